"""The file itself: a regular one, not too large, that does not change from its first byte read to its last use."""

from __future__ import annotations

import mmap
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from audit.importing.read import kinds
from audit.importing.read.archive import FIRST_PART
from audit.importing.read.refusal import Refusal, changing, too_many_bytes

MAX_BYTES = 512 * 1024 * 1024
MAPPED_FROM = 8 * 1024 * 1024
"""Bytes from which on a text is looked at where it lies, and not copied first."""
_HEAD = 64 * 1024
Content = bytes | bytearray | mmap.mmap


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a regular file. Raise Refusal where it is none, or where it changed by the time that it is let go of."""
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise Refusal("no-file", "There is no such file.") from None
    except OSError as error:
        raise Refusal("unreadable", "The file cannot be opened for reading.") from error
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise Refusal("no-file", "This is not a file.", hint="Name the spreadsheets themselves.")
    with os.fdopen(number, "rb") as file:
        before = os.fstat(file.fileno())
        if before.st_size > MAX_BYTES:
            raise too_many_bytes(MAX_BYTES)
        yield file
        after = os.fstat(file.fileno())
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise changing()


def read_bytes(path: str) -> bytes:
    """Read a regular file whole, so that what is hashed is what is parsed."""
    with opened(path) as file:
        return whole(file)


def whole(file: BinaryIO) -> bytes:
    """Return all bytes of an opened file; raise Refusal where they are not as many as it has."""
    size = os.fstat(file.fileno()).st_size
    data = file.read(size + 1)
    if len(data) != size:
        raise changing()
    return data


def content_of(file: BinaryIO) -> bytes | mmap.mmap:
    """Return the bytes of an opened file; those of a long text as a map of it."""
    if os.fstat(file.fileno()).st_size < MAPPED_FROM:
        return whole(file)
    head = file.read(_HEAD)
    file.seek(0)
    with suppress(Refusal, OSError, ValueError):
        if kinds.detect_kind(head) == "text" and FIRST_PART not in head:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return whole(file)


def let_go(content: Content, begin: int, end: int) -> None:
    """Take the pages of a part of a map out of memory; they come back from the file where they are asked for."""
    if isinstance(content, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        first = begin // mmap.PAGESIZE * mmap.PAGESIZE
        content.madvise(mmap.MADV_DONTNEED, first, end - first)
