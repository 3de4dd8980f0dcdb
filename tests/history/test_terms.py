from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.history.terms import Side, take_apart
from audit.model.comparison import Terms


def added(terms: Terms) -> float:
    assert terms.scope is not None
    assert terms.gates is not None
    return terms.practice + terms.method + terms.reweighting + terms.scope + terms.gates


def test_a_worked_example() -> None:
    """Two common items, one lost, one new, the second re-judged lower, and a gate in the second year."""
    before = Side(scores={"a": 0.5, "b": 1.0, "old": 0.0}, weights={"a": 0.25, "b": 0.25, "old": 0.5}, shown=0.375)
    after = Side(scores={"a": 1.0, "b": 0.8, "new": 1.0}, weights={"a": 0.6, "b": 0.2, "new": 0.2}, shown=0.49)
    terms = take_apart(before, after, {"a": 0.5, "b": 0.6})
    # On C: weights .5/.5, then .75/.25; mean .625/.375.
    assert terms.practice == pytest.approx(100 * (0.625 * 0.5 + 0.375 * 0.2))
    assert terms.method == pytest.approx(100 * (0.375 * -0.4))
    assert terms.reweighting == pytest.approx(100 * (0.25 * 0.75 - 0.25 * 0.9))
    assert terms.scope == pytest.approx(100 * ((0.96 - 0.95) - (0.375 - 0.75)))
    assert terms.gates == pytest.approx(100 * (0.49 - 0.96))
    assert terms.total == pytest.approx(11.5)
    assert added(terms) == pytest.approx(11.5)


def test_a_withheld_score_leaves_only_the_terms_on_common_items() -> None:
    before = Side(scores={"a": 0.5}, weights={"a": 1.0}, shown=None)
    after = Side(scores={"a": 1.0}, weights={"a": 1.0}, shown=1.0)
    terms = take_apart(before, after, {"a": 0.5})
    assert (terms.total, terms.scope, terms.gates) == (None, None, None)
    assert (terms.practice, terms.method, terms.reweighting) == (50.0, 0.0, 0.0)


def test_nothing_in_common_is_all_scope() -> None:
    before = Side(scores={"a": 0.5}, weights={"a": 1.0}, shown=0.5)
    after = Side(scores={"b": 1.0}, weights={"b": 1.0}, shown=1.0)
    terms = take_apart(before, after, {})
    assert (terms.total, terms.scope, terms.practice) == (50.0, 50.0, 0.0)


unit = st.floats(0, 1)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    names = draw(st.sets(st.sampled_from("abcdefgh"), min_size=1))
    scores = {name: draw(unit) for name in sorted(names)}
    return Side(scores=scores, weights={name: draw(st.floats(1e-3, 10)) for name in scores}, shown=draw(unit))


@given(sides(), sides(), st.dictionaries(st.sampled_from("abcdefgh"), unit))
def test_the_terms_add_up(before: Side, after: Side, rejudged: dict[str, float]) -> None:
    terms = take_apart(before, after, rejudged)
    assert added(terms) == pytest.approx(terms.total, abs=1e-9)


def random_side(rng: np.random.Generator, names: list[str]) -> Side:
    kept = [name for name in names if rng.random() < 0.7] or names[:1]
    scores = {name: float(rng.choice([0.0, 1.0, rng.random()])) for name in kept}
    weights = {name: float(rng.choice([2.5, 5.0, 7.5, 10.0]) * rng.uniform(0.1, 1)) for name in kept}
    total = sum(weights.values())
    uncapped = sum(weights[name] * scores[name] for name in kept) / total
    capped = min(uncapped, 0.49) if rng.random() < 0.3 else uncapped
    return Side(scores=scores, weights=weights, shown=None if rng.random() < 0.1 else capped)


def test_ten_thousand_random_pairs_add_up() -> None:
    rng = np.random.default_rng(20260101)
    names = [f"item-{number}" for number in range(20)]
    withheld = 0
    for _ in range(10_000):
        before, after = random_side(rng, names), random_side(rng, names)
        rejudged = {name: float(rng.random()) for name in names if rng.random() < 0.9}
        terms = take_apart(before, after, rejudged)
        if terms.total is None:
            withheld += 1
            assert terms.scope is None
            assert terms.gates is None
        else:
            assert abs(added(terms) - terms.total) < 1e-9
    assert 1_000 < withheld < 3_000
