"""More files that hurt careless readers, by format. They are made when a test runs and never kept."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pyarrow as pa
from pyarrow import parquet

from tests.importing import hostile
from tests.importing.hostile import cell, ods, packed, xlsx

_TABLE = (
    f'<row r="1">{cell("A1", "employee")}{cell("B1", "gender")}{cell("C1", "department")}</row>'
    f'<row r="2">{cell("A2", "1")}{cell("B2", "F")}{cell("C2", "Sales")}</row>'
)
_STAFF = {"employee": "1", "gender": "F", "department": "Sales"}
_CSV = "employee,gender,department\n1,F,Sales\n2,M,Sales\n"


def _repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name in archive.namelist():
            written.writestr(name, change(name, archive.read(name)))
    return buffer.getvalue()


def _with_book(extra: str) -> bytes:
    book = f"</sheets>{extra}".encode()
    return _repacked(
        xlsx(_TABLE), lambda name, part: part.replace(b"</sheets>", book) if name == "xl/workbook.xml" else part
    )


def _styles(name: str, part: str, count: int) -> str:
    return f"<styleSheet><{name}>{part * count}</{name}></styleSheet>"


def _many_sheets(count: int) -> bytes:
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(2, count)).encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{kind}" Target="worksheets/s{n}.xml"/>' for n in range(2, count)
    ).encode()
    with_sheets = _repacked(
        xlsx(_TABLE, extra={f"xl/worksheets/s{n}.xml": "<worksheet/>" for n in range(2, count)}),
        lambda name, part: part.replace(b"</sheets>", sheets + b"</sheets>") if name == "xl/workbook.xml" else part,
    )
    return _repacked(
        with_sheets,
        lambda name, part: part.replace(b"</Rel", relations + b"</Rel") if name.endswith("book.xml.rels") else part,
    )


def _wrong_sizes(declared: int) -> bytes:
    """Return a workbook whose largest part says in both directories that it is small."""
    data = bytearray(xlsx(_TABLE + " " * 200_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    true, small = struct.pack("<I", part.file_size), struct.pack("<I", declared)
    return bytes(data.replace(true, small))


def _sparse(last: str) -> bytes:
    row = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return xlsx(f'{_TABLE}<row r="{row}">{cell(last)}</row>')


def _strings_said(count: int) -> bytes:
    return xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>4294967295</v></c></row>',
        strings=f'<?xml version="1.0"?><sst count="{count}" uniqueCount="{count}" '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>employee</t></si></sst>',
    )


def _parquet(table: pa.Table, **options: object) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, **options)
    return buffer.getvalue()


def _many_types() -> pa.Table:
    now = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    return pa.table(
        {
            "employee": pa.array([1, 2], pa.uint64()),
            "gender": pa.array(["F", None]).dictionary_encode(),
            "department": pa.array([b"Sales", b"\xe9"], pa.binary()),
            "salary": pa.array([Decimal("1000.50"), None], pa.decimal128(12, 2)),
            "hired_on": pa.array([now, None], pa.timestamp("us", "UTC")),
            "birth_date": pa.array([date(1990, 1, 2), None]),
            "nested": pa.array([{"a": {"b": [1, 2]}}, None]),
            "list": pa.array([[1, 2], None]),
            "map": pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int64())),
            "nothing": pa.nulls(2),
            "time": pa.array([time(1, 2), None]),
            "span": pa.array([timedelta(days=1), None]),
            "half": pa.array([float("nan"), float("inf")]),
            "codes": pa.array([7, 7]).dictionary_encode(),
        }
    )


def _row_count_lies() -> bytes:
    """Return a Parquet file whose footer tells of many more rows than there are."""
    data = _parquet(pa.table({"employee": ["x"] * 3, "gender": ["F"] * 3}), compression="none")
    footer = data.rindex(b"\x16\x06\x19")  # num_rows = 3 as a zigzag number, then the list of row groups
    return data[:footer] + b"\x16\xfe\xff\xff\xff\x0f" + data[footer + 2 : -8] + _footer_length(data, 4) + b"PAR1"


def _footer_length(data: bytes, more: int) -> bytes:
    return struct.pack("<I", struct.unpack("<I", data[-8:-4])[0] + more)


def _json(*records: object) -> bytes:
    return json.dumps(list(records)).encode()


_SUBTABLE = "<table:table-row><table:table-cell>" * 50_000

FILES: Mapping[str, Callable[[], bytes]] = {
    "styles.xlsx": lambda: xlsx(_TABLE, extra={"xl/styles.xml": _styles("cellXfs", "<xf numFmtId='14'/>", 1_500_000)}),
    "formats.xlsx": lambda: xlsx(
        _TABLE, extra={"xl/styles.xml": _styles("numFmts", "<numFmt numFmtId='1' formatCode='y'/>", 500_000)}
    ),
    "names.xlsx": lambda: _with_book(
        f"<definedNames>{''.join(f'<definedName name={n!r}>S!$A$1</definedName>' for n in map(str, range(500_000)))}"
        "</definedNames>"
    ),
    "long-name.xlsx": lambda: _with_book(
        f'<definedNames><definedName name="n">{"S!$A$1," * 5_000_000}</definedName></definedNames>'
    ),
    "comments.xlsx": lambda: xlsx(
        _TABLE, extra={"xl/comments1.xml": "<comment>" * 1_000_000, "xl/drawings/drawing1.xml": "<a>" * 5_000_000}
    ),
    "sheets.xlsx": lambda: _many_sheets(300),
    "nested.zip": lambda: packed({f"{n}.zip": packed({"a.txt": "x" * 1000}).decode("latin-1") for n in range(50)}),
    "nested.xlsx": lambda: xlsx(_TABLE, extra={"xl/media/inner.zip": "PK\x03\x04" + "x" * 100_000}),
    "wrong-sizes.xlsx": lambda: _wrong_sizes(1_000),
    "sparse.xlsx": lambda: _sparse("XFD1200"),
    "sparse-tall.xlsx": lambda: _sparse("Z1048576"),
    "sparse-wide.xlsx": lambda: _sparse("XFD9"),
    "wide-row.xlsx": lambda: xlsx(f"<row>{'<c><v>1</v></c>' * 16_384}</row>" * 60),
    "strings-said.xlsx": lambda: _strings_said(4_294_967_295),
    "late-doctype.xlsx": lambda: xlsx(_TABLE, head=f"<!--{' ' * 100_000}-->{hostile.BOMB.partition('?>')[2]}"),
    "relations.xlsx": lambda: _repacked(
        xlsx(_TABLE), lambda name, part: part.replace(b"worksheets/sheet1.xml", b"workbook.xml")
    ),
    "outside.xlsx": lambda: _repacked(
        xlsx(_TABLE), lambda name, part: part.replace(b"worksheets/sheet1.xml", b"http://example.org/sheet.xml")
    ),
    "attributes.xlsx": lambda: xlsx(
        f'<row r="1" {" ".join(f"a{n}={chr(34)}{chr(34)}" for n in range(300_000))}>{cell("A1")}</row>'
    ),
    "long-text.xlsx": lambda: xlsx(f'<row r="1">{cell("A1", "x" * 30_000_000)}</row>'),
    "tables-in-cells.ods": lambda: ods(_SUBTABLE),
    "far-text.ods": lambda: ods(
        '<table:table-row table:number-rows-repeated="4294967290"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        "</table:table-row>"
    ),
    "spaces.ods": lambda: ods(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x<text:s text:c="4000000000"/></text:p>'
        "</table:table-cell></table:table-row>"
    ),
    "deep.ods": lambda: ods("<text:p>" * 300_000),
    "objects.json": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "numbers.json": lambda: (
        b'[{"employee": 1, "gender": "F", "department": "HR", "salary": NaN, "bonus": Infinity, "fte": -Infinity},'
        b'{"employee": 1e999, "salary": 1' + b"0" * 4000 + b', "gender": null}]'
    ),
    "huge-number.json": lambda: b'[{"employee": 1' + b"0" * 100_000 + b"}]",
    "surrogate.json": lambda: b'[{"employee": "\\ud800", "gender": "\\udfff", "department": "\\u0000"}]',
    "scalars.json": lambda: b"[" + b"1," * 500_000 + b"1]",
    "lists.json": lambda: _json(["employee", "gender"], ["1", "F"]),
    "text.json": lambda: b'"employee"',
    "many-keys.json": lambda: _json(*({f"k{n}": 1, **_STAFF} for n in range(3_000))),
    "half.jsonl": lambda: b"\n".join([json.dumps(_STAFF).encode()] * 5 + [b'{"employee": ']),
    "utf16.json": lambda: json.dumps([_STAFF] * 3).encode("utf-16"),
    "odd-utf16.csv": lambda: _CSV.encode("utf-16") + b"\x00",
    "surrogate-utf16.csv": lambda: b"\xff\xfe" + "employee,gender\n1,".encode("utf-16-le") + b"\x00\xd8" * 3,
    "utf32.csv": lambda: _CSV.encode("utf-32"),
    "commas.csv": lambda: b"," * 3_000_000,
    "quotes.csv": lambda: b'"' * 3_000_000,
    "lines.csv": lambda: b"\n" * 10_000_000,
    "carriage-returns.csv": lambda: b"a,b\r" * 2_000_000,
    "one-line.csv": lambda: b"x" * 50_000_000,
    "ragged.csv": lambda: b"".join(b"," * (n % 50) + b"x\n" for n in range(200_000)),
    "ragged-wide.csv": lambda: b"employee,gender\n" * 100_000 + b"," * 15_000 + b"\n",
    "delimiters.csv": lambda: b"a,b;c\td|e\n" * 300_000,
    "types.parquet": lambda: _parquet(_many_types()),
    "rows-said.parquet": _row_count_lies,
    "repeated.parquet": lambda: _parquet(pa.table({"employee": pa.nulls(30_000_000), "gender": pa.nulls(30_000_000)})),
    "wide.parquet": lambda: _parquet(pa.table({f"c{n}": [1] for n in range(20_000)})),
    "binary.parquet": lambda: _parquet(pa.table({"employee": pa.array([b"\xff\xfe"] * 3, pa.binary())})),
}


def beginnings(data: bytes, count: int) -> list[bytes]:
    """Return a file cut off at `count` places, from its first bytes to its last but one."""
    return [data[: max(len(data) * part // count, part)] for part in range(1, count)] + [data[:-1]]
