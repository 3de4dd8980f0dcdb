"""`audit plan`: the best set of actions for a budget and a capacity, or the least set that reaches a target."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli import options
from audit.cli.console import escape, out
from audit.cli.inputs import load_compared
from audit.cli.rendering import Look, write_renderings
from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.model.plan import Plan
    from audit.model.result import AuditResult

HORIZONS = {"30-days": "Within 30 days", "this-year": "This year", "next-year": "Next year"}


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
) -> None:
    """Choose the set of actions that gains most within money and effort, or asks least for a target."""
    from audit.model.plan import Limits
    from audit.scoring.choose import choose_actions

    document, comparison = load_compared(result, history)
    _check_currency(document, currency)
    settings = options.settings_for(config)
    chosen = choose_actions(
        document,
        Limits(budget=budget, capacity=_days(capacity), target=target),
        costs=settings.action_costs,
        days_per_point=settings.days_per_effort_point,
        assume_met=[_met(pair) for pair in assume or []],
    )
    _print(chosen, document)
    wanted = {"pdf": pdf, "xlsx": xlsx}
    paths = {name: path for name, path in wanted.items() if path is not None}
    if paths:
        write_renderings(document, comparison, paths, Look(language=settings.language), plan=chosen)
    for path in paths.values():
        out.print(f"[green]Wrote[/green] {escape(str(path))}", soft_wrap=True)


def _check_currency(document: AuditResult, currency: str | None) -> None:
    if currency and document.currency and currency != document.currency:
        message = f"The result is in {document.currency}, not in {currency}; give the budget in {document.currency}."
        raise UsageError(message, code="plan-currency")


def _days(text: str | None) -> float | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*d?", text.strip())
    if found is None:
        message = "--capacity needs days, such as 40d."
        raise UsageError(message, code="option-capacity")
    return float(found[1])


def _met(pair: str) -> str:
    item, _, state = pair.partition("=")
    if state != "met":
        message = "--if needs ITEM=met."
        raise UsageError(message, code="option-if")
    return item


def _print(chosen: Plan, document: AuditResult) -> None:
    gain = f"From {chosen.score_before:.1f} to {chosen.score_after:.1f} points"
    takes = f"{len(chosen.steps)} actions, {chosen.days:g} days and {chosen.cost:,.0f} {chosen.currency}".rstrip()
    out.print(f"[bold]{gain}[/bold] with {escape(takes)}")
    texts = {action.item: action.text for action in document.actions}
    for horizon, words in HORIZONS.items():
        steps = [step for step in chosen.steps if step.horizon == horizon]
        if steps:
            table = Table(title=words, title_justify="left")
            for heading in ("Item", "Action", "Owner", "Days", "Cost"):
                numeric = heading in ("Days", "Cost")
                table.add_column(heading, justify="right" if numeric else "left", no_wrap=heading == "Item")
            for step in steps:
                cost = "not known" if step.cost is None else f"{step.cost:,.0f}"
                item = step.action.item
                owner = step.action.owner or step.action.owner_role
                table.add_row(item, escape(texts[item]), escape(owner), f"{step.days:g}", cost)
            out.print(table)
    _print_limits(chosen)


def _print_limits(chosen: Plan) -> None:
    if not chosen.reached:
        out.print("No set of the known actions reaches the target; these come nearest.")
    for unit in chosen.next_units:
        more = (
            f"{unit.more:g} more {'day' if unit.more == 1 else 'days'}"
            if unit.limit == "capacity"
            else f"{unit.more:,.0f} more {chosen.currency}"
        )
        out.print(f"{more} would gain {unit.gain:.1f} more points.")
    if chosen.uncosted:
        out.print(f"Cost not known, counted as nothing: {escape(', '.join(chosen.uncosted))}.", soft_wrap=True)
    for note in chosen.notes:
        out.print(escape(note.text), soft_wrap=True)
