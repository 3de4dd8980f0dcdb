"""Sentences of a measurement: kept only if each number in them is one that is shown anyway."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import copysign

from audit.model.measurement import Bounds, Interval, Measurement, Parameter
from audit.model.message import Message

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COLUMN = re.compile(r"\w*[^\W\d]_\w+")
"""The name of a column, such as `still_employed_12m`, whose digits are no figure."""
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class ShownNumbers:
    """The numbers that a redacted measurement still shows, to account for the numbers in its sentences."""

    numbers: frozenset[float]

    @classmethod
    def of(cls, measurement: Measurement) -> ShownNumbers:
        """Collect the numbers of a measurement that has been redacted."""
        found: set[float] = set()
        found.update(_plain(measurement.value, measurement.n, measurement.count))
        found.update(_interval(measurement.interval))
        found.update(_bounds(measurement.bounds))
        for figure in measurement.groups:
            found.update(_plain(figure.value, figure.n, figure.count))
            found.update(_interval(figure.interval))
        for exclusion in measurement.excluded:
            found.update(_plain(exclusion.n))
        for test in measurement.tests:
            found.update(_plain(test.statistic, test.p_value, test.n))
            found.update(_interval(test.interval))
        for fact in measurement.facts:
            found.update(_plain(fact.value))
        for parameter in measurement.parameters.values():
            found.update(_parameter(parameter))
        return cls(frozenset(found))

    def account_for(self, message: Message) -> bool:
        """Return whether every number in the sentence's values is shown, as it stands, in per cent or rounded."""
        for value in message.params.values():
            if isinstance(value, bool) or value is None:
                continue
            if isinstance(value, str):
                if not all(self._holds_text(text) for text in _NUMBER.findall(_COLUMN.sub("", value))):
                    return False
            elif not self._holds(float(value), _CLOSE * max(1.0, abs(value))):
                return False
        return True

    def _holds_text(self, text: str) -> bool:
        plain = text.replace(",", "")
        whole, _, decimals = plain.partition(".")
        if "." in decimals:  # a date or a version: no figure of this measurement
            return True
        return self._holds(float(f"{whole}.{decimals or 0}"), 0.5 * 10.0 ** -len(decimals))

    def _holds(self, number: float, tolerance: float) -> bool:
        return any(
            abs(abs(shown) - abs(number)) <= tolerance or abs(abs(100 * shown) - abs(number)) <= tolerance
            for shown in self.numbers
        )


def restate(redacted: Measurement, raw: Measurement) -> Measurement:
    """Say shown figures in sentences with no more digits than they are shown with."""
    pairs = [(raw.value, redacted.value)]
    pairs += [(was.value, now.value) for was, now in zip(raw.groups, redacted.groups, strict=True)]
    now_of = {abs(was): abs(now) for was, now in pairs if was is not None and now is not None and was != now}
    if not now_of:
        return redacted
    return replace(
        redacted,
        reason=redacted.reason and _restated(redacted.reason, now_of),
        notes=tuple(_restated(note, now_of) for note in redacted.notes),
        facts=tuple(replace(fact, message=_restated(fact.message, now_of)) for fact in redacted.facts),
    )


def _restated(message: Message, now_of: Mapping[float, float]) -> Message:
    params = {
        name: copysign(now_of.get(abs(value), abs(value)), value) if isinstance(value, float) else value
        for name, value in message.params.items()
    }
    return replace(message, params=params)


def keep_accounted(messages: Sequence[Message], shown: ShownNumbers) -> tuple[Message, ...]:
    """Return the sentences that hold no number but shown ones."""
    return tuple(message for message in messages if shown.account_for(message))


def _plain(*values: float | None) -> Iterable[float]:
    return [float(value) for value in values if value is not None]


def _interval(interval: Interval | None) -> Iterable[float]:
    return [] if interval is None else [interval.low, interval.high, interval.level]


def _bounds(bounds: Bounds | None) -> Iterable[float]:
    return [] if bounds is None else _plain(bounds.low, bounds.high, bounds.undisclosed)


def _parameter(parameter: Parameter) -> Iterable[float]:
    if isinstance(parameter, (int, float)):
        return [float(parameter)]
    if isinstance(parameter, str):
        return [float(text.replace(",", "")) for text in _NUMBER.findall(parameter) if text.count(".") < 2]
    if isinstance(parameter, dict):
        return [number for value in parameter.values() for number in _parameter(value)]
    if isinstance(parameter, Sequence):
        return [number for value in parameter for number in _parameter(value)]
    return []
