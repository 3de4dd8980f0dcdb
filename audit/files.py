"""Writes output files whole or not at all, and clears away what a killed process left behind."""

from __future__ import annotations

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audit.errors import RenderError

PART = ".part"
_LOCK = "in-use"


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file through a temporary one beside it, so that a full disk leaves the older file as it was.

    A private file is readable by its owner only, from the first moment. Raises RenderError when the folder cannot be
    written to or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear_parts(path)
        _replace(path, content, private=private)
    except OSError as error:
        message = f"The file could not be written: {error.strerror or error}."
        raise RenderError(message, code="file-unwritable", place=str(path)) from error


@contextmanager
def temporary_folder(purpose: str) -> Iterator[Path]:
    """Provide a folder that goes away afterwards; those of killed processes are removed first."""
    prefix = f"policy-audit-{purpose}-"
    _clear_folders(prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        _lock(lock)
        yield folder
    finally:
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)


def _replace(path: Path, content: bytes, *, private: bool) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe is written to; a folder is refused
        with path.open("wb") as file:
            file.write(content)
        return
    handle, temporary = _own_part(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if not private:
                temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _own_part(path: Path) -> tuple[int, Path]:
    """Open a temporary file beside the output and hold it, so that nobody takes it for a left-over."""
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=PART, dir=path.parent)
        _lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # another process took it for one before it was held


def _clear_parts(path: Path) -> None:
    """Remove the temporary files of this output that no process holds any longer."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????{PART}"):
        if _is_abandoned(left):
            with suppress(OSError):
                left.unlink()


def _clear_folders(prefix: str) -> None:
    for left in Path(tempfile.gettempdir()).glob(f"{prefix}????????"):
        if _is_abandoned(left / _LOCK):
            shutil.rmtree(left, ignore_errors=True)


def _is_abandoned(path: Path) -> bool:
    """Return whether a file of ours is held by nobody: its process was killed."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        return _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int, *, wait: bool = False) -> bool:
    """Hold a file until it is closed; False where another process holds it, or files cannot be held."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems have no handle for a folder; the file itself is safe by now
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
