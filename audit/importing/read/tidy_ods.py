"""OpenDocument spreadsheets that are right but laid out so that the reader stumbles: indented, or oddly packed."""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from audit.importing.read.refusal import broken_off

_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_BETWEEN = re.compile(rb">\s+(?=</?table:)")
_HEAD = 256 * 1024
_SMALL = 4 * 1024 * 1024  # larger content is not parsed twice: there the limit of time must do
_INDENTED = re.compile(rb"<table:table-row[^<>]*>\s+<|</table:table-cell>\s+<")


def _is_whole(content: bytes) -> bool:
    """Return whether each part of the content ends; the reader would look for the end for ever."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return False
    return True


def packed_ods(content: bytes) -> bytes:
    """Return a spreadsheet that is one flat document (.fods) as the archive that readers know."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
        written.writestr("mimetype", _TYPE)
        written.writestr("content.xml", content)
        written.writestr("META-INF/manifest.xml", _MANIFEST)
    return buffer.getvalue()


def tidy_ods(data: bytes) -> bytes:
    """Return an .ods with its type first, as it is, and no space between cells; the same bytes for any other file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            return data
        with archive.open("content.xml") as part:
            indented = bool(_INDENTED.search(part.read(_HEAD)))
        if archive.getinfo("content.xml").file_size <= _SMALL and not _is_whole(archive.read("content.xml")):
            raise broken_off()
        told = archive.infolist()[0]
        if told.filename == "mimetype" and told.compress_type == zipfile.ZIP_STORED and not indented:
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
            written.writestr("mimetype", _TYPE)
            for name in names:
                if name == "content.xml":
                    written.writestr(name, _BETWEEN.sub(b">", archive.read(name)))
                elif name != "mimetype":
                    written.writestr(name, archive.read(name))
        return buffer.getvalue()
