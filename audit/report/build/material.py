"""What every part of the report looks things up in: definitions by id, actions by item, numbers of items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.model.checklist import Checklist, Item
from audit.model.comparison import ChecklistChange, Comparison, ItemChange
from audit.model.result import Action, AuditResult, ChecklistResult, ItemResult
from audit.report.words import Words
from audit.types import Outcome

EU_COUNTRIES = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The result and its comparison, indexed."""

    result: AuditResult
    comparison: Comparison | None
    words: Words
    checklists: Mapping[str, Checklist]
    items: Mapping[str, Item]
    numbers: Mapping[str, str]  # item id -> "2.3"
    actions: Mapping[str, tuple[int, Action]]
    wanted: Mapping[str, tuple[str, ...]]  # item id -> columns that would allow it
    marks: Mapping[tuple[str, str], int]  # file and sheet -> its number in the list of sources
    changes: Mapping[str, ItemChange]
    checklist_changes: Mapping[str, ChecklistChange]

    def title(self, item_id: str, outcome: Outcome | None = None) -> str:
        """Return an item's title in the state that it is in; without a state, only its question can be said."""
        item = self.items.get(item_id)
        if item is None:
            return item_id
        if outcome is None or not outcome.is_scored:
            return item.question or item.title
        return item.title if outcome is Outcome.MET else item.title_unmet or item.title

    def checklist_title(self, checklist_id: str) -> str:
        """Return a checklist's title."""
        checklist = self.checklists.get(checklist_id)
        return checklist.title if checklist else checklist_id


def gather(result: AuditResult, comparison: Comparison | None, words: Words) -> Material:
    """Index a result."""
    checklists = {checklist.id: checklist for checklist in result.definitions}
    return Material(
        result=result,
        comparison=comparison,
        words=words,
        checklists=checklists,
        items={item.id: item for checklist in result.definitions for item in checklist.items},
        numbers={
            judged.item: f"{place}.{number}"
            for place, checklist in enumerate(result.checklists, 1)
            for number, judged in enumerate(checklist.items, 1)
        },
        actions={action.item: (number, action) for number, action in enumerate(result.actions, 1)},
        wanted={entry.item: entry.columns for entry in result.to_record},
        marks=_marks(result),
        changes={} if comparison is None else {change.item: change for change in comparison.items},
        checklist_changes={} if comparison is None else {change.checklist: change for change in comparison.checklists},
    )


def _marks(result: AuditResult) -> dict[tuple[str, str], int]:
    """Return a number for each file and sheet, in the order of the data page, then for whatever else was read."""
    listed = [(source.file, source.sheet) for source in result.sources]
    origins = [
        (origin.file, origin.sheet)
        for judged in all_items(result)
        if judged.measurement is not None
        for origin in judged.measurement.provenance
    ]
    return {place: number for number, place in enumerate(dict.fromkeys([*listed, *origins]), 1)}


def anchor_of(item_id: str) -> str:
    """Return the anchor of an item's finding."""
    return f"item-{item_id}"


def chapter_anchor(checklist_id: str) -> str:
    """Return the anchor of a checklist's chapter."""
    return f"checklist-{checklist_id}"


def all_items(result: AuditResult) -> tuple[ItemResult, ...]:
    """Return all judged items in order."""
    return tuple(judged for checklist in result.checklists for judged in checklist.items)


def count_outcomes(checklists: tuple[ChecklistResult, ...]) -> Mapping[Outcome, int]:
    """Return how many items came to each outcome, in the order of the outcomes."""
    judged = [item.outcome for checklist in checklists for item in checklist.items]
    return {outcome: judged.count(outcome) for outcome in Outcome if outcome in judged}


def jurisdiction_of(result: AuditResult) -> str:
    """Return the jurisdiction of the profile, else of the organisation's country; empty if neither is known."""
    if result.profile.jurisdiction:
        return result.profile.jurisdiction.lower()
    country = result.settings.get("country", "").upper()
    if country in EU_COUNTRIES:
        return "eu"
    return {"GB": "uk", "UK": "uk", "US": "us"}.get(country, "")
