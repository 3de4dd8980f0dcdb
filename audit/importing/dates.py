"""Dates as people write them. Day and month are told apart once for a column, from all of its values, and said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.importing.fold import fold
from audit.importing.numbers import is_blank_number

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일].*")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\.0)?")
_PARTS = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?:[,T\s]+\d{1,2}[:.h].*)?")
_NAMED = re.compile(
    r"(?:\w+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.|º)?[\s\-/]+(?:de\s+)?([^\W\d]+)\.?,?[\s\-/]+(?:de\s+)?(\d{4}|\d{2})\b.*"
    r"|(\d{1,2})([a-zA-Z]{3})(\d{4})(?::.*)?"
)
_NAMED_US = re.compile(r"(?:\w+,?\s+)?([^\W\d]+)\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-]+(\d{4})\b.*")
_DAY_BEFORE = re.compile(r"\s*(?P<day>[^\W\d]{2,10}(?:-feira)?)\.?,?\s+(?:den\s+|le\s+|el\s+)?(?P<date>\d.*)")
_DAY_BEHIND = re.compile(r"(?P<date>\s*\d.*?)\s*[(,]\s*(?P<day>[^\W\d]{2,10})\.?\s*\)?\s*$")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
EPOCH, EPOCH_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_WHOLE = re.compile(r"(?:/Date\()?(-?\d{1,13})(?:\.0)?(?:[+-]\d{4})?(?:\)/)?")
_SECONDS, _MILLISECONDS = 9, 11  # digits of most times that count from 1970
_COMPACT_TIME = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
_AT_NIGHT = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d):(\d\d):00(?:\.0+)?(?:Z|\+00:?00)")
_FROM_HOUR, _HOUR = 13, 60
_EARLIEST, _LATEST = 1900, 2200
_MONTHS, _MANY_DAYS, _DIFFERENT_DAYS = 12, 5, 3
_UNIX = date(1970, 1, 1)
_NEVER = frozenset(
    (
        *("9999-12-31", "9999-12-31 00:00:00", "31/12/9999", "12/31/9999", "31.12.9999"),
        *("1900-01-01", "1900-01-01 00:00:00", "01/01/1900", "1/1/1900", "01.01.1900", "1900-01-00", "0/1/1900"),
        *("0000-00-00", "0000-00-00 00:00:00"),
    )
)
"""What programs write for a date that is not there: the last of their calendar, or the first."""

MONTHS = {
    fold(name): number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "janv fevr mars avr mai juin juil aout sept oct nov dec",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "jan feb mrz apr mai jun jul aug sep okt nov dez",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    )
    for number, name in enumerate(names.split(), 1)
}
"""The names of months, as folded, with their numbers."""

WEEKDAYS = frozenset(
    fold(name)
    for names in (
        "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
        "lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche",
        "mie jue vie sab dom lunes martes miércoles jueves viernes sábado domingo",
        "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
        "seg ter qua qui sex segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira",
        "sexta-feira gio lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    )
    for name in names.split()
)
"""The names of days of the week, as folded."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Parsed values in the order given (None: blank), the positions that are no dates, and what was decided."""

    values: list[date | None]
    bad: tuple[int, ...]
    order: str  # "DMY", "MDY", or "" where nothing had to be decided
    ambiguous: bool
    conflict: bool
    open: tuple[int, ...] = ()  # positions where day and month could be either, if nothing in the column tells
    shifted: int = 0  # two-digit years that would lie in the future, taken as a hundred years earlier
    serial: int = 0  # bare numbers, taken as the days since 1899 that spreadsheets count
    swapped: bool = False  # day and month of some may have changed places before they came here
    counted: bool = False  # whole numbers, taken as seconds since 1970, or thousandths of them


def parse_dates(
    texts: Sequence[str], *, order: str = "", likely: str = "DMY", today: date, epoch: date = EPOCH
) -> Dates:
    """Parse the distinct texts of a column. `order` forces DMY or MDY; `likely` is taken where nothing decides.

    Bare numbers are days since the epoch.
    """
    counted = _counted(texts)
    if counted is not None:
        return Dates(counted, (), "", ambiguous=False, conflict=False, counted=True)
    texts = [_without_weekday(_once(text)) for text in texts]
    parts = [_PARTS.fullmatch(text) for text in texts]
    decided, ambiguous, conflict = _decide_order([match for match in parts if match], order, likely)
    values: list[date | None] = []
    bad: list[int] = []
    shifted = 0
    for position, text in enumerate(texts):
        if is_blank_number(text) or text in _NEVER or text.casefold() in ("present", "current", "heute", "00/00/0000"):
            values.append(None)
            continue
        match = parts[position]
        found, moved = _from_parts(match, decided, today) if match else (_parse_one(text, today, epoch), False)
        shifted += moved
        if found is None:
            bad.append(position)
        values.append(found)
    open_ones = tuple(position for position, match in enumerate(parts) if match) if ambiguous else ()
    serial = sum(_SERIAL.fullmatch(text) is not None for text in texts)
    swapped = any(parts) and _may_be_swapped(texts, [match for match in parts if match])
    return Dates(values, tuple(bad), decided, ambiguous, conflict, open_ones, shifted, serial, swapped)


def _may_be_swapped(texts: Sequence[str], parts: Sequence[re.Match[str]]) -> bool:
    """Return whether a program of another order read dates: those it could are dates now, the others still texts."""
    days = [int(match[3]) for match in map(_ISO.fullmatch, texts) if match]
    if len(days) < _MANY_DAYS or len(set(days)) < _DIFFERENT_DAYS or max(days) > _MONTHS:
        return False
    return all(max(int(match[1]), int(match[2])) > _MONTHS for match in parts)


def _counted(texts: Sequence[str]) -> list[date | None] | None:
    """Return the days of times that are all counted from 1970, in seconds or thousandths; None where one is not."""
    found = [_WHOLE.fullmatch(text) for text in texts]
    if any(match is None and not is_blank_number(text) for text, match in zip(texts, found, strict=True)):
        return None
    digits = sorted(len(match[1].lstrip("-")) for match in found if match)
    usual = digits[len(digits) // 2] if digits else 0
    if usual < _SECONDS:
        return None
    unit = 1_000 if usual >= _MILLISECONDS else 1
    days = [None if match is None else int(match[1]) // (86_400 * unit) for match in found]
    first, last = (limit.toordinal() - _UNIX.toordinal() for limit in (date(_EARLIEST, 1, 1), date(_LATEST, 1, 1)))
    if not all(day is None or first <= day < last for day in days):
        return None
    return [None if day is None else _UNIX + timedelta(days=day) for day in days]


def begin_elsewhere(texts: Sequence[str]) -> bool:
    """Return whether times in UTC are all those at which days begin east of Greenwich, in winter or in summer."""
    found = [_AT_NIGHT.fullmatch(text) for text in texts if not is_blank_number(text)]
    minutes = {_HOUR * int(match[1]) + int(match[2]) for match in found if match}
    if not found or None in found or min(minutes) < _HOUR * _FROM_HOUR:
        return False
    return len(minutes) == 1 or (len(minutes) == 2 and max(minutes) - min(minutes) == _HOUR)


def _once(text: str) -> str:
    """Return a date that stands several times in a cell, as for two certificates of one day, once."""
    if ";" not in text:
        return text
    first, *others = (part.strip() for part in text.split(";"))
    return first if all(other == first for other in others) else text


def _without_weekday(text: str) -> str:
    """Return a date without the name of its day of the week, before it or behind it in brackets."""
    found = _DAY_BEFORE.match(text) or _DAY_BEHIND.match(text)
    return found["date"].strip() if found and fold(found["day"]) in WEEKDAYS else text


def _decide_order(matches: Sequence[re.Match[str]], order: str, likely: str) -> tuple[str, bool, bool]:
    if not matches:
        return "", False, False
    if order:
        return order, False, False
    first = sum(int(match[1]) > 12 for match in matches)
    second = sum(int(match[2]) > 12 for match in matches)
    if first and second:
        return ("DMY" if first >= second else "MDY"), False, True
    if first or second:
        return ("DMY" if first else "MDY"), False, False
    if all(match[0][match.end(1)] == "." for match in matches):  # nobody who writes the month first parts it by a dot
        return "DMY", False, False
    return likely, True, False


def _from_parts(match: re.Match[str], order: str, today: date) -> tuple[date | None, bool]:
    day, month = (int(match[1]), int(match[2])) if order == "DMY" else (int(match[2]), int(match[1]))
    year, moved = _full_year(match[3], today)
    return _date(year, month, day), moved


def _full_year(text: str, today: date) -> tuple[int, bool]:
    if len(text) == 4:
        return int(text), False
    year = 2000 + int(text)
    if year > today.year + 1:
        return year - 100, True
    return year, False


def _parse_one(text: str, today: date, epoch: date) -> date | None:
    for pattern in (_ISO, _COMPACT, _COMPACT_TIME, _EAST_ASIAN):
        match = pattern.fullmatch(text)
        if match:
            return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _SERIAL.fullmatch(text)
    if match:
        return epoch + timedelta(days=int(match[1]))
    match = _NAMED.fullmatch(text)
    if match:
        day, month, year = (match[at] or match[at + 3] for at in (1, 2, 3))
        if fold(month) in MONTHS:
            return _date(_full_year(year, today)[0], MONTHS[fold(month)], int(day))
    match = _NAMED_US.fullmatch(text)
    if match and fold(match[1]) in MONTHS:
        return _date(int(match[3]), MONTHS[fold(match[1])], int(match[2]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
