"""Reads the documents that a command is given: result documents and exports."""

from __future__ import annotations

from pathlib import Path

from audit.errors import InputError


def read_bytes(path: Path) -> bytes:
    """Return a file's content; InputError in one sentence if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = "There is no such file."
        raise InputError(message, code="no-file", place=str(path)) from error
    except OSError as error:
        message = "The file cannot be read."
        raise InputError(message, code="unreadable", place=str(path)) from error
