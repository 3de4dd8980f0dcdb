"""Rows that stand around those of a table: units or kinds of values below the header, sums and signatures below all."""

from __future__ import annotations

import re

import numpy as np

from audit.importing.encode import Mask
from audit.importing.fold import fold
from audit.importing.header import looks_like_data
from audit.importing.read.sheet import ReadSheet

_KINDS = frozenset(
    (
        *("text", "free text", "string", "str", "varchar", "char", "date", "datetime", "number", "numeric", "integer"),
        *("int", "float", "double", "decimal", "boolean", "bool", "logical", "yes no", "y n", "true false", "currency"),
        *("percent", "percentage", "dropdown", "list", "mandatory", "optional", "required", "hours", "years", "months"),
        *("pflichtfeld", "zahl", "datum", "texte", "nombre", "obligatoire", "facultatif", "texto", "fecha", "numero"),
        *("obligatorio", "opcional", "eur", "usd", "gbp", "chf", "euro", "euros", "dollars", "stunden", "heures"),
    )
)
_SIGNS = re.compile(r"[€$£%]|\d\s?[-–]\s?\d+|(?i:[djtmayi]{1,4}(?:[./-][djtmayi]{1,4}){2})")
_KEY = re.compile(r"\S*\d\S*")
_FEWEST_KINDS = 2
_WIDE = 6  # columns, from which on a row of a few cells is none of people
_WIDEST = 400
_FEW = 0.3  # of the columns
_LAST = 40
_ABOVE = 20


def tells_kinds(cells: tuple[str, ...]) -> bool:
    """Return whether a row says in what the columns are written: “dd/mm/yyyy”, “EUR”, “text”, “required”."""
    told = [text for text in cells if text]
    return len(told) >= _FEWEST_KINDS and all(fold(text) in _KINDS or _SIGNS.fullmatch(text) for text in told)


def rows_of_sums(sheet: ReadSheet, start: int, blank: Mask) -> Mask:
    """Return the rows of a few cells that stand below a blank one, below a wide table: sums by group, signatures."""
    found = np.zeros(len(blank), dtype=bool)
    width = sheet.cells.num_columns
    first = max(len(blank) - _LAST, 0)
    if not _WIDE <= width <= _WIDEST or not blank[first:].any():
        return found
    few = _FEW * width
    last = next((row for row in range(len(blank) - 1, first, -1) if _filled(sheet, start + row) > few), -1)
    below = range(last + 1, len(blank))
    if last < 0 or last + 1 >= len(blank) or not blank[last + 1]:
        return found
    above = [row for row in range(max(last - _ABOVE, 0), last + 1) if not blank[row]]
    if min(_filled(sheet, start + row) for row in above) <= few:
        return found  # here, rows of people have no more
    for row in (row for row in below if not blank[row]):
        cells = _texts(sheet, start + row)
        texts = [text for text in cells if text]
        if texts and (looks_like_data(texts[0]) or _KEY.fullmatch(texts[0]) or _is_record(cells)):
            return np.zeros(len(blank), dtype=bool)
        found[row] = bool(texts)
    return found


def _is_record(cells: tuple[str, ...]) -> bool:
    """Return whether a few cells stand under headers far apart, as what somebody added does.

    Sums stand beside what they are of, and lines for signatures and days have a colon or are drawn.
    """
    filled = [at for at, text in enumerate(cells) if text]
    apart = len(filled) > 1 and filled[-1] - filled[0] >= len(filled)
    return apart and not any(sign in text for text in cells for sign in (":", "__", ".."))


def _texts(sheet: ReadSheet, row: int) -> tuple[str, ...]:
    return tuple((column[row].as_py() or "").strip() for column in sheet.cells.columns)


def _filled(sheet: ReadSheet, row: int) -> int:
    return sum(bool(text) for text in _texts(sheet, row))
