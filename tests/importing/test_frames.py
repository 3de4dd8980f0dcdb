from __future__ import annotations

import pandas as pd
import pytest

from audit.errors import UsageError
from audit.importing import dataset_from_frames


def test_columns_get_the_types_of_an_import() -> None:
    frame = pd.DataFrame(
        {
            "event": ["A", "B", None],
            "date": ["2025-01-02", None, "2025-03-04"],
            "capacity": [10, None, 30.0],
            "budget": [100, 200, None],
            "captioned": ["yes", "no", None],
            "recorded": [1, 0, None],
            "format": ["online", "hybrid", None],
        }
    )
    dtypes = dataset_from_frames({"events": frame}, period="2025").tables["events"].frame.dtypes.astype(str).to_dict()
    assert dtypes == {
        "event": "str",
        "date": "datetime64[ns]",
        "capacity": "Int64",
        "budget": "float64",
        "captioned": "boolean",
        "recorded": "boolean",
        "format": "category",
    }


def test_a_blank_group_is_not_disclosed_and_no_column_of_the_right_type_is_copied() -> None:
    frame = pd.DataFrame({"person": ["1", "2"], "gender": ["women", None], "fee": [1.0, 2.0]})
    found = dataset_from_frames({"appearances": frame}, period="2025").tables["appearances"].frame
    assert found["gender"].tolist() == ["women", "not-disclosed"]
    assert found["fee"].to_numpy().base is not None
    assert (found["fee"].to_numpy() == frame["fee"].to_numpy()).all()


def test_yes_and_no_are_read_as_booleans_or_as_words() -> None:
    frame = pd.DataFrame(
        {"event": ["A"] * 4, "captioned": [True, False, None, True], "quiet_room": ["yes", "no", "", "?"]}
    )
    found = dataset_from_frames({"events": frame}, period="2025").tables["events"].frame
    assert found["captioned"].tolist() == [True, False, pd.NA, True]
    assert found["quiet_room"].isna().tolist() == [False, False, True, True]


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(UsageError, match="`staff`"):
        dataset_from_frames({"staff": pd.DataFrame()}, period="2025")
