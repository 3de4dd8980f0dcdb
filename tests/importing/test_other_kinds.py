"""Files that are something else than their name says are read where they hold tables, and named where they do not."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.read.layout import layouts_of_ods
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import Merge
from audit.importing.read.worker import read_sheets
from tests.importing import hostile

HEADERS = ("Employee ID", "Gender", "Department", "Salary")
ROWS = (("1", "F", "HR", "1000.5"), ("2", "M", "Sales & more", "2000"), ("3", "F", "Sales & more", "1500"))
RECORDS = [dict(zip(HEADERS, row, strict=True)) for row in ROWS]
CSV = "\n".join(",".join(row) for row in (HEADERS, *ROWS)) + "\n"


def html_row(cells: tuple[str, ...], tag: str = "td") -> str:
    return "<TR>" + "".join(f"<{tag}>{cell.replace('&', '&amp;')}</{tag}>" for cell in cells) + "</TR>\n"


TABLE = f"<table border=1>{html_row(HEADERS, 'th')}{''.join(map(html_row, ROWS))}</table>"
EXCEL_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<Worksheet ss:Name="Staff"><Table>{rows}</Table>{after}</Worksheet></Workbook>'
)


def excel_row(cells: tuple[str, ...], given: str = "") -> str:
    parts = (f'<Cell><Data ss:Type="String">{cell.replace("&", "&amp;")}</Data></Cell>' for cell in cells)
    return f"<Row{given}>{''.join(parts)}</Row>"


STAFF_2003 = EXCEL_2003.format(rows="".join(map(excel_row, (HEADERS, *ROWS))), after="")


def cells(data: bytes) -> list[list[list[str | None]]]:
    """Return the rows of each sheet."""
    return [
        [list(row) for row in zip(*(column.to_pylist() for column in sheet.cells.columns), strict=True)]
        for sheet in read_sheets(data)
    ]


@pytest.mark.parametrize(
    "data",
    [
        f"<html><head><style>td {{x: y}}</style></head><body>{TABLE}</body></html>".encode(),
        TABLE.encode(),
        b"\xef\xbb\xbf<!-- made by a system -->\n<html>" + TABLE.encode(),
        f"<html>{TABLE}".encode("utf-16"),
        f"<div><table><tr><td>{TABLE}</td></tr></table></div>".encode(),
        f"<html><script>var x = '<td>no</td>';</script>{TABLE.replace('</td>', '').replace('</TR>', '')}".encode(),
        STAFF_2003.encode(),
        STAFF_2003.encode("utf-16"),
        "".join(f"{json.dumps(record, indent=1)}\n" for record in RECORDS).encode(),
        "".join(f"\x1e{json.dumps(record)}\n" for record in RECORDS).encode(),
        json.dumps(RECORDS).encode("utf-16-be"),
        json.dumps(RECORDS).encode("utf-32"),
        json.dumps({"status": "ok", "response": {"data": {"items": RECORDS}, "count": 3}}).encode(),
        json.dumps({name: [record[name] for record in RECORDS] for name in HEADERS}).encode(),
        json.dumps({name: {str(at): row[name] for at, row in enumerate(RECORDS)} for name in HEADERS}).encode(),
        json.dumps({"columns": HEADERS, "index": [0, 1, 2], "data": ROWS}).encode(),
        "".join('"' + line.replace('"', '""') + '"\r\n' for line in CSV.splitlines()).encode(),
        CSV.encode() + b"\x1a",
        b"\xef\xbb\xbf" * 2 + CSV.encode(),
    ],
)
def test_tables_under_other_names_are_read(data: bytes) -> None:
    assert cells(data)[0] == [list(HEADERS), *map(list, ROWS)]


def test_records_by_their_id_keep_it() -> None:
    by_id = {f"E{at}": record for at, record in enumerate(RECORDS)}
    assert cells(json.dumps(by_id).encode())[0][1] == ["E0", *ROWS[0]]


def test_an_object_that_is_one_record_stays_one() -> None:
    one = {"person": {"name": "A", "age": 3}, "place": {"city": "B"}}
    assert cells(json.dumps(one).encode())[0] == [["person.name", "person.age", "place.city"], ["A", "3", "B"]]


def test_texts_put_together_leave_their_headers_out(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    (tmp_path / "both.csv").write_bytes(mark + CSV.encode() + mark + CSV.replace("\n1,", "\n4,").encode())
    frame = inspect_files([tmp_path / "both.csv"], Settings()).dataset.tables["employees"].frame
    assert frame["employee"].tolist() == ["1", "2", "3", "4", "2", "3"]


def test_a_field_named_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"employee": 1, "employee": 2, "gender": "F", "department": "HR"}]')
    found = inspect_files([tmp_path / "a.json"], Settings())
    assert found.dataset.tables["employees"].frame["employee"].tolist() == ["2"]
    assert [issue.rows for issue in found.issues if issue.code == "repeated-fields"] == [1]


@pytest.mark.parametrize("between", ["<!-- x -->", "<tbody>", "<b></b>"])
def test_a_row_of_plain_cells_is_read_as_one_with_other_marks_in_it(between: str) -> None:
    rows = (("a", " b\nc ", "&amp;d"), ("", "&nbsp;", "e"), ("f",), ("g", "h", "i", "j"))
    plain = "".join(f"<tr class=x>{''.join(f'<td style=y>{cell}</td>' for cell in row)}</tr> " for row in rows)
    marked = plain.replace("<td", f"{between}<td")
    reaching = "<tr><td rowspan=2>r</td><td>s</td></tr>"
    for before in ("", reaching):
        read = cells(f"<html><table>{before}{plain}</table></html>".encode())
        assert read == cells(f"<html><table>{before}{marked}</table></html>".encode())
    assert read[0][1][:4] == [None, "a", "b c", "&d"]  # beside the cell that reaches down


def test_merged_cells_of_a_page_are_put_where_they_stand(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Department</th><th>Employee ID</th><th colspan=2>Gender</th></tr>"
        '<tr><td rowspan="2">Sales</td><td x:num="1.0">one</td><td>F</td></tr>'
        "<tr><td>2</td><td>M</td></tr><tr><td>Legal<br>Tax</td><td>3</td><td>F</td></tr></table>"
    )
    (sheet,) = read_sheets(page.encode())
    assert sheet.merges == (Merge(top=0, left=2, bottom=0, right=3), Merge(top=1, left=0, bottom=2, right=0))
    assert cells(page.encode())[0][1:] == [["Sales", "1.0", "F"], [None, "2", "M"], ["Legal Tax", "3", "F"]]
    (tmp_path / "staff.xls").write_text(page)
    found = inspect_files([tmp_path / "staff.xls"], Settings())
    assert found.dataset.tables["employees"].frame["department"].tolist() == ["Sales", "Sales", "Legal Tax"]
    assert "web-page" in {issue.code for issue in found.issues}


def test_excel_2003_values_places_and_what_is_hidden() -> None:
    rows = (
        '<Column ss:Index="2" ss:Hidden="1"/>'
        '<Row ss:Index="2"><Cell ss:Index="2"><Data ss:Type="Number">7.0</Data><Comment><ss:Data>no</ss:Data></Comment>'
        '</Cell><Cell ss:MergeAcross="1"><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2020-01-31T00:00:00.000</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Error">#REF!</Data></Cell>'
        '<Cell><ss:Data ss:Type="String">a<B xmlns="http://www.w3.org/TR/REC-html40">b</B></ss:Data></Cell></Row>'
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    (sheet,) = read_sheets(EXCEL_2003.format(rows=rows, after=hidden).encode())
    assert (sheet.name, sheet.hidden, sheet.columns) == ("Staff", True, (1, 2, 4))
    assert [column.to_pylist() for column in sheet.cells.columns] == [
        [None, "7", None],
        [None, "true", "ab"],
        [None, "2020-01-31 00:00:00", None],
    ]
    assert sheet.merges == (Merge(top=1, left=2, bottom=1, right=3),)
    assert [(note.code, note.detail or note.cells) for note in sheet.notes] == [
        ("hidden-rows", "3"),
        ("hidden-columns", "B"),
        ("error-cells", ("B3",)),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!DOCTYPE html><html><body>Please sign in</body></html>", "web page without a table"),
        (b"<rows><row><employee>1</employee></row></rows>", "XML"),
        (b'{"doc_id": "1", "email": "x@example.org"}', "shortcut"),
        (b"[InternetShortcut]\nURL=https://example.org/\n", "shortcut"),
        (b"\x04Name" + b" " * 49 + b"\x04\x00N\x00a\x00m\x00e\x00" + b" \x00" * 50 + b" ", "lock"),
        (CSV.encode("cp037"), "EBCDIC"),
        (b"$FL2@(#) SPSS DATA FILE" + bytes(200), "statistics program"),
        (b"\x00\x01\x00\x00Standard Jet DB" + bytes(200), "database"),
        (b"II*\x00" + bytes(100), "picture"),
        (bytes(257) + b"ustar" + bytes(200), "compressed"),
        (b"x" + bytes(50) + b"y" + bytes(50) + b"z", "not a spreadsheet in any format"),
        (hostile.packed({"ppt/presentation.xml": "<x/>"}), "presentation"),
        (
            hostile.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
            "text document",
        ),
        (hostile.packed({"staff.csv": CSV}), "archive"),
        (EXCEL_2003.format(rows="<Row>", after="").encode(), "damaged"),
        (STAFF_2003.replace("?>\n<W", f"?>{hostile.BOMB.partition('?>')[2]}<W").encode(), "entities"),
        (EXCEL_2003.format(rows=excel_row(("a",), ' ss:Index="99999999"'), after="").encode(), "more cells"),
    ],
)
def test_what_holds_no_table_is_named(data: bytes, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_sheets(data)


@pytest.mark.parametrize(
    "page",
    [
        "<table>" * 100_000,
        "<table>" + "<" * 500_000,
        "<table><!--" * 100_000,
        "<table><td " + "a=b " * 200_000,
        '<table><td a="' * 100_000,
        "<html>" + "<![" * 200_000,
        "<table><tr>" + "<td rowspan=5000 colspan=100>x" * 3000,
        "<table><td rowspan" + " " * 200_000 + ">x",
    ],
)
def test_hostile_pages_are_refused_or_read_in_little_time(page: str) -> None:
    before = time.process_time()
    with contextlib.suppress(Refusal):
        read_sheets(page.encode())
    assert time.process_time() - before < 2


def test_a_file_of_one_column_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text(CSV.replace(",", "^"))
    assert "one-column" in {issue.code for issue in inspect_files([tmp_path / "staff.csv"], Settings()).issues}


def chart_only(folder: Path) -> Path:
    with xlsxwriter.Workbook(str(folder / "charts.xlsx")) as book:
        data, chart = book.add_worksheet("Data"), book.add_chart({"type": "column"})
        data.write(0, 0, 1)
        chart.add_series({"values": "=Data!$A$1:$A$1"})
        book.add_chartsheet("Picture").set_chart(chart)
    return folder / "charts.xlsx"


def test_a_sheet_of_a_chart_is_called_so(tmp_path: Path) -> None:
    found = inspect_files([chart_only(tmp_path)], Settings())
    assert [issue.code for issue in found.issues if issue.sheet == "Picture"] == ["chart-sheet"]


def test_text_below_the_last_row_is_not_called_an_empty_sheet(tmp_path: Path) -> None:
    blank = '<table:table-row table:number-rows-repeated="{n}"><table:table-cell/></table:table-row>'
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = f"<table:table-row>{text.format('x')}</table:table-row>"
    table = "".join(
        f"<table:table-row>{''.join(map(text.format, cells))}</table:table-row>" for cells in (HEADERS, *ROWS)
    ).replace("&", "&amp;")
    (tmp_path / "all.ods").write_bytes(hostile.ods(blank.format(n=4294967290) + row))
    (tmp_path / "none.ods").write_bytes(hostile.ods(table + blank.format(n=1048572)))
    found = {
        name: [issue.message.text[:12] for issue in inspect_files([tmp_path / name], Settings()).issues]
        for name in ("all.ods", "none.ods")
    }
    assert "All cells of" in found["all.ods"]
    some = layouts_of_ods(hostile.ods(table + blank.format(n=1048576) + row))
    assert [(note.code, note.count) for note in some["S"].notes] == [("far-cells", 1)]
    assert not any("stan" in text or "cells" in text for text in found["none.ods"])


def test_a_cut_xls_is_damaged_and_an_encrypted_parquet_protected() -> None:
    document = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\x00" + bytes(16) + b"\x05\x00\x00\x00" + bytes(500)
    )
    for length in (8, 100, 512, 540):
        with pytest.raises(Refusal, match="breaks off"):
            read_sheets(document[:length])
    with pytest.raises(Refusal, match="password"):
        read_sheets(b"PARE" + bytes(100) + b"PARE")


def test_a_hidden_sheet_that_is_not_used_is_named_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    shown, hidden = book.worksheets[0], book.create_sheet("Old")
    for row in (HEADERS, *ROWS):
        shown.append(row)
    hidden.append(("one", "two"))
    hidden.append(("a", "b"))
    hidden.sheet_state = "veryHidden"
    book.save(tmp_path / "staff.xlsx")
    issues = inspect_files([tmp_path / "staff.xlsx"], Settings()).issues
    assert "hidden-unused" in {issue.code for issue in issues if issue.sheet == "Old"}


def test_quoted_cells_before_another_delimiter_are_no_quoted_lines() -> None:
    ragged = b'"Team, place";Gender\n"Sales, EMEA";F\n"Ops, US";M;x;y\n"HR, UK";F\n'
    (sheet,) = read_sheets(ragged)
    texts = {str(value) for column in sheet.cells.columns for value in column.to_pylist() if value is not None}
    assert {"Sales, EMEA", "Ops, US", "HR, UK", "F", "M"} <= texts
