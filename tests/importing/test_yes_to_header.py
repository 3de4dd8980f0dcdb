"""A header that names a category itself, answered with yes and no."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files


def statuses(folder: Path, header: str, *cells: str) -> tuple[list[object], list[str]]:
    path = folder / "contracts.csv"
    rows = [f"Vendor {place},C{place},{1000 + place},07/15/2022,{cell}" for place, cell in enumerate(cells)]
    path.write_text("\n".join([f"Vendor Name,Contract Number,Contract Amount,Start Date,{header}", *rows]) + "\n")
    dataset = import_files([path], Settings())
    column = dataset.tables["contracts"].frame["profit_status"]
    return [None if value != value else value for value in column], [issue.code for issue in dataset.issues]


@pytest.mark.parametrize("yes", ["Yes", "Y", "TRUE"])
def test_yes_to_non_profit_is_non_profit(tmp_path: Path, yes: str) -> None:
    no = {"Yes": "No", "Y": "N", "TRUE": "FALSE"}[yes]
    found, codes = statuses(tmp_path, "Non-Profit", yes, no, "", yes)
    assert found == ["non-profit", no, None, "non-profit"]
    assert "yes-to-header" in codes


def test_words_of_their_own_stay_as_they_are(tmp_path: Path) -> None:
    found, codes = statuses(tmp_path, "Non-Profit", "Non-profit", "For profit", "", "yes")
    assert found[:3] == ["non-profit", "for-profit", None]
    assert "yes-to-header" not in codes
