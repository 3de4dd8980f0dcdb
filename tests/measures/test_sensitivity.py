"""What a row stands for, and how carefully a column is kept, as the tables declare it."""

from __future__ import annotations

import pytest

from audit.measures.begin import most_sensitive
from audit.measures.sensitivity import FEW, case_unit, dimension_sensitivity, row_unit
from audit.types import RecordUnit, Sensitivity

INTERNAL, PUBLIC, SPECIAL = Sensitivity.INTERNAL, Sensitivity.PUBLIC, Sensitivity.SPECIAL


@pytest.mark.parametrize(
    ("table", "column", "kept"),
    [
        ("employees", "gender", SPECIAL),
        ("employees", "hispanic_latino", SPECIAL),
        ("employees", "age_band", INTERNAL),
        ("employees", "level", INTERNAL),
        ("employees", "no such column", INTERNAL),
        ("no such table", "gender", INTERNAL),
    ],
)
def test_a_dimension_is_kept_as_its_column_is(table: str, column: str, kept: Sensitivity) -> None:
    assert dimension_sensitivity(table, column) is kept


def test_the_most_careful_of_several_is_kept() -> None:
    assert most_sensitive(PUBLIC, SPECIAL, INTERNAL) is SPECIAL
    assert most_sensitive(INTERNAL, PUBLIC) is INTERNAL
    assert most_sensitive(PUBLIC) is PUBLIC
    assert most_sensitive() is INTERNAL


def test_a_table_that_nobody_declared_is_taken_for_one_of_people() -> None:
    assert row_unit("no such table") is RecordUnit.PERSON
    assert row_unit("events") is RecordUnit.EVENT


@pytest.mark.parametrize(
    ("table", "column", "unit"),
    [
        ("accommodations", "met", RecordUnit.ORGANISATION),
        ("accommodations", "kind", RecordUnit.PERSON),  # what somebody needs tells of a disability
        ("incidents", "outcome_told", RecordUnit.ORGANISATION),
        ("incidents", "kind", RecordUnit.PERSON),
        ("incidents", "hispanic_latino", RecordUnit.PERSON),  # yes or no, and special all the same
        ("incidents", "age_band", RecordUnit.PERSON),  # a group, and not special
        ("incidents", "no such column", RecordUnit.PERSON),
        ("appearances", "session_kind", RecordUnit.ORGANISATION),
        ("appearances", "fee", RecordUnit.PERSON),
        ("employees", "contract", RecordUnit.PERSON),
        ("events", "captioned", RecordUnit.EVENT),
    ],
)
def test_only_the_handling_of_cases_is_said_of_the_organisation(table: str, column: str, unit: RecordUnit) -> None:
    assert case_unit(table, FEW, (column,)) is unit


def test_a_group_among_several_columns_is_enough_and_so_are_few_cases() -> None:
    assert case_unit("incidents", FEW, ("outcome_told", "gender")) is RecordUnit.PERSON
    assert case_unit("incidents", FEW) is RecordUnit.ORGANISATION
    assert case_unit("incidents", FEW - 1, ("outcome_told",)) is RecordUnit.PERSON
    assert FEW == 5
