"""The attack on a table of the JJ format, part by part, with a limit of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from audit.disclosure.attack import Attacker
from audit.disclosure.intervals import Found
from audit.disclosure.jj import Table
from audit.disclosure.system import Mask, System, Target, Vector
from audit.disclosure.together import show_together

Progress = Callable[[int, int], None]
"""Called with how many sensitive cells were attacked so far, and of how many."""

_KNOWN = 1e-4
"""An interval narrower than this part of its value is looked at again: the value may be known exactly."""
_LARGE, _USUAL = 1e9, 1e7
"""A solver's tolerances are absolute: amounts beyond the first are brought down to the second."""
_FEW = 4
"""So few sensitive cells of a part are faster looked at one by one."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Hidden cells that are linked with each other, and with no other hidden cell."""

    cells: NDArray[np.int64]
    system: System
    targets: tuple[Target, ...]  # as the table has them


def attack_jj(
    table: Table, *, exact: bool = True, seconds: float | None = None, progress: Progress | None = None
) -> list[Found]:
    """Return the attacker's interval of every sensitive cell; of as many as there is time for, if `seconds` are given.

    What is published is taken out first: what is left falls into parts that can be attacked each by itself. Unless
    `exact`, an interval that is seen to be wide enough is not followed to its ends.
    """
    started = perf_counter()
    found: dict[int, Found] = {}
    for one in _attacked(table, exact=exact):
        found[one.target.cell] = one
        if progress is not None:
            progress(len(found), len(table.targets))
        if seconds is not None and perf_counter() - started > seconds:
            break
    return [found[target.cell] for target in table.targets if target.cell in found]


def _attacked(table: Table, *, exact: bool) -> Iterator[Found]:
    loose = _unknown(table)
    for target in table.targets:
        if not loose[target.cell]:
            value = float(table.values[target.cell])
            yield Found(target, value, value, safe=target.holds(value, value, value), exact=True)
    for part in sorted(_parts(table, loose), key=lambda part: len(part.cells)):
        yield from _attacked_part(part, table.values[part.cells], exact=exact)


def _unknown(table: Table) -> Mask:
    """Return the hidden cells that are left when each that is the only unknown of an equation is reckoned, in turn."""
    loose = table.hidden & (table.system.upper > table.system.lower)
    matrix = csr_array(table.system.matrix)
    matrix.eliminate_zeros()
    while True:
        unknown = csr_array(matrix[:, np.flatnonzero(loose)])
        single = np.flatnonzero(np.diff(unknown.indptr) == 1)
        if not len(single):
            return loose
        loose[np.flatnonzero(loose)[unknown.indices[unknown.indptr[single]]]] = False


def _attacked_part(part: _Part, truth: Vector, *, exact: bool) -> Iterator[Found]:
    unit = _unit(float(np.abs(truth).max()))
    system = _in_units(part.system, unit)
    places = {int(cell): place for place, cell in enumerate(part.cells)}
    inside = [_target_in_units(target, places[target.cell], unit) for target in part.targets]
    attacker = Attacker(system, inside, truth / unit)
    attacker.begin(system.lower, system.upper)
    if len(inside) > _FEW:
        show_together(attacker, system.lower, system.upper)
    for index, target in enumerate(part.targets):
        seen = attacker.seen(index)
        if exact or not seen.safe or seen.width < _KNOWN * max(1.0, abs(seen.high)):
            seen = attacker.settle(index)
        yield replace(seen, target=target, low=seen.low * unit, high=seen.high * unit)


def _unit(largest: float) -> float:
    """Return the unit to attack amounts in: a power of two, so that nothing is rounded; mostly one."""
    return 1.0 if largest <= _LARGE else 2.0 ** np.ceil(np.log2(largest / _USUAL))


def _in_units(system: System, unit: float) -> System:
    if unit == 1.0:
        return system
    return replace(
        system,
        lower=system.lower / unit,
        upper=system.upper / unit,
        row_low=system.row_low / unit,
        row_high=system.row_high / unit,
    )


def _target_in_units(target: Target, place: int, unit: float) -> Target:
    below, above, width = target.below / unit, target.above / unit, target.width / unit
    return replace(target, cell=place, below=below, above=above, width=width)


def _parts(table: Table, loose: Mask) -> Iterator[_Part]:
    from scipy.sparse.csgraph import connected_components  # loads scipy's linear algebra, which no report needs

    cells = np.flatnonzero(loose)
    if not len(cells):
        return
    matrix = csc_array(table.system.matrix)
    hidden = csr_array(matrix[:, cells])
    known = matrix[:, np.flatnonzero(~loose)] @ table.values[~loose]
    low, high = table.system.row_low - known, table.system.row_high - known
    _, part_of = connected_components(hidden.T @ hidden, directed=False)
    targets: dict[int, list[Target]] = {}
    label_of = dict(zip(cells.tolist(), part_of.tolist(), strict=True))
    for target in table.targets:
        if target.cell in label_of:
            targets.setdefault(label_of[target.cell], []).append(target)
    for label, wanted in targets.items():
        inside = part_of == label
        columns = csr_array(hidden[:, np.flatnonzero(inside)])
        rows = np.flatnonzero(np.diff(columns.indptr))
        system = System(
            lower=table.system.lower[cells[inside]],
            upper=table.system.upper[cells[inside]],
            matrix=csc_array(columns[rows]),
            row_low=low[rows],
            row_high=high[rows],
        )
        yield _Part(cells[inside], system, tuple(wanted))
