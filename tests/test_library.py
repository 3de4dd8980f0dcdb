from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from audit.library import dataset_from_frames, load_profile_items, measure_profile
from audit.model.period import Period
from audit.types import MeasureState

STAFF = pd.DataFrame(
    {
        "employee": [f"E{n}" for n in range(48)],
        "gender": ["women", "men", "men"] * 16,
        "department": ["Human Resources", "Works", "Works"] * 16,
        "level": ["1", "2", "2"] * 16,
        "salary": [30_000.0, 40_000.0, 40_000.0] * 16,
        "hired_on": ["2020-01-01"] * 48,
        "left_on": [None] * 47 + ["2025-06-30"],
    }
)


def test_all_measures_of_a_profile_on_plain_frames() -> None:
    measured = measure_profile(dataset_from_frames({"employees": STAFF}, period="2025"), "employer")
    checklists, _ = load_profile_items("employer")
    assert set(measured.by_item) == {
        item.id for checklist in checklists for item in checklist.items if hasattr(item.assess, "measure")
    }
    gap = measured.by_item["median-pay-gap"]
    assert (gap.value, gap.n) == (25.0, 47)  # of 48 people one had left
    assert not any(each.state is MeasureState.ERROR for each in measured.by_item.values())
    assert measured.populations["employees"].n == 48


def test_what_a_file_does_not_say_is_derived_as_after_an_import() -> None:
    dataset = dataset_from_frames({"employees": STAFF}, period="2025")
    frame = dataset.tables["employees"].frame
    assert frame["department_function"].tolist() == ["hr", "", ""] * 16
    assert frame["status"].tolist() == ["active"] * 47 + ["left"]
    assert frame["annual_pay"].tolist() == STAFF["salary"].tolist()
    assert (dataset.period.start, dataset.period.end) == (date(2025, 1, 1), date(2025, 12, 31))


def test_the_frames_given_are_left_as_they_are() -> None:
    before = STAFF.copy()
    measure_profile(dataset_from_frames({"employees": STAFF}, period="2025"))
    pd.testing.assert_frame_equal(STAFF, before)


@pytest.mark.parametrize("kind", [object, "str", "string", "category"])
def test_the_type_of_a_text_does_not_matter(kind: str | type) -> None:
    texts = ["gender", "department", "level"]
    frame = STAFF.assign(**{column: STAFF[column].astype(kind) for column in texts})
    expected = measure_profile(dataset_from_frames({"employees": STAFF}, period="2025"))
    found = measure_profile(dataset_from_frames({"employees": frame}, period="2025"))
    assert found.by_item == expected.by_item
    assert found.cells == expected.cells


def test_derived_columns_that_a_frame_brings_along_stay() -> None:
    own = STAFF.drop(columns="salary").assign(annual_pay=[1.0, 2.0, 3.0] * 16, status=["active"] * 48)
    period = Period(label="FY", start=date(2025, 7, 1), end=date(2026, 6, 30), as_of=date(2026, 6, 30))
    table = dataset_from_frames({"employees": own}, period=period).tables["employees"]
    assert table.frame["annual_pay"].tolist() == [1.0, 2.0, 3.0] * 16
    assert table.frame["status"].tolist() == ["active"] * 48
    assert "annual_pay" in table.columns
