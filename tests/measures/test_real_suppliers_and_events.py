"""Reference numbers of the public files of contracts, payments and events, through the measures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.types import Statistic
from tests.measures.builders import context, figure, measure
from tests.measures.real_tables import (
    CERTIFIED,
    EVERYBODY,
    HR_DATASET,
    LOS_ANGELES,
    PHILADELPHIA,
    SEATTLE,
    WORDCAMP,
    imported,
)

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize(("quarter", "share"), [("2014Q1", 0.5580), ("2016Q1", 0.5512)])
def test_five_vendors_hold_more_than_half_of_the_commodities(real_data: Path, quarter: str, share: float) -> None:
    run = context(imported(real_data, PHILADELPHIA.format(f"commodities_FY{quarter}")), minimum_n=10)
    found = measure(run, "concentration", table="contracts", person="vendor", amount="value", most=5)
    assert found.value == pytest.approx(share, abs=5e-5)


@pytest.mark.parametrize(("year", "for_profit", "non_profit"), [("2019", 0.1808, 0.7169), ("2020", 0.1909, 0.7052)])
def test_contracts_by_profit_status(real_data: Path, year: str, for_profit: float, non_profit: float) -> None:
    run = context(imported(real_data, PHILADELPHIA.format(f"professional-services_FY-{year}-Q4")))
    for category, share in (("for-profit", for_profit), ("non-profit", non_profit)):
        found = measure(
            run, "amount-by-category", table="contracts", amount="value", column="profit_status", category=category
        )
        assert found.value == pytest.approx(share, abs=5e-5)


def test_contracts_by_way_of_tender(real_data: Path) -> None:
    run = context(imported(real_data, PHILADELPHIA.format("professional-services_FY-2019-Q4")))
    rows = run.dataset.tables["contracts"].frame
    advertised = next(each for each in rows["tender"].dropna().unique() if str(each).casefold().startswith("adv"))
    found = measure(
        run, "amount-by-category", table="contracts", amount="value", column="tender", category=str(advertised)
    )
    assert found.value == pytest.approx(0.2255, abs=5e-5)


def test_payments_to_certified_suppliers(real_data: Path) -> None:
    data = import_files([real_data / LOS_ANGELES, real_data / CERTIFIED], Settings())
    run = context(data, minimum_n=10)
    found = measure(run, "concentration", table="payments", person="vendor", amount="amount", most=5)
    assert found.value == pytest.approx(0.4107, abs=5e-5)
    assert found.n == 2193


def test_speakers_and_attendees_of_six_years(real_data: Path) -> None:
    run = context(imported(real_data, WORDCAMP), minimum_n=1)
    events = run.dataset.tables["events"].frame
    assert (events["attendees"].sum(), events["speakers"].sum(), events["sessions"].sum()) == (940, 111, 68)
    abroad = measure(run, "amount-share", table="events", part="speakers_international", whole="speakers")
    assert abroad.value == pytest.approx(12 / 111)
    assert round(100 * abroad.value, 2) == 10.81


def test_a_rating_by_group(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=10)
    found = measure(
        run,
        "selection-impact",
        table="employees",
        dimension="gender",
        groups=["women"],
        selected={"performance_rating": "Exceeds"},
    )
    women, men = (figure(found, Statistic.RATE, gender=sex) for sex in ("women", "men"))
    assert (women.count, women.n, men.count, men.n) == (20, 176, 17, 135)
    assert found.value == pytest.approx(0.9024, abs=5e-5)
    assert found.tests[0].p_value == pytest.approx(0.86, abs=5e-3)


def test_hires_by_source(real_data: Path) -> None:
    run = context(imported(real_data, HR_DATASET), minimum_n=10)
    where = {**EVERYBODY, "recruitment_source": "Diversity Job Fair"}
    found = measure(run, "group-share", dimension="ethnicity", groups=["black"], where=where)
    assert (found.count, found.n) == (29, 29)


def test_a_job_of_equal_rates_is_equal_in_the_figures_as_they_are_written(real_data: Path) -> None:
    jobs = imported(real_data, SEATTLE).tables["published_headcounts"].frame
    both = jobs[jobs["women_pay"].notna() & jobs["men_pay"].notna()]
    women, men = (
        [Decimal(repr(float(pay))).quantize(Decimal("0.0001")) for pay in both[side]]
        for side in ("women_pay", "men_pay")
    )
    pairs = list(zip(women, men, strict=True))
    assert (sum(w < m for w, m in pairs), sum(w > m for w, m in pairs), sum(w == m for w, m in pairs)) == (95, 123, 141)
