"""Who said which group a person belongs to is read from the words that people write."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from audit.config import Settings
from audit.importing import import_files
from audit.importing.assemble import _told_by_column
from audit.types import GroupSource


def test_source_of_each_person_is_named_in_one_way(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    rows = [
        "E1,Woman,Self-described",
        "E2,Man,self described",
        "E3,Man,Employer record",
        "E4,Woman,",
        "E5,Man,who knows",
    ]
    path.write_text(
        "\n".join(["Employee ID,Gender,Source of demographics,Department", *(f"{row},Sales" for row in rows)])
    )
    frame = import_files([path], Settings()).tables["employees"].frame
    assert frame["demographics_source"].fillna("").tolist() == [
        "self-described",
        "self-described",
        "employer-record",
        "",
        "unknown",
    ]


def test_no_word_in_a_file_makes_a_group_public():
    assert _told_by_column(pd.DataFrame({"demographics_source": ["public", "public"]})) is GroupSource.UNKNOWN
    assert _told_by_column(pd.DataFrame({"demographics_source": ["self-described"]})) is GroupSource.SELF_DESCRIBED


def test_a_mapping_may_say_that_a_board_is_public(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text("Body,Seat,Gender\nBoard,1,Woman\nBoard,2,Man\n")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('format = 1\n[[sheet]]\nfile = "board.csv"\ntable = "governance"\ngroup_source = "public"\n')
    tables = import_files([path], Settings(), mapping=mapping).tables
    assert tables["governance"].group_sources["gender"] is GroupSource.PUBLIC
