"""A copy of the user's own workbook with the cells marked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from json import dumps
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import audit
from audit.files import clear_left_over, replacing, temporary_folder
from audit.importing.guard import WALL_SECONDS, reading
from audit.importing.issue_sheet import (
    IssueRow,
    Say,
    SheetWords,
    level_in,
    list_issues,
    mark_cells,
    put_text,
    words_in,
)
from audit.importing.marking_child import request_of
from audit.importing.places import CellIssue
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import ReadSheet
from audit.importing.run import Inspection
from audit.model.message import msg
from audit.model.result import DataIssue

_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from audit.importing.marking_child import main; main()"
_OWN = msg(
    "own-copy", "Your own workbook, with the cells marked. Pictures and shapes may be missing; all else is as it was."
)
_REBUILT = msg(
    "rebuilt-copy", "Made anew from the values that were read: formats and formulas of the file are not in it."
)


def write_copies(inspection: Inspection, folder: Path | None, say: Say) -> tuple[Path, ...]:
    """Write a marked copy of each file that has issues; see `audit.importing.write_marked_copies`."""
    written: list[Path] = []
    words = words_in(say)
    with reading() as reader:
        for label, path in inspection.files.items():
            rows = [issue_row(issue, say) for issue in inspection.issues if issue.file == label]
            if not rows:
                continue
            where = folder or path.absolute().parent
            clear_left_over(where, "*.marked.xls[xm]")
            sha256 = next((sheet.source.sha256 for sheet in inspection.sheets if sheet.source.file == label), "")
            stem = _free_stem(path.stem, where, written)
            copy = _own_copy(path, sha256, stem, partial(request_of, rows=rows, words=words, said=say(_OWN)))
            if copy is None:
                try:
                    sheets = reader.read(path).sheets
                except Refusal:
                    continue
                copy = Path(f"{stem}.marked.xlsx")
                with replacing(copy, private=True) as part:
                    _rebuilt(sheets, rows, words, say(_REBUILT)).save(part)
            written.append(copy)
    return tuple(written)


def _free_stem(stem: str, folder: Path, written: Sequence[Path]) -> Path:
    """Return where a copy goes, without its ending: two files of one name may be told apart by their endings only."""
    taken = {path.name.rpartition(".marked.")[0] for path in written}
    names = (stem, *(f"{stem} {number}" for number in range(2, len(taken) + 3)))
    return folder / next(name for name in names if name not in taken)


def issue_row(issue: DataIssue, say: Say) -> IssueRow:
    """Return an issue as plain texts in the language of the reader."""
    return IssueRow(
        level=issue.level.value,
        file=issue.file,
        sheet=issue.sheet,
        cell=issue.cell,
        message=say(issue.message),
        hint=say(issue.hint) if issue.hint else "",
        mapping=issue.mapping,
        cells=issue.cells if isinstance(issue, CellIssue) else (),
        level_said=level_in(say, issue.level),
    )


def _own_copy(path: Path, sha256: str, stem: Path, request: Callable[..., Mapping[str, Any]]) -> Path | None:
    """Have a child mark a copy of the workbook itself; None where the file is no .xlsx, or it cannot be done."""
    macros = _has_macros(path)
    if macros is None or not sha256:
        return None
    target = Path(f"{stem}.marked.{'xlsm' if macros else 'xlsx'}")

    root = str(Path(audit.__file__).resolve().parent.parent)
    try:
        with replacing(target, private=True) as part, temporary_folder("marking") as scratch:
            asked = request(str(path.absolute()), sha256, str(part), macros=macros)
            subprocess.run(  # noqa: S603 - our own interpreter, no shell
                [sys.executable, "-I", "-c", _BOOT, root],
                input=dumps(asked).encode(),
                env={**os.environ, "TMPDIR": str(scratch)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=WALL_SECONDS,
                check=True,
            )
    except subprocess.SubprocessError:
        return None
    return target


def _has_macros(path: Path) -> bool | None:
    """Return whether an Excel workbook holds macros, None where the file is none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError):
        return None
    return "xl/vbaProject.bin" in names if "xl/workbook.xml" in names else None


def _rebuilt(sheets: Sequence[ReadSheet], rows: Sequence[IssueRow], words: SheetWords, said: str) -> Workbook:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = words.title
    names: dict[str, str] = {}
    for sheet in sheets:
        copied = book.create_sheet(_sheet_name(sheet.name or "Data", set(book.sheetnames)))
        names[sheet.name] = copied.title
        _copy(sheet, copied)
        mark_cells(copied, [row for row in rows if row.sheet == sheet.name])
    list_issues(first, rows, words, links=names, said=said)
    book.properties.title = words.confidential
    return book


def _sheet_name(name: str, taken: set[str]) -> str:
    base = name.translate(_FORBIDDEN_IN_NAMES)[:28].strip("'") or "Sheet"
    unique, number = base, 2
    while unique.casefold() in {other.casefold() for other in taken}:
        unique, number = f"{base[:25]} {number}", number + 1
    return unique


def _copy(sheet: ReadSheet, target: Worksheet) -> None:
    for place, column in zip(sheet.columns, sheet.cells.columns, strict=True):
        for row, text in enumerate(column.to_pylist(), 1):
            if text:
                number = _as_number(text) if sheet.typed else None
                cell = target.cell(row=row, column=place + 1)
                if number is None:
                    put_text(cell, text)
                else:
                    cell.value = number


def _as_number(text: str) -> float | None:
    """Return the number that a cell of a workbook held, if its text is exactly how that number is written."""
    try:
        number = float(text)
    except ValueError:
        return None
    whole = number.is_integer() and abs(number) < 1e15
    return number if text == (str(int(number)) if whole else repr(number)) else None
