"""Columns of text as typed columns: one parse for each distinct value, and an issue for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.dates import parse_dates
from audit.importing.encode import Encoded, Mask, spread
from audit.importing.mapping import SheetMapping, column_line, value_line
from audit.importing.numbers import Numbers, parse_numbers
from audit.importing.places import Place, cells_of
from audit.importing.recognise import Match
from audit.importing.region import Region
from audit.importing.vocabulary import is_blank_word, parse_words
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables import VOCABULARIES
from audit.tables.declare import NOT_DISCLOSED, Column, ColumnType

_STRING = pd.StringDtype("pyarrow")
DECIMALS = 9
"""Numbers carry nine decimals: what the reader of workbooks keeps, and so the same in each format."""
_MORE_DECIMALS = rf"\.\d{{{DECIMALS + 1},}}|[eE]-"
_BLANK_TEXT = frozenset(("na", "n/a", "#n/a", "nan", "null", "none", "-", "--", "#ref!", "#value!", "nil"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedColumn:
    """A column as the dataset holds it, and what was decided on the way."""

    name: str
    values: pd.Series
    raw: pd.Series | None = None
    issues: tuple[DataIssue, ...] = ()
    date_order: str = ""
    decimal: str = ""
    currency: str = ""
    extra: Mapping[str, pd.Series] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What all columns of one sheet are typed with."""

    region: Region
    place: Place
    mapping: SheetMapping
    today: date
    likely_order: str = "DMY"

    def rows_of(self, mask: Mask) -> list[int]:
        """Return the sheet's row numbers, from 1, of the rows of a mask."""
        return [int(row) + 1 for row in self.region.rows[mask]]

    def cells(self, match: Match, mask: Mask) -> tuple[tuple[str, ...], int]:
        """Return the names of the cells of a mask and how many there are."""
        cells = cells_of(self.region.sheet.columns[match.position], self.rows_of(mask))
        return cells, len(cells)


def type_column(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column with the dtype that the dataset promises for its type."""
    kind = column.type
    if kind in (ColumnType.KEY, ColumnType.TEXT):
        return _text(column, encoded, typing)
    if kind is ColumnType.DATE:
        return _date(match, column, encoded, typing)
    if kind is ColumnType.GROUP:
        return _group(match, column, encoded, typing)
    if kind in (ColumnType.CATEGORY, ColumnType.YES_PARTLY_NO):
        return _category(match, column, encoded, typing)
    if kind is ColumnType.YES_NO:
        return _yes_no(match, column, encoded, typing)
    return _number(match, column, encoded, typing)


def _strings(values: Sequence[str | None], encoded: Encoded) -> pd.Series:
    codes = pa.array(encoded.codes, mask=encoded.codes < 0)
    taken = pc.take(pa.array(values, pa.string()), codes)
    return pd.Series(pd.array(taken, dtype=_STRING))


def _text(column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    values: list[str | None] = [None if text.casefold() in _BLANK_TEXT else text for text in encoded.values]
    if column.type is ColumnType.KEY:
        values = [value.removesuffix(".0") if value and value[:-2].isdigit() else value for value in values]
    own = typing.mapping.values.get(column.name)
    if own:
        values = [own.get(value, value) if value else value for value in values]
    return TypedColumn(name=column.name, values=_strings(values, encoded))


def _date(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    order = typing.mapping.dates.get(column.name, "")
    parsed = parse_dates(encoded.values, order=order, likely=typing.likely_order, today=typing.today)
    by_code = np.array([_day(value) for value in parsed.values], dtype="datetime64[ns]")
    values = pd.Series(spread(by_code, encoded.codes, blank=np.datetime64("NaT", "ns")))
    issues = _unreadable(match, column, encoded, parsed.bad, typing, "a date")
    written = {"DMY": "day/month/year", "MDY": "month/day/year"}.get(parsed.order, "")
    if parsed.ambiguous:
        issues.append(
            typing.place.warning(
                msg(
                    "date-order-open",
                    "In “{header}” no date tells day and month apart; they were read as {order}.",
                    header=match.header,
                    order=written,
                ),
                cell=match.header,
                mapping=f'dates.{column.name} = "{"MDY" if parsed.order == "DMY" else "DMY"}"',
                hint=msg("date-order-hint", "If that is wrong, put the line into the mapping file."),
            )
        )
    elif parsed.conflict:
        issues.append(
            typing.place.warning(
                msg(
                    "date-order-mixed",
                    "In “{header}” some dates can only be day/month and others only month/day; {order} was taken.",
                    header=match.header,
                    order=written,
                ),
                cell=match.header,
            )
        )
    elif parsed.order and not order:
        issues.append(
            typing.place.info(
                msg("date-order", "Dates in “{header}” are written {order}.", header=match.header, order=written),
                cell=match.header,
                mapping=f'dates.{column.name} = "{parsed.order}"',
            )
        )
    if parsed.shifted:
        issues.append(
            typing.place.info(
                msg(
                    "two-digit-year",
                    "“{header}” has years of two digits; those that would lie in the future were taken as 19xx.",
                    header=match.header,
                ),
                cell=match.header,
            )
        )
    return TypedColumn(name=column.name, values=values, issues=tuple(issues), date_order=parsed.order)


def _day(value: date | None) -> np.datetime64:
    return np.datetime64("NaT", "ns") if value is None else np.datetime64(value.isoformat(), "ns")


def _unreadable(
    match: Match, column: Column, encoded: Encoded, bad: Sequence[int], typing: Typing, wanted: str
) -> list[DataIssue]:
    if not bad:
        return []
    wrong = set(bad)
    cells, count = typing.cells(match, encoded.mask(lambda code: code in wrong))
    return [
        typing.place.error(
            msg(
                "unreadable-value",
                "“{header}” should hold {wanted} in each cell; {n} of them hold something else and count as blank.",
                header=match.header,
                wanted=wanted,
                n=count,
            ),
            cells=cells,
            rows=count,
        )
    ]


def _number(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    whole = column.type in (ColumnType.COUNT, ColumnType.YEAR)
    fast = _fast_numbers(encoded) if not typing.mapping.decimal else None
    issues: list[DataIssue] = []
    decimal, currency = "", ""
    if fast is None:
        likely = column.type is ColumnType.MONEY and not typing.region.sheet.typed
        parsed = parse_numbers(encoded.values, decimal=typing.mapping.decimal, thousands_likely=likely)
        fast = np.array(
            [np.nan if value is None else round(value, DECIMALS) for value in parsed.values], dtype=np.float64
        )
        issues += _unreadable(match, column, encoded, parsed.bad, typing, "a number")
        issues += _said_of_numbers(match, parsed, typing)
        decimal, currency = parsed.decimal, parsed.currency
        if parsed.percent and column.type is ColumnType.SHARE:
            fast = fast / 100
    by_code, more = _checked(match, column, fast, encoded, typing)
    issues += more
    values = pd.Series(spread(by_code, encoded.codes, blank=np.nan))
    if whole:
        values = values.round().astype("Int64")
    return TypedColumn(name=column.name, values=values, issues=tuple(issues), decimal=decimal, currency=currency)


def _fast_numbers(encoded: Encoded) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
    """Return plain numbers at Arrow's speed; None where a value needs a closer look."""
    texts = pa.array(encoded.values, pa.string())
    found: np.ndarray[tuple[int], np.dtype[np.float64]]
    try:
        parsed = texts.cast(pa.float64())
    except pa.ArrowInvalid:
        return None
    found = parsed.to_numpy(zero_copy_only=False)
    if not np.isfinite(found).all():
        return None
    longer = np.flatnonzero(pc.match_substring_regex(texts, _MORE_DECIMALS).to_numpy(zero_copy_only=False))
    if len(longer):
        found = found.copy()
        found[longer] = [round(float(number), DECIMALS) for number in found[longer]]
    return found


def _said_of_numbers(match: Match, parsed: Numbers, typing: Typing) -> list[DataIssue]:
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
                mapping=f'decimal = "{"." if parsed.decimal == "," else ","}"',
            )
        ]
    if parsed.decimal == ",":
        text = "In “{header}” the comma is the decimal mark."
        return [typing.place.info(msg("decimal-comma", text, header=match.header), cell=match.header)]
    return []


def _checked(
    match: Match,
    column: Column,
    by_code: np.ndarray[tuple[int], np.dtype[np.float64]],
    encoded: Encoded,
    typing: Typing,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], list[DataIssue]]:
    """Bring shares into 0 to 1, and take out numbers that the type does not allow."""
    issues: list[DataIssue] = []
    if column.type is ColumnType.SHARE and len(by_code) and np.nanmax(by_code, initial=0.0) > 1.5:
        by_code = by_code / 100
        text = "“{header}” is in per cent; it was divided by 100."
        issues.append(typing.place.info(msg("percent", text, header=match.header), cell=match.header))
    wrong = np.zeros(len(by_code), dtype=bool)
    if column.type is ColumnType.COUNT:
        wrong = by_code < 0
    elif column.type is ColumnType.YEAR:
        wrong = (by_code < 1900) | (by_code > 2200)
    elif column.type is ColumnType.MINUTES:
        wrong = by_code < 0
    if wrong.any():
        issues += _unreadable(match, column, encoded, list(np.flatnonzero(wrong)), typing, "a number of that kind")
        by_code = np.where(wrong, np.nan, by_code)
    return by_code, issues


def _group(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return groups; a blank cell is the category not-disclosed, and words that are not listed are kept as written."""
    parsed = parse_words(encoded.values, column.vocabulary, typing.mapping.values.get(column.name))
    unknown = set(parsed.unknown)
    values = [
        ("another" if column.vocabulary == "gender" else encoded.values[code])
        if code in unknown
        else (value or NOT_DISCLOSED)
        for code, value in enumerate(parsed.values)
    ]
    issues = []
    if unknown:
        cells, count = typing.cells(match, encoded.mask(lambda code: code in unknown))
        kept = "counted as another gender" if column.vocabulary == "gender" else "kept as written"
        issues.append(
            typing.place.warning(
                msg(
                    "group-as-written",
                    "“{header}” has {n} answers that are in no list; they are {kept}.",
                    header=match.header,
                    n=count,
                    kept=kept,
                ),
                cells=cells,
                rows=count,
                hint=msg("group-hint", "Say in the mapping file which group each stands for, if it stands for one."),
                mapping=f"values.{column.name} = {{ }}",
            )
        )
    if parsed.scheme:
        letters = ", ".join(f"{letter.upper()} = {value}" for letter, value in sorted(parsed.scheme.items()))
        text = "Letters in “{header}” were read as {letters}."
        issues.append(
            typing.place.info(
                msg("letters", text, header=match.header, letters=letters),
                cell=match.header,
                mapping=value_line(column.name, {key.upper(): value for key, value in parsed.scheme.items()}),
            )
        )
    categories = _categories(column, values)
    return TypedColumn(
        name=column.name,
        values=_categorical(values, categories, encoded, blank=NOT_DISCLOSED),
        raw=_strings(encoded.values, encoded),
        issues=tuple(issues),
    )


def _categories(column: Column, values: Sequence[str | None]) -> list[str]:
    listed = list(VOCABULARIES[column.vocabulary].values) if column.vocabulary else []
    return list(dict.fromkeys([*listed, *(value for value in values if value)]))


def _categorical(
    values: Sequence[str | None], categories: Sequence[str], encoded: Encoded, *, blank: str | None = None
) -> pd.Series:
    place = {value: position for position, value in enumerate(categories)}
    by_code = np.array([place.get(value, -1) if value else -1 for value in values], dtype=np.int32)
    codes = spread(by_code, encoded.codes, blank=place[blank] if blank else -1)
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(list(categories))))


def _category(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    parsed = parse_words(encoded.values, column.vocabulary, typing.mapping.values.get(column.name))
    values, issues = list(parsed.values), []
    if VOCABULARIES[column.vocabulary].open:
        for code in parsed.unknown:
            values[code] = encoded.values[code]
    else:
        issues = _unknown_words(match, column, encoded, parsed.unknown, typing)
    categories = _categories(column, values)
    return TypedColumn(
        name=column.name,
        values=_categorical(values, categories, encoded),
        raw=_strings(encoded.values, encoded),
        issues=tuple(issues),
    )


def _unknown_words(
    match: Match, column: Column, encoded: Encoded, unknown: Sequence[int], typing: Typing
) -> list[DataIssue]:
    if not unknown:
        return []
    wrong = set(unknown)
    cells, count = typing.cells(match, encoded.mask(lambda code: code in wrong))
    listed = ", ".join(VOCABULARIES[column.vocabulary or "yes-no"].values)
    return [
        typing.place.warning(
            msg(
                "unknown-word",
                "“{header}” has {n} cells with words that are not known; they count as blank.",
                header=match.header,
                n=count,
            ),
            cells=cells,
            rows=count,
            hint=msg("unknown-word-hint", "Known are: {listed}.", listed=listed),
            mapping=f"values.{column.name} = {{ }}",
        )
    ]


def _yes_no(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    parsed = parse_words(encoded.values, "yes-no", typing.mapping.values.get(column.name))
    issues = _unknown_words(match, column, encoded, parsed.unknown, typing)
    by_code = np.array([{"yes": 1, "no": 0}.get(value or "", -1) for value in parsed.values], dtype=np.int8)
    codes = spread(by_code, encoded.codes, blank=-1)
    values = pd.Series(pd.arrays.BooleanArray(codes == 1, codes < 0))
    return TypedColumn(name=column.name, values=values, issues=tuple(issues))


def blank_share(encoded: Encoded) -> float:
    """Return the share of blank cells of a column."""
    if not len(encoded.codes):
        return 0.0
    said = encoded.mask(lambda code: not is_blank_word(encoded.values[code]))
    return 1 - float(said.mean())


def used_line(match: Match) -> str:
    """Return the line of a mapping file that says what a header was taken for."""
    return column_line(match.header, match.column)
