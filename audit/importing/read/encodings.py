"""Encodings that no mark names: two bytes a sign, or one, by which of Windows and the old Mac makes words of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from audit.importing.read.sheet import Note

if TYPE_CHECKING:
    from audit.importing.read.source import Content

_SAMPLE = 4 * 1024 * 1024
_PIECE = 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MIXED = "mixed"
"""UTF-8, but for a few bytes of Windows-1252, as in texts that were put together."""
_AS_WINDOWS = "as-windows-1252"
_SURELY = 2  # signs in UTF-8 for each byte that is none
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ABOVE_ASCII = bytes(range(0x80, 0x100))
SINGLE_BYTES = ("cp1252", "mac_roman")
_LOOKED_AT = 20_000
_HIGH = re.compile(r"[^\x00-\x7f]")
_SIGNS = frozenset("’‘“”–—€£¥§°·•«»¿¡®©™\xa0")
_WORDS = frozenset("àáéèíìóòúùÀÁÉÈÓÒ")  # letters that are words by themselves
_ORDINALS = frozenset("ªº")
_NO_LETTERS = frozenset("ƒˆ˜")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_AS_WINDOWS, _as_windows)


def find_encoding(data: Content) -> tuple[str, list[Note]]:
    """Return the encoding of a text, and a note where it had to be found out."""
    for mark, encoding in _MARKS:
        if data[: len(mark)] == mark and _is_written_in(data, encoding, len(mark)):
            return encoding, []
    wide = wide_encoding(data)
    if (data[:2], wide) in _MARKS:
        return wide, []  # halves of signs in it are replaced
    if wide and _is_written_in(data, wide, 0):
        return wide, [Note(code="encoding", detail="UTF-16")]
    if _is_written_in(data, "utf-8", 0):
        return "utf-8", []
    odd = _odd_among_utf8(data)
    if odd:
        return MIXED, [Note(code="mixed-encoding", count=odd)]
    encoding = single_byte_encoding(data)
    return encoding, [Note(code="encoding", detail=encoding)]


def _odd_among_utf8(data: Content) -> int:
    """Return how many bytes are no UTF-8 in a text that else is; 0 where it is rather written in something else."""
    right = odd = 0
    for at in range(0, len(data), _PIECE):
        piece = data[at : at + _PIECE]
        found = [len(sign) for sign in _MULTIBYTE.findall(piece)]
        right += len(found)
        odd += len(piece) - len(piece.translate(None, _ABOVE_ASCII)) - sum(found)
    return odd if right > _SURELY * odd else 0


def _is_written_in(data: Content, encoding: str, start: int) -> bool:
    try:
        for _ in _decoded(data, encoding, start=start):
            pass
    except UnicodeDecodeError:
        return False
    return True


def as_utf8(data: Content, encoding: str) -> Content:
    """Return a text in UTF-8; signs that an old encoding does not know are replaced."""
    if encoding == "utf-8":
        return data
    if encoding == MIXED:
        return _transcoded(data, "utf-8", errors=_AS_WINDOWS)
    mark = next((mark for mark, marked in _MARKS if marked == encoding and data[: len(mark)] == mark), b"")
    return _transcoded(data, encoding, start=len(mark), errors="replace")


def _transcoded(data: Content, encoding: str, *, start: int = 0, errors: str = "strict") -> bytearray:
    """Return a text in UTF-8, made piece by piece, so that it is never in memory as Python's."""
    made = bytearray()
    for piece in _decoded(data, encoding, start=start, errors=errors):
        made += piece.encode("utf-8", "replace")
    return made


def _decoded(data: Content, encoding: str, *, start: int = 0, errors: str = "strict") -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for at in range(start, len(data), _PIECE):
        last = at + _PIECE >= len(data) and not encoding.startswith("utf-16")  # a text may break off amid a sign
        yield decoder.decode(data[at : at + _PIECE], final=last)


def wide_encoding(data: Content) -> str:
    """Return which order of UTF-16 the zero bytes of a text without a mark tell; empty where they tell none."""
    sample = data[:4096]
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.3 and even < len(sample) * 0.05:
        return "utf-16-le"
    if even > len(sample) * 0.3 and odd < len(sample) * 0.05:
        return "utf-16-be"
    return ""


def single_byte_encoding(data: Content) -> str:
    """Return cp1252 or mac_roman, whichever leaves fewer odd signs; where both do, what the line ends suggest."""
    windows, mac = _oddity(data, "cp1252"), _oddity(data, "mac_roman")
    if windows == mac:
        return "mac_roman" if data.find(b"\r") >= 0 and data.find(b"\n") < 0 else "cp1252"
    return "mac_roman" if mac < windows else "cp1252"


def _oddity(data: Content, encoding: str) -> int:
    """Return how many of the signs above ASCII stand where nobody writes them."""
    text = f" {data[:_SAMPLE].decode(encoding, errors='replace')} "
    found = (match.start() for match in islice(_HIGH.finditer(text), _LOOKED_AT))
    return sum(_is_odd(*text[place - 1 : place + 2]) for place in found)


def _is_odd(before: str, sign: str, after: str) -> bool:
    if sign in _SIGNS:
        return False
    if sign == "…":
        return after.isalpha()
    if sign in _ORDINALS:
        return not before.isalnum()
    if not sign.isalpha() or sign in _NO_LETTERS:
        return True
    if not before.isalpha() and not after.isalpha():
        return sign not in _WORDS or before.isdigit() or after.isdigit()
    return sign.isupper() and before.islower()
