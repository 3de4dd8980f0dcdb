"""Short cell records of .xlsb, which leave out the column number and which the reader skips in silence.

Some programs write the first cell of a row in full and the cells right of it short. They are written out in full here,
so that nothing is lost.
"""

from __future__ import annotations

import io
import struct
import zipfile

from audit.importing.read.biff12 import records

_FULL_OF_SHORT = {12: 1, 13: 2, 14: 3, 15: 4, 16: 5, 17: 6, 18: 7}
_ROW = 0
_LAST_FULL = 11
_RICH_TEXT = 62
_LOOKED_AT = 5_000


def spell_out_short_cells(data: bytes) -> bytes:
    """Return the workbook with full cell records; the same bytes where it has no short ones, or is no .xlsb."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".bin")]
        parts = {name: archive.read(name) for name in sheets}
        short = {name for name, part in parts.items() if _has_short_cells(part)}
        if not short:
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
            for member in archive.infolist():
                name = member.filename
                written.writestr(name, _spelled_out(parts[name]) if name in short else archive.read(name))
        return buffer.getvalue()


def _has_short_cells(part: bytes) -> bool:
    return any(kind in _FULL_OF_SHORT for (kind, _, _), _ in zip(records(part), range(_LOOKED_AT), strict=False))


def _spelled_out(part: bytes) -> bytes:
    out: list[bytes] = []
    column = -1
    for kind, start, end in records(part):
        content = part[start:end]
        if kind == _ROW:
            column = -1
        elif kind in _FULL_OF_SHORT:
            column += 1
            kind, content = _FULL_OF_SHORT[kind], struct.pack("<I", column) + content
        elif (kind <= _LAST_FULL or kind == _RICH_TEXT) and len(content) >= 4:
            column = int(struct.unpack_from("<I", content)[0])
        out += (_number(kind, 2), _number(len(content), 4), content)
    return b"".join(out)


def _number(value: int, most: int) -> bytes:
    """Return a number in groups of seven bits, the lowest first."""
    groups = bytearray()
    while value >= 0x80 and len(groups) < most - 1:
        groups.append((value & 0x7F) | 0x80)
        value >>= 7
    groups.append(value & 0x7F)
    return bytes(groups)
