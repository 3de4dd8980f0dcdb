"""The same table gives identical scores, bit for bit, whatever format it is saved in."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from audit.authoring.locate import load_sound
from audit.config import PeriodSettings, Settings
from audit.engine import assess
from audit.importing import import_files
from tests.importing import hostile

DAY = date(2026, 2, 1)
EPOCH = date(1899, 12, 30)
HEADER = (
    *("Employee ID", "Gender", "Ethnicity", "Disability", "Birth date", "Grade", "Department", "Manager ID"),
    *("Contract", "Hire date", "Leaving date", "Salary", "FTE", "Exit interview"),
)
DATES = (4, 9, 10)
SETTINGS = Settings(organisation="Example", currency="EUR", period=PeriodSettings(label="2025"))


def people() -> list[list[object]]:
    """Return made-up people, with amounts that have no short binary form, blanks, and text that looks like numbers."""
    rng = random.Random(11)  # noqa: S311 - repeatable, not secret
    made: list[list[object]] = []
    for number in range(160):
        hired = date(2012, 1, 1) + timedelta(days=rng.randrange(4_900))
        left = hired + timedelta(days=rng.randrange(100, 3_000))
        gone = rng.random() < 0.25 and left < date(2026, 1, 1)
        made.append(
            [
                f"{number:05d}",
                rng.choice(("Woman", "Man", "Woman", "Man", "Non-binary", None)),
                rng.choice(("White", "Black or African American", "Asian", None)),
                rng.choice(("yes", "no", "no", "Prefer not to say")),
                date(1960, 1, 1) + timedelta(days=rng.randrange(15_000)),
                f"{rng.randrange(1, 6)}",
                rng.choice(("Ventas", "Operaciones", "Recursos Humanos", "Finanzas")),
                f"{rng.randrange(12):05d}",
                rng.choice(("Full-time", "Full-time", "Part-time")),
                hired,
                left if gone else None,
                round(rng.uniform(20_000, 120_000), 2) + rng.choice((0, 0.001, 1 / 3)),
                rng.choice((1, 1, 0.5, 0.8)),
                rng.random() < 0.5 if gone else None,
            ]
        )
    return made


def scores(path: Path) -> dict[str, object]:
    """Import a file, audit it, and return everything that was judged and measured."""
    lists, profile = load_sound(SETTINGS, [])
    result = assess(lists, import_files([path], SETTINGS), SETTINGS, profile, today=DAY)
    found: dict[str, object] = {"overall": result.overall}
    for one in result.checklists:
        found[one.checklist] = one.score
        found |= {f"{one.checklist}/{item.item}": (item.score, item.low, item.high, item.outcome) for item in one.items}
        found |= {
            f"{one.checklist}/{item.item}/value": (item.measurement.value, item.measurement.n)
            for item in one.items
            if item.measurement
        }
    return found


def text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_csv(path: Path) -> None:
    path.write_text("\n".join(",".join(map(text, row)) for row in (HEADER, *people())) + "\n", encoding="utf-8")


def as_utf16(path: Path) -> None:
    path.write_text("\r\n".join(";".join(map(text, row)) for row in (HEADER, *people())), encoding="utf-16")


def as_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, *people()):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)


def as_parquet(path: Path) -> None:
    pd.DataFrame(people(), columns=list(HEADER)).to_parquet(path)


def as_json(path: Path) -> None:
    path.write_text(json.dumps([dict(zip(HEADER, row, strict=True)) for row in people()], default=str))


def as_ods(path: Path) -> None:
    rows = (HEADER, *people())
    path.write_bytes(
        hostile.ods("".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows))
    )


def _cell(value: object) -> str:
    kinds = {bool: "boolean", date: "date", float: "float", int: "float"}
    kind = kinds.get(type(value), "string")
    if value is None:
        return "<table:table-cell/>"
    if kind == "string":
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    name = {"float": "value"}.get(kind, f"{kind}-value")
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{text(value).lower()}"/>'


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    path = tmp_path_factory.mktemp("scores") / "staff.csv"
    as_csv(path)
    found = scores(path)
    told = [value for value in found.values() if isinstance(value, tuple) and value[0] is not None]
    assert len(told) > 20
    return found


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("staff.xlsx", as_xlsx),
        ("staff.ods", as_ods),
        ("staff.parquet", as_parquet),
        ("staff.json", as_json),
        ("staff.txt", as_utf16),
    ],
)
def test_formats_written_by_python(
    tmp_path: Path, expected: dict[str, object], name: str, write: Callable[[Path], None]
) -> None:
    write(tmp_path / name)
    assert scores(tmp_path / name) == expected


SCRIPT = """
const XLSX = require(process.argv[2]), fs = require('fs');
const [header, dates, rows] = JSON.parse(fs.readFileSync('data.json'));
const cells = rows.map(row => row.map((value, place) =>
  dates.includes(place) && value ? {t: 'n', v: value, z: 'yyyy-mm-dd'} : value));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([header, ...cells]), 'Staff');
for (const [name, type] of [['a.xlsx', 'xlsx'], ['a.xlsb', 'xlsb'], ['a.xls', 'biff8'], ['a.ods', 'ods']])
  XLSX.writeFile(book, name, {bookType: type});
"""


def test_formats_written_by_sheetjs(tmp_path: Path, expected: dict[str, object], sheetjs: Path) -> None:
    rows = [[(value - EPOCH).days if isinstance(value, date) else value for value in row] for row in people()]
    (tmp_path / "data.json").write_text(json.dumps([HEADER, DATES, rows]), encoding="utf-8")
    (tmp_path / "write.js").write_text(SCRIPT, encoding="utf-8")
    subprocess.run(["node", "write.js", str(sheetjs.resolve())], cwd=tmp_path, check=True, timeout=60)
    for name in ("a.xlsx", "a.xlsb", "a.xls", "a.ods"):
        assert scores(tmp_path / name) == expected, name
