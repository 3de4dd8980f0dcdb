"""Other people behind the same published numbers give the same report, byte for byte."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit.authoring.locate import load_sound
from audit.cli.rendering import Look, write_renderings
from audit.cli.summary import print_summary
from audit.config import PeriodSettings, Settings
from audit.engine import assess
from audit.history import open_store
from audit.importing import import_files
from audit.model.result import AuditResult
from audit.types import Audience

HEADER = ("Employee ID", "Gender", "Ethnicity", "Department", "Grade", "Job title", "Salary", "Start date", "Contract")
WOMEN_OF_HR = {"department": "Human Resources", "gender": "women"}
OUTPUTS = ("pdf", "html", "json", "xlsx", "csv", "md")


def staff(path: Path, *, swapped: bool) -> Path:
    """120 people, 9 of them in HR, on the same terms as engineering. A woman of HR and a man there trade places."""
    women = {"Human Resources": 3, "Sales": 30, "Engineering": 25}
    size = {"Human Resources": 9, "Sales": 61, "Engineering": 50}
    rows: list[tuple[object, ...]] = [HEADER]
    for department, n in size.items():
        for number in range(n):
            serial = len(rows)
            trades = swapped and (department, number) in {("Human Resources", 2), ("Engineering", 26)}
            gender = "Woman" if (number < women[department]) != trades else "Man"
            terms = ("Clerk", 45_000 if department == "Sales" else 40_000, "2019-05-01", "Full-time")
            rows.append((f"E{serial}", gender, ("White", "Black")[serial % 2], department, "Grade 2", *terms))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def ladder(path: Path, *, swapped: bool) -> Path:
    """80 women at three levels, one of them alone at hers, who trades her pay with another one."""
    rows: list[tuple[object, ...]] = [HEADER]
    for level, n, pay in (("Alpha", 40, 40_000), ("Beta", 39, 45_000), ("Gamma", 1, 90_000)):
        for number in range(n):
            alone, other = level == "Gamma", (level, number) == ("Beta", 1)
            paid = (20_000, 90_000)[alone != swapped] if alone or other else pay
            gender, origin = "Woman", "Black" if alone or number % 2 else "White"
            terms = ("Sales", level, "Clerk", paid, "2019-05-01", "Full-time")
            rows.append((f"E{len(rows)}", gender, origin, *terms))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def line_up(path: Path, *, swapped: bool) -> Path:
    """72 appearances, 12 of them keynotes. A woman who gives one and a man who gives a talk trade places."""
    rows: list[tuple[object, ...]] = [("Event", "Session", "Speaker", "Role", "Gender", "Ethnicity", "Paid", "Fee")]
    for role, women, n in (("Keynote", 3, 12), ("Speaker", 30, 60)):
        for number in range(n):
            trades = swapped and (role, number) in {("Keynote", 2), ("Speaker", 40)}
            gender = "Woman" if (number < women) != trades else "Man"
            serial = len(rows)
            rows.append((f"Event {serial % 6}", f"S{serial}", f"P{serial}", role, gender, "White", "Fee", 200))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def audited(path: Path, audience: Audience) -> AuditResult:
    settings = Settings(organisation="X", audience=audience, period=PeriodSettings(label="2025"))
    checklists, profile = load_sound(settings, [])
    dataset = import_files([path], settings)
    return assess(checklists, dataset, settings, profile, today=date(2026, 1, 1))


def remembered(place: Path, result: AuditResult) -> list[tuple[object, ...]]:
    """Return every field of the history but the time of recording."""
    with open_store(f"sqlite:///{place}") as store:
        store.remember(result)
    with sqlite3.connect(place) as database:
        rows: list[tuple[object, ...]] = []
        for table in ("snapshots", "item_scores"):
            found = database.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 - names from above
            names = [column[0] for column in found.description]
            rows += [tuple(v for n, v in zip(names, row, strict=True) if n != "recorded_at") for row in found]
    return rows


def rendered(result: AuditResult, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, bytes]:
    """Return every byte that is written or said of a result, run in its folder."""
    paths = {name: Path(f"report.{name}") for name in OUTPUTS}
    write_renderings(result, None, paths, Look())
    print_summary(result, None, list(paths.values()))
    seen = capsys.readouterr()
    outputs = {name: path.read_bytes() for name, path in paths.items()}
    outputs["terminal"] = (seen.out + seen.err).encode()
    outputs["history"] = repr(remembered(folder / "history.db", result)).encode()
    return outputs


@pytest.mark.parametrize(
    ("make", "audience"),
    [
        (staff, Audience.INTERNAL),
        (staff, Audience.PUBLIC),
        (ladder, Audience.INTERNAL),
        (line_up, Audience.INTERNAL),
        pytest.param(ladder, Audience.PUBLIC, marks=pytest.mark.slow),
        pytest.param(line_up, Audience.PUBLIC, marks=pytest.mark.slow),
    ],
)
def test_another_truth_leaves_every_byte_as_it_is(
    make: Callable[..., Path],
    audience: Audience,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    written: list[dict[str, bytes]] = []
    for swapped in (False, True):
        folder = tmp_path / str(swapped)
        folder.mkdir()
        result = audited(make(folder / "staff.csv", swapped=swapped), audience)
        small = [cell for cell in result.certificate.cells if dict(cell.key.at) == SMALL[make]]
        assert [cell.value for cell in small] == [None], "the report would name the small group, but hides it"
        monkeypatch.chdir(folder)
        written.append(rendered(result, folder, capsys))
    first, second = written
    assert {name: first[name] == second[name] for name in first} == dict.fromkeys(first, True)


SMALL = {
    staff: WOMEN_OF_HR,
    ladder: {"level": "Gamma"},
    line_up: {"gender": "women", "role": "keynote"},
}
