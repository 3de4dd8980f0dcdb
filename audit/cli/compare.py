"""`audit compare`: what changed between two results, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.console import escape, out
from audit.cli.inputs import load_result
from audit.cli.summary import points
from audit.errors import UsageError
from audit.model.comparison import Change

if TYPE_CHECKING:
    from audit.model.comparison import Comparison
    from audit.model.result import AuditResult

TERMS = {
    "practice": "What the organisation does differently",
    "method": "The same practice, judged by the later year's rules",
    "reweighting": "Questions that count for more or less",
    "scope": "Questions answered in one of the two years only",
    "gates": "Caps that came or went",
    "total": "Change of the score",
}
QUIET = frozenset({Change.SAME, Change.STILL_OPEN})


def compare(
    before: Annotated[str, typer.Argument(help="A result document (.json), or a number of `audit history list`.")],
    after: Annotated[str, typer.Argument(help="The later one.")],
    history: Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")] = None,
) -> None:
    """Compare two results: how much of the change is practice, and which items changed."""
    from audit.history import compare as compare_results

    earlier, later = load_result(before, history), load_result(after, history)
    _check_pair(earlier, later)
    comparison = compare_results(earlier, later)
    out.print(_terms(comparison))
    out.print(_items(comparison))
    money = _money(comparison)
    if money.row_count:
        out.print(money)
    for note in comparison.notes:
        out.print(escape(note.text), soft_wrap=True)


def _check_pair(earlier: AuditResult, later: AuditResult) -> None:
    """Stop where the years are named the wrong way round; say where the names of the organisations differ."""
    if earlier.period.as_of > later.period.as_of:
        message = f"The result named first is the later one ({earlier.period.label} after {later.period.label})."
        raise UsageError(message, code="compare-order", hint="Name the earlier result first.")
    if earlier.organisation != later.organisation:
        said = f"These are results of two organisations: {earlier.organisation} and {later.organisation}."
        out.print(f"[yellow]{escape(said)}[/yellow]", soft_wrap=True)


def _terms(comparison: Comparison) -> Table:
    scores = [
        "withheld" if score is None else points(score / 100)
        for score in (comparison.score_before, comparison.score_after)
    ]
    title = f"{comparison.before.label} to {comparison.after.label}: {scores[0]} to {scores[1]}"
    table = Table(title=escape(title), title_justify="left")
    table.add_column("Part of the change")
    table.add_column("Points", justify="right")
    for name, value in _shown(comparison).items():
        table.add_row(TERMS[name], "not shown: a score is withheld" if value is None else value)
    return table


def _shown(comparison: Comparison) -> dict[str, str | None]:
    """Return the parts of the change and their total as the report prints them; they add up."""
    from audit.report.build.changes import shown_parts, shown_total
    from audit.report.words import words_for

    values = {**shown_parts(comparison), "total": shown_total(comparison)}
    signed = words_for().signed
    return {name: None if (value := values.get(name)) is None else signed(float(value)) for name in TERMS}


def _items(comparison: Comparison) -> Table:
    from audit.report.labels import LABELS

    table = Table(title="Items that changed", title_justify="left")
    for heading in ("Item", "Change", "Before", "After", "Beyond chance"):
        numeric = heading in ("Before", "After")
        table.add_column(heading, justify="right" if numeric else "left", no_wrap=heading == "Item")
    for entry in comparison.items:
        if entry.change not in QUIET:
            chance = {True: "yes", False: "may be chance", None: ""}[entry.beyond_chance]
            scores = [("-" if score is None else points(score)) for score in (entry.score_before, entry.score_after)]
            table.add_row(escape(entry.item), LABELS[entry.change], *scores, chance)
    return table


def _money(comparison: Comparison) -> Table:
    table = Table(title="Shares of money, with the sums behind them", title_justify="left")
    for heading in ("Item", "Before", "After", "Sum before", "Sum after", "Change"):
        name = heading == "Item"
        table.add_column(heading, justify="left" if name else "right", no_wrap=not name, overflow="fold")
    for entry in comparison.items:
        if entry.money_before is not None and entry.money_after is not None and not entry.is_break:
            shares = [("-" if share is None else f"{share:.2%}") for share in (entry.value_before, entry.value_after)]
            change = entry.money_after - entry.money_before
            sums = (f"{entry.money_before:,.0f}", f"{entry.money_after:,.0f}", f"{change:+,.0f}")
            table.add_row(escape(entry.item), *shares, *sums)
    return table
