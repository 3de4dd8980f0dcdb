from __future__ import annotations

from dataclasses import replace

from audit.report.build.figures import figures_sentence, figures_table
from audit.report.words import words_for
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


def test_figures_in_words_leave_the_hidden_ones_out_and_count_them() -> None:
    sentence = figures_sentence(LEVELS, EN)
    assert sentence.startswith("Women, Entry 62.0% (322 of 520)")
    assert "Executive" not in sentence
    assert sentence.endswith("2 hidden.")


def test_no_figures_make_no_sentence() -> None:
    assert figures_sentence(replace(LEVELS, groups=()), EN) == ""
