"""The figures by group as a dot chart, where there is something to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.model.measurement import Figure, Measurement
from audit.report.build.coarse import shown_value
from audit.report.build.evidence import sentence_case, without_parity
from audit.report.build.figures import IDENTITY, axes, figures_table, without_constants
from audit.report.context import Chart, Dot
from audit.report.words import Words
from audit.types import Statistic, ValueUnit, Visibility

POOL = "pool"
FEWEST_DOTS = 3
MOST_DOTS = 10
DRAWN = (ValueUnit.SHARE, ValueUnit.PERCENT, ValueUnit.INDEX, ValueUnit.RATIO)

Coordinate = tuple[str, str]


def chart_of(measurement: Measurement, words: Words, *, id: str) -> Chart | None:
    """Return a dot chart with intervals if at least three comparable figures may be shown.

    Two groups over the same rows make dumbbells; of more groups, the first is drawn against the whole.
    """
    if not measurement.groups:
        return None
    figures = _comparable(without_constants(measurement.groups))
    kept, others = _one_group_of_grid(figures)
    if len(kept) < FEWEST_DOTS:
        return None
    kept = kept[:MOST_DOTS]
    dots = tuple(_dot(figure, kept, others.get(_row(figure)), words) for figure in kept)
    unit = kept[0].unit
    reference, said = (None, "") if others else _reference(measurement, unit, words)
    drawn = [*kept, *(others[_row(figure)] for figure in kept if others)]
    table = figures_table(replace(measurement, groups=tuple(drawn)), words, caption=_title(measurement, unit, words))
    if table is None:
        return None
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
        ends=_ends(kept, others, words),
    )


def _title(measurement: Measurement, unit: ValueUnit, words: Words) -> str:
    """Return what the chart shows; of an index whose shares are drawn, without what the index itself means."""
    label = words.message(measurement.label)
    return sentence_case(label if unit is measurement.unit else without_parity(label))


def _comparable(figures: tuple[Figure, ...]) -> list[Figure]:
    shown = [
        figure
        for figure in figures
        if figure.value is not None
        and figure.visibility is not Visibility.HIDDEN
        and figure.group
        and figure.group[0][0] != POOL
        and figure.unit in DRAWN
    ]
    kinds = [(figure.statistic, figure.unit, tuple(name for name, _ in figure.group)) for figure in shown]
    if not kinds:
        return []
    best = max(dict.fromkeys(kinds), key=kinds.count)
    return [figure for figure, kind in zip(shown, kinds, strict=True) if kind == best]


def _row(figure: Figure) -> Coordinate:
    """Return the coordinate that names the row of a figure."""
    return figure.group[axes(figure)[0]] if len(figure.group) > 1 else figure.group[0]


def _one_group_of_grid(figures: list[Figure]) -> tuple[list[Figure], dict[Coordinate, Figure]]:
    """Of figures by row and group, return the first group's, and the second's by row where there are just two."""
    if not figures or len(figures[0].group) < 2:
        return figures, {}
    across = axes(figures[0])[1]
    heads = list(dict.fromkeys(figure.group[across] for figure in figures))
    kept = [figure for figure in figures if figure.group[across] == heads[0]]
    if len({_row(figure) for figure in kept}) != len(kept):
        return [], {}
    others = {_row(figure): figure for figure in figures if len(heads) == 2 and figure.group[across] == heads[1]}
    return kept, others if all(_row(figure) in others for figure in kept) else {}


def _ends(kept: list[Figure], others: dict[Coordinate, Figure], words: Words) -> tuple[str, str]:
    """Return the names of the hollow and of the filled dots of dumbbells."""
    if not others:
        return "", ""
    across = axes(kept[0])[1]
    filled, hollow = kept[0].group[across], others[_row(kept[0])].group[across]
    return words.group(hollow[1], hollow[0]), words.group(filled[1], filled[0])


def _dot(figure: Figure, figures: list[Figure], other: Figure | None, words: Words) -> Dot:
    interval = figure.interval if other is None else None
    return Dot(
        label=_short_name(figure, figures, words),
        value=float(figure.value or 0.0),
        text=shown_value(figure, words),
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        other=None if other is None else other.value,
        other_text="" if other is None else shown_value(other, words),
    )


def _short_name(figure: Figure, figures: list[Figure], words: Words) -> str:
    varying = [
        (name, category)
        for place, (name, category) in enumerate(figure.group)
        if len({other.group[place][1] for other in figures}) > 1
    ]
    name = sentence_case(
        words.group(figure.label) or ", ".join(words.group(category, name) for name, category in varying)
    )
    return name if len(name) <= 34 else name[:33].rstrip() + "…"


def _reference(measurement: Measurement, unit: ValueUnit, words: Words) -> tuple[float | None, str]:
    pools = [figure for figure in measurement.groups if [name for name, _ in figure.group] == [POOL]]
    if len(pools) == 1 and pools[0].value is not None and _is_all_of_it(measurement):
        pool = words.group(pools[0].group[0][1], POOL)
        return pools[0].value, words.say("{name}: {value}", name=pool, value=shown_value(pools[0], words))
    if measurement.statistic is Statistic.SHARE and measurement.value is not None:
        first = next(iter(measurement.groups), None)
        if first is not None and first.unit is measurement.unit and len(first.group) > 1:
            return measurement.value, words.say("All: {value}", value=shown_value(measurement, words))
    if measurement.statistic is Statistic.GAP and unit is ValueUnit.PERCENT:
        return 0.0, words.say("No gap")
    return None, ""


def _is_all_of_it(measurement: Measurement) -> bool:
    """Whether the dots are of one group: the pool's share is that of all groups together."""
    categories = {value for figure in measurement.groups for name, value in figure.group if name in IDENTITY}
    return len(categories) == 1


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
    parts.append(words.say("All values stand in the table beside it."))
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
