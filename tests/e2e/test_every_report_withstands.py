"""Every report passes `audit verify`, for each audience: public HR files, odd ones, and both sample organisations.

A choice of pairs runs always; all of them run with the slow tests.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.authoring.locate import load_sound
from audit.config import PeriodSettings, Settings
from audit.disclosure import verify_results
from audit.engine import assess
from audit.importing import import_files
from audit.model.codec import result_from_json, result_to_json
from audit.model.result import AuditResult
from audit.types import Audience
from sample_data.make import write_sample
from tests.e2e.commands import Run, run_command

FILES = (
    "HRDataset_v14.csv",
    "IBM attrition.xlsx",
    "employees_semicolon_ddmmyyyy.csv",
    "montgomery_county_2016.csv",
)
AUDIENCES = tuple(Audience)
HEADER = ("Employee ID", "Gender", "Ethnicity", "Department", "Grade", "Job title", "Salary", "Start date", "Contract")
BY_RULE = {"median", "quantile", "gap", "coefficient", "ratio", "index", "probability"}
PROVEN = {"count", "share", "rate", "sum", "mean"}


def audited(path: Path, audience: Audience) -> AuditResult:
    settings = Settings(organisation="X", audience=audience, period=PeriodSettings(label="2025"))
    checklists, profile = load_sound(settings, [])
    dataset = import_files([path], settings)
    result = assess(checklists, dataset, settings, profile, today=date(2026, 1, 1))
    return result_from_json(result_to_json(result))


def check(result: AuditResult) -> None:
    verified = verify_results([result])
    assert verified.passed, (verified.told, verified.problems)
    certificate = result.certificate
    assert certificate.recovered == 0
    assert set(certificate.proven) <= PROVEN
    assert set(certificate.by_rule) <= BY_RULE
    assert "no-earlier" in [note.code for note in certificate.notes]
    said = [note.text for note in certificate.notes if "by rule, not by proof" in note.text]
    assert len(said) <= 1, said
    least = {Audience.CONFIDENTIAL: 3, Audience.INTERNAL: 5, Audience.PUBLIC: 10}[result.audience]
    assert certificate.narrowest is None or certificate.narrowest >= least


def pairs(names: Sequence[str]) -> list[Any]:
    """Every name with every audience; one audience of each runs always, the others are slow."""
    return [
        pytest.param(
            name,
            audience,
            id=f"{name}-{audience.value}",
            marks=[] if (index + shift) % len(AUDIENCES) == 0 else [pytest.mark.slow],
        )
        for index, name in enumerate(names)
        for shift, audience in enumerate(AUDIENCES)
    ]


@pytest.mark.real_data
@pytest.mark.parametrize(("name", "audience"), pairs(FILES))
def test_public_hr_files(name: str, audience: Audience, real_data: Path) -> None:
    check(audited(real_data / "hr" / name, audience))


def person(chance: random.Random, serial: int, **changed: object) -> list[object]:
    row: dict[str, object] = {
        "Employee ID": f"E{serial}",
        "Gender": chance.choice(["Woman", "Man"]),
        "Ethnicity": chance.choice(["White", "Black", "Asian"]),
        "Department": chance.choice(["Sales", "Human Resources", "IT"]),
        "Grade": f"Grade {chance.randint(1, 4)}",
        "Job title": "Clerk",
        "Salary": chance.randint(30_000, 90_000),
        "Start date": "2019-05-01",
        "Contract": chance.choice(["Full-time", "Part-time"]),
    }
    return list({**row, **changed}.values())


Odd = Callable[[random.Random], list[list[object]]]
ODD: dict[str, Odd] = {
    "one-person": lambda chance: [person(chance, 1)],
    "three-people": lambda chance: [person(chance, i) for i in range(3)],
    "one-person-a-department": lambda chance: [person(chance, i, Department=f"Unit {i}") for i in range(40)],
    "nothing-disclosed": lambda chance: [person(chance, i, Gender="", Ethnicity="") for i in range(60)],
    "women-only": lambda chance: [person(chance, i, Gender="Woman") for i in range(50)],
    "one-owner-has-nearly-all": lambda chance: [
        person(chance, i, Salary=5_000_000 if i == 0 else 40_000 + i) for i in range(80)
    ],
    "some-pay-is-negative": lambda chance: [
        person(chance, i, Salary=-500 if i % 7 == 0 else 40_000 + i) for i in range(80)
    ],
    "many-people": lambda chance: [
        person(chance, i, Department=f"Unit {chance.randint(1, 40)}") for i in range(60_000)
    ],
}


@pytest.mark.parametrize(("name", "audience"), pairs(tuple(ODD)))
def test_odd_staff_lists(name: str, audience: Audience, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *ODD[name](random.Random(1))])  # noqa: S311 - no secrets here
    check(audited(path, audience))


@pytest.mark.parametrize("organisation", ["large", "small"])
def test_both_years_of_a_sample_withstand_together(organisation: str, request: pytest.FixtureRequest) -> None:
    runs: dict[int, Run] = request.getfixturevalue(f"{organisation}_runs")
    results = [result_from_json(json.dumps(runs[year].result).encode()) for year in (2025, 2024)]
    verified = verify_results(results)
    assert verified.passed, (verified.told, verified.problems)
    assert verified.attacked >= 20
    assert results[0].certificate.earlier == ("2024",)


@pytest.mark.slow
@pytest.mark.parametrize("audience", [Audience.CONFIDENTIAL, Audience.PUBLIC], ids=lambda audience: audience.value)
@pytest.mark.parametrize("organisation", ["large", "small"])
def test_a_sample_for_every_audience(organisation: str, audience: Audience, tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", organisation)
    work = tmp_path / "work"
    work.mkdir()
    for year in ("2024", "2025"):
        files = sorted((tmp_path / "sample" / year).iterdir())
        words = ("--config", tmp_path / "sample" / "audit.toml", "--period", year, "--audience", audience.value)
        done = run_command(
            work, "run", *files, *words, "--history", "history.db", "--json", f"{year}.json", timeout=900
        )
        assert done.code == 0, done.said
    older = () if audience is Audience.CONFIDENTIAL else ("2024.json",)  # a confidential report is compared with none
    verified = run_command(work, "verify", "2025.json", *older, timeout=900)
    assert verified.code == 0, verified.said
