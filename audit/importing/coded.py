"""Numbers and letters for groups: read only where a header, a note or a codebook says what each of them means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from audit.importing.codebooks import Line, book_of, is_named_so
from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_keys, header_words
from audit.importing.read.sheet import ReadSheet
from audit.importing.region import Region
from audit.importing.vocabulary import are_codes, is_blank_word, lookup, parse_words
from audit.tables.declare import NOT_A_TABLE, Column

_CODE_FIRST = re.compile(r"(?<![\w.])(\d{1,2})\s*(?:[=:–-]|\bis\b|\bmeans\b)\s*['\"“]?([^\W\d_][^\d=:;,/|()\[\]]*)")
_WORD_FIRST = re.compile(r"([^\W\d_][^\d=:;,/|()\[\]]*?)\s*[=:]\s*(\d{1,2})(?![\w.])")
_LETTER_FIRST = re.compile(r"(?<![\w.])([A-Z]{1,3}|[A-Z]\d)\s*=\s*['\"“]?([^\W\d_][^=:;,/|()\[\]]*)")
_LETTERS = re.compile(r"[A-Za-z]{1,3}|[A-Za-z]\d|\d[A-Za-z]")
_JOINS = re.compile(r"(?i)\s*(?:\b(?:and|or|und|oder|et|ou|y|o|e)\b|[&'\"”.])?\s*$")
_LONGEST_CODE = 3
_OPPOSITE = {"women": "men", "men": "women"}
_YES, _NO = frozenset(("1",)), frozenset(("0",))
_OF_A_MARK = frozenset(("is", "gender", "sex", "flag", "dummy", "y", "n", "yes", "no", "indicator", "1", "0", "true"))
_GROUPS = frozenset(("women", "men"))
_WIDEST = 40
_ROWS_ABOVE = 30
_FEW = 20  # distinct texts of a column of marks that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the values of a column stand for, and where that is said: "header", "note" or the name of a sheet."""

    values: Mapping[str, str]
    where: str


def is_codebook(sheet: ReadSheet) -> bool:
    """Return whether a sheet beside others is by its name a dictionary or key of what they hold."""
    return len(sheet.book) > 1 and is_named_so(sheet)


def codes_told(texts: Sequence[str], column: Column, header: str, region: Region) -> Told | None:
    """Return what each of a column's codes stands for; None where they are no codes, or nobody says it of all."""
    codes = [text for text in texts if not is_blank_word(text)]
    if not are_codes(codes):
        return _letters_told(codes, column, header, region)
    if said := _covering(codes, _pairs(header, column), column):
        return Told(values=said, where="header")
    if marked := marked_group(header):
        said = {code: marked if _plain(code) in _YES else _OPPOSITE[marked] for code in codes}
        return Told(values=said, where="header") if {_plain(code) for code in codes} <= _YES | _NO else None
    for text in texts_around(region):
        if said := _covering(codes, _pairs(text, column), column):
            return Told(values=said, where="note")
    return _told_beside(_in_book, codes, column, header, region)


def _letters_told(codes: Sequence[str], column: Column, header: str, region: Region) -> Told | None:
    """Return what letters stand for where a header, a note or a codebook tells it of all of them."""
    if not all(_LETTERS.fullmatch(code.strip()) for code in codes) or not parse_words(codes, column.vocabulary).unknown:
        return None
    for where, text in (("header", header), *(("note", text) for text in texts_around(region))):
        if said := _covering(codes, _known(_LETTER_FIRST.findall(text), column), column):
            return Told(values=said, where=where)
    return _told_beside(_letters_in_book, codes, column, header, region)


def _told_beside(
    find: Callable[[Sequence[str], Column, str, Sequence[Line]], Mapping[str, str]],
    codes: Sequence[str],
    column: Column,
    header: str,
    region: Region,
) -> Told | None:
    """Return what another sheet of the workbook says."""
    question = (find, tuple(codes), column.vocabulary, header)
    found = book_of(region.sheet).told(question, partial(find, codes, column, header), asked_by=region.sheet.name)
    return Told(values=found[1], where=found[0]) if found else None


def _letters_in_book(codes: Sequence[str], column: Column, header: str, lines: Sequence[Line]) -> dict[str, str]:
    """Return what a codebook says of letters: each has a row with a word for it, at or below the column's name."""
    names = {header_key(header), *header_keys(header)}
    plain = {_plain(code) for code in codes}
    about = False
    listed: dict[str, str] = {}
    for line in lines:
        cells, named = line.texts, not names.isdisjoint(line.keys)
        if not named and not about:
            continue
        about = named or (about and (not cells[0] or len(cells[0]) <= _LONGEST_CODE))
        at = next((at for at, text in enumerate(cells) if text and _plain(text) in plain), None)
        words = cells[at + 1 :] if about and at is not None else []
        word = next((text for text in words if len(text) > 1 and _is_word(text, column)), "")
        if at is not None and word:
            listed[_plain(cells[at])] = parse_words([word], column.vocabulary).values[0] or ""
    return _covering(codes, listed, column)


def yes_no_told(texts: Sequence[str], header: str) -> Told | None:
    """Return what yes and no mean under a header that is itself a group (“Female”: yes, no)."""
    group = marked_group(header)
    answers = parse_words(texts, "yes-no")
    if not group or answers.unknown or {"yes", "no"} != {value for value in answers.values if value in ("yes", "no")}:
        return None
    pairs = zip(texts, answers.values, strict=True)
    said = {text: group if value == "yes" else _OPPOSITE[group] for text, value in pairs if value in ("yes", "no")}
    return Told(values=said, where="header")


def marked_group(header: str) -> str:
    """Return women or men where a header is nothing but that (“Male”, “is_female”, “Female (1 = yes)”), else ""."""
    told = [word for word in header_words(header) if word not in _OF_A_MARK]
    return _as_group(told[0]) if len(told) == 1 and len(told[0]) > 1 else ""


def marks_of_gender(region: Region, codes: Mapping[int, Encoded]) -> int | None:
    """Return the one column whose header is a gender and whose cells say yes or no to it; None beside counts."""
    named = [at for at, header in enumerate(region.headers) if any(map(_as_group, header_words(header)))]
    if len(named) != 1 or not marked_group(region.headers[named[0]]) or named[0] not in codes:
        return None
    texts = [text for text in codes[named[0]].first(_FEW) if not is_blank_word(text)]
    return named[0] if yes_no_told(texts, region.headers[named[0]]) else None


def _as_group(word: str) -> str:
    value = lookup("gender").get(word, "")
    return value if value in _GROUPS and len(word) > 1 else ""


def _plain(code: str) -> str:
    return str(int(float(code))) if are_codes([code]) else code.strip().casefold()


def _pairs(text: str, column: Column) -> dict[str, str]:
    """Return code -> value for what a text says (“1 = female, 2 = male”; “Male=1”); {} if a word is not known."""
    told = [(code, word) for code, word in _CODE_FIRST.findall(text)]
    return _known(told, column) or _known([(code, word) for word, code in _WORD_FIRST.findall(text)], column)


def _known(told: Sequence[tuple[str, str]], column: Column) -> dict[str, str]:
    words = [_JOINS.sub("", word).strip() for _, word in told]
    parsed = parse_words(
        [word if _is_word(word, column) else (word.split() or [""])[-1] for word in words], column.vocabulary
    )
    if parsed.unknown or not any(parsed.values):
        return {}
    return {_plain(code): value for (code, _), value in zip(told, parsed.values, strict=True) if value}


def _is_word(word: str, column: Column) -> bool:
    return not parse_words([word], column.vocabulary).unknown


def _covering(codes: Sequence[str], said: Mapping[str, str], column: Column) -> dict[str, str]:
    """Return code as written -> value, where all codes are explained; of yes and no one says what the other is."""
    found = {code: said.get(_plain(code), "") for code in codes}
    plain = {_plain(code) for code in codes}
    if column.vocabulary == "gender" and plain == _YES | _NO and len(said) == 1 and set(said) <= plain:
        value = next(iter(said.values()))
        found = {code: found[code] or _OPPOSITE.get(value, "") for code in codes}
    return found if all(found.values()) else {}


def texts_around(region: Region) -> Iterator[str]:
    """Yield the texts above the header of a table, and of the notes below it."""
    above = range(max(region.header_row - _ROWS_ABOVE, 0), max(region.header_row, 0))
    for row in (*above, *region.left_out.get("note", ())):
        if row < region.sheet.cells.num_rows:
            yield from _row_texts(region.sheet, row)


def _row_texts(sheet: ReadSheet, row: int) -> list[str]:
    cells = (column[row].as_py() for column in sheet.cells.columns[:_WIDEST])
    return [(cell or "").strip() for cell in cells]


def _in_book(codes: Sequence[str], column: Column, header: str, lines: Sequence[Line]) -> dict[str, str]:
    """Return what a codebook says: in one cell beside the column's name, or with a row for each code."""
    names = {header_key(header), *header_keys(header)}
    about = False
    listed: dict[str, str] = {}
    for line in lines:
        if not about and names.isdisjoint(line.keys):
            continue
        cells = line.texts
        named = [at for at, text in enumerate(cells) if text and header_key(text) in names]
        others = [text for at, text in enumerate(cells) if text and at not in named]
        if named and (said := _covering(codes, _pairs(" ; ".join(others), column), column)):
            return said
        about = bool(named) or (about and (not cells[0] or _is_code(cells[0])))
        if about:
            listed |= _row_of_code(others, column)
    return _covering(codes, listed, column)


def _is_code(text: str) -> bool:
    return bool(text) and are_codes([text])


def _row_of_code(cells: Sequence[str], column: Column) -> dict[str, str]:
    """Return the code and the value of a row that holds one of each."""
    codes = [text for text in cells if _is_code(text)]
    beside = cells[cells.index(codes[0]) + 1 :][:1] if len(codes) == 1 else []
    if beside and _is_word(beside[0], column):  # another list of codes may stand in the same row
        return {_plain(codes[0]): parse_words(beside, column.vocabulary).values[0] or ""}
    words = [text for text in cells if not _is_code(text) and _is_word(text, column)]
    value = parse_words(words[:1], column.vocabulary).values[0] if len(words) == 1 else None
    return {_plain(codes[0]): value} if len(codes) == 1 and value else {}


def explains_a_workbook(sheet: ReadSheet) -> bool:
    """Return whether the sheet is one that explains an input workbook to the people who fill it."""
    if not sheet.cells.num_rows or not sheet.cells.num_columns:
        return False
    return str(sheet.cells.column(0)[0].as_py() or "").startswith(NOT_A_TABLE)
