"""Which rows below a header are records, and which are totals, notes, headings, examples or the header again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.encode import Mask, as_handed_over, blank_mask, spread, text_mask
from audit.importing.fold import fold, folded
from audit.importing.header import ROWS_OF_IDS, first_rows, ids_row, looks_like_data
from audit.importing.read.sheet import ReadSheet
from audit.importing.rows_around import rows_of_sums, tells_kinds
from audit.importing.sums_below import sums_without_a_word
from audit.tables.columns import words
from audit.tables.declare import EXAMPLE_MARK

_TOTAL_WORDS = words(
    en="total, totals, grand total, subtotal, sub-total, sum, overall, all, average, mean, median, overall total",
    fr="total général, sous-total, somme, moyenne",
    es="total general, suma, promedio, media",
    de="gesamt, gesamtsumme, summe, insgesamt, zwischensumme, durchschnitt, gesamtergebnis",
    pt="total geral, soma",
    it="totale, totale generale, somma",
    nl="totaal, subtotaal, eindtotaal, gemiddelde",
)
_TOTALS = folded(_TOTAL_WORDS)
_COUNTS = folded(
    words(
        en="count, number, n", fr="nombre", es="número, cuenta", de="Anzahl", pt="número", it="conteggio", nl="aantal"
    )
)
_TOTAL_ROW = re.compile(
    r"(?i)^\s*(?:(?:grand|sub|overall|gesamt|zwischen|eind|sous)[\s-]*)?"
    r"(?:totals?|totale|totaal|totales|gesamt|gesamtsumme|summe|insgesamt|sum|somme|suma|soma|somma|average|mean|"
    r"durchschnitt|moyenne|promedio|gesamtergebnis|"
    r"all (?:staff|employees|workers|occupations|industries|grades|levels|departments|positions|ages|jobs|roles|"
    r"persons|people|sectors|categories|companies|employers|faculties|schools|colleges|divisions|directorates|units|"
    r"agencies|services|bands|locations|regions|offices|sites|teams|institutions|providers))\b"
)
_LINE = re.compile(r":?(?:-{2,}|={2,}|_{2,}):?|\+?(?:[-=]+\+)+[-=]*")
_ROWS_SAID = re.compile(r"(?i)\(?[\d,.]+ (?:rows?|records?|lignes?|zeilen|filas|linhas|righe|rijen)\b[^|,;]{0,40}")
_MOST_BELOW = 3  # rows below a table in plain text: its last line, and what its program says of it
_TOTAL_END = re.compile(r"(?i)^\s*\S.*\s(?:(?:sub|zwischen)?totals?|totale|totaal|gesamt|summe|ergebnis)\s*$")
_MOST_WORDS = 2_000  # distinct texts of a column that is looked at for words
_WORDY = 3  # cells with words, which no row has that sums up others
_TOTAL_LIKE = f"{_TOTAL_ROW.pattern}|{_TOTAL_END.pattern.removeprefix('(?i)')}"
_BLOCK = 1_000  # rows that are looked at together
_FEW_LAST = 20
_MOST_TOTALS = 3  # rows of totals below a table
_WIDTH_OF_SECTIONS = 3
_WIDTH_OF_NOTES = 4
_FEWEST_WITH_NOTES = 2
_NOTE = re.compile(
    r"(?i)\s*(?:\*|†|‡|(?:source|sources|notes?|n\.?b\.?|remarks?|quellen?|hinweise?|anmerkung(?:en)?|fuentes?|notas?|"
    r"fontes?|bron|opmerking(?:en)?|kilde|källa)\s*[:.–-])"
)
_LONGEST_WITH_SECTIONS = 20_000
_MOST_SECTIONS = 0.34

Positions = np.ndarray[tuple[int], np.dtype[np.int64]]
"""Rows of a sheet, counted from its top."""


def rows_below(sheet: ReadSheet, header: int, headers: Sequence[str]) -> tuple[Positions, dict[str, tuple[int, ...]]]:
    """Return the rows of the table below a header, and those left out by the reason; both counted from the top."""
    start = header + 1
    blank = _blank_rows(sheet, start)
    for row in {0, *range(max(len(blank) - _MOST_BELOW, 0), len(blank))} if len(blank) else ():
        blank[row] |= _is_ruled(sheet, start + row)
    totals = _total_rows(sheet, start) & ~blank
    repeated = _repeated_headers(sheet, start, headers) & ~blank
    examples = _example_rows(sheet, start)
    notes = _note_rows(sheet, start, blank | totals | examples)
    notes |= rows_of_sums(sheet, start, blank | totals) & ~(blank | totals | examples)
    units = np.zeros(len(blank), dtype=bool)
    units[:1] = len(blank) > 1 and tells_kinds(_row(sheet, start))
    sections = _section_rows(sheet, start, blank | totals | examples | notes)
    ids = _id_rows(sheet, start)
    keep = ~(blank | totals | repeated | examples | notes | sections | ids | units)
    reasons = {"total": totals, "repeated-header": repeated, "example": examples, "note": notes, "section": sections}
    reasons |= {"column-ids": ids, "units": units}
    left_out = {reason: tuple(int(row) for row in np.flatnonzero(mask) + start) for reason, mask in reasons.items()}
    return np.flatnonzero(keep) + start, {key: rows for key, rows in left_out.items() if rows}


def _row(sheet: ReadSheet, row: int) -> tuple[str, ...]:
    return tuple((column[row].as_py() or "").strip() for column in sheet.cells.columns)


def _rows(sheet: ReadSheet, rows: Positions) -> Iterator[tuple[str, ...]]:
    """Yield the texts of rows, a block at a time: one by one takes many times as long."""
    for start in range(0, len(rows), _BLOCK):
        taken = sheet.cells.take(pa.array(rows[start : start + _BLOCK]))
        columns = [column.cast(pa.string()).to_numpy() for column in taken.columns]
        yield from (tuple((text or "").strip() for text in row) for row in zip(*columns, strict=True))


def _blank_rows(sheet: ReadSheet, start: int) -> Mask:
    blank = np.ones(max(sheet.cells.num_rows - start, 0), dtype=bool)
    for column in sheet.cells.columns:
        if not blank.any():
            break
        blank &= blank_mask(column.slice(start))
    return blank


def _is_ruled(sheet: ReadSheet, row: int) -> bool:
    """Return whether a row is a line below the header or the table (“---”, “+--+”), or says how many rows it has."""
    cells = [text for text in _row(sheet, row) if text]
    said = len(cells) == 1 < sheet.cells.num_columns and bool(_ROWS_SAID.fullmatch(cells[0]))
    return said or (bool(cells) and all(_LINE.fullmatch(text) for text in cells))


def _wordy_rows(sheet: ReadSheet, start: int) -> Mask:
    """Return rows known to hold words in three cells and more; only columns whose texts repeat are looked at."""
    words = np.zeros(max(sheet.cells.num_rows - start, 0), dtype=np.int8)
    for column in sheet.cells.columns:
        found = as_handed_over(column.slice(start))
        if found is not None and len(found) <= _MOST_WORDS:
            says = [bool(text.strip()) and not looks_like_data(text.strip()) for text in found.values]
            words += spread(np.array(says, dtype=np.int8), found.codes, blank=0)
            if words.min(initial=_WORDY) >= _WORDY:
                break
            np.minimum(words, _WORDY, out=words)
    wordy: Mask = words >= _WORDY
    return wordy


def _total_rows(sheet: ReadSheet, start: int) -> Mask:
    """Return rows that sum up others: they begin with a word for it, and have numbers and few words beside it."""
    rows = max(sheet.cells.num_rows - start, 0)
    found = np.zeros(rows, dtype=bool)
    first_cells = np.flatnonzero(~_wordy_rows(sheet, start))  # rows whose first cell may be in the column looked at
    for column in sheet.cells.columns[:3]:
        if not len(first_cells):
            break
        here = column.slice(start)
        here = here if len(first_cells) == rows else here.take(pa.array(first_cells))
        matched = text_mask(here, lambda texts: pc.match_substring_regex(texts, _TOTAL_LIKE), blank=False)
        likely = first_cells[matched]
        first_cells = first_cells[blank_mask(here)]
        for row, texts_of_row in zip(likely, _rows(sheet, likely + start), strict=True):
            cells = [text for text in texts_of_row if text]
            texts = [text for text in cells if not looks_like_data(text)]
            sparse = len(cells) <= sheet.cells.num_columns / 2
            if not _TOTAL_ROW.match(cells[0]):
                few = sparse or (row > 0 and found[row - 1])
                of_part = few and 1 == len(texts) < len(cells)  # “Sales total” below its rows; “Previous year total”
                found[row] |= of_part and bool(_TOTAL_END.match(cells[0]))
                continue
            whole = fold(cells[0]) in _TOTALS
            of_part = len(texts) == 1 and (len(cells) >= 3 or (len(cells) == 2 and sparse))
            found[row] |= (whole and len(texts) <= 2) or of_part
    found[_totals_at_the_end(sheet, start, found)] = True
    found[_labelled_beside(sheet, start)] = True
    return found | sums_without_a_word(sheet, start, found)


def _labelled_beside(sheet: ReadSheet, start: int) -> list[int]:
    """Return the last rows that hold a word for a total beside its numbers, and nothing at their left; or a count."""
    rows = max(sheet.cells.num_rows - start, 0)
    totals: list[int] = []
    for row in range(rows - 1, max(rows - _FEW_LAST, -1), -1):
        cells = _row(sheet, start + row)
        told = [text for text in cells if text]
        if not told or (any(cells[:_WIDTH_OF_SECTIONS]) and fold(told[0].rstrip(":")) not in _COUNTS):
            continue
        whole = fold(told[0].rstrip(":")) in _TOTALS | _COUNTS and len(told) > 1
        if whole and len(told) <= sheet.cells.num_columns / 2 and all(map(looks_like_data, told[1:])):
            totals.append(row)
    return totals


def _totals_at_the_end(sheet: ReadSheet, start: int, known: Mask) -> list[int]:
    """Return the rows below all others whose first cell ends with a word for a total, if no other row does.

    “Current year total” stands so below the rows that it sums up; in a list of measures totals stand among the rest.
    """
    totals: list[int] = []
    for row in range(len(known) - 1, max(len(known) - _FEW_LAST, -1), -1):
        cells = [text for text in _row(sheet, start + row) if text]
        if known[row] or not cells or (len(cells) == 1 and not looks_like_data(cells[0])):
            continue  # totals, blank rows and notes
        if len(cells) < _WORDY or not _TOTAL_END.match(cells[0]) or not all(map(looks_like_data, cells[1:])):
            break
        totals.append(row)
    if not 0 < len(totals) <= _MOST_TOTALS or len(known) <= len(totals) + _MOST_TOTALS:
        return []
    first = sheet.cells.column(0).slice(start)
    ending = text_mask(first, lambda texts: pc.match_substring_regex(texts, _TOTAL_END.pattern), blank=False) & ~known
    return totals if ending.sum() == len(totals) else []


def _example_rows(sheet: ReadSheet, start: int) -> Mask:
    """Return the rows of an input workbook that show how to fill it."""
    found = np.zeros(max(sheet.cells.num_rows - start, 0), dtype=bool)
    for column in sheet.cells.columns[:3]:
        found |= text_mask(column.slice(start), lambda texts: pc.starts_with(texts, EXAMPLE_MARK), blank=False)
    return found


def _id_rows(sheet: ReadSheet, start: int) -> Mask:
    """Return the rows above the data in which a survey programme names its columns once more, and by ids."""
    found = np.zeros(max(sheet.cells.num_rows - start, 0), dtype=bool)
    ids = ids_row(first_rows(sheet, min(start + 2, ROWS_OF_IDS)))
    if ids is not None and ids >= start:
        found[: ids - start + 1] = True
    return found


def _repeated_headers(sheet: ReadSheet, start: int, headers: Sequence[str]) -> Mask:
    """Return rows that repeat the header, as printed lists do at each page."""
    named = [place for place, header in enumerate(headers) if header][:4]
    same = np.ones(max(sheet.cells.num_rows - start, 0), dtype=bool)
    if len(named) < 2:
        return ~same
    for place in sorted(named, key=lambda place: not pa.types.is_dictionary(sheet.cells.column(place).type)):
        if not same.any():
            break
        same &= _equal(sheet.cells.column(place).slice(start), headers[place])
    return same


def _equal(column: pa.ChunkedArray, wanted: str) -> Mask:
    return text_mask(column, lambda texts: pc.equal(pc.utf8_trim_whitespace(texts), wanted), blank=False)


def _section_rows(sheet: ReadSheet, start: int, others: Mask) -> Mask:
    """Return the rows that only head those below them (“Sales”): one text at the left, where others fill the row."""
    rows = np.zeros(len(others), dtype=bool)
    if sheet.cells.num_columns < _WIDTH_OF_SECTIONS or sheet.cells.num_rows > _LONGEST_WITH_SECTIONS:
        return rows
    filled = np.stack([~blank_mask(column.slice(start)) for column in sheet.cells.columns])
    alone = (filled.sum(axis=0) == 1) & filled[0] & ~others
    usual = filled[:, ~others & ~alone]
    few = alone.sum() <= _MOST_SECTIONS * len(others)
    if not alone.any() or not few or not usual.shape[1] or np.median(usual.sum(axis=0)) < _WIDTH_OF_SECTIONS:
        return rows
    below = np.append(alone[1:], True)
    for row in np.flatnonzero(alone & ~below):  # at the head of rows, and not the last
        rows[row] = not looks_like_data(_row(sheet, start + int(row))[0])
    return rows if rows.sum() > 1 else np.zeros(len(others), dtype=bool)


def _note_rows(sheet: ReadSheet, start: int, nothing: Mask) -> Mask:
    """Return the rows at the end that hold one cell of text, which says that it is a note if the table is narrow."""
    notes = np.zeros(len(nothing), dtype=bool)
    narrow = sheet.cells.num_columns < _WIDTH_OF_NOTES
    for row in range(len(nothing) - 1, max(len(nothing) - 40, -1), -1):
        if nothing[row]:
            continue
        cells = [text for text in _row(sheet, start + row) if text]
        if len(cells) != 1 or looks_like_data(cells[0]) or len(cells[0]) < _WIDTH_OF_NOTES:
            break
        if narrow and (sheet.cells.num_columns < _FEWEST_WITH_NOTES or not _NOTE.match(cells[0])):
            break
        notes[row] = True
    return notes
