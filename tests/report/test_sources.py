from __future__ import annotations

import pytest

from audit.checklists.load import load_guidance
from audit.model.result import AuditResult
from audit.report import ReportContext, build_context
from audit.report.build.sources import standards


def test_a_statement_stands_beside_its_id_with_its_questions(context: ReportContext) -> None:
    sources = next(section for section in context.sections if section.anchor == "sources")
    entries = {entry.name: entry for part in sources.parts for entry in part.entries}
    known = load_guidance()
    cited = [name for name in entries if name in known]
    assert cited
    for name in cited:
        assert entries[name].text == known[name].says
        assert entries[name].after.startswith("(")


def test_what_is_taken_from_a_standard_follows_it_and_its_own_items() -> None:
    found = {"Directive": ["9.6", "9.7"], "Directive: article 5": ["8.9"], "Code, part 1": ["1.1"]}
    assert [term.text for term in standards(found)] == ["Code, part 1 (1.1)", "Directive (9.6, 9.7): article 5 (8.9)"]


@pytest.mark.parametrize("language", ["fr", "de", "es"])
def test_every_statement_is_translated_and_no_other(language: str, result: AuditResult) -> None:
    english, said = load_guidance(), load_guidance(language)
    assert list(english) == list(said)
    assert [name for name in english if said[name].says == english[name].says] == []
    context = build_context(result, language=language)
    assert not context.foreign & {one.says for one in english.values()}


def test_a_statement_without_a_translation_is_marked_as_english(result: AuditResult) -> None:
    context = build_context(result, language="ar")
    assert {one.says for one in load_guidance().values()} <= context.foreign
