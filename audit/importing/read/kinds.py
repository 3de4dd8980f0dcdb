"""Tells what a file is from its content; the ending of its name says nothing."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from audit.importing.read.archive import begins_at, check_archive, plain_name
from audit.importing.read.foreign import (
    kind_of_markup,
    plain_head,
    refuse_by_mark,
    refuse_foreign,
    refuse_shortcut,
)
from audit.importing.read.refusal import Refusal, broken_off, protected

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Save it as .xlsx or .csv and use that."
_VERSIONS_2_TO_4 = (b"\x09\x00\x04", b"\x09\x02\x06", b"\x09\x04\x06")
_SHORT = 4096
_ENTRY = 128  # bytes of what tells of a part of an old Office document
_JSON = re.compile(r'\{|\[\s*[\[{"\d]')
_OTHER_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": "word/",
    "application/vnd.oasis.opendocument.presentation": "ppt/",
}


def detect_kind(data: bytes) -> str:
    """Return workbook, archive-behind, parquet, json, html, spreadsheetml, flat-ods or text.

    Raise Refusal for anything else.
    """
    blank = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
    if not data[:4096].strip(blank) and not data.strip(blank):
        raise Refusal("empty-file", "The file is empty.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if data.startswith(_OLE):
        return _kind_of_compound(data)
    if data.startswith(_VERSIONS_2_TO_4) and data[3:4] == b"\x00":
        text = "The workbook is of one of the versions 2 to 4 of Excel, from before 1993, which are not read."
        raise Refusal("old-version", text, hint="Open it in your spreadsheet program, save it as .xlsx and use that.")
    if data.startswith(b"\x09\x08") and len(data) > 8:
        return "workbook"
    if data.startswith(b"PARE"):
        raise protected()
    if data.startswith(b"PAR1"):
        return "parquet"
    refuse_by_mark(data)
    if begins_at(data):
        return "archive-behind"
    refuse_foreign(data)
    head = plain_head(data)
    markup = kind_of_markup(head)
    if markup:
        return markup
    refuse_shortcut(head, whole=len(data) < _SHORT)
    return "json" if head.startswith(("[", "{")) else "text"


def is_json(data: bytes) -> bool:
    """Return whether a file that starts with a bracket can only be meant as JSON."""
    return bool(_JSON.match(plain_head(data)))


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
            parts = {plain_name(name).lower(): name for name in archive.namelist()}
            manifest = archive.read(parts["meta-inf/manifest.xml"]) if "meta-inf/manifest.xml" in parts else b""
            if b"encryption-data" in manifest:
                raise protected()
            told = archive.read(parts["mimetype"])[:100].decode("ascii", "replace") if "mimetype" in parts else ""
    except Refusal:
        raise
    except Exception as error:  # zipfile raises many kinds on a damaged file
        raise Refusal("damaged", "The workbook is damaged and cannot be opened.", hint=_SAVE_AS) from error
    other = _OTHER_DOCUMENTS.get(told, "")
    if any(name.startswith("xl/") for name in parts) or ("content.xml" in parts and not other):
        return "workbook"
    if other == "word/" or any(name.startswith("word/") for name in parts):
        raise Refusal("unknown-format", "The file is a text document, not a spreadsheet.", hint=_SAVE_AS)
    if other == "ppt/" or any(name.startswith("ppt/") for name in parts):
        raise Refusal("unknown-format", "The file is a presentation, not a spreadsheet.", hint=_SAVE_AS)
    if any(name.startswith("index/") or name.endswith("index.zip") for name in parts):
        raise Refusal("unknown-format", "The file is an Apple Numbers document.", hint="Export it as .xlsx.")
    raise Refusal(
        "unknown-format",
        "The file is an archive without a spreadsheet in it.",
        hint="Unpack it and use what is inside.",
    )


def _kind_of_compound(data: bytes) -> str:
    def has(name: str) -> bool:
        return _lists(data, f"{name}\x00".encode("utf-16-le"))

    if not _holds_its_directory(data):
        raise broken_off()
    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise protected()
    if has("Workbook") or has("Book"):
        if _is_encrypted_xls(data):
            raise protected()
        return "workbook"
    if has("WordDocument"):
        raise Refusal("unknown-format", "The file is a text document, not a spreadsheet.", hint=_SAVE_AS)
    raise Refusal("unknown-format", "The file is an Office document without a spreadsheet in it.")


def _lists(data: bytes, name: bytes) -> bool:
    """Return whether a name stands where those of what is in an old Office document do, and not in a text."""
    place = data.find(name)
    while place >= 0 and place % _ENTRY:
        place = data.find(name, place + 2)
    return place >= 0


def _holds_its_directory(data: bytes) -> bool:
    """Return whether the list of what is in an old Office document lies within the file."""
    if len(data) < 512:
        return False
    shift, first = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 48)[0]
    return shift in (9, 12) and (first + 1) << shift < len(data)


def _is_encrypted_xls(data: bytes) -> bool:
    """Return whether one of the first records of the workbook stream is FILEPASS."""
    for start in range(512, min(len(data), 1 << 20), 512):
        if data[start : start + 2] != b"\x09\x08" or data[start + 6 : start + 8] != b"\x05\x00":
            continue
        position = start
        for _ in range(8):
            kind, length = struct.unpack_from("<HH", data, position) if position + 4 <= len(data) else (0, 0)
            if kind == 0x2F:
                return True
            position += 4 + length
    return False
