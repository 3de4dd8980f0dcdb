from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from audit.checklists.load import load_checklists
from audit.checklists.profiles import load_profile
from audit.model.checklist import Checklist
from audit.model.result import AuditResult
from audit.report import build_context, render_html
from audit.report.build import translated
from audit.report.build.translated import in_language, texts_of

ID = "paying-speakers"


@pytest.fixture
def shipped(result: AuditResult) -> AuditResult:
    """A result whose definitions are those that ship, so that their translations fit."""
    (definition,) = load_checklists(ids=(ID,))
    return replace(result, definitions=(definition,), checklists=(), actions=())


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Checklist:
    """Stand in for a translation that has everything but the rationales."""
    (source,) = load_checklists(ids=(ID,))
    items = tuple(
        replace(
            item,
            title=f"fr {item.title}",
            title_unmet=f"fr {item.title_unmet}",
            question=f"fr {item.question}",
            remediation=item.remediation and replace(item.remediation, text=f"fr {item.remediation.text}"),
        )
        for item in source.items
    )
    told = replace(source, language="fr", title=f"fr {source.title}", summary=f"fr {source.summary}", items=items)

    def load(folders: Sequence[Any] | None = None, ids: Sequence[str] = (), *, language: str = "en") -> Any:
        return (told,) if language == "fr" else (source,)

    monkeypatch.setattr(translated, "load_checklists", load)
    return told


def test_the_texts_of_a_result_are_exchanged_for_those_of_the_language(shipped: AuditResult, french: Checklist) -> None:
    told = in_language(shipped, "fr")
    (definition,) = told.result.definitions
    assert definition.language == "fr"
    assert definition.items[0].title == french.items[0].title
    assert definition.items[0].id == shipped.definitions[0].items[0].id
    assert definition.items[0].examples == shipped.definitions[0].items[0].examples


def test_what_has_no_translation_stays_and_is_known(shipped: AuditResult, french: Checklist) -> None:
    told = in_language(shipped, "fr")
    (definition,) = told.result.definitions
    assert definition.items[0].rationale in told.untranslated
    assert definition.items[0].title not in told.untranslated


def test_there_and_back_is_the_same_result(shipped: AuditResult, french: Checklist) -> None:
    there = in_language(shipped, "fr").result
    assert in_language(there, "en").result == shipped


def test_an_organisations_own_words_stay(shipped: AuditResult, french: Checklist) -> None:
    (definition,) = shipped.definitions
    own = replace(definition, items=(replace(definition.items[0], title="Our own words"), *definition.items[1:]))
    told = in_language(replace(shipped, definitions=(own,)), "fr").result
    assert told.definitions[0].items[0].title == "Our own words"


def test_a_report_in_its_own_language_loads_nothing(shipped: AuditResult, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translated, "load_checklists", None)
    assert in_language(shipped, "en").result is shipped


def test_an_english_text_in_another_report_carries_its_language(result: AuditResult) -> None:
    definition = next(iter(load_checklists(ids=(ID,))))
    shown = replace(result.definitions[0], summary=definition.summary)
    html = render_html(build_context(replace(result, definitions=(shown, *result.definitions[1:])), language="ar"))
    assert f'<span lang="en" dir="ltr">{definition.summary}</span>' in html


def test_all_texts_are_seen() -> None:
    (definition,) = load_checklists(ids=(ID,))
    texts = set(texts_of(definition))
    assert {definition.title, definition.summary, definition.items[0].rationale} <= texts


def test_the_texts_of_a_profile_are_told_again(shipped: AuditResult) -> None:
    english, german = load_profile("organiser"), load_profile("organiser", language="de")
    assert german.title != english.title
    told = in_language(replace(shipped, profile=english), "de").result.profile
    assert (told.title, told.reason) == (german.title, german.reason)
    assert told.checklists == english.checklists
    back = in_language(replace(shipped, profile=english), "en").result.profile
    assert back == english


def test_a_profile_of_ones_own_keeps_its_words(shipped: AuditResult) -> None:
    own = replace(load_profile("organiser"), id="of-our-own", title="Ours", reason="Because.")
    assert in_language(replace(shipped, profile=own), "de").result.profile == own
