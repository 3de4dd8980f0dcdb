"""The checksum of a result document: it shows that nothing was changed by hand since the document was made.

It is no signature: who wants to deceive can reckon it again. It is taken of what the document says, not of its bytes,
so that other spacing, another order of keys or another way to write a number changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

SEAL = "seal"
"""The key of the checksum, the last of a document."""


def sealed(document: bytes) -> bytes:
    """Return a document, a JSON object, with its checksum as its last key."""
    body = document.rstrip().removesuffix(b"}")
    return b'%s,"%s":"%s"}' % (body, SEAL.encode(), _checksum(_read(document)).encode())


def is_broken(document: bytes) -> bool:
    """Return whether a document says something else than its checksum was taken of; one without is not broken."""
    said = _read(document)
    seal = said.pop(SEAL, None)
    return seal is not None and seal != _checksum(said)


def _read(document: bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(document, parse_int=float)
    return read


def _checksum(said: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
