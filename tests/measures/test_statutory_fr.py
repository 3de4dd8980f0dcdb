from __future__ import annotations

from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure


def staff(n: int, women_pay: float = 27000.0) -> dict[str, list[object]]:
    return {
        "employee": [f"e{k}" for k in range(n)],
        "gender": ["men", "women"] * (n // 2),
        "level": ["1"] * n,
        "birth_year": [1980] * n,
        "annual_pay": [30000.0, women_pay] * (n // 2),
    }


def test_a_large_firm_by_its_indicators() -> None:
    rows = staff(400)
    raised = [f"e{k}" for k in range(40)]
    moves = {"employee": raised * 2, "kind": ["raise"] * 40 + ["promotion"] * 40, "date": ["2025-05-01"] * 80}
    index = measure(dataset(employees=rows, moves=moves), "egapro-index")
    assert figure(index, Statistic.INDEX, indicator="pay").value == 35
    assert figure(index, Statistic.INDEX, indicator="raises").value == 20
    assert figure(index, Statistic.INDEX, indicator="promotions").value == 15
    assert figure(index, Statistic.INDEX, indicator="top-ten").value == 0
    assert index.value == round(100 * 70 / 85)
    assert [fact.name for fact in index.facts] == ["not-computable", "aims"]
    assert index.facts[0].message.text == "Not computable, so left out of both sides: after-leave."
    assert index.facts[1].labels == ("pay", "top-ten")


def test_without_moves_too_few_points_can_be_computed() -> None:
    index = measure(dataset(employees=staff(100)), "egapro-index")
    assert index.state is MeasureState.NO_DATA
    assert figure(index, Statistic.INDEX, indicator="pay").value == 35


def test_fewer_than_fifty_employees_have_no_index() -> None:
    assert measure(dataset(employees=staff(40)), "egapro-index").state is MeasureState.NO_DATA


def test_part_time_pay_is_taken_at_full_time() -> None:
    rows = {**staff(60, women_pay=15000.0), "fte": [1.0, 0.5] * 30}
    assert figure(measure(dataset(employees=rows), "egapro-index"), Statistic.INDEX, indicator="pay").value == 40


LEAVE = {
    "employee": ["e1", "e3", "e0", "e5"],
    "parent": ["birth", "birth", "other", "birth"],
    "started_on": ["2025-01-10", "2025-02-01", "2025-02-01", "2023-01-01"],
    "due_back": ["2025-05-10", "2025-06-01", "2025-06-01", "2023-05-01"],
    "returned": ["yes"] * 4,
}


def test_raises_after_maternity_leave_are_all_or_nothing() -> None:
    def points(raised: list[str], dates: list[str]) -> float | None:
        moves = {"employee": raised, "kind": ["raise"] * len(raised), "date": dates}
        index = measure(dataset(employees=staff(100), moves=moves, leave=LEAVE), "egapro-index")
        found = [each.value for each in index.groups if each.group == (("indicator", "after-leave"),)]
        return found[0] if found else None

    assert points(["e9", "e1", "e3"], ["2025-03-01", "2025-09-01", "2025-09-01"]) == 15
    assert points(["e9", "e1"], ["2025-03-01", "2025-09-01"]) == 0
    assert points(["e9"], ["2025-12-01"]) is None  # nobody was raised while they were away, so nothing was due
    assert points(["e9"], ["2024-03-01"]) is None  # a raise of another year


def test_another_classification_has_a_smaller_threshold() -> None:
    index = measure(dataset(employees=staff(100)), "egapro-index", classification="other")
    assert figure(index, Statistic.INDEX, indicator="pay").value == 31  # 10 % less 2 points


def test_below_75_points_corrective_measures_are_due() -> None:
    moves = {"employee": [f"e{k}" for k in range(0, 60, 2)], "kind": ["raise"] * 30, "date": ["2025-05-01"] * 30}
    index = measure(dataset(employees=staff(100, women_pay=20000.0), moves=moves), "egapro-index")
    assert index.value == 0
    assert [fact.name for fact in index.facts] == ["not-computable", "corrective-measures", "aims"]


def test_the_ten_best_paid_are_the_same_in_any_order() -> None:
    rows = {**staff(100), "annual_pay": [50000.0] * 3 + [40000.0] * 60 + [20000.0] * 37}
    reverse = {column: values[::-1] for column, values in rows.items()}
    for given in (rows, reverse):  # of the three above one is a woman; seven of the sixty tied join them
        index = measure(dataset(employees=given), "egapro-index")
        assert figure(index, Statistic.INDEX, indicator="top-ten").value == 0


def test_the_best_paid_are_a_cell_of_their_own() -> None:
    run = context(dataset(employees=staff(100)))
    index = measure(run, "egapro-index")
    top = figure(index, Statistic.INDEX, indicator="top-ten")
    ten = [run.cells[key].n for key in top.needs if ("best_paid_ten", "yes") in key.at]
    assert ten == [10, 0]
    assert set(top.needs) <= set(index.needs)


def test_people_of_unknown_age_are_a_group_of_their_own() -> None:
    rows = {**staff(60, women_pay=30000.0), "birth_year": [1960] * 58 + [None, None]}
    rows["annual_pay"] = [30000.0] * 58 + [90000.0, 10000.0]  # two are no valid group, so their gap does not count
    assert figure(measure(dataset(employees=rows), "egapro-index"), Statistic.INDEX, indicator="pay").value == 40


def test_the_range_is_the_index_where_nothing_is_open_and_else_the_whole_scale() -> None:
    rows = staff(400)
    moves = {"employee": ["e1", "e2"], "kind": ["raise", "promotion"], "date": ["2025-05-01"] * 2}
    known = measure(dataset(employees=rows, moves=moves), "egapro-index")
    assert known.bounds is not None
    assert known.bounds.low == known.bounds.high == known.value
    more = {"employee": ["e1", "e2", "e3"], "kind": ["raise", "promotion", None], "date": ["2025-05-01"] * 3}
    for column in ("gender", "annual_pay"):
        blank = {**rows, column: [None, *rows[column][1:]]}
        left_open = measure(dataset(employees=blank, moves=moves), "egapro-index").bounds
        assert left_open is not None
        assert (left_open.low, left_open.high, left_open.undisclosed) == (0.0, 100.0, 1)
    of_unknown_kind = measure(dataset(employees=rows, moves=more), "egapro-index").bounds
    assert of_unknown_kind is not None
    assert (of_unknown_kind.low, of_unknown_kind.high, of_unknown_kind.undisclosed) == (0.0, 100.0, 1)
