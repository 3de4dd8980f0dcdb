from __future__ import annotations

from dataclasses import replace

from audit.report.build.figures import axis_ticks, chart_of, figures_table
from audit.report.context import Dot
from audit.report.words import words_for
from audit.types import ValueUnit
from tests.report.factory.measured import measurement_of

EN = words_for("en", "EUR")
LEVELS = measurement_of("levels", "Women by level", "levels", 0.5, 1497)


def test_two_dimensions_make_a_heat_table_with_the_hidden_cells_named() -> None:
    table = figures_table(LEVELS, EN, caption="Women by level")
    assert table is not None
    assert [column.heading for column in table.columns] == ["Level", "Women", "Men"]
    assert [cell.text for cell in table.rows[0]] == ["Entry", "62.0%", "38.0%"]
    assert [cell.text for cell in table.rows[-1]] == ["Executive", "hidden", "hidden"]
    assert table.rows[-1][1].shade is None


def test_a_coordinate_that_all_figures_share_is_said_once() -> None:
    marked = tuple(replace(figure, group=(*figure.group, ("status", "active"))) for figure in LEVELS.groups)
    plain = figures_table(LEVELS, EN, caption="c")
    assert figures_table(replace(LEVELS, groups=marked), EN, caption="c") == plain


def test_a_chart_shows_one_group_against_the_whole_and_says_so() -> None:
    measured = measurement_of("roles", "Women by role", "roles", 0.38, 217)
    table = figures_table(measured, EN, caption="Women by role")
    assert table is not None
    chart = chart_of(measured, EN, id="chart", table=table)
    assert chart is not None
    assert [(dot.label, dot.text) for dot in chart.dots][:2] == [("Keynotes", "29.2%"), ("Invited speakers", "35.0%")]
    assert (chart.reference, chart.reference_label) == (0.38, "All: 38.0%")
    assert "Lowest: Keynotes with 29.2%; highest: Speakers with 42.0%." in chart.alternative


def test_no_chart_of_fewer_than_three_figures() -> None:
    few = replace(LEVELS, groups=LEVELS.groups[:4])
    table = figures_table(few, EN, caption="c")
    assert table is not None
    assert chart_of(few, EN, id="chart", table=table) is None


def test_ticks_are_round_and_cover_the_values() -> None:
    ticks = axis_ticks(
        [Dot(label="a", value=0.62, text=""), Dot(label="b", value=0.31, text="")], None, ValueUnit.SHARE, EN
    )
    assert ticks == ((0.0, "0%"), (0.2, "20%"), (0.4, "40%"), (0.6, "60%"), (0.8, "80%"))
