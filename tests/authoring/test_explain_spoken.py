"""`audit explain` speaks the reader's language, and marks what is English only."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from audit.authoring.describe import describe_item
from audit.authoring.words import Voice, band_words, condition_words
from audit.checklists import find_item, load_checklists
from audit.cli.app import app
from audit.model.checklist import Band, Condition
from audit.report.words import Words
from audit.types import ValueUnit

_PLAIN = re.compile(r"[A-Za-z]*[aceinouyACEINOUY][A-Za-z]*")


def said(language: str, item: str = "paid-appearances") -> str:
    """Return what the command prints, on one line, with plain spaces."""
    result = CliRunner().invoke(app, ["explain", item, "--lang", language])
    assert result.exit_code == 0, result.exception
    return re.sub(r"\s+", " ", result.output)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "fr",
            (
                "Chaque intervention est payée",
                "Comment on le juge - Atteint à partir de 100 %.",
                "Non atteint à 50 % ou moins ; entre les deux, le score monte en ligne droite.",
                "(compte 0,5)",
                "Condition d'application : il y a des lignes dans appearances.",
                "Formule et sources, en anglais : Formula: appearances with a fee",
            ),
        ),
        ("de", ("Erfüllt ab 100 %.", "(zählt 0,5)", "Wie wichtig es ist Wichtigkeit:")),
        ("es", ("Cumplida a partir de 100 %.", "(cuenta 0,5)", "hay filas en appearances")),
        ("ar", ("كيف يُحكم عليه", "متحقق ابتداءً من")),
        ("fr-CA", ("Chaque intervention est payée", "Comment on le juge")),
    ],
)
def test_a_question_is_explained_in_the_language(language: str, sentences: tuple[str, ...]) -> None:
    output = said(language)
    assert [sentence for sentence in sentences if sentence not in output] == []


def test_each_heading_is_translated() -> None:
    voice = Voice(Words("en-XA"))
    for checklist in load_checklists():
        for item in checklist.items:
            sections = describe_item(checklist, item, voice).sections
            assert {each.heading for each in sections if _PLAIN.findall(each.heading)} == set(), item.id


def test_numbers_and_units_follow_the_language() -> None:
    voice = Voice(Words("de"))
    band = Band(kind="at_most", target=(30,), floor=(62.5,), stepped=True, partly=0.4)
    assert band_words(band, ValueUnit.DAYS, voice) == (
        "Erfüllt bis 30 Tage.",
        "Nicht erfüllt: 62,5 Tage oder mehr; dazwischen zählt es 0,4.",
    )
    share = Band(kind="within", target=(0.125, 0.5), floor=(0.1, 0.75))
    assert band_words(share, ValueUnit.SHARE, voice)[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Erfüllt von 12,5 % bis 50 %."
    )


def test_a_condition_follows_the_language() -> None:
    condition = Condition(table="events", where={"format": ("in-person", "hybrid")}, settings={"country": ("GB",)})
    assert condition_words(condition, Voice(Words("es"))) == (
        "Condición para que se aplique: hay filas en events donde format es in-person o hybrid y country es GB."
    )


def test_without_a_language_it_is_as_the_files_write_it() -> None:
    checklist, item = find_item(load_checklists(), "paid-appearances")
    assert describe_item(checklist, item) == describe_item(checklist, item, Voice(None))
