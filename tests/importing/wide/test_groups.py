"""Published figures with columns for groups or years are turned long, and no row of them is a person."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

PEOPLE = {"employees", "appearances", "participants"}


def read(folder: Path, text: str, name: str = "figures.csv", mapping: Path | None = None) -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings(), mapping=mapping)


def codes(inspection: Inspection) -> set[str]:
    return {issue.code for issue in inspection.issues}


@pytest.mark.parametrize(
    ("text", "women", "men"),
    [
        ("Department,Women,Men\nSales,10,20\nLegal,5,1\n", 15, 21),
        ("Department,Women,Men,Non-binary,Total\nSales,10,20,1,31\nLegal,5,1,0,6\n", 15, 21),
        ("Dept,Female headcount,Male headcount\nSales,10,20\nLegal,5,1\n", 15, 21),
        ("Team;Anzahl Frauen;Anzahl Männer\nVertrieb;10;20\nRecht;5;1\n", 15, 21),
        ("Direction,Nb femmes,Nb hommes\nVentes,10,20\nJuridique,5,1\n", 15, 21),
        ("Área;Mujeres;Hombres\nVentas;10;20\nLegal;5;1\n", 15, 21),
        ("Grade,# F,# M\nA,10,20\nB,5,1\n", 15, 21),
        ("Grade,F,M\nA,10,20\nB,5,1\n", 15, 21),
        ("Department,Other,Women,Men\nSales,1,10,20\nLegal,0,5,1\n", 15, 21),
        ("Level,Headcount,% women\nA,30,33.3%\nB,6,83.3%\n", 15, 21),
        ("Level,Total,Frauenanteil\nA,30,33.3%\nB,6,83.3%\n", 15, 21),
        ("Afdeling,Vrouwen,Mannen\nVerkoop,10,20\nRecht,5,1\n", 15, 21),
    ],
)
def test_a_column_for_each_gender(tmp_path: Path, text: str, women: int, men: int) -> None:
    found = read(tmp_path, text)
    assert not set(found.dataset.tables) & PEOPLE
    pool = found.dataset.tables["reference"].frame.set_index("group")["count"]
    assert (pool["women"], pool["men"]) == (women, men)
    assert found.dataset.tables["published_headcounts"].frame["job"].nunique() == 2


def test_other_before_and_behind_women_is_of_their_dimension(tmp_path: Path) -> None:
    for place, header in enumerate(("Department,Other,Women,Men", "Department,Women,Men,Other")):
        row = "Sales,3,10,20" if not place else "Sales,10,20,3"
        found = read(tmp_path, f"{header}\n{row}\nLegal,0,0,0\n", f"figures{place}.csv")
        frame = found.dataset.tables["published_headcounts"].frame
        assert frame[["women", "men", "non_binary"]].values.tolist() == [[10, 20, 3], [0, 0, 0]]


@pytest.mark.parametrize("first", ["Department", "Company", ""])
def test_women_and_men_who_make_a_hundred_are_shares_whatever_the_first_column_is(tmp_path: Path, first: str) -> None:
    found = read(tmp_path, f"{first},Women,Men\nSales,52.5,47.5\nLegal,40,60\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["women_share"].tolist() == [0.525, 0.4]
    assert "women" not in frame
    assert "reference" not in found.dataset.tables


def test_women_and_men_who_make_a_hundred_are_people_where_the_headers_or_one_row_alone_say_so(tmp_path: Path) -> None:
    for place, text in enumerate(
        (
            "Department,Number of women,Number of men\nSales,52,48\nLegal,40,60\n",
            "Department,Women,Men\nSales,52,48\n",
            "Department,Women,Men\nSales,52,48\nLegal,40,20\n",
        )
    ):
        frame = read(tmp_path, text, f"figures{place}.csv").dataset.tables["published_headcounts"].frame
        assert frame["women"].iloc[0] == 52


@pytest.mark.parametrize("first", ["Department", "Group"])
def test_parts_of_people_are_no_headcounts_whatever_the_first_column_is(tmp_path: Path, first: str) -> None:
    found = read(tmp_path, f"{first},Women,Men\nSales,3.5,6.2\nLegal,4.1,5.3\n")
    assert not found.dataset.tables
    assert "figures-unclear" in codes(found)


def test_a_share_of_women_alone_is_enough_and_one_of_men_alone_is_not(tmp_path: Path) -> None:
    found = read(tmp_path, "Company,% women 2021,% women 2022\nAcme,33%,35%\nBeta,80%,70%\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame[["job", "year", "women_share"]].values.tolist() == [
        ["Acme", 2021, 0.33],
        ["Acme", 2022, 0.35],
        ["Beta", 2021, 0.8],
        ["Beta", 2022, 0.7],
    ]
    men = read(tmp_path, "Company,% men 2021,% men 2022\nAcme,33%,35%\nBeta,80%,70%\n", "men.csv")
    assert "published_headcounts" not in men.dataset.tables


def test_a_gap_between_shares_is_no_sign_of_amounts(tmp_path: Path) -> None:
    """What men have more than women is in the third column of both; only figures in per cent say that they are."""
    found = read(tmp_path, "Department,Women %,Men %,Gap\nA,40,60,20\nB,30,70,40\n")
    assert found.dataset.tables["published_headcounts"].frame["women_share"].tolist() == [0.4, 0.3]
    amounts = read(tmp_path, "Department,Women,Men,Gap\nA,41,63,22\nB,37,70,33\n", "amounts.csv")
    assert not amounts.dataset.tables
    assert "figures-are-amounts" in codes(amounts)


def test_only_groups_of_the_rest_are_added_up_where_two_columns_hold_them(tmp_path: Path) -> None:
    """“Other” beside “Non-binary” are two groups; “Females” beside “Women” are the same people told twice."""
    text = "Company,Women,Females,Men,Non-binary,Other\nAcme,10,11,20,2,3\nBeta,5,6,1,1,0\n"
    frame = read(tmp_path, text).dataset.tables["published_headcounts"].frame
    assert frame[["women", "men", "non_binary"]].values.tolist() == [[10, 20, 5], [5, 1, 1]]


def test_groups_and_years(tmp_path: Path) -> None:
    found = read(tmp_path, "Department,Women 2022,Men 2022,Women 2023,Men 2023\nSales,10,20,12,18\nLegal,5,1,6,2\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame[["job", "year", "women", "men"]].values.tolist() == [
        ["Sales", 2022, 10, 20],
        ["Sales", 2023, 12, 18],
        ["Legal", 2022, 5, 1],
        ["Legal", 2023, 6, 2],
    ]
    pools = found.dataset.tables["reference"].frame
    assert pools.groupby("pool")["count"].sum().to_dict() == {"figures 2022": 36, "figures 2023": 38}
    assert "columns-turned" in codes(found)


def test_two_rows_of_headers_group_over_measure(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("Job", "Women", None, "Men", None),
        (None, "Headcount", "Average pay", "Headcount", "Average pay"),
        ("Clerk", 10, 30000, 5, 31000),
        ("Manager", 2, 50000, 8, 55000),
    )
    for row in rows:
        sheet.append(row)
    for area in ("A1:A2", "B1:C1", "D1:E1"):
        sheet.merge_cells(area)
    book.save(tmp_path / "t.xlsx")
    frame = inspect_files([tmp_path / "t.xlsx"], Settings()).dataset.tables["published_headcounts"].frame
    assert frame[["job", "women", "women_pay", "men", "men_pay"]].values.tolist() == [
        ["Clerk", 10, 30000, 5, 31000],
        ["Manager", 2, 50000, 8, 55000],
    ]


def test_a_group_in_each_row_and_a_year_in_each_column(tmp_path: Path) -> None:
    found = read(tmp_path, "Gender,2021,2022,FY23\nWomen,40,44,50\nMen,60,56,50\n")
    frame = found.dataset.tables["reference"].frame
    assert not set(found.dataset.tables) & PEOPLE
    assert frame[["pool", "group", "count"]].sort_values(["pool", "group"]).values.tolist() == [
        ["2021", "Men", 60],
        ["2021", "Women", 40],
        ["2022", "Men", 56],
        ["2022", "Women", 44],
        ["2023", "Men", 50],
        ["2023", "Women", 50],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Department,Gender,Headcount\nSales,Female,10\nSales,Male,20\nLegal,Female,5\nLegal,Male,1\n",
        "Level,Ethnicity,Number of employees\n1,White,30\n1,Black,10\n2,White,20\n2,Asian,4\n",
        "Abteilung;Geschlecht;Anzahl\nVertrieb;weiblich;10\nVertrieb;männlich;20\n",
    ],
)
def test_rows_that_count_people_are_no_people(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert set(found.dataset.tables) == {"reference"}


def test_rows_by_unit_and_year_are_pools_of_their_own(tmp_path: Path) -> None:
    found = read(tmp_path, "Year,Unit,Gender,Count\n2022,A,F,1\n2022,A,M,3\n2023,A,F,2\n2023,A,M,2\n")
    assert sorted(set(found.dataset.tables["reference"].frame["pool"])) == ["2022 A", "2023 A"]


def test_columns_of_ethnic_groups(tmp_path: Path) -> None:
    found = read(tmp_path, "Unit,White,Black or African American,Asian,Two or More Races\nA,10,2,3,1\nB,5,1,0,0\n")
    frame = found.dataset.tables["reference"].frame
    assert frame[frame["pool"] == "A"].set_index("group")["count"].to_dict() == {
        "white": 10, "black": 2, "asian": 3, "mixed": 1,
    }  # fmt: skip
    assert set(frame["dimension"]) == {"ethnicity"}


def test_published_gaps_by_year(tmp_path: Path) -> None:
    found = read(tmp_path, "Employer,Median gap 2021,Median gap 2022,Median gap 2023\nA,10,9,8\nB,3,2,1\n")
    frame = found.dataset.tables["published_gaps"].frame
    assert frame[frame["employer"] == "A"][["year", "median_gap"]].values.tolist() == [[2021, 10], [2022, 9], [2023, 8]]


def test_years_that_say_nothing_else_are_one_clear_sentence(tmp_path: Path) -> None:
    found = read(tmp_path, "Region,2021,2022,2023\nNorth,40,44,50\nSouth,60,56,50\n")
    assert not set(found.dataset.tables)
    assert "years-unclear" in codes(found)


def test_a_salary_for_each_year_is_the_last_ones_and_people_stay_one_row(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Gender,Department,Salary 2021,Salary 2022,Salary 2023\n1,F,A,100,110,120\n2,M,A,200,210,220\n",
    )
    frame = found.dataset.tables["employees"].frame
    assert frame["salary"].tolist() == [120, 220]


def test_events_keep_their_table_beside_columns_of_groups(tmp_path: Path) -> None:
    found = read(tmp_path, "Event,Date,Attendees,Women,Men\nA,2025-01-02,100,40,60\nB,2025-02-03,50,30,20\n")
    assert found.dataset.tables["events"].frame["attendees"].tolist() == [100, 50]
    assert found.dataset.tables["published_headcounts"].frame["women"].tolist() == [40, 30]


def test_a_saved_mapping_turns_figures_the_same_way(tmp_path: Path) -> None:
    for number, text in enumerate(
        (
            "Department,Women 2022,Men 2022,Women 2023,Men 2023\nSales,10,20,12,18\nLegal,5,1,6,2\n",
            "Year,Unit,Gender,Count\n2022,A,F,1\n2022,A,M,3\n2023,A,F,2\n2023,A,M,2\n",
            "Gender,2021,2022,FY23\nWomen,40,44,50\nMen,60,56,50\n",
            "Unit,White,Black,Asian\nA,10,2,3\n",
        )
    ):
        first = read(tmp_path, text, f"f{number}.csv")
        write_mapping(first, tmp_path / "m.toml")
        again = read(tmp_path, text, f"f{number}.csv", tmp_path / "m.toml")
        assert set(first.dataset.tables) == set(again.dataset.tables)
        for name, table in first.dataset.tables.items():
            pd.testing.assert_frame_equal(table.frame, again.dataset.tables[name].frame)


def test_two_columns_of_those_not_known_are_added_up(tmp_path: Path) -> None:
    head = "Department,Female,Male,Non-binary,Other,Prefer not to say,Undisclosed,Total"
    found = read(tmp_path, f"{head}\nIT,10,12,1,2,1,2,28\nHR,9,8,,,,3,20\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["undisclosed"].tolist() == [3.0, 3.0]
    assert frame["non_binary"].tolist()[0] == 3.0
    assert pd.isna(frame["non_binary"].tolist()[1])


def test_other_behind_ethnic_groups_is_no_gender(tmp_path: Path) -> None:
    head = "Agency,Total Employees,Female,Male,White,Black,Hispanic,Asian,Other"
    found = read(tmp_path, f"{head}\nA,120,50,70,80,15,10,10,5\nB,60,40,20,30,10,10,6,4\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert "non_binary" not in frame
    pools = found.dataset.tables["reference"].frame
    ethnic = pools[pools["dimension"] == "ethnicity"].groupby("group", observed=True)["count"].sum()
    assert ethnic["another"] == 9.0


def test_other_behind_women_and_men_is_a_gender_still(tmp_path: Path) -> None:
    found = read(tmp_path, "Agency,Women,Men,Other,Total\nA,50,70,1,121\nB,40,20,2,62\n")
    assert found.dataset.tables["published_headcounts"].frame["non_binary"].tolist() == [1.0, 2.0]


def test_rows_that_are_parts_of_others_are_told_by_their_total(tmp_path: Path) -> None:
    head = "Occupation,Total Number of workers,Men Number of workers,Women Number of workers\n"
    nested = read(tmp_path, f"{head}Total,900,500,400\nManagement,600,350,250\nChiefs,100,70,30\nClerks,300,150,150\n")
    assert "rows-overlap" in codes(nested)
    whole = read(tmp_path, f"{head}Total,900,500,400\nManagement,600,350,250\nClerks,300,150,150\n")
    assert "rows-overlap" not in codes(whole)
