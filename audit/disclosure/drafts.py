"""What other reports of the same period say of the same people: somebody may hold them beside the new one.

A cell that one of them shows is known, whatever the new report does; a small cell that one of them hides is hidden
still. Where the data were corrected in between, only the cells that have not changed are taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.disclosure.rules import AUDIENCES, People
from audit.model.measurement import CellKey
from audit.model.result import AuditResult, KnownCell
from audit.types import Audience

_SAME = 1e-6


def readable(results: Iterable[AuditResult], audience: Audience) -> list[AuditResult]:
    """Return the reports that somebody of an audience reads: those for it, and those for wider circles."""
    return [result for result in results if AUDIENCES.index(result.audience) >= AUDIENCES.index(audience)]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The cells of other reports of one period."""

    keys: frozenset[CellKey] = frozenset()
    known: frozenset[CellKey] = frozenset()

    @classmethod
    def of(cls, cells: Iterable[KnownCell], people: People) -> Drafts:
        """Take the cells that can be told from the data of this run, and of these the values that are still right."""
        told = [cell for cell in cells if cell.key in people.cells]
        known = {cell.key for cell in told if cell.value is not None and _is_same(cell.value, people.value(cell.key))}
        return cls(frozenset(cell.key for cell in told), frozenset(known))


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME * max(1.0, abs(one))
