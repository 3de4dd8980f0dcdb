"""`audit trend`: an organisation over the years, as shown then and judged by one method."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.console import escape, out
from audit.cli.summary import points
from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.model.trend import ScoreSeries, Trend


def trend(
    organisation: Annotated[str, typer.Argument(help="The organisation, as `audit history list` names it.")],
    periods: Annotated[int | None, typer.Option("--periods", min=2, help="Only the latest ones.")] = None,
    history: Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Report to write: .pdf or .html.")] = None,
    language: Annotated[str, typer.Option("--lang", help="Language of the report.")] = "en",
) -> None:
    """Show the years of an organisation side by side."""
    from audit.history import build_trend, default_url, open_store

    with open_store(history or default_url()) as store:
        results = store.accepted(organisation, periods=periods)
    if not results:
        message = f"Nothing is remembered of {organisation!r}."
        raise UsageError(message, code="unknown-organisation", hint="`audit history list` shows what there is.")
    if output is not None and output.suffix.lower() not in (".pdf", ".html"):
        message = "A trend is written as .pdf or .html."
        raise UsageError(message, code="trend-format", place=str(output))
    found = build_trend(results)
    out.print(_scores(found))
    for step in found.steps:
        for note in step.notes:
            out.print(f"{escape(step.before.label)} to {escape(step.after.label)}: {escape(note.text)}", soft_wrap=True)
    if output is not None:
        from audit.report import build_trend_context, write_trend

        write_trend(output, build_trend_context(found, results, language=language))
        out.print(f"Wrote {escape(str(output))}", soft_wrap=True)


def _scores(found: Trend) -> Table:
    table = Table(title=escape(found.organisation), title_justify="left")
    table.add_column("Score (0 to 100)")
    for period in found.periods:
        table.add_column(escape(period.label), justify="right")
    for series in found.checklists:
        table.add_row(*_row(series, series.title))
    table.add_section()
    table.add_row(*_row(found.overall, "Overall, as shown each year"), style="bold")
    table.add_row(*_row(found.one_method, "Overall, all years by the latest method"))
    return table


def _row(series: ScoreSeries, title: str) -> tuple[str, ...]:
    shown = ("withheld" if point.value is None else points(point.value / 100) for point in series.points)
    return escape(title), *shown
