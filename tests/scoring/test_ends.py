from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.scoring.ends import Part, ends_of

STEPS = 20


def test_a_cap_lets_only_so_much_of_what_is_open_count() -> None:
    # Of "a" so much comes out in full as half of it allows: (.1 + .45) of (.2 + .5) is more than with all or nothing.
    parts = [
        Part(scored=0.1, applicable=0.5, least=0.0, most=0.0, high_cap=0.5),
        Part(scored=0.5, applicable=0.5, least=0.45, most=0.45),
    ]
    assert ends_of(parts)[1] == pytest.approx(0.55 / 0.7)


def test_nothing_that_applies_may_be_anything() -> None:
    assert ends_of([Part(scored=0.0, applicable=0.0, least=0.0, most=0.0)]) == (0.0, 1.0)


@st.composite
def parts(draw: st.DrawFn) -> list[Part]:
    found = []
    for _ in range(draw(st.integers(1, 3))):
        scored, more = draw(st.floats(0.01, 1)), draw(st.floats(0, 1))
        low, high = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
        low_cap, high_cap = sorted((draw(st.floats(0, 1)), draw(st.sampled_from([1.0, 1.0, 0.9, 0.5]))))
        found.append(
            Part(
                scored=scored,
                applicable=scored + more,
                least=low * scored,
                most=high * scored,
                low_cap=low_cap,
                high_cap=high_cap,
            )
        )
    return found


@given(parts())
def test_no_way_in_which_the_open_items_may_come_out_lies_beyond_the_ends(audit: list[Part]) -> None:
    low, high = ends_of(audit)
    ways = [
        [
            (part.scored + more, min(value + gained * more, cap * (part.scored + more)))
            for more in (step * (part.applicable - part.scored) / STEPS for step in range(0, STEPS + 1, 4))
            for gained in (0.0, 0.5, 1.0)
            for value, cap in ((part.least, part.low_cap), (part.most, part.high_cap))
        ]
        for part in audit
    ]
    for chosen in product(*(way[:: 1 + len(audit)] for way in ways)):
        mean = sum(total for _, total in chosen) / sum(weight for weight, _ in chosen)
        assert low - 1e-9 <= mean <= high + 1e-9
