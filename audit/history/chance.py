"""Whether a measured value changed by more than chance, from published numbers only."""

from __future__ import annotations

import math
from collections.abc import Mapping

from audit.model.measurement import Interval, Measurement
from audit.types import Statistic

LEVEL = 0.05
_SHARES = (Statistic.SHARE, Statistic.RATE)


def change_p_values(pairs: Mapping[str, tuple[Measurement, Measurement]]) -> dict[str, float]:
    """Return a p-value for each pair that can be tested, corrected for their number (Benjamini and Hochberg).

    Shares and rates with a published count and n: Fisher's exact test, two-sided. Other values with a confidence
    interval each year: a normal test on their difference. Both take the years as independent. Results hold no rows, so
    who is in both years is not known; where people keep their group, the test finds fewer changes than there are, and
    where something happens to one person once only (a promotion), it may find more. The comparison says so.
    """
    from scipy.stats import false_discovery_control

    raw = {key: p for key, (before, after) in pairs.items() if (p := _p_value(before, after)) is not None}
    if not raw:
        return {}
    return dict(zip(raw, (float(p) for p in false_discovery_control(list(raw.values()))), strict=True))


def _p_value(before: Measurement, after: Measurement) -> float | None:
    if before.statistic in _SHARES and before.statistic is after.statistic:
        if before.count is None or after.count is None or not before.n or not after.n:
            return None
        import numpy as np
        from scipy.stats import fisher_exact

        counts = [[before.count, before.n - before.count], [after.count, after.n - after.count]]
        return float(fisher_exact(np.array(counts)).pvalue)
    if before.value is None or after.value is None or before.interval is None or after.interval is None:
        return None
    spread = math.hypot(_standard_error(before.interval), _standard_error(after.interval))
    if not spread or not math.isfinite(spread):
        return None
    from scipy.stats import norm

    return float(2.0 * norm.sf(abs(after.value - before.value) / spread))


def _standard_error(interval: Interval) -> float:
    from scipy.stats import norm

    return (interval.high - interval.low) / (2.0 * float(norm.ppf((1.0 + interval.level) / 2.0)))
