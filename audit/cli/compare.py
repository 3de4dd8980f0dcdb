"""`audit compare`: what changed between two results, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.console import escape, out, spoken
from audit.cli.inputs import load_result
from audit.errors import UsageError
from audit.model.comparison import Change
from audit.model.message import msg

if TYPE_CHECKING:
    from audit.model.comparison import Comparison
    from audit.model.result import AuditResult
    from audit.report.words import Words

QUIET = frozenset({Change.SAME, Change.STILL_OPEN})


def compare(
    before: Annotated[str, typer.Argument(help="A result document (.json), or a number of `audit history list`.")],
    after: Annotated[str, typer.Argument(help="The later one.")],
    history: Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")] = None,
) -> None:
    """Compare two results: how much of the change is practice, and which questions changed."""
    from audit.history import compare as compare_results
    from audit.report.words import words_for

    words = words_for(spoken())
    earlier, later = load_result(before, history), load_result(after, history)
    _check_pair(earlier, later, words)
    comparison = compare_results(earlier, later)
    out.print(_terms(comparison, words))
    out.print(_items(comparison, words))
    money = _money(comparison, words)
    if money.row_count:
        out.print(money)
    for note in comparison.notes:
        out.print(escape(words.message(note)), soft_wrap=True)


def _check_pair(earlier: AuditResult, later: AuditResult, words: Words) -> None:
    """Stop where the years are named the wrong way round; say where the names of the organisations differ."""
    if earlier.period.as_of > later.period.as_of:
        told = msg(
            "compare-order",
            "The result named first is the later one ({first} after {second}).",
            first=earlier.period.label,
            second=later.period.label,
        )
        raise UsageError(told, code=told.code, hints=[msg("compare-how", "Name the earlier result first.")])
    if earlier.organisation != later.organisation:
        said = words.say(
            "These are results of two organisations: {first} and {second}.",
            first=earlier.organisation,
            second=later.organisation,
        )
        out.print(f"[yellow]{escape(said)}[/yellow]", soft_wrap=True)


def _terms(comparison: Comparison, words: Words) -> Table:
    from audit.report.build.changes import parts_in, shown_parts, shown_total

    years = words.say("From {before} to {after}", before=comparison.before.label, after=comparison.after.label)
    before, after = (
        words.say("withheld") if score is None else words.score(score / 100)
        for score in (comparison.score_before, comparison.score_after)
    )
    scores = words.say("{before} to {after}", before=before, after=after)
    table = Table(title=escape(f"{years}{words.colon} {scores}"), title_justify="left")
    table.add_column(words.say("Part"))
    table.add_column(words.say("What it is"))
    table.add_column(words.say("Points"), justify="right")
    values = {**shown_parts(comparison), "total": shown_total(comparison)}
    for part, (name, meaning) in {**parts_in(words), "total": (words.say("Total"), "")}.items():
        value = values.get(part)
        points = words.say("withheld") if value is None else words.signed(float(value))
        table.add_row(escape(name), escape(meaning), escape(points))
    return table


def _items(comparison: Comparison, words: Words) -> Table:
    table = Table(title=words.say("Questions that changed"), title_justify="left")
    table.add_column(words.say("Question"), no_wrap=True)
    table.add_column(words.say("Change"))
    table.add_column(words.say("Before"), justify="right")
    table.add_column(words.say("Now"), justify="right")
    table.add_column(words.say("Remark"))
    chance = {True: words.say("Larger than chance."), False: words.say("May be chance."), None: ""}
    for entry in comparison.items:
        if entry.change not in QUIET:
            scores = (words.score(score) for score in (entry.score_before, entry.score_after))
            table.add_row(escape(entry.item), words.label(entry.change), *scores, chance[entry.beyond_chance])
    return table


def _money(comparison: Comparison, words: Words) -> Table:
    table = Table(title=words.say("Shares of money, with the sums behind them"), title_justify="left")
    table.add_column(words.say("Question"), no_wrap=False, overflow="fold")
    sums = (words.say("Sum before"), words.say("Sum now"), words.say("Change"))
    for heading in (words.say("Before"), words.say("Now"), *sums):
        table.add_column(heading, justify="right", no_wrap=True, overflow="fold")
    for entry in comparison.items:
        if entry.money_before is not None and entry.money_after is not None and not entry.is_break:
            shares = (words.percent(share, 2) for share in (entry.value_before, entry.value_after))
            change = words.signed(entry.money_after - entry.money_before, 0)
            sums_of = (words.number(entry.money_before), words.number(entry.money_after), change)
            table.add_row(escape(entry.item), *shares, *sums_of)
    return table
