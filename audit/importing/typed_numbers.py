"""Columns of numbers, money, shares, counts and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.currencies import currency_in
from audit.importing.dates import parse_dates
from audit.importing.durations import minutes_written
from audit.importing.encode import Encoded, spread
from audit.importing.fold import fold
from audit.importing.money_units import factor_in
from audit.importing.numbers import Numbers, is_hidden_number, parse_numbers, year_in
from audit.importing.reading import Match
from audit.importing.typing_of_columns import TypedColumn, Typing, strings, unreadable
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.declare import Column, ColumnType

Floats = npt.NDArray[np.float64]
DECIMALS = 9
"""Numbers carry nine decimals: what the reader of workbooks keeps, and so the same in each format."""
_THOUSAND = 1000.0
_OF_AN_HOUR = frozenset(("hourly_pay",))  # which nobody is paid in thousands
_TINY = 0.001  # what ten signs can only write with an exponent, or with no more decimals than are kept
_LIKE_THOUSANDS = r"^[+-]?\d{1,3}\.\d{3}$"
_MORE_DECIMALS = rf"\.\d{{{DECIMALS + 1},}}|[eE]-"

_BEYOND = 1.5  # no share is more, so that it is in per cent


def type_numbers(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column of numbers; counts and years are whole."""
    whole = column.type in (ColumnType.COUNT, ColumnType.YEAR)
    mark = typing.mapping.decimals.get(column.name, typing.mapping.decimal)
    likely = column.type is ColumnType.MONEY and column.name not in _OF_AN_HOUR and not typing.region.sheet.typed
    if column.type is ColumnType.YEAR:
        encoded = _years(encoded)
    if column.type is ColumnType.MINUTES:
        encoded = _written_anew(encoded, minutes_written(encoded.values, match.header))
    fast = None if mark else _fast_numbers(encoded)
    if fast is not None and likely and _like_thousands(encoded.texts, fast):
        fast = None
    issues: list[DataIssue] = []
    decimal, currency, by_row = "", currency_in(match.header) if column.type is ColumnType.MONEY else "", None
    signed = False  # “55%” says itself that it is in per cent
    if fast is None:
        parsed = parse_numbers(encoded.values, decimal=mark, thousands_likely=likely)
        if column.name == "fee" and (unpaid := _said_unpaid(encoded, parsed)):
            said = [0.0 if code in unpaid else value for code, value in enumerate(parsed.values)]
            parsed = replace(parsed, values=said, bad=tuple(code for code in parsed.bad if code not in unpaid))
            issues.append(_say_unpaid(match, encoded, unpaid, typing))
        fast = np.array(
            [np.nan if value is None else round(value, DECIMALS) for value in parsed.values], dtype=np.float64
        )
        issues += unreadable(match, encoded, parsed.bad, typing, "a number")
        issues += [*_said_of_numbers(match, column, parsed, typing), *_say_hidden(match, encoded, typing)]
        decimal, currency = parsed.decimal, next(iter(parsed.currencies), currency)
        if column.type is ColumnType.MONEY and len(parsed.currencies) > 1:
            by_row = _currency_by_row(encoded, parsed.currencies)
        signed = parsed.percent and column.type is ColumnType.SHARE
        if signed:
            fast = fast / 100
    if column.type is ColumnType.MONEY and (factor := factor_in(match.header, column.name, fast)) != 1:
        fast = fast * factor
        text = "“{header}” is in units of {factor:,.0f}, by its name; its numbers were multiplied by that."
        issues.append(typing.place.info(msg("scaled", text, header=match.header, factor=factor), cell=match.header))
    by_code, more = _checked(match, column, fast, encoded, typing, signed=signed)
    issues += more
    values = pd.Series(spread(by_code, encoded.codes, blank=np.nan))
    if whole:
        values = values.round().astype("Int64")
    return TypedColumn(
        name=column.name, values=values, issues=tuple(issues), decimal=decimal, currency=currency, currencies=by_row
    )


def _say_hidden(match: Match, encoded: Encoded, typing: Typing) -> list[DataIssue]:
    """Say how many cells only tell that their number is small: they are not given, and sums are too low."""
    small = encoded.mask(lambda code: is_hidden_number(encoded.values[code]))
    n = int(small.sum())
    text = "Cells of “{header}” that only say that the number is small, as “<5”, and count as not given: {n}."
    message = msg("small-numbers", text, header=match.header, n=n)
    return [typing.place.warning(message, cell=match.header, rows=n)] if n else []


def _said_unpaid(encoded: Encoded, parsed: Numbers) -> set[int]:
    """Return the fees that are no number because they say in words that nothing is paid (“pro bono”)."""
    return {code for code in parsed.bad if lookup("compensation").get(fold(encoded.values[code])) == "none"}


def _say_unpaid(match: Match, encoded: Encoded, unpaid: set[int], typing: Typing) -> DataIssue:
    cells, n = typing.cells(match, encoded.mask(unpaid.__contains__))
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


def _fast_numbers(encoded: Encoded) -> Floats | None:
    """Return plain numbers at Arrow's speed; None where a value needs a closer look."""
    texts = encoded.texts
    found: Floats
    try:
        parsed = texts.cast(pa.float64())
    except pa.ArrowInvalid:
        return None
    found = parsed.to_numpy(zero_copy_only=False)
    if not np.isfinite(found).all():
        return None
    longer = _with_more_decimals(texts, found)
    if len(longer):
        found = found.copy()
        found[longer] = [round(float(number), DECIMALS) for number in found[longer]]
    return found


def _like_thousands(texts: pa.StringArray, numbers: Floats) -> bool:
    """Return whether a point may be a mark of thousands: one to three digits before it, and three behind."""
    small = np.flatnonzero(np.abs(numbers) < _THOUSAND)
    return bool(len(small)) and bool(
        pc.any(pc.match_substring_regex(texts.take(pa.array(small)), _LIKE_THOUSANDS)).as_py()
    )


def _with_more_decimals(texts: pa.StringArray, numbers: Floats) -> npt.NDArray[np.int64]:
    """Return the positions of numbers with more decimals than are kept; short ones that are not tiny have none."""
    longest = pc.max(pc.binary_length(texts)).as_py() or 0
    sizes = np.abs(numbers)
    if longest <= DECIMALS + 1 and not ((sizes > 0) & (sizes < _TINY)).any():
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(pc.match_substring_regex(texts, _MORE_DECIMALS).to_numpy(zero_copy_only=False))


def _said_of_numbers(match: Match, column: Column, parsed: Numbers, typing: Typing) -> list[DataIssue]:
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
