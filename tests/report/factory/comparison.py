"""A comparison with an earlier year, whose terms add up."""

from __future__ import annotations

from datetime import date

from audit.model.comparison import Change, ChecklistChange, Comparison, ItemChange, Terms
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import AuditResult
from audit.types import Outcome


def comparison_of(result: AuditResult) -> Comparison:
    after = (result.overall.value or 0.0) * 100
    terms = Terms(total=6.14, practice=7.33, method=-0.41, reweighting=0.22, scope=-1.0, gates=0.0)
    changes = (Change.FIXED, Change.IMPROVED, Change.NEW, Change.STILL_OPEN, Change.SAME, Change.WORSE)
    items = []
    judged = [item for checklist in result.checklists for item in checklist.items]
    for place, item in enumerate(judged):
        change = Change.FIXED if item.outcome is Outcome.MET and place % 2 else changes[place % 6]
        if item.outcome is Outcome.MET and change is not Change.FIXED:
            change = Change.SAME
        value = item.measurement.value if item.measurement else None
        items.append(
            ItemChange(
                item=item.item,
                checklist=item.checklist,
                change=change,
                before=Outcome.NOT_MET,
                after=item.outcome,
                score_before=0.2,
                score_after=item.score,
                value_before=None if value is None else value * 0.8,
                value_after=value,
                beyond_chance=place % 2 == 0,
            )
        )
    checklists = tuple(
        ChecklistChange(
            checklist=found.checklist,
            before=(found.score.value or 0.0) * 100 - step,
            after=(found.score.value or 0.0) * 100,
            change=step,
        )
        for found, step in zip(result.checklists, (12.0, 4.5, -3.25, 8.0, 9.45), strict=False)
    )
    year = int(result.period.label[:4]) - 1
    return Comparison(
        before=Period(label=str(year), start=date(year, 1, 1), end=date(year, 12, 31), as_of=date(year, 12, 31)),
        after=result.period,
        score_before=after - 6.14,
        score_after=after,
        terms=terms,
        checklists=checklists,
        items=tuple(items),
        notes=(msg("note", "Two questions were measured for the first time."),),
    )
