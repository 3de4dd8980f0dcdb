"""`audit plan`: the best set of actions for a budget and a capacity, or the least set that reaches a target."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli import options
from audit.cli.console import escape, out, say_written, spoken
from audit.cli.inputs import load_compared
from audit.cli.outputs import check_outputs, file_of
from audit.cli.rendering import Look, write_renderings
from audit.errors import UsageError
from audit.model.message import msg
from audit.types import Horizon

if TYPE_CHECKING:
    from audit.model.plan import Plan
    from audit.model.result import AuditResult
    from audit.report.words import Words

OWNER = 2
"""The place of the last column of words; numbers follow it."""


def plan(
    result: Annotated[str, typer.Argument(help="A result document (.json), or a number of `audit history list`.")],
    budget: Annotated[float | None, typer.Option("--budget", min=0, help="Money there is.")] = None,
    currency: Annotated[str | None, typer.Option("--currency", help="Its currency; must be the result's.")] = None,
    capacity: Annotated[str | None, typer.Option("--capacity", help="Days of work there are, such as 40d.")] = None,
    target: Annotated[float | None, typer.Option("--target", min=0, max=100, help="The least set reaching it.")] = None,
    assume: Annotated[list[str] | None, typer.Option("--if", help="ITEM=met: taken as done already.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Settings; default: audit.toml here.")] = None,
    history: Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")] = None,
    pdf: Annotated[Path | None, typer.Option("-o", "--output", help="Write the report with the plan in it.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write the plan workbook.")] = None,
    language: Annotated[str | None, typer.Option("--lang", help="The language of what is said.")] = None,
) -> None:
    """Choose the set of actions that gains most within money and effort, or asks least for a target."""
    from audit.model.plan import Limits
    from audit.report.words import words_for
    from audit.scoring.choose import choose_actions

    wanted = {"pdf": pdf, "xlsx": xlsx}
    check_outputs(wanted, read=(Path(result), config, file_of(history)))
    document, comparison = load_compared(result, history)
    _check_currency(document, currency)
    settings = options.settings_for(config, language=language)
    chosen = choose_actions(
        document,
        Limits(budget=budget, capacity=_days(capacity), target=target),
        costs=settings.action_costs,
        days_per_point=settings.days_per_effort_point,
        assume_met=[_met(pair) for pair in assume or []],
    )
    words = words_for(spoken(), document.currency)
    _print(chosen, document, words)
    paths = {name: path for name, path in wanted.items() if path is not None}
    if paths:
        write_renderings(document, comparison, paths, Look(language=settings.language), plan=chosen)
    for path in paths.values():
        say_written(path)


def _check_currency(document: AuditResult, currency: str | None) -> None:
    if currency and document.currency and currency != document.currency:
        told = msg(
            "plan-currency",
            "The result is in {own}, not in {currency}; give the budget in {own}.",
            own=document.currency,
            currency=currency,
        )
        raise UsageError(told, code=told.code)


def _days(text: str | None) -> float | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*d?", text.strip())
    if found is None:
        raise UsageError(msg("option-capacity", "--capacity needs days, such as 40d."), code="option-capacity")
    return float(found[1])


def _met(pair: str) -> str:
    item, _, state = pair.partition("=")
    if state != "met":
        raise UsageError(msg("option-if", "--if needs ITEM=met."), code="option-if")
    return item


def _print(chosen: Plan, document: AuditResult, words: Words) -> None:
    from audit.report.build.budget import plan_sentences
    from audit.report.build.translated import in_language

    texts = {action.item: action.text for action in in_language(document, words.language).result.actions}
    headings = (words.say("Question"), words.say("Action"), words.say("Owner"), words.say("Days"), words.say("Cost"))
    for horizon in Horizon:
        steps = [step for step in chosen.steps if step.horizon == horizon]
        if steps:
            table = Table(title=words.label(horizon), title_justify="left")
            for place, heading in enumerate(headings):
                table.add_column(heading, justify="right" if place > OWNER else "left", no_wrap=place == 0)
            for step in steps:
                item, owner = step.action.item, step.action.owner or words.role(step.action.owner_role)
                days, cost = f"{step.days:g}", words.money(step.cost, chosen.currency)
                table.add_row(item, escape(texts[item]), escape(owner), days, cost)
            out.print(table)
    for sentence in plan_sentences(chosen, words, {}):
        out.print(escape(sentence), soft_wrap=True)
