"""The child process: reads one file after the other, each named on a line of standard input, and answers with a line.

Sheets go to Arrow files in a private folder of the parent. The process is given up after any failure.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from audit.importing.read.limits import allow_cpu, limit_process
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import ReadSheet

MAX_BYTES = 512 * 1024 * 1024


def main() -> None:
    """Answer requests until standard input ends."""
    import pyarrow as pa

    pa.set_cpu_count(2)
    limit_process()
    from audit.importing.read import kinds, structured, text, workbook  # noqa: F401 - ready before the first request

    for line in sys.stdin:
        request = json.loads(line)
        allow_cpu()
        answer = _answer(request["path"], Path(request["folder"]))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(path: str, folder: Path) -> dict[str, Any]:
    try:
        data = read_bytes(path)
        with ThreadPoolExecutor(1) as beside:  # hashing runs beside reading
            digest = beside.submit(lambda: hashlib.sha256(data).hexdigest())
            sheets = read_sheets(data)
            described = [_write(sheet, folder / f"{position}.arrow") for position, sheet in enumerate(sheets)]
            sha256 = digest.result()
    except Refusal as refusal:
        return {
            "ok": False,
            "code": refusal.code,
            "message": refusal.message,
            "hint": refusal.hint,
            "sheet": refusal.sheet,
            "cell": refusal.cell,
        }
    except MemoryError:
        return _failure("memory", "The file asks for more memory than it may have.")
    except BaseException:  # a panic of a reader is no Exception
        return _failure("crash", "The file makes the reader fail, so it was refused.")
    return {"ok": True, "sha256": sha256, "sheets": described}


def _failure(code: str, message: str) -> dict[str, Any]:
    return {"ok": False, "code": code, "message": message, "hint": "", "sheet": "", "cell": ""}


def read_bytes(path: str) -> bytes:
    """Read a regular file whole, so that what is hashed is what is parsed."""
    try:
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise Refusal("no-file", "There is no such file.") from None
    except OSError as error:
        raise Refusal("unreadable", "The file cannot be opened for reading.") from error
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise Refusal("no-file", "This is not a file.", hint="Name the spreadsheets themselves.")
    with os.fdopen(opened, "rb") as file:
        before = os.fstat(file.fileno())
        if before.st_size > MAX_BYTES:
            raise Refusal("too-large", "The file is larger than 512 MB.")
        data = file.read(MAX_BYTES + 1)
        after = os.fstat(file.fileno())
    if len(data) != before.st_size or after.st_size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise Refusal("changing", "The file changed while it was being read.", hint="Close it elsewhere and try again.")
    return data


def read_sheets(data: bytes) -> list[ReadSheet]:
    """Read all sheets of a file by its content."""
    from audit.importing.read import kinds, structured, text, workbook

    kind = kinds.detect_kind(data)
    if kind == "workbook":
        return workbook.read_workbook(data)
    if kind == "parquet":
        return structured.read_parquet(data)
    if kind == "json":
        try:
            return structured.read_json(data)
        except Refusal as refusal:
            if refusal.code != "json" or data.lstrip()[:1] == b"{":
                raise
    return text.read_text(data)


def _write(sheet: ReadSheet, path: Path) -> dict[str, Any]:
    import pyarrow as pa

    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, sheet.cells.schema) as writer:
        writer.write_table(sheet.cells)
    return {
        "name": sheet.name,
        "columns": sheet.columns,
        "hidden": sheet.hidden,
        "typed": sheet.typed,
        "merges": [(merge.top, merge.left, merge.bottom, merge.right) for merge in sheet.merges],
        "notes": [
            {"code": note.code, "cells": note.cells, "count": note.count, "detail": note.detail} for note in sheet.notes
        ],
    }
