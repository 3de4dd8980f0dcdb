from __future__ import annotations

from dataclasses import replace

from audit.model.message import msg
from audit.model.result import AuditResult
from audit.report.columns import ANSWER, column_words, columns_to_keep, table_words
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


def test_a_question_without_an_answer_names_what_to_keep(result: AuditResult) -> None:
    """What is missing; else what was there and too little of it; an answer only where nothing is measured."""
    entry = result.to_record[0]
    measured = next(one for one in result.checklists[0].items if one.measurement is not None)
    used = ("events.captioned", "events.date")
    few = replace(measured, measurement=replace(measured.measurement, columns_used=used))
    first = replace(
        result.checklists[0], items=tuple(few if one is measured else one for one in result.checklists[0].items)
    )
    known = replace(result, checklists=(first, *result.checklists[1:]))
    assert columns_to_keep(replace(entry, columns=("a.b",)), known) == ("a.b",)
    assert columns_to_keep(replace(entry, item=measured.item, columns=()), known) == used
    assert columns_to_keep(replace(entry, item="no-such-item", columns=()), known) == ANSWER
