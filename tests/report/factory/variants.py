"""Variants of the report: size, name, page, language, theme. A pairwise choice for every run, all in the long one."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from audit.model.result import AuditResult, ChecklistResult
from audit.report import ReportContext, build_context, load_theme, render_html, render_pdf
from tests.report.factory.comparison import comparison_of
from tests.report.factory.result import sample_result

SIZES = (1, 30, 200)
NAMES = (
    "Northlight",
    "The Interregional Association for the Promotion of Accessible, Equitable and Fragrance-Free Conferences, "
    "Congresses, Colloquia and Summer Schools in the Arts, Sciences and Professions (Incorporated)",
    "مؤسسة الفنون والعلوم · 北光艺术与科学基金会 · कला और विज्ञान संस्थान",
)
PAGES = ("A4", "Letter")
LANGUAGES = ("en", "fr", "es", "de", "ar")
THEMES = ("", "own")
"""The bundled theme, and one with colours and a logo of its own."""

Variant = tuple[int, str, str, str, str]

_THEMES = Path(__file__).resolve().parents[1] / "themes"


def all_variants() -> list[Variant]:
    return list(product(SIZES, NAMES, PAGES, LANGUAGES, THEMES))


def pairwise_variants() -> list[Variant]:
    """Choose variants greedily until every pair of values of two properties has been seen together."""
    left = {pair for variant in all_variants() for pair in _pairs(variant)}
    chosen = []
    while left:
        best = max(all_variants(), key=lambda variant: len(left & _pairs(variant)))
        chosen.append(best)
        left -= _pairs(best)
    return chosen


def _pairs(variant: Variant) -> set[tuple[int, object, int, object]]:
    places = range(len(variant))
    return {(i, variant[i], j, variant[j]) for i in places for j in places if i < j}


def rendered(variant: Variant) -> bytes:
    """Return the PDF of a variant."""
    *look, theme = variant
    context = context_of(*look)
    return render_pdf(context, render_html(context, load_theme(_THEMES / theme) if theme else None))


def context_of(size: int, name: str, page: str, language: str) -> ReportContext:
    result = sized(sample_result(name), size)
    return build_context(result, comparison_of(result) if size > 1 else None, language=language, page=page)


def sized(result: AuditResult, size: int) -> AuditResult:
    """Cut the result to one item, leave it, or repeat its checklists until it has that many items."""
    if size == 1:
        judged, definition = result.checklists[0], result.definitions[0]
        return replace(
            result,
            checklists=(replace(judged, items=judged.items[:1]),),
            definitions=(replace(definition, items=definition.items[:1]),),
            actions=tuple(action for action in result.actions if action.item == judged.items[0].item),
            to_record=(), issues=(), waivers=(),
        )  # fmt: skip
    checklists: list[ChecklistResult] = []
    definitions = []
    copies = max(1, -(-size // 45))
    for copy in range(copies):
        end = f"-{copy}" if copy else ""
        for judged, definition in zip(result.checklists, result.definitions, strict=True):
            name = judged.checklist + end
            items = tuple(replace(item, item=item.item + end, checklist=name) for item in judged.items)
            checklists.append(replace(judged, checklist=name, items=items))
            renamed = tuple(replace(item, id=item.id + end) for item in definition.items)
            definitions.append(replace(definition, id=name, title=f"{definition.title} {end}".strip(), items=renamed))
    actions = tuple(
        replace(action, item=action.item + (f"-{copy}" if copy else ""))
        for copy in range(copies)
        for action in result.actions
    )
    return replace(result, checklists=tuple(checklists), definitions=tuple(definitions), actions=actions)
