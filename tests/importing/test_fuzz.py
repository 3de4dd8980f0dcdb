"""Mutated files: whatever comes out, it is a dataset or a typed error, and never a crash of this process.

`AUDIT_FUZZ=200000 python -m pytest tests/importing/test_fuzz.py` runs the long version.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from audit.config import Settings
from audit.importing.guard import reading
from audit.importing.intake import labelled, read_all
from audit.importing.mapping import MappingFile
from audit.importing.run import build_dataset
from tests.importing import hostile

COUNT = int(os.environ.get("AUDIT_FUZZ", "400"))
TODAY = date(2026, 6, 30)
PIECES = (
    *(b"", b"\x00", b"\xff", b'"', b"'", b",", b";", b"\n", b"\r", b"\t", b"<", b"&", b"%", b"-", b"1e999", b"NaN"),
    *(b"total", b"Total", b"99999999999999999999", b"31/02/2020", b"F", b"gender", b"=1+1", b"\xef\xbb\xbf", b"\xca"),
    *(b'<row r="0">', b'<c r="A0">', b'r="ZZZ9"', b"</sheetData>", b"{", b"]", b"null", b"true", b"1.234,5", b"(1)"),
)
CSV = (
    b"Employee ID,Gender,Race,Department,Hire date,Salary,FTE,Termination date\n"
    b'1,F,White,HR,01/02/2020,"$1,000.50",45%,\n2,M,"Asian, other",Sales,13/02/2020,900,1,01/01/2021\n'
    b"3,,Black,Sales,2020-02-03,(5),0.5,n/a\nTotal,,,,,1905.5,,\n\nNote: see below,,,,,,,\n"
)
EVENTS = b"Event;Role;Person;Gender;Session type\nA;keynote;p1;W;Panel\nA;panel;p2;M;Panel\nA;chair;p3;M;talk\n"
JSON = b'[{"Employee ID": 1, "Gender": "F", "Department": {"en": "HR"}, "Salary": 5.5, "x": [1, {"a": null}]}]'


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Staff",), (), ("Employee ID", "Gender", "Department", "Hire date", "Salary")):
        sheet.append(row)  # type: ignore[union-attr]
    for number in range(4):
        sheet.append((number, "F", "HR", date(2020, 1, 1 + number), 1000 * number))  # type: ignore[union-attr]
    sheet.merge_cells("C5:C6")  # type: ignore[union-attr]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with a few pieces put in, cut out, doubled or changed."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(changed) + 1)
        length = rng.choice((0, 1, 1, 2, 8, 40))
        kind = rng.randrange(4)
        if kind == 0:
            changed[place:place] = rng.choice(PIECES) * rng.choice((1, 1, 1, 50))
        elif kind == 1:
            del changed[place : place + length]
        elif kind == 2:
            changed[place : place + length] = changed[place : place + length] * 2
        elif place < len(changed):
            changed[place] = rng.randrange(256)
    return bytes(changed)


def mutated_archive(data: bytes, rng: random.Random) -> bytes:
    """Return the archive with one part mutated and packed again, or, seldom, its own bytes mutated."""
    if rng.random() < 0.1:
        return mutated(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    parts[name] = mutated(parts[name], rng)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return buffer.getvalue()


SEEDS: dict[str, tuple[Callable[[], bytes], Callable[[bytes, random.Random], bytes]]] = {
    "staff.csv": (lambda: CSV, mutated),
    "events.csv": (lambda: EVENTS, mutated),
    "staff.json": (lambda: JSON, mutated),
    "staff.xlsx": (workbook, mutated_archive),
    "sheet.ods": (
        lambda: hostile.ods(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{header}</text:p></table:table-cell>'
                for header in ("Employee ID", "Gender", "Department")
            )
            + "</table:table-row>"
        ),
        mutated_archive,
    ),
}


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_give_data_or_typed_errors(tmp_path: Path, name: str) -> None:
    make, mutate = SEEDS[name]
    seed = make()
    rng = random.Random(f"{name}-{COUNT}")  # noqa: S311 - repeatable, not secret
    path = tmp_path / name
    with reading(seconds=30) as reader:
        for number in range(COUNT // len(SEEDS)):
            path.write_bytes(mutate(seed, rng))
            sheets, issues = read_all(labelled([path]), reader, MappingFile(), Settings(), TODAY, None)
            dataset = build_dataset(sheets, Settings(), today=TODAY, issues=issues)
            assert dataset.tables or dataset.issues, number
            for issue in dataset.issues:
                assert issue.message.text, number
