"""Tells what a file is from its content; the ending of its name says nothing."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from audit.importing.read.archive import check_archive
from audit.importing.read.encodings import wide_encoding
from audit.importing.read.refusal import Refusal, protected

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Save it as .xlsx or .csv and use that."
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%!PS", b"RIFF", b"BM\x00")
_JSON = re.compile(rb'\{|\[\s*[\[{"\d]')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def detect_kind(data: bytes) -> str:
    """Return workbook, parquet, json or text; raise Refusal for anything else."""
    blank = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
    if not data[:4096].strip(blank) and not data.strip(blank):
        raise Refusal("empty-file", "The file is empty.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if data.startswith(_OLE):
        return _kind_of_compound(data)
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02")) and len(data) > 8:
        return "workbook"
    if data.startswith(b"PAR1"):
        return "parquet"
    _refuse_foreign(data)
    return "json" if _plain_head(data).startswith((b"[", b"{")) else "text"


def is_json(data: bytes) -> bool:
    """Return whether a file that starts with a bracket can only be meant as JSON."""
    return bool(_JSON.match(_plain_head(data)))


def _plain_head(data: bytes) -> bytes:
    head = data[:4096]
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "ignore").encode()
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
            names = set(archive.namelist())
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise protected()
    except Refusal:
        raise
    except Exception as error:  # zipfile raises many kinds on a damaged file
        raise Refusal("damaged", "The workbook is damaged and cannot be opened.", hint=_SAVE_AS) from error
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return "workbook"
    if any(name.startswith("word/") for name in names):
        raise Refusal("unknown-format", "The file is a text document, not a spreadsheet.", hint=_SAVE_AS)
    if any(name.startswith("Index/") for name in names):
        raise Refusal("unknown-format", "The file is an Apple Numbers document.", hint="Export it as .xlsx.")
    raise Refusal("unknown-format", "The file is an archive without a spreadsheet in it.")


def _kind_of_compound(data: bytes) -> str:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise protected()
    if has("Workbook") or has("Book"):
        if _is_encrypted_xls(data):
            raise protected()
        return "workbook"
    if has("WordDocument"):
        raise Refusal("unknown-format", "The file is a text document, not a spreadsheet.", hint=_SAVE_AS)
    raise Refusal("unknown-format", "The file is an Office document without a spreadsheet in it.")


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


def _refuse_foreign(data: bytes) -> None:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"%PDF"):
        raise Refusal("unknown-format", "The file is a PDF.", hint="Export the table itself as .xlsx or .csv.")
    if data.startswith(_PICTURES):
        raise Refusal("unknown-format", "The file is a picture.")
    if data.startswith((b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")):
        raise Refusal("unknown-format", "The file is compressed.", hint="Unpack it and use what is inside.")
    lower = head.lower()
    if lower.startswith((b"<!doctype html", b"<html")) or b"<table" in lower[:1024]:
        raise Refusal("unknown-format", "The file is a web page, whatever its ending says.", hint=_SAVE_AS)
    if lower.startswith(b"<?xml") or lower.startswith(b"<workbook"):
        raise Refusal("unknown-format", "The file is XML, which is not read.", hint=_SAVE_AS)
    if lower.startswith(b"{\\rtf"):
        raise Refusal("unknown-format", "The file is a text document, not a spreadsheet.", hint=_SAVE_AS)
    if data.startswith(b"SQLite format 3"):
        raise Refusal("unknown-format", "The file is a database.", hint="Export the table as .csv.")
    if data.startswith(_UTF16) or wide_encoding(data):
        return
    sample = data[:65536]
    odd = sum(sample.count(bytes([code])) for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 27))
    if odd > len(sample) / 100:
        raise Refusal("unknown-format", "The file is not a spreadsheet in any format that is read here.")
