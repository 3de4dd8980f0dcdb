"""The child process that marks a copy of the user's own workbook: everything in it stays, the marks are added.

It asks on standard input which file and what to mark, and writes the copy into a file that the parent has made. The
file goes through the same checks as when it is read, and the process has the same limits.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from audit.importing.issue_sheet import IssueRow, SheetWords, list_issues, mark_cells
from audit.importing.read.archive import unpacked_size
from audit.importing.read.kinds import detect_kind
from audit.importing.read.limits import allow_file, limit_process
from audit.importing.read.source import read_bytes

_WRITTEN = 1024**3
_WORK = 4  # marking keeps each cell as an object, and writes all of them again


def main() -> None:
    """Answer one request."""
    limit_process(written=_WRITTEN)
    request = json.loads(sys.stdin.read())
    data = read_bytes(request["path"])
    if hashlib.sha256(data).hexdigest() != request["sha256"] or detect_kind(data) != "workbook":
        sys.exit(2)
    allow_file(_WORK * unpacked_size(data))
    rows = [IssueRow(**{**row, "cells": tuple(row["cells"])}) for row in request["issues"]]
    words = SheetWords(**{**request["words"], "columns": tuple(request["words"]["columns"])})
    book = mark_copy(data, request["file"], rows, words, macros=request["macros"], said=request["said"])
    book.save(request["target"])


def mark_copy(
    data: bytes, file: str, rows: Sequence[IssueRow], words: SheetWords, *, macros: bool, said: str
) -> Workbook:
    """Return the workbook with the cells marked and a first sheet that lists the issues of the file so named."""
    book = load_workbook(io.BytesIO(data), keep_vba=macros, rich_text=True)
    sheets = {sheet.title: sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)}
    for name, sheet in sheets.items():
        mark_cells(sheet, [row for row in rows if row.sheet == name])
    first = book.create_sheet(_free_name(words.title, book.sheetnames), 0)
    list_issues(first, rows, words, links={(file, name): name for name in sheets}, said=said)
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is first
    book.properties.title = words.confidential
    return book


def _free_name(title: str, taken: Sequence[str]) -> str:
    used = {name.casefold() for name in taken}
    names = (title, *(f"{title} {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in used)


def request_of(
    path: str,
    sha256: str,
    target: str,
    file: str,
    rows: Sequence[IssueRow],
    words: SheetWords,
    *,
    macros: bool,
    said: str,
) -> Mapping[str, Any]:
    """Return what the parent asks for."""
    return {
        "path": path,
        "sha256": sha256,
        "target": target,
        "file": file,
        "issues": [row._asdict() for row in rows],
        "words": words._asdict(),
        "macros": macros,
        "said": said,
    }
