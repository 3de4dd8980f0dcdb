"""Small workbooks in the binary formats, record by record: .xls (BIFF8 in a compound file) and .xlsb."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.importing.hostile import packed

Row = Sequence[str | float]
_SECTOR = 512
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST = 4096  # shorter streams would stand in sectors of their own kind


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _text8(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def xls(rows: Sequence[Row], *, name: str = "Staff") -> bytes:
    """Return an .xls of one sheet, with a column hidden and two cells merged."""
    texts = list(dict.fromkeys(value for row in rows for value in row if isinstance(value, str)))
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0x600))
    strings = struct.pack("<II", len(texts), len(texts)) + b"".join(_text8(text, "<H") for text in texts)
    after = _record(0xFC, strings) + _record(0x0A)
    place = len(begin) + 4 + 8 + 2 * len(name) + len(after)
    sheets = _record(0x85, struct.pack("<IH", place, 0) + _text8(name, "<B"))
    cells = b"".join(
        _record(0xFD, struct.pack("<HHHI", down, across, 0, texts.index(value)))
        if isinstance(value, str)
        else _record(0x203, struct.pack("<HHHd", down, across, 0, value))
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
    )
    sheet = (
        _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0x600))
        + _record(0x7D, struct.pack("<HHHHHH", 1, 1, 2560, 0, 1, 0))
        + _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
        + cells
        + _record(0xE5, struct.pack("<HHHHH", 1, 1, 2, 2, 2))
        + _record(0x0A)
    )
    return _compound(begin + sheets + after + sheet)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    told = (name.encode("utf-16-le") + b"\x00\x00") if name else b""
    links = struct.pack("<BBIII", kind, 1, _NONE, _NONE, child)
    return struct.pack("<64sH", told, len(told)) + links + bytes(36) + struct.pack("<IQ", start, size)


def _compound(stream: bytes) -> bytes:
    """Return a compound file that holds a stream named Workbook."""
    stream = stream.ljust(max(_SMALLEST, -(-len(stream) // _SECTOR) * _SECTOR), b"\x00")
    sectors = len(stream) // _SECTOR
    chain = [_FAT, _END, *range(3, 2 + sectors), _END]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    directory = (
        _entry("Root Entry", 5, 1, _END, 0)
        + _entry("Workbook", 2, _NONE, 2, len(stream))
        + 2 * _entry("", 0, _NONE, 0, 0)
    )
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    return head + struct.pack("<I", 0).ljust(436, b"\xff") + fat + directory + stream


def _part(kind: int, content: bytes = b"") -> bytes:
    out = bytearray()
    for value, most in ((kind, 2), (len(content), 4)):
        while value >= 0x80 and most > 1:
            out.append(value & 0x7F | 0x80)
            value, most = value >> 7, most - 1
        out.append(value)
    return bytes(out) + content


def _text12(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _cells12(row: Row, texts: Sequence[str], *, short: bool) -> bytes:
    """Return the cells of a row; of a short one all but the first leave out their column, as some programs write."""
    made = b""
    for across, value in enumerate(row):
        left_out = short and across > 0
        place = b"" if left_out else struct.pack("<I", across)
        style = struct.pack("<I", 0)
        if isinstance(value, str):
            made += _part(18 if left_out else 7, place + style + struct.pack("<I", texts.index(value)))
        else:
            made += _part(16 if left_out else 5, place + style + struct.pack("<d", value))
    return made


def xlsb(rows: Sequence[Row], *, name: str = "Staff", short: bool = False) -> bytes:
    """Return an .xlsb of one sheet, with a column hidden and two cells merged."""
    texts = list(dict.fromkeys(value for row in rows for value in row if isinstance(value, str)))
    book = _part(131) + _part(143) + _part(156, struct.pack("<II", 0, 1) + _text12("rId1") + _text12(name))
    book += _part(144) + _part(132)
    told = b"".join(
        _part(0, struct.pack("<IIHHB", down, 0, 300, 0, 0) + struct.pack("<I", 0)) + _cells12(row, texts, short=short)
        for down, row in enumerate(rows)
    )
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _part(129) + _part(148, size) + _part(390) + _part(60, struct.pack("<IIIIH", 1, 1, 2560, 0, 1)) + _part(391)
    sheet += _part(145) + told + _part(146)
    sheet += _part(177, struct.pack("<I", 1)) + _part(176, struct.pack("<IIII", 1, 2, 2, 2)) + _part(178) + _part(130)
    strings = _part(159, struct.pack("<II", len(texts), len(texts)))
    strings += b"".join(_part(19, b"\x00" + _text12(text)) for text in texts) + _part(160)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    relations = '<Relationships xmlns="{package}/relationships">{each}</Relationships>'
    one = '<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"/>'
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="bin" '
            f'ContentType="{kind}"/></Types>'.encode(),
            "_rels/.rels": relations.format(
                package=package,
                each=one.format(id="rId1", office=office, kind="officeDocument", target="xl/workbook.bin"),
            ).encode(),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations.format(
                package=package,
                each=one.format(id="rId1", office=office, kind="worksheet", target="worksheets/sheet1.bin")
                + one.format(id="rId2", office=office, kind="sharedStrings", target="sharedStrings.bin"),
            ).encode(),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/sharedStrings.bin": strings,
        }
    )
