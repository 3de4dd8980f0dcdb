"""The columns of a table that hold figures of a group each, and those that tell what a row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_words
from audit.importing.region import Region
from audit.importing.wide.figures import Figure, figure_of
from audit.importing.wide.lettered import lettered
from audit.importing.wide.values import are_dates, are_years, is_in_per_cent, is_number, numbers_of
from audit.tables.words_identity import LETTER_SCHEMES

_OTHER_TABLES = frozenset(
    (
        *("quartile", "quarter", "bonus", "gap", "diff", "difference", "quartil", "viertel"),
        *("question", "questions", "frage", "fragen", "pregunta", "preguntas", "pergunta", "perguntas"),
        *("domanda", "domande", "vraag", "vragen", "ownership", "owned", "owner", "owners"),
    )
)
_PEOPLE = frozenset(("people", "persons", "speakers", "participants", "attendees", "members", "staff", "total"))
_TIME = re.compile(r"(?i)\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*[-–]\s*\d{1,2}[:.h]\d{2})?")
_STATISTICS = frozenset(
    (
        *("median", "mean", "average", "avg", "mediane", "moyenne", "mediana", "media", "durchschnitt"),
        *("gemiddeld", "mediaan"),
    )
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a table by group, and the columns that tell what each row is about."""

    figures: tuple[Figure, ...]
    labels: tuple[int, ...]  # columns of words, those with most distinct words first
    year: int | None  # a column of years


def figures_of(region: Region, codes: Mapping[int, Encoded]) -> Figures:
    """Return the columns of numbers whose headers say a group, and those of words."""
    figures, labels, year, dated = [], [], None, None
    for at, header in enumerate(region.headers):
        encoded = codes[at]
        if not len(encoded):
            continue
        figure = figure_of(at, header)
        if not is_number(encoded):
            if are_dates(encoded):
                dated = at
            elif not _are_times(encoded):
                labels.append(at)
        elif are_years(encoded):
            year = at
        elif (
            figure is not None
            and figure.group
            and not set(figure.rest) & _OTHER_TABLES
            and _says_of_what(figure, header)
        ):
            figures.append(replace(figure, measure=_measure(figure, encoded)))
    figures = _without_stray_letters(region, [*_with_others(figures)])
    figures += lettered(region, codes, {figure.position for figure in figures})
    figures += _totals(region, codes, figures)
    labels.sort(key=lambda at: -len(codes[at]))
    return Figures(tuple(figures), tuple(labels), dated if year is None else year)


def _are_times(encoded: Encoded) -> bool:
    """Return whether a column only says at what time something begins, which names no row."""
    return all(_TIME.fullmatch(text.strip()) for text in encoded.first(50))


def _says_of_what(figure: Figure, header: str) -> bool:
    """Return whether a figure may count people: a mean or median of nothing that is named is one of anything."""
    return bool(figure.measure) or not _STATISTICS & set(header_words(header))


def _with_others(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures; “Other” behind a column of an ethnic group is another of those, and no gender."""
    before = ""
    for figure in figures:
        follows = figure.group == "another" and before == "ethnicity"
        yield replace(figure, dimension=before) if follows else figure
        before = before if follows or figure.group == "total" else figure.dimension


def _without_stray_letters(region: Region, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without bare letters (“F”, “V”) that are no known pair of letters for women and men."""
    bare = {figure.position: fold(region.headers[figure.position]) for figure in figures}
    letters = {letter for letter in bare.values() if len(letter) == 1}
    paired = any(letters == set(scheme) for scheme in LETTER_SCHEMES)
    return [figure for figure in figures if paired or len(bare[figure.position]) > 1]


def _totals(region: Region, codes: Mapping[int, Encoded], figures: Sequence[Figure]) -> list[Figure]:
    """Return columns that count all of those whose women another one counts: “Speakers” beside “Women speakers”."""
    told = {figure.rest for figure in figures if figure.group == "women" and figure.measure == "count"}
    totals = {figure.rest for figure in figures if figure.group in ("total", "men")}
    found = []
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if figure is None or figure.group or not figure.rest:
            continue
        short = tuple(word for word in figure.rest if word not in _PEOPLE)
        rest = next((rest for rest in (figure.rest, short) if rest in told - totals), None)
        if rest is None or not len(codes[at]) or not is_number(codes[at]):
            continue
        if rest or (set(figure.rest) <= _PEOPLE and _are_all_of(figures, at, codes)):
            found.append(replace(figure, dimension="gender", group="total", measure="count", rest=rest))
    return found


def _are_all_of(figures: Sequence[Figure], at: int, codes: Mapping[int, Encoded]) -> bool:
    """Return whether “Speakers” may count all of those of whom “Women” counts some: it is never less."""
    women = next(
        found.position for found in figures if found.group == "women" and found.measure == "count" and not found.rest
    )
    parts, whole = numbers_of(codes[women]), numbers_of(codes[at])
    return not bool(np.any(parts > whole))


def _measure(figure: Figure, encoded: Encoded) -> str:
    if figure.measure in ("share", "pay"):
        return figure.measure
    return "share" if is_in_per_cent(encoded) else "count"
