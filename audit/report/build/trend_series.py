"""The series of single items: the charts of those that say something, and a table of all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from audit.model.comparison import Change
from audit.model.trend import ItemSeries, Trend, ValuePoint
from audit.report.build.material import Material
from audit.report.context import Cell, Column, Table
from audit.report.numbers import MISSING
from audit.report.trend_context import LineChart, LinePoint
from audit.report.words import Words
from audit.types import Outcome

MOST_CHARTS = 8


def telling_series(trend: Trend, material: Material) -> list[ItemSeries]:
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


def item_chart(series: ItemSeries, material: Material) -> LineChart:
    """Return the chart of one item, with a gap where its series breaks."""
    words = material.words
    points = tuple(
        LinePoint(
            label=point.period,
            value=point.value,
            text=words.value(point.value, series.unit, coarse=point.coarse),
            break_before=point.break_before is not None,
        )
        for point in series.points
    )
    rows = tuple(
        (
            Cell(text=point.period, kind="strong"),
            Cell(text=words.value(point.value, series.unit, coarse=point.coarse), kind="num"),
            Cell(text=words.number(point.n), kind="num"),
            Cell(text=words.message(point.break_before) or _state(point, words)),
        )
        for point in series.points
    )
    return LineChart(
        id=f"chart-{series.item}",
        title=series.title,
        alternative=line_alternative(series.title, points, words),
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


def series_tables(trend: Trend, material: Material) -> list[Table]:
    """Return a table a checklist with every measured item in every period."""
    words = material.words
    tables = []
    for checklist in material.result.definitions:
        rows = [
            (series.title, _value_cells(series, words), _remark(series, words))
            for series in trend.items
            if series.checklist == checklist.id and any(point.value is not None for point in series.points)
        ]
        tables.append(period_table(checklist.title, words.say("Measure"), trend, rows, words))
    return tables


def _value_cells(series: ItemSeries, words: Words) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=f"{'‖ ' if point.break_before else ''}{words.value(point.value, series.unit, coarse=point.coarse)}",
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


def period_table(
    caption: str, heading: str, trend: Trend, rows: Sequence[tuple[str, tuple[Cell, ...], str]], words: Words
) -> Table:
    """Return a table with a column a period, and one for remarks where there are any."""
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


def line_alternative(title: str, points: Sequence[LinePoint], words: Words) -> str:
    """Return what a line chart shows, for those who do not see it."""
    values = words.listed([words.say("{period}: {value}", period=point.label, value=point.text) for point in points])
    broken = [point.label for point in points if point.break_before]
    shown = words.say("Line chart of {title}. {values}.", title=title, values=values)
    if not broken:
        return shown
    return words.say("{shown} The series breaks before {periods}.", shown=shown, periods=words.listed(broken))
