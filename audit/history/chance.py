"""Whether a measured value changed by more than chance, from published numbers only."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import NormalDist

from audit.model.measurement import Interval, Measurement
from audit.types import Statistic

LEVEL = 0.05
_NORMAL = NormalDist()
_SHARES = (Statistic.SHARE, Statistic.RATE)


def change_p_values(pairs: Mapping[str, tuple[Measurement, Measurement]]) -> dict[str, float]:
    """Return a p-value for each pair that can be tested, corrected for their number (Benjamini and Hochberg).

    Shares and rates with a published count and n: Fisher's exact test, two-sided. Other values with a confidence
    interval each year: a normal test on their difference. Both take the years as independent. Results hold no rows, so
    who is in both years is not known; where people keep their group, the test finds fewer changes than there are, and
    where something happens to one person once only (a promotion), it may find more. The comparison says so.
    """
    raw = {key: p for key, (before, after) in pairs.items() if (p := _p_value(before, after)) is not None}
    return dict(zip(raw, _corrected(list(raw.values())), strict=True))


def _corrected(p_values: Sequence[float]) -> list[float]:
    """Return p-values by Benjamini and Hochberg: each times the number of tests by its rank, in the order given."""
    corrected = [1.0] * len(p_values)
    least = 1.0
    ranked = sorted(range(len(p_values)), key=lambda place: p_values[place])
    for rank, place in reversed(list(enumerate(ranked, start=1))):
        least = min(least, p_values[place] * len(p_values) / rank)
        corrected[place] = least
    return corrected


def _p_value(before: Measurement, after: Measurement) -> float | None:
    if before.statistic in _SHARES and before.statistic is after.statistic:
        if before.count is None or after.count is None or not before.n or not after.n:
            return None
        from audit.measures.statistics import fisher_exact

        return fisher_exact(before.count, before.n, after.count, after.n)
    if before.value is None or after.value is None or before.interval is None or after.interval is None:
        return None
    spread = math.hypot(_standard_error(before.interval), _standard_error(after.interval))
    if not spread or not math.isfinite(spread):
        return None
    return math.erfc(abs(after.value - before.value) / spread / math.sqrt(2.0))  # both tails of the normal


def _standard_error(interval: Interval) -> float:
    return (interval.high - interval.low) / (2.0 * _NORMAL.inv_cdf((1.0 + interval.level) / 2.0))
