"""Which row is the header, and what it says where it is made of two rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from audit.importing.fold import fold
from audit.importing.read.sheet import ReadSheet
from audit.importing.synonyms import column_meant, is_known

SEARCHED = 60
_PIVOT_ROWS = 12
_FEWEST_ASIDE = 4
_FEWEST_OVER = 2
_LONG_TEXT = 80
_PIVOT = frozenset(
    fold(label)
    for label in (
        *("Row Labels", "Column Labels", "Étiquettes de lignes", "Etiquetas de fila", "Zeilenbeschriftungen"),
        *("Rótulos de Linha", "Rótulos de linha", "Etichette di riga", "Rijlabels", "Rijlabel"),
    )
)
_NUMBER = re.compile(r"[+-]?[$€£]?\s?\d[\d.,'\s]*%?")
_ID_OF_COLUMN = re.compile(r'\{\s*["\']ImportId["\']')
ROWS_OF_IDS = 5
"""Rows at the head of a sheet among which a survey programme names its columns once more."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?")


def first_rows(sheet: ReadSheet, count: int, start: int = 0) -> list[list[str]]:
    """Return the texts of the first rows of a sheet, or of those from a row on."""
    columns = [column.slice(start, count).to_pylist() for column in sheet.cells.columns]
    return [[(value or "").strip() for value in row] for row in zip(*columns, strict=True)]


@lru_cache(maxsize=65536)
def looks_like_data(text: str) -> bool:
    """Return whether a text is a number, a date or a yes or no, rather than a word."""
    return bool(_NUMBER.fullmatch(text) or _DATE.fullmatch(text)) or text.casefold() in ("true", "false", "yes", "no")


def known_headers(row: Sequence[str]) -> int:
    """Return how many cells of a row are headers that mean something in some table."""
    return sum(is_known(text) for text in row if text and len(text) < _LONG_TEXT)


def is_pivot(sheet: ReadSheet) -> bool:
    """Return whether a sheet begins with the header that spreadsheet programs give to a pivot table."""
    return any(fold(text) in _PIVOT for row in first_rows(sheet, _PIVOT_ROWS) for text in row if text)


def lies_on_its_side(sheet: ReadSheet) -> bool:
    """Return whether the headers of a table stand in the first column, one below the other, and none in any row."""
    if not sheet.cells.num_columns > 1 or not _FEWEST_ASIDE <= sheet.cells.num_rows <= SEARCHED:
        return False
    head = first_rows(sheet, SEARCHED)
    first = [row[0] for row in head if row[0]]
    if 2 * sum(bool(_ID.fullmatch(text)) for text in first) > len(first):
        return False  # what is answered is told by ids, some of which are also words of headers
    if first and column_meant("employees", first[0]) == "gender":
        return False  # a group in each row, below the word for them
    aside, named = known_headers(sorted(set(first))), len(first)
    if aside < _FEWEST_ASIDE or 2 * aside <= named:
        return False
    return 2 * max(map(_known_across, head)) < aside


def _known_across(row: Sequence[str]) -> int:
    """Return how many known words a row has beside its first cell, and with it where these two make it a header."""
    beside = known_headers(row[1:])
    return beside + known_headers(row[:1]) if beside > 1 else beside


def ids_row(head: Sequence[Sequence[str]]) -> int | None:
    """Return the row in which a survey programme writes ids for its columns below their names, if there is one."""
    for position, row in enumerate(head[:ROWS_OF_IDS]):
        filled = [text for text in row if text]
        if position and len(filled) > 1 and all(_ID_OF_COLUMN.match(text) for text in filled):
            return position
    return None


def find_header(head: Sequence[Sequence[str]]) -> int | None:
    """Return the row most like a header: known words, then a full row of short distinct texts above data."""
    ids = ids_row(head)
    if ids is not None:  # the questions as they were asked, unless the short names above them say more
        return max(range(max(ids - 2, 0), ids), key=lambda row: known_headers(head[row]) + 2 * (row == ids - 1))
    best, best_score = None, 0.0
    widest = max((sum(bool(text) for text in row) for row in head), default=0)
    last = max((position for position, row in enumerate(head) if any(row)), default=0)
    rows = Counter(map(tuple, head))
    texts = [Counter(column) for column in zip(*head, strict=True)]
    holds_data = [any(looks_like_data(text) for text in row if text) for row in head]
    for position, row in enumerate(head):
        filled = [text for text in row if text]
        if not filled or (len(filled) < 2 and widest > 1):
            continue
        data = sum(looks_like_data(text) for text in filled) - _years_of_columns(filled)
        known = known_headers(row)
        if data > len(filled) / 2 and (known < 2 or position > 0):
            continue
        if data > 0 and position == last and best is not None:
            continue  # numbers below which nothing stands are under no header but another one
        known -= _repeated(row, rows, texts)
        distinct = len({text.casefold() for text in filled}) / len(filled)
        score = 3.0 * known + 1.5 * len(filled) / max(widest, 1) + distinct - data - position * 0.02
        score -= _long_texts(filled, widest)
        if any(holds_data[position + 1 : position + 6]):
            score += 0.5
        if known == 0 and len(filled) < widest * 0.5:
            continue
        if score > best_score:
            best, best_score = position, score
    return best


def _long_texts(filled: Sequence[str], widest: int) -> float:
    """Return what long texts take from a row: they are notes, but in a row as full as others questions of a survey."""
    long = sum(len(text) > _LONG_TEXT for text in filled)
    return long / (2 * len(filled)) if len(filled) > widest / 2 else long


def _repeated(row: Sequence[str], rows: Counter[tuple[str, ...]], texts: Sequence[Counter[str]]) -> int:
    """Return how many known words of a row stand elsewhere in the same column too: they are values, not headers."""
    if rows[tuple(row)] > 1:
        return 0  # a header that is printed again on each page
    return known_headers([text if texts[at][text] > 1 else "" for at, text in enumerate(row)])


def _years_of_columns(filled: Sequence[str]) -> int:
    """Return how many cells are years that follow each other, as over columns; in rows of data they do not."""
    years = [int(text) for text in filled if _YEAR.fullmatch(text)]
    steps = {later - earlier for earlier, later in pairwise(years)}
    return len(years) if len(years) > 1 and steps in ({1}, {-1}) and len(years) < len(filled) else 0


def last_header_row(sheet: ReadSheet, head: Sequence[Sequence[str]], row: int) -> int:
    """Return the last row of a header: a row below that names parts of groups, or that cells are merged into."""
    merged = [merge.bottom for merge in sheet.merges if merge.top == row < merge.bottom <= row + 2]
    if merged:
        return min(max(merged), len(head) - 1)
    while row + 1 < len(head) and _heads_groups(sheet, row) and _only_names(head[row + 1]):
        row += 1
    if row + 2 >= len(head):
        return row
    upper, lower = head[row], head[row + 1]
    parts = [place for place, text in enumerate(lower) if text]
    if not parts or any(looks_like_data(lower[place]) for place in parts) or len(parts) >= len(lower):
        return row
    under_blank = [place for place in parts if not upper[place]]
    all_named = all(upper[place] or lower[place] for place in range(len(upper)))
    return row + 1 if under_blank and all_named and any(map(looks_like_data, head[row + 2])) else row


def _heads_groups(sheet: ReadSheet, row: int) -> bool:
    """Return whether a cell of a row, behind the first column, is merged across columns that it heads."""
    return any(
        merge.top == merge.bottom == row and sheet.columns[0] < merge.left < merge.right for merge in sheet.merges
    )


def _only_names(row: Sequence[str]) -> bool:
    return any(row) and not any(map(looks_like_data, row))


def header_texts(sheet: ReadSheet, head: Sequence[Sequence[str]], row: int, *, line: int) -> tuple[str, ...]:
    """Return the headers, of a row of `head` that is this line of the sheet.

    Where a cell above names a group of columns, its words come first; so do those of a merged cell above a column whose
    own name stands in the row above.
    """
    own = list(head[row])
    if row == 0:
        return tuple(own)
    above = head[row - 1]
    across = _across(sheet, above, line - 1)
    higher = _across(sheet, head[row - 2], line - 2) if row > 1 and across else {}
    title = higher.get(0)  # over all columns, and so over the first
    grouped = any(not text and above[place] for place, text in enumerate(own)) or _repeats_below(own, above)
    label = ""
    for place, text in enumerate(own):
        label = above[place] or label
        if not text:
            named = higher.get(place, title) if above[place] else title
            own[place] = above[place] if named == title else f"{named}: {above[place]}"
            label = ""
        elif across.get(place) or (grouped and not sheet.merges and label):
            own[place] = f"{across.get(place) or label}: {text}"
    return tuple(own)


def _repeats_below(own: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether names stand again below each text of the row above (“2023”, “2024”), and none twice below one."""
    over = [place for place, text in enumerate(above) if text]
    if len(over) < _FEWEST_OVER or not all(own[place] for place in over):
        return False
    ends = [*over[1:], len(own)]
    parts = [[text for text in own[start:end] if text] for start, end in zip(over, ends, strict=True)]
    return all(part == parts[0] and len(set(part)) == len(part) > 1 for part in parts)


def _across(sheet: ReadSheet, texts: Sequence[str], line: int) -> dict[int, str]:
    """Return the text of the merged cells of a line over each column that they stand over."""
    return {
        place: texts[sheet.columns.index(merge.left)]
        for merge in sheet.merges
        if merge.top == merge.bottom == line and merge.left in sheet.columns
        for place, column in enumerate(sheet.columns)
        if merge.left <= column <= merge.right
    }
