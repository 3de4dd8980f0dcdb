"""Several years in words: what was shown, the same under one method, each step taken apart, and every series."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from audit.errors import UsageError
from audit.model.checklist import Checklist
from audit.model.comparison import Change, Comparison, ItemChange
from audit.model.message import msg
from audit.model.result import AuditResult
from audit.model.trend import ScoreSeries, Trend
from audit.report.build.changes import changes
from audit.report.build.material import Material, gather
from audit.report.build.translated import in_language
from audit.report.build.trend_series import item_chart, line_alternative, period_table, series_tables, telling_series
from audit.report.context import Cell, Column, Table
from audit.report.trend_context import LineChart, LinePoint, StepChapter, TrendContext
from audit.report.words import Words, words_for


def build_trend_context(
    trend: Trend, results: Sequence[AuditResult], *, language: str = "en", page: str = "A4"
) -> TrendContext:
    """Put a trend into words; `results` are those that it was made from."""
    by_period = {result.period.label: in_language(result, language).result for result in results}
    latest = by_period[trend.periods[-1].label]
    trend = _retitled(trend, next(result for result in results if result.period == latest.period), latest)
    words = words_for(language, latest.currency, latest.settings.get("country", ""))
    material = gather(latest, trend.steps[-1], words)
    first, last = trend.periods[0].label, trend.periods[-1].label
    return TrendContext(
        language=language,
        direction=words.direction,
        title=words.say("Trend {first} to {last}", first=first, last=last),
        organisation=trend.organisation,
        created_iso=latest.created.isoformat(),
        identifier=_identifier(trend, language, page),
        headline=_headline(trend, words),
        paragraphs=_paragraphs(trend, words),
        chart=_overall_chart(trend, words),
        checklists=_checklist_table(trend, words),
        steps=tuple(_step(step, by_period, words) for step in trend.steps),
        charts=tuple(item_chart(series, material) for series in telling_series(trend, material)),
        series=tuple(table for table in series_tables(trend, material) if table.rows),
        result=latest,
        page=page,
    )


def _retitled(trend: Trend, written: AuditResult, told: AuditResult) -> Trend:
    """Return the trend with the titles of the latest checklists as they are told; those that left keep theirs."""
    said = {
        before: after
        for old, new in zip(written.definitions, told.definitions, strict=True)
        for before, after in [(old.title, new.title), *zip(_titles(old), _titles(new), strict=True)]
    }
    return replace(
        trend,
        checklists=tuple(replace(one, title=said.get(one.title, one.title)) for one in trend.checklists),
        items=tuple(replace(one, title=said.get(one.title, one.title)) for one in trend.items),
    )


def _titles(checklist: Checklist) -> list[str]:
    return [item.title for item in checklist.items]


def _headline(trend: Trend, words: Words) -> str:
    first, last = trend.overall.points[0], trend.overall.points[-1]
    if first.value is None or last.value is None:
        return words.say("The overall score is withheld in {first} or {last}.", first=first.period, last=last.period)
    return words.say(
        "The overall score was {before} in {first} and is {after} in {last}.",
        before=words.points(first.value),
        first=first.period,
        after=words.points(last.value),
        last=last.period,
    )


def _paragraphs(trend: Trend, words: Words) -> tuple[str, ...]:
    shown, judged = trend.overall.points[0], trend.one_method.points[0]
    if judged.value is None:
        again = words.say(
            "Under the latest checklists, {period} has too little data for a score.", period=judged.period
        )
    else:
        again = words.say(
            "Judged by the latest checklists from what was measured then, {period} would have scored {score}.",
            period=judged.period,
            score=words.points(judged.value),
        )
    if shown.value == judged.value:
        again = words.say("The checklists judge {period} as they did then.", period=judged.period)
    return (
        again,
        words.say(
            "The solid line is the score as it was shown each year, with its range; the dashed line judges all years "
            "by one method. Only a change along the dashed line is a change in what the organisation does."
        ),
    )


def _overall_chart(trend: Trend, words: Words) -> LineChart:
    title = words.say("Overall score")
    points = tuple(
        LinePoint(
            label=shown.period,
            value=shown.value,
            text=words.number(shown.value),
            low=shown.low,
            high=shown.high,
            other=judged.value,
        )
        for shown, judged in zip(trend.overall.points, trend.one_method.points, strict=True)
    )
    rows = tuple(
        (
            Cell(text=shown.period, kind="strong"),
            Cell(text=words.points(shown.value), kind="num"),
            Cell(text=words.say("{low} to {high}", low=words.number(shown.low), high=words.number(shown.high))),
            Cell(text=words.percent(shown.coverage, 0), kind="num"),
            Cell(text=words.points(judged.value), kind="num"),
        )
        for shown, judged in zip(trend.overall.points, trend.one_method.points, strict=True)
    )
    return LineChart(
        id="chart-overall",
        title=title,
        alternative=line_alternative(title, points, words),
        points=points,
        ticks=tuple((float(place), words.number(place)) for place in range(0, 101, 25)),
        table=Table(
            caption=words.say("The values behind the chart"),
            columns=(
                Column(heading=words.say("Period"), width=16),
                Column(heading=words.say("As shown"), kind="num", width=18),
                Column(heading=words.say("Range"), width=24),
                Column(heading=words.say("Coverage"), kind="num", width=20),
                Column(heading=words.say("By one method"), kind="num", width=22),
            ),
            rows=rows,
        ),
    )


def _checklist_table(trend: Trend, words: Words) -> Table:
    return period_table(
        words.say("Scores by checklist, as shown each year"),
        words.say("Checklist"),
        trend,
        [(series.title, _score_cells(series, words), "") for series in trend.checklists],
        words,
    )


def _score_cells(series: ScoreSeries, words: Words) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=words.points(point.value),
            kind="num",
            shade=None if point.value is None else point.value / 100.0,
        )
        for point in series.points
    )


def _step(step: Comparison, by_period: dict[str, AuditResult], words: Words) -> StepChapter:
    material = gather(by_period[step.after.label], step, words)
    found = changes(material)
    if found is None:
        told = msg("trend-step", "A step of a trend has nothing to compare.")
        raise UsageError(told, code=told.code)
    title = words.say("From {before} to {after}", before=step.before.label, after=step.after.label)
    return StepChapter(anchor=f"step-{step.after.label}", title=title, changes=found, lost=_lost(step, material))


def _lost(step: Comparison, material: Material) -> Table | None:
    words = material.words
    lost = [one for one in step.items if one.change is Change.NO_LONGER_ASSESSED or one.is_break]
    if not lost:
        return None
    return Table(
        caption=words.say("What cannot be compared any longer"),
        columns=(
            Column(heading=words.say("Question"), width=50),
            Column(heading=words.say("Why"), width=50),
        ),
        rows=tuple((Cell(text=material.title(one.item)), Cell(text=_why_lost(one, material))) for one in lost),
        kind="register",
    )


def _why_lost(change: ItemChange, material: Material) -> str:
    words = material.words
    if change.is_break:
        return words.say("Break in the series: {why}", why=words.message(change.note))
    judged = material.result.item(change.item)
    if judged is None:
        return words.message(change.note)
    return words.say("No longer assessed: {why}", why=words.message(judged.reason))


def _identifier(trend: Trend, language: str, page: str) -> str:
    parts = [trend.organisation, language, page, *(period.label for period in trend.periods)]
    parts += [repr(point) for point in (*trend.overall.points, *trend.one_method.points)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
