"""The quarters of staff by hourly pay, as figures: the share of women and of men in each."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from audit.measures.cells import Tally
from audit.measures.coding import Coded
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.hourly import HourlyPay
from audit.measures.quarters import QUARTERS, Shares, quarters_of_ranked, whole_people
from audit.measures.statutory_bounds import SEXES
from audit.model.measurement import Figure
from audit.types import Statistic, ValueUnit

QUARTER = "pay_quarter"
"""The dimension that says in which quarter somebody is."""


def quarter_figures(context: MeasureContext, frame: Frame, hourly: HourlyPay) -> tuple[Figure, ...]:
    """Return the share of women and men in each quarter; counts are whole people, shares exact."""
    quarters = frame.once(("quarters", hourly.amount), lambda: _quarters(frame, hourly))
    if quarters is None:
        return ()
    tally = Tally(context, frame, ("gender", QUARTER))
    return tuple(
        _quarter_figure(tally, name, sex, exact[sex], people)
        for name, exact, people in zip(QUARTERS, quarters, whole_people(quarters), strict=True)
        for sex in SEXES
    )


def _quarters(frame: Frame, hourly: HourlyPay) -> Shares | None:
    """Return the quarters, and keep the quarter of each person as a dimension; None where there are none."""
    amount, categories = hourly.amount, frame.coded("gender").categories
    counted = frame.matched_in_order(amount, {**hourly.where, "gender": SEXES})
    if np.count_nonzero(counted) < len(QUARTERS) or not set(SEXES) <= set(categories):
        return None
    women = frame.ranked_codes(amount, "gender").compress(counted) == categories.index("women")
    shares = quarters_of_ranked(frame.ranked(amount).compress(counted), women, SEXES)
    rows = frame.order(amount).compress(counted)
    frame.derive(QUARTER, lambda: _quarter_of(frame.rows, rows, women, whole_people(shares)))
    return shares


def _quarter_figure(tally: Tally, quarter: str, sex: str, exact: Fraction, people: dict[str, int]) -> Figure:
    size = sum(people.values())
    return Figure(
        group=(("gender", sex), (QUARTER, quarter)),
        statistic=Statistic.SHARE,
        value=float(exact / size) if size else None,
        unit=ValueUnit.SHARE,
        n=size,
        count=people[sex],
        needs=tally.share_keys({QUARTER: quarter, "gender": sex}, {QUARTER: quarter, "gender": SEXES}),
    )


def _quarter_of(
    size: int, rows: NDArray[np.int64], women: NDArray[np.bool_], whole: tuple[dict[str, int], ...]
) -> Coded:
    """Return the quarter of each person, rows ranked by pay, each sex cut so that the whole-people counts come out."""
    quarter = np.full(size, len(QUARTERS), dtype=np.int8)
    for sex, those in zip(SEXES, (~women, women), strict=True):
        numbers = np.arange(len(QUARTERS), dtype=np.int8)
        quarter[rows.compress(those)] = np.repeat(numbers, [each[sex] for each in whole])
    return Coded.occurring((*QUARTERS, "not-counted"), quarter)
