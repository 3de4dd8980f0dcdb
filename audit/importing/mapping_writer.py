"""The mapping file of an import that was done: every decision explicit, so that the next import repeats it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.files import write_bytes
from audit.importing.mapping import toml_string
from audit.importing.run import Inspection
from audit.importing.sheet_table import SheetTable

_HEAD = (
    "# How these files are read. Each line can be changed; what is left out is found by itself.",
    "format = 1",
)


def save_mapping(inspection: Inspection, path: Path) -> None:
    """Write the mapping file, whole or not at all."""
    text = "\n".join(_lines(inspection)) + "\n"
    write_bytes(path, text.encode())


def _lines(inspection: Inspection) -> Iterator[str]:
    yield from _HEAD
    for sheet in inspection.sheets:
        if not sheet.source.sha256:
            continue
        yield ""
        yield "[[sheet]]"
        yield f"file = {toml_string(_pattern(inspection.files[sheet.source.file].name))}"
        yield f"sheet = {toml_string(_pattern(sheet.source.sheet))}"
        yield from _sheet_lines(sheet)


def _sheet_lines(sheet: SheetTable) -> Iterator[str]:
    if not sheet.table and not sheet.decisions:  # what was joined to another sheet is read again, and joined
        yield f"# {sheet.source.said}"
        yield 'table = "none"'
        return
    yield from sheet.decisions


def _pattern(name: str) -> str:
    """Return a pattern that fits this very name."""
    return "".join(f"[{sign}]" if sign in "*?[" else "?" if _is_no_sign(sign) else sign for sign in name)


def _is_no_sign(sign: str) -> bool:
    """Return whether a sign stands for a byte of a file's name that is no text, and can be written nowhere."""
    return "\ud800" <= sign <= "\udfff"
