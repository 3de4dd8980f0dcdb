"""What changed since the earlier period, taken apart so that only practice is called improvement."""

from __future__ import annotations

from decimal import Decimal

from audit.model.comparison import Change, Comparison, ItemChange
from audit.report.build.coarse import is_coarse
from audit.report.build.material import Material
from audit.report.build.money import money_table
from audit.report.build.promises import promises_section
from audit.report.build.slope import slope_chart
from audit.report.context import Cell, Changes, Column, Table
from audit.report.labels import mark
from audit.report.rounding import rounded, shares_that_add_up
from audit.report.words import Words

GOOD = (Change.FIXED, Change.IMPROVED)
BAD = (Change.NEW, Change.OPEN_AGAIN, Change.WORSE)
STILL = (Change.STILL_OPEN,)
MOST_CHANGES = 5


def shown_total(comparison: Comparison) -> Decimal | None:
    """Return the change as it is printed: the difference of the two printed scores."""
    if comparison.score_before is None or comparison.score_after is None or comparison.terms.total is None:
        return None
    return rounded(comparison.score_after, 1) - rounded(comparison.score_before, 1)


def direction_sentence(comparison: Comparison, words: Words) -> str:
    """Return the change in plain words; it names practice apart from everything else."""
    total = shown_total(comparison)
    before = comparison.before.label
    practice = comparison.terms.practice
    if total is None:
        return words.say(
            "The two years' scores cannot be set side by side; on the questions that both years answer, practice "
            "changed the score by {practice} points since {period}.",
            practice=words.signed(practice),
            period=before,
        )
    if total == 0:
        template = mark("The score is what it was in {period}: {after}.")
    elif total > 0:
        template = mark("The score rose by {change} points since {period}, from {before} to {after}.")
    else:
        template = mark("The score fell by {change} points since {period}, from {before} to {after}.")
    first = words.say(
        template,
        change=words.number(float(abs(total)), 1),
        period=before,
        before=words.points(comparison.score_before),
        after=words.points(comparison.score_after),
    )
    return f"{first} {_practice_sentence(comparison, total, words)}".strip()


def _practice_sentence(comparison: Comparison, total: Decimal, words: Words) -> str:
    shown = shown_parts(comparison)["practice"]
    if shown == total:
        return words.say("All of it is change in practice.") if total else ""
    if shown == 0:
        return words.say("None of it is change in practice: the method, the weights or the scope changed.")
    return words.say("Change in practice alone accounts for {practice} points.", practice=words.signed(float(shown)))


def shown_parts(comparison: Comparison) -> dict[str, Decimal]:
    """Return the printed terms; they add up to the printed total."""
    terms = comparison.terms
    names = ("practice", "method", "reweighting", "scope", "gates")
    values = [getattr(terms, name) for name in names]
    total = shown_total(comparison)
    if total is None:
        return {name: rounded(value, 1) for name, value in zip(names, values, strict=True) if value is not None}
    parts = shares_that_add_up([value or 0.0 for value in values], total)
    return dict(zip(names, parts, strict=True))


def changes(material: Material) -> Changes | None:
    """Return the chapter on change, or None without an earlier result."""
    comparison, words = material.comparison, material.words
    if comparison is None:
        return None
    return Changes(
        headline=direction_sentence(comparison, words),
        terms=_terms_table(comparison, words),
        notes=tuple(note for note in (*map(words.message, comparison.notes), _still_open(material)) if note),
        chart=slope_chart(material),
        tables=tuple(table for table in (*_item_tables(material), money_table(material)) if table and table.rows),
        promises=promises_section(material),
    )


def parts_in(words: Words) -> dict[str, tuple[str, str]]:
    """Return the name of each part of a change and what it means, by the part's id."""
    return {
        "practice": (words.say("Practice"), words.say("What the organisation does differently.")),
        "method": (words.say("Method"), words.say("The same practice, judged by this year's rules.")),
        "reweighting": (words.say("Weights"), words.say("Questions that count for more or less than before.")),
        "scope": (words.say("Scope"), words.say("Questions answered in one of the two years only.")),
        "gates": (words.say("Caps"), words.say("A cap that came or went.")),
    }


def _terms_table(comparison: Comparison, words: Words) -> Table:
    meaning = parts_in(words)
    rows = [
        (
            Cell(text=meaning[name][0], kind="strong"),
            Cell(text=meaning[name][1]),
            Cell(text=words.signed(float(value)), kind="num"),
        )
        for name, value in shown_parts(comparison).items()
    ]
    total = shown_total(comparison)
    if total is not None:
        rows.append(
            (
                Cell(text=words.say("Total"), kind="strong"),
                Cell(text=""),
                Cell(text=words.signed(float(total)), kind="num strong"),
            )
        )
    note = (
        ""
        if total is not None
        else words.say(
            "A score is withheld in one of the years, so there is no total; the terms cover the questions that "
            "both years answer."
        )
    )
    return Table(
        caption=words.say("Where the change comes from, in points"),
        columns=(
            Column(heading=words.say("Part"), width=27),
            Column(heading=words.say("What it is"), width=56),
            Column(heading=words.say("Points"), kind="num", width=17),
        ),
        rows=tuple(rows),
        note=note,
        kind="register",
    )


def _item_tables(material: Material) -> tuple[Table, ...]:
    words, comparison = material.words, material.comparison
    if comparison is None:
        return ()
    groups = ((words.say("What got better"), GOOD), (words.say("What got worse, or is new"), BAD))
    return tuple(_item_table(caption, _foremost(kinds, material), material) for caption, kinds in groups)


def _foremost(kinds: tuple[Change, ...], material: Material) -> list[ItemChange]:
    found = [change for change in material.changes.values() if change.change in kinds]
    return sorted(found, key=lambda change: (change.beyond_chance is False, -_weight(change, material), change.item))


def _weight(change: ItemChange, material: Material) -> float:
    judged = material.result.item(change.item)
    return 0.0 if judged is None else judged.weight


def _still_open(material: Material) -> str:
    """Return the findings that both years have, as a sentence."""
    words = material.words
    found = _foremost(STILL, material)
    if not found:
        return ""
    known = [material.numbers[change.item] for change in found if change.item in material.numbers]
    known.sort(key=lambda number: tuple(map(int, number.split("."))))
    numbers = words.listed(known)
    return words.plural(
        len(found),
        "{n} finding of the earlier audit is still open: {numbers}.",
        "{n} findings of the earlier audit are still open: {numbers}.",
        numbers=numbers,
    )


def _item_table(caption: str, found: list[ItemChange], material: Material) -> Table:
    words = material.words
    rows = tuple(
        (
            Cell(text=f"{material.numbers.get(change.item, '')} {material.title(change.item, change.after)}".strip()),
            Cell(text=_value(change.value_before, change, material), kind="num"),
            Cell(
                text=_value(change.value_after, change, material, coarse=_is_coarse(change, material)),
                kind="num strong",
            ),
            Cell(text=" ".join((f"{words.label(change.change)}.", *_remarks(change, material)))),
        )
        for change in found[:MOST_CHANGES]
    )
    rest = len(found) - len(rows)
    return Table(
        caption=caption,
        columns=(
            Column(heading=words.say("Question"), width=52),
            Column(heading=words.say("Before"), kind="num", width=10),
            Column(heading=words.say("Now"), kind="num", width=10),
            Column(heading=words.say("Remark"), width=28),
        ),
        rows=rows,
        note=words.plural(
            rest, "{n} more stands in the attached result document.", "{n} more stand in the attached result document."
        )
        if rest
        else "",
        kind="register",
    )


def _value(value: float | None, change: ItemChange, material: Material, *, coarse: bool = False) -> str:
    judged = material.result.item(change.item)
    if value is None or judged is None or judged.measurement is None:
        return "–"
    return material.words.value(value, judged.measurement.unit, coarse=coarse)


def _is_coarse(change: ItemChange, material: Material) -> bool:
    judged = material.result.item(change.item)
    return judged is not None and is_coarse(judged.measurement)


def _remarks(change: ItemChange, material: Material) -> list[str]:
    words = material.words
    parts = []
    if change.is_break:
        parts.append(words.say("Break in the series."))
    if change.beyond_chance is True:
        parts.append(words.say("Larger than chance."))
    elif change.beyond_chance is False:
        parts.append(words.say("May be chance."))
    if _is_coarse(change, material):
        parts.append(words.say("Rounded to protect people; a small change may be none."))
    if change.note is not None:
        parts.append(words.message(change.note))
    return parts
