"""Files of other kinds that end up under the name of a spreadsheet: told by their content, and named to the user."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.importing.read.encodings import wide_encoding
from audit.importing.read.refusal import Refusal

if TYPE_CHECKING:
    from audit.importing.read.source import Content

_SAVE_AS = "Save it as .xlsx or .csv and use that."
_EXPORT = "Export the table as .csv."
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%!PS", b"RIFF", b"BM\x00", b"II*\x00", b"MM\x00*")
_PACKED = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_DATABASES = (b"SQLite format 3", b"\x00\x01\x00\x00Standard Jet DB", b"\x00\x01\x00\x00Standard ACE DB")
_STATISTICS = (
    b"$FL2@(#)",
    b"$FL3@(#)",
    b"<stata_dta>",
    b"RDX2",
    b"RDX3",
    b"\x00" * 12 + b"\xc2\xea\x81\x60",
    b"HEADER RECORD***",
)
_MARKS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
}
_HEAD = 8192
_SPREADSHEET_OF_OASIS = "application/vnd.oasis.opendocument.spreadsheet"
_SPREADSHEETML = "urn:schemas-microsoft-com:office:spreadsheet"
_ELEMENT = re.compile(r"<[a-z][\w.:-]*[\s>/]")
_LOCK_SIZES = (162, 165)
_ZEROS = 0.3
_EBCDIC = frozenset(range(0xC1, 0xCA)) | frozenset(range(0xD1, 0xDA)) | frozenset(range(0xE2, 0xEA))
_EBCDIC |= frozenset(range(0x81, 0x8A)) | frozenset(range(0x91, 0x9A)) | frozenset(range(0xA2, 0xAA))
_EBCDIC |= frozenset(range(0xF0, 0xFA)) | {0x40, 0x4B, 0x5E, 0x60, 0x6B, 0x7F}


def plain_head(data: Content) -> str:
    """Return the beginning of a text, whatever width its signs have, without the mark and the space before it."""
    head = bytes(data[:_HEAD])
    for encoding, mark in _MARKS.items():
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").lstrip("\ufeff \t\r\n\x1e")
    return head.decode(wide_encoding(head) or "latin-1", "ignore").lstrip(" \t\r\n\x1e")


def kind_of_markup(head: str) -> str:
    """Return html, spreadsheetml or flat-ods for the beginning of such a file, else nothing.

    Raise Refusal for other XML.
    """
    lower = head.lower()
    if lower.startswith("<") and _SPREADSHEETML in lower:
        return "spreadsheetml"
    if lower.startswith("<") and "<office:document" in lower and _SPREADSHEET_OF_OASIS in lower:
        return "flat-ods"
    if lower.startswith("mime-version:") and "multipart/" in lower:
        raise Refusal("unknown-format", "The file is a web page, whatever its ending says.", hint=_SAVE_AS)
    if lower.startswith(("<!doctype html", "<html")) or "<table" in lower[:1024]:
        return "html"
    if lower.startswith("<") and ("<html" in lower or "<table" in lower):
        return "html"
    if lower.startswith("<?xml") or (_ELEMENT.match(lower) and "</" in lower):
        raise Refusal("unknown-format", "The file is XML, which is not read.", hint=_SAVE_AS)
    return ""


def refuse_shortcut(head: str, *, whole: bool) -> None:
    """Raise Refusal for the small files that stand for a document somewhere else."""
    web = head.lower().startswith("[internetshortcut]")
    if whole and (web or (head.startswith("{") and '"doc_id"' in head and "[" not in head)):
        raise Refusal(
            "unknown-format",
            "The file is a shortcut to a document, not the document itself.",
            hint="Download the document as .xlsx and use that.",
        )


def refuse_foreign(data: bytes) -> None:
    """Raise Refusal for what is no text."""
    if data.startswith(tuple(_MARKS.values())) or wide_encoding(data):
        return
    sample = data[:65536]
    odd = sum(sample.count(bytes([code])) for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 27))
    inner = sample.rstrip(b"\x00")
    if odd > len(sample) / 100 + 1 or inner.count(0) > _ZEROS * len(inner):
        raise Refusal("unknown-format", "The file is not a spreadsheet in any format that is read here.")
    if not any(sign in sample for sign in b" ,;") and sum(sign in _EBCDIC for sign in sample[:4096]) > 0.9 * len(
        sample[:4096]
    ):
        raise Refusal(
            "unknown-format",
            "The file is written in EBCDIC, the code of mainframes, which is not read.",
            hint="Save it as .csv in UTF-8.",
        )


def refuse_by_mark(data: bytes) -> None:
    """Raise Refusal for files that say by their first bytes what else they are."""
    if data.startswith(b"%PDF"):
        raise Refusal("unknown-format", "The file is a PDF.", hint="Export the table itself as .xlsx or .csv.")
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        raise Refusal("unknown-format", "The file is a picture.")
    if data.startswith(_PACKED) or data[257:262] == b"ustar":
        raise Refusal("unknown-format", "The file is compressed.", hint="Unpack it and use what is inside.")
    if data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise Refusal("unknown-format", "The file is a text document, not a spreadsheet.", hint=_SAVE_AS)
    if data.startswith(_DATABASES):
        raise Refusal("unknown-format", "The file is a database.", hint=_EXPORT)
    if data.startswith(_STATISTICS):
        raise Refusal("unknown-format", "The file is the data of a statistics program.", hint=_EXPORT)
    if len(data) in _LOCK_SIZES and 0 < data[0] < 54 and not data[1 + data[0] : 54].strip(b" \x00"):
        raise Refusal(
            "unknown-format",
            "The file is a lock that an office program leaves beside an open workbook, not the workbook itself.",
            hint="Use the file of the same name without “~$”.",
        )
