"""A refusal is data: it crosses from the child with its values, and is said in any language of the catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.guard import reading
from audit.importing.read.refusal import Refusal, protected, too_wide
from audit.report.words import words_for


def test_the_sentence_keeps_its_values_beside_it() -> None:
    refusal = too_wide(12345, "Data")
    assert str(refusal) == "The table has 12,345 columns, which is more than can be read."
    assert (refusal.code, refusal.sheet) == ("too-wide", "Data")
    assert refusal.message.params == {"n": 12345}
    assert refusal.hint is not None
    assert refusal.hint.code == "too-wide-hint"
    assert Refusal("a", "A sentence.").hint is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Un guillemet est ouvert à la ligne 2 et jamais refermé."),
        ("de", "In Zeile 2 wird ein Anführungszeichen geöffnet und nie geschlossen."),
        ("es", "En la fila 2 se abre una comilla que nunca se cierra."),
    ],
)
def test_what_the_child_refuses_is_said_in_the_language_of_the_report(tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "open.csv").write_text('employee,gender,salary\n1,"F,3\n')
    with reading() as reader, pytest.raises(Refusal) as caught:
        reader.read(tmp_path / "open.csv")
    words = words_for(language)
    assert words.message(caught.value.message) == said
    assert not words.untranslated & {caught.value.message.template, caught.value.hint.template}
    (issue,) = inspect_files([tmp_path / "open.csv"], Settings()).issues[:1]
    assert (issue.code, issue.cell, words.message(issue.message)) == ("open-quote", "A2", said)


@pytest.mark.parametrize("language", ["fr", "de", "es", "ar"])
def test_numbers_are_written_as_the_language_writes_them(language: str) -> None:
    words = words_for(language)
    said = words.message(too_wide(12345).message)
    assert words.number(12345) in said
    assert words.message(protected().hint) != protected().hint.text  # type: ignore[union-attr]
