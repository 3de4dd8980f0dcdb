"""What is said of a file stays short however long its headers are."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import import_files
from audit.importing.places import LONGEST_NAME, Place, shown_headers
from audit.model.message import msg
from audit.model.result import LONGEST_LINE


def test_headers_are_listed_with_a_sign_that_there_are_more() -> None:
    assert shown_headers(["Shoe size", "Car"], 2) == "“Shoe size”, “Car”"
    assert shown_headers(["Shoe size", "Car", "Pet"], 2) == "“Shoe size”, “Car”, …"


def test_a_long_header_is_cut_in_the_list_and_the_next_is_still_named() -> None:
    assert shown_headers(["x" * 500, "Car"], 5) == f"“{'x' * (LONGEST_NAME - 1)}…”, “Car”"


def test_a_name_of_ordinary_length_is_said_whole_and_a_list_longer_than_a_name_too() -> None:
    listed = ", ".join(f"column {number}" for number in range(20))
    issue = Place(file="a").info(
        msg("c", "{header} of {columns}: {n}.", header="h" * LONGEST_NAME, columns=listed, n=3)
    )
    assert issue.message.text == f"{'h' * LONGEST_NAME} of {listed}: 3."


def test_no_line_about_a_file_with_endless_headers_is_endless(tmp_path: Path) -> None:
    long = "shoe size " * 40_000
    rows = (f"employee,gender {long},department,{long},hired\n", "1,F,HR,39,3.2.2020\n", "2,M,HR,44,13.2.2020\n")
    (tmp_path / "a.csv").write_text("".join(rows))
    issues = import_files([tmp_path / "a.csv"], Settings()).issues
    hints = [issue.hint.text for issue in issues if issue.hint]
    assert any(hint.startswith("Not used: ") for hint in hints)
    lines = [*hints, *(issue.message.text for issue in issues), *(issue.cell for issue in issues)]
    assert max(map(len, [*lines, *(issue.mapping_shown for issue in issues)])) <= LONGEST_LINE
    assert any("…" in line for line in lines)
