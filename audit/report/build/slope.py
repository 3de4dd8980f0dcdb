"""The chart of what became of the checklists from one year to the next, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.comparison import ChecklistChange, Comparison
from audit.report.build.material import Material
from audit.report.context import Cell, Chart, Column, Dot, Table
from audit.report.rounding import points_moved


def slope_chart(material: Material) -> Chart | None:
    """Return the chart of the checklists that have a score in both years; None for fewer than two of them."""
    comparison, words = material.comparison, material.words
    if comparison is None:
        return None
    known = [
        (change, change.before, change.after)
        for change in comparison.checklists
        if change.before is not None and change.after is not None
    ]
    if len(known) < 2:
        return None
    dots = tuple(
        Dot(
            label=material.checklist_title(change.checklist),
            value=after,
            other=before,
            text=words.number(after),
            other_text=words.number(before),
        )
        for change, before, after in known
    )
    title = words.say(
        "Scores by checklist, {before} and {after}", before=comparison.before.label, after=comparison.after.label
    )
    up = sum(1 for _, before, after in known if after > before)
    down = sum(1 for _, before, after in known if after < before)
    return Chart(
        id="chart-change",
        kind="slope",
        title=title,
        alternative=words.say(
            "Slope chart: {title}. {up} rose, {down} fell. All values stand in the table of the summary.",
            title=title,
            up=up,
            down=down,
        ),
        dots=dots,
        table=_table(known, comparison, material),
        ticks=tuple((float(place), words.number(place)) for place in range(0, 101, 20)),
        ends=(comparison.before.label, comparison.after.label),
    )


def _table(known: Sequence[tuple[ChecklistChange, float, float]], comparison: Comparison, material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("The values behind the chart"),
        columns=(
            Column(heading=words.say("Checklist"), width=43),
            Column(heading=comparison.before.label, kind="num", width=19),
            Column(heading=comparison.after.label, kind="num", width=19),
            Column(heading=words.say("Change"), kind="num", width=19),
        ),
        rows=tuple(
            (
                Cell(text=material.checklist_title(change.checklist), kind="strong"),
                Cell(text=words.points(before), kind="num"),
                Cell(text=words.points(after), kind="num"),
                Cell(text=words.signed(points_moved(before, after)), kind="num"),
            )
            for change, before, after in known
        ),
    )
