"""France's index of pay equality (Egapro): five indicators, their tables of points, and what follows from the result.

The arithmetic stands apart from the reading of tables, so that each rule can be checked on its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

PAY_POINTS = (40, 39, 38, 37, 36, 35, 34, 33, 31, 29, 27, 25, 23, 21, 19, 17, 14, 11, 8, 5, 2, 0)
RAISE_POINTS = (20, 20, 20, 10, 10, 10, 5, 5, 5, 5, 5, 0)
PROMOTION_POINTS = (15, 15, 15, 10, 10, 10, 5, 5, 5, 5, 5, 0)
SMALL_FIRM_RAISE_POINTS = (35, 35, 35, 25, 25, 25, 15, 15, 15, 15, 15, 0)
LEAVE_POINTS = 15
TOP_POINTS, TOP_PEOPLE = 10, 10
TOP_TEN = "top-ten"
FEWEST_PAID, FEWEST_MOVED, FEWEST_IN_SMALL_FIRM = 3, 10, 5
VALID_SHARE = 0.4
COMPUTABLE = 75
CORRECTIVE, OBJECTIVE = 75, 85
CORRECTIVE_MEASURES = "corrective-measures"
BY_CATEGORY, OTHERWISE = 5.0, 2.0
"""Relevance thresholds in points: socio-professional categories, or another classification of jobs."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its result, its points, and the most it can give; not computable where `points` is None."""

    name: str
    result: float | None
    points: int | None
    most: int


@dataclass(frozen=True, slots=True)
class PayGroup:
    """Men and women of one category and age group, with their mean pay."""

    men: int
    women: int
    men_pay: float
    women_pay: float


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """Men and women of one category, and how many of them were raised (or promoted)."""

    men: int
    women: int
    men_moved: int
    women_moved: int


def points_for(result: float, table: Sequence[int]) -> int:
    """Return the points of a table indexed by the result rounded up; 0 beyond its end."""
    place = ceil(result)
    return table[place] if place < len(table) else 0


def pay_indicator(groups: Sequence[PayGroup], staff: int, threshold: float = BY_CATEGORY) -> tuple[Indicator, float]:
    """Return indicator 1 and its signed result; positive where men are paid more.

    Valid groups have 3 men and 3 women, and hold at least 40 % of staff. Each gap loses the threshold toward zero, and
    counts with its share of the valid staff; the sum is rounded to one decimal.
    """
    valid = [g for g in groups if g.men >= FEWEST_PAID and g.women >= FEWEST_PAID and g.men_pay > 0]
    size = sum(g.men + g.women for g in valid)
    if not staff or size < VALID_SHARE * staff:
        return Indicator("pay", None, None, PAY_POINTS[0]), 0.0
    total = sum(
        (g.men + g.women) / size * relevant(100 * (g.men_pay - g.women_pay) / g.men_pay, threshold) for g in valid
    )
    signed = round_half_up(total, 1)
    return Indicator("pay", abs(signed), points_for(abs(signed), PAY_POINTS), PAY_POINTS[0]), signed


def relevant(gap: float, threshold: float) -> float:
    """Return a gap less the threshold, toward zero and never past it."""
    return max(0.0, gap - threshold) if gap > 0 else min(0.0, gap + threshold)


def rate_indicator(
    name: str, groups: Sequence[MoveGroup], staff: int, table: Sequence[int], pay_result: float
) -> Indicator:
    """Return indicator 2 (raises) or 3 (promotions): the weighted gap in rates, in points of per cent.

    Valid groups have 10 men and 10 women and hold at least 40 % of staff. A gap in favour of the sex that is paid less
    by indicator 1 is catching up and gets full marks.
    """
    valid = [g for g in groups if g.men >= FEWEST_MOVED and g.women >= FEWEST_MOVED]
    size = sum(g.men + g.women for g in valid)
    moved = any(g.men_moved or g.women_moved for g in valid)
    if not staff or size < VALID_SHARE * staff or not moved:
        return Indicator(name, None, None, table[0])
    gap = sum((g.men + g.women) / size * 100 * (g.men_moved / g.men - g.women_moved / g.women) for g in valid)
    signed = round_half_up(gap, 1)
    if signed and pay_result and (signed > 0) != (pay_result > 0):
        return Indicator(name, abs(signed), table[0], table[0])
    return Indicator(name, abs(signed), points_for(abs(signed), table), table[0])


def small_firm_raises(group: MoveGroup, pay_result: float) -> Indicator:
    """Return indicators 2 and 3 together for 50 to 250 employees: the better of the gap in rates and in people."""
    table = SMALL_FIRM_RAISE_POINTS
    if min(group.men, group.women) < FEWEST_IN_SMALL_FIRM or not (group.men_moved or group.women_moved):
        return Indicator("raises-and-promotions", None, None, table[0])
    gap = 100 * (group.men_moved / group.men - group.women_moved / group.women)
    people = round_half_up(abs(gap) / 100 * min(group.men, group.women), 1)
    best = min(round_half_up(abs(gap), 1), people)
    catching_up = bool(gap and pay_result and (gap > 0) != (pay_result > 0))
    points = table[0] if catching_up else points_for(best, table)
    return Indicator("raises-and-promotions", best, points, table[0])


def leave_indicator(returned: int, raised: int) -> Indicator:
    """Return indicator 4: all who came back from maternity leave had the raise due to them, or no points."""
    if not returned:
        return Indicator("after-leave", None, None, LEAVE_POINTS)
    return Indicator("after-leave", 100 * raised / returned, LEAVE_POINTS if raised == returned else 0, LEAVE_POINTS)


def top_indicator(men: int, women: int) -> Indicator:
    """Return indicator 5: how many of the sex with fewer are among the ten best paid."""
    if men + women != TOP_PEOPLE:
        return Indicator(TOP_TEN, None, None, TOP_POINTS)
    fewer = min(men, women)
    return Indicator(TOP_TEN, float(fewer), 0 if fewer < 2 else 5 if fewer < 4 else TOP_POINTS, TOP_POINTS)


def index_of(indicators: Sequence[Indicator]) -> int | None:
    """Return the index out of 100, or None where fewer than 75 points could be computed."""
    computed = [each for each in indicators if each.points is not None]
    most = sum(each.most for each in computed)
    if most < COMPUTABLE:
        return None
    return int(round_half_up(sum(each.points or 0 for each in computed) / most * 100, 0))


def follows(index: int | None, indicators: Sequence[Indicator]) -> Mapping[str, bool]:
    """Return what the law asks for: measures below 75; below 85 an aim for each indicator short of its most."""
    if index is None:
        return {}
    aims = {each.name: index < OBJECTIVE for each in indicators if each.points is not None and each.points < each.most}
    return {CORRECTIVE_MEASURES: index < CORRECTIVE, **aims}


def round_half_up(value: float, digits: int) -> float:
    """Round as the official calculator does: halves away from zero."""
    scale = 10.0**digits
    rounded = float(floor(abs(value) * scale + 0.5 + 1e-9)) / scale
    return rounded if value >= 0 else -rounded
