"""Hidden sums and means of pay, and the largest and the smallest pay, stand in no byte of anything that is written."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
import zlib
from itertools import combinations
from pathlib import Path
from random import Random

import pypdf
import pytest

from audit.model.result import AuditResult
from audit.types import Audience, Statistic
from tests.e2e.test_non_interference import HEADER, audited, rendered

Person = dict[str, str | int]
GENDERS = ("Woman", "Man", "Non-binary", "")
COLUMNS = ("gender", "ethnicity", "department", "level")
SMALLEST = 100_000
"""Numbers of six digits and more are seen by chance nowhere."""
FEW = 10
"""Of fewer people, no sum, mean or median of pay is shown to these audiences."""


def staff(seed: int) -> list[Person]:
    """20 to 120 people; no two of them are paid the same, and sums of pay differ for any two groups."""
    chance = Random(seed)  # noqa: S311 - no secrets here
    departments = ("Sales", "IT", "Finance", "Human Resources")[: chance.randint(2, 4)]
    people = range(chance.randint(20, 120))
    return [
        {
            "gender": chance.choices(GENDERS, (47, 45, 3, 5))[0],
            "ethnicity": chance.choices(("White", "Black", "Asian"), (70, 20, 10))[0],
            "department": chance.choice(departments),
            "level": f"Grade {chance.randint(1, 4)}",
            "pay": pay,
        }
        for _, pay in zip(people, chance.sample(range(SMALLEST, 9 * SMALLEST), len(people)), strict=True)
    ]


def written(people: list[Person], path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for serial, one in enumerate(people):
            where = (one["gender"], one["ethnicity"], one["department"], one["level"])
            rows.writerow((f"E{serial}", *where, "Clerk", one["pay"], "2019-05-01", "Full-time"))
    return path


def secret_numbers(people: list[Person], result: AuditResult) -> dict[int, str]:
    """The numbers that nobody may find, each with what it is: extremes, and sums and means of groups below ten."""
    pays = sorted(int(one["pay"]) for one in people)
    found = dict.fromkeys((*pays[:2], *pays[-2:]), "an extreme pay")
    for size in (1, 2, 3):
        for names in combinations(COLUMNS, size):
            groups: dict[tuple[str | int, ...], list[int]] = {}
            for one in people:
                groups.setdefault(tuple(one[name] for name in names), []).append(int(one["pay"]))
            for place, inside in groups.items():
                if len(inside) < FEW:
                    found |= {
                        sum(inside): f"the sum of {place}",
                        round(sum(inside) / len(inside)): f"the mean of {place}",
                    }
    shown = {round(cell.value) for cell in result.certificate.cells if cell.value is not None}
    shown |= medians(result)  # by rule: of an odd number of people, ten or more, it is what one of them is paid
    return {number: name for number, name in found.items() if number not in shown}


def medians(result: AuditResult) -> set[int]:
    items = [item for checklist in result.checklists for item in checklist.items]
    figures = [figure for item in items if item.measurement is not None for figure in item.measurement.groups]
    assert all((figure.n or FEW) >= FEW for figure in figures if figure.statistic is Statistic.MEDIAN)
    return {round(one.value) for one in figures if one.statistic is Statistic.MEDIAN and one.value is not None}


def texts(outputs: dict[str, bytes], history: Path) -> dict[str, str]:
    """Everything that was written, as text: unpacked, and without the marks between thousands."""
    pdf = pypdf.PdfReader(io.BytesIO(outputs["pdf"]))
    plain = {name: data.decode("utf-8", "replace") for name, data in outputs.items() if name not in ("pdf", "xlsx")}
    plain["pdf"] = " ".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata) + str(pdf.outline)
    for name, contents in pdf.attachments.items():
        if name.endswith(".json"):
            plain["attachment"] = b" ".join(contents).decode()
    with zipfile.ZipFile(io.BytesIO(outputs["xlsx"])) as book:
        plain["xlsx"] = " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    with sqlite3.connect(history) as database:
        documents = [zlib.decompress(row[0]) for row in database.execute("SELECT document FROM snapshots")]
    plain["stored"] = b" ".join(documents).decode() + history.read_bytes().decode("latin-1")
    return {name: re.sub(r"(?<=\d)[,.'\u00a0\u2009\u202f ](?=\d{3}(?!\d))", "", text) for name, text in plain.items()}


ALL = [(seed, audience) for seed in range(10) for audience in (Audience.INTERNAL, Audience.PUBLIC)]
QUICK = (5, Audience.INTERNAL)


@pytest.mark.parametrize(
    ("seed", "audience"), [pytest.param(*one, marks=[] if one == QUICK else pytest.mark.slow) for one in ALL]
)
def test_no_hidden_amount_stands_anywhere(
    seed: int,
    audience: Audience,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    people = staff(seed)
    result = audited(written(people, tmp_path / "staff.csv"), audience)
    numbers = secret_numbers(people, result)
    assert len(numbers) >= 50
    found = texts(rendered(result, tmp_path, capsys), tmp_path / "history.db")
    assert {"pdf", "html", "json", "xlsx", "csv", "md", "terminal", "stored", "attachment"} <= set(found)
    for place, text in found.items():
        said = {int(number) for number in re.findall(r"(?<!\d)\d{6,9}(?!\d)", text)}
        for number, name in numbers.items():
            assert number not in said, f"{name} stands in the {place}"
    shown = {round(cell.value) for cell in result.certificate.cells if cell.value is not None and cell.key.amount}
    of_json = {int(number) for number in re.findall(r"(?<!\d)\d{6,9}(?!\d)", found["json"])}
    assert shown & of_json or not shown  # what is shown is found: the search can see
