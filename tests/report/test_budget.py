"""What the best set of actions costs, in one sentence."""

from __future__ import annotations

import pytest

from audit.model.plan import Limits, Plan
from audit.report.build.budget import plan_sentences
from audit.report.words import words_for

WORDS = words_for("en", "EUR")


@pytest.mark.parametrize(
    ("cost", "uncosted", "said"),
    [
        (1200.0, (), "for €1,200 and 4 days of work."),
        (1200.0, ("captions",), "for €1,200 and 4 days of work."),
        (0.0, (), "for €0 and 4 days of work."),
        (0.0, ("captions",), "for 4 days of work."),
    ],
)
def test_a_cost_that_is_not_known_is_not_said_to_be_nothing(cost: float, uncosted: tuple[str, ...], said: str) -> None:
    plan = Plan(
        limits=Limits(),
        steps=(),
        score_before=40.0,
        score_after=55.0,
        cost=cost,
        days=4.0,
        currency="EUR",
        uncosted=uncosted,
    )
    assert plan_sentences(plan, WORDS, {})[0] == f"0 actions raise the score from 40.0 to 55.0, {said}"
