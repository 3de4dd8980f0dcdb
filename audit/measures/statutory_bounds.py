"""What a statutory figure would be if everybody of unknown sex were counted with the men, the women, or neither."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audit.measures.amounts import NOBODY, amounts_by_group
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where
from audit.measures.gap_bounds import gap_bounds
from audit.measures.within import WorkClass
from audit.model.measurement import Bounds, CellKey
from audit.model.message import Message, msg

SEXES = ("men", "women")


def statutory_gap_bounds(
    context: MeasureContext, frame: Frame, amount: str, where: Where, statistic: str, needs: tuple[CellKey, ...]
) -> Bounds | None:
    """Return the exact range of a gap between men and women; None where an amount is missing."""
    if (np.isnan(frame.amount(amount)) & frame.matched(where)).any():
        return None
    cells = amounts_by_group(frame, amount, ("gender",), where).cells
    unknown = np.sort(np.concatenate([cells.get((group,), NOBODY) for group in sorted(UNDISCLOSED)]))
    men, women = (cells.get((sex,), NOBODY) for sex in SEXES)
    found = gap_bounds(men, women, unknown, statistic)
    if found is None:
        return None
    keys = _unknown_keys(Tally(context, frame, ("gender",), where)) if len(unknown) else ()
    return Bounds(
        low=found[0], high=found[1], undisclosed=len(unknown), convention=_convention(), needs=(*needs, *keys)
    )


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
    return Bounds(
        low=100 * count / (n + not_happened),
        high=100 * (count + happened) / (n + happened),
        undisclosed=happened + not_happened,
        convention=_convention(),
        needs=(*needs, *keys),
    )


def largest_gap_bounds(classes: Sequence[WorkClass], value: float, needs: tuple[CellKey, ...]) -> Bounds | None:
    """Return a range of the largest gap of a category, never too narrow; None where a category leaves it open."""
    lowest, highest = 0.0, value
    for each in classes:
        found = gap_bounds(each.reference, each.compared, each.unknown, "mean")
        if found is None:
            return None
        low, high = found
        lowest = max(lowest, 0.0 if low <= 0 <= high else min(abs(low), abs(high)))
        highest = max(highest, abs(low), abs(high))
    undisclosed = sum(len(each.unknown) for each in classes)
    return Bounds(
        low=min(lowest, value),
        high=highest,
        exact=undisclosed == 0,
        undisclosed=undisclosed,
        convention=_convention(),
        needs=needs,
    )


def _unknown_keys(tally: Tally) -> tuple[CellKey, ...]:
    return tally.keys({"gender": tuple(c for c in tally.frame.coded("gender").categories if c in UNDISCLOSED)})


def _convention() -> Message:
    return msg("bounds.sexes", "Everyone whose sex is not known may belong to either sex or to neither.")
