"""Files that people name by mistake: the lock of an open workbook, and a result of an earlier audit."""

from __future__ import annotations

from pathlib import Path

from audit.importing.read.refusal import Refusal

_LOCKS = ("~$", ".~lock.")
_LARGEST_LOCK = 1024
_HEAD = 65_536
_OF_A_RESULT = (b'"organisation"', b'"audience"', b'"settings_digest"')


def refuse_lock(path: Path) -> None:
    """Refuse the small file which spreadsheet programs keep beside a workbook while it is open."""
    if path.name.startswith(_LOCKS) and path.is_file() and path.stat().st_size <= _LARGEST_LOCK:
        text = (
            "A spreadsheet program keeps this file while the workbook of that name is open; name the workbook itself."
        )
        raise Refusal("lock-file", text)


def refuse_result(path: Path) -> None:
    """Refuse a file, read already, that is a result document: its lists look like tables and are no data."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.lstrip().startswith(b"{") and all(name in head for name in _OF_A_RESULT):
        text = (
            "The file is the result of an earlier audit, not a spreadsheet; earlier years are taken from the history, "
            "and `audit compare` sets two results side by side."
        )
        raise Refusal("result-document", text)
