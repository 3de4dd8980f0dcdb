from __future__ import annotations

from audit.model.message import msg
from audit.report.columns import column_words, table_words
from audit.report.words import words_for

NEEDED = ("employees.leaving_kind", "employees.exit_interview", "events.format")


def test_columns_are_named_as_the_workbooks_head_them() -> None:
    assert column_words(NEEDED, "en") == "leaving kind, exit interview (employees); format (events)"
    assert column_words(NEEDED, "de").startswith("Austrittsart, Austrittsgespräch (Mitarbeitende)")
    assert table_words(("employees", "governance"), "fr") == "salariés, gouvernance"


def test_what_is_no_column_of_ours_stays_as_it_is() -> None:
    assert column_words(("Shoe size", "employees.shoe_size"), "fr") == "Shoe size, employees.shoe_size"


def test_a_sentence_that_names_columns_names_them_in_its_language() -> None:
    message = msg("measure.not-recorded", "Not recorded in the files: {columns}.", columns=", ".join(NEEDED))
    french = words_for("fr").message(message)
    assert "entretien de départ (salariés)" in french
    assert "exit_interview" not in french
