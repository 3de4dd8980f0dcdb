"""Exports of systems that people use: mapping files that ship with the product, told by headers that go together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from audit.importing.fold import header_key
from audit.importing.mapping import MappingFile, load_mapping

_FOLDER = Path(__file__).resolve().parent / "systems"


@lru_cache(maxsize=1)
def known_systems() -> tuple[MappingFile, ...]:
    """Return the mapping files of all known systems, by file name."""
    return tuple(load_mapping(path) for path in sorted(_FOLDER.glob("*.toml")))


def system_of(headers: Sequence[str]) -> MappingFile | None:
    """Return the system whose signature is all there; of several, the one with the longest."""
    present = {header_key(header) for header in headers}
    fitting = [system for system in known_systems() if present >= {header_key(header) for header in system.signature}]
    return max(fitting, key=lambda system: len(system.signature), default=None)
