"""Workbooks that are right but packed as the reader does not expect: other compression, other slashes, wide letters."""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from audit.importing.read.archive import is_markup

_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(r"""(<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*""")


def tidy_archive(data: bytes) -> bytes:
    """Return a workbook whose parts lie as all readers expect them; the same bytes where they do."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        wide = {member.filename for member in members if is_markup(member.filename) and _is_wide(archive, member)}
        if not wide and all("\\" not in each.filename and each.compress_type in _PLAIN for each in members):
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
            for member in members:
                part = archive.read(member)
                if member.filename in wide:
                    part = _DECLARED.sub(r"\1UTF-8", part.decode("utf-16"), count=1).encode()
                written.writestr(member.filename.replace("\\", "/"), part)
        return buffer.getvalue()


def _is_wide(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as part:
        return part.read(2) in _WIDE
