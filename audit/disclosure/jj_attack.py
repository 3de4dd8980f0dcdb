"""The attack on a table of the JJ format, part by part, with a limit of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from audit.disclosure.attack import Attacker, Found
from audit.disclosure.jj import Table
from audit.disclosure.system import Mask, System, Target

Progress = Callable[[int, int], None]
"""Called with how many sensitive cells were attacked so far, and of how many."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Hidden cells that are linked with each other, and with no other hidden cell."""

    cells: NDArray[np.int64]
    system: System
    targets: tuple[Target, ...]  # as the table has them


def attack_jj(table: Table, *, seconds: float | None = None, progress: Progress | None = None) -> list[Found]:
    """Return the attacker's interval of every sensitive cell; of as many as there is time for, if `seconds` are given.

    What is published is taken out first: what is left falls into parts that can be attacked each by itself.
    """
    started = perf_counter()
    found: dict[int, Found] = {}
    for one in _attacked(table):
        found[one.target.cell] = one
        if progress is not None:
            progress(len(found), len(table.targets))
        if seconds is not None and perf_counter() - started > seconds:
            break
    return [found[target.cell] for target in table.targets if target.cell in found]


def _attacked(table: Table) -> Iterator[Found]:
    loose = table.hidden & (table.system.upper > table.system.lower)
    for target in table.targets:
        if not loose[target.cell]:
            value = float(table.values[target.cell])
            yield Found(target, value, value, safe=target.holds(value, value, value), exact=True)
    for part in sorted(_parts(table, loose), key=lambda part: len(part.cells)):
        places = {int(cell): place for place, cell in enumerate(part.cells)}
        attacker = Attacker(part.system, (), table.values[part.cells])
        for target in part.targets:
            attacker.aim([replace(target, cell=places[target.cell])])
            [one] = attacker.attack(part.system.lower, part.system.upper, exact=True)
            yield replace(one, target=target)


def _parts(table: Table, loose: Mask) -> Iterator[_Part]:
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
