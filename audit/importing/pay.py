"""Annual pay from salary or hourly pay, with the pay period and the hours that were used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from audit.config import Settings
from audit.importing.fold import header_words
from audit.importing.places import Place
from audit.importing.vocabulary import lookup
from audit.model.message import Message, msg
from audit.model.result import DataIssue

_WEEKS = 52.0
_DAYS = 5.0  # of work in a week
_PERIODS = {
    **{"year": 1.0, "quarter": 4.0, "month": 12.0, "half-month": 24.0},
    **{"fortnight": _WEEKS / 2, "week": _WEEKS, "day": _WEEKS * _DAYS},
}
_DEFAULT_HOURS = 40.0
_MOST_HOURS = 60.0
_NEARLY_FULL = 0.9  # of the hours of a full-time post: 35 of 37.5 hours is no part-time post
_LIKELY_HOURLY = 150.0
_SURELY_YEARLY = 10_000.0
_DOUBTFUL = "pay-period-doubtful"
_LOOKED_AT = 50_000  # rows, from all of the table, that show the size of its amounts
_COMPOUNDS = {
    "monats": "month",
    "maand": "month",
    "jahres": "year",
    "jaar": "year",
    "stunden": "hour",
    "uurloon": "hour",
    **{"manads": "month", "maneds": "month", "kuukausi": "month", "miesieczn": "month", "mesicn": "month"},
    **{"arsl": "year", "vuosi": "year", "roczn": "year", "rocni": "year", "tuntip": "hour", "timl": "hour"},
}
_NO_PERIOD = frozenset(("salary", "salaried", "y", "m", "h", "s"))  # words that name a kind of pay, or too little


def annual_pay(frame: pd.DataFrame, settings: Settings, place: Place, header: str) -> tuple[pd.Series, list[DataIssue]]:
    """Return the pay of a year for each row, and how it was computed.

    Hourly pay is multiplied by 52 weeks and the hours of a full-time post, so that people are compared by the hour.
    """
    pay = pd.Series(np.nan, index=frame.index, dtype="float64")
    by_hour = pd.Series(False, index=frame.index)
    issues: list[DataIssue] = []
    hours, hours_said = _full_time_hours(frame, settings)
    factors = {**_PERIODS, "hour": _WEEKS * hours}
    if "salary" in frame:
        assumed, said = assumed_period(frame["salary"], header)
        periods = frame.get("pay_period")
        if periods is not None:
            periods, few = _without_paydays(frame["salary"], periods, said, place, header)
            issues += few
        pay = frame["salary"] * (factors[assumed] if periods is None else _by_period(periods, factors, assumed))
        if periods is not None:
            unknown = periods.isna() & _written(frame)
            pay = pay.where(~unknown)
            issues += _said_of_unknown(unknown, place)
            by_hour = (periods == "hour") & pay.notna()
        if assumed == "year":
            pay, few = _without_rates(pay, pay.notna() if periods is None else periods.isna(), place)
            issues += few
        if periods is None or periods.isna().any():
            issues.append(_said_of_period(said, assumed, place))
    if "hourly_pay" in frame:
        hourly = pay.isna() & frame["hourly_pay"].notna()
        pay = pay.where(~hourly, frame["hourly_pay"] * factors["hour"])
        by_hour |= hourly
    if by_hour.any():
        text = "Hourly pay was made annual with {hours:g} hours a week ({source}) and 52 weeks."
        issues.append(place.info(msg("hourly-pay", text, hours=hours, source=hours_said)))
        issues += _of_parts_of_a_post(frame, pay.notna() & ~by_hour, hours, place)
    pay, none = _without_nothing(pay, place)
    return pay, [*issues, *none]


def _without_nothing(pay: pd.Series, place: Place) -> tuple[pd.Series, list[DataIssue]]:
    """Return pay without that of zero or less, and what is said of it."""
    wrong = int((pay <= 0).sum())
    if not wrong:
        return pay, []
    text = "{n} people have a pay of zero or less; it counts as blank."
    return pay.where(pay > 0), [place.warning(msg("pay-not-positive", text, n=wrong), rows=wrong)]


def _said_of_period(said: Message, assumed: str, place: Place) -> DataIssue:
    """Return what is said of an assumed period: a warning, where the amounts may as well be those of a month."""
    if said.code != _DOUBTFUL:
        return place.info(said, mapping=f'pay_period = "{assumed}"')
    hint = msg("pay-of-a-month-hint", "If it is pay for one month, put the line into the mapping file.")
    return place.warning(said, hint=hint, mapping='pay_period = "month"')


def _without_paydays(
    salary: pd.Series, periods: pd.Series, said: Message, place: Place, header: str
) -> tuple[pd.Series, list[DataIssue]]:
    """Return the pay periods without those that can only say how often people are paid, and what is to be said of it.

    A header that names the year is right where an amount is one of a year; elsewhere the amounts of weeks and
    fortnights tell, and those of months beside them.
    """
    large = salary >= _SURELY_YEARLY
    if said.code == "pay-period-header" and said.params.get("period") == "year":
        wrong = large & periods.notna() & (periods != "year")
    else:
        often = periods.isin(("week", "fortnight", "half-month"))
        usual = often.any() and float(salary[often].median()) >= _SURELY_YEARLY
        wrong = large & (often | (periods == "month")) if usual else pd.Series(False, index=salary.index)
    n = int(wrong.sum())
    if not n:
        return periods, []
    text = (
        "People whose “{header}” is too much for the time that another column tells, and was read as that of a year: "
        "{n}."
    )
    message = msg("pay-of-a-year", text, header=header, n=n)
    years = periods.cat.add_categories([name for name in ("year",) if name not in periods.cat.categories])
    return years.mask(wrong, "year"), [place.warning(message, rows=n, cell=header)]


def _without_rates(pay: pd.Series, untold: pd.Series, place: Place) -> tuple[pd.Series, list[DataIssue]]:
    """Return yearly pay without what can only be an hour's where no period is told, and what is to be said of it."""
    told = pay[pay > 0]
    rates = untold & (pay > 0) & (pay < _LIKELY_HOURLY)
    n = int(rates.sum())
    if not n or float(told.median()) < _SURELY_YEARLY:
        return pay, []
    text = "People whose pay is too little for that of a year beside the others’, so that they have no annual pay: {n}."
    hint = msg("pay-of-an-hour-hint", "If it is pay for one hour, put it into a column of its own.")
    return pay.where(~rates), [place.warning(msg("pay-of-an-hour", text, n=n), rows=n, hint=hint)]


def _written(frame: pd.DataFrame) -> pd.Series:
    """Return the rows in which some word says for what time the pay is, known or not."""
    raw = frame.get("pay_period__raw")
    return pd.Series(False, index=frame.index) if raw is None else raw.notna()


def _said_of_unknown(unknown: pd.Series, place: Place) -> list[DataIssue]:
    n = int(unknown.sum())
    text = "People whose pay is for a time that is not known, so that they have no annual pay: {n}."
    return [place.warning(msg("pay-period-unknown", text, n=n), rows=n)] if n else []


def _of_parts_of_a_post(frame: pd.DataFrame, by_year: pd.Series, full_time: float, place: Place) -> list[DataIssue]:
    """Return a remark where pay of part-time posts may stand beside hourly pay that was made that of a full one."""
    part = pd.Series(False, index=frame.index)
    if "contract" in frame:
        part |= frame["contract"] == "part-time"
    if "fte" in frame:
        part |= frame["fte"] < 1
    if "hours" in frame:
        part |= frame["hours"] < _NEARLY_FULL * full_time
    if not (part & by_year).any():
        return []
    text = (
        "Hourly pay counts as that of a full-time post, and all other pay as it is written; where people in part-time "
        "posts have the pay of their own hours, the two do not compare."
    )
    hint = msg("pay-of-parts-hint", "Give everybody's pay by the hour, or everybody's pay of a full-time post.")
    return [place.info(msg("pay-of-parts", text), hint=hint)]


def _by_period(periods: pd.Series, factors: Mapping[str, float], assumed: str) -> npt.NDArray[np.float64]:
    """Return by what each row's pay is multiplied, from categories of pay periods; a blank one is as assumed."""
    by_code = np.array([*(factors.get(period, np.nan) for period in periods.cat.categories), factors[assumed]])
    found: npt.NDArray[np.float64] = by_code[periods.cat.codes.to_numpy()]
    return found


def _full_time_hours(frame: pd.DataFrame, settings: Settings) -> tuple[float, str]:
    if settings.full_time_hours:
        return settings.full_time_hours, "as set"
    if "hours" in frame:
        told = frame["hours"].dropna()
        hours = told[(told > 0) & (told <= _MOST_HOURS)]
        if 2 * len(hours) > len(told):  # else they are those of a month, of which the fewest look like a week's
            return float(hours.mode().max()), "the most frequent hours in the file"
    return _DEFAULT_HOURS, "assumed, because none are given"


def _within_compound(word: str) -> str:
    """Return the pay period within a word (“Bruttomonatsgehalt”, “uurloon”, “månadslön”), "" where none is."""
    return next((period for sign, period in _COMPOUNDS.items() if sign in word and len(word) > len(sign)), "")


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield the words of a header, two together first: “bi weekly” is not weekly."""
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from words


def assumed_period(salary: pd.Series, header: str) -> tuple[str, Message]:
    """Return the pay period that the header names, or that the amounts make likely, with a sentence."""
    known = lookup("pay-period")
    for phrase in _phrases(header_words(header)):
        period = known[phrase] if phrase in known and phrase not in _NO_PERIOD else _within_compound(phrase)
        if period:
            text = "“{header}” is pay for one {period}, by its name."
            return period, msg("pay-period-header", text, header=header, period=period)
    told = salary.iloc[:: max(len(salary) // _LOOKED_AT, 1)].dropna()
    middle = float(told.median()) if len(told) else 0.0
    if 0 < middle < _LIKELY_HOURLY:
        text = "“{header}” does not say for what time; by its amounts it was read as pay for one hour."
        return "hour", msg("pay-period-amount", text, header=header)
    if 0 < middle < _SURELY_YEARLY:
        text = "“{header}” does not say for what time; it was read as pay for one year, and may be that of a month."
        return "year", msg(_DOUBTFUL, text, header=header)
    text = "“{header}” does not say for what time; it was read as pay for one year."
    return "year", msg("pay-period-assumed", text, header=header)
