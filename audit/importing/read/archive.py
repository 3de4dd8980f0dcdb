"""Checks of the zip directory of a workbook, before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile

from audit.importing.read.refusal import Refusal, part_twice, protected

MAX_MEMBERS = 1_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 16 * 1024 * 1024
FIRST_PART = b"PK\x03\x04"
"""What each part of an archive begins with."""
_LIST_ENDS = b"PK\x05\x06"
_MOST_BEFORE = 64 * 1024
_MOST_BEHIND = 66_000
_HEAD = 64 * 1024
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_ENCRYPTED = 99
"""The method of packing that stands for a password."""


def check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that would unpack to too much, twice the same, or that carries a document type."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise Refusal(
            "archive-members", "The workbook has {n:,} parts, which no spreadsheet program writes.", n=len(members)
        )
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Refusal("archive-size", "The workbook would unpack to more than 300 MB, so it is not opened.")
    seen: set[str] = set()
    for member in members:
        _check_member(member)
        name = plain_name(member.filename)
        name = name.lower() if is_markup(name) else name
        if name in seen:
            raise part_twice()
        seen.add(name)
    for member in members:
        if is_markup(member.filename) and member.file_size:
            with archive.open(member) as part:
                head = part.read(_HEAD).replace(b"\x00", b"")  # two bytes a letter, or one
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Refusal("document-type", "The workbook defines XML entities, which no spreadsheet needs.")


def is_markup(name: str) -> bool:
    """Return whether a part is XML by its name."""
    return name.lower().endswith((".xml", ".rels"))


def plain_name(name: str) -> str:
    """Return the name of a part as all programs understand it."""
    return name.replace("\\", "/").removeprefix("./")


def begins_at(data: bytes) -> int:
    """Return where an archive begins that stands behind a few other bytes, as of a web server; 0 where none does."""
    first = data.find(FIRST_PART, 0, _MOST_BEFORE)
    return first if first > 0 and data.find(_LIST_ENDS, max(len(data) - _MOST_BEHIND, 0)) >= 0 else 0


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or "\x00" in name:
        raise Refusal("archive-path", "The workbook has a part whose name points outside of it.")
    if member.flag_bits & 0x1 or member.compress_type == _ENCRYPTED:
        raise protected()
    if member.compress_type not in _KNOWN:
        raise Refusal(
            "archive-packing",
            "The workbook is packed in a way that is not read here (method {n} of zip).",
            hint="Open it in your spreadsheet program, save it as .xlsx and use that.",
            n=member.compress_type,
        )
    if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise Refusal("archive-ratio", "The workbook unpacks to more than a hundred times its size.")


def unpacked_size(data: bytes) -> int:
    """Return how many bytes a file says that it unpacks to; its own size where it is no archive."""
    if not data.startswith(b"PK") and not begins_at(data):
        return len(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(member.file_size for member in archive.infolist())
    except Exception:  # zipfile raises many kinds on a damaged file
        return len(data)
