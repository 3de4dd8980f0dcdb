"""Whatever stands in headers and cells, an import ends, and the mapping that it saves reads the same tables again."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from tests.importing.test_mapping_repeats import assert_same

HEADERS = st.sampled_from(
    [
        *("", "Women", "Men", "Non-binary", "% women", "Total", "Women 2022", "Men 2022", "Women 2023", "2021", "2022"),
        *("FY23", "Headcount", "Count", "Gender", "Sex", "Ethnicity", "Department", "Year", "Employee ID", "Salary"),
        *("Speaker 1", "Gender 1", "Speaker 2", "Gender 2", "Speaker", "Speakers", "Chair", "Chair gender", "Event"),
        *("Session", "Session type", "Role", "Date", "Q1", "Q1_A", "Q1_B", "Needs [Ramp]", "Needs [Loop]", "White"),
        *("Black", "Asian", "Employer", "Median gap 2021", "Median gap 2022", "Row Labels", "Frauenanteil", "=1+1"),
        *("Salary 2021", "Salary 2022", "@C", "Notes", "Age", "Vendor", "Amount"),
    ]
)
CELLS = st.sampled_from(
    [
        *(
            "",
            "1",
            "0",
            "2",
            "10",
            "45.5",
            "45 %",
            "0.45",
            "F",
            "M",
            "Female",
            "Male",
            "Non-binary",
            "W&M",
            "F; M",
            "x",
        ),
        *(
            "yes",
            "no",
            "Agree",
            "Strongly disagree",
            "2021",
            "2022-03-04",
            "03/04/2022",
            "Sales",
            "HR",
            "Total",
            "a; b",
        ),
        *(
            "a; b",
            "x",
            "Panel",
            "Keynote",
            "talk",
            "25-34",
            "n/a",
            "-",
            "=1+1",
            "1,234.50",
            "White",
            "Prefer not to say",
        ),
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 7))
    header = draw(st.lists(HEADERS, min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=0, max_size=8))
    return [header, *rows]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_any_table_is_read_or_refused_and_its_mapping_repeats_it(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        first = inspect_files([path], Settings())
        write_mapping(first, Path(folder) / "m.toml")
        assert_same(first, inspect_files([path], Settings(), mapping=Path(folder) / "m.toml"))
