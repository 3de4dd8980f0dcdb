"""What the terminal says after a run: scores, the first actions, the data issues, the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from audit.cli.console import escape, out, say_message, say_written, spoken
from audit.model.comparison import ChecklistChange, Comparison
from audit.model.message import msg
from audit.model.result import Action, AuditResult, DataIssue, Score
from audit.types import IssueLevel

if TYPE_CHECKING:
    from audit.report.words import Words

FIRST_ACTIONS = 3
SHOWN_ISSUES = 12
_LEVELS = {
    IssueLevel.ERROR: ("red", msg("level.error", "error")),
    IssueLevel.WARNING: ("yellow", msg("level.warning", "warning")),
    IssueLevel.INFO: ("cyan", msg("level.info", "info")),
}


def print_summary(result: AuditResult, comparison: Comparison | None, written: Sequence[Path]) -> None:
    """Print the outcome of a run in the language that is spoken."""
    from audit.report.build.translated import in_language
    from audit.report.words import words_for  # takes time to load, which a look at an import does not have

    words = words_for(spoken())
    result = in_language(result, spoken()).result
    out.print(_scores(result, comparison, words))
    if result.overall.withheld is not None:
        out.print(escape(words.message(result.overall.withheld)))
    _print_actions(result.actions[:FIRST_ACTIONS], words, withheld=result.overall.withheld is not None)
    _print_issues(result.issues, words)
    for path in written:
        say_written(path)


def _scores(result: AuditResult, comparison: Comparison | None, words: Words) -> Table:
    from audit.report.build.changes import shown_total

    name = result.organisation or words.say("Audit report")
    table = Table(title=escape(f"{name}, {result.period.label}"), title_justify="left")
    table.add_column(words.say("Checklist"))
    for heading in (words.say("Score"), words.say("Range"), words.say("Coverage"), words.say("Change")):
        table.add_column(heading, justify="right")
    titles = {checklist.id: checklist.title for checklist in result.definitions}
    changes = {} if comparison is None else {entry.checklist: _moved(entry) for entry in comparison.checklists}
    for entry in result.checklists:
        title = titles.get(entry.checklist, entry.checklist)
        table.add_row(*_row(title, entry.score, changes.get(entry.checklist), words))
    table.add_section()
    total = None if comparison is None else shown_total(comparison)
    change = None if total is None else float(total)
    table.add_row(*_row(words.say("Overall score"), result.overall, change, words), style="bold")
    return table


def _moved(entry: ChecklistChange) -> float | None:
    """Return the change between the two scores that are printed."""
    from audit.report.rounding import points_moved

    return None if entry.before is None or entry.after is None else points_moved(entry.before, entry.after)


def _row(title: str, score: Score, change: float | None, words: Words) -> tuple[str, ...]:
    missing = words.say("withheld") if score.withheld else words.score(None)
    return (
        escape(title),
        escape(missing) if score.value is None else words.score(score.value),
        words.say("{low} to {high}", low=words.score(score.low), high=words.score(score.high)),
        words.percent(score.coverage, 0),
        "" if change is None else words.signed(change),
    )


def _print_actions(actions: Sequence[Action], words: Words, *, withheld: bool) -> None:
    if not actions:
        return
    _print_title(words.say("First actions"))
    for number, action in enumerate(actions, start=1):
        told = {"owner": words.role(action.owner_role), "due": words.short_day(action.due)}
        if action.gain is None:
            who = words.say("{owner}, due {due}", **told)
        else:
            who = words.say("{owner}, due {due}, {gain} points", gain=words.gain(action.gain), **told)
        out.print(f"{number}. {escape(action.text)} [dim]({escape(who)})[/dim]")
    if withheld:
        said = words.say("The overall score is withheld; the points are those of the questions that could be assessed.")
        out.print(f"[dim]{escape(said)}[/dim]")


def _print_title(text: str) -> None:
    out.print(f"\n[bold]{escape(text)}[/bold]")


def _print_issues(issues: Sequence[DataIssue], words: Words) -> None:
    serious = [issue for issue in issues if issue.level is not IssueLevel.INFO]
    notes = len(issues) - len(serious)
    if serious:
        _print_title(words.say("In the data"))
    for issue in serious[:SHOWN_ISSUES]:
        out.print(issue_line(issue))
    if len(serious) > SHOWN_ISSUES:
        out.print(words.say("More of these in the report: {n}.", n=len(serious) - SHOWN_ISSUES))
    if notes:
        listed = words.say("Decisions of the import, listed in the report: {n}.", n=notes)
        out.print(f"[dim]{escape(listed)}[/dim]")
    out.print()


def issue_line(issue: DataIssue) -> str:
    """Return a data issue as one line of console markup: level, place, sentence."""
    colour, level = _LEVELS[issue.level]
    place = ", ".join(part for part in (issue.file, issue.sheet, issue.cell) if part)
    where = f"{escape(place)}: " if place else ""
    return f"[{colour}]{escape(say_message(level))}[/{colour}] {where}{escape(say_message(issue.message))}"
