"""`audit trend`: an organisation over the years, as shown then and judged by one method."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.console import escape, out, say_written, spoken
from audit.cli.options import readable, settings_for
from audit.errors import UsageError
from audit.model.message import msg

if TYPE_CHECKING:
    from audit.model.trend import ScoreSeries, Trend
    from audit.report.words import Words


def trend(
    organisation: Annotated[str, typer.Argument(help="The organisation, as `audit history list` names it.")],
    periods: Annotated[int | None, typer.Option("--periods", min=2, help="Only the latest ones.")] = None,
    history: Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Report to write: .pdf or .html.")] = None,
    language: Annotated[str | None, typer.Option("--lang", help="The language of what is said.")] = None,
) -> None:
    """Show the years of an organisation side by side."""
    from audit.history import build_trend, default_url, open_store
    from audit.report.build.translated import in_language
    from audit.report.words import words_for

    organisation = readable(organisation)
    words = words_for(spoken())
    with open_store(history or default_url(), create=False) as store:
        results = store.accepted(organisation, periods=periods)
    if not results:
        told = msg("unknown-organisation", "Nothing is remembered of “{name}”.", name=organisation)
        known = msg("known-organisations", "`audit history list` shows what there is.")
        raise UsageError(told, code=told.code, hints=[known])
    if output is not None and output.suffix.lower() not in (".pdf", ".html"):
        told = msg("trend-format", "A trend is written as .pdf or .html.")
        raise UsageError(told, code=told.code, place=str(output))
    found = build_trend(results)
    latest = in_language(results[-1], spoken()).result
    out.print(_scores(found, {checklist.id: checklist.title for checklist in latest.definitions}, words))
    for step in found.steps:
        for note in step.notes:
            years = words.say("From {before} to {after}", before=step.before.label, after=step.after.label)
            out.print(escape(f"{years}{words.colon} {words.message(note)}"), soft_wrap=True)
    if output is not None:
        from audit.report import build_trend_context, write_trend

        written_in = settings_for(None, language=language).language
        write_trend(output, build_trend_context(found, results, language=written_in))
        say_written(output)


def _scores(found: Trend, titles: Mapping[str, str], words: Words) -> Table:
    table = Table(title=escape(found.organisation), title_justify="left")
    table.add_column(words.say("Checklist"))
    for period in found.periods:
        table.add_column(escape(period.label), justify="right")
    for series in found.checklists:
        table.add_row(*_row(series, titles.get(series.id, series.title), words))
    table.add_section()
    table.add_row(*_row(found.overall, words.say("Overall score, as shown each year"), words), style="bold")
    table.add_row(*_row(found.one_method, words.say("Overall score, all years by the latest method"), words))
    return table


def _row(series: ScoreSeries, title: str, words: Words) -> tuple[str, ...]:
    withheld = escape(words.say("withheld"))
    shown = (withheld if point.value is None else words.score(point.value / 100) for point in series.points)
    return escape(title), *shown
