"""What a representation index would be over everybody whose group, or whose unit, is not known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audit.measures.cells import Uncertain
from audit.measures.shares import Groups
from audit.model.measurement import Bounds, CellKey


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the greatest index over everything that is not known."""

    low: float
    high: float
    exact: bool
    needs: tuple[CellKey, ...] = ()  # of those who are not known


def index_limits(unit: Groups, everybody: Groups) -> Limits | None:
    """Return the range of the index, whoever of those not known turns out to be in the groups, or in the unit.

    It rises with members in the unit, and falls with members outside of it and with others in it. So each of the
    unknown is placed the best, or the worst, way; only of those of whom neither group nor unit is known the number that
    goes either way is tried. Exact, unless a blank leaves open who belongs to the workforce at all: then the shares are
    taken apart, which is never too narrow.
    """
    whole, known_groups = everybody.of(), everybody.disclosed
    if everybody.tally.uncertain().n:
        return _apart(unit.bounds(), everybody.bounds())
    part = unit.of()
    open_inside = unit.tally.n({unit.dimension: unit.undisclosed}) if unit.undisclosed else 0
    open_whole = everybody.tally.n({unit.dimension: everybody.undisclosed}) if everybody.undisclosed else 0
    members = tuple(group for group in unit.groups if group in known_groups)
    joining = [
        unit.tally.uncertain({unit.dimension: groups}) if groups else Uncertain()
        for groups in (members, tuple(g for g in known_groups if g not in members), everybody.undisclosed)
    ]
    may_join = [each.n for each in joining]
    needs = everybody.tally.keys({unit.dimension: everybody.undisclosed}) if open_whole else ()
    people = whole.n + open_whole
    elsewhere = open_whole - open_inside - may_join[2]
    both = np.arange(may_join[2] + 1)
    fewest = part.count / (part.n + open_inside + may_join[1] + both)
    fewest_of_all = (whole.count + elsewhere + may_join[2] - both) / people
    most_in = part.count + open_inside + may_join[0] + both
    most = most_in / np.maximum(part.n + open_inside + may_join[0] + both, 1)
    most_of_all = (whole.count + open_inside + both) / people
    low = np.divide(fewest, fewest_of_all, out=np.zeros(len(both)), where=fewest_of_all > 0).min()
    high = np.divide(most, most_of_all, out=np.zeros(len(both)), where=most_of_all > 0).max()
    return Limits(float(low), float(high), exact=True, needs=(*needs, *(key for each in joining for key in each.keys)))


def _apart(part: Bounds | None, whole: Bounds | None) -> Limits | None:
    if part is None or whole is None or not whole.low:
        return None
    return Limits(part.low / whole.high, part.high / whole.low, exact=False, needs=(*part.needs, *whole.needs))
