"""What a chapter shows beside its findings: a dot chart, the units against their pools, a heat table."""

from __future__ import annotations

from dataclasses import dataclass

from audit.model.measurement import Figure, Measurement
from audit.model.result import ChecklistResult, ItemResult
from audit.report.build.coarse import is_coarse, shown_value
from audit.report.build.dot_chart import POOL, axis_ticks, chart_of
from audit.report.build.evidence import sentence_case, without_parity
from audit.report.build.figures import figures_table
from audit.report.build.findings import SHORTFALLS
from audit.report.build.material import Material
from audit.report.context import Cell, Chart, Column, Dot, Table
from audit.types import ValueUnit, Visibility

MOST_HEAT_TABLES = 1
FEWEST_UNITS = 2


@dataclass(frozen=True, slots=True)
class Exhibits:
    """The charts and heat tables of a chapter, and the items whose figures they show in full."""

    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    shown: frozenset[str]


def exhibits(judged: ChecklistResult, material: Material) -> Exhibits:
    """Choose what shows the most: shortfalls before the rest, the weightiest first."""
    visible = [result for result in judged.items if _may_show(result)]
    visible.sort(key=lambda result: (result.outcome not in SHORTFALLS, -result.weight))
    charts: list[Chart] = []
    heat: list[Table] = []
    shown = set()
    for result in visible:
        measurement = result.measurement
        table = None if measurement is None else _table(measurement, material)
        if measurement is None or table is None:
            continue
        drawn = None if charts else chart_of(measurement, material.words, id=f"chart-{result.item}")
        if drawn is not None:
            charts.append(drawn)
            shown.add(result.item)
        elif table.kind == "heat" and len(heat) < MOST_HEAT_TABLES and len(table.rows) > 1:
            heat.append(table)
            shown.add(result.item)
    dumbbell = _against_pools(judged, visible, material)
    if dumbbell is not None:
        charts.append(dumbbell)
    return Exhibits(tuple(charts), tuple(heat), frozenset(shown))


def _may_show(result: ItemResult) -> bool:
    measurement = result.measurement
    return measurement is not None and measurement.visibility is not Visibility.HIDDEN and result.outcome.is_scored


def _table(measurement: Measurement, material: Material) -> Table | None:
    caption = sentence_case(material.words.message(measurement.label))
    return figures_table(measurement, material.words, caption=caption)


def _pool_of(measurement: Measurement) -> Figure | None:
    """Return the pool that a representation index is made against, if both may be shown."""
    if measurement.unit is not ValueUnit.INDEX or measurement.value is None:
        return None
    pools = [figure for figure in measurement.groups if len(figure.group) == 1 and figure.group[0][0] == POOL]
    shown = [figure for figure in pools if figure.visibility is not Visibility.HIDDEN and figure.value]
    return shown[0] if len(shown) == 1 else None


def _against_pools(judged: ChecklistResult, visible: list[ItemResult], material: Material) -> Chart | None:
    """Return the dumbbells of all indices of the checklist: the share found, and that of its pool."""
    words = material.words
    dots, rows = [], []
    order = {result.item: place for place, result in enumerate(judged.items)}
    for result in sorted(visible, key=lambda result: order[result.item]):
        measurement = result.measurement
        pool = None if measurement is None else _pool_of(measurement)
        if measurement is None or pool is None or pool.value is None or measurement.value is None:
            continue
        share = measurement.value * pool.value
        if not 0 <= share <= 1:
            continue
        number = material.numbers[result.item]
        coarse = is_coarse(measurement) or is_coarse(pool)
        here = words.value(share, ValueUnit.SHARE, coarse=coarse)
        there = shown_value(pool, words)
        label = words.say("{name}: {value}", name=number, value=sentence_case(words.group(pool.group[0][1], POOL)))
        dots.append(Dot(label=label, value=share, text=here, other=pool.value, other_text=there))
        title = sentence_case(without_parity(words.message(measurement.label)))
        rows.append((Cell(text=f"{number} {title}"), Cell(text=here, kind="num strong"), Cell(text=there, kind="num")))
    if len(dots) < FEWEST_UNITS:
        return None
    title = words.say("Shares found against their pools")
    below = sum(1 for dot in dots if dot.value < (dot.other or 0.0))
    return Chart(
        id=f"chart-pools-{judged.checklist}",
        kind="dumbbell",
        title=title,
        alternative=words.plural(
            len(dots),
            "Dumbbell chart: {title}. {below} of {n} lies below its pool. All values stand in the table beside it.",
            "Dumbbell chart: {title}. {below} of {n} lie below their pools. All values stand in the table beside it.",
            title=title,
            below=below,
        ),
        dots=tuple(dots),
        table=Table(
            caption=words.say("The values behind the chart"),
            columns=(
                Column(heading=words.say("Comparison"), width=60),
                Column(heading=words.say("Found"), kind="num", width=20),
                Column(heading=words.say("Pool"), kind="num", width=20),
            ),
            rows=tuple(rows),
        ),
        ticks=axis_ticks(dots, None, ValueUnit.SHARE, words),
        ends=(words.say("the pool"), words.say("what was found")),
    )
