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
from audit.types import Outcome, Visibility


def proof(result: ItemResult, material: Material) -> str:
    """Return what a value is, n, interval, test, what the unknown could change, and the numbers of its sources."""
    return _told(result, material, _parts_of_finding)


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
    yield from _certainty(measurement, material, tested=result.outcome is not Outcome.MET)


def _parts_of_met(result: ItemResult, measurement: Measurement, material: Material) -> Iterable[str]:
    yield basis(result, material.words)
    yield from _certainty(measurement, material, tested=False)
    yield source_mark(measurement, material.words)


def _with_sources(parts: Iterable[str], measurement: Measurement, material: Material) -> str:
    places = {material.marks[origin.file, origin.sheet] for origin in measurement.provenance}
    marks = "".join(f"[{number}]" for number in sorted(places))
    return " ".join(part for part in ("; ".join(part for part in parts if part), marks) if part)


def _certainty(measurement: Measurement, material: Material, *, tested: bool) -> Iterable[str]:
    words = material.words
    interval = measurement.interval
    if interval is not None:
        span = words.span(interval.low, interval.high, measurement.unit)
        yield words.say("{span} ({level})", span=span, level=words.percent(interval.level, 0))
    for test in measurement.tests:  # the first that may be shown is the one that judges
        if tested and test.visibility is not Visibility.HIDDEN and test.p_value is not None:
            yield test_words(replace(test, n=None), words)
            break
    bounds = measurement.bounds
    if bounds is not None and bounds_words(measurement, words):
        span = words.span(bounds.low, bounds.high, measurement.unit)
        yield words.say("{bounds} with the unknown", bounds=span)
