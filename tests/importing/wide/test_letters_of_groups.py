"""Figures of women and men whose headers part in a letter alone, and what is no number of people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "figures.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def headcounts(found: Inspection) -> pd.DataFrame:
    return found.dataset.tables["published_headcounts"].frame


def test_a_pair_of_letters_behind_what_is_counted(tmp_path: Path) -> None:
    rows = headcounts(read(tmp_path, "Year,pool M,hired M,pool F,hired F\n2020,74,4,22,2\n2021,95,3,46,2\n"))
    assert rows["counted"].tolist() == ["pool", "hired", "pool", "hired"]
    assert rows["women"].tolist() == [22, 2, 46, 2]
    assert rows["men"].tolist() == [74, 4, 95, 3]


def test_a_letter_before_what_is_counted_beside_all_of_them(tmp_path: Path) -> None:
    text = "Year,Title,guests,w_guests,invited,w_invited\n1997,Stars,,,28,3\n2006,Dust,92,23,25,5\n"
    rows = headcounts(read(tmp_path, text))
    assert rows["women"].tolist() == [3, 23, 5]
    assert rows["total"].tolist() == [28, 92, 25]


def test_a_letter_that_counts_more_than_all_is_no_group(tmp_path: Path) -> None:
    text = "Year,Title,width,w_width,height,w_height\n1997,Stars,2,4,28,30\n2006,Dust,9,23,25,50\n"
    assert not read(tmp_path, text).dataset.tables


def test_those_invited_are_part_of_all_invited_speakers(tmp_path: Path) -> None:
    text = "Conf name,year,# speakers,# women speakers,#invited speakers,#invited women\nA,2017,62,12,17,4\n"
    rows = headcounts(read(tmp_path, text + "B,2018,40,20,8,5\n"))
    assert rows["counted"].tolist() == ["speakers", "invited", "speakers", "invited"]
    assert rows["total"].tolist() == [62, 17, 40, 8]


def test_fewer_than_none_are_not_known(tmp_path: Path) -> None:
    found = read(tmp_path, "Team,Women,Men\nA,4,6\nB,-1,-1\n")
    assert headcounts(found)["women"].isna().tolist() == [False, True]
    assert "unreadable-value" in {issue.code for issue in found.issues}


def test_one_letter_beside_one_thing_may_mean_anything(tmp_path: Path) -> None:
    both = headcounts(read(tmp_path, "Faculty,guests,w_guests,invited,w_invited\nA,10,4,20,8\nB,5,1,6,2\n"))
    assert both["women"].tolist() == [4, 8, 1, 2]
    alone = read(tmp_path, "Faculty,guests,w_guests\nA,10,4\nB,5,1\n", "alone.csv")
    assert "published_headcounts" not in alone.dataset.tables
