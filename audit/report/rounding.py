"""How numbers are rounded before they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import floor, log10


def score_points(score: float) -> int:
    """Return a score in [0, 1] as 0 to 100; 0 and 100 only when exact."""
    shown = int(rounded(score * 100, 0))
    if shown == 0 and score > 0:
        return 1
    return 99 if shown == 100 and score < 1 else shown


def rounded(value: float, digits: int) -> Decimal:
    """Round half away from zero on the shortest decimal form, as a reader with a pencil does."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def shares_that_add_up(parts: Sequence[float], total: Decimal, digits: int = 1) -> tuple[Decimal, ...]:
    """Round the parts so that they add up to the (rounded) total: the largest remainders take the difference."""
    step = Decimal(1).scaleb(-digits)
    floors = [(Decimal(repr(float(part))) / step).to_integral_value(rounding="ROUND_FLOOR") for part in parts]
    remainders = [Decimal(repr(float(part))) / step - floor for part, floor in zip(parts, floors, strict=True)]
    missing = int((total / step).to_integral_value() - sum(floors, Decimal(0)))
    order = sorted(range(len(parts)), key=lambda i: (-remainders[i], i))
    counts = [int(floor) for floor in floors]
    while missing and order:
        for place in order if missing > 0 else reversed(order):
            if not missing:
                break
            counts[place] += 1 if missing > 0 else -1
            missing -= 1 if missing > 0 else -1
    return tuple(count * step for count in counts)


def decimals_of(value: float, figures: int) -> int:
    """Return the decimals that a number has which was rounded to so many figures."""
    return 0 if value == 0 else max(0, figures - 1 - floor(log10(abs(value)) + 1e-9))


def points_moved(before: float, after: float) -> float:
    """Return the change between two scores in points as a reader finds it who subtracts the printed ones."""
    return float(rounded(after, 1) - rounded(before, 1))


@cache
def decimal_pattern(digits: int) -> str:
    """Return CLDR's pattern for a number with exactly so many decimals."""
    return "#,##0" + ("." + "0" * digits if digits else "")
