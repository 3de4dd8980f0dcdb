"""Accepted exceptions and hidden figures, listed so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.result import ChecklistResult
from audit.report.build.material import Material, all_items
from audit.report.context import Cell, Column, Section, Table, Term
from audit.types import Audience, Outcome

LINE_UPS = "appearances"


def exceptions_section(material: Material) -> Section | None:
    """Return waivers and suppressed items, or None where there is neither."""
    words = material.words
    waivers, hidden = _waivers(material), _suppressed(material)
    if not waivers.rows and not hidden:
        return None
    return Section(
        anchor="exceptions",
        title=words.say("Exceptions and hidden figures"),
        tables=(waivers,) if waivers.rows else (),
        parts=hidden,
    )


def _waivers(material: Material) -> Table:
    words, created = material.words, material.result.created
    rows = tuple(
        (
            Cell(text=material.title(waiver.item, Outcome.NOT_MET), kind="strong"),
            Cell(text=waiver.justification),
            Cell(text=waiver.approver),
            Cell(text=words.short_day(waiver.granted)),
            Cell(text=words.short_day(waiver.expires)),
            Cell(
                text=words.say("expired: the finding counts again")
                if waiver.expires < created
                else words.say("in force")
            ),
        )
        for waiver in material.result.waivers
    )
    return Table(
        caption=words.say("Accepted exceptions"),
        columns=(
            Column(heading=words.say("Finding"), width=26),
            Column(heading=words.say("Justification"), width=27),
            Column(heading=words.say("Approved by"), width=13),
            Column(heading=words.say("Granted on"), width=10),
            Column(heading=words.say("Until"), width=10),
            Column(heading=words.say("State"), width=14),
        ),
        rows=rows,
        kind="dense",
    )


def _suppressed(material: Material) -> tuple[Section, ...]:
    """Return the questions whose figures are hidden, one part for each reason, in the order of the checklists."""
    words = material.words
    reasons: dict[str, list[Term]] = {}
    for judged in all_items(material.result):
        if judged.outcome is Outcome.SUPPRESSED:
            entry = Term(name=material.numbers[judged.item], text=material.title(judged.item))
            reasons.setdefault(words.message(judged.reason), []).append(entry)
    title = words.say("Questions whose figures are hidden to protect people")
    return tuple(
        Section(
            anchor=f"hidden-{number}",
            title=title,
            paragraphs=(reason,) if reason else (),
            entries=tuple(entries),
            kind="lines",
        )
        for number, (reason, entries) in enumerate(reasons.items(), 1)
    )


def shows_more(checklists: Sequence[ChecklistResult], material: Material) -> tuple[str, ...]:
    """Return which settings would show more of what is hidden, if there are such."""
    words, result = material.words, material.result
    hidden = [one for judged in checklists for one in judged.items if one.outcome is Outcome.SUPPRESSED]
    told = []
    if hidden and result.audience is not Audience.CONFIDENTIAL:
        told.append(
            words.say(
                "A report for a narrower audience shows more (setting “audience”, “confidential” at the narrowest)."
            )
        )
    of_line_ups = any(one.measurement is not None and one.measurement.population == LINE_UPS for one in hidden)
    if of_line_ups and result.settings.get("public_roster") != "yes":
        told.append(
            words.say("Where line-ups were announced to the public, the setting “public_roster” shows more of them.")
        )
    return tuple(told)
