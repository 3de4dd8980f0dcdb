"""Checklists in another language: what is translated changes, the rest stays English, the digest stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.checklists import load_checklists, load_scales
from audit.checklists.locale import missing_words
from audit.checklists.schema_locale import LocaleForm
from audit.errors import SettingsError
from tests.checklists.conftest import FIVE_LINES

Write = Callable[..., Path]
GERMAN = """\
language: de
title: Eine kleine Liste
items:
  written-policy:
    title: Eine Richtlinie liegt schriftlich vor
"""


def _with_german(folder: Path, text: str = GERMAN) -> Path:
    locale = folder / "small" / "locale"
    locale.mkdir()
    (locale / "de.yaml").write_text(text, encoding="utf-8")
    words = "language: de\nscales:\n  yes-partly-no: {labels: {yes: Ja}}\n"
    (folder / "scales" / "locale").mkdir()
    (folder / "scales" / "locale" / "de.yaml").write_text(words, encoding="utf-8")
    return folder


def test_translated_words_replace_the_english_ones(write_checklist: Write) -> None:
    folder = _with_german(write_checklist())
    (english,) = load_checklists([folder])
    (german,) = load_checklists([folder], language="de")
    assert (german.language, german.title) == ("de", "Eine kleine Liste")
    assert german.items[0].title == "Eine Richtlinie liegt schriftlich vor"
    assert german.items[0].title_unmet == "No policy is written"
    assert german.scales["yes-partly-no"].labels["yes"] == "Ja"
    assert german.scales["yes-partly-no"].labels["partly"] == "partly"
    assert german.digest == english.digest


@pytest.mark.parametrize(
    ("said", "shown"), [("[Vertrag, Liste]", ("Vertrag", "Liste")), ("[Vertrag]", ("contract", "ledger"))]
)
def test_evidence_is_translated_as_a_whole_or_not_at_all(
    write_checklist: Write, said: str, shown: tuple[str, ...]
) -> None:
    folder = write_checklist(FIVE_LINES + "    evidence: [contract, ledger]\n")
    (german,) = load_checklists([_with_german(folder, GERMAN + f"    evidence: {said}\n")], language="de")
    assert german.items[0].evidence == shown


def test_a_language_without_words_stays_english(write_checklist: Write) -> None:
    folder = write_checklist()
    (checklist,) = load_checklists([folder], language="fr")
    assert (checklist.language, checklist.title) == ("en", "A small checklist")
    assert load_scales([folder], language="nl") == load_scales([folder])


def test_what_is_not_translated_is_named(write_checklist: Write) -> None:
    (checklist,) = load_checklists([write_checklist()])
    words = LocaleForm.model_validate({"language": "de", "items": {"other": {"title": "x"}}})
    assert [told.text for _, told in missing_words(checklist, words)] == [
        "The title of the checklist is not translated.",
        "Not translated in question 'written-policy': title, title_unmet.",
        "There is a translation of the question 'other', which does not exist.",
    ]


def test_a_translation_holds_words_only(write_checklist: Write) -> None:
    folder = _with_german(write_checklist(), GERMAN + "    importance: low\n")
    with pytest.raises(SettingsError, match="importance") as caught:
        load_checklists([folder], language="de")
    assert caught.value.place.endswith("de.yaml:6")
