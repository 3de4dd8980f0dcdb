"""The child process: reads one file after the other, each named on a line of standard input, and answers with a line.

The sheets follow the line as Arrow streams, so that no file is ever left behind. The process is given up after any
failure.
"""

from __future__ import annotations

import gc
import hashlib
import json
import mmap
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from audit.importing.read.archive import begins_at, unpacked_size
from audit.importing.read.compact import compact, size_of, write_cells
from audit.importing.read.limits import allow_file, limit_process
from audit.importing.read.refusal import Refusal, too_many_tables, too_wide_together
from audit.importing.read.sheet import MAX_COLUMNS_OF_ALL, MAX_SHEETS, ReadSheet
from audit.importing.read.source import MAX_BYTES, Content, content_of, let_go, opened

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK = 1024 * 1024


class _NoPandas:
    """Tells whoever looks for pandas that it is not there, as pyarrow does for any value: to load it takes long."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Refuse that one module, and leave all others to those who find them."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def main() -> None:
    """Answer requests until standard input ends."""
    sys.meta_path.insert(0, _NoPandas())
    import pyarrow as pa

    pa.set_cpu_count(2)
    limit_process()
    gc.set_threshold(200_000, 50)  # millions of texts and lists are made, and hardly any of them in circles
    from audit.importing.read import columnar, kinds, structured, text, workbook  # noqa: F401 - ready before the first request

    usual = pa.default_memory_pool()
    for line in sys.stdin:
        answer, cells = _answer(json.loads(line)["path"])
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        while cells:
            write_cells(cells.pop(0), sys.stdout.buffer)
        sys.stdout.buffer.flush()
        pa.default_memory_pool().release_unused()
        pa.set_memory_pool(usual)


def _answer(path: str) -> tuple[dict[str, Any], list[pa.Table]]:
    """Return the line that answers, and what follows it."""
    try:
        sha256, sheets = _read(path)
        described, cells = [], []
        while sheets:  # each is let go of on the way, so that it is not in memory twice
            described.append(_described(sheets[0]))
            cells.append(compact(sheets.pop(0).cells))
    except Refusal as refusal:
        return _refused(refusal), []
    except OSError:
        return _refused(Refusal("unreadable", "The file cannot be opened for reading.")), []
    except MemoryError:
        return _refused(Refusal("memory", "The file asks for more memory than it may have.")), []
    except BaseException:  # a panic of a reader is no Exception
        return _refused(Refusal("crash", "The file makes the reader fail, so it was refused.")), []
    return {"ok": True, "sha256": sha256, "sheets": described, "bytes": [size_of(part) for part in cells]}, cells


def _read(path: str) -> tuple[str, list[ReadSheet]]:
    allow_file(MAX_BYTES)
    with opened(path) as file:  # what is hashed is what is parsed
        content = content_of(file)
        allow_file(unpacked_size(content) if isinstance(content, bytes) else len(content))
        with ThreadPoolExecutor(1) as beside:  # hashing runs beside reading
            digest = beside.submit(_digest_of, content)
            sheets = read_sheets(content)
            allow_file(MAX_BYTES)  # what was read may be handed over
            return digest.result(), sheets


def _digest_of(content: Content) -> str:
    """Return the SHA-256 of a file, of which little is in memory at a time."""
    digest = hashlib.sha256()
    with memoryview(content) as whole:
        for start in range(0, len(whole), _BLOCK):
            digest.update(whole[start : start + _BLOCK])
            let_go(content, start, min(start + _BLOCK, len(whole)))
    return digest.hexdigest()


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {
        "ok": False,
        "code": refusal.code,
        "template": refusal.message.template,
        "params": refusal.message.params,
        "hint": refusal.hint.template if refusal.hint else "",
        "sheet": refusal.sheet,
        "cell": refusal.cell,
    }


def read_sheets(data: bytes | mmap.mmap) -> list[ReadSheet]:
    """Read all sheets of a file by its content. Raise Refusal where there is none, or they are too wide."""
    from audit.importing.read.measured import within_bounds

    sheets = _sheets_of(data)
    if not sheets:
        raise Refusal("no-sheets", "The file holds no sheet.")
    if len(sheets) > MAX_SHEETS:
        raise too_many_tables(len(sheets))
    sheets = [within_bounds(sheet, alone=len(sheets) == 1) for sheet in sheets]
    columns = sum(sheet.cells.num_columns for sheet in sheets)
    if columns > MAX_COLUMNS_OF_ALL:
        raise too_wide_together(columns)
    return sheets


def _sheets_of(data: bytes | mmap.mmap) -> list[ReadSheet]:
    from audit.importing.read import columnar, html_tables, kinds, spreadsheetml, structured, text, tidy_ods, workbook

    if isinstance(data, mmap.mmap):  # only texts are not copied
        _keep_memory()
        return text.read_text(data)
    kind = kinds.detect_kind(data)
    if kind == "archive-behind":
        data = data[begins_at(data) :]
        kind = kinds.detect_kind(data)
    if kind == "flat-ods":
        data, kind = tidy_ods.packed_ods(data), "workbook"
        kinds.detect_kind(data)  # checked as any other archive is
    if kind == "workbook":
        return workbook.read_workbook(data)
    if kind == "parquet":
        return columnar.read_parquet(data)
    if kind == "html":
        return html_tables.read_html(data)
    if kind == "spreadsheetml":
        return spreadsheetml.read_spreadsheetml(data)
    if kind == "json":
        try:
            return structured.read_json(data)
        except Refusal as refusal:
            if refusal.code != "json" or kinds.is_json(data):
                raise
    return text.read_text(data)


def _keep_memory() -> None:
    """Take memory from where it is kept for the next piece of a long text, until the file is handed over."""
    import pyarrow as pa

    with suppress(NotImplementedError):  # some builds of Arrow have the system's pool alone, which serves too
        pa.set_memory_pool(pa.mimalloc_memory_pool())


def _described(sheet: ReadSheet) -> dict[str, Any]:
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
