"""Two real years of contracts: the share is shown, its change with its size in money, and neither is scored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.checklists import apply_profile, load_checklists, load_profile
from audit.config import PeriodSettings, Settings
from audit.engine import assess
from audit.history import compare
from audit.importing import import_files
from audit.model.comparison import Change
from audit.model.result import AuditResult
from audit.report.build.changes import changes
from audit.report.build.material import gather
from audit.report.words import words_for
from audit.types import Outcome

pytestmark = pytest.mark.real_data


def audited(folder: Path, year: int) -> AuditResult:
    end = date(year, 6, 30)
    period = PeriodSettings(label=f"FY {year}", start=date(year - 1, 7, 1), end=end, as_of=end)
    settings = Settings(organisation="City", currency="USD", period=period)
    profile = load_profile("full")
    checklists = apply_profile(load_checklists(ids=["resources"]), profile)
    dataset = import_files([folder / "supplier" / f"phila_professional-services_FY-{year}-Q4.csv"], settings)
    return assess(checklists, dataset, settings, profile, today=date(2026, 1, 1))


@pytest.fixture(scope="module")
def years(real_data: Path) -> tuple[AuditResult, AuditResult]:
    return audited(real_data, 2019), audited(real_data, 2020)


@pytest.mark.parametrize(
    ("item", "before", "after", "change"),
    [
        ("non-profit-contract-value", 0.7169, 0.7052, 93_342_096.37),
        ("non-profit-contract-payments", 0.6928, 0.5834, -459_386_346.92),
    ],
)
def test_the_non_profit_share_keeps_the_unknown_in_the_whole(
    years: tuple[AuditResult, AuditResult], item: str, before: float, after: float, change: float
) -> None:
    (found,) = [one for one in compare(*years).items if one.item == item]
    assert (found.value_before, found.value_after) == pytest.approx((before, after), abs=5e-5)
    assert found.money_before is not None
    assert found.money_after is not None
    assert found.money_after - found.money_before == pytest.approx(change, abs=0.01)
    assert (found.before, found.after, found.change) == (Outcome.NOT_ASSESSED, Outcome.NOT_ASSESSED, Change.SAME)


def test_the_report_shows_the_change_with_its_size_in_money(years: tuple[AuditResult, AuditResult]) -> None:
    found = changes(gather(years[1], compare(*years), words_for("en", "USD")))
    assert found is not None
    rows = [tuple(cell.text for cell in row[1:]) for row in found.tables[-1].rows]
    assert rows == [
        ("71.69%", "70.52%", "US$2,370,888,239", "US$2,464,230,336", "+US$93,342,096"),
        ("69.28%", "58.34%", "US$1,182,697,988", "US$723,311,642", "−US$459,386,347"),
    ]


def test_it_is_no_part_of_any_score_and_nothing_to_record(years: tuple[AuditResult, AuditResult]) -> None:
    for result in years:
        item = result.item("non-profit-contract-value")
        assert item is not None
        assert (item.weight, item.score) == (0.0, None)
        assert result.overall.coverage == 0.0
        assert not [one for one in result.to_record if one.item.startswith("non-profit")]
