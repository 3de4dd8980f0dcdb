"""Checklists of events: questions in the rows, and the answers of each event in a column, or of the only one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import PurePath

import pyarrow as pa

from audit.importing.fold import fold, folded, header_key, header_words
from audit.importing.header import first_rows, looks_like_data
from audit.importing.mapping import SheetMapping
from audit.importing.named_above import event_or_venue_above
from audit.importing.read.sheet import ReadSheet
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import is_blank_word, lookup, yes_or_no
from audit.tables import TABLES
from audit.tables.columns import words
from audit.tables.declare import ColumnType

_TABLE = "events"
_FEWEST = 3
_LONGEST = 200
_COLUMNS_SEARCHED = 3
_ROWS_SEARCHED = 15
_STEM = 6
_MOST_OTHER_WORDS = 1
_MARK = 3
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_ASKED = frozenset((ColumnType.YES_NO, ColumnType.COUNT, ColumnType.DATE, ColumnType.CATEGORY))
_ANSWERED = 0.6
_ANSWERS = folded(
    words(
        en="answer, answers, response, status, result, met, yes/no, y/n, value, done, in place, provided, available, "
        "yes/no/partly, yes/partly/no, yes/no/partial, yes/no/na, yes/no/n/a, y/n/na, compliant, outcome, finding, "
        "rating, assessment, yes/no/partially",
        de="Antwort, Status, Ergebnis, erfüllt, ja/nein, vorhanden, ja/teilweise/nein, ja/nein/teilweise, Bewertung, "
        "Befund",
        fr="réponse, statut, résultat, oui/non, oui/partiellement/non, oui/non/partiel, oui/non/partiellement, constat",
        es="respuesta, estado, resultado, sí/no, sí/parcial/no, sí/no/parcial, cumple, sí/no/parcialmente",
        pt="resposta, estado, situação, sim/não, sim/parcial/não, sim/não/parcial, cumpre",
        it="risposta, stato, esito, sì/no, sì/in parte/no, sì/no/in parte, presente",
        nl="antwoord, status, resultaat, ja/nee, ja/deels/nee, ja/nee/deels, aanwezig",
    )
)
"""Headers of the answers of one event, whose name stands elsewhere."""
_REMARKS = folded(
    words(
        en="comment, comments, note, notes, remark, remarks, evidence, owner, responsible, details, action, "
        "explanation, source, weight, score, priority, deadline, due",
        de="Kommentar, Bemerkung, Bemerkungen, Anmerkung, Nachweis, verantwortlich, Notiz, Hinweis",
        fr="commentaire, commentaires, remarque, remarques, preuve, responsable",
        es="comentario, comentarios, observaciones, nota, notas, responsable, evidencia",
        pt="comentário, comentários, observações, nota, responsável",
        it="commento, commenti, note, osservazioni, responsabile",
        nl="opmerking, opmerkingen, toelichting, verantwoordelijke",
    )
)
_FILLERS = folded(
    words(
        en="is, are, was, were, has, have, had, does, do, did, be, been, the, a, an, there, we, our, you, your, to, "
        "of, for, in, at, on, by, with, and, or, all, any, it, can, venue, event, events, conference, site, provided, "
        "available, offered, arranged, booked, working, place, installed, present, live, onsite, people, attendees, "
        "participants, rooms, main, every, each, clearly, person, users, public, area, areas, floor, floors, level, "
        "levels, building, fitted, tested, checked, number, from, route, routes, entrance, drop, off, throughout, "
        "least, one, between, into, within, signposted, visitors, guests, how, many, space",
        de="anzahl, zahl, ist, sind, war, waren, wurde, wurden, gab, gibt, es, ein, eine, einen, der, die, das, "
        "den, dem, des, und, "
        "oder, für, in, im, am, bei, mit, zu, zur, veranstaltung, veranstaltungsort, ort, vorhanden, angeboten, "
        "erreichbar, live, alle, haben, wir",
        fr="nombre, est, sont, y, a, t, il, un, une, des, le, la, les, l, d, de, du, et, ou, pour, lieu, événement, "
        "disponible, prévu, prévue, proposé, proposée, avez, vous, ont, été, en, sur",
        es="número, es, son, hay, había, hubo, un, una, el, la, los, las, de, del, y, o, para, lugar, evento, "
        "disponible, se, "
        "ofrece, ofreció, tiene, en, con, está",
        pt="número, é, são, há, houve, um, uma, o, os, as, de, do, da, e, ou, para, local, evento, disponível, tem, "
        "em, "
        "com, no",
        it="numero, è, sono, c, ci, un, una, il, la, lo, i, gli, le, di, del, e, o, per, luogo, evento, "
        "disponibile, ha, "
        "in, con",
        nl="aantal, is, zijn, was, waren, er, een, de, het, en, of, voor, locatie, evenement, beschikbaar, "
        "aanwezig, met, "
        "in, op",
    )
)
_DENIALS = frozenset(("not", "no", "without", "kein", "keine", "keinen", "nicht", "ohne", "sans", "pas", "sin", "senza",
                      "sem", "nao", "geen", "niet", "zonder", "never", "lack", "lacking", "missing"))  # fmt: skip
"""Words by which a question asks for the contrary of what it names."""


def checklist_upright(sheet: ReadSheet) -> SheetMapping | None:
    """Return how a checklist of events is read once it is put upright, None where a sheet is none.

    The header of each column of answers is the name of an event; where it only says that answers stand there, the
    event is called as the file is.
    """
    if not sheet.cells.num_columns > 1 or not _FEWEST < sheet.cells.num_rows <= _LONGEST:
        return None
    sheet = with_one_answer(sheet)
    searched = range(min(_COLUMNS_SEARCHED, sheet.cells.num_columns - 1))
    first = first_rows(replace(sheet, cells=sheet.cells.select(list(searched))), sheet.cells.num_rows)
    for place in searched:
        texts = [row[place] for row in first]
        if sum(bool(_ID.fullmatch(text)) for text in texts) >= _FEWEST:
            return None  # the answers to items of our checklists
        asked = _questions(texts)
        if len(asked) < _FEWEST:
            continue
        line = min(asked)
        rows = first_rows(sheet, sheet.cells.num_rows)
        head = max((at for at in range(line) if any(rows[at][place + 1 :])), default=None)
        if head is None or line - head > _ROWS_SEARCHED or is_event_header(rows[head][place]):
            continue
        found = _mapping(sheet, rows, place, head, asked)
        if found is not None:
            return found
    return None


def is_event_header(text: str) -> bool:
    """Return whether the cell above the questions is a column of events itself, whose values these then are."""
    return fold(text) in _headers_of_events()


@cache
def _headers_of_events() -> frozenset[str]:
    return folded(TABLES[_TABLE].columns[0].synonyms)


def is_header_of_answers(text: str) -> bool:
    """Return whether the cell above some answers only says that answers stand there."""
    return fold(text) in _ANSWERS


def _mapping(
    sheet: ReadSheet, rows: Sequence[Sequence[str]], place: int, head: int, asked: Mapping[int, str]
) -> SheetMapping | None:
    answers = _columns_of_answers(rows, place, head, asked)
    if not answers:
        return None
    columns = {rows[line][place]: column for line, column in asked.items()}
    columns |= {
        row[place]: "" for line, row in enumerate(rows) if row[place] and line > head and row[place] not in columns
    }
    single = len(answers) == 1 and is_header_of_answers(rows[head][answers[0]])
    named = rows[head][place]
    constants = {"event": event_or_venue_above(sheet, head) or _event_of(sheet)} if single else {}
    if not named and not single:
        return None
    if named:
        columns[named] = "" if single else "event"
    return SheetMapping(
        sideways=True,
        table=_TABLE,
        header_row=place + 1,
        last_row=answers[-1] + 1,
        columns=columns,
        constants=constants,
    )


def with_one_answer(sheet: ReadSheet) -> ReadSheet:
    """Return a sheet in which columns for yes, partly and no, of which each row marks one, are one of answers."""
    line, marked = _header_of_options(first_rows(sheet, _ROWS_SEARCHED))
    if not marked or sheet.cells.num_rows > _LONGEST:
        return sheet
    rows = [list(row) for row in first_rows(sheet, sheet.cells.num_rows)]
    below = rows[line + 1 :]
    if not any(any(row[at] for at in marked) for row in below):
        return sheet
    if any(sum(bool(row[at]) for at in marked) > 1 or len(row[at]) > _MARK for row in below for at in marked):
        return sheet
    first = min(marked)
    rows[line][first] = "Answer"
    for row in below:
        row[first] = next((told for at, told in marked.items() if row[at]), "")
    kept = [at for at in range(sheet.cells.num_columns) if at == first or at not in marked]
    columns = [pa.array([row[at] for row in rows], pa.string()) for at in kept]
    cells = pa.table(columns, names=[str(at) for at in range(len(kept))])
    return replace(sheet, cells=cells, columns=tuple(sheet.columns[at] for at in kept), typed=False)


def _header_of_options(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
    """Return the line that heads columns for yes and no, and the answer of each; nothing where none does.

    A header names an answer, so that marks below it give it; marks of one sign are none.
    """
    known = lookup("answer")
    for line, row in enumerate(rows):
        marked = {at: known[word] for at, text in enumerate(row) if len(text) > 1 and (word := fold(text)) in known}
        if len(set(marked.values())) == len(marked) and {"yes", "no"} <= set(marked.values()):
            return line, marked
    return 0, {}


def _event_of(sheet: ReadSheet) -> str:
    return PurePath(sheet.file).stem


def _columns_of_answers(rows: Sequence[Sequence[str]], place: int, head: int, asked: Mapping[int, str]) -> list[int]:
    """Return the columns beside the questions that hold answers, as far as they follow each other; [] for none."""
    found: list[int] = []
    for at in range(place + 1, len(rows[head])):
        title = rows[head][at]
        if not title or fold(title) in _REMARKS:
            break
        named = is_header_of_answers(title) or not (looks_like_data(title) or yes_or_no(title))
        if not named or not _are_answers([rows[line][at] for line in asked], asked):
            return []
        found.append(at)
    titles = Counter(rows[head][at] for at in found)
    return found if max(titles.values(), default=0) == 1 else []


def _are_answers(texts: Sequence[str], asked: Mapping[int, str]) -> bool:
    """Return whether most of the cells that are not blank answer the questions beside them."""
    types = {column.name: column.type for column in TABLES[_TABLE].columns}
    known = lookup("answer")
    told = [(text, types[name]) for text, name in zip(texts, asked.values(), strict=True) if not is_blank_word(text)]
    fits = sum(
        bool(yes_or_no(text) or fold(text) in known) if kind is ColumnType.YES_NO else True for text, kind in told
    )
    asks = sum(kind is ColumnType.YES_NO for _, kind in told)
    return asks > 0 and fits >= _ANSWERED * len(told)


def _questions(texts: Sequence[str]) -> dict[int, str]:
    """Return the lines of the questions that ask for a column of events, each column once."""
    found: dict[int, str] = {}
    for line, text in enumerate(texts):
        column = asked_for(text) if text else ""
        if column and column not in found.values():
            found[line] = column
    yes_no = {column.name for column in TABLES[_TABLE].columns if column.type is ColumnType.YES_NO}
    return found if sum(column in yes_no for column in found.values()) >= _FEWEST else {}


@lru_cache(maxsize=65536)
def asked_for(text: str) -> str:
    """Return the column of events that a question asks for, "" where none or several do, or the contrary is asked."""
    told = header_words(text)
    if _DENIALS & set(told):
        return ""
    if named := _named_in_full(text, told):
        return named
    stems = {_stem(word): word for word in told}
    others = {stem for stem, word in stems.items() if word not in _FILLERS}
    best: dict[str, int] = {}
    for column, phrase in (found for stem in stems for found in _phrases().get(stem, ())):
        if phrase <= stems.keys() and len(others - phrase) <= (_MOST_OTHER_WORDS if len(phrase) > 1 else 0):
            best[column] = max(best.get(column, 0), len(phrase & others))
    most = max(best.values(), default=0)
    chosen = [column for column, size in best.items() if size == most]
    return chosen[0] if len(chosen) == 1 else ""


def _named_in_full(text: str, told: Sequence[str]) -> str:
    """Return the column that a question names in full, as headers do, with or without the words that fill it."""
    core = " ".join(word for word in told if word not in _FILLERS)
    return _full_names().get(header_key(text), "") or _full_names().get(header_key(core), "")


@cache
def _full_names() -> Mapping[str, str]:
    """Return the columns that may be asked for by the keys of their names."""
    asked = {column.name for column in TABLES[_TABLE].columns if column.type in _ASKED}
    return {key: found[0].column for key, found in meanings(_TABLE).items() if found[0].column in asked}


def _stem(word: str) -> str:
    return word[:_STEM]


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """Return the columns with the words of their names, each under one of these, so that few are compared."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for column, phrase in _listed():
        found.setdefault(min(phrase), []).append((column, phrase))
    return found


def _listed() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each column that may be asked for with the words of its names, shortened so that captions are captioned."""
    for column in TABLES[_TABLE].columns:
        if column.type in _ASKED and not column.derived:
            names = (column.name.replace("_", " "), *(word for listed in column.synonyms.values() for word in listed))
            for name in names:
                told = header_words(name)
                if not _FILLERS.issuperset(told):
                    yield column.name, frozenset(map(_stem, told))
