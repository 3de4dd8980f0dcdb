from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.sparse import csr_array

from audit.measures.regression import CellData, cells_of, dummies, least_squares, oaxaca_blinder
from audit.types import MeasureState, Statistic
from tests.measures.builders import context, dataset, figure, measure


def people(n: int = 400) -> pd.DataFrame:
    random = np.random.default_rng(3)
    level = random.integers(0, 3, n)
    women = (random.random(n) < 0.6 - 0.15 * level).astype(int)
    pay = np.exp(10 + 0.3 * level - 0.05 * women + random.normal(0, 0.1, n))
    return pd.DataFrame({"level": level, "women": women, "pay": pay})


def test_cells_give_the_same_fit_as_rows() -> None:
    rows = people()
    places, cells = cells_of(
        np.log(rows["pay"].to_numpy()), [rows["women"].to_numpy(), rows["level"].to_numpy()], [2, 3]
    )
    design = csr_array(np.column_stack((np.ones(len(places)), places[:, 0], dummies(places[:, 1]).toarray())))
    fit = least_squares(CellData(design, cells.n, cells.total, cells.squares))
    full = pd.get_dummies(rows["level"], drop_first=True).astype(float).to_numpy()
    other = sm.OLS(np.log(rows["pay"]), np.column_stack((np.ones(len(rows)), rows["women"], full))).fit()
    assert fit.coefficients == pytest.approx(other.params.to_numpy())
    assert fit.errors == pytest.approx(other.bse.to_numpy())
    assert fit.freedom == other.df_resid


def test_oaxaca_blinder_agrees_with_regressions_on_rows() -> None:
    rows = people()
    outcome = np.log(rows["pay"].to_numpy())
    places, cells = cells_of(outcome, [rows["women"].to_numpy(), rows["level"].to_numpy()], [2, 3])
    design = csr_array(np.column_stack((np.ones(len(places)), dummies(places[:, 1]).toarray())))
    all_cells = CellData(design, cells.n, cells.total, cells.squares)
    women = places[:, 0] == 1
    split = oaxaca_blinder(all_cells.subset(~women), all_cells.subset(women))
    assert split is not None
    full = pd.get_dummies(rows["level"], drop_first=True).astype(float).to_numpy()
    assert split.gap == pytest.approx(outcome[rows["women"] == 0].mean() - outcome[rows["women"] == 1].mean())
    assert split.explained + split.unexplained == pytest.approx(split.gap)
    ours = sm.OLS(outcome[rows["women"] == 0], sm.add_constant(full[rows["women"] == 0])).fit().params
    means = [sm.add_constant(full)[rows["women"] == value].mean(axis=0) for value in (0, 1)]
    assert split.explained == pytest.approx((means[0] - means[1]) @ ours)


def test_the_adjusted_gap_with_its_interval_and_split() -> None:
    rows = people()
    data = {
        "gender": np.where(rows["women"] == 1, "women", "men").tolist(),
        "level": rows["level"].astype(str).tolist(),
        "annual_pay": rows["pay"].tolist(),
    }
    gap = measure(context(dataset(employees=data), minimum_n=10), "adjusted-pay-gap")
    design = sm.add_constant(pd.get_dummies(rows[["level"]].astype(str), drop_first=True).astype(float))
    design["women"] = rows["women"]
    fit = sm.OLS(np.log(rows["pay"]), design).fit()
    assert gap.value == pytest.approx(100 * (1 - np.exp(fit.params["women"])))
    low, high = fit.conf_int().loc["women"]
    assert gap.interval is not None
    assert (gap.interval.low, gap.interval.high) == pytest.approx((100 * (1 - np.exp(high)), 100 * (1 - np.exp(low))))
    assert gap.tests[0].p_value == pytest.approx(fit.pvalues["women"])
    total = figure(gap, Statistic.COEFFICIENT, **{"oaxaca-blinder": "gap"}).value
    parts = [
        figure(gap, Statistic.COEFFICIENT, **{"oaxaca-blinder": name}).value for name in ("explained", "unexplained")
    ]
    assert sum(parts) == pytest.approx(total)


def test_the_cells_named_are_those_of_the_people_counted() -> None:
    rows = people(200)
    data = {
        "gender": np.where(rows["women"] == 1, "women", "men").tolist(),
        "level": rows["level"].astype(str).tolist(),
        "annual_pay": rows["pay"].tolist(),
        "hired_on": [None if row % 10 == 0 else pd.Timestamp(2015, 1, 1 + row % 28) for row in range(200)],
    }
    made = context(dataset(employees=data), minimum_n=10)
    gap = measure(made, "adjusted-pay-gap")
    counts = [made.cells[key].n for key in gap.needs if not key.amount]
    assert (gap.n, sum(counts)) == (180, 180)
    (left_out,) = gap.excluded
    assert (left_out.n, left_out.reason.text) == (20, "tenure or age not recorded, or paid nothing")
    assert [made.cells[key].n for key in left_out.needs] == [20]


def test_few_people_for_the_number_of_coefficients() -> None:
    data = {"gender": ["men", "women"] * 6, "level": ["1", "2", "3"] * 4, "annual_pay": [1.0] * 12}
    assert measure(dataset(employees=data), "adjusted-pay-gap").state is MeasureState.INSUFFICIENT
    bare = {"gender": ["men", "women"] * 6, "annual_pay": [1.0] * 12}
    assert measure(dataset(employees=bare), "adjusted-pay-gap").state is MeasureState.NO_DATA


@pytest.mark.real_data
def test_the_attrition_file(real_data: Path) -> None:
    raw = pd.read_excel(real_data / "hr" / "IBM attrition.xlsx", sheet_name="Raw data", engine="calamine")
    columns = [(raw["Gender"] == "Female").astype(int), raw["JobLevel"] - 1, raw["TotalWorkingYears"]]
    outcome = np.log(raw["MonthlyIncome"].to_numpy(dtype=float))
    places, cells = cells_of(outcome, [column.to_numpy(dtype=np.int64) for column in columns], [2, 5, 61])
    years = places[:, 2]
    design = csr_array(
        np.column_stack((np.ones(len(places)), places[:, 0], dummies(places[:, 1]).toarray(), years, years**2))
    )
    fit = least_squares(CellData(design, cells.n, cells.total, cells.squares))
    assert fit.coefficients[1] == pytest.approx(-0.00072, abs=5e-6)
    assert fit.errors[1] == pytest.approx(0.01264, abs=5e-6)


def test_a_coefficient_has_a_range_while_its_controls_are_known() -> None:
    rows = {
        "gender": ["women", "men"] * 30,
        "annual_pay": [100.0 + k % 7 + 10 * (k % 2) for k in range(60)],
        "level": ["1", "1", "2", "2"] * 15,
    }
    found = measure(dataset(employees=rows), "adjusted-pay-gap", controls=["level"], years=[])
    assert found.bounds is not None
    assert found.bounds.low == found.bounds.high == found.value
    rows["gender"] = [None, *rows["gender"][1:]]
    left_open = measure(dataset(employees=rows), "adjusted-pay-gap", controls=["level"], years=[])
    worlds = [
        measure(
            dataset(employees={**rows, "gender": [group, *rows["gender"][1:]]}),
            "adjusted-pay-gap",
            controls=["level"],
            years=[],
        ).value
        for group in ("women", "men", "non-binary")
    ]
    assert left_open.bounds is not None
    assert left_open.bounds.low - 1e-9 <= min(worlds) <= max(worlds) <= left_open.bounds.high + 1e-9
    assert left_open.bounds.high - left_open.bounds.low < 2 * (max(worlds) - min(worlds))
    blank = measure(
        dataset(employees={**rows, "level": [None, *rows["level"][1:]]}),
        "adjusted-pay-gap",
        controls=["level"],
        years=[],
    )
    assert blank.bounds is None
    assert [(each.n, each.reason.text) for each in left_open.excluded] == [(1, "gender: not-disclosed")]


def test_above_five_per_cent_and_significant_is_a_flag_and_no_finding() -> None:
    def flags(less: float) -> list[str]:
        pay = [1000.0 + 10 * (k % 5) - (less if k % 2 else 0.0) for k in range(200)]
        rows = {"gender": ["men", "women"] * 100, "annual_pay": pay, "level": ["1", "1", "2", "2"] * 50}
        found = measure(dataset(employees=rows), "adjusted-pay-gap", controls=["level"], years=[])
        return [fact.message.text for fact in found.facts]

    assert flags(30.0) == []  # three per cent
    assert flags(-100.0) == []  # women are paid more
    assert flags(100.0) == ["Above 5 % and more than chance explains: a flag of the Swiss analysis, not a finding."]
