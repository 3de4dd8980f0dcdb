"""Compiled checklists, kept in the user's cache folder so that no run pays for parsing YAML twice.

An entry is named by the digest of the file's bytes and of the code that compiles it, and begins with the digest of its
own content: a changed file, a new version of the program or a damaged entry lead to a fresh compilation. A cache that
cannot be written is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path
from pydantic import TypeAdapter, ValidationError

import audit.model.checklist
from audit.errors import RenderError
from audit.files import write_bytes

Kind = TypeVar("Kind")
KEPT_ENTRIES = 200
"""Older entries beyond this number are removed when a new one is written."""


def compiled(content: bytes, kind: str, adapter: TypeAdapter[Kind], compile_: Callable[[], Kind]) -> Kind:
    """Return what `compile_` returns, from the cache where the same bytes were compiled before.

    The result has gone through JSON in both cases, so that it never depends on whether the cache was there.
    """
    folder = user_cache_path("policy-audit") / "compiled"
    entry = folder / f"{_key(content, kind)}.json"
    with contextlib.suppress(OSError, ValidationError):
        if (payload := _unsealed(entry.read_bytes())) is not None:
            return adapter.validate_json(payload)
    payload = adapter.dump_json(compile_())
    with contextlib.suppress(OSError, RenderError):
        _keep(entry, payload)
    return adapter.validate_json(payload)


def _key(content: bytes, kind: str) -> str:
    return hashlib.sha256(b"\0".join((_code_digest().encode(), kind.encode(), content))).hexdigest()


@cache
def _code_digest() -> str:
    """Return the digest of the modules that decide what a compiled entry looks like."""
    digest = hashlib.sha256()
    for path in sorted([*Path(__file__).parent.glob("*.py"), Path(audit.model.checklist.__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _unsealed(entry: bytes) -> bytes | None:
    seal, _, payload = entry.partition(b"\n")
    return payload if seal == hashlib.sha256(payload).hexdigest().encode() else None


def _keep(entry: Path, payload: bytes) -> None:
    entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_bytes(entry, hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload, private=True)
    entries = sorted(entry.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for old in entries[:-KEPT_ENTRIES]:
        old.unlink(missing_ok=True)
