"""Builds files that come to far more than they hold, or are as long as files of their kind may be."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, product

import pyarrow as pa
import xlsxwriter
from pyarrow import parquet


def _references(people: int, sessions: int) -> bytes:
    """Return a programme in which everybody speaks in each session."""
    speakers = [{"id": at, "fullName": f"P{at}", "gender": "F"} for at in range(people)]
    all_of_them = list(range(people))
    told = [{"id": at, "title": f"S{at}", "speakers": all_of_them} for at in range(sessions)]
    return json.dumps({"speakers": speakers, "sessions": told}).encode()


def _holders() -> bytes:
    """Return people with a thousand sessions each."""
    sessions = [{"title": f"t{at}"} for at in range(1_000)]
    return json.dumps([{"name": f"n{at}", "bio": "b", "sessions": sessions} for at in range(1_200)]).encode()


def page(rows: int) -> bytes:
    """Return a web page with a table of staff."""
    head = "<tr><th>employee</th><th>gender</th><th>department</th><th>salary</th></tr>"
    made = (f"<tr><td>{at}</td><td>F</td><td>Sales</td><td>{30_000 + at % 99}</td></tr>\n" for at in range(rows))
    return f"<html><table>{head}{''.join(made)}</table></html>".encode()


def _sheet_2003(rows: int) -> bytes:
    cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    head = "".join(map(cell.format, ("employee", "gender", "department")))
    made = (f"<Row>{cell.format(at)}{cell.format('F')}{cell.format('HR')}</Row>" for at in range(rows))
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    book = f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="S"><Table>'
    return f"{book}<Row>{head}</Row>{''.join(made)}</Table></Worksheet></Workbook>".encode()


def _objects() -> bytes:
    """Return as much JSON as is read."""
    made = (f'{{"employee": "E{at}", "gender": "F", "department": "HR", "salary": 30001}},' for at in range(440_000))
    return f"[{''.join(made)}{{}}]".encode()


def _workbook(sheets: Iterable[Sequence[Sequence[str]]]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for rows in sheets:
        sheet = book.add_worksheet()
        for row, texts in enumerate(rows):
            sheet.write_row(row, 0, texts)
    book.close()
    return buffer.getvalue()


def _spelled_keys() -> bytes:
    """Return lists of staff that spell their key each in another way, and lists that may be of their people."""
    spelled = islice(product(*zip("employee", "EMPLOYEE", strict=True)), 110)
    staff = [
        [["".join(key), "department", "salary"], *([f"p{at}{row}", "HR", "30000"] for row in range(9))]
        for at, key in enumerate(spelled)
    ]
    lists = [[["employee", "remark"], *([f"q{row}", "a remark"] for row in range(9))]] * 110
    return _workbook([*staff, *lists])


def _categories() -> bytes:
    """Return sheets of people each of whom has a level, a title and a place of their own."""
    head = ["employee", "gender", "level", "title", "location", "division", "education"]
    return _workbook(
        [head, *([f"e{at}-{row}", "F", *(f"{name} {at} {row}" for name in head[2:])] for row in range(300))]
        for at in range(80)
    )


def _parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    return buffer.getvalue()


def _tall() -> bytes:
    """Return twenty million people in a few kilobytes."""
    rows = pa.repeat(pa.scalar(0, pa.int8()), 20_000_000)
    return _parquet(pa.table({"gender": pa.DictionaryArray.from_arrays(rows, ["F"])}))


def _zone() -> bytes:
    """Return staff with times of a zone that is not there."""
    times = pa.array([0, 86_400], pa.timestamp("s", tz="Mars/Phobos"))
    return _parquet(pa.table({"employee": ["1", "2"], "gender": ["F", "M"], "department": ["a", "b"], "hired": times}))


FILES: Mapping[str, Callable[[], bytes]] = {
    "references.json": lambda: _references(3_000, 2_000),
    "many-references.json": lambda: _references(480, 500),
    "holders.json": _holders,
    "long.json": _objects,
    "larger.json": lambda: b"[" + b" " * 33 * 1024**2 + b"]",
    "objects.jsonl": lambda: b'{"a":1}\n' * 1_100_000,
    "tall.csv": lambda: b"gender\n" + b"F\n" * 2_500_000,
    "widths.csv": lambda: b"1,F,HR,3,2020\n2,F,HR,3\n3,F,HR\n" * 700_000,
    "tall.parquet": _tall,
    "zone.parquet": _zone,
    "long.html": lambda: page(500_000),
    "larger.html": lambda: page(600_000),
    "long.xml": lambda: _sheet_2003(160_000),
    "spelled-keys.xlsx": _spelled_keys,
    "categories.xlsx": _categories,
    "larger.xml": lambda: _sheet_2003(180_000),
}
