"""Several years in words: what was shown, the same under one method, each step taken apart, and every series."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

from audit.errors import UsageError
from audit.model.comparison import Change, Comparison, ItemChange
from audit.model.result import AuditResult
from audit.model.trend import ItemSeries, ScoreSeries, Trend, ValuePoint
from audit.report.build.changes import changes
from audit.report.build.material import Material, gather
from audit.report.context import Cell, Column, Table
from audit.report.trend_context import LineChart, LinePoint, StepChapter, TrendContext
from audit.report.words import MISSING, Words, words_for
from audit.types import Outcome

MOST_CHARTS = 8


def build_trend_context(
    trend: Trend, results: Sequence[AuditResult], *, language: str = "en", page: str = "A4"
) -> TrendContext:
    """Put a trend into words; `results` are those that it was made from."""
    by_period = {result.period.label: result for result in results}
    latest = by_period[trend.periods[-1].label]
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
        charts=tuple(_item_chart(series, material) for series in _chosen(trend, material)),
        series=tuple(table for table in _series_tables(trend, material) if table.rows),
        result=latest,
        page=page,
    )


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
        alternative=_alternative(title, points, words),
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


def _alternative(title: str, points: Sequence[LinePoint], words: Words) -> str:
    values = words.listed([words.say("{period}: {value}", period=point.label, value=point.text) for point in points])
    broken = [point.label for point in points if point.break_before]
    shown = words.say("Line chart of {title}. {values}.", title=title, values=values)
    if not broken:
        return shown
    return words.say("{shown} The series breaks before {periods}.", shown=shown, periods=words.listed(broken))


def _checklist_table(trend: Trend, words: Words) -> Table:
    return _period_table(
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
        message = "A step of a trend has nothing to compare."
        raise UsageError(message, code="trend-step")
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


def _chosen(trend: Trend, material: Material) -> list[ItemSeries]:
    """Choose the series to draw: broken, fallen back after a promise, or changed by more than chance."""
    telling: set[str] = set()
    for step in trend.steps:
        telling.update(one.item for one in step.items if one.beyond_chance or one.is_break)
        telling.update(step.follow_through.fell_back if step.follow_through else ())
    found = [
        series
        for series in trend.items
        if series.item in telling and sum(point.value is not None for point in series.points) > 1
    ]
    weights = {item.item: item.weight for checklist in material.result.checklists for item in checklist.items}
    return sorted(found, key=lambda series: (-weights.get(series.item, 0.0), series.item))[:MOST_CHARTS]


def _item_chart(series: ItemSeries, material: Material) -> LineChart:
    words = material.words
    points = tuple(
        LinePoint(
            label=point.period,
            value=point.value,
            text=words.value(point.value, series.unit),
            break_before=point.break_before is not None,
        )
        for point in series.points
    )
    rows = tuple(
        (
            Cell(text=point.period, kind="strong"),
            Cell(text=words.value(point.value, series.unit), kind="num"),
            Cell(text=words.number(point.n), kind="num"),
            Cell(text=words.message(point.break_before) or _state(point, words)),
        )
        for point in series.points
    )
    return LineChart(
        id=f"chart-{series.item}",
        title=series.title,
        alternative=_alternative(series.title, points, words),
        points=points,
        ticks=_ticks(points, series, words),
        table=Table(
            caption=words.say("The values behind the chart"),
            columns=(
                Column(heading=words.say("Period"), width=18),
                Column(heading=words.say("Value"), kind="num", width=22),
                Column(heading=words.say("n"), kind="num", width=14),
                Column(heading=words.say("State"), width=46),
            ),
            rows=rows,
        ),
    )


def _state(point: ValuePoint, words: Words) -> str:
    return MISSING if point.outcome is None else words.label(point.outcome)


def _ticks(points: Sequence[LinePoint], series: ItemSeries, words: Words) -> tuple[tuple[float, str], ...]:
    """Return round places from below the lowest value, or nothing, to above the highest."""
    values = [point.value for point in points if point.value is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / 4 or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple((place * step, words.value(place * step, series.unit)) for place in range(first, last + 1))


def _series_tables(trend: Trend, material: Material) -> list[Table]:
    words = material.words
    tables = []
    for checklist in material.result.definitions:
        rows = [
            (series.title, _value_cells(series, words), _remark(series, words))
            for series in trend.items
            if series.checklist == checklist.id and any(point.value is not None for point in series.points)
        ]
        tables.append(_period_table(checklist.title, words.say("Measure"), trend, rows, words))
    return tables


def _value_cells(series: ItemSeries, words: Words) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=f"{'‖ ' if point.break_before else ''}{words.value(point.value, series.unit)}",
            kind="num",
        )
        for point in series.points
    )


def _remark(series: ItemSeries, words: Words) -> str:
    broken = [point for point in series.points if point.break_before is not None]
    if broken:
        return words.say(
            "Break in {period}: {why}", period=broken[-1].period, why=words.message(broken[-1].break_before)
        )
    last, before = series.points[-1], series.points[-2]
    if last.value is None and before.value is not None:
        hidden = last.outcome is Outcome.SUPPRESSED
        return words.label(Outcome.SUPPRESSED) if hidden else words.label(Change.NO_LONGER_ASSESSED)
    return ""


def _period_table(
    caption: str, heading: str, trend: Trend, rows: Sequence[tuple[str, tuple[Cell, ...], str]], words: Words
) -> Table:
    remarks = any(remark for _, _, remark in rows)
    each = (38.0 if remarks else 60.0) / len(trend.periods)
    columns = [Column(heading=heading, width=40), *(_period_column(period.label, each) for period in trend.periods)]
    if remarks:
        columns.append(Column(heading=words.say("Remark"), width=22))
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(
            (Cell(text=title), *cells, *((Cell(text=remark),) if remarks else ())) for title, cells, remark in rows
        ),
        kind="register",
    )


def _period_column(label: str, width: float) -> Column:
    return Column(heading=label, kind="num", width=width)


def _identifier(trend: Trend, language: str, page: str) -> str:
    parts = [trend.organisation, language, page, *(period.label for period in trend.periods)]
    parts += [repr(point) for point in (*trend.overall.points, *trend.one_method.points)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
