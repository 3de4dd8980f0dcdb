"""What is open about the people whose amounts are compared: their group, whether they count, their class, their pay.

From it come the bounds of every gap: a blank group may be any group, a blank in a filter either way, a blank class any
class, and a blank amount anything within its support. Where there is no support there are no bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.amounts import Values
from audit.measures.cells import Tally
from audit.measures.frame import UNDISCLOSED, wanted_categories
from audit.measures.gap_bounds import NO_ONE, Open, Range, gap_range, may_compare, weighted_range
from audit.measures.work_classes import Comparison, classes_of
from audit.model.measurement import Bounds, CellKey
from audit.model.message import Message, msg
from audit.tables.declare import NOT_DISCLOSED

Support = Callable[[Comparison], tuple[Values, Values] | None]
"""Gives, for each row, the least and the most that a blank amount may be; NaN where nothing is known of it."""

Rows = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class OpenClass:
    """The people of one class: of either side for certain, and those who may belong to either or to neither."""

    reference: Open
    compared: Open
    unknown: Open

    @property
    def is_comparable(self) -> bool:
        """Return whether both groups are there for certain."""
        return bool(len(self.reference)) and bool(len(self.compared))

    @property
    def may_be_comparable(self) -> bool:
        """Return whether both groups may be there."""
        return may_compare(self.reference, self.compared, self.unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCases:
    """All classes with what is open in them; `exact` where what is open of one person does not limit the rest."""

    classes: tuple[OpenClass, ...]
    people: int
    exact: bool
    needs: tuple[CellKey, ...]


def open_cases(comparison: Comparison, support: Support) -> OpenCases | None:
    """Return what is open; None where a blank amount has no support."""
    classes = {
        each.place: OpenClass(*(Open.sure(values) for values in (each.reference, each.compared, each.unknown)))
        for each in classes_of(comparison)
    }
    unknown = sum(len(each.unknown) for each in classes.values())
    if _only_groups_are_open(comparison):
        needs = _open_needs(comparison, None) if unknown else ()
        return OpenCases(classes=tuple(classes.values()), people=unknown, exact=True, needs=needs)
    found = _open_people(comparison)
    rows = np.flatnonzero(found.blank | found.doubtful | found.unplaced)
    spans = _spans(comparison, rows, found.blank, support)
    if spans is None:
        return None
    floating = _place(comparison, found, rows, spans, classes)
    if len(floating):
        classes = {place: _with_unknown(each, floating) for place, each in classes.items()}
        classes[("",) * len(comparison.by)] = OpenClass(NO_ONE, NO_ONE, floating)
    twofold = (found.blank & found.of_unknown) | found.doubtful | found.unplaced
    return OpenCases(
        classes=tuple(classes.values()),
        people=unknown + len(rows),
        exact=not twofold.any(),
        needs=_open_needs(comparison, found) if unknown or len(rows) else (),
    )


def gap_limits(
    comparison: Comparison, value: float | None, needs: tuple[CellKey, ...], support: Support
) -> Bounds | None:
    """Return the bounds of a gap between two groups; None where something open has no limit."""
    cases = open_cases(comparison, support)
    if cases is None or len(cases.classes) != 1:
        return None
    (whole,) = cases.classes
    if not whole.is_comparable:
        return None
    found = gap_range(whole.reference, whole.compared, whole.unknown, comparison.statistic)
    if found is None or value is None:
        return None
    return bounds_of((min(found[0], value), max(found[1], value)), cases, needs, exact=cases.exact)


def within_bounds(comparison: Comparison, value: float, needs: tuple[CellKey, ...], support: Support) -> Bounds | None:
    """Return bounds of the weighted mean of the gaps inside classes, never too narrow; None without a limit.

    Each class may have any gap of its range, with any weight from its known people of the compared group to those with
    all unknown ones; that both hang together is left aside, so the range is wider than exact.
    """
    cases = open_cases(comparison, support)
    if cases is None:
        return None
    if not cases.people:
        return bounds_of((value, value), cases, needs, exact=True)
    able = [each for each in cases.classes if each.may_be_comparable]
    ranges = [gap_range(each.reference, each.compared, each.unknown, comparison.statistic) for each in able]
    known = [each for each in ranges if each is not None]
    if len(known) < len(ranges) or not known:
        return None
    low, high = weighted_range(
        known,
        [len(each.compared) if each.is_comparable else 0 for each in able],
        [len(each.compared) + len(each.unknown) for each in able],
    )
    return bounds_of((min(low, value), max(high, value)), cases, needs, exact=False)


def same_level(comparison: Comparison) -> tuple[Values, Values] | None:
    """Return the lowest and the highest amount of the same level; of all levels where the level is blank."""
    frame = comparison.frame
    if not frame.has("level"):
        return None
    order = frame.order(comparison.amount)
    possible = frame.matched(comparison.where) | frame.undetermined(comparison.where)
    order = order[possible[order]]
    coded, amount = frame.coded("level"), frame.amount(comparison.amount)
    limits = np.full((2, len(coded.categories)), np.nan)
    for side, rows in zip(limits, (order, order[::-1]), strict=True):
        levels, first = np.unique(coded.codes[rows], return_index=True)
        side[levels] = amount[rows[first]]
    if len(order) and NOT_DISCLOSED in coded.categories:
        blank = coded.categories.index(NOT_DISCLOSED)
        limits[:, blank] = amount[order[0]], amount[order[-1]]
    return limits[0][coded.codes], limits[1][coded.codes]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenPeople:
    """Which rows have something open, and of which side they are."""

    of_reference: Rows
    of_compared: Rows
    of_unknown: Rows
    blank: Rows  # their amount
    doubtful: Rows  # whether the filter matches them
    unplaced: Rows  # their class


def _only_groups_are_open(comparison: Comparison) -> bool:
    """Return whether no filter, class or amount is blank anywhere; said by the categories, without a look at rows."""
    frame = comparison.frame
    filters = {column: wanted_categories(value) for column, value in comparison.where.items()}
    return (
        frame.coded(frame.known(comparison.amount)).categories in (("yes",), ())
        and not any(UNDISCLOSED & set(frame.coded(column).categories) - chosen for column, chosen in filters.items())
        and not any(NOT_DISCLOSED in frame.coded(column).categories for column in comparison.by)
    )


def _open_people(comparison: Comparison) -> _OpenPeople:
    frame, coded = comparison.frame, comparison.frame.coded(comparison.dimension)
    sides = [coded.among(frozenset(groups)) for groups in ({comparison.reference}, {comparison.compared}, UNDISCLOSED)]
    doubtful = frame.undetermined(comparison.where)
    counted = (frame.matched(comparison.where) | doubtful) & (sides[0] | sides[1] | sides[2])
    unplaced = np.zeros(frame.rows, dtype=np.bool_)
    for column in comparison.by:
        place = frame.coded(column)
        unplaced |= place.among(frozenset({NOT_DISCLOSED}))
    blank = np.isnan(frame.amount(comparison.amount))
    return _OpenPeople(
        of_reference=sides[0],
        of_compared=sides[1],
        of_unknown=sides[2],
        blank=blank & counted & comparison.may_be_paid(),
        doubtful=doubtful & counted,
        unplaced=unplaced & counted,
    )


def _spans(comparison: Comparison, rows: NDArray[np.int64], blank: Rows, support: Support) -> Open | None:
    """Return the least and the most that each of these rows may amount to, in the order of the rows."""
    amount = comparison.frame.amount(comparison.amount)[rows]
    if not blank[rows].any():
        return Open(amount, amount)
    limits = support(comparison)
    if limits is None:
        return None
    least, most = (np.where(np.isnan(amount), side[rows], amount) for side in limits)
    return None if np.isnan(least + most).any() else Open(least, most)


def _place(
    comparison: Comparison,
    found: _OpenPeople,
    rows: NDArray[np.int64],
    spans: Open,
    classes: dict[tuple[str, ...], OpenClass],
) -> Open:
    """Add the open people to their classes; return those whose class is not known."""
    if not len(rows):
        return NO_ONE
    free = (found.of_unknown | found.doubtful)[rows]
    loose = found.unplaced[rows]
    codes, shape = comparison.frame.combined(comparison.by)
    names = [comparison.frame.coded(column).categories for column in comparison.by]
    for code in np.unique(codes[rows[~loose]]).tolist():
        here = (codes[rows] == code) & ~loose
        axes = np.unravel_index(code, shape) if shape else ()
        place = tuple(names[axis][index] for axis, index in enumerate(axes))
        old = classes.get(place, OpenClass(NO_ONE, NO_ONE, NO_ONE))
        sides = (here & ~free & found.of_reference[rows], here & ~free & found.of_compared[rows], here & free)
        classes[place] = OpenClass(
            *(
                group.joined(spans.least[side], spans.most[side])
                for group, side in zip((old.reference, old.compared, old.unknown), sides, strict=True)
            )
        )
    return NO_ONE.joined(spans.least[loose], spans.most[loose])


def _with_unknown(each: OpenClass, more: Open) -> OpenClass:
    return OpenClass(each.reference, each.compared, each.unknown.joined(more.least, more.most))


def _open_needs(comparison: Comparison, found: _OpenPeople | None) -> tuple[CellKey, ...]:
    """Return the cells of everybody of whom something is open."""
    context, frame, dimension = comparison.context, comparison.frame, comparison.dimension
    known = frame.known(comparison.amount)
    tally = Tally(context, frame, (dimension, known, *comparison.by), comparison.where)
    keys: list[CellKey] = []
    undisclosed = tuple(c for c in frame.coded(dimension).categories if c in UNDISCLOSED)
    if undisclosed and tally.n({dimension: undisclosed}):
        keys += tally.keys({dimension: undisclosed})
    if found is None:
        return tuple(keys)
    if found.blank.any():
        keys += tally.keys({known: "no"})
    for column in comparison.by:
        if found.unplaced.any() and tally.n({column: NOT_DISCLOSED}):
            keys += tally.keys({column: NOT_DISCLOSED})
    return (*dict.fromkeys(keys), *tally.uncertain().keys)


def bounds_of(found: Range, cases: OpenCases, needs: Sequence[CellKey], *, exact: bool) -> Bounds:
    """Return a range as bounds, with how many people are open and the cells behind it."""
    return Bounds(
        low=found[0],
        high=found[1],
        exact=exact,
        undisclosed=cases.people,
        convention=_exact() if exact else _wider(),
        needs=tuple(dict.fromkeys((*needs, *cases.needs))),
    )


def _exact() -> Message:
    return msg(
        "bounds.gap",
        "Everyone whose group is not known may belong to either group or to neither; a blank amount may be anything "
        "from the lowest to the highest of its kind.",
    )


def _wider() -> Message:
    return msg(
        "bounds.gap-wider",
        "Everyone whose group, class or place is not known may belong to any; a blank amount may be anything from the "
        "lowest to the highest of its kind. The range is wider than exact.",
    )
