"""The figures by group behind a measurement, as a table or in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.model.measurement import Figure, Measurement
from audit.report.build.coarse import coarse_note, shown_value
from audit.report.build.evidence import hidden, sentence_case, source_mark
from audit.report.context import Cell, Column, Table
from audit.report.words import Words
from audit.types import ValueUnit, Visibility

IDENTITY = ("gender", "ethnicity", "disability", "age_band", "orientation", "religion", "class_background", "caring")
"""Dimensions of identity: columns of a table; any other dimension (level, department, role) makes the rows."""

MOST_ROWS = 9
MOST_IN_WORDS = 6


def figures_table(measurement: Measurement, words: Words, *, caption: str) -> Table | None:
    """Return all figures of a measurement as one table, or None if it has none."""
    if not measurement.groups:
        return None
    measurement = replace(measurement, groups=without_constants(measurement.groups))
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
    more = words.plural(
        rest, "{n} more stands in the attached result document.", "{n} more stand in the attached result document."
    )
    note = " ".join(part for part in (more if rest else "", coarse_note(measurement.groups, words)) if part)
    return Table(caption=_caption(caption, measurement, words), columns=tuple(columns), rows=rows, note=note)


def figures_sentence(measurement: Measurement, words: Words) -> str:
    """Return the figures as a list in words, the hidden ones counted together; empty if there are none."""
    groups = without_constants(measurement.groups) if measurement.groups else ()
    shown = [figure for figure in groups if figure.visibility is not Visibility.HIDDEN and figure.value is not None]
    parts = [
        words.say(
            "{group} {value} ({made_from})",
            group=_name(figure, groups, words),
            value=shown_value(figure, words),
            made_from=_made_from(figure, words),
        )
        for figure in shown[:MOST_IN_WORDS]
    ]
    rest = len(shown) - len(parts)
    if rest:
        parts.append(words.plural(rest, "{n} more", "{n} more"))
    hidden_ones = sum(1 for figure in groups if figure.visibility is Visibility.HIDDEN)
    if hidden_ones:
        parts.append(words.plural(hidden_ones, "{n} hidden", "{n} hidden"))
    return words.joined(parts) + "." if parts else ""


def without_constants(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
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
    down, across = axes(measurement.groups[0])
    lines = list(dict.fromkeys(figure.group[down][1] for figure in measurement.groups))
    heads = list(dict.fromkeys(figure.group[across][1] for figure in measurement.groups))
    found = {(figure.group[down][1], figure.group[across][1]): figure for figure in measurement.groups}
    scale = _scale(measurement.groups)
    rows = []
    for line in lines:
        cells = [Cell(text=sentence_case(words.group(line, measurement.groups[0].group[down][0])))]
        for head in heads:
            figure = found.get((line, head))
            cells.append(_value_cell(figure, words, scale) if figure else Cell(text="–", kind="num"))
        rows.append(tuple(cells))
    below, beside = (measurement.groups[0].group[place][0] for place in (down, across))
    columns = (
        Column(heading=words.group(below)),
        *(Column(heading=words.group(head, beside), kind="num") for head in heads),
    )
    return Table(
        caption=_caption(caption, measurement, words),
        columns=columns,
        rows=tuple(rows),
        note=coarse_note(measurement.groups, words),
        kind="heat",
    )


def axes(figure: Figure) -> tuple[int, int]:
    """Return which coordinate makes the rows and which the columns: groups of people stand beside each other."""
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
    return Cell(text=shown_value(figure, words), kind="num", shade=shade)


def _name(figure: Figure, figures: Sequence[Figure], words: Words) -> str:
    name = (
        words.group(figure.label)
        or ", ".join(words.group(category, name) for name, category in figure.group)
        or words.say("All")
    )
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
