"""Numbers in a column of groups are read where something says what they stand for, and asked about elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.config import Settings
from audit.errors import SettingsError
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, text: str, *, mapping: str = "") -> Inspection:
    path = folder / "staff.csv"
    path.write_text(text, encoding="utf-8")
    if not mapping:
        return inspect_files([path], Settings())
    (folder / "mapping.toml").write_text(mapping, encoding="utf-8")
    return inspect_files([path], Settings(), mapping=folder / "mapping.toml")


def genders(found: Inspection) -> list[str]:
    return found.dataset.tables["employees"].frame["gender"].tolist()


def said(found: Inspection, code: str) -> list[str]:
    return [issue.message.text for issue in found.issues if issue.code == code]


@pytest.mark.parametrize(
    "header",
    [
        "Gender (1=F, 2=M)",
        "Sex (1 = Female; 2 = Male)",
        "Gender [1: female / 2: male]",
        "Gender 1=F 2=M",
        "Sex (1-Female 2-Male)",
        "Gender (Female=1, Male=2)",
        "Geschlecht (1 = weiblich und 2 = männlich)",
    ],
)
def test_a_header_says_what_its_numbers_stand_for(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f'Employee ID,"{header}",Department\n7,1,A\n8,2,A\n9,,A\n')
    assert genders(found) == ["women", "men", "not-disclosed"]
    (sentence,) = said(found, "codes-told-header")
    assert sentence.endswith("1 = women, 2 = men.")


@pytest.mark.parametrize("header", ["Gender (Male=1)", "Male=1", "Male", "is_male", "IsMale", "Sex_Male"])
def test_of_zero_and_one_the_header_names_one(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"Employee ID,{header},Department\n7,1,A\n8,0,A\n9,,A\n")
    assert genders(found) == ["men", "women", "not-disclosed"]
    assert said(found, "codes-told-header")


def test_yes_and_no_to_a_gender(tmp_path: Path) -> None:
    found = read(tmp_path, "Employee ID,Female,Department\n7,yes,A\n8,No,A\n9,TRUE,A\n")
    assert genders(found) == ["women", "men", "women"]


@pytest.mark.parametrize(
    "text",
    [
        "Department,Female,Salary\nA,1,30000\nB,0,20000\nC,1,25000\n",  # may count people
        "Employee ID,Female,Male,Department\n7,1,0,A\n8,0,1,A\n9,1,0,A\n",  # two columns
        "Employee ID,Female,Department\n7,1,A\n8,3,A\n9,0,A\n",  # counts
        "Employee ID,Female,Department\n7,1,A\n8,1,A\n9,1,A\n",  # nothing that differs
    ],
)
def test_what_may_count_people_is_no_gender(tmp_path: Path, text: str) -> None:
    tables = read(tmp_path, text).dataset.tables
    assert all("gender" not in table.columns for table in tables.values())


def test_numbers_that_nobody_explains_are_asked_about(tmp_path: Path) -> None:
    text = "Employee ID,Gender,Department\n7,1,A\n8,2,A\n9,1,A\n"
    found = read(tmp_path, text)
    (asked,) = [issue for issue in found.issues if issue.code == "codes-unexplained"]
    assert asked.mapping == 'values.gender."1" = "…"\nvalues.gender."2" = "…"'
    answered = asked.mapping.replace("…", "women", 1).replace("…", "men", 1)
    settled = read(tmp_path, text, mapping=f'[[sheet]]\nfile = "staff.csv"\n{answered}\n')
    assert genders(settled) == ["women", "men", "women"]


def test_a_line_that_is_not_filled_in_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, "Employee ID,Gender\n7,1\n8,2\n", mapping='[[sheet]]\nvalues.gender."1" = "…"\n')
    assert refused.value.code == "mapping-to-fill"


def test_an_explanation_that_leaves_a_number_open_is_not_used(tmp_path: Path) -> None:
    found = read(tmp_path, 'Employee ID,"Gender (1=F, 2=M)",Department\n7,1,A\n8,2,A\n9,3,A\n')
    assert "gender" not in found.dataset.tables["employees"].columns
    assert said(found, "codes-unexplained")


def test_ethnic_groups_in_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, 'Employee ID,"Race (1=White, 2=Black, 3=Asian)",Gender\n7,1,F\n8,2,M\n9,3,F\n')
    assert found.dataset.tables["employees"].frame["ethnicity"].tolist() == ["white", "black", "asian"]


def test_a_note_above_the_table_explains(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Key: gender 0 = male; 1 = female,,\n,,\nEmployee ID,Gender,Department\n7,1,A\n8,0,A\n9,1,A\n"
    )
    assert genders(found) == ["women", "men", "women"]
    assert said(found, "codes-told-note")


BOOKS = {
    "beside": [("Variable", "Meaning"), ("Age", "in years"), ("Gender", "1 = Female, 2 = Male")],
    "in rows": [
        ("Variable", "Value", "Label"),
        ("Smoker", 1, "Yes"),
        ("Gender", 1, "Female"),
        (None, 2, "Male"),
        ("Age", None, "in years"),
    ],
    "a list": [("Gender", "Name"), (1, "Female"), (2, "Male")],
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_codebook_in_the_workbook_explains(tmp_path: Path, name: str) -> None:
    book = Workbook()
    people = book.active
    assert people is not None
    people.title = "Data"
    for row in [("Employee ID", "Gender", "Department"), (7, 1, "A"), (8, 2, "A"), (9, 1, "B")]:
        people.append(row)
    codebook = book.create_sheet("Codebook")
    for row in BOOKS[name]:
        codebook.append(row)
    book.save(tmp_path / "staff.xlsx")
    found = inspect_files([tmp_path / "staff.xlsx"], Settings())
    assert genders(found) == ["women", "men", "women"]
    assert "“Codebook”" in said(found, "codes-told-sheet")[0]
    write_mapping(found, tmp_path / "mapping.toml")
    again = inspect_files([tmp_path / "staff.xlsx"], Settings(), mapping=tmp_path / "mapping.toml")
    assert genders(again) == ["women", "men", "women"]


@pytest.mark.parametrize("name", ["Data dictionary", "Codebook", "Fields"])
def test_a_dictionary_is_no_data(tmp_path: Path, name: str) -> None:
    book = Workbook()
    people = book.active
    assert people is not None
    people.title = "Data"
    for row in [("ID", "gender", "dept", "annual_salary"), *((n, n % 2, "HR", 20_000 + n) for n in range(1, 9))]:
        people.append(row)
    sheet = book.create_sheet(name)
    for row in [
        ("Field", "Description", "Values"),
        ("ID", "unique", None),
        ("gender", "Employee gender", "0=Male, 1=Female"),
        ("ethnic_group", "Ethnicity", "1=White; 2=Black; 3=Asian"),
    ]:
        sheet.append(row)
    book.save(tmp_path / "staff.xlsx")
    found = inspect_files([tmp_path / "staff.xlsx"], Settings())
    assert set(found.dataset.tables) == {"employees"}
    assert sorted(genders(found)) == ["men"] * 4 + ["women"] * 4


def book_of(folder: Path, rows: list[list[object]], codes: list[list[str]], name: str = "Codes") -> Inspection:
    """Return what is read of a workbook with a list of staff and a sheet that explains its codes."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    sheet = book.create_sheet(name)
    for row in codes:
        sheet.append(row)
    book.save(folder / "staff.xlsx")
    return inspect_files([folder / "staff.xlsx"], Settings())


@pytest.mark.parametrize(
    "codes",
    [
        [["Field", "Code", "Description"], ["Race", "A", "Asian"], ["Race", "C", "Black"], ["Race", "E", "White"]],
        [["Race", ""], ["A", "Asian"], ["C", "Black or African American"], ["E", "White"]],
        [["Race", "Race description"], ["A", "Asian"], ["C", "Black"], ["E", "White"], ["Z", "Unspecified"]],
    ],
)
def test_a_codebook_says_what_letters_stand_for(tmp_path: Path, codes: list[list[str]]) -> None:
    rows = [["Employee ID", "Race", "Salary"], [1, "A", 40000], [2, "C", 41000], [3, "E", 42000], [4, "C", 43000]]
    found = book_of(tmp_path, rows, codes)
    assert found.dataset.tables["employees"].frame["ethnicity"].tolist() == ["asian", "black", "white", "black"]
    (sentence,) = said(found, "codes-told-sheet")
    assert sentence.endswith("A = asian, C = black, E = white.")


def test_a_letter_that_the_codebook_leaves_out_is_asked_for_with_all_others(tmp_path: Path) -> None:
    rows = [["Employee ID", "Race", "Salary"], [1, "A", 40000], [2, "C", 41000], [3, "Q", 42000]]
    found = book_of(tmp_path, rows, [["Race", ""], ["A", "Asian"], ["C", "Black"]])
    assert not said(found, "codes-told-sheet")
    (asked,) = [issue for issue in found.issues if issue.code == "group-as-written"]
    assert asked.mapping.splitlines() == [f'values.ethnicity."{letter}" = "…"' for letter in "ACQ"]


def test_a_header_says_what_its_letters_stand_for(tmp_path: Path) -> None:
    found = read(tmp_path, 'Employee ID,"Race (A=Asian, C=Black)",Salary\n1,A,40000\n2,C,41000\n3,C,42000\n')
    frame = found.dataset.tables["employees"].frame
    assert frame["ethnicity"].tolist() == ["asian", "black", "black"]
    assert said(found, "codes-told-header")


def test_lists_of_codes_side_by_side(tmp_path: Path) -> None:
    rows = [["Staff ID", "Sex", "Ethnic", "Salary"], [1, 1, "A", 40000], [2, 2, "M", 41000], [3, 9, "Z", 42000]]
    codes = [
        ["Sex", "", "", "Ethnic", ""],
        ["1", "Male", "", "A", "White - British"],
        ["2", "Female", "", "M", "Black or Black British - Caribbean"],
        ["9", "Not known", "", "Z", "Not stated"],
    ]
    frame = book_of(tmp_path, rows, codes, "Lookups").dataset.tables["employees"].frame
    assert frame["gender"].tolist() == ["men", "women", "not-disclosed"]
    assert frame["ethnicity"].tolist()[2] == "not-disclosed"
    assert not set(frame["ethnicity"]) & {"A", "M", "Z"}
