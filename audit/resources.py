"""Finds the files that ship with the product, in an installed wheel and in a source tree alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_SOURCE_TREE = _PACKAGE.parent


def folder(name: str) -> Path:
    """Return the folder `name` ("checklists", "templates" or "sample_data")."""
    for base in (_INSTALLED, _SOURCE_TREE):
        found = base / name
        if found.is_dir():
            return found
    message = f"The folder {name!r} is missing from this installation; install policy-audit again."
    raise FileNotFoundError(message)
