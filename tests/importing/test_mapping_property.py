"""Whatever columns a table has, the mapping file saved from its import reads it the same way again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.test_mapping_repeats import assert_same, repeated

COLUMNS = {
    "Employee ID": [str(number) for number in range(9)],
    "Name": ["Ann", "Bo", "Cy"],
    "First name": ["Ann", "Bo"],
    "Gender": ["F", "M", "", "Non-binary", "w", "prefer not to say"],
    "Sex": ["Female", "Male", "Both"],
    "Race": ["White", "Asian", "White;Asian", "Martian", ""],
    "Department": ["Sales", "HR", "Total"],
    "Business unit": ["Research and development", "Sales of goods"],
    "Salary": ["50000", "1.234,50", "£30,000", "*", "Not Provided"],
    "Monatsgehalt": ["3.000,50 €", "2500"],
    "Hire date": ["01/02/2020", "13/02/2020", "2020-05-06", ""],
    "Status": ["Active", "Left", "CRF - FULL-TIME", "no"],
    "Year": ["2021", "2022-23", ""],
    "Women": ["35", "40", ""],
    "Men": ["65", "60", ""],
    "Total": ["100", "All"],
    "% Women": ["35%", "41.5%"],
    "Female 2021": ["3", "4"],
    "Male 2021": ["5", "6"],
    "F": ["1", "2"],
    "M": ["3", "4"],
    "Count": ["12", "na", "30"],
    "Speaker 1": ["Ann", ""],
    "Speaker 2": ["Bo", ""],
    "Speaker 2 gender": ["F", "M", ""],
    "Speakers": ["Ann; Bo", "Cy", "3"],
    "Session title": ["One", "Two"],
    "Session type": ["Keynote", "Panel", "Lunch"],
    "Role": ["chair", "author", "Speaker", "CTO"],
    "Event": ["A", "B"],
    "Vendor": ["Acme Inc.", "Beta"],
    "Amount": ["10.50", "-3", "1,000"],
    "Mean hourly": ["7.4", "-2"],
    "Q1 Female": ["35", "40"],
    "Sex (1=F, 2=M)": ["1", "2", ""],
    "Male": ["0", "1"],
    "is_active": ["Yes", "No", ""],
    "Left": ["x", "", "no"],
    "Disabled": ["x", "X", "", "12"],
    "Non-disabled": ["88", "70"],
    "White": ["1", "0", "120", ""],
    "BME": ["20", "30"],
    "Black": ["x", "", "1"],
    "Employees": ["12", "30", "7"],
    "n_employees": ["12", "30"],
    "Salary (k)": ["45", "52.5"],
    "Bi-Weekly Salary": ["1800", "2,100.50"],
    "Pay Basis": ["per Annum", "per Day", "per Event", ""],
    "Overtime Pay": ["10", "0.5", ""],
    "Post holder": ["Vacant", "Ann", "Bo"],
    "estimated_gender": ["male", "female", ""],
    "Pay gap %": ["5", "12.5"],
    "Department @01.07.2020": ["Sales", "HR"],
    "Captioned": ["x", "", "no"],
    "2021": ["3", "4.5"],
    "2022": ["5", "6"],
    "Female %": ["40", "51.5"],
    "Question 1": ["Agree", "Strongly agree", "Disagree"],
    "Question 2": ["Agree", "Neutral"],
    "": ["x", "1", ""],
}


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_saved_mapping_repeats_the_import_of_any_table(tmp_path: Path, data: st.DataObject) -> None:
    _check(tmp_path, data)


@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_saved_mapping_repeats_the_import(tmp_path: Path, data: st.DataObject) -> None:
    _check(tmp_path, data)


def _check(folder: Path, data: st.DataObject) -> None:
    headers = data.draw(
        st.lists(st.sampled_from(sorted(COLUMNS)), min_size=2, max_size=8, unique=data.draw(st.booleans()))
    )
    count = data.draw(st.integers(1, 7))
    rows = [[data.draw(st.sampled_from(COLUMNS[header])) for header in headers] for _ in range(count)]
    title = [["Our figures"], []] if data.draw(st.booleans()) else []
    total = [["Total", *["100" for _ in headers[1:]]]] if data.draw(st.booleans()) else []
    with (folder / "table.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([*title, headers, *rows, *total])
    assert_same(*repeated([folder / "table.csv"], folder))
