"""Files that are slow, large or odd in one place only: what a reader looks for twice, or has no limit for."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from tests.importing.hostile import cell, ods, packed, xlsx

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CSV = "employee,gender,department\n" + "".join(f"{n},F,Sales\n" for n in range(9))
_HEAD = f'<row r="1">{cell("A1", "employee")}{cell("B1", "gender")}{cell("C1", "department")}</row>'
_TABLE = _HEAD + f'<row r="2">{cell("A2", "1")}{cell("B2", "F")}{cell("C2", "Sales")}</row>'
_DATED = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_FLAT = (
    f'<?xml version="1.0"?><office:document xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0" '
    f'xmlns:text="{_OFFICE}:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
    '<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document>"
)
_SHEET_2003 = (
    '<?xml version="1.0"{encoding}?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet>'
    "</Workbook>"
)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return an archive with a piece of one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return packed({name: content.decode() for name, content in parts.items()})


def _book(rows: str, old: str, new: str) -> bytes:
    return changed(xlsx(rows), "xl/workbook.xml", old.encode(), new.encode())


def dated(value: str) -> bytes:
    """Return a workbook with a date that is counted so many days from 1900."""
    rows = _TABLE.replace("</row>", f"{cell('D1', 'hire date')}</row>", 1)
    rows = f'{rows.removesuffix("</row>")}<c r="D2" s="1"><v>{value}</v></c></row>'
    relation = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/></Relationships>'
    )
    return changed(
        xlsx(rows, extra={"xl/styles.xml": _DATED}),
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        relation.encode(),
    )


def with_error(value: str) -> bytes:
    """Return a workbook with this value in a cell that says that it holds an error."""
    return xlsx(
        _TABLE + f'<row r="3">{cell("A3", "2")}{cell("B3", "M")}<c r="C3" t="e"><f>A1#</f><v>{value}</v></c></row>'
    )


def _crc() -> bytes:
    data = bytearray(xlsx(_TABLE))
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<I", data, place + 16, 1)
        place += 4
    return bytes(data)


def _lists() -> bytes:
    elements = pa.array(np.zeros(10_000_000, dtype=np.int64))
    lists = pa.ListArray.from_arrays(pa.array([0, 5_000_000, 10_000_000], pa.int32()), elements)
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"employee": ["1", "2"], "gender": ["F", "M"], "x": lists}), buffer)
    return buffer.getvalue()


def sheet_2003(rows: str, *, encoding: str = "") -> bytes:
    """Return a workbook in the XML of Excel 2003 from raw rows."""
    return _SHEET_2003.format(encoding=f' encoding="{encoding}"' if encoding else "", rows=rows).encode()


def _in_cells(*rows: tuple[str, ...]) -> str:
    made = ("".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row) for row in rows)
    return "".join(f"<Row>{row}</Row>" for row in made)


FILES: Mapping[str, Callable[[], bytes]] = {
    "only-quotes.csv": lambda: b'"\n' * 500_000,
    "lone-column.csv": lambda: b"employee\n" + b"1\n" * 3_000_000,
    "long-line.csv": lambda: b"a," * 15_000_000,
    "wide-and-long.csv": lambda: (
        (",".join(f"c{n}" for n in range(201)) + "\n").encode() + (b"," * 200 + b"\n") * 51_000
    ),
    "utf32.csv": lambda: b"\x00\x00\xfe\xff" + _CSV.encode("utf-32-be"),
    "packed.csv": lambda: gzip.compress(b"\x00" * 10_000_000),
    "part-twice.xlsx": lambda: _book(_TABLE, "<sheets>", '<sheets><sheet name="R" sheetId="7" r:id="rId1"/>'),
    "hidden.xlsx": lambda: changed(
        xlsx(_TABLE),
        "xl/worksheets/sheet1.xml",
        b"<sheetData>",
        b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * 20_000 + b"</cols><sheetData>",
    ),
    "open-cells.xlsx": lambda: xlsx(_TABLE, after="<f/>" + "<c " * 4_000_000),
    "open-sheets.xlsx": lambda: _book(_TABLE, "</workbook>", "</workbook>" + "<sheet " * 1_000_000),
    "open-rows.ods": lambda: ods("<table:table-row " * 200_000),
    "checksum.xlsx": _crc,
    "long-cell.json": lambda: json.dumps([{"employee": "x" * 5_000_000, "gender": "F", "department": "HR"}]).encode(),
    "empty-records.json": lambda: b"[" + b"{}," * 3_000_000 + b"{}]",
    "documents.json": lambda: b"{}" * 2_000_000,
    "keys.json": lambda: json.dumps([{f"k{n}": n for n in range(100_000)}]).encode(),
    "long-lists.parquet": _lists,
    "open-tag.xls": lambda: b"<html><table><tr><td>" + b"<" + b"a" * 3_000_000,
    "charset.xls": lambda: b"<meta charset=punycode><table>" + b"<tr><td>x</td></tr>" * 50_000,
    "encoding.xls": lambda: sheet_2003(_in_cells(("employee",)), encoding="x-none"),
    "long-cell.xls": lambda: sheet_2003(_in_cells(("employee", "gender", "department"), ("x" * 5_000_000, "F", "HR"))),
    "flat.fods": lambda: _FLAT.format(
        rows="".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                for text in row
            )
            + "</table:table-row>"
            for row in (("employee", "gender", "department"), ("1", "F", "HR"), ("2", "M", "HR"))
        )
    ).encode(),
}
