from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import UsageError
from audit.model.message import msg
from audit.model.plurals import SINGULARS
from audit.report.extract import placeholders
from audit.report.rounding import points_moved, rounded, score_points, shares_that_add_up
from audit.report.words import words_for
from audit.types import ValueUnit

EN = words_for("en", "EUR")


@pytest.mark.parametrize(
    ("score", "shown"), [(0.0, 0), (0.001, 1), (0.004, 1), (0.625, 63), (0.9951, 99), (0.9999, 99), (1.0, 100)]
)
def test_zero_and_hundred_stand_only_for_exact_scores(score: float, shown: int) -> None:
    assert score_points(score) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0%"), (0.0001, "0.1%"), (0.5659, "56.6%"), (0.99999, "99.9%"), (1.0, "100%"), (-0.0205, "−2.1%")],
)
def test_shares_are_printed_in_per_cent(share: float, shown: str) -> None:
    assert EN.percent(share) == shown


def test_values_follow_their_unit_and_language() -> None:
    assert EN.value(2.03, ValueUnit.PERCENT) == "2.03%"
    assert EN.value(1.0, ValueUnit.DAYS) == "1 day"
    assert EN.value(31.0, ValueUnit.DAYS) == "31 days"
    assert EN.value(0.54, ValueUnit.INDEX) == "0.54"
    assert EN.value(23100.4, ValueUnit.MONEY) == "€23,100"
    assert EN.probability(0.00004) == "< 0.001"
    german = words_for("de", "EUR")
    assert german.percent(0.5659) == "56,6\u00a0%"
    assert german.number(1234.5, 1) == "1.234,5"


def test_numbers_in_messages_follow_the_language() -> None:
    message = msg("share", "{n} of {total:,} rows, {share:.1%}", n=1200, total=12000, share=0.1)
    assert EN.message(message) == "1,200 of 12,000 rows, 10.0%"
    assert words_for("fr").message(message).startswith("1\u202f200 of 12\u202f000")


def test_money_and_months_in_messages_follow_the_language() -> None:
    cost = msg("cost", "It costs {cost:,.0f}.", cost=28350.0)
    assert EN.message(cost) == "It costs €28,350."
    assert words_for("de", "EUR").message(cost) == "It costs 28.350\u00a0€."
    assert words_for("en").message(cost) == "It costs 28,350."
    month = msg("month", "Peak in {month}.", month="2025-06")
    assert EN.message(month) == "Peak in Jun 2025."
    assert EN.message(msg("month", "Peak in {month}.", month="none")) == "Peak in none."


def test_a_unit_and_a_pool_are_told_as_people_say_them() -> None:
    message = msg("x", "Women in {unit} against {pool}", unit="invited, keynote, speaker", pool="the pool field")
    assert EN.message(message) == "Women in invited speakers, keynotes and speakers against the pool “field”"
    whole = msg("x", "Women in {unit} against {pool}", unit="the HR department", pool="the workforce")
    assert EN.message(whole) == "Women in the HR department against the workforce"
    assert "die Vergleichsgruppe „field“" in words_for("de").message(message)


def test_dates_of_files_are_written_as_the_language_does_and_other_words_stay() -> None:
    assert EN.dated("2022-03-01") == "1 Mar 2022"
    assert words_for("de").dated("2022-03-01") == "01.03.2022"
    assert EN.dated("spring 2022") == "spring 2022"


def test_a_change_has_a_sign_and_zero_has_none() -> None:
    assert (EN.signed(6.14), EN.signed(-0.41), EN.signed(0.04)) == ("+6.1", "−0.4", "0.0")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError):
        words_for("xx-unknown")


def test_parts_add_up_to_the_printed_total() -> None:
    parts = shares_that_add_up([7.33, -0.41, 0.22, -1.0, 0.0], Decimal("6.1"))
    assert parts == (Decimal("7.3"), Decimal("-0.4"), Decimal("0.2"), Decimal("-1.0"), Decimal("0.0"))


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=6), st.integers(-3, 3))
def test_parts_always_add_up_and_stay_near(values: list[float], drift: int) -> None:
    total = rounded(sum(values), 1) + Decimal(drift) / 10
    parts = shares_that_add_up(values, total)
    assert sum(parts) == total
    assert all(
        abs(float(part) - value) < 0.1 * (2 + abs(drift)) + 0.05 * len(values)
        for part, value in zip(parts, values, strict=True)
    )


def test_a_category_that_a_message_names_is_put_into_words() -> None:
    said = words_for("en").message(msg("c", "{dimension}: {category}", dimension="gender", category="not-disclosed"))
    assert said == "Gender: Not disclosed"


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "the workforce", "die Belegschaft"),
        ("de", "women and men", "Frauen und Männer"),
        ("fr", "level, job group and contract", "niveau, famille d'emplois et contrat"),
        ("fr", "Women", "Femmes"),
        ("es", ", moderator, session chair", ", moderación, presidencia de sesión"),
    ],
)
def test_words_that_measures_write_are_said_in_the_language(language: str, text: str, said: str) -> None:
    assert words_for(language).phrase(text) == said


@pytest.mark.parametrize("text", ["Grade 1, Grade 2", "Harbour Lectures", "women and Harbour Lectures", "yes", ""])
def test_words_of_a_file_stay_as_they_are_written(text: str) -> None:
    assert words_for("de").phrase(text) == text


def test_a_header_is_not_translated_even_if_it_is_one_of_our_words() -> None:
    message = msg("x", "The column “{header}” was taken for {column}.", header="women", column="women")
    assert words_for("de").message(message) == "Die Spalte „women“ wurde als Frauen genommen."


def test_a_change_is_what_a_reader_finds_who_subtracts_the_printed_scores() -> None:
    assert pytest.approx(22.92) == 75.56 - 52.64
    assert points_moved(52.64, 75.56) == 23.0  # 75.6 - 52.6


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 1, "1 row has a negative pay."),
        ("en", 2, "2 rows have a negative pay."),
        ("fr", 0, "0 ligne a une valeur négative\u202f: pay."),
        ("fr", 2, "2 lignes ont une valeur négative\u202f: pay."),
        ("de", 1, "1 Zeile hat ein negatives pay."),
        ("ar", 2, "عدد الصفوف التي فيها قيمة pay سالبة: 2."),
    ],
)
def test_a_message_that_counts_takes_the_form_that_the_language_asks_for(language: str, n: int, said: str) -> None:
    message = msg("negative", "{n} rows have a negative {column}.", n=n, column="pay")
    assert words_for(language).message(message) == said
    if language == "en":
        assert message.text == said


def test_both_forms_of_a_counting_sentence_fill_in_the_same_values() -> None:
    for many, one in SINGULARS.items():
        assert placeholders(many) == placeholders(one.template)
        assert one.counted in placeholders(many)
