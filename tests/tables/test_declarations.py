"""The declarations hold together: unique names, known vocabularies, synonyms that mean one column of a table."""

from __future__ import annotations

import pytest

from audit.importing.fold import header_key
from audit.importing.synonyms import meanings
from audit.tables import TABLES, VOCABULARIES
from audit.tables.declare import ColumnType, Table
from audit.types import RecordUnit, Sensitivity

LANGUAGES = ("fr", "de", "es", "pt", "it", "nl")
DESIGNED = {
    *("events", "sessions", "appearances", "proposals", "accommodations"),
    *("employees", "applications", "openings", "moves", "leave", "programmes", "staff_groups"),
    *("memberships", "governance", "channels", "surveys", "incidents", "consultations", "content"),
    *("contracts", "payments", "suppliers", "giving", "budget"),
    *("commitments", "actions", "policies", "reference"),
}


def test_all_designed_tables_are_declared() -> None:
    assert set(TABLES) >= DESIGNED


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_names_its_columns_once_and_only_columns_it_has(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    for column in (table.flow_date, *(name for any_of in table.requires_any for name in any_of)):
        assert not column or column in names


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_vocabularies_exist_and_categories_have_one(table: Table) -> None:
    for column in table.columns:
        if column.vocabulary:
            assert column.vocabulary in VOCABULARIES, column.name
        if column.type in (ColumnType.CATEGORY, ColumnType.GROUP, ColumnType.YES_PARTLY_NO):
            assert column.vocabulary, column.name


def test_identity_is_special_and_open() -> None:
    employees = TABLES["employees"]
    for name in ("gender", "ethnicity", "disability", "orientation", "religion", "caring"):
        column = employees.column(name)
        assert column is not None
        assert column.sensitivity is Sensitivity.SPECIAL
        assert VOCABULARIES[column.vocabulary].open


def test_amounts_count_money_and_people_count_people() -> None:
    employees = TABLES["employees"]
    assert employees.column("salary").unit is RecordUnit.MONEY  # type: ignore[union-attr]
    assert employees.column("gender").unit is RecordUnit.PERSON  # type: ignore[union-attr]


def test_no_word_of_a_closed_vocabulary_means_two_values() -> None:
    for vocabulary in VOCABULARIES.values():
        seen: dict[str, str] = {}
        for value, by_language in vocabulary.values.items():
            for listed in by_language.values():
                for word in listed:
                    assert seen.setdefault(word, value) == value, (vocabulary.id, word)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_has_a_header_in_each_language_and_it_comes_back_as_that_column(table: Table) -> None:
    known = meanings(table.name)
    for column in table.columns:
        for language in LANGUAGES if not column.derived else ():
            words = column.synonyms.get(language, ())
            assert words, f"{column.name} has no header in {language}"
            assert known[header_key(words[0])][0].column == column.name, f"{words[0]} means another column"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_names_of_a_language_differ(language: str) -> None:
    names = [table.names[language][0] for table in TABLES.values()]
    assert len(set(names)) == len(names)
