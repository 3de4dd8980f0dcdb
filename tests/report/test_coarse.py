from __future__ import annotations

from dataclasses import replace

import pytest

from audit.model.message import msg
from audit.report.build.coarse import coarse_note, shown_value, told
from audit.report.build.dot_chart import chart_of
from audit.report.build.figures import figures_sentence
from audit.report.words import words_for
from audit.types import ValueUnit, Visibility
from tests.report.factory.measured import measurement_of

EN, DE = words_for("en", "EUR"), words_for("de", "EUR")
GAP = measurement_of("gap", "Gap", "gap-levels", 7.0, 340)
ROUNDED = replace(GAP, visibility=Visibility.COARSENED)


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (7.0, ValueUnit.PERCENT, "about 7%"),
        (-12.0, ValueUnit.PERCENT, "about −12%"),
        (0.34, ValueUnit.SHARE, "about 34%"),
        (0.034, ValueUnit.SHARE, "about 3.4%"),
        (1.0, ValueUnit.SHARE, "about 100%"),
        (1.3, ValueUnit.INDEX, "about 1.3"),
        (0.5, ValueUnit.RATIO, "about 0.50"),
        (24000.0, ValueUnit.MONEY, "about €24,000"),
        (3.0, ValueUnit.POINTS, "about 3 percentage points"),
        (12.0, ValueUnit.DAYS, "about 12 days"),
        (0.0, ValueUnit.SHARE, "about 0%"),
    ],
)
def test_a_rounded_value_has_the_digits_that_rounding_left(value: float, unit: ValueUnit, printed: str) -> None:
    assert shown_value(replace(ROUNDED, value=value, unit=unit), EN) == printed


def test_a_value_that_is_shown_as_measured_keeps_its_digits() -> None:
    assert shown_value(GAP, EN) == "7.00%"
    assert coarse_note((GAP, *GAP.groups), EN) == ""


def test_other_languages_say_it_too() -> None:
    assert shown_value(ROUNDED, DE) == "etwa 7\N{NO-BREAK SPACE}%"
    assert "gerundet" in coarse_note((ROUNDED,), DE)


def test_sentences_say_a_rounded_figure_with_its_digits_and_others_as_before() -> None:
    note = msg("split.whole", "The gap is {gap:+.2f} % among all, {within:+.2f} % within levels.", gap=7.0, within=2.5)
    assert told(note, ROUNDED, EN) == "The gap is about +7 % among all, +2.50 % within levels."
    assert told(note, GAP, EN) == "The gap is +7.00 % among all, +2.50 % within levels."


def test_a_chart_marks_the_rounded_figure_in_its_dots_its_table_and_its_alternative() -> None:
    first, *others = GAP.groups
    value = float(round(first.value or 0.0))
    rounded = replace(GAP, groups=(replace(first, value=value, visibility=Visibility.COARSENED), *others))
    chart = chart_of(rounded, EN, id="chart")
    assert chart is not None
    assert [dot.text.startswith("about ") for dot in chart.dots] == [True] + [False] * (len(chart.dots) - 1)
    assert chart.table.rows[0][1].text == chart.dots[0].text
    assert "rounded to protect people" in chart.table.note
    assert "about" in figures_sentence(rounded, EN)
