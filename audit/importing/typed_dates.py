"""Columns of dates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.dates import EPOCH, EPOCH_OF_1904, Dates, begin_elsewhere, parse_dates
from audit.importing.encode import Encoded, spread
from audit.importing.many_numbers import MANY
from audit.importing.read.sheet import EPOCH_1904
from audit.importing.reading import Match
from audit.importing.typing_of_columns import TypedColumn, Typing, unreadable
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.declare import Column

_WRITTEN = {"DMY": "day/month/year", "MDY": "month/day/year"}
_ISO = r"^\d{4}-\d{2}-\d{2}(?:[T ]00:00:00(?:\.0+)?)?$"
_YEAR = r"(?:19(?:0[1-9]|[1-9]\d)|2[01]\d\d)"  # not those that programs write where there is no date
_TIMED = (
    rf"^(?:{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR})[T ]"
    r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$"
)
_MOSTLY = 0.5  # of the texts, from which on it pays to cut them
_WITHOUT_TIME = frozenset(("birth_date", "hired_on", "left_on"))
_NO_DAY = np.datetime64("1900-01-01")  # what programs write where there is none
_EARLIEST, _LATEST = np.datetime64("1900-01-01"), np.datetime64("2200-12-31")


def type_dates(match: Match, column: Column, encoded: Encoded, typing: Typing) -> TypedColumn:
    """Return a column of days without time."""
    by_code = _iso_days(encoded)
    if by_code is not None:
        return TypedColumn(name=column.name, values=_series(by_code, encoded))
    elsewhere = column.name in _WITHOUT_TIME and begin_elsewhere(encoded.first(20)) and begin_elsewhere(encoded.values)
    encoded = without_times(encoded)
    order = typing.mapping.dates.get(column.name, "")
    late = any(note.code == EPOCH_1904 for note in typing.region.sheet.notes)
    epoch = EPOCH_OF_1904 if late else EPOCH
    parsed = parse_dates(encoded.values, order=order, likely=typing.likely_order, today=typing.today, epoch=epoch)
    issues = unreadable(match, encoded, parsed.bad, typing, "a date")
    few = 0 < len(parsed.open) < len(encoded)
    cells = typing.cells(match, encoded.rows_of(parsed.open))[0] if few else ()
    issues += _said_of_dates(match, column, parsed, typing, told=bool(order), late=late, cells=cells)
    days = np.array(parsed.values, dtype="datetime64[D]")
    if elsewhere:
        days = days + np.timedelta64(1, "D")
        issues.append(_said_of_zone(match, typing))
    return TypedColumn(name=column.name, values=_series(days, encoded), issues=tuple(issues), date_order=parsed.order)


def without_times(encoded: Encoded) -> Encoded:
    """Return the days of a long column's moments, of which there are far fewer: each is read once."""
    if len(encoded) < MANY:
        return encoded
    timed = pc.match_substring_regex(encoded.texts, _TIMED)
    if pc.sum(timed).as_py() < _MOSTLY * len(encoded):
        return encoded
    days = pc.if_else(timed, pc.replace_substring_regex(encoded.texts, "[T ].*", ""), encoded.texts).dictionary_encode()
    return Encoded(days.dictionary, spread(days.indices.to_numpy(), encoded.codes, blank=-1))


def _said_of_zone(match: Match, typing: Typing) -> DataIssue:
    text = "“{header}” has times in UTC at which the next day begins further east; that day was taken."
    return typing.place.info(msg("days-from-utc", text, header=match.header), cell=match.header)


def _series(days: npt.NDArray[np.datetime64], encoded: Encoded) -> pd.Series:
    by_code = days.astype("datetime64[ns]")
    return pd.Series(spread(by_code, encoded.codes, blank=np.datetime64("NaT", "ns")))


def _iso_days(encoded: Encoded) -> npt.NDArray[np.datetime64] | None:
    """Return dates written year-month-day at Arrow's speed; None where one is written otherwise, or not likely."""
    if not len(encoded) or not pc.all(pc.match_substring_regex(encoded.texts, _ISO)).as_py():
        return None
    try:
        days = pc.utf8_slice_codeunits(encoded.texts, 0, 10).cast(pa.date32()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return None
    found: npt.NDArray[np.datetime64] = days.astype("datetime64[D]")
    if not ((found >= _EARLIEST) & (found <= _LATEST)).all():
        return None
    return np.where(found == _NO_DAY, np.datetime64("NaT", "D"), found)


def _said_of_dates(
    match: Match, column: Column, parsed: Dates, typing: Typing, *, told: bool, late: bool, cells: Sequence[str]
) -> list[DataIssue]:
    header, order = match.header, _WRITTEN.get(parsed.order, "")
    issues: list[DataIssue] = []
    if parsed.ambiguous:
        text = "In “{header}” no date tells day and month apart; they were read as {order}."
        other = "MDY" if parsed.order == "DMY" else "DMY"
        issues.append(
            typing.place.warning(
                msg("date-order-open", text, header=header, order=order),
                cell="" if cells else header,
                cells=cells,
                mapping=f'dates.{column.name} = "{other}"',
                hint=msg("date-order-hint", "If that is wrong, put the line into the mapping file."),
            )
        )
    elif parsed.conflict:
        text = "In “{header}” some dates can only be day/month and others only month/day; {order} was taken."
        issues.append(typing.place.warning(msg("date-order-mixed", text, header=header, order=order), cell=header))
    elif parsed.order and not told:
        text = "Dates in “{header}” are written {order}."
        message = msg("date-order", text, header=header, order=order)
        issues.append(typing.place.info(message, cell=header, mapping=f'dates.{column.name} = "{parsed.order}"'))
    if parsed.shifted:
        text = "“{header}” has years of two digits; those that would lie in the future were taken as 19xx."
        issues.append(typing.place.info(msg("two-digit-year", text, header=header), cell=header))
    if parsed.swapped:
        text = (
            "No date in “{header}” is after the 12th of a month, and each text is: a program may have swapped day and "
            "month of the dates when it opened the file. Compare some with where they come from."
        )
        issues.append(typing.place.warning(msg("dates-maybe-swapped", text, header=header), cell=header))
    if parsed.counted:
        text = "“{header}” has long whole numbers; they were read as times counted from 1970."
        issues.append(typing.place.info(msg("counted-date", text, header=header), cell=header))
    if parsed.serial:
        text = "“{header}” has bare numbers; they were read as days, as spreadsheets count them from 1900."
        if late:
            text = "“{header}” has bare numbers; they were read as days, as the workbook counts them from 1904."
        issues.append(typing.place.info(msg("serial-date", text, header=header), cell=header))
    return issues
