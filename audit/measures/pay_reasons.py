"""Why the pay gap among full-time staff is another one than among all staff: who works part-time, and for how much."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audit.measures.amounts import centre_of, gap_percent
from audit.measures.composition import single_valued
from audit.measures.frame import UNDISCLOSED
from audit.measures.pay_selection import PayGapParameters, PaySelection
from audit.measures.shares import Groups, share_figure
from audit.model.measurement import Figure
from audit.model.message import Message, msg
from audit.types import Statistic, ValueUnit

FULL_TIME, PART_TIME = ("contract", "full-time"), ("contract", "part-time")
WORTH_SAYING = 1.0
"""Percentage points by which two gaps must differ before a sentence explains the difference."""
OTHER_PEOPLE = 0.05
"""By how much the share of the compared group must differ before part-time posts are said to be held by others."""


def why_full_time_differs(chosen: PaySelection, gap: float | None) -> tuple[tuple[Message, ...], tuple[Figure, ...]]:
    """Return a sentence on why the gap among full-time staff is another one, and the figures that it is made from."""
    parameters, frame = chosen.parameters, chosen.frame
    contracts = frame.coded("contract").categories
    if "contract" in chosen.where or not {FULL_TIME[1], PART_TIME[1]} <= set(contracts) or gap is None:
        return (), ()
    full_time = PaySelection(chosen.context, frame, parameters, {**chosen.where, "contract": FULL_TIME[1]})
    part_time = PaySelection(chosen.context, frame, parameters, {**chosen.where, "contract": PART_TIME[1]})
    values = full_time.values()
    reference, compared = (values.get(group, np.zeros(0)) for group in (parameters.reference, parameters.compared))
    within = gap_percent(reference, compared, parameters.statistic)
    if within is None or abs(within - gap) < WORTH_SAYING:
        return (), ()
    share, figures = [], []
    for selection in (part_time, full_time):
        groups = Groups(selection.tally(), parameters.dimension, (parameters.compared,))
        share.append(groups.of())
        place = {**single_valued(selection.where), parameters.dimension: parameters.compared}
        figures.append(share_figure(tuple(sorted(place.items())), share[-1]))
    pay = [_whole(selection) for selection in (part_time, full_time)]
    if share[0].value is None or share[1].value is None or None in pay:
        return (), ()
    figures += [figure for figure in pay if figure is not None]
    sentence = _sentence(parameters, (gap, within), (share[0].value, share[1].value), [f.value for f in pay if f])
    return (sentence,), tuple(figures)


def _whole(selection: PaySelection) -> Figure | None:
    """Return the pay of everybody of known group in a selection: the unknown are few, and the difference would tell."""
    values = selection.values()
    disclosed = [group for group in sorted(values) if group not in UNDISCLOSED]
    together = np.sort(np.concatenate([values[group] for group in disclosed] or [np.zeros(0)]))
    if not len(together):
        return None
    parameters = selection.parameters
    tally = selection.tally()
    at = {parameters.dimension: disclosed}
    of_mean = parameters.statistic == "mean"
    return Figure(
        group=tuple(sorted(single_valued(selection.where).items())),
        statistic=Statistic.MEAN if of_mean else Statistic.MEDIAN,
        value=centre_of(together, parameters.statistic),
        unit=ValueUnit.MONEY,
        n=len(together),
        needs=(*tally.keys(at), *(tally.amount_keys(parameters.pay, at) if of_mean else ())),
    )


def _sentence(
    parameters: PayGapParameters,
    gaps: tuple[float, float],
    shares: tuple[float, float],
    pay: Sequence[float | None],
) -> Message:
    lower_paid = (pay[0] or 0.0) < (pay[1] or 0.0)
    more_of_compared = shares[0] > shares[1]
    differ = abs(shares[0] - shares[1]) >= OTHER_PEOPLE and pay[0] != pay[1]
    explains = differ and (gaps[0] > gaps[1]) == (lower_paid == more_of_compared)
    values: dict[str, float | str] = {
        "gap": gaps[0],
        "within": gaps[1],
        "compared": parameters.compared,
        "part_time": shares[0],
        "full_time": shares[1],
    }
    if not explains:
        return msg(
            "pay-gap.unexplained",
            "The gap is {gap:+.2f} % among all staff and {within:+.2f} % among full-time staff. Part-time work does "
            "not explain the difference: {part_time:.1%} of part-time and {full_time:.1%} of full-time staff are "
            "{compared}.",
            **values,
        )
    if lower_paid:
        return msg(
            "pay-gap.part-time-lower",
            "The gap is {gap:+.2f} % among all staff and {within:+.2f} % among full-time staff, because part-time "
            "posts are paid less a year and are held by other people: {part_time:.1%} of part-time staff are "
            "{compared}, against {full_time:.1%} of full-time staff.",
            **values,
        )
    return msg(
        "pay-gap.part-time-higher",
        "The gap is {gap:+.2f} % among all staff and {within:+.2f} % among full-time staff, because part-time posts "
        "are paid more a year and are held by other people: {part_time:.1%} of part-time staff are {compared}, against "
        "{full_time:.1%} of full-time staff.",
        **values,
    )
