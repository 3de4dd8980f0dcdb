"""Files that people name by mistake: a lock, a pointer in place of a file, and a result of an earlier audit."""

from __future__ import annotations

from pathlib import Path

from audit.importing.read.refusal import Refusal

_LOCKS = ("~$", ".~lock.")
_LARGEST_LOCK = 1024
_HEAD = 65_536
_POINTER = b"version https://git-lfs.github.com/spec/"
_OF_A_RESULT = (b'"organisation"', b'"audience"', b'"settings_digest"')


def refuse_lock(path: Path) -> None:
    """Refuse the small file which spreadsheet programs keep beside a workbook while it is open."""
    if path.name.startswith(_LOCKS) and path.is_file() and path.stat().st_size <= _LARGEST_LOCK:
        text = (
            "A spreadsheet program keeps this file while the workbook of that name is open; name the workbook itself."
        )
        raise Refusal("lock-file", text)


def refuse_pointer(path: Path) -> None:
    """Refuse the few lines which Git keeps in place of a large file that was not fetched."""
    if not path.is_file() or path.stat().st_size > _LARGEST_LOCK:
        return
    with path.open("rb") as file:
        if file.read(len(_POINTER)) != _POINTER:
            return
    text = "The file is a pointer of Git LFS that stands in place of the data, and not the data."
    raise Refusal("lfs-pointer", text, hint="Fetch the file itself, with `git lfs pull` or by downloading it.")


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
