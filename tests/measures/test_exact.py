"""Chances with fixed margins beside scipy.stats, for small margins, for large ones, and far out in the tails."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import example, given
from scipy.stats import fisher_exact as fisher
from scipy.stats import hypergeom

from audit.measures.exact import at_least, at_most, two_sided

SIZES = st.one_of(st.integers(0, 12), st.integers(0, 3_000), st.integers(0, 2_000_000))


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Draw how many of two groups something happened to, and how many they are."""
    n, other_n = draw(SIZES), draw(SIZES)
    return draw(st.integers(0, n)), n, draw(st.integers(0, other_n)), other_n


@given(tables())
@example((5, 20, 2, 20))
@example((3, 5, 6, 8))
@example((0, 0, 0, 0))
@example((10_000, 1_000_000, 10_050, 1_000_000))
def test_fisher_as_scipy_has_it(table: tuple[int, int, int, int]) -> None:
    count, n, other_count, other_n = table
    expected = fisher([[count, n - count], [other_count, other_n - other_count]]).pvalue
    assert two_sided(*table)[0] == pytest.approx(expected, rel=1e-7, abs=1e-200)


@given(tables())
def test_tails_as_scipy_has_them(table: tuple[int, int, int, int]) -> None:
    count, draws, others, other_n = table
    members, pool = count + others, draws + other_n
    if pool:
        drawn = hypergeom(pool, members, draws)
        assert at_most(count, draws, members, pool) == pytest.approx(drawn.cdf(count), rel=1e-7, abs=1e-200)
        assert at_least(count, draws, members, pool) == pytest.approx(drawn.sf(count - 1), rel=1e-7, abs=1e-200)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_mid_p_by_enumeration(count: int, rest: int, other_count: int, other_rest: int) -> None:
    n, other_n = count + rest, other_count + other_rest
    total, happened = n + other_n, count + other_count
    chances = [hypergeom.pmf(k, total, happened, n) if total else 1.0 for k in range(min(n, happened) + 1)]
    found = chances[count]
    rarer = sum(each for each in chances if each < found * (1 - 1e-9))
    alike = sum(each for each in chances if abs(each - found) <= found * 1e-9)
    assert two_sided(count, n, other_count, other_n)[1] == pytest.approx(rarer + alike / 2)


def test_what_cannot_be_is_never_found() -> None:
    assert at_most(1, 5, 5, 6) == 0.0  # of five drawn, four at least are members
    assert at_most(3, 5, 5, 6) == 0.0
    assert at_least(6, 5, 5, 6) == 0.0
    assert at_least(0, 5, 5, 6) == at_most(5, 5, 5, 6) == 1.0
