"""Where in a sheet the table is: its header, its rows, and what stands around them and is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.encode import Mask
from audit.importing.fold import fold, header_keys
from audit.importing.read.places import cell_name
from audit.importing.read.sheet import ReadSheet
from audit.importing.synonyms import all_keys
from audit.tables.columns import words

_SEARCHED = 60
_NUMBER = re.compile(r"[+-]?[$€£]?\s?\d[\d.,'\s]*%?")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?")
_TOTAL_WORDS = words(
    en="total, totals, grand total, subtotal, sub-total, sum, overall, all, average, mean, median, overall total",
    fr="total général, sous-total, somme, moyenne",
    es="total general, suma, promedio, media",
    de="gesamt, gesamtsumme, summe, insgesamt, zwischensumme, durchschnitt, gesamtergebnis",
    pt="total geral, soma",
    it="totale, totale generale, somma",
    nl="totaal, subtotaal, eindtotaal, gemiddelde",
)
_TOTALS = frozenset(fold(word) for listed in _TOTAL_WORDS.values() for word in listed)
_TOTAL_ROW = re.compile(
    r"(?i)^\s*(?:(?:grand|sub|overall|gesamt|zwischen|eind|sous)[\s-]*)?"
    r"(?:totals?|totale|totaal|totales|gesamt|gesamtsumme|summe|insgesamt|sum|somme|suma|soma|somma|average|mean|"
    r"durchschnitt|moyenne|promedio|gesamtergebnis)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A table found in a sheet. Rows count from 0 in the sheet; `left_out` gives reason -> rows."""

    sheet: ReadSheet
    header_row: int
    headers: tuple[str, ...]
    rows: np.ndarray[tuple[int], np.dtype[np.int64]]
    left_out: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def column(self, position: int) -> pa.ChunkedArray:
        """Return the cells of the table's rows in a column."""
        column = self.sheet.cells.column(position)
        start = self.header_row + 1
        if len(self.rows) == len(column) - start:
            return column.slice(start)
        return column.take(pa.array(self.rows))

    def cell(self, row: int, position: int) -> str:
        """Return the name of the cell in the table's row `row`."""
        return cell_name(int(self.rows[row]), self.sheet.columns[position])

    def header_cell(self, position: int) -> str:
        """Return the name of the header cell of a column."""
        return cell_name(self.header_row, self.sheet.columns[position])


def find_region(sheet: ReadSheet, header_row: int | None = None) -> Region | None:
    """Find the table of a sheet; None where the sheet is empty or no row can be a header."""
    if not sheet.cells.num_rows or not sheet.cells.num_columns:
        return None
    head = _head(sheet)
    found = header_row if header_row is not None else _find_header(head)
    if found is None or found >= sheet.cells.num_rows:
        return None
    headers = _headers(sheet, head, found) if found < len(head) else _row(sheet, found)
    rows, left_out = _rows_below(sheet, found, headers)
    return Region(sheet=sheet, header_row=found, headers=headers, rows=rows, left_out=left_out)


def _head(sheet: ReadSheet) -> list[list[str]]:
    columns = [column.slice(0, _SEARCHED).to_pylist() for column in sheet.cells.columns]
    return [[(value or "").strip() for value in row] for row in zip(*columns, strict=True)]


def _row(sheet: ReadSheet, row: int) -> tuple[str, ...]:
    return tuple((column[row].as_py() or "").strip() for column in sheet.cells.columns)


def _looks_like_data(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _DATE.fullmatch(text)) or text.casefold() in ("true", "false", "yes", "no")


def known_headers(row: Sequence[str]) -> int:
    """Return how many cells of a row are headers that mean something in some table."""
    return sum(any(key in all_keys() for key in header_keys(text)) for text in row if text and len(text) < 80)


def _find_header(head: Sequence[Sequence[str]]) -> int | None:
    """Return the row most like a header: known words, then a full row of short distinct texts above data."""
    best, best_score = None, 0.0
    widest = max((sum(bool(text) for text in row) for row in head), default=0)
    for position, row in enumerate(head):
        filled = [text for text in row if text]
        if not filled or (len(filled) < 2 and widest > 1):
            continue
        data = sum(_looks_like_data(text) for text in filled)
        if data > len(filled) / 2:
            continue
        known = known_headers(row)
        distinct = len({text.casefold() for text in filled}) / len(filled)
        long = sum(len(text) > 80 for text in filled)
        score = 3.0 * known + 1.5 * len(filled) / max(widest, 1) + distinct - data - long - position * 0.02
        below = head[position + 1 : position + 6]
        if below and sum(_looks_like_data(text) for later in below for text in later if text):
            score += 0.5
        if known == 0 and len(filled) < widest * 0.5:
            continue
        if score > best_score:
            best, best_score = position, score
    return best


def _headers(sheet: ReadSheet, head: Sequence[Sequence[str]], row: int) -> tuple[str, ...]:
    """Return the headers; where a merged cell above names a group of columns, its words come first."""
    own = list(head[row])
    if row == 0:
        return tuple(own)
    above = list(head[row - 1])
    for merge in sheet.merges:
        if merge.top == merge.bottom == row - 1 and merge.left in sheet.columns:
            label = above[sheet.columns.index(merge.left)]
            for place, column in enumerate(sheet.columns):
                if merge.left <= column <= merge.right and label and own[place]:
                    own[place] = f"{label} {own[place]}"
        if merge.left == merge.right and merge.top <= row - 1 and merge.bottom >= row and merge.left in sheet.columns:
            place = sheet.columns.index(merge.left)
            own[place] = own[place] or head[merge.top][place]
    return tuple(own)


def _rows_below(
    sheet: ReadSheet, header: int, headers: Sequence[str]
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], dict[str, tuple[int, ...]]]:
    start = header + 1
    blank = _blank_rows(sheet, start)
    totals = _total_rows(sheet, start) & ~blank
    repeated = _repeated_headers(sheet, start, headers) & ~blank
    notes = _note_rows(sheet, start, blank | totals)
    keep = ~(blank | totals | repeated | notes)
    reasons = {"total": totals, "repeated-header": repeated, "note": notes}
    left_out = {reason: tuple(int(row) for row in np.flatnonzero(mask) + start) for reason, mask in reasons.items()}
    return np.flatnonzero(keep) + start, {key: rows for key, rows in left_out.items() if rows}


def _blank_cells(column: pa.ChunkedArray) -> Mask:
    empty = pc.equal(pc.utf8_length(column), 0)
    mask: Mask = pc.fill_null(empty, True).to_numpy(zero_copy_only=False)
    candidates = np.flatnonzero(~mask)
    if not len(candidates):
        return mask
    spaces = pc.equal(pc.utf8_length(pc.utf8_trim_whitespace(column)), 0)
    return mask | pc.fill_null(spaces, True).to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def _blank_rows(sheet: ReadSheet, start: int) -> Mask:
    blank = np.ones(max(sheet.cells.num_rows - start, 0), dtype=bool)
    for column in sheet.cells.columns:
        if not blank.any():
            break
        blank &= _blank_cells(column.slice(start))
    return blank


def _total_rows(sheet: ReadSheet, start: int) -> Mask:
    """Return rows that sum up others: a word for it in one of the first columns, and few other words beside it."""
    rows = max(sheet.cells.num_rows - start, 0)
    found = np.zeros(rows, dtype=bool)
    for column in sheet.cells.columns[:3]:
        matched = pc.match_substring_regex(column.slice(start), _TOTAL_ROW.pattern)
        for row in np.flatnonzero(pc.fill_null(matched, False).to_numpy(zero_copy_only=False)):
            cells = [text for text in _row(sheet, start + int(row)) if text]
            texts = [text for text in cells if not _looks_like_data(text)]
            whole = fold(cells[0].rstrip(":")) in _TOTALS if cells else False
            found[row] |= (whole and len(texts) <= 2) or len(texts) == 1
    return found


def _repeated_headers(sheet: ReadSheet, start: int, headers: Sequence[str]) -> Mask:
    """Return rows that repeat the header, as printed lists do at each page."""
    named = [place for place, header in enumerate(headers) if header][:4]
    same = np.ones(max(sheet.cells.num_rows - start, 0), dtype=bool)
    if len(named) < 2:
        return ~same
    for place in named:
        if not same.any():
            break
        equal = pc.equal(pc.utf8_trim_whitespace(sheet.cells.column(place).slice(start)), headers[place])
        same &= pc.fill_null(equal, False).to_numpy(zero_copy_only=False)
    return same


def _note_rows(sheet: ReadSheet, start: int, nothing: Mask) -> Mask:
    """Return the rows at the end that hold one cell of text where the table has at least four columns."""
    notes = np.zeros(len(nothing), dtype=bool)
    if sheet.cells.num_columns < 4:
        return notes
    for row in range(len(nothing) - 1, max(len(nothing) - 40, -1), -1):
        if nothing[row]:
            continue
        cells = [text for text in _row(sheet, start + row) if text]
        if len(cells) != 1 or _looks_like_data(cells[0]) or len(cells[0]) < 4:
            break
        notes[row] = True
    return notes
