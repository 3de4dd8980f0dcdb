"""Which signs a text holds that decide how it is read: looked for in one walk over its bytes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import numpy as np

from audit.importing.read.source import Content, let_go

_BLOCK = 256 * 1024  # bytes that stay near the processor
_NUL, _QUOTE, _LESS, _APOSTROPHE = b"\x00", b'"', b"<", b"'"
_END = b"\x1a"
_CONFLICT = b"<<<<<<< "


@dataclass(frozen=True, slots=True)
class Signs:
    """What was found."""

    nul: bool
    ascii: bool
    quotes: int
    apostrophes: bool
    conflict: bool  # what may be the mark of an unfinished merge
    marks: bool  # of the beginning or the end of a text where texts were put together


def signs_in(data: Content) -> Signs:
    """Look a text over."""
    quotes, most, nul, less, apostrophes = 0, 0, False, False, False
    signs = np.frombuffer(data, dtype=np.uint8)
    for start in range(0, len(signs), _BLOCK):
        end = start + _BLOCK
        block = signs[start:end]
        most = max(most, int(block.max()))
        nul = nul or data.find(_NUL, start, end) >= 0
        less = less or data.find(_LESS, start, end) >= 0
        apostrophes = apostrophes or data.find(_APOSTROPHE, start, end) >= 0
        if data.find(_QUOTE, start, end) >= 0:  # to look for a sign is quicker than to count it
            quotes += int(np.count_nonzero(block == ord(_QUOTE)))
        let_go(data, start, start + len(block))
    ends = data[-64:].rstrip().endswith(_END)
    return Signs(
        nul=nul,
        ascii=most < 128,
        quotes=quotes,
        apostrophes=apostrophes,
        conflict=less and data.find(_CONFLICT) >= 0,
        marks=ends or (most >= 128 and data.find(codecs.BOM_UTF8, len(codecs.BOM_UTF8)) >= 0),
    )
