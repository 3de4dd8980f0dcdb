"""The glossary is what the catalogues say: one word for one thing, and none of the words to avoid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.report.words import Words
from tests.report.test_typography import said

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
LANGUAGES = {"French": "fr", "German": "de", "Spanish": "es", "Arabic": "ar"}


def rows(first: str) -> Iterator[list[str]]:
    """Yield the rows of the table whose first heading is named, below its headings."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"| {first} |"))
    yield [cell.strip() for cell in lines[start].strip("|").split("|")]
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def terms() -> Iterator[tuple[str, str, str]]:
    """Yield language, English term and its word."""
    headings, *table = rows("English")
    for row in table:
        for heading, word in zip(headings[1:5], row[1:5], strict=True):
            yield LANGUAGES[heading], row[0], word


@pytest.mark.parametrize(("language", "english", "word"), list(terms()))
def test_a_term_is_said_as_the_glossary_says(language: str, english: str, word: str) -> None:
    assert Words(language).say(english) == word


@pytest.mark.parametrize(("language", "avoided"), [(row[0], row[1]) for row in list(rows("language"))[1:]])
def test_no_sentence_has_a_word_to_avoid(language: str, avoided: str) -> None:
    assert [sentence for sentence in said(LANGUAGES[language]) if avoided in sentence.replace("\u202f", " ")] == []
