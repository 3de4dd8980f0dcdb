"""From a result to what the report says."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from audit.model.comparison import Comparison
from audit.model.plan import Plan
from audit.model.result import AuditResult
from audit.report.build.budget import budget_section
from audit.report.build.changes import changes
from audit.report.build.chapters import chapters, unseen_section
from audit.report.build.data import data_section
from audit.report.build.exceptions import exceptions_section
from audit.report.build.material import Material, gather
from audit.report.build.method import method_section
from audit.report.build.plan import plan_intro, plan_parts, recording_section
from audit.report.build.sources import sources_section, untranslated_statements
from audit.report.build.summary import summary
from audit.report.build.translated import in_language, texts_of
from audit.report.context import ReportContext, Term
from audit.report.words import words_for


def build_context(
    result: AuditResult,
    comparison: Comparison | None = None,
    *,
    language: str = "en",
    page: str = "A4",
    plan: Plan | None = None,
) -> ReportContext:
    """Put a result into words. Sentences, tables and charts come from the same numbers, each formatted once."""
    words = words_for(language, result.currency, result.settings.get("country", ""))
    words.untranslated.clear()
    told = in_language(result, language)
    material = gather(told.result, comparison, words)
    period = result.period
    context = ReportContext(
        language=language,
        direction=words.direction,
        title=words.say("Audit report {period}", period=period.label),
        organisation=result.organisation,
        period=period.label,
        created=words.day(result.created),
        created_iso=result.created.isoformat(),
        audience=words.label(result.audience),
        status=_status(material),
        cover_lines=_cover_lines(material),
        summary=summary(material),
        changes=changes(material),
        chapters=chapters(material),
        plan=plan_parts(material),
        plan_intro=plan_intro(material),
        sections=tuple(
            section
            for section in (
                budget_section(plan, material),
                recording_section(material),
                unseen_section(material),
                exceptions_section(material),
                data_section(material),
                method_section(material),
                sources_section(material),
            )
            if section is not None
        ),
        identifier=_identifier(result, language, page),
        page=page,
        result=result,
        told=told.result,
        foreign=told.untranslated | untranslated_statements(material),
        comparison=comparison,
        chosen=plan,
    )
    return replace(context, language_note=_language_note(material, told.untranslated))


def _language_note(material: Material, left: frozenset[str]) -> str:
    """Return what of the report is not in its language; empty where everything is."""
    words = material.words
    untranslated = len(words.untranslated)
    foreign = sorted({checklist.language for checklist in material.result.definitions} - {words.locale.language})
    sentences = []
    if foreign:
        names = words.listed([words.locale.languages.get(name, name) for name in foreign])
        sentences.append(words.say("The texts of the checklists are in another language: {names}.", names=names))
    own = [checklist for checklist in material.result.definitions if checklist.language == words.locale.language]
    remaining = sum(1 for checklist in own for text in texts_of(checklist) if text in left)
    if remaining:
        sentences.append(
            words.plural(
                remaining,
                "{n} text of the checklists has no translation yet and stands in English.",
                "{n} texts of the checklists have no translation yet and stand in English.",
            )
        )
    if untranslated:
        sentences.append(
            words.plural(
                untranslated,
                "{n} sentence has no translation yet and stands in English.",
                "{n} sentences have no translation yet and stand in English.",
            )
        )
    return " ".join(sentences)


def _status(material: Material) -> str:
    words, settings = material.words, material.result.settings
    approver, when = settings.get("approved_by", ""), settings.get("approved_on", "")
    if not approver:
        return words.say("Draft")
    if not when:
        return words.say("Approved by {approver}", approver=approver)
    return words.say("Approved by {approver}, {date}", approver=approver, date=words.day(date.fromisoformat(when)))


def _cover_lines(material: Material) -> tuple[Term, ...]:
    words, result = material.words, material.result
    names = words.listed([material.checklist_title(judged.checklist) for judged in result.checklists])
    return (
        Term(
            name=words.say("Period"),
            text=words.say("{start} to {end}", start=words.day(result.period.start), end=words.day(result.period.end)),
        ),
        Term(name=words.say("Snapshot of staff and governance"), text=words.day(result.period.as_of)),
        Term(name=words.say("Checklists"), text=names),
        Term(name=words.say("Audience"), text=words.label(result.audience)),
        Term(name=words.say("Made on"), text=words.day(result.created)),
    )


def _identifier(result: AuditResult, language: str, page: str) -> str:
    parts = (
        result.organisation,
        result.period.label,
        result.created.isoformat(),
        result.audience,
        language,
        page,
        result.settings_digest,
        *(checklist.digest for checklist in result.checklists),
        *(source.sha256 for source in result.sources),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
