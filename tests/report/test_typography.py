"""Each language is set as its readers are used to it: French spaces, German and French quotes, Arabic commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from audit.report.catalogue import catalogue_path, spaced

WRONG = {
    "fr": (
        (
            r"[^\s\u202f`][;!?»](?=[\s\"]|$)|[ \u00a0][;:!?%»](?=[\s\"]|$)",
            "a sign stands behind a narrow no-break space",
        ),
        (r"«[^\u202f]", "a narrow no-break space follows the opening quotes"),
        (r"[“”„\"]", "quotes are « »"),
    ),
    "de": ((r"[”«»\"]", "quotes are „ “"), (r"„[^“]*$", "quotes are closed")),
    "es": (
        (r"^[^¿]*\?", "a question opens with ¿"),
        (r"^[^¡]*!", "an exclamation opens with ¡"),
        (r"[“”„\"]", "quotes are « »"),
    ),
    "ar": (
        (r"[\u0621-\u064a][,;?]", "signs are ، ؛ ؟"),
        (r"[“”„\"]", "quotes are « »"),
    ),
}


def said(language: str) -> Iterator[str]:
    """Yield the translated sentences of a language, without what a file or a program says in them."""
    with catalogue_path(language).open("rb") as file:
        for entry in read_po(file):
            forms = (entry.string,) if isinstance(entry.string, str) else entry.string
            if entry.id:
                if language == "fr":
                    forms = tuple(map(spaced, forms))
                yield from (re.sub(r"`[^`]*`|\{[^}]*\}|\(\"\"\)|#REF!", "x", form) for form in forms)


@pytest.mark.parametrize(("language", "pattern", "rule"), [(k, *each) for k, rules in WRONG.items() for each in rules])
def test_a_sentence_is_set_as_its_language_is(language: str, pattern: str, rule: str) -> None:
    assert [form for form in said(language) if re.search(pattern, form)] == [], rule
