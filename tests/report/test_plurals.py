from __future__ import annotations

import re

import pytest

from audit.model.message import Message, msg
from audit.model.plurals import SINGULARS
from audit.report.catalogue import translations
from audit.report.extract import placeholders, sentences
from audit.report.words import words_for

LANGUAGES = ("en", "fr", "de", "es", "ar")
COUNTS = (0, 1, 2, 5, 11, 100)
NUMBERS = ("n", "of", "count", "panels", "rows", "minimum", "needed", "spaces")
_COUNTED = re.compile(r"\{(?:n|of|panels|count|spaces)\} (?:[a-z]+s|people)\b")
NO_NOUN = ("is", "was", "as", "does", "has", "Hispanic", "s")
INVARIABLE = {  # the noun is the same of one and of many
    ("fr", "Nothing in {n} months."),
    ("de", "Not met for {n} of {of} budget lines."),
    ("es", "Paying {n} of them at the floor of their role costs {cost:,.0f}."),
}


def message_of(many: str, n: int) -> Message:
    counted = SINGULARS[many].counted
    params: dict[str, str | int | float] = {
        name: 240 if name in NUMBERS or name == "cost" else "X" for name in placeholders(many)
    }
    return Message("code", many, {**params, counted: n})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", COUNTS)
def test_every_counting_sentence_is_said_of_any_number(language: str, n: int) -> None:
    words = words_for(language)
    for many in SINGULARS:
        said = words.message(message_of(many, n))
        assert "{" not in said
        assert "}" not in said
        assert words.number(n) in said, (language, many)
        if language == "en":
            assert said == message_of(many, n).text


@pytest.mark.parametrize("language", ["fr", "de", "es"])
def test_one_and_many_differ(language: str) -> None:
    catalogue = translations(language)
    for many, one in SINGULARS.items():
        forms = [catalogue.ngettext(one.template, many, n) for n in (1, 2)]
        assert (forms[0] != forms[1]) != ((language, many) in INVARIABLE), many


def test_arabic_has_all_its_forms() -> None:
    catalogue = translations("ar")
    for many, one in SINGULARS.items():
        for n in (0, 1, 2, 3, 11, 100):
            assert re.search(r"[\u0600-\u06ff]", catalogue.ngettext(one.template, many, n)), many


def test_english_says_one_of_one_thing() -> None:
    assert message_of("Not met for {n} of {of} events.", 1).text == "Not met for 240 of 1 event."
    assert message_of("{n} columns were turned into rows: {columns}.", 1).text == "1 column was turned into rows: X."
    assert message_of("{n} columns were turned into rows: {columns}.", 2).text == "2 columns were turned into rows: X."


def test_no_sentence_counts_a_noun_without_its_singular() -> None:
    single = [one for one in sentences() if isinstance(one, str)]
    found = [one for one in single for hit in _COUNTED.findall(one) if hit.split()[1] not in NO_NOUN]
    assert found == []


@pytest.mark.parametrize(
    ("language", "starts"), [("es", "… de 12 filas"), ("de", "… von 12 Zeilen"), ("en", "… of 12 rows")]
)
def test_a_number_that_is_not_told_counts_as_many_in_each_language(language: str, starts: str) -> None:
    message = msg(
        "dates.outside",
        "{n} of {rows} rows are dated outside {start} to {end} and are not part of this audit.",
        n="…",
        rows=12,
        start="2025-01-01",
        end="2025-12-31",
    )
    assert words_for(language).message(message).startswith(starts)
