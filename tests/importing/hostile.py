"""Builds files that hurt careless readers. They are made when a test runs and never kept."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/>{more}</Relationships>'
)
_BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_STRINGS = (
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    'Target="sharedStrings.xml"/>'
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/></manifest:manifest>'
)
_ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
ODS_CELL = '<table:table-cell office:value-type="float" office:value="1"{repeat}><text:p>1</text:p></table:table-cell>'


def cell(place: str, text: str = "x") -> str:
    """Return a cell with text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(
    rows: str, *, head: str = "", after: str = "", strings: str = "", extra: Mapping[str, str] | None = None
) -> bytes:
    """Return a workbook of one sheet from raw XML."""
    sheet = f'{head or "<?xml version=" + chr(34) + "1.0" + chr(34) + "?>"}<worksheet xmlns="{_MAIN}">'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml", more=""),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELS.format(
            kind="worksheet", target="worksheets/sheet1.xml", more=_STRINGS if strings else ""
        ),
        "xl/worksheets/sheet1.xml": f"{sheet}<sheetData>{rows}</sheetData>{after}</worksheet>",
        **({"xl/sharedStrings.xml": strings} if strings else {}),
        **(extra or {}),
    }
    return packed(parts)


def packed(parts: Mapping[str, str | bytes], *, twice: str = "") -> bytes:
    """Return a zip archive; `twice` names a part to write a second time."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
        if twice:
            archive.writestr(twice, parts[twice])
    return buffer.getvalue()


def ods(rows: str) -> bytes:
    """Return an OpenDocument spreadsheet from raw rows."""
    return packed({"mimetype": _ODS_TYPE, "content.xml": _ODS.format(rows=rows), "META-INF/manifest.xml": _MANIFEST})


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{_ENTITIES}]>'
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_SIMPLE = _row(1, cell("A1", "employee"), cell("B1", "gender"), cell("C1", "department"))
_PLAIN_PARTS = {
    "xl/workbook.xml": _BOOK,
    "xl/worksheets/sheet1.xml": "<worksheet/>",
}


def _deep() -> bytes:
    return xlsx(_SIMPLE, after="<a>" * 200_000 + "</a>" * 200_000)


def _wide() -> bytes:
    return xlsx(_SIMPLE + _row(2, *(f'<c r="A2" s="{n}"/>' for n in range(400_000))))


def _many_cells() -> bytes:
    row = "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in "ABCDEFGHIJ")
    return xlsx((f"<row>{row}</row>") * 500_000)


def _strings(count: int, length: int) -> bytes:
    texts = f"<si><t>{'x' * length}</t></si>" * count
    return xlsx(
        _row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>'),
        strings=f'<?xml version="1.0"?><sst xmlns="{_MAIN}">{texts}</sst>',
    )


FILES: Mapping[str, Callable[[], bytes]] = {
    "far-cell.xlsx": lambda: xlsx(_row(1, cell("A1")) + _row(1048576, cell("XFD1048576"))),
    "far-row.xlsx": lambda: xlsx(_row(4294967290, cell("A4294967290"))),
    "wrong-reference.xlsx": lambda: xlsx(_row(1, cell("ZZZZZZZ99999999999"))),
    "giant-merge.xlsx": lambda: xlsx(_SIMPLE, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "many-merges.xlsx": lambda: xlsx(
        _SIMPLE,
        after="<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(1, 200_000, 2))
        + "</mergeCells>",
    ),
    "dimension.xlsx": lambda: xlsx(_SIMPLE).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'),
    "deep.xlsx": _deep,
    "wide.xlsx": _wide,
    "many-cells.xlsx": _many_cells,
    "entity-bomb.xlsx": lambda: xlsx(_row(1, cell("A1", "&l9;")), head=BOMB),
    "outside-entity.xlsx": lambda: xlsx(_row(1, cell("A1", "&e;")), head=_OUTSIDE),
    "entity-in-strings.xlsx": lambda: xlsx(_SIMPLE, strings=f"{BOMB}<sst><si><t>&l9;</t></si></sst>"),
    "high-compression.xlsx": lambda: xlsx(_SIMPLE, extra={"xl/media/x.xml": " " * 300_000_000}),
    "huge-string.xlsx": lambda: _strings(1, 200_000_000),
    "many-strings.xlsx": lambda: _strings(200_000, 1000),
    "twice.xlsx": lambda: packed(_PLAIN_PARTS, twice="xl/workbook.xml"),
    "path.xlsx": lambda: xlsx(_SIMPLE, extra={"../../evil.txt": "x", "/etc/evil": "x"}),
    "members.xlsx": lambda: xlsx(_SIMPLE, extra={f"xl/media/{n}.bin": "x" for n in range(2000)}),
    "cut.xlsx": lambda: xlsx(_SIMPLE)[:-40],
    "rows-repeated.ods": lambda: ods(
        '<table:table-row table:number-rows-repeated="1048576">'
        + ODS_CELL.format(repeat=' table:number-columns-repeated="16384"')
        + "</table:table-row>"
    ),
    "columns-repeated.ods": lambda: ods(
        "<table:table-row>"
        + ODS_CELL.format(repeat=' table:number-columns-repeated="4000000000"')
        + "</table:table-row>"
    ),
    "bomb.ods": lambda: packed(
        {"mimetype": _ODS_TYPE, "content.xml": f"{BOMB}<x>&l9;</x>", "META-INF/manifest.xml": _MANIFEST}
    ),
    "headers.csv": lambda: (",".join(["gender"] * 100_000) + "\n" + ",".join(["F"] * 100_000)).encode(),
    "open-quote.csv": lambda: b'employee,gender\n1,"F\n' + b"2,M\n" * 2_000_000,
    "long-field.csv": lambda: b"employee,gender\n1," + b"F" * 20_000_000 + b"\n",
    "nul.csv": lambda: b"employee,gender,department\n1,F,\x00Sales\n" * 1000,
    "all-nul.csv": lambda: b"\x00" * 1_000_000,
    "conflict.csv": lambda: b"employee,gender\n<<<<<<< HEAD\n1,F\n=======\n1,M\n>>>>>>> other\n",
    "binary.csv": lambda: bytes(range(256)) * 1000,
    "deep.json": lambda: b"[" * 100_000 + b"]" * 100_000,
    "wide.json": lambda: b"[" + b",".join(b'{"k%d": 1}' % n for n in range(20_000)) + b"]",
    "broken.parquet": lambda: b"PAR1" + b"\x15" * 5000 + b"PAR1",
    "signature.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4096 + "Workbook".encode("utf-16-le"),
}
