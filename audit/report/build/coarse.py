"""Figures that were rounded to protect people: printed with the digits that they have, and named once a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from audit.model.measurement import Figure, Measurement
from audit.model.message import Message
from audit.report.words import Rounded, Words
from audit.types import Visibility


def is_coarse(of: Figure | Measurement | None) -> bool:
    """Whether a value was rounded to protect people."""
    return of is not None and of.visibility is Visibility.COARSENED


def shown_value(of: Figure | Measurement, words: Words) -> str:
    """Return the value of a figure or measurement in its unit; "about 7%" where it was rounded."""
    return words.value(of.value, of.unit, coarse=is_coarse(of))


def coarse_note(printed: Iterable[Figure | Measurement], words: Words) -> str:
    """Return that some of what is printed is rounded; empty where nothing is."""
    if not any(map(is_coarse, printed)):
        return ""
    return words.say("What is marked “about” is rounded to protect people; a small change may be none.")


def told(message: Message, measurement: Measurement | None, words: Words) -> str:
    """Return a sentence of a measurement, in which rounded figures are said to be so."""
    known = _rounded_values(measurement)
    if not known:
        return words.message(message)
    params = {
        name: Rounded(value) if isinstance(value, float) and abs(value) in known else value
        for name, value in message.params.items()
    }
    return words.message(replace(message, params=params))


def _rounded_values(measurement: Measurement | None) -> frozenset[float]:
    if measurement is None:
        return frozenset()
    printed: tuple[Figure | Measurement, ...] = (measurement, *measurement.groups)
    return frozenset(abs(one.value) for one in printed if is_coarse(one) and one.value is not None)
