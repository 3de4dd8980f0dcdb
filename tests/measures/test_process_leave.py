"""Return from leave, with those due to return below the line."""

from __future__ import annotations

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure


def test_the_denominator_is_those_due_to_return() -> None:
    # 360 took leave, 292 were due back and 291 of them returned; 68 are still on leave.
    data = dataset(
        leave={
            "due_back": ["2025-06-01"] * 292 + ["2026-03-01"] * 68,
            "returned": ["yes"] * 291 + ["no"] + [None] * 68,
        }
    )
    found = measure(data, "leave-return")
    assert found.value == 291 / 292
    assert [each.n for each in found.excluded] == [68]
    assert sum(context(data).cells.get(key, None) is None for key in found.needs) == len(found.needs) > 0


def test_retention_looks_at_those_back_for_a_year() -> None:
    data = dataset(
        leave={
            "due_back": ["2024-06-01", "2024-12-31", "2025-01-01", "2024-03-01", None],
            "returned": ["yes", "yes", "yes", "no", "yes"],
            "still_employed_12m": ["yes", "no", None, "no", "yes"],
        }
    )
    found = measure(data, "leave-return", outcome="retained")
    assert (found.value, found.n) == (0.5, 2)
    assert found.bounds is not None
    assert (found.bounds.low, found.bounds.high) == (0.5, 2 / 3)


def test_weeks_of_other_parents() -> None:
    data = dataset(
        leave={"parent": ["birth", "birth", "other", "other", "adoptive"], "weeks": [20.0, 30.0, 4.0, 6.0, 9.0]}
    )
    found = measure(data, "leave-shared")
    assert found.value == 0.2
    assert figure(found, Statistic.MEAN, parent="birth").value == 25
    assert all(key.amount == "weeks" for key in found.needs)
    assert measure(context(data, minimum_n=3), "leave-shared").state is MeasureState.INSUFFICIENT
