"""The figures by group behind a measurement: as a table, and as a chart where there is something to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.model.measurement import Figure, Measurement
from audit.report.build.evidence import hidden, sentence_case, source_mark
from audit.report.context import Cell, Chart, Column, Dot, Table
from audit.report.words import Words
from audit.types import Statistic, ValueUnit, Visibility

IDENTITY = ("gender", "ethnicity", "disability", "age_band", "orientation", "religion", "class_background", "caring")
"""Dimensions of identity: columns of a table; any other dimension (level, department, role) makes the rows."""

FEWEST_DOTS = 3
MOST_DOTS = 12
MOST_ROWS = 9
DRAWN = (ValueUnit.SHARE, ValueUnit.PERCENT, ValueUnit.INDEX, ValueUnit.RATIO)


def figures_table(measurement: Measurement, words: Words, *, caption: str) -> Table | None:
    """Return all figures of a measurement as one table, or None if it has none."""
    if not measurement.groups:
        return None
    measurement = replace(measurement, groups=_without_constants(measurement.groups))
    if _is_grid(measurement.groups):
        return _grid(measurement, words, caption)
    ordered = sorted(measurement.groups, key=lambda figure: figure.visibility is Visibility.HIDDEN)
    with_interval = any(figure.interval is not None for figure in measurement.groups)
    columns = [
        Column(heading=words.say("Group"), width=29 if with_interval else 48),
        Column(heading=words.say("Value"), kind="num", width=16 if with_interval else 24),
        Column(heading=words.say("Made from"), kind="num", width=23 if with_interval else 28),
    ]
    if with_interval:
        columns.append(Column(heading=words.say("95% interval"), kind="num", width=32))
    rows = tuple(
        (
            Cell(text=_name(figure, measurement.groups, words)),
            _value_cell(figure, words),
            Cell(text=_made_from(figure, words), kind="num"),
            *((Cell(text=_interval(figure, words), kind="num"),) if with_interval else ()),
        )
        for figure in ordered[:MOST_ROWS]
    )
    rest = len(ordered) - len(rows)
    note = words.plural(
        rest, "{n} more stands in the attached result document.", "{n} more stand in the attached result document."
    )
    return Table(
        caption=_caption(caption, measurement, words), columns=tuple(columns), rows=rows, note=note if rest else ""
    )


def _without_constants(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Drop coordinates that all figures share ("active"): the label of the measurement says them once."""
    shared = set.intersection(*(set(figure.group) for figure in figures))
    if not shared or any(len(figure.group) <= len(shared) for figure in figures):
        return figures
    return tuple(
        replace(figure, group=tuple(place for place in figure.group if place not in shared)) for figure in figures
    )


def _caption(caption: str, measurement: Measurement, words: Words) -> str:
    mark = source_mark(measurement, words)
    return words.say("{caption} (groups: {source})", caption=caption, source=mark) if mark else caption


def _is_grid(figures: Sequence[Figure]) -> bool:
    """Whether figures cross one identity dimension with one other, in a single statistic."""
    if len({figure.statistic for figure in figures}) != 1:
        return False
    shapes = {tuple(name for name, _ in figure.group) for figure in figures}
    if len(shapes) != 1 or len(next(iter(shapes))) != 2:
        return False
    return len({figure.group for figure in figures}) == len(figures)


def _grid(measurement: Measurement, words: Words, caption: str) -> Table:
    """Return a heat table: rows by level or unit, columns by group."""
    down, across = _axes(measurement.groups[0])
    lines = list(dict.fromkeys(figure.group[down][1] for figure in measurement.groups))
    heads = list(dict.fromkeys(figure.group[across][1] for figure in measurement.groups))
    found = {(figure.group[down][1], figure.group[across][1]): figure for figure in measurement.groups}
    scale = _scale(measurement.groups)
    rows = []
    for line in lines:
        cells = [Cell(text=words.group(line, measurement.groups[0].group[down][0]))]
        for head in heads:
            figure = found.get((line, head))
            cells.append(_value_cell(figure, words, scale) if figure else Cell(text="–", kind="num"))
        rows.append(tuple(cells))
    below, beside = (measurement.groups[0].group[place][0] for place in (down, across))
    columns = (
        Column(heading=words.group(below)),
        *(Column(heading=words.group(head, beside), kind="num") for head in heads),
    )
    return Table(caption=_caption(caption, measurement, words), columns=columns, rows=tuple(rows), kind="heat")


def _axes(figure: Figure) -> tuple[int, int]:
    return (1, 0) if figure.group[0][0] in IDENTITY and figure.group[1][0] not in IDENTITY else (0, 1)


def _scale(figures: Sequence[Figure]) -> tuple[float, float] | None:
    shown = [figure.value for figure in figures if figure.value is not None]
    if not shown or any(figure.unit is not ValueUnit.SHARE for figure in figures):
        return None
    return 0.0, max(max(shown), 0.01)


def _value_cell(figure: Figure, words: Words, scale: tuple[float, float] | None = None) -> Cell:
    if figure.visibility is Visibility.HIDDEN or figure.value is None:
        text = hidden(words) if figure.visibility is Visibility.HIDDEN else "–"
        return Cell(text=text, kind="num muted")
    shade = None if scale is None else round((figure.value - scale[0]) / (scale[1] - scale[0]), 2)
    return Cell(text=words.value(figure.value, figure.unit), kind="num", shade=shade)


def _name(figure: Figure, figures: Sequence[Figure], words: Words) -> str:
    name = figure.label or ", ".join(words.group(category, name) for name, category in figure.group) or words.say("All")
    name = sentence_case(name)
    if sum(1 for other in figures if (other.group, other.label) == (figure.group, figure.label)) == 1:
        return name
    return words.say("{group}: {statistic}", group=name, statistic=words.label(figure.statistic))


def _made_from(figure: Figure, words: Words) -> str:
    if figure.visibility is Visibility.HIDDEN:
        return hidden(words)
    if figure.n is None:
        return "–"
    if figure.count is None:
        return words.number(figure.n)
    return words.say("{count} of {n}", count=figure.count, n=figure.n)


def _interval(figure: Figure, words: Words) -> str:
    if figure.interval is None or figure.visibility is Visibility.HIDDEN:
        return "–"
    return words.span(figure.interval.low, figure.interval.high, figure.unit)


def chart_of(measurement: Measurement, words: Words, *, id: str, table: Table) -> Chart | None:
    """Return a dot chart with intervals if at least three comparable figures may be shown."""
    if not measurement.groups:
        return None
    figures = _comparable(_without_constants(measurement.groups))
    if len(figures) < FEWEST_DOTS:
        return None
    dots = tuple(_dot(figure, figures, words) for figure in figures[:MOST_DOTS])
    unit = figures[0].unit
    reference, said = _reference(measurement, unit, words)
    title = table.caption
    return Chart(
        id=id,
        kind="dots",
        title=title,
        alternative=_alternative(title, dots, said, words),
        dots=dots,
        table=replace(table, caption=words.say("The values behind the chart")),
        ticks=axis_ticks(dots, reference, unit, words),
        reference=reference,
        reference_label=said,
    )


def _comparable(figures: tuple[Figure, ...]) -> list[Figure]:
    shown = [
        figure
        for figure in figures
        if figure.value is not None
        and figure.visibility is not Visibility.HIDDEN
        and figure.group
        and figure.unit in DRAWN
    ]
    kinds = [(figure.statistic, figure.unit, tuple(name for name, _ in figure.group)) for figure in shown]
    if not kinds:
        return []
    best = max(dict.fromkeys(kinds), key=kinds.count)
    chosen = [figure for figure, kind in zip(shown, kinds, strict=True) if kind == best]
    return _one_group_of_grid(chosen)


def _one_group_of_grid(figures: list[Figure]) -> list[Figure]:
    """Of figures by unit and group, keep the first group's: one dot a unit can be compared, a cloud cannot."""
    if not figures or len(figures[0].group) < 2:
        return figures
    down, across = _axes(figures[0])
    heads = list(dict.fromkeys(figure.group[across] for figure in figures))
    kept = [figure for figure in figures if figure.group[across] == heads[0]]
    return kept if len({figure.group[down] for figure in kept}) == len(kept) else []


def _dot(figure: Figure, figures: list[Figure], words: Words) -> Dot:
    interval = figure.interval
    return Dot(
        label=_short_name(figure, figures, words),
        value=float(figure.value or 0.0),
        text=words.value(figure.value, figure.unit),
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )


def _short_name(figure: Figure, figures: list[Figure], words: Words) -> str:
    varying = [
        (name, category)
        for place, (name, category) in enumerate(figure.group)
        if len({other.group[place][1] for other in figures}) > 1
    ]
    name = sentence_case(figure.label or ", ".join(words.group(category, name) for name, category in varying))
    return name if len(name) <= 34 else name[:33].rstrip() + "…"


def _reference(measurement: Measurement, unit: ValueUnit, words: Words) -> tuple[float | None, str]:
    if measurement.statistic is Statistic.SHARE and measurement.value is not None:
        first = next(iter(measurement.groups), None)
        if first is not None and first.unit is measurement.unit and len(first.group) > 1:
            return measurement.value, words.say("All: {value}", value=words.value(measurement.value, measurement.unit))
    if measurement.statistic is Statistic.GAP and unit is ValueUnit.PERCENT:
        return 0.0, words.say("No gap")
    return None, ""


def _alternative(title: str, dots: Sequence[Dot], reference: str, words: Words) -> str:
    """Say what the chart shows: its range, its ends, and the line that it is compared with."""
    lowest, highest = min(dots, key=lambda dot: dot.value), max(dots, key=lambda dot: dot.value)
    parts = [
        words.say(
            "Dot chart: {title}. Lowest: {low_name} with {low}; highest: {high_name} with {high}.",
            title=title,
            low_name=lowest.label,
            low=lowest.text,
            high_name=highest.label,
            high=highest.text,
        )
    ]
    if reference:
        parts.append(words.say("The line marks: {reference}.", reference=reference))
    parts.append(words.say("All values stand in the table below the chart."))
    return " ".join(parts)


def axis_ticks(
    dots: Sequence[Dot], reference: float | None, unit: ValueUnit, words: Words
) -> tuple[tuple[float, str], ...]:
    """Return round positions for the value axis, with their texts."""
    ends = [dot.value for dot in dots]
    ends += [end for dot in dots for end in (dot.low, dot.high, dot.other) if end is not None]
    ends += [] if reference is None else [reference]
    low, high = min(0.0, *ends), max(ends)
    high = high if high > low else low + 1.0
    step = _step((high - low) / 4)
    first, last = int(low // step), int(-(-high // step))
    places = [round(number * step, 10) for number in range(first, last + 1)]
    return tuple((place, _tick(place, step, unit, words)) for place in places)


def _step(rough: float) -> float:
    power: float = 10.0
    exponent = 0
    while rough * 10**-exponent >= power:
        exponent += 1
    while rough * 10**-exponent < 1:
        exponent -= 1
    base = rough * 10**-exponent
    nice = next(candidate for candidate in (1, 2, 2.5, 5, 10) if base <= candidate)
    return float(nice * 10**exponent)


def _tick(place: float, step: float, unit: ValueUnit, words: Words) -> str:
    if unit is ValueUnit.SHARE:
        return words.percent(place, 0) if step >= 0.01 else words.percent(place)
    if unit is ValueUnit.PERCENT:
        return words.percent(place / 100, 0 if step >= 1 else 1)
    if unit is ValueUnit.MONEY:
        return words.short_money(place)
    return words.number(place, 0 if step >= 1 else 1 if step >= 0.1 else 2)
