"""What a value is made from, left out and might be, put into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model.measurement import Bounds, Exclusion, Interval, TestResult
from audit.model.message import msg
from audit.report.build import evidence
from audit.report.words import words_for
from audit.types import Visibility
from tests.report.factory.measured import measurement_of

EN = words_for("en", "EUR")
SHARE = measurement_of("roles", "Women by role", "roles", 0.38, 217)
NOT_SAID, LEFT = msg("a", "not disclosed"), msg("b", "had left.")


def test_a_hidden_number_of_records_left_out_is_not_printed() -> None:
    left_out = (
        Exclusion(reason=NOT_SAID, n=3, visibility=Visibility.HIDDEN),
        Exclusion(reason=LEFT, n=12),
        Exclusion(reason=msg("c", "blank"), n=0),
        Exclusion(reason=msg("d", "declined"), n=None),
    )
    found = evidence.excluded_words(replace(SHARE, excluded=left_out), EN)
    assert found == "not disclosed: hidden; had left: 12; declined: hidden"


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Bounds(low=0.3, high=0.45, undisclosed=33), "30.0% to 45.0%"),
        (Bounds(low=0.3, high=0.45, undisclosed=33, exact=False), "30.0% to 45.0% (rounded outward)"),
        (Bounds(low=0.38, high=0.38, undisclosed=0), ""),
        (None, ""),
    ],
)
def test_a_range_is_said_where_something_is_not_known(bounds: Bounds | None, said: str) -> None:
    assert evidence.bounds_words(replace(SHARE, bounds=bounds), EN) == said


def test_an_interval_names_its_level_and_method() -> None:
    assert (
        evidence.interval_words(Interval(low=0.2, high=0.5, method="Wilson"), SHARE, EN)
        == "20.0% to 50.0% (95%, Wilson)"
    )
    assert evidence.interval_words(Interval(low=0.2, high=0.5, level=0.9), SHARE, EN) == "20.0% to 50.0% (90%)"


def test_a_test_says_its_chance_its_name_and_how_many() -> None:
    chance = TestResult(name="Fisher", question=NOT_SAID, statistic=1.0, p_value=0.042, n=80)
    assert evidence.test_words(chance, EN) == "p = 0.042 (Fisher), n = 80"
    assert evidence.test_words(replace(chance, p_value=1e-9, n=None), EN) == "p < 0.001 (Fisher)"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "staff.xlsx, sheet People"),
        ("H113", "staff.xlsx, sheet People, cell H113"),
        ("B4, B5, …", "staff.xlsx, sheet People, cell B4, B5, …"),
        ("gender", "staff.xlsx, sheet People, column “gender”"),
        ("Annual pay", "staff.xlsx, sheet People, column “Annual pay”"),
    ],
)
def test_a_place_names_its_cell_or_its_column(cell: str, said: str) -> None:
    assert evidence.place_words("staff.xlsx", "People", EN, cell) == said
