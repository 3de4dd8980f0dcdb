"""Rows of published figures without the name of a unit, which sum up the others, count nobody twice."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection

HEAD = "published,organisation,division,gender_female,gender_male\n"


def read(folder: Path, text: str) -> Inspection:
    (folder / "figures.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "figures.csv"], Settings())


def test_the_sum_of_each_year_and_employer_is_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        HEAD + "2020-03-31,A plc,North,10,20\n2020-03-31,A plc,South,5,5\n2020-03-31,A plc,,15,25\n"
        "2021-03-31,A plc,North,11,19\n2021-03-31,A plc,South,6,4\n2021-03-31,A plc,,17,23\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["women"].tolist() == [10, 5, 11, 6]
    assert [issue.rows for issue in found.issues if issue.code == "totals-of-groups"] == [2]


def test_a_blank_unit_that_sums_up_nothing_stays(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "2020-03-31,A plc,North,10,20\n2020-03-31,A plc,South,5,5\n2020-03-31,A plc,,3,1\n")
    assert found.dataset.tables["published_headcounts"].frame["women"].tolist() == [10, 5, 3]


def test_a_total_may_differ_by_rounding(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "2020-03-31,A plc,N,400,210\n2020-03-31,A plc,S,505,500\n2020-03-31,A plc,,901,712\n")
    assert found.dataset.tables["published_headcounts"].frame["men"].tolist() == [210, 500]
