from __future__ import annotations

from audit.types import MeasureState, Statistic
from tests.measures.builders import dataset, figure, measure


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
    assert [fact.name for fact in index.facts] == ["pay", "top-ten"]


def test_without_moves_too_few_points_can_be_computed() -> None:
    index = measure(dataset(employees=staff(100)), "egapro-index")
    assert index.state is MeasureState.NO_DATA
    assert figure(index, Statistic.INDEX, indicator="pay").value == 35


def test_fewer_than_fifty_employees_have_no_index() -> None:
    assert measure(dataset(employees=staff(40)), "egapro-index").state is MeasureState.NO_DATA


def test_part_time_pay_is_taken_at_full_time() -> None:
    rows = {**staff(60, women_pay=15000.0), "fte": [1.0, 0.5] * 30}
    assert figure(measure(dataset(employees=rows), "egapro-index"), Statistic.INDEX, indicator="pay").value == 40
