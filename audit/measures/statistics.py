"""Intervals and tests, each from a library or in closed form. Every one is named where it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, log, sqrt

import numpy as np
from numpy.typing import NDArray

from audit.measures import exact
from audit.model.measurement import Interval

Z95 = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""

_EXACT_UP_TO = 8
"""People of the smaller group up to which the Mann-Whitney test may be reckoned exactly."""

RESAMPLES = 2000
SEED = 0


def wilson_interval(count: int, n: int) -> Interval | None:
    """Return the Wilson score interval of a share; None of nobody."""
    if n == 0:
        return None
    share, square = count / n, Z95 * Z95
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z95 * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low = 0.0 if count == 0 else max(0.0, centre - half)
    high = 1.0 if count == n else min(1.0, centre + half)
    return Interval(low=low, high=high, method="Wilson")


def ratio_interval(count: int, n: int, other_count: int, other_n: int) -> Interval | None:
    """Return the interval of a ratio of two rates on the log scale (Katz); None where a count is zero."""
    if not count or not other_count:
        return None
    error = sqrt(1 / count - 1 / n + 1 / other_count - 1 / other_n)
    ratio = (count / n) / (other_count / other_n)
    return Interval(low=ratio * exp(-Z95 * error), high=ratio * exp(Z95 * error), method="log (Katz)")


def z_test(count: int, n: int, other_count: int, other_n: int) -> tuple[float, float] | None:
    """Return z and the two-sided p of two rates with the pooled standard error; None where all or none are chosen."""
    from scipy.special import ndtr

    pooled = (count + other_count) / (n + other_n)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / other_n))
    if error == 0:
        return None
    z = (count / n - other_count / other_n) / error
    return z, float(2 * ndtr(-abs(z)))


def fisher_exact(count: int, n: int, other_count: int, other_n: int) -> float:
    """Return the two-sided p of Fisher's exact test: all tables no more probable than the one found."""
    return exact.two_sided(count, n, other_count, other_n)[0]


def fisher_mid_p(count: int, n: int, other_count: int, other_n: int) -> float:
    """Return the two-sided mid-p of Fisher's test: tables as probable as the one found count by half."""
    return exact.two_sided(count, n, other_count, other_n)[1]


def binomial_at_most(count: int, n: int, share: float) -> float:
    """Return the chance of so few, or fewer, in n independent draws from a pool with that share."""
    from scipy.special import bdtr

    return float(bdtr(count, n, share)) if count < n else 1.0


def binomial_at_least(count: int, n: int, share: float) -> float:
    """Return the chance of so many, or more, in n independent draws from a pool with that share."""
    from scipy.special import bdtrc

    return float(bdtrc(count - 1, n, share)) if count else 1.0


def at_least_this_many(chances: Sequence[float], found: int) -> float:
    """Return the chance that at least `found` of some independent events happen (Poisson binomial, exact)."""
    distribution = np.ones(1)
    for chance in chances:
        distribution = np.convolve(distribution, [1 - chance, chance])
    return float(min(1.0, distribution[found:].sum()))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values corrected for their number by Holm's step-down method, in the order given."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    corrected = [1.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        corrected[place] = largest
    return tuple(corrected)


def mann_whitney(first: NDArray[np.float64], second: NDArray[np.float64]) -> tuple[float, float]:
    """Return U and the two-sided p of the Mann-Whitney test of two sorted lists, ties corrected.

    Many people: by the normal approximation with a continuity correction, and without ranking again what is sorted.
    """
    from scipy.special import ndtr

    if min(len(first), len(second)) <= _EXACT_UP_TO:
        from scipy.stats import mannwhitneyu

        result = mannwhitneyu(first, second, alternative="two-sided")
        return float(result.statistic), float(result.pvalue)
    of_first, of_second = _equal_values(first, second)
    below = np.cumsum(of_second) - of_second
    wins = float((of_first * (below + of_second / 2)).sum())
    pairs, people, tied = len(first) * len(second), len(first) + len(second), of_first + of_second
    ties = float((tied**3 - tied).sum())
    error = sqrt(pairs / 12 * ((people + 1) - ties / (people * (people - 1))))
    z = (max(wins, pairs - wins) - pairs / 2 - 0.5) / error if error else -inf
    return wins, min(1.0, float(2 * ndtr(-z)))


def _equal_values(first: NDArray[np.float64], second: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Return, for each value of two sorted lists, smallest first, how often it is in the one and in the other."""
    both = np.concatenate((first, second))
    order = np.argsort(both, kind="stable")  # merges what is sorted
    ranked = both.take(order)
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    until = np.cumsum(order < len(first)).take(last)
    of_first = np.diff(until, prepend=0)
    return of_first.astype(np.float64), (np.diff(last, prepend=-1) - of_first).astype(np.float64)


def welch(first: NDArray[np.float64], second: NDArray[np.float64]) -> tuple[float, float] | None:
    """Return t and the two-sided p of Welch's test of two means; None where no amount differs within either group."""
    from scipy.special import stdtr

    if min(len(first), len(second)) < 2 or not (np.ptp(first) or np.ptp(second)):
        return None
    errors = first.var(ddof=1) / len(first), second.var(ddof=1) / len(second)
    t = float((first.mean() - second.mean()) / sqrt(sum(errors)))
    freedom = sum(errors) ** 2 / (errors[0] ** 2 / (len(first) - 1) + errors[1] ** 2 / (len(second) - 1))
    return t, float(2 * stdtr(freedom, -abs(t)))


def mean_ratio_interval(first: NDArray[np.float64], second: NDArray[np.float64]) -> tuple[float, float] | None:
    """Return the 95 % interval of mean(second) / mean(first) by the delta method on the log scale."""
    if len(first) < 2 or len(second) < 2 or first.mean() <= 0 or second.mean() <= 0:
        return None
    error = sqrt(
        first.var(ddof=1) / len(first) / first.mean() ** 2 + second.var(ddof=1) / len(second) / second.mean() ** 2
    )
    centre = log(second.mean() / first.mean())
    return exp(centre - Z95 * error), exp(centre + Z95 * error)


def bootstrap_medians(ordered: NDArray[np.float64], random: np.random.Generator) -> NDArray[np.float64]:
    """Return medians of bootstrap resamples of sorted values, drawn exactly and without resampling.

    The median of n draws with replacement is the value (or the mean of the two values) at the ranks where the middle
    order statistics of n uniform draws fall; those follow Beta distributions. So a resample costs the same for 20
    people as for 1,000,000.
    """
    n = len(ordered)
    half = n // 2
    if n % 2:
        middle = random.beta(half + 1, half + 1, RESAMPLES)
        return ordered[_rank(middle, n)]
    lower = random.beta(half, half + 1, RESAMPLES)
    upper = lower + (1 - lower) * random.beta(1, half, RESAMPLES)
    return (ordered[_rank(lower, n)] + ordered[_rank(upper, n)]) / 2


def _rank(uniform: NDArray[np.float64], n: int) -> NDArray[np.int64]:
    return np.minimum((uniform * n).astype(np.int64), n - 1)


def median_gap_interval(first: NDArray[np.float64], second: NDArray[np.float64]) -> Interval | None:
    """Return the interval of 100 x (median(first) - median(second)) / median(first), both sorted, by bootstrap."""
    if len(first) < 2 or len(second) < 2:
        return None
    random = np.random.default_rng(SEED)
    reference = bootstrap_medians(first, random)
    compared = bootstrap_medians(second, random)
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps = 100 * (reference - compared) / reference
    gaps = gaps[np.isfinite(gaps)]
    if len(gaps) < RESAMPLES / 2:
        return None
    low, high = np.quantile(gaps, [0.025, 0.975])
    method = f"bootstrap percentile, {RESAMPLES} resamples, seed {SEED}"
    return Interval(low=float(low), high=float(high), method=method)
