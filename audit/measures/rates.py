"""How often something happens to a group: rates, with the cells that they are made from and their worst and best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.coding import Coded
from audit.measures.shares import Groups
from audit.measures.statistics import wilson_interval
from audit.model.measurement import Bounds, CellKey, Figure
from audit.model.message import msg
from audit.types import Statistic, ValueUnit

NOT_COUNTED = "not-counted"
"""Category of people who were not there when the event could happen to them."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some groups the event happened to, and the cells that say so."""

    count: int
    n: int
    needs: tuple[CellKey, ...]

    @classmethod
    def of(cls, groups: Groups, event: str, members: tuple[str, ...]) -> Rate:
        """Count the event, and those of whom it is known whether it happened."""
        present = tuple(group for group in members if group in groups.disclosed)
        if not present:
            return cls(0, 0, ())
        at = {groups.dimension: present}
        known = {**at, event: ("yes", "no")}
        happened = {**at, event: "yes"}
        needs = groups.tally.share_keys(happened, known)
        return cls(groups.tally.n(happened), groups.tally.n(known), needs)


def rate_ratio_bounds(ours: Rate, theirs: Rate, groups: Groups, event: str) -> Bounds | None:
    """Return what the ratio would be if each unknown group, and each unknown event, fell the worst and the best way."""
    tally, dimension = groups.tally, groups.dimension
    unknown = {dimension: groups.undisclosed}
    happened, not_happened = tally.n({**unknown, event: "yes"}), tally.n({**unknown, event: "no"})
    open_cells = [
        {dimension: members, event: "not-disclosed"}
        for members in (groups.groups, tuple(set(groups.disclosed) - set(groups.groups)), groups.undisclosed)
    ]
    ours_open, theirs_open, both_open = (tally.n(at) for at in open_cells)
    doubtful = tally.uncertain()  # blanks leave open whether they count at all
    may_have = tally.uncertain({event: ("yes", "not-disclosed")})
    may_not_have = tally.uncertain({event: ("no", "not-disclosed")})
    happened += both_open + may_have.n  # used on both sides: wider than exact
    not_happened += both_open + may_not_have.n
    most = (ours.count + happened + ours_open) / (ours.n + happened + ours_open)
    least = ours.count / (ours.n + not_happened + ours_open)
    most_theirs = (theirs.count + happened + theirs_open) / (theirs.n + happened + theirs_open)
    least_theirs = theirs.count / (theirs.n + not_happened + theirs_open)
    if not least_theirs:
        return None
    in_question = {**unknown, event: ("yes", "no", "not-disclosed")}
    undisclosed = (tally.n(in_question) if groups.undisclosed else 0) + ours_open + theirs_open
    open_needs = (*doubtful.keys, *may_have.keys, *may_not_have.keys)
    if groups.undisclosed:
        open_needs += tally.share_keys({**unknown, event: "yes"}, in_question) + tally.keys({**unknown, event: "no"})
    for at, n in zip(open_cells, (ours_open, theirs_open, both_open), strict=True):
        open_needs += tally.keys(at) if n else ()
    return Bounds(
        low=least / most_theirs if most_theirs else 0.0,
        high=most / least_theirs,
        exact=both_open + doubtful.n == 0,
        undisclosed=undisclosed + doubtful.n,
        convention=msg("bounds.rate-ratio", "Everyone whose group is not known may belong to either side."),
        needs=(*ours.needs, *theirs.needs, *dict.fromkeys(open_needs)),
    )


def rate_figure(dimension: str, group: str, rate: Rate) -> Figure:
    """Return the rate of one group as a figure with its interval."""
    return Figure(
        group=((dimension, group),),
        statistic=Statistic.RATE,
        value=rate.count / rate.n if rate.n else None,
        unit=ValueUnit.SHARE,
        n=rate.n,
        count=rate.count,
        interval=wilson_interval(rate.count, rate.n),
        needs=rate.needs,
    )


def coded_event(happened: NDArray[np.bool_], counted: NDArray[np.bool_], unknown: NDArray[np.bool_]) -> Coded:
    """Return the dimension of an event: yes, no, not disclosed where it is unknown, or not counted."""
    categories = ("no", "not-disclosed", NOT_COUNTED, "yes")
    codes = np.where(happened, np.int8(3), np.int8(0))
    codes[unknown] = 1
    codes[~(counted | unknown)] = 2
    return Coded.occurring(categories, codes)
