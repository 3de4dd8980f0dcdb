"""Sees to it, before any work, that no output takes the place of what somebody brought or filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from audit.errors import UsageError
from audit.files import check_writable
from audit.model.message import Message, msg

FILLED_IN = ("status", "done_on", "evidence", "response")
"""Columns of the plan workbook that are blank when it is written, and filled in by people."""

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "html": (".html", ".htm"),
    "json": (".json",),
    "xlsx": (".xlsx",),
}
_OF_SOMETHING_ELSE = frozenset(
    f".{kind}"
    for kind in (
        *("pdf", "html", "htm", "json", "jsonl", "md", "txt", "toml", "docx", "doc", "odt"),
        *("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "parquet"),
    )
)
_ANOTHER_NAME = msg("output-name", "Name another file to write.")


def check_outputs(wanted: Mapping[str, Path | None], *, read: Iterable[Path | None] = ()) -> None:
    """Check the files that a command is to write (`wanted`: format -> file) against those that it reads.

    Raises UsageError for a file that is read as well, a name given twice, an ending that says something else, and a
    plan that somebody filled in; RenderError where no file could be written.
    """
    paths = {form: path for form, path in wanted.items() if path is not None}
    for form, path in paths.items():
        _check_ending(form, path)
    check_apart(paths.values(), read=read)
    check_writable(paths.values())
    if "xlsx" in paths:
        _check_plan(paths["xlsx"])


def file_of(history: str | None) -> Path | None:
    """Return the file of a history that was given as one, for it is read too."""
    return Path(history.removeprefix("sqlite:///")) if history and not history.startswith("postgresql") else None


def check_apart(outputs: Iterable[Path | None], *, read: Iterable[Path | None]) -> None:
    """Raise UsageError for an output that is read by the same command, or that two outputs share."""
    paths = [path for path in outputs if path is not None and not _is_device(path)]
    brought = [path for path in read if path is not None]
    for path in paths:
        if any(_same(path, other) for other in brought):
            told = msg("output-read", "This file is read by the same command, so nothing is written over it.")
            raise _refused(told, path)
    for path, other in combinations(paths, 2):
        if _same(path, other):
            raise _refused(msg("output-twice", "Two things are to be written under this name."), path)


def _check_ending(form: str, path: Path) -> None:
    ending = path.suffix.lower()
    right = _ENDINGS.get(form)
    if right and ending in _OF_SOMETHING_ELSE - set(right):
        told = msg("output-ending", "What is written here is {form}, not {other}.", form=right[0], other=ending)
        raise _refused(told, path)


def _check_plan(path: Path) -> None:
    """Refuse to write over a workbook that is not ours, or in which somebody has begun to fill in the plan."""
    if path.is_file() and path.stat().st_size and not _is_untouched(path):
        told = msg(
            "exists", "This workbook is there already; it may hold what somebody filled in, and was not touched."
        )
        raise _refused(told, path)


def _is_untouched(path: Path) -> bool:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception:  # whatever it is, it is no plan of ours
        return False
    try:
        rows = book["actions"].iter_rows(values_only=True) if "actions" in book.sheetnames else iter(())
        return _holds_nothing_filled_in(rows)
    finally:
        book.close()


def _holds_nothing_filled_in(rows: Any) -> bool:
    head = next(rows, ())
    places = [head.index(name) for name in FILLED_IN if name in head]
    return len(places) == len(FILLED_IN) and all(row[place] in (None, "") for row in rows for place in places)


def _same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, which need not be there yet."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _refused(told: Message, path: Path) -> UsageError:
    return UsageError(told, code=told.code, place=str(path), hints=[_ANOTHER_NAME])
