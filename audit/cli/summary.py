"""What the terminal says after a run: scores, the first actions, the data issues, the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from audit.cli.console import out
from audit.model.comparison import Comparison
from audit.model.message import Message
from audit.model.result import Action, AuditResult, DataIssue, Score
from audit.types import IssueLevel

FIRST_ACTIONS = 3
SHOWN_ISSUES = 12


def print_summary(result: AuditResult, comparison: Comparison | None, written: Sequence[Path]) -> None:
    """Print the outcome of a run."""
    out.print(_scores(result, comparison))
    if result.overall.withheld is not None:
        out.print(escape(result.overall.withheld.text))
    _print_actions(result.actions[:FIRST_ACTIONS])
    _print_issues(result.issues)
    for path in written:
        out.print(f"[green]Wrote[/green] {escape(str(path))}", soft_wrap=True)


def points(value: float | None) -> str:
    """Return a score as 0-100; 0 and 100 only when exact."""
    if value is None:
        return "withheld"
    shown = round(value * 100)
    if shown == 100 and value < 1:
        shown = 99
    if shown == 0 and value > 0:
        shown = 1
    return str(shown)


def _scores(result: AuditResult, comparison: Comparison | None) -> Table:
    table = Table(title=escape(f"{result.organisation or 'Audit'}, {result.period.label}"), title_justify="left")
    table.add_column("Checklist")
    for heading in ("Score", "Range", "Coverage", "Change"):
        table.add_column(heading, justify="right")
    titles = {checklist.id: checklist.title for checklist in result.definitions}
    changes = {} if comparison is None else {entry.checklist: entry.change for entry in comparison.checklists}
    for entry in result.checklists:
        table.add_row(*_row(titles.get(entry.checklist, entry.checklist), entry.score, changes.get(entry.checklist)))
    table.add_section()
    total = None if comparison is None else comparison.terms.total
    table.add_row(*_row("Overall", result.overall, total), style="bold")
    return table


def _row(title: str, score: Score, change: float | None) -> tuple[str, ...]:
    value = points(score.value) if score.value is not None else "withheld" if score.withheld else "-"
    return (
        escape(title),
        value,
        f"{points(score.low)} to {points(score.high)}",
        f"{score.coverage:.0%}",
        "" if change is None else moved(change),
    )


def moved(change: float) -> str:
    """Return a change in points with its sign; no change has none."""
    shown = round(change, 1)
    return f"{shown:+.1f}" if shown else "0.0"


def _print_actions(actions: Sequence[Action]) -> None:
    if not actions:
        return
    out.print("\n[bold]First actions[/bold]")
    for number, action in enumerate(actions, start=1):
        gain = "" if action.gain is None else f", {action.gain:+.1f} points"
        out.print(f"{number}. {escape(action.text)} [dim]({escape(action.owner_role)}, due {action.due}{gain})[/dim]")


def _print_issues(issues: Sequence[DataIssue]) -> None:
    serious = [issue for issue in issues if issue.level is not IssueLevel.INFO]
    notes = len(issues) - len(serious)
    if serious:
        out.print("\n[bold]In the data[/bold]")
    for issue in serious[:SHOWN_ISSUES]:
        out.print(issue_line(issue))
    if len(serious) > SHOWN_ISSUES:
        out.print(f"... and {len(serious) - SHOWN_ISSUES} more, listed in the report.")
    if notes:
        out.print(f"[dim]{notes} decisions of the import are listed in the report.[/dim]")
    out.print()


def issue_line(issue: DataIssue, say: Callable[[Message], str] | None = None) -> str:
    """Return a data issue as one line of console markup: level, place, sentence, which `say` puts into a language."""
    colour = {IssueLevel.ERROR: "red", IssueLevel.WARNING: "yellow", IssueLevel.INFO: "cyan"}[issue.level]
    place = ", ".join(part for part in (issue.file, issue.sheet, issue.cell) if part)
    where = f"{escape(place)}: " if place else ""
    return f"[{colour}]{issue.level}[/{colour}] {where}{escape(say(issue.message) if say else issue.message.text)}"
