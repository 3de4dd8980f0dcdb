from __future__ import annotations

from pathlib import Path

import pytest

import audit
from audit.report import build_context, render_html
from audit.report.build import build_context as build
from audit.report.extract import check_catalogue, placeholders, sentences, write_template
from audit.report.extract_messages import templates_in
from audit.report.words import Words, words_for
from tests.report.factory import comparison_of, sample_result
from tests.report.test_html import outline

COMPLETE = ("fr", "de", "es", "ar")


@pytest.mark.parametrize("language", COMPLETE)
def test_every_sentence_of_the_report_itself_is_translated_with_its_placeholders(language: str) -> None:
    state = check_catalogue(language, interface_only=True)
    assert state.missing == ()
    assert state.broken == ()


def test_sentences_of_code_and_templates_are_found() -> None:
    found = sentences()
    assert "Summary for the board" in found  # a template
    assert ("{n} event", "{n} events") in found  # a plural
    assert "Partly met" in found  # a marked label


HELD = """
LATER = {"a": "First of a table.", "b": "Second of a table."}

def one(kind, other):
    text = "Held in a name." if kind else "The other of two."
    yield msg("code", text)
    yield msg("code", LATER[kind])
    yield msg("code", {"x": "Of a table without a name."}.get(kind, "Where none is."))
    yield msg("code", other)
    yield msg("code", f"{kind} was made here.")
    yield msg("code", refusal.message)

def two():
    yield from one(1, "Given by a caller.")
    yield from one(1, other="Given by its name.")
    raise Refusal("code", "The file is refused.", hint="Use another.")
"""


def test_templates_that_are_held_in_a_name_are_found(tmp_path: Path) -> None:
    (tmp_path / "held.py").write_text(HELD)
    found = list(templates_in(tmp_path))
    assert {one.template for one in found if one.template} == {
        "First of a table.",
        "Second of a table.",
        "Held in a name.",
        "The other of two.",
        "Of a table without a name.",
        "Where none is.",
        "Given by a caller.",
        "Given by its name.",
        "The file is refused.",
        "Use another.",
    }
    assert [one.place for one in found if one.template is None] == ["held.py:10"]


def test_no_message_of_the_package_escapes_the_catalogues() -> None:
    package = Path(audit.__file__).parent
    lost = [one.place for one in templates_in(package) if one.template is None]
    assert lost == []


def test_placeholders_are_named_without_their_format() -> None:
    assert placeholders("{n:,} of {total} ({share:.1%})") == {"n", "total", "share"}


@pytest.mark.parametrize(
    ("language", "heading", "rose"),
    [
        ("fr", "Synthèse pour le conseil", "Le score a augmenté de 6,1 points"),
        ("de", "Zusammenfassung für den Vorstand", "Die Punktzahl stieg seit 2024 um 6,1 Punkte"),
        ("es", "Resumen para el consejo", "La puntuación subió 6,1 puntos desde 2024"),
    ],
)
def test_a_report_speaks_its_language(language: str, heading: str, rose: str) -> None:
    result = sample_result()
    html = render_html(build_context(result, comparison_of(result), language=language))
    outline(html)
    assert f'lang="{language}"' in html
    assert heading in html
    assert rose in html


def test_a_missing_sentence_stays_english_and_is_noted() -> None:
    words = Words("fr")
    assert (
        words.say("A sentence that no catalogue has, {n}.", n=1200) == "A sentence that no catalogue has, 1\u202f200."
    )
    assert words.untranslated == {"A sentence that no catalogue has, {n}."}


def test_the_cover_says_what_is_not_in_its_language() -> None:
    context = build_context(sample_result(), language="fr")
    assert context.language_note.startswith("Les textes des thématiques sont dans une autre langue\u202f: anglais.")
    assert build_context(sample_result(), language="en").language_note == ""


def test_a_translation_with_a_wrong_placeholder_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words("fr")
    monkeypatch.setattr(words, "translate", lambda _: "Il y a {autre}.")
    assert words.say("There are {n}.", n=3) == "There are 3."


def test_a_pseudo_language_shows_no_plain_english() -> None:
    words = words_for("en-XA")
    assert words.say("Owner") == "[Öwñêr]"
    context = build(sample_result(), language="en-XA")
    assert context.summary.headline.startswith("[")
    assert all(part.title.startswith("[") for part in context.plan)
    assert all(section.title.startswith("[") for section in context.sections)


def test_arabic_runs_from_right_to_left_and_leaves_joined_letters_out_of_charts() -> None:
    result = sample_result("مؤسسة الفنون والعلوم")
    html = render_html(build_context(result, comparison_of(result), language="ar"))
    assert 'lang="ar" dir="rtl"' in html
    pictures = [a for tag, a in outline(html).tags if tag == "img"]
    assert len(pictures) < html.count('class="behind"') + html.count('class="caption"')
    assert 'class="caption"' in html


def test_a_translator_is_given_only_what_is_missing(tmp_path: Path) -> None:
    state = check_catalogue("fr")
    count = write_template(tmp_path / "all.pot"), write_template(tmp_path / "missing.pot", missing="fr")
    assert count == (state.total, len(state.missing))
    lines = (tmp_path / "missing.pot").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("msgid ") for line in lines) == len(state.missing)
