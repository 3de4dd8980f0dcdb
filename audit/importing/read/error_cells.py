"""Error values that the reader does not know, and because of which it would give up the whole sheet.

Spreadsheet programs add kinds of errors (#SPILL!, #CALC!, #GETTING_DATA); what they mean for us is the same.
"""

from __future__ import annotations

import io
import re
import zipfile

REFUSED_BY = "Unsupported cell error value"
"""What the reader says of a sheet with such a value."""
_KNOWN = frozenset((b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"))
_ERROR = re.compile(
    rb"""(<(?:\w+:)?c\b[^<>]*\bt=["']e["'][^<>]*>\s*(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"""
    rb"<(?:\w+:)?v\b[^<>]*>)([^<]*)(?=<)"
)


def with_known_errors(data: bytes) -> bytes:
    """Return an .xlsx whose error values are all of a kind that the reader knows."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written,
    ):
        for member in archive.infolist():
            part = archive.read(member)
            sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
            written.writestr(member.filename, _ERROR.sub(_known, part) if sheet else part)
    return buffer.getvalue()


def _known(found: re.Match[bytes]) -> bytes:
    return found[1] + (found[2] if found[2].strip() in _KNOWN else b"#VALUE!")
