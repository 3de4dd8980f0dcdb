"""Random organisations as files, through the whole program: `python -m tests.engine.any_organisation --count 500`.

An organisation is a number, so that a failure is made again by naming it. Its tables are drawn from the declarations:
any columns, any words of any language, amounts of nothing, below nothing, all alike, or not known. Whatever the files
hold, the program answers: with a result that is sound in every form, or with one sentence.
"""

from __future__ import annotations

import argparse
import math
import re
import traceback
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from audit import report
from audit.authoring.locate import load_sound
from audit.config import PeriodSettings, Settings
from audit.disclosure import verify_results
from audit.engine import assess
from audit.history import compare
from audit.importing.guard import ReadFile
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read.worker import read_sheets
from audit.importing.run import build_dataset
from audit.model.codec import result_from_json, result_to_json
from audit.model.result import AuditResult
from audit.tables import TABLES
from audit.tables.dataset import Dataset
from audit.tables.declare import Column, ColumnType, Table
from audit.tables.vocabularies import VOCABULARIES
from audit.types import Audience

TODAY = date(2026, 2, 1)
PROFILES = ("full", "employer", "organiser", "full+uk", "employer+eu", "full+us")
SIZES = (1, 2, 6, 25, 80, 300)
OFTEN = frozenset({"employees", "events", "sessions", "appearances", "applications", "governance"})
KEYS = {"event": 6, "session": 20, "person": 60, "manager": 9, "body": 3, "supplier": 12}
_NUMERIC = (ColumnType.MONEY, ColumnType.NUMBER, ColumnType.MINUTES, ColumnType.COUNT)


def organisation(seed: int) -> AuditResult | None:
    """Audit an organisation over one or two years and render what came of it; None where no table was usable."""
    random = np.random.default_rng(seed)
    drawn = [name for name in TABLES if random.random() < (0.7 if name in OFTEN else 0.15)]
    results: list[AuditResult] = []
    settings = Settings(
        organisation="Any",
        profile=str(random.choice(PROFILES)),
        audience=Audience(str(random.choice([each.value for each in Audience]))),
        currency="EUR",
        public_roster=bool(random.random() < 0.5),
        fee_floors={"keynote": 500.0, "panellist": 200.0} if random.random() < 0.5 else {},
    )
    for year in range(2024, 2024 + int(random.integers(1, 3))):
        files = {name: as_csv(TABLES[name], random, year) for name in drawn}
        dated = settings.model_copy(update={"period": PeriodSettings(label=str(year))})
        dataset = imported(files, dated)
        if not dataset.tables:
            return None
        lists, profile = load_sound(dated)
        known = [] if dated.audience is Audience.CONFIDENTIAL else results
        results.insert(0, assess(lists, dataset, dated, profile, today=TODAY, earlier=known))
    check(results[:1] if settings.audience is Audience.CONFIDENTIAL else results)
    return results[0]


def imported(files: dict[str, bytes], settings: Settings) -> Dataset:
    """Import files in this process."""
    sheets = []
    for name, data in files.items():
        read = ReadFile(path=Path(f"{name}.csv"), sha256="", sheets=tuple(read_sheets(data)))
        sheets += read_file(f"{name}.csv", read, MappingFile(), TODAY, "DMY")
    return build_dataset(sheets, settings, today=TODAY)


def check(results: list[AuditResult]) -> None:
    """Raise AssertionError where a number is none, a document does not come back, or somebody is recovered."""
    for result in results:
        for place, number in numbers(result, "result"):
            assert math.isfinite(number), f"{place} is {number}"
        assert result_to_json(result_from_json(result_to_json(result))) == result_to_json(result)
    found = verify_results(results)
    assert not found.problems, [problem.text for problem in found.problems]
    comparison = compare(results[0], results[1]) if len(results) > 1 else None
    context = report.build_context(results[0], comparison, language="en", page="A4")
    html = report.render_html(context)
    for word in ("nan", "inf", "None"):
        assert not re.search(rf"[> ]{word}[< ]", html), f"{word} is printed"
    for render in (report.render_xlsx, report.render_csv, report.render_markdown):
        assert render(context)


def numbers(part: Any, place: str) -> Iterator[tuple[str, float]]:
    """Yield every fraction in a document with its place."""
    if isinstance(part, float):
        yield place, part
    elif isinstance(part, dict):
        for name, entry in part.items():
            yield from numbers(entry, f"{place}.{name}")
    elif isinstance(part, list | tuple):
        for index, entry in enumerate(part):
            yield from numbers(entry, f"{place}[{index}]")
    elif is_dataclass(part):
        for each in fields(part):
            yield from numbers(getattr(part, each.name), f"{place}.{each.name}")


def as_csv(table: Table, random: np.random.Generator, year: int) -> bytes:
    """Return a table as a file with the columns it needs and any of the others, named as they are declared."""
    rows = int(random.choice(SIZES))
    share = random.choice([0.2, 0.6, 1.0])
    needed = {column.name for column in table.columns if column.required or column.unique}
    needed |= {str(random.choice(names)) for names in table.requires_any}
    drawn = [
        column for column in table.columns if not column.derived and (column.name in needed or random.random() < share)
    ]
    frame = pd.DataFrame({column.name.replace("_", " "): values(column, rows, random, year) for column in drawn})
    return frame.to_csv(index=False, sep=str(random.choice([",", ";"]))).encode()


def values(column: Column, rows: int, random: np.random.Generator, year: int) -> list[str]:
    """Return a column as people write it, some of it blank."""
    blank = float(random.choice([0.0, 0.0, 0.1, 0.5, 1.0])) if not (column.required or column.unique) else 0.0
    written = _written(column, rows, random, year)
    return ["" if random.random() < blank else value for value in written]


def _written(column: Column, rows: int, random: np.random.Generator, year: int) -> list[str]:
    if column.type is ColumnType.KEY:
        if column.unique:
            return [f"{column.name[:2]}{row}" for row in range(rows)]
        return [f"{column.name[:2]}{random.integers(0, KEYS.get(column.name, 40))}" for _ in range(rows)]
    if column.vocabulary:
        return _words(column, rows, random)
    if column.type is ColumnType.YES_NO:
        return [str(random.choice(["yes", "no"])) for _ in range(rows)]
    if column.type is ColumnType.YES_PARTLY_NO:
        return [str(random.choice(["yes", "partly", "no"])) for _ in range(rows)]
    if column.type is ColumnType.DATE:
        first, last = ("1950-01-01", "2004-01-01") if "birth" in column.name else (f"{year - 1}-09-01", f"{year}-12-31")
        days = pd.date_range(first, last)
        return [str(random.choice(days))[:10] for _ in range(rows)]
    if column.type is ColumnType.YEAR:
        return [str(random.integers(1950, 2005)) for _ in range(rows)]
    if column.type is ColumnType.SHARE:
        return [f"{random.random():.3f}" for _ in range(rows)]
    if column.type in _NUMERIC:
        return _amounts(column, rows, random)
    return [str(random.choice(["North", "South", "<b>Works</b>", "=1+1", "Élan", "人事"])) for _ in range(rows)]


def _words(column: Column, rows: int, random: np.random.Generator) -> list[str]:
    known = VOCABULARIES[column.vocabulary].values
    language = str(random.choice(["en", "en", "fr", "de", "es"]))
    names = list(known)[: int(random.integers(1, len(known) + 1))]
    said = [known[name].get(language, ()) or (name,) for name in names]
    return [str(random.choice(said[int(random.integers(0, len(said)))])) for _ in range(rows)]


def _amounts(column: Column, rows: int, random: np.random.Generator) -> list[str]:
    kind = str(random.choice(["usual", "usual", "usual", "zeros", "nothing", "below", "alike", "huge"]))
    usual = random.lognormal(10 if column.type is ColumnType.MONEY else 3, 0.5, rows)
    drawn = {
        "usual": usual,
        "zeros": np.where(random.random(rows) < 0.4, 0.0, usual),
        "nothing": np.zeros(rows),
        "below": np.where(random.random(rows) < 0.2, -usual, usual),
        "alike": np.full(rows, 40.0),
        "huge": usual * 1e6,
    }[kind]
    if column.type is ColumnType.COUNT:
        return [str(int(value)) for value in drawn]
    return [f"{value:.2f}" for value in drawn]


def main() -> None:
    """Run many organisations, and say which failed and how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--start", type=int, default=0)
    given = parser.parse_args()
    failed = usable = 0
    for seed in range(given.start, given.start + given.count):
        try:
            usable += organisation(seed) is not None
        except Exception:
            failed += 1
            print(f"organisation {seed}\n{traceback.format_exc()}", flush=True)
    print(f"{given.count} organisations, {usable} audited, {failed} failed")


if __name__ == "__main__":
    main()
