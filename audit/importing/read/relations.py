"""Which part of a workbook's archive each of its sheets is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping

from audit.importing.read.refusal import part_twice

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")


def relation_targets(archive: zipfile.ZipFile, relations: str) -> Mapping[str, str]:
    """Return the paths that a part of an archive names, by the identifiers that it gives them."""
    targets = {}
    for relation in _RELATION.findall(archive.read(relations)):
        identifier, target = re.search(rb'\bId="([^"]+)"', relation), re.search(rb'\bTarget="([^"]+)"', relation)
        if identifier and target:
            targets[identifier[1].decode("utf-8", "replace")] = target[1].decode("utf-8", "replace")
    return targets


class PartsOfSheets:
    """The parts of an archive that sheets stand in; two sheets in one part would be read twice."""

    def __init__(self) -> None:
        """Begin with no sheet."""
        self._seen: set[str] = set()

    def part(self, path: str) -> str:
        """Return the part that a path means, in lower case; refused where another sheet stands there."""
        part = (path.lstrip("/") if path.startswith("/") else f"xl/{path}").lower()
        if part in self._seen:
            raise part_twice()
        self._seen.add(part)
        return part
