"""Durations as people write them: “45 min”, “1h30”, “0:45:00”, “PT1H30M”; in minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HOURS = r"(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur|uren)"
_MINUTES = r"(?:m|mins?|minutes?|minuten?|minutos?|minut[oi]|['′’])"
_SPELT = re.compile(
    rf"(?i)(?:pt)?\s*(?:(?P<hours>\d+(?:[.,]\d+)?)\s*{_HOURS}\.?)?[\s,]*(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*{_MINUTES}\.?)?"
)
_HOURS_AND = re.compile(rf"(?i)(?P<hours>\d+)\s*{_HOURS}\.?\s*(?P<minutes>[0-5]\d)")  # “1h30”
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.0+)?")
_SHORT = re.compile(r"(\d{1,3}):([0-5]\d)")
_OF_HOURS = re.compile(r"(?i)\bh{1,2}\s*:\s*mm?\b(?!\s*:)")
_OF_MINUTES = re.compile(r"(?i)(?<!:)\bm{1,2}(?:in)?\s*:\s*s{1,2}(?:ec)?\b")


def minutes_written(texts: Sequence[str], header: str) -> list[str]:
    """Return the texts with each duration as its number of minutes; what is none, or may be two things, stays.

    “04:30” is four minutes or four hours: only a header that says which (“mm:ss”) makes it a number.
    """
    return [_written(text.strip(), header) for text in texts]


def _written(text: str, header: str) -> str:
    minutes = None
    if (told := _CLOCK.fullmatch(text)) and not _OF_MINUTES.search(header):
        minutes = 60 * int(told[1]) + int(told[2]) + int(told[3]) / 60
    elif told := _SHORT.fullmatch(text):
        if _OF_MINUTES.search(header):
            minutes = int(told[1]) + int(told[2]) / 60
        elif _OF_HOURS.search(header):
            minutes = 60 * int(told[1]) + int(told[2])
    elif (told := _HOURS_AND.fullmatch(text) or _SPELT.fullmatch(text)) and any(told.groups()):
        minutes = 60 * _number(told["hours"]) + _number(told["minutes"])
    return text if minutes is None else f"{minutes:.9f}".rstrip("0").rstrip(".")


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0
