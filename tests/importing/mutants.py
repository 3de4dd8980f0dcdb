"""Small files of each format, and how they are spoilt. The same seed, name and number give the same bytes."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

import openpyxl
import pyarrow as pa
from pyarrow import parquet

from tests.importing import hostile, hostile_shapes
from tests.importing.binary_books import xls, xlsb

PIECES = (
    *(b"", b"\x00", b"\xff", b'"', b"'", b",", b";", b"\n", b"\r", b"\t", b"<", b"&", b"%", b"-", b"1e999", b"NaN"),
    *(b"total", b"Total", b"99999999999999999999", b"31/02/2020", b"F", b"gender", b"=1+1", b"\xef\xbb\xbf", b"\xca"),
    *(b'<row r="0">', b'<c r="A0">', b'r="ZZZ9"', b"</sheetData>", b"{", b"]", b"null", b"true", b"1.234,5", b"(1)"),
    *(b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\xff\xff\xff\x7f", b"Infinity", b"1e308", b"-0", b"00:00", b"|"),
    *(b' t="s"', b' t="e"', b' t="d"', b"<v>-1</v>", b"]]>", b"<![CDATA[", b"&#0;", b"&#x110000;", b"\xed\xa0\x80"),
    *(b"2020-01-01T25:61:00", b"9999-12-31", b"0000-00-00", b"-1e-400", b"\xe2\x80\xae", b"12.34.56", b'""', b"[["),
)
CSV = (
    b"Employee ID,Gender,Race,Department,Hire date,Salary,FTE,Termination date\n"
    b'1,F,White,HR,01/02/2020,"$1,000.50",45%,\n2,M,"Asian, other",Sales,13/02/2020,900,1,01/01/2021\n'
    b"3,,Black,Sales,2020-02-03,(5),0.5,n/a\nTotal,,,,,1905.5,,\n\nNote: see below,,,,,,,\n"
)
EVENTS = b"Event;Role;Person;Gender;Session type\nA;keynote;p1;W;Panel\nA;panel;p2;M;Panel\nA;chair;p3;M;talk\n"
JSON = b'[{"Employee ID": 1, "Gender": "F", "Department": {"en": "HR"}, "Salary": 5.5, "x": [1, {"a": null}]}]'
WIDE = (
    "Géschlecht;Personalnummer;Abteilung;Eintrittsdatum;Gehalt;2023 Frauen;2023 Männer\n"
    "w;7;Einkauf;31.12.2019;1.234,50 €;5;6\nm;8;Vertrieb;1.1.2020;12 345,00 €;7;8\n"
)


_ROWS = (
    ("Employee ID", "Gender", "Department", "Hire date", "Salary"),
    ("1", "F", "HR", 43831.0, 1000.5),
    ("2", "M", "Sales", 43832.0, 2000.0),
    ("3", "F", "Sales", "3/1/2020", 3000.0),
)
NESTED = {
    "event": {"title": {"en": "Summit", "fr": "Sommet"}},
    "speakers": [{"id": 1, "name": "a", "gender": "F"}, {"id": "x", "name": "b", "categoryItems": [5]}],
    "categories": [{"title": "Level", "items": [{"id": 5, "name": "new"}]}],
    "sessions": [
        {"id": 7, "title": "t", "speakers": [1, "x"], "rooms": {"A": [{"start": "2020-01-01T10:00:00+01:00"}]}},
        {"id": 8, "title": "u", "speakers": [{"name": "c"}], "answers": [{"question": {"en": "q"}, "answer": "z"}]},
    ],
}
PAGE = (
    b"<html><meta charset=windows-1252><style>td {}</style><table><tr><th rowspan=2>Employee ID<th colspan='2'>Person"
    b"<tr><td>Gender<td>Department</tr>"
    b'<tr><td x:num="1">1</td><td>F</td><td>Caf\xe9 &amp; bar</td></tr><tr><td>2<td>M<td>HR<table><tr><td>x</table>'
    b"<!-- c --><script>x</script></table></html>"
)


def _old_xml() -> bytes:
    """Return a workbook in the XML of Excel 2003 with what its reader looks at."""
    kinds = ("Number", "String", "String", "DateTime", "Number")
    rows = "".join(
        '<Row ss:Index="{at}">{cells}</Row>'.format(
            at=at,
            cells="".join(
                f'<Cell><Data ss:Type="{kind if at > 2 else "String"}">{value}</Data></Cell>'
                for kind, value in zip(kinds, row, strict=True)
            ),
        )
        for at, row in enumerate(_ROWS, 2)
    )
    merged = (
        '<Row ss:Hidden="1"><Cell ss:MergeAcross="4" ss:MergeDown="1"><Data ss:Type="Error">#REF!</Data></Cell></Row>'
    )
    columns = '<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/>'
    return hostile_shapes.sheet_2003(columns + merged + rows)


def _nested_parquet() -> bytes:
    people = [{"name": "a", "tags": ["x", None]}, None]
    table = pa.table(
        {
            "Employee ID": pa.array([1, None], pa.int64()),
            "Gender": pa.array(["F", "M"], pa.large_string()),
            "Department": pa.array([b"HR", b"\xe9"], pa.binary()),
            "People": pa.array([people, []], pa.list_(pa.struct({"name": pa.string(), "tags": pa.list_(pa.string())}))),
            "Map": pa.array([[("k", 1.5)], None], pa.map_(pa.string(), pa.float64())),
            "Hired": pa.array([datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), None], pa.timestamp("us", "UTC")),
            "Pay": pa.array([Decimal("1000.50"), None], pa.decimal256(40, 2)),
        }
    )
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, row_group_size=1, compression="gzip", use_dictionary=["Gender"])
    return buffer.getvalue()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Staff",), (), ("Employee ID", "Gender", "Department", "Hire date", "Salary")):
        sheet.append(row)  # type: ignore[union-attr]
    for number in range(4):
        sheet.append((number, "F", "HR", date(2020, 1, 1 + number), 1000 * number))  # type: ignore[union-attr]
    sheet.merge_cells("C5:C6")  # type: ignore[union-attr]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _ods() -> bytes:
    headers = ("Employee ID", "Gender", "Department")
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
    return hostile.ods(
        f"<table:table-row>{''.join(map(cell.format, headers))}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{number}{cell.format("F")}{cell.format("HR")}'
        "</table:table-row>"
    )


def _parquet() -> bytes:
    table = pa.table(
        {
            "Employee ID": ["1", "2"],
            "Gender": pa.array(["F", "M"]).dictionary_encode(),
            "Department": ["HR", "Sales"],
            "Hire date": pa.array([date(2020, 1, 1), None]),
            "Salary": [1.5, None],
            "More": [{"a": 1}, {"a": 2}],
        }
    )
    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    return buffer.getvalue()


SEEDS: Mapping[str, Callable[[], bytes]] = {
    "staff.csv": lambda: CSV,
    "events.csv": lambda: EVENTS,
    "utf16.csv": lambda: CSV.decode().encode("utf-16"),
    "german.csv": lambda: WIDE.encode("cp1252"),
    "mac.csv": lambda: WIDE.replace("€", "").replace("\n", "\r").encode("mac_roman"),
    "staff.json": lambda: JSON,
    "staff.jsonl": lambda: b"\n".join(json.dumps(record).encode() for record in json.loads(JSON) * 3),
    "staff.xlsx": _workbook,
    "staff.ods": _ods,
    "staff.parquet": _parquet,
    "nested.parquet": _nested_parquet,
    "staff.xls": lambda: xls(_ROWS),
    "staff.xlsb": lambda: xlsb(_ROWS),
    "short.xlsb": lambda: xlsb(_ROWS, short=True),
    "page.xls": lambda: PAGE,
    "old.xls": _old_xml,
    "flat.fods": hostile_shapes.FILES["flat.fods"],
    "nested.json": lambda: json.dumps(NESTED).encode(),
}


def mutant(name: str, data: bytes, number: int) -> bytes:
    """Return the seed's bytes, spoilt in the way of this number."""
    rng = random.Random(f"{name} {number}")  # noqa: S311 - repeatable, not secret
    if data.startswith(b"PK") and rng.random() > 0.1:
        return _packed_again(data, rng)
    return _spoilt(data, rng)


def _spoilt(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with a few pieces put in, cut out, doubled or changed, or the end cut off."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(changed) + 1)
        length = rng.choice((0, 1, 1, 2, 8, 40))
        kind = rng.randrange(20)
        if kind < 6:
            changed[place:place] = rng.choice(PIECES) * rng.choice((1, 1, 1, 50))
        elif kind < 11:
            del changed[place : place + length]
        elif kind < 15:
            changed[place : place + length] = changed[place : place + length] * 2
        elif kind < 19 and place < len(changed):
            changed[place] = rng.randrange(256)
        elif kind == 19:
            del changed[place:]
    return bytes(changed)


@cache
def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # a seed that is broken itself
        return {}


def _packed_again(data: bytes, rng: random.Random) -> bytes:
    """Return the archive with one to three parts spoilt, and now and then one of them gone."""
    parts = dict(_parts(data))
    if not parts:
        return _spoilt(data, rng)
    for name in rng.choices(list(parts), k=rng.randint(1, 3)):
        parts[name] = _spoilt(parts[name], rng)
    if rng.random() < 0.03:
        del parts[rng.choice(list(parts))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return buffer.getvalue()
