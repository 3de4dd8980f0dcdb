"""People in several posts: an error and both count, until the mapping or a list of the people themselves settles it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

POSTS = [
    ["Employee ID", "Position", "Department", "FTE", "Salary", "Gender", "Hire date", "Leave date"],
    ["1", "Lecturer", "Maths", 0.4, 20000, "F", "2021-05-01", None],
    ["2", "Clerk", "HR", 1.0, 30000, "M", "2020-01-01", None],
    ["1", "Dean", "Office", 0.6, 45000, "F", "2019-02-01", None],
    ["3", "Cook", "Canteen", 0.5, 15000, "M", "2018-01-01", "2020-06-30"],
    ["3", "Porter", "Gate", 0.3, 9000, "M", "2020-07-01", None],
    ["4", "Guide", "Tours", 1.0, 28000, "F", "2022-01-01", None],
    ["4", "Guide", "Shop", 1.0, 29000, "M", "2022-01-01", None],
]


def read(folder: Path, sheets: dict[str, list[list[object]]], mapping: str = "") -> Inspection:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "staff.xlsx")
    if not mapping:
        return inspect_files([folder / "staff.xlsx"], Settings())
    (folder / "mapping.toml").write_text(mapping, encoding="utf-8")
    return inspect_files([folder / "staff.xlsx"], Settings(), mapping=folder / "mapping.toml")


def issues(found: Inspection, code: str) -> list[object]:
    return [issue for issue in found.issues if issue.code == code]


def test_both_posts_count_and_the_error_says_the_line_that_settles_it(tmp_path: Path) -> None:
    found = read(tmp_path, {"Staff": POSTS[:4]})
    assert len(found.dataset.tables["employees"].frame) == 3
    (issue,) = issues(found, "repeated-key")
    assert (issue.level.value, issue.rows, issue.mapping) == ("error", 2, 'posts = "together"')


def test_with_that_line_each_person_counts_once(tmp_path: Path) -> None:
    found = read(tmp_path, {"Staff": POSTS[:6]}, 'format = 1\n[[sheet]]\nposts = "together"\n')
    frame = found.dataset.tables["employees"].frame.set_index("employee")
    assert frame.index.tolist() == ["1", "2", "3"]
    assert frame["salary"].tolist() == [65000, 30000, 9000]  # the post that ended pays no more
    assert frame["fte"].tolist() == [1.0, 1.0, 0.3]
    assert frame["title"].tolist() == ["Dean", "Clerk", "Porter"]
    assert frame["hired_on"].dt.year.tolist() == [2019, 2020, 2018]
    assert frame["status"].astype(str).tolist() == ["active"] * 3
    assert not issues(found, "repeated-key")
    (said,) = issues(found, "posts-together")
    assert said.message.params == {"n": 2, "rows": 4}


def test_a_key_of_two_people_stays_an_error(tmp_path: Path) -> None:
    found = read(tmp_path, {"Staff": POSTS}, 'format = 1\n[[sheet]]\nposts = "together"\n')
    frame = found.dataset.tables["employees"].frame
    assert frame["employee"].tolist() == ["1", "2", "3", "4", "4"]
    assert [issue.rows for issue in issues(found, "repeated-key")] == [2]


def test_pay_for_different_times_is_not_added_up(tmp_path: Path) -> None:
    rows = [
        ["Employee ID", "Gender", "Department", "FTE", "Salary", "Pay basis"],
        ["1", "F", "A", 0.8, 40000, "year"],
        ["1", "F", "B", 0.2, 900, "month"],
    ]
    found = read(tmp_path, {"Staff": rows}, 'format = 1\n[[sheet]]\nposts = "together"\n')
    frame = found.dataset.tables["employees"].frame
    assert (frame["annual_pay"].tolist(), frame["fte"].tolist()) == ([40000], [1.0])


@pytest.mark.parametrize("key", ["Employee ID", "Person ID"])
@pytest.mark.parametrize("names", [("People", "Assignments"), ("Sheet1", "Sheet2")])
def test_people_and_their_posts_in_two_sheets(tmp_path: Path, key: str, names: tuple[str, str]) -> None:
    people = [[key, "Gender", "Ethnicity"], ["1", "F", "Asian"], ["2", "M", "White"], ["3", "M", "Black"]]
    posts = [[key, *POSTS[0][1:5]], *(row[:5] for row in POSTS[1:6])]
    found = read(tmp_path, {names[0]: people, names[1]: posts})
    frame = found.dataset.tables["employees"].frame.set_index("employee")
    assert frame["gender"].tolist() == ["women", "men", "men"]
    assert frame["salary"].tolist() == [65000, 30000, 24000]
    assert not [issue for issue in found.issues if issue.level.value == "error"]
    assert len(issues(found, "posts-together")) == 1
    write_mapping(found, tmp_path / "saved.toml")
    again = inspect_files([tmp_path / "staff.xlsx"], Settings(), mapping=tmp_path / "saved.toml")
    again = again.dataset.tables["employees"].frame.set_index("employee")
    assert again[["gender", "salary"]].equals(frame[["gender", "salary"]])


def test_people_and_their_posts_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Person ID,Gender\n1,F\n2,M\n", encoding="utf-8")
    text = "Person ID,Department,FTE,Salary\n1,A,0.5,10\n1,B,0.5,20\n2,A,1,50\n"
    (tmp_path / "posts.csv").write_text(text, encoding="utf-8")
    found = inspect_files([tmp_path / "people.csv", tmp_path / "posts.csv"], Settings())
    frame = found.dataset.tables["employees"].frame
    assert (frame["gender"].tolist(), frame["salary"].tolist()) == (["women", "men"], [30, 50])


def test_people_of_another_key_are_not_taken_for_staff(tmp_path: Path) -> None:
    people = [["Person ID", "Gender", "Ethnicity"], ["91", "F", "Asian"], ["92", "M", "White"]]
    posts = [["Person ID", *POSTS[0][1:5]], *(row[:5] for row in POSTS[1:6])]
    found = read(tmp_path, {"People": people, "Assignments": posts})
    assert not issues(found, "people-of-posts")
