"""Tables written in ways that few readers undo: zeros kept by formulas, blanks before quotes, times as numbers."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from pyarrow import parquet

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.dates import begin_elsewhere, parse_dates
from audit.importing.read.worker import read_sheets

TODAY = date(2026, 6, 30)
_HEAD = "Employee ID,Gender,Department,Hire date,Salary"
_ROWS = (("007", "F", "Sales, EU", "2019-02-28", "45123.5"), ("008", "M", "HR", "2020-12-01", "51000"))


def _cells(data: bytes) -> list[tuple[str | None, ...]]:
    (sheet,) = read_sheets(data)
    return list(zip(*(column.to_pylist() for column in sheet.cells.columns), strict=True))


def _staff(folder: Path, name: str, data: bytes) -> tuple[pd.DataFrame, list[str]]:
    (folder / name).write_bytes(data)
    found = inspect_files([folder / name], Settings())
    return found.dataset.tables["employees"].frame, [issue.code for issue in found.issues]


def test_blanks_between_a_delimiter_and_a_quotation_mark() -> None:
    lines = [", ".join(f'"{cell}"' for cell in row) for row in (tuple(_HEAD.split(",")), *_ROWS)]
    assert _cells("\n".join(lines).encode())[1:] == list(_ROWS)
    assert _cells("\r\n".join(lines).encode("cp1252"))[1:] == list(_ROWS)


def test_a_quotation_mark_behind_a_blank_within_cells_stays() -> None:
    text = f'{_HEAD}\n1,F, "so called" sales,2019-02-28,1\n2,M,HR,2019-02-28,2\n3,M,IT,2019-02-28,2\n'
    assert _cells(text.encode())[1][2] == ' "so called" sales'


@pytest.mark.parametrize("quoted", [True, False])
def test_texts_in_formulas_that_are_nothing_else(quoted: bool) -> None:
    def cell(text: str) -> str:
        return f'"=""{text}"""' if quoted else f'="{text}"'

    rows = [",".join((cell(row[0]), row[1], f'"{row[2]}"', cell(row[3]), row[4])) for row in _ROWS]
    assert _cells("\n".join([_HEAD, *rows]).encode())[1:] == list(_ROWS)


def test_other_formulas_stay_as_they_are_written() -> None:
    rows = ['=1+1,F,"=""a""&""b""",2019-02-28,1', "=A1,M,HR,2019-02-28,2"]
    assert _cells("\n".join([_HEAD, *rows]).encode())[1] == ("=1+1", "F", '="a"&"b"', "2019-02-28", "1")


def test_apostrophes_before_the_numbers_of_a_column(tmp_path: Path) -> None:
    rows = "'007,F,'t Hooft,'2019-02-28,'45123.50\n'008,M,HR,'2020-12-01,'51000\n"
    frame, _ = _staff(tmp_path, "a.csv", f"{_HEAD}\n{rows}".encode())
    assert frame["employee"].tolist() == ["007", "008"]
    assert frame["salary"].tolist() == [45123.5, 51000.0]
    assert frame["department"].tolist() == ["'t Hooft", "HR"]
    few = f"{_HEAD},Class\n1,F,a,2019-02-28,1,'24\n2,M,b,2019-02-28,2,2023\n3,M,b,2019-02-28,2,2022\n"
    assert _cells(few.encode())[1][5] == "'24"


_PSQL = " Employee ID | Gender \n-------------+--------\n 007         | F\n 008         | M\n(2 rows)\n"
_MYSQL = (
    "+-------------+--------+\n| Employee ID | Gender |\n+-------------+--------+\n"
    "| 007         | F      |\n| 008         | M      |\n+-------------+--------+\n2 rows in set (0.00 sec)\n"
)


@pytest.mark.parametrize("text", [_PSQL, _MYSQL], ids=["psql", "mysql"])
def test_lines_that_database_programs_draw_are_nobody(tmp_path: Path, text: str) -> None:
    text = text.replace("Gender", "Gender | Salary").replace(" F ", " F | 1 ").replace("| F\n", "| F | 1\n")
    text = text.replace(" M ", " M | 2 ").replace("| M\n", "| M | 2\n").replace("--------", "--------+---")
    frame, _ = _staff(tmp_path, "a.txt", text.encode())
    assert frame["employee"].tolist() == ["007", "008"]


@given(st.lists(st.dates(date(1901, 1, 1), date(2099, 12, 31)), min_size=3, max_size=9), st.sampled_from([1, 1_000]))
def test_times_counted_from_1970(days: list[date], unit: int) -> None:
    # Most lie far enough from 1970 to be no other number, as most dates of birth and of hiring do.
    days += [date(1960, 1, 1), date(2001, 9, 9), date(2015, 2, 1)] * len(days)
    texts = [str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * unit) for day in days]
    parsed = parse_dates(texts, today=TODAY)
    assert parsed.counted
    assert parsed.values == days


def test_numbers_that_are_no_times() -> None:
    assert parse_dates(["20240131", "20241231"], today=TODAY).values == [date(2024, 1, 31), date(2024, 12, 31)]
    assert parse_dates(["20240131235900"], today=TODAY).values == [date(2024, 1, 31)]
    assert not parse_dates(["44000", "1"], today=TODAY).counted
    assert not parse_dates(["1706659200000", "soon"], today=TODAY).counted
    assert parse_dates(["99999999999999"], today=TODAY).bad == (0,)


def test_dates_of_pandas_in_json(tmp_path: Path) -> None:
    records = [
        {"Employee ID": key, "Gender": gender, "Hire date": hired}
        for key, gender, hired in [("1", "F", 1551312000000), ("2", "M", 949276800000), ("3", "M", None)]
    ]
    frame, codes = _staff(tmp_path, "a.json", json.dumps(records).encode())
    assert [str(day)[:10] for day in frame["hired_on"]] == ["2019-02-28", "2000-01-31", "NaT"]
    assert "counted-date" in codes


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Africa/Lagos", "Asia/Kolkata", "Asia/Tokyo", "America/Bogota"])
def test_days_that_begin_elsewhere_in_utc(tmp_path: Path, zone: str) -> None:
    days = [date(2019, 2, 28), date(2020, 7, 1), date(2021, 12, 31)]
    begin = [datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in days]
    rows = [f"{at},{'FM'[at % 2]},HR,{moment:%Y-%m-%dT%H:%M:%S}.000Z,1" for at, moment in enumerate(begin)]
    frame, codes = _staff(tmp_path, "a.csv", "\n".join([_HEAD, *rows]).encode())
    assert [day.date() for day in frame["hired_on"]] == days
    assert ("days-from-utc" in codes) == (zone != "America/Bogota")


def test_other_times_of_day_move_no_day() -> None:
    assert not begin_elsewhere(["2019-02-27T23:00:00Z", "2019-02-27T21:00:00Z"])
    assert not begin_elsewhere(["2019-02-27T12:00:00Z"])
    assert not begin_elsewhere(["2019-02-27T23:00:00Z", "2019-02-27"])
    assert not begin_elsewhere(["2019-02-27T23:00:00+02:00"])
    assert not begin_elsewhere([""])


def test_records_that_hold_their_fields_in_an_object(tmp_path: Path) -> None:
    records = [
        {"id": f"rec{key}", "createdTime": "2024-01-01T00:00:00.000Z", "fields": {"Employee ID": key, "Gender": gender}}
        for key, gender in [("7", "F"), ("8", "M")]
    ]
    for record in records:
        record["fields"] |= {"Hire date": "2019-02-28", "Salary": 45000}  # type: ignore[operator]
    frame, _ = _staff(tmp_path, "a.json", json.dumps({"records": records}).encode())
    assert frame["employee"].tolist() == ["7", "8"]
    assert frame["gender"].tolist() == ["women", "men"]


def _parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    return buffer.getvalue()


def test_objects_in_parquet_are_columns() -> None:
    rows = [{"id": 1, "work": {"title": "Rep"}}, None, {"id": 3, "work": None}]
    told = [("1", "Rep"), (None, None), ("3", None)]
    assert _cells(_parquet(pa.table({"employee": pa.array(rows)}))) == [("id", "work.title"), *told]
    table = pa.table({"employee": pa.array(rows), "n": [1, 2, 3]})
    assert _cells(_parquet(table))[0] == ("employee.id", "employee.work.title", "n")


def test_short_numbers_in_parquet_are_no_longer_than_they_were() -> None:
    table = pa.table({"fte": pa.array([0.46, 45123.46, 1.0, None], pa.float32())})
    assert _cells(_parquet(table)) == [("fte",), ("0.46",), ("45123.46",), ("1",), (None,)]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["45.5k", "51k"], [45500.0, 51000.0]),
        (["45.125k", "51.000k"], [45125.0, 51000.0]),
        (["45.12345k", "51.00000k"], [45123.45, 51000.0]),
        (["1,200k", "1,150k"], [1_200_000.0, 1_150_000.0]),
    ],
)
def test_pay_in_thousands_with_any_number_of_decimals(tmp_path: Path, texts: list[str], values: list[float]) -> None:
    rows = "".join(f'{at},{"FM"[at % 2]},HR,2019-02-28,"{text}"\n' for at, text in enumerate(texts))
    frame, _ = _staff(tmp_path, "a.csv", f"{_HEAD}\n{rows}".encode())
    assert frame["salary"].tolist() == values


@pytest.mark.parametrize(
    "text",
    [
        "Thu Feb 28 2019 00:00:00 GMT+0100 (CET)",
        "Thu, 28 Feb 2019 00:00:00 GMT",
        "28FEB2019",
        "28FEB2019:00:00:00",
        "2019年02月28日",
        "2019년 2월 28일",
        "/Date(1551312000000)/",
        "/Date(1551312000000+0000)/",
    ],
)
def test_dates_as_programs_print_them(text: str) -> None:
    parsed = parse_dates([text], today=TODAY)
    assert (parsed.values, parsed.bad) == ([date(2019, 2, 28)], ())


def test_dates_of_which_a_program_may_have_swapped_some(tmp_path: Path) -> None:
    read, left = ["2020-01-02", "2020-05-03", "2021-07-12", "2022-02-09", "2023-11-10"], ["13/02/2019", "28/02/2020"]
    assert parse_dates([*read, *left], today=TODAY).swapped
    assert not parse_dates(read, today=TODAY).swapped
    assert not parse_dates([*read, "2020-01-13", *left], today=TODAY).swapped
    assert not parse_dates([*read, *left, "05/03/2020"], today=TODAY).swapped
    first = ["2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01"]
    assert not parse_dates([*first, *left], today=TODAY).swapped
    rows = "".join(f"{at},{'FM'[at % 2]},HR,{day},1\n" for at, day in enumerate([*read, *left]))
    assert "dates-maybe-swapped" in _staff(tmp_path, "a.csv", f"{_HEAD}\n{rows}".encode())[1]


_RECORDS = [
    {"Employee ID": key, "Gender": gender, "Hire date": "2019-02-28", "Salary": 45000}
    for key, gender in [("7", "F"), ("8", "M"), ("9", "M")]
]
_LISTED = [list(record.values()) for record in _RECORDS]
_NAMES = list(_RECORDS[0])
_DATED = [{**record, "Hire date": {"$date": "2019-02-28T00:00:00Z"}} for record in _RECORDS]


@pytest.mark.parametrize(
    "document",
    [
        {"columns": [{"name": name, "type": "text"} for name in _NAMES], "rows": _LISTED},
        {"fields": _NAMES, "data": _LISTED},
        {"headers": _NAMES, "rows": _LISTED},
        {"range": "Staff!A1:D4", "majorDimension": "ROWS", "values": [_NAMES, *_LISTED]},
        {"data": {"employees": {"edges": [{"cursor": "x", "node": record} for record in _RECORDS]}}},
        {"hits": {"total": 3, "hits": [{"_index": "x", "_id": "a", "_source": record} for record in _RECORDS]}},
        [{"page": 1, "employees": _RECORDS[:2]}, {"page": 2, "employees": _RECORDS[2:]}],
        _DATED,
    ],
    ids=["columns", "fields", "headers", "values", "edges", "hits", "pages", "typed"],
)
def test_json_in_the_shapes_of_other_programs(tmp_path: Path, document: object) -> None:
    frame, _ = _staff(tmp_path, "a.json", json.dumps(document).encode())
    assert frame["employee"].tolist() == ["7", "8", "9"]
    assert frame["gender"].tolist() == ["women", "men", "men"]
    assert [day.date() for day in frame["hired_on"]] == [date(2019, 2, 28)] * 3


@pytest.mark.parametrize("late", [False, True])
def test_bare_numbers_are_days_as_their_workbook_counts_them(tmp_path: Path, late: bool) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if late else CALENDAR_WINDOWS_1900
    sheet = book.active
    assert sheet is not None
    begin = date(1904, 1, 1) if late else date(1899, 12, 30)
    days = [date(2019, 2, 28), date(2020, 7, 1), date(2021, 12, 31)]
    sheet.append(_HEAD.split(","))
    for at, day in enumerate(days):
        sheet.append([at, "FM"[at % 2], "HR", (day - begin).days, 1])
    book.save(tmp_path / "a.xlsx")
    frame, codes = _staff(tmp_path, "b.xlsx", (tmp_path / "a.xlsx").read_bytes())
    assert [day.date() for day in frame["hired_on"]] == days
    assert "serial-date" in codes
