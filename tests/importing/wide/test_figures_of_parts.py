"""Figures beside groups that are no headcounts: answers, ownership, parts of each group, and the same people again."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "figures.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def test_answers_of_those_who_were_asked_count_nobody(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Statement,All (n=502),Women (n=240),Men (n=262)\n"
        "I belong here,78,75,81\nI can be myself,81,79,84\nIt is fair,74,70,78\n",
    )
    assert not found.dataset.tables
    assert {issue.code for issue in found.issues} == {"figures-of-answers"}


def test_what_part_of_each_group_has_something_is_no_share_of_women(tmp_path: Path) -> None:
    rows = "".join(f"Firm {n},{8 + n},12,60,55,40,45\n" for n in range(4))
    found = read(
        tmp_path,
        "Company,BIK Paid Female %,BIK Paid Male %,Mean Hourly Gap,Q1 Female,Q4 Female,Q1 Male\n" + rows,
    )
    assert set(found.dataset.tables) == {"published_gaps"}


def test_shares_that_leave_room_for_others_are_of_one_whole(tmp_path: Path) -> None:
    found = read(tmp_path, "Department,Women %,Men %\nA,40,58\nB,30,69\nC,50,48\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["women_share"].tolist() == [0.4, 0.3, 0.5]
    assert frame["men_share"].tolist() == [0.58, 0.69, 0.48]


def test_ownership_by_women_is_no_share_of_a_workforce(tmp_path: Path) -> None:
    rows = "".join(f"{n},Supplier {n},Level {n},{25 * n}%,{10 * n}%\n" for n in range(1, 5))
    found = read(
        tmp_path, "Vendor No,Supplier Name,B-BBEE Status Level,Black Ownership %,Black Women Ownership %\n" + rows
    )
    assert "published_headcounts" not in found.dataset.tables


def test_a_board_told_again_by_ethnic_group_is_counted_once(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Board Diversity Matrix,,,,\n,Female,Male,Non-Binary,Did Not Disclose Gender\nDirectors,3,5,0,1\n"
        "African American or Black,1,1,0,0\nAsian,1,0,0,0\nWhite,1,4,0,0\nTwo or More Races or Ethnicities,0,0,0,0\n"
        "LGBTQ+,1,,,\nDid Not Disclose Demographic Background,1,,,\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["job"].tolist() == ["Directors"]
    assert (frame["women"].sum(), frame["men"].sum()) == (3, 5)
    assert "people-by-another-group" in {issue.code for issue in found.issues}


def test_ethnic_groups_alone_are_all_counted(tmp_path: Path) -> None:
    found = read(tmp_path, "Ethnic group,Female,Male\nWhite,30,40\nBlack,10,9\nAsian,8,7\nMixed,3,2\n")
    tables = found.dataset.tables
    assert "people-by-another-group" not in {issue.code for issue in found.issues}
    assert tables["published_headcounts"].frame["women"].sum() == 51


def test_rows_of_a_total_headcount_are_no_people(tmp_path: Path) -> None:
    rows = "".join(
        f"{year},Kent,{sex},{rank},{count},{count * 0.9:.1f}\n"
        for year, more in ((2022, 0), (2023, 10))
        for sex, base in (("Female", 100), ("Male", 200), ("Not stated", 1))
        for rank, count in (("Constables", base + more), ("Sergeants", base // 2 + more))
    )
    found = read(tmp_path, "As at 31 March...,Force Name,Sex,Rank description,Total (headcount),Total (FTE)\n" + rows)
    frame = found.dataset.tables["reference"].frame
    assert set(found.dataset.tables) == {"reference"}
    latest = frame[(frame["pool"] == "2023 Kent Constables") & (frame["group"] == "Female")]
    assert latest["count"].tolist() == [110.0]


def test_years_above_repeated_names_are_told_without_merged_cells(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Quarters of pay,,,,\n,2023,,2024,\n,Women,Men,Women,Men\nUpper quartile,35%,65%,37%,63%\n"
        "Lower quartile,61%,39%,60%,40%\nMedian gap,9.9%,,8.7%,\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    told = {
        (job, year): share for job, year, share in zip(frame["job"], frame["year"], frame["women_share"], strict=True)
    }
    assert told == {
        ("Upper quartile", 2023): 0.35,
        ("Upper quartile", 2024): 0.37,
        ("Lower quartile", 2023): 0.61,
        ("Lower quartile", 2024): 0.6,
    }
    assert "rows-of-gaps" in {issue.code for issue in found.issues}


def test_bodies_counted_side_by_side_are_pools_of_their_own(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ",Number of Board members,Percentage of the Board,Number in executive management\nMen,6,60%,7\nWomen,4,40%,3\n"
        "Not specified/prefer not to say,0,-,0\n",
    )
    frame = found.dataset.tables["reference"].frame
    women = frame[frame["group"] == "Women"]
    assert dict(zip(women["pool"], women["count"], strict=True)) == {"board members": 4, "executive management": 3}


def test_those_of_whom_women_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, "Committee,Members,of which women,Quorum\nAudit,12,5,3\nPay,8,4,3\nEthics,9,2,3\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert (frame["women"].sum(), frame["total"].sum()) == (11, 29)


def test_all_employees_are_no_group_of_their_own(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Gender,Number of employees (head count)\nMale,310\nFemale,290\nOther,2\nNot reported,3\nTotal employees,605\n",
    )
    assert found.dataset.tables["reference"].frame["count"].sum() == 605
    assert "totals-of-groups" in {issue.code for issue in found.issues}


def test_numbers_at_a_glance_stand_apart_from_the_table_below(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "HR dashboard,,,\n,,,\nHeadcount,Women %,Turnover,Average salary\n93,0.4,0.12,54000\n,,,\nDept,F,M,\n"
        "Finance,18,20,\nSales,10,22,\nIT,9,14,\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert (frame["women"].sum(), frame["men"].sum()) == (37, 56)
    assert frame["women_share"].dropna().tolist() == [0.4]


def test_numbers_of_people_have_thousands_and_no_parts(tmp_path: Path) -> None:
    wide = read(
        tmp_path, "Bereich;Frauen;Männer;Gesamt\nPflege;1.234;345;1.579\nTechnik;45;1.020;1.065\nBüro;310;200;510\n"
    )
    frame = wide.dataset.tables["published_headcounts"].frame
    assert (frame["women"].sum(), frame["men"].sum()) == (1589, 1565)
    assert "decimal-open" in {issue.code for issue in wide.issues}


def test_groups_one_below_another_do_not_lie_on_their_side(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Geschlecht;Anzahl;Anteil in %\nFrauen;1.234;45,2\nMänner;1.490;54,6\nDivers;6;0,2\nGesamt;2.730;100,0\n",
    )
    frame = found.dataset.tables["reference"].frame
    assert frame["count"].tolist() == [1234, 1490, 6]
    assert frame["share"].tolist() == [0.452, 0.546, 0.002]
