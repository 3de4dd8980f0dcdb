"""Numbers and dates as people write them; the expected values were worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.importing.dates import parse_dates
from audit.importing.numbers import parse_numbers

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("texts", "values", "decimal"),
    [
        (["$69,222.18", "$1,000.00"], [69222.18, 1000.0], "."),
        (["1.234,56 €", "12,5"], [1234.56, 12.5], ","),
        (["1'234.50", "999.95"], [1234.5, 999.95], "."),
        (["(1,200.00)", "5-", "−3.5"], [-1200.0, -5.0, -3.5], "."),
        (["1 234,5", "7"], [1234.5, 7.0], ","),
        (["CHF 2,000,000", "n/a", "-"], [2000000.0, None, None], "."),
        (["1.000.000", "2,5"], [1000000.0, 2.5], ","),
        (["45 %", "12.5%"], [45.0, 12.5], "."),
        (["1e3", "2.5E-1"], [1000.0, 0.25], "."),
    ],
)
def test_numbers(texts: list[str], values: list[float | None], decimal: str) -> None:
    parsed = parse_numbers(texts)
    assert parsed.values == values
    assert (parsed.bad, parsed.decimal, parsed.ambiguous) == ((), decimal, False)


@pytest.mark.parametrize("text", ["5k", "1.2.3,4", "12,34,5", "abc", "1,23,456.7.8", "--5", "12 apples"])
def test_what_is_no_number_is_not_made_one(text: str) -> None:
    assert parse_numbers([text]).bad == (0,)


def test_a_point_before_three_digits_is_said_to_be_open() -> None:
    assert parse_numbers(["1.234", "5.678"], thousands_likely=True).values == [1234.0, 5678.0]
    assert parse_numbers(["1.234", "5.678"], thousands_likely=True).ambiguous
    assert parse_numbers(["1.234", "5.678"]).values == [1.234, 5.678]
    assert parse_numbers(["1.234", "5.6"]).values == [1.234, 5.6]
    assert not parse_numbers(["1.234", "5.6"]).ambiguous


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda number: round(number, 2)))
def test_what_is_written_is_read_in_both_conventions(number: float) -> None:
    english = f"{number:,.2f}"
    continental = english.translate(str.maketrans(",.", ".,"))
    assert parse_numbers([english]).values == [number]
    assert parse_numbers([continental]).values == [number]


@pytest.mark.parametrize(
    ("texts", "days", "order"),
    [
        (["13/02/1980", "05/07/2021"], [date(1980, 2, 13), date(2021, 7, 5)], "DMY"),
        (["2/20/2012", "7/7/2014"], [date(2012, 2, 20), date(2014, 7, 7)], "MDY"),
        (["2012-07-11T16:21:27Z", "20130416"], [date(2012, 7, 11), date(2013, 4, 16)], ""),
        (["14 Mar 2020", "March 3, 2021", "1. März 2019"], [date(2020, 3, 14), date(2021, 3, 3), date(2019, 3, 1)], ""),
        (["3 de agosto de 2020", "1er"], [date(2020, 8, 3), None], ""),
        (["43831", "43831.5"], [date(2020, 1, 1), date(2020, 1, 1)], ""),
        (["31.01.20", "28.02.67"], [date(2020, 1, 31), date(1967, 2, 28)], "DMY"),
        (["05/02/2019 12:15", "13/02/2019 09:00"], [date(2019, 2, 5), date(2019, 2, 13)], "DMY"),
    ],
)
def test_dates(texts: list[str], days: list[date | None], order: str) -> None:
    parsed = parse_dates(texts, today=TODAY)
    assert parsed.values == days
    assert parsed.order == order


def test_a_day_that_is_not_in_the_calendar_is_no_date() -> None:
    assert parse_dates(["31/02/2020", "30/01/2020"], today=TODAY).bad == (0,)
    assert parse_dates(["2020-02-31"], today=TODAY).bad == (0,)
    assert parse_dates(["17"], today=TODAY).bad == (0,)


def test_open_and_contradicting_orders_are_told() -> None:
    assert parse_dates(["01/02/2020"], today=TODAY).ambiguous
    assert parse_dates(["01/02/2020"], today=TODAY, likely="MDY").values == [date(2020, 1, 2)]
    assert parse_dates(["2020-05-06", "01/02/2020 10.30"], today=TODAY).open == (1,)


def test_dots_are_written_where_the_day_comes_first() -> None:
    parsed = parse_dates(["1.9.2019", "2.3.2020"], today=TODAY, likely="MDY")
    assert parsed.values == [date(2019, 9, 1), date(2020, 3, 2)]
    assert (parsed.order, parsed.ambiguous) == ("DMY", False)
    mixed = parse_dates(["13/02/2020", "02/14/2020"], today=TODAY)
    assert (mixed.conflict, mixed.bad) == (True, (1,))


@given(st.lists(st.dates(date(1940, 1, 1), date(2025, 12, 31)), min_size=1, max_size=20))
def test_dates_come_back_in_the_order_they_were_written(days: list[date]) -> None:
    for order, pattern in (("DMY", "%d/%m/%Y"), ("MDY", "%m/%d/%Y")):
        written = [day.strftime(pattern) for day in days]
        assert parse_dates(written, order=order, today=TODAY).values == days
        likely = parse_dates(written, likely=order, today=TODAY)
        assert likely.values == days


def test_bare_numbers_are_counted_as_days_of_spreadsheets() -> None:
    parsed = parse_dates(["43830", "2020-02-01", ""], today=date(2026, 1, 1))
    assert parsed.values[:2] == [date(2019, 12, 31), date(2020, 2, 1)]
    assert parsed.serial == 1


def test_numbers_grouped_as_in_india() -> None:
    assert parse_numbers(["4,56,789.00", "12,34,567.50", "-1,00,000"]).values == [456_789.0, 1_234_567.5, -100_000.0]


@pytest.mark.parametrize("sign", ["", "€", " €", " EUR", "%", ",-", " kr", "−"])
@pytest.mark.parametrize("before", ["", "$", "£ ", "USD ", "+", "-", "("])
@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("1,234.50", ".", 1234.5), ("1.234,50", ",", 1234.5), ("12,345,678", ".", 12345678.0), ("7.25", ".", 7.25)],
)
def test_a_number_is_the_same_whatever_stands_around_it(
    before: str, text: str, sign: str, decimal: str, value: float
) -> None:
    """Most numbers take a short way; a space that no font draws sends them the long one."""
    short = parse_numbers([f"{before}{text}{sign}"], decimal=decimal)
    long = parse_numbers([f"\u2009{before}{text}{sign}"], decimal=decimal)
    assert short.values == long.values
    assert short.bad == long.bad
    if not (before in ("-", "(") or sign == "−"):
        assert short.values == [value]


@pytest.mark.parametrize("text", ["50,-", "50.-", "50,–", "50.–", "50,--", "kr 50,-", "€ 50,-", "50,- €", "50.— CHF"])
def test_a_dash_for_no_cents_is_no_minus(text: str) -> None:
    assert parse_numbers([text]).values == [50.0]
    assert parse_numbers(["1.234,50", text]).values == [1234.5, 50.0]


@pytest.mark.parametrize("text", ["50-", "(50)", "-50", "−50", "50.00-", "-50,-"])
def test_a_minus_stands_before_or_behind(text: str) -> None:
    assert parse_numbers([text]).values == [-50.0]
