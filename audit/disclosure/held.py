"""Published reports of one period, put together as somebody who holds several of them reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from audit.disclosure.drafts import readable
from audit.disclosure.rules import Limits
from audit.model.measurement import CellKey
from audit.model.result import AuditResult, KnownCell


@dataclass(frozen=True, slots=True)
class Held:
    """The reports of one period that somebody of an audience may hold together, as one."""

    cells: tuple[KnownCell, ...]
    categories: Mapping[str, Mapping[str, tuple[str, ...]]]
    limits: Limits


def held_together(results: Sequence[AuditResult]) -> list[Held]:
    """Return, by period and audience, what its reports say together; those made of other data stay apart."""
    held = []
    for label, audience in dict.fromkeys((result.period.label, result.audience) for result in results):
        left = [result for result in readable(results, audience) if result.period.label == label]
        while left:
            newest, cells = left[0], {cell.key: cell for cell in left[0].certificate.cells}
            same = [newest, *(one for one in left[1:] if _agrees(one, cells))]
            left = [one for one in left if all(one is not other for other in same)]
            held.append(_together(same, Limits.of(newest.profile.thresholds, audience)))
    return held


def _agrees(result: AuditResult, cells: Mapping[CellKey, KnownCell]) -> bool:
    values = ((cell.value, cells[cell.key].value) for cell in result.certificate.cells if cell.key in cells)
    return all(not _differs_at_all(one, other) for one, other in values)


def _differs_at_all(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and not isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)


def _together(results: Sequence[AuditResult], limits: Limits) -> Held:
    cells: dict[CellKey, KnownCell] = {}
    categories: dict[str, dict[str, tuple[str, ...]]] = {}
    for result in results:
        for cell in result.certificate.cells:
            if cell.key not in cells or cells[cell.key].value is None:
                cells[cell.key] = cell
        for name, dimensions in result.certificate.categories.items():
            known = categories.setdefault(name, {})
            for dimension, found in dimensions.items():
                known[dimension] = tuple(dict.fromkeys((*known.get(dimension, ()), *found)))
    return Held(tuple(cells.values()), categories, limits)
