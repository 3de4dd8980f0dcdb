"""Shares of money in two years, with the sums behind them: a share can fall while the sum grows."""

from __future__ import annotations

from audit.model.comparison import ItemChange
from audit.report.build.material import Material
from audit.report.context import Cell, Column, Table
from audit.report.words import Words

DIGITS = 2
"""Of the percentages: a hundredth of a per cent of a large sum is much money."""


def money_table(material: Material) -> Table | None:
    """Return the shares of money whose sums both years hold, also those that are not scored; None without any."""
    words = material.words
    changes = [] if material.comparison is None else material.comparison.items
    rows = tuple(
        row for change in changes if change.note is None and (row := _row(change, material, words)) is not None
    )
    if not rows:
        return None
    return Table(
        caption=words.say("Shares of money, with the sums behind them"),
        columns=(
            Column(heading=words.say("Measure"), width=30),
            Column(heading=words.say("Before"), kind="num", width=10),
            Column(heading=words.say("Now"), kind="num", width=10),
            Column(heading=words.say("Sum before"), kind="num", width=17),
            Column(heading=words.say("Sum now"), kind="num", width=17),
            Column(heading=words.say("Change"), kind="num", width=16),
        ),
        rows=rows,
        kind="register",
    )


def _row(change: ItemChange, material: Material, words: Words) -> tuple[Cell, ...] | None:
    before, after = change.money_before, change.money_after
    if before is None or after is None:
        return None
    difference = after - before
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    item = material.items[change.item]
    return (
        Cell(text=item.question or item.title),
        Cell(text=words.percent(change.value_before, DIGITS), kind="num"),
        Cell(text=words.percent(change.value_after, DIGITS), kind="num strong"),
        Cell(text=words.money(before), kind="num"),
        Cell(text=words.money(after), kind="num"),
        Cell(text=f"{sign}{words.money(abs(difference))}", kind="num"),
    )
