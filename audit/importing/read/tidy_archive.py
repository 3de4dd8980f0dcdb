"""Workbooks that are right but packed as the reader does not expect: other compression, other slashes, wide letters."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from audit.importing.read.archive import is_markup, plain_name

_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAIN_PARTS = {
    name.lower(): name
    for name in (
        *("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.bin"),
        *("xl/_rels/workbook.bin.rels", "xl/sharedStrings.xml", "xl/sharedStrings.bin", "xl/styles.xml"),
        *("xl/styles.bin", "mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"),
    )
}
_DECLARED = re.compile(r"""(<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*""")


def tidy_archive(data: bytes) -> bytes:
    """Return a workbook whose parts lie as all readers expect them; the same bytes where they do."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        wide = {member.filename for member in members if is_markup(member.filename) and _is_wide(archive, member)}
        names = _proper_names([member.filename for member in members])
        plain = all(old == new for old, new in names.items()) and all(each.compress_type in _PLAIN for each in members)
        if plain and not wide:
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as written:
            for member in members:
                name, part = names[member.filename], archive.read(member)
                if member.filename in wide:
                    part = _DECLARED.sub(r"\1UTF-8", part.decode("utf-16"), count=1).encode()
                written.writestr(name, part)
        return buffer.getvalue()


def _proper_names(names: Sequence[str]) -> Mapping[str, str]:
    """Return each part's name as programs write it: letters may be large or small by the rules of the format.

    Where one of the main parts is spelt in another way, all others are named in small letters.
    """
    plain = {name: plain_name(name) for name in names}
    if all(_MAIN_PARTS.get(name.lower(), name) == name for name in plain.values()):
        return plain
    return {name: _MAIN_PARTS.get(spelt.lower(), spelt.lower()) for name, spelt in plain.items()}


def _is_wide(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as part:
        return part.read(2) in _WIDE
