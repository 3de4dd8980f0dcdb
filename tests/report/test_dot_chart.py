from __future__ import annotations

from dataclasses import replace

from audit.model.measurement import Figure
from audit.model.message import msg
from audit.report.build.dot_chart import axis_ticks, chart_of
from audit.report.context import Dot
from audit.report.words import words_for
from audit.types import Statistic, ValueUnit
from tests.report.factory.measured import measurement_of

EN = words_for("en", "EUR")
LEVELS = measurement_of("levels", "Women by level", "levels", 0.5, 1497)


def figure(value: float, *group: tuple[str, str]) -> Figure:
    return Figure(statistic=Statistic.SHARE, unit=ValueUnit.SHARE, value=value, n=100, group=group)


def test_a_chart_shows_one_group_against_the_whole_and_says_so() -> None:
    chart = chart_of(measurement_of("roles", "Women by role", "roles", 0.38, 217), EN, id="chart")
    assert chart is not None
    assert [(dot.label, dot.text) for dot in chart.dots][:2] == [("Keynotes", "29.2%"), ("Invited speakers", "35.0%")]
    assert (chart.reference, chart.reference_label) == (0.38, "All: 38.0%")
    assert "Lowest: Keynotes with 29.2%; highest: Speakers with 42.0%." in chart.alternative


def test_the_table_behind_a_chart_holds_every_dot_and_nothing_else() -> None:
    chart = chart_of(measurement_of("roles", "Women by role", "roles", 0.38, 217), EN, id="chart")
    assert chart is not None
    assert [dot.text for dot in chart.dots] == [row[1].text for row in chart.table.rows]


def test_a_chart_of_the_shares_behind_an_index_does_not_say_what_the_index_means() -> None:
    shares = tuple(figure(share, ("level", f"Grade {n}")) for n, share in enumerate((0.6, 0.5, 0.3)))
    index = replace(LEVELS, label=msg("x", "Women at the top (1 is parity)"), unit=ValueUnit.INDEX, groups=shares)
    chart = chart_of(index, EN, id="chart")
    assert chart is not None
    assert chart.title == "Women at the top"
    assert chart.alternative.startswith("Dot chart: Women at the top. Lowest")
    of_indices = replace(index, groups=tuple(replace(one, unit=ValueUnit.INDEX) for one in shares))
    kept = chart_of(of_indices, EN, id="chart")
    assert kept is not None
    assert kept.title == "Women at the top (1 is parity)"


def test_two_groups_over_the_same_rows_make_dumbbells_with_both_named() -> None:
    shares = {"Entry": (0.6, 0.4), "Senior": (0.5, 0.5), "Lead": (0.3, 0.7)}
    groups = tuple(
        figure(share, ("gender", gender), ("level", level))
        for level, both in shares.items()
        for gender, share in zip(("women", "men"), both, strict=True)
    )
    chart = chart_of(replace(LEVELS, groups=groups), EN, id="chart")
    assert chart is not None
    assert [(dot.label, dot.value, dot.other) for dot in chart.dots] == [
        ("Entry", 0.6, 0.4), ("Senior", 0.5, 0.5), ("Lead", 0.3, 0.7)
    ]  # fmt: skip
    assert chart.ends == ("Men", "Women")
    assert [cell.text for cell in chart.table.rows[0]] == ["Entry", "60.0%", "40.0%"]


def test_the_pool_is_the_line_that_the_dots_are_compared_with() -> None:
    groups = tuple(figure(share, ("gender", "women"), ("role", role)) for role, share in
                   (("keynote", 0.3), ("panellist", 0.5), ("moderator", 0.4)))  # fmt: skip
    pool = figure(0.48, ("pool", "field"))
    chart = chart_of(replace(LEVELS, groups=(*groups, pool)), EN, id="chart")
    assert chart is not None
    assert len(chart.dots) == 3
    assert chart.reference == 0.48
    assert chart.reference_label.endswith(": 48.0%")


def test_no_line_of_all_beside_what_is_no_share() -> None:
    medians = [
        replace(figure(value, ("gender", "women"), ("level", level)), statistic=Statistic.MEDIAN)
        for level, value in (("Entry", 0.3), ("Senior", 0.5), ("Lead", 0.4))
    ]
    chart = chart_of(replace(LEVELS, statistic=Statistic.MEDIAN, groups=tuple(medians)), EN, id="chart")
    assert chart is not None
    assert (chart.reference, chart.reference_label) == (None, "")


def test_no_chart_of_fewer_than_three_figures() -> None:
    assert chart_of(replace(LEVELS, groups=LEVELS.groups[:4]), EN, id="chart") is None


def test_ticks_are_round_and_cover_the_values() -> None:
    ticks = axis_ticks(
        [Dot(label="a", value=0.62, text=""), Dot(label="b", value=0.31, text="")], None, ValueUnit.SHARE, EN
    )
    assert ticks == ((0.0, "0%"), (0.2, "20%"), (0.4, "40%"), (0.6, "60%"), (0.8, "80%"))
