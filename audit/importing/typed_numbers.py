"""Columns of numbers, money, shares, counts and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.currencies import currency_in
from audit.importing.dates import parse_dates
from audit.importing.durations import minutes_written
from audit.importing.encode import Encoded, spread
from audit.importing.fold import fold
from audit.importing.many_numbers import ColumnOfNumbers, Floats, numbers_of, plain_numbers
from audit.importing.money_units import factor_in
from audit.importing.numbers import is_hidden_number, year_in
from audit.importing.reading import Match
from audit.importing.typing_of_columns import TypedColumn, Typing, strings, unreadable
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.declare import Column, ColumnType

_THOUSAND = 1000.0
_OF_PEOPLE = frozenset(("women", "men", "non_binary", "undisclosed", "total", "count"))
"""Numbers of people: a point before three digits sets off thousands, as nobody is a part of a person."""
_OF_AN_HOUR = frozenset(("hourly_pay",))  # which nobody is paid in thousands
_LIKE_THOUSANDS = r"^[+-]?\d{1,3}\.\d{3}$"
_BEYOND = 1.5  # no share is more, so that it is in per cent


@dataclass(frozen=True, slots=True)
class _Read:
    """The numbers by distinct text, and what was found out on the way."""

    values: Floats
    _: KW_ONLY
    decimal: str = ""
    currency: str = ""
    currencies: pd.Series | None = None
    signed: bool = False  # “55%” says itself that it is in per cent
    issues: tuple[DataIssue, ...] = ()


def type_numbers(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column of numbers; counts and years are whole."""
    if column.type is ColumnType.YEAR:
        encoded = _years(encoded)
    if column.type is ColumnType.MINUTES:
        encoded = _written_anew(encoded, minutes_written(encoded.values, match.header))
    read = _read(match, column, encoded, typing)
    by_code = read.values / 100 if read.signed else read.values
    issues = list(read.issues)
    if column.type is ColumnType.MONEY and (factor := factor_in(match.header, column.name, by_code)) != 1:
        by_code = by_code * factor
        text = "“{header}” is in units of {factor:,.0f}, by its name; its numbers were multiplied by that."
        issues.append(typing.place.info(msg("scaled", text, header=match.header, factor=factor), cell=match.header))
    by_code, more = _checked(match, column, by_code, encoded, typing, signed=read.signed)
    values = pd.Series(spread(by_code, encoded.codes, blank=np.nan))
    if column.type in (ColumnType.COUNT, ColumnType.YEAR):
        values = values.round().astype("Int64")
    return TypedColumn(
        name=column.name,
        values=values,
        issues=(*issues, *more),
        decimal=read.decimal,
        currency=read.currency,
        currencies=read.currencies,
    )


def _read(match: Match, column: Column, encoded: Encoded, typing: Typing) -> _Read:
    """Read the texts of a column: plain numbers at once, others with the marks and currencies that they have."""
    mark = typing.mapping.decimals.get(column.name, typing.mapping.decimal)
    money = column.type is ColumnType.MONEY
    whole = column.type is ColumnType.COUNT or column.name in _OF_PEOPLE
    likely = (whole or (money and column.name not in _OF_AN_HOUR)) and not typing.region.sheet.typed
    currency = currency_in(match.header) if money else ""
    plain = plain_numbers(encoded.texts) if mark in ("", ".") else None
    if plain is not None and not (likely and not mark and _like_thousands(encoded.texts, plain)):
        return _Read(plain, decimal=mark, currency=currency)
    found = numbers_of(encoded.texts, decimal=mark, thousands_likely=likely)
    issues: list[DataIssue] = []
    if column.name == "fee" and (unpaid := _said_unpaid(encoded, found)):
        found = found.with_zeros(unpaid)
        issues.append(_say_unpaid(match, encoded, unpaid, typing))
    issues += unreadable(match, encoded, found.bad, typing, "a number")
    issues += [*_said_of_numbers(match, column, found, typing), *_say_hidden(match, encoded, found, typing)]
    several = money and len(found.currencies) > 1
    return _Read(
        found.values,
        decimal=found.decimal,
        currency=next(iter(found.currencies), currency),
        currencies=_currency_by_row(encoded, found.currencies) if several else None,
        signed=found.percent and column.type is ColumnType.SHARE,
        issues=tuple(issues),
    )


def _say_hidden(match: Match, encoded: Encoded, found: ColumnOfNumbers, typing: Typing) -> list[DataIssue]:
    """Say how many cells only tell that their number is small: they are not given, and sums are too low."""
    texts = encoded.texts.take(pa.array(found.odd)).to_pylist()
    hidden = [int(code) for code, text in zip(found.odd, texts, strict=True) if is_hidden_number(text)]
    if not hidden:
        return []
    n = int(encoded.rows_of(hidden).sum())
    text = "Cells of “{header}” that only say that the number is small, as “<5”, and count as not given: {n}."
    return [typing.place.warning(msg("small-numbers", text, header=match.header, n=n), cell=match.header, rows=n)]


def _said_unpaid(encoded: Encoded, parsed: ColumnOfNumbers) -> set[int]:
    """Return the fees that are no number because they say in words that nothing is paid (“pro bono”)."""
    return {code for code in parsed.bad if lookup("compensation").get(fold(encoded.values[code])) == "none"}


def _say_unpaid(match: Match, encoded: Encoded, unpaid: set[int], typing: Typing) -> DataIssue:
    cells, n = typing.cells(match, encoded.rows_of(sorted(unpaid)))
    text = "Cells of “{header}” that say in words that nothing is paid, and were read as 0: {n}."
    return typing.place.info(msg("fee-in-words", text, header=match.header, n=n), cells=cells, rows=n)


def _currency_by_row(encoded: Encoded, codes: Sequence[str]) -> pd.Series:
    """Return the currency that the text of each row names; a row that names none is blank."""
    places = {code: at for at, code in enumerate(codes)}
    by_code = np.array([places.get(currency_in(text), -1) for text in encoded.values], dtype=np.int64)
    return strings(
        pa.array(codes, pa.string()), Encoded(pa.array(codes, pa.string()), spread(by_code, encoded.codes, blank=-1))
    )


def _years(encoded: Encoded) -> Encoded:
    """Return the years that texts such as “2022-23” begin with, or that dates are of."""
    if all(text.isdigit() for text in encoded.values):
        return encoded
    days = parse_dates(encoded.values, today=date.max).values
    told = [year_in(text) or (day.year if day else text) for text, day in zip(encoded.values, days, strict=True)]
    return _written_anew(encoded, [str(year) for year in told])


def _written_anew(encoded: Encoded, texts: Sequence[str]) -> Encoded:
    return Encoded(pa.array(texts, pa.string()), encoded.codes, distinct=False)


def _like_thousands(texts: pa.StringArray, numbers: Floats) -> bool:
    """Return whether a point may be a mark of thousands: one to three digits before it, and three behind."""
    small = np.flatnonzero(np.abs(numbers) < _THOUSAND)
    return bool(len(small)) and bool(
        pc.any(pc.match_substring_regex(texts.take(pa.array(small)), _LIKE_THOUSANDS)).as_py()
    )


def _said_of_numbers(match: Match, column: Column, parsed: ColumnOfNumbers, typing: Typing) -> list[DataIssue]:
    if parsed.ambiguous:
        meant = "thousands" if parsed.decimal == "," else "decimals"
        return [
            typing.place.warning(
                msg(
                    "decimal-open",
                    "In “{header}” a point stands before three digits; it was read as a mark of {meant}.",
                    header=match.header,
                    meant=meant,
                ),
                cell=match.header,
                mapping=f'decimals.{column.name} = "{"." if parsed.decimal == "," else ","}"',
            )
        ]
    if parsed.decimal == ",":
        text = "In “{header}” the comma is the decimal mark."
        return [typing.place.info(msg("decimal-comma", text, header=match.header), cell=match.header)]
    return []


def _checked(
    match: Match,
    column: Column,
    by_code: Floats,
    encoded: Encoded,
    typing: Typing,
    *,
    signed: bool,
) -> tuple[Floats, list[DataIssue]]:
    """Bring shares into 0 to 1, and take out numbers that the type does not allow.

    Where shares are `signed` (“55%”), a number beyond them without the sign is one of people in another row.
    """
    issues: list[DataIssue] = []
    if column.type is ColumnType.SHARE and not signed and len(by_code) and np.nanmax(by_code, initial=0.0) > _BEYOND:
        by_code = by_code / 100
        text = "“{header}” is in per cent; it was divided by 100."
        issues.append(typing.place.info(msg("percent", text, header=match.header), cell=match.header))
    wrong = np.zeros(len(by_code), dtype=bool)
    if signed:
        wrong = np.array(["%" not in text for text in encoded.values], dtype=bool) & (by_code > _BEYOND)
    elif column.type is ColumnType.COUNT:
        wrong = by_code < 0
    elif column.least is not None:
        wrong = by_code < column.least
    elif column.type is ColumnType.YEAR:
        wrong = (by_code < 1900) | (by_code > 2200)
    elif column.type is ColumnType.MINUTES:
        wrong = by_code < 0
    if wrong.any():
        issues += unreadable(match, encoded, list(np.flatnonzero(wrong)), typing, "a number of that kind")
        by_code = np.where(wrong, np.nan, by_code)
    return by_code, issues
