"""The evidence of an item in one line, with the sources as numbers that the end of its chapter explains."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from audit.model.measurement import Measurement
from audit.model.result import ItemResult
from audit.report.build.evidence import (
    answered_words,
    basis,
    bounds_words,
    hidden,
    source_mark,
    test_words,
)
from audit.report.build.findings import headline
from audit.report.build.material import Material
from audit.report.context import Term
from audit.report.words import Words
from audit.types import Outcome, Visibility


def proof(result: ItemResult, material: Material) -> str:
    """Return what a value is, n, interval, test, what the unknown could change, and the numbers of its sources."""
    return _told(result, material, _parts_of_finding)


def certainty(result: ItemResult, material: Material) -> tuple[Term, ...]:
    """Return what a card among many says under its text: interval, test, the unknown and the numbers of its sources."""
    words, measurement = material.words, result.measurement
    if measurement is None or measurement.visibility is Visibility.HIDDEN:
        return tuple(
            term for term in (Term(name=words.say("Evidence"), text=answered_words(result, words)),) if term.text
        )
    text = _with_sources(_certainty(measurement, material, unknown=True), measurement, material)
    return (Term(name=words.say("Evidence"), text=text),) if text else ()


def proof_of_met(result: ItemResult, material: Material) -> str:
    """Return the same of what is met, whose title says what the value is."""
    return _told(result, material, _parts_of_met)


def _told(
    result: ItemResult, material: Material, parts: Callable[[ItemResult, Measurement, Material], Iterable[str]]
) -> str:
    words, measurement = material.words, result.measurement
    if measurement is None:
        return answered_words(result, words)
    if measurement.visibility is Visibility.HIDDEN:
        return hidden(words)
    return _with_sources(parts(result, measurement, material), measurement, material)


def _parts_of_finding(result: ItemResult, measurement: Measurement, material: Material) -> Iterable[str]:
    words = material.words
    yield basis(result, words) or headline(result, material)
    yield source_mark(measurement, words)
    yield from _certainty(measurement, material, unknown=_could_be_another(result))


def _parts_of_met(result: ItemResult, measurement: Measurement, material: Material) -> Iterable[str]:
    yield basis(result, material.words)
    if _could_be_another(result):
        yield _unknown(measurement, material.words)
    yield source_mark(measurement, material.words)


def _could_be_another(result: ItemResult) -> bool:
    """Whether the state would be another if what is not known fell the worst or the best way."""
    match result.outcome:
        case Outcome.MET:
            return result.low < 1
        case Outcome.NOT_MET:
            return result.high > 0
        case _:
            return result.low <= 0 or result.high >= 1


def _with_sources(parts: Iterable[str], measurement: Measurement, material: Material) -> str:
    places = {material.marks[origin.file, origin.sheet] for origin in measurement.provenance}
    marks = "".join(f"[{number}]" for number in sorted(places))
    return " ".join(part for part in (material.words.joined(part for part in parts if part), marks) if part)


def _certainty(measurement: Measurement, material: Material, *, unknown: bool) -> Iterable[str]:
    words = material.words
    interval = measurement.interval
    if interval is not None:
        span = words.span(interval.low, interval.high, measurement.unit)
        yield words.say("{span} ({level})", span=span, level=words.percent(interval.level, 0))
    for test in measurement.tests:  # the first that may be shown is the one that judges
        if test.visibility is not Visibility.HIDDEN and test.p_value is not None:
            yield test_words(replace(test, n=None), words)
            break
    if unknown:
        yield _unknown(measurement, words)


def _unknown(measurement: Measurement, words: Words) -> str:
    """Return what the value could be with what is not known; nothing where that is what it is."""
    bounds = measurement.bounds
    if bounds is None or not bounds_words(measurement, words):
        return ""
    span = words.span(bounds.low, bounds.high, measurement.unit)
    return (
        "" if span == words.value(measurement.value, measurement.unit) else words.say("could be {bounds}", bounds=span)
    )
