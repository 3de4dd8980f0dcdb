"""Writes output files whole or not at all, and clears away what a killed process left behind."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audit.errors import RenderError
from audit.model.message import msg
from audit.system_words import reason_of

PART = ".part"
_LOCK = "in-use"


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file through a temporary one beside it, so that a full disk leaves the older file as it was.

    A private file is readable by its owner only, from the first moment. Raises RenderError when the folder cannot be
    written to or the disk is full.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device or a pipe is written to; a folder is refused
            _write_into(path, content)
            return
        with _part_of(path, private=private) as part, part.open("r+b") as file:
            file.write(content)


def check_writable(paths: Iterable[Path | None]) -> None:
    """Raise RenderError for the first path at which no file could be written, before anything is worked out for it."""
    for path in filter(None, paths):
        with _told(path):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists() and not path.is_file():
                continue
            folder = next(folder for folder in path.absolute().parents if folder.exists())
            tempfile.TemporaryFile(dir=folder).close()


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Provide an empty file beside an output that takes its place afterwards; for writers that need a path.

    Only a file is replaced: a link, a folder, a pipe or a device is refused. Raises RenderError as `write_bytes` does.
    """
    with _told(path):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            told = msg("no-file", "Something that is no file stands under this name, so it was not replaced.")
            raise RenderError(told, code=told.code, place=str(path))
        with _part_of(path, private=private) as part:
            yield part


def clear_left_over(folder: Path, pattern: str) -> None:
    """Remove what killed processes left of outputs of a folder whose names match a pattern."""
    for left in folder.glob(f".{pattern}.????????{PART}"):
        if _is_abandoned(left):
            with suppress(OSError):
                left.unlink()


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


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        told = msg("file-unwritable", "The file could not be written.")
        raise RenderError(told, code=told.code, place=str(path), hints=[reason_of(error)]) from error


def _write_into(path: Path, content: bytes) -> None:
    """Write into a device or a pipe; a pipe that nobody reads is an error, not a wait without end."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "wb") as file:
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        file.write(content)


@contextmanager
def _part_of(path: Path, *, private: bool) -> Iterator[Path]:
    """Provide a temporary file beside an output, held while it is written, that becomes the output if all went well."""
    clear_left_over(path.parent, glob.escape(path.name))
    handle, part = _own_part(path)
    try:
        yield part
        os.fsync(handle)
        if not private:
            part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    finally:
        os.close(handle)
    _sync_folder(path.parent)


def _own_part(path: Path) -> tuple[int, Path]:
    """Open a temporary file beside the output and hold it, so that nobody takes it for a left-over."""
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=PART, dir=path.parent)
        _lock(handle, wait=True)
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)  # whatever the umask takes away
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # another process took it for one before it was held


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
