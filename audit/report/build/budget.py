"""The best set of actions for what there is to spend."""

from __future__ import annotations

from collections.abc import Mapping

from audit.model.plan import Plan
from audit.report.build.material import Material
from audit.report.context import Cell, Column, Section, Table
from audit.report.labels import EFFORT_WORDS
from audit.report.words import Words


def budget_section(plan: Plan | None, material: Material) -> Section | None:
    """Return the budget view, or None where no plan was asked for."""
    if plan is None:
        return None
    words = material.words
    rows = tuple(
        (
            Cell(text=step.action.text),
            Cell(text=words.label(step.horizon)),
            Cell(text=step.action.owner or words.role(step.action.owner_role)),
            Cell(text=words.translate(EFFORT_WORDS[step.action.effort])),
            Cell(text=words.money(step.cost, plan.currency), kind="num"),
        )
        for step in plan.steps
    )
    table = Table(
        caption=words.say("The chosen actions"),
        columns=(
            Column(heading=words.say("Action"), width=46),
            Column(heading=words.say("When"), width=16),
            Column(heading=words.say("Owner"), width=16),
            Column(heading=words.say("Effort"), width=10),
            Column(heading=words.say("Cost"), kind="num", width=12),
        ),
        rows=rows,
        kind="dense",
    )
    return Section(
        anchor="budget",
        title=words.say("What a budget buys"),
        paragraphs=plan_sentences(plan, material.words, material.numbers),
        tables=(table,) if rows else (),
    )


def plan_sentences(plan: Plan, words: Words, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a plan reaches and asks for, what it is the best for, and what a little more would bring.

    `names` says how items are called; others are called by their id.
    """
    sentences = [
        _reached(plan, words),
        _limits(plan, words),
    ]
    if not plan.reached:
        sentences.append(words.say("The target cannot be reached with the actions that are known."))
    if plan.uncosted:
        titles = words.listed([names.get(item, item) for item in plan.uncosted])
        sentences.append(words.say("The cost of these is not known and counts as nothing: {titles}.", titles=titles))
    for unit in plan.next_units:
        more = words.money(unit.more, plan.currency) if unit.limit == "budget" else _work(unit.more, words)
        sentences.append(words.say("{more} more would gain {gain} points.", more=more, gain=words.gain(unit.gain)))
    sentences += [words.message(note) for note in plan.notes]
    return tuple(sentence for sentence in sentences if sentence)


def _reached(plan: Plan, words: Words) -> str:
    told = {"before": words.points(plan.score_before), "after": words.points(plan.score_after)}
    told["work"] = _work(plan.days, words)
    if not plan.cost and plan.uncosted:  # nothing is known to cost nothing
        return words.plural(
            len(plan.steps),
            "{n} action raises the score from {before} to {after}, for {work}.",
            "{n} actions raise the score from {before} to {after}, for {work}.",
            **told,
        )
    return words.plural(
        len(plan.steps),
        "{n} action raises the score from {before} to {after}, for {cost} and {work}.",
        "{n} actions raise the score from {before} to {after}, for {cost} and {work}.",
        cost=words.money(plan.cost, plan.currency),
        **told,
    )


def _limits(plan: Plan, words: Words) -> str:
    limits = plan.limits
    parts = []
    if limits.budget is not None:
        parts.append(words.say("a budget of {budget}", budget=words.money(limits.budget, plan.currency)))
    if limits.capacity is not None:
        parts.append(_work(limits.capacity, words))
    if limits.target is not None:
        parts.append(words.say("a target of {target}", target=words.points(limits.target)))
    if not parts:
        return ""
    return words.say("It is the best set for {limits}; the set is re-scored as a whole.", limits=words.listed(parts))


def _work(days: float, words: Words) -> str:
    whole = days == int(days)
    said = words.number(days, 0 if whole else 1)
    return words.plural(
        int(days) if whole else max(2, round(days)), "{days} day of work", "{days} days of work", days=said
    )
