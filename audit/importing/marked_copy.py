"""A copy of the user's own workbook with the cells marked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from json import dumps
from pathlib import Path

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
    for label, path in inspection.files.items():
        if not _rows(inspection, label, say):
            continue
        where = folder or path.absolute().parent
        clear_left_over(where, "*.marked.xls[xm]")
        stem = _free_stem(path.stem, where, written)
        copy = Path(f"{stem}.marked.{'xlsm' if _has_macros(path) else 'xlsx'}")
        if not _own_copy(inspection, label, copy, say):
            copy = Path(f"{stem}.marked.xlsx")
            if not _made_anew(inspection, (label,), copy, say):
                continue
        written.append(copy)
    return tuple(written)


def write_one(inspection: Inspection, target: Path, say: Say) -> None:
    """Write all files and their issues as one marked workbook; see `audit.importing.write_marked_workbook`."""
    labels = tuple(inspection.files)
    if len(labels) != 1 or not _own_copy(inspection, labels[0], target, say):
        _made_anew(inspection, labels, target, say, even_empty=True)


def _rows(inspection: Inspection, label: str, say: Say) -> list[IssueRow]:
    return [issue_row(issue, say) for issue in inspection.issues if issue.file == label]


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
        mapping=issue.mapping_shown,
        cells=issue.cells if isinstance(issue, CellIssue) else (),
        level_said=level_in(say, issue.level),
    )


def _own_copy(inspection: Inspection, label: str, target: Path, say: Say) -> bool:
    """Have a child mark a copy of the workbook itself; False where the file is no .xlsx, or it cannot be done."""
    path = inspection.files[label]
    macros = _has_macros(path)
    sha256 = next((sheet.source.sha256 for sheet in inspection.sheets if sheet.source.file == label), "")
    if macros is None or not sha256:
        return False
    ask = partial(request_of, file=label, rows=_rows(inspection, label, say), words=words_in(say), said=say(_OWN))
    root = str(Path(audit.__file__).resolve().parent.parent)
    try:
        with replacing(target, private=True) as part, temporary_folder("marking") as scratch:
            keep = macros and target.suffix == ".xlsm"
            subprocess.run(  # noqa: S603 - our own interpreter, no shell
                [sys.executable, "-I", "-c", _BOOT, root],
                input=dumps(ask(str(path.absolute()), sha256, str(part), macros=keep)).encode(),
                env={**os.environ, "TMPDIR": str(scratch)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=WALL_SECONDS,
                check=True,
            )
    except subprocess.SubprocessError:
        return False
    return True


def _has_macros(path: Path) -> bool | None:
    """Return whether an Excel workbook holds macros, None where the file is none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError):
        return None
    return "xl/vbaProject.bin" in names if "xl/workbook.xml" in names else None


def _made_anew(
    inspection: Inspection, labels: Sequence[str], target: Path, say: Say, *, even_empty: bool = False
) -> bool:
    """Write a workbook of the values that are read of the files, with the cells marked; False where none reads."""
    read: dict[str, Sequence[ReadSheet]] = {}
    with reading() as reader:
        for label in labels:
            with suppress(Refusal):
                read[label] = reader.read(inspection.files[label]).sheets
    if not (read or even_empty):
        return False
    rows = [row for label in labels for row in _rows(inspection, label, say)]
    with replacing(target, private=True) as part:
        _rebuilt(read, rows, words_in(say), say(_REBUILT)).save(part)
    return True


def _rebuilt(
    files: Mapping[str, Sequence[ReadSheet]], rows: Sequence[IssueRow], words: SheetWords, said: str
) -> Workbook:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has a sheet
    first.title = words.title
    names: dict[tuple[str, str], str] = {}
    for label, sheets in files.items():
        for sheet in sheets:
            own = sheet.name or (label if len(files) > 1 else "Data")
            copied = book.create_sheet(_sheet_name(own, set(book.sheetnames)))
            names[label, sheet.name] = copied.title
            _copy(sheet, copied)
            mark_cells(copied, [row for row in rows if (row.file, row.sheet) == (label, sheet.name)])
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
