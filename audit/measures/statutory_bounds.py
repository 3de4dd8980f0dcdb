"""What a statutory figure would be if everybody of unknown sex were counted with the men, the women, or neither."""

from __future__ import annotations

from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where
from audit.measures.gap_bounds import gap_range, may_compare
from audit.measures.open_cases import gap_limits, open_cases, same_level
from audit.measures.work_classes import Comparison, of_sexes
from audit.model.measurement import Bounds, CellKey
from audit.model.message import Message, msg

SEXES = ("men", "women")


def statutory_gap_bounds(
    context: MeasureContext,
    frame: Frame,
    amount: str,
    where: Where,
    statistic: str,
    value: float | None,
    needs: tuple[CellKey, ...],
) -> Bounds | None:
    """Return the range of a gap between men and women; None where something open has no limit."""
    comparison = of_sexes(context, frame, amount, where, statistic=statistic)
    return gap_limits(comparison, value, needs, same_level)


def statutory_rate_bounds(tally: Tally, sex: str, event: str, needs: tuple[CellKey, ...]) -> Bounds | None:
    """Return the exact range, in per cent, of the share of one sex to whom something happened."""
    known = {"gender": sex, event: ("yes", "no")}
    count, n = tally.n({**known, event: "yes"}), tally.n(known)
    unknown = tuple(c for c in tally.frame.coded("gender").categories if c in UNDISCLOSED)
    happened = tally.n({"gender": unknown, event: "yes"}) if unknown else 0
    not_happened = tally.n({"gender": unknown, event: "no"}) if unknown else 0
    if not n:
        return None
    keys = tally.share_keys({"gender": unknown, event: "yes"}, {"gender": unknown}) if unknown else ()
    doubtful = tally.uncertain({"gender": (sex, *unknown)})  # whether they count at all
    happened += tally.uncertain({"gender": (sex, *unknown), event: "yes"}).n
    not_happened += tally.uncertain({"gender": (sex, *unknown), event: "no"}).n
    return Bounds(
        low=100 * (count / (n + not_happened)),
        high=100 * ((count + happened) / (n + happened)),
        undisclosed=happened + not_happened,
        convention=_convention(),
        needs=(*needs, *keys, *doubtful.keys),
    )


def largest_gap_bounds(comparison: Comparison, minimum: int, value: float, needs: tuple[CellKey, ...]) -> Bounds | None:
    """Return a range of the largest gap of a category, never too narrow; None where something has no limit.

    A category counts from a minimum of either sex on; one that unknown people might make large enough may have the
    largest gap, but need not. Exact where only sexes are unknown and no category can go either way: people of one
    category do not bear on another.
    """
    cases = open_cases(comparison, same_level)
    if cases is None:
        return None
    lowest, highest, exact = 0.0, value, cases.exact
    for each in cases.classes:
        if not may_compare(each.reference, each.compared, each.unknown, minimum):
            continue
        found = gap_range(each.reference, each.compared, each.unknown, "mean", minimum)
        if found is None:
            return None
        low, high = found
        highest = max(highest, abs(low), abs(high))
        if min(len(each.reference), len(each.compared)) >= minimum:
            exact &= low >= 0 or high <= 0
            lowest = max(lowest, 0.0 if low <= 0 <= high else min(abs(low), abs(high)))
    return Bounds(
        low=min(lowest, value),
        high=highest,
        exact=exact,
        undisclosed=cases.people,
        convention=_convention(),
        needs=tuple(dict.fromkeys((*needs, *cases.needs))),
    )


def _convention() -> Message:
    return msg("bounds.sexes", "Everyone whose sex is not known may belong to either sex or to neither.")
