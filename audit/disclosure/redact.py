"""Rewrites measurements so that nothing hidden is left in any part of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from audit.disclosure.bounds import coarse_bounds, on_grid, plain, rounded
from audit.disclosure.components import Part, Place, is_protected
from audit.disclosure.rows import rows_step
from audit.disclosure.sentences import ShownNumbers, keep_accounted, restate
from audit.model.measurement import (
    Bounds,
    CellKey,
    Exclusion,
    Fact,
    Figure,
    Interval,
    Measurement,
    Provenance,
)
from audit.model.message import msg
from audit.types import MeasureState, Statistic, Visibility

HIDDEN_REASON = msg("hidden", "Hidden to protect people.")
"""The one sentence for every hidden figure, whatever the rule that hid it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What may not be shown, by place."""

    hidden: Collection[Place]
    titles: Collection[Place] = frozenset()  # facts whose titles may not be named
    smoothed: frozenset[Place] = frozenset()  # medians and the like that are rounded
    rows: Mapping[tuple[str, str, str], int] = field(default_factory=dict)  # of whole tables: file, sheet, table
    undisclosed: Mapping[Place, float] = field(default_factory=dict)  # for hidden bounds of a share: taken as so many
    rounded: Collection[str] = frozenset()  # tables whose rows are printed rounded
    grids: Mapping[Place, float] = field(default_factory=dict)  # for bounds of gaps in pay that are shown
    counts: int = 10  # threshold of counts


def redact_measurement(item: str, measurement: Measurement, verdict: Verdict) -> Measurement:
    """Return the publishable form of a measurement: no part is raw, no part holds a hidden number.

    Hidden tests and facts leave no trace: that there is a cost of closing a gap says which way the gap points. A hidden
    value has no remarks, which say in words what its numbers are, and no state: it is not said to be of too few either.
    """
    if not is_protected(measurement):
        return _show_all(measurement)
    hidden = Place(item, Part.VALUE) in verdict.hidden
    redacted = _redact_parts(item, measurement, verdict, value_hidden=hidden)
    if hidden:
        redacted = replace(redacted, value=None, n=None, count=None, interval=None, reason=HIDDEN_REASON)
        redacted = replace(redacted, state=MeasureState.OK, notes=())
    elif Place(item, Part.VALUE) in verdict.smoothed:
        redacted = _smooth(redacted)
    else:
        redacted = _plain_measurement(redacted)
    redacted = restate(redacted, measurement)
    redacted = replace(
        redacted,
        groups=tuple(figure for figure in redacted.groups if not _compares(figure)),
        provenance=_whole_tables(measurement.provenance, verdict),
    )
    return _redact_sentences(redacted)


def _redact_parts(item: str, measurement: Measurement, verdict: Verdict, *, value_hidden: bool) -> Measurement:
    """Return a measurement with what may be seen of its figures, exclusions, tests, facts and bounds."""
    hidden = verdict.hidden
    return replace(
        measurement,
        groups=tuple(
            _smooth_figure(figure)
            if Place(item, Part.FIGURE, index) in verdict.smoothed - set(hidden)
            else _figure(figure, hidden=Place(item, Part.FIGURE, index) in hidden)
            for index, figure in enumerate(measurement.groups)
        ),
        excluded=tuple(
            _exclusion(exclusion, hidden=Place(item, Part.EXCLUSION, index) in hidden)
            for index, exclusion in enumerate(measurement.excluded)
            if not (value_hidden and Place(item, Part.EXCLUSION, index) in hidden)
        ),
        tests=tuple(
            replace(test, visibility=Visibility.SHOWN)
            for index, test in enumerate(measurement.tests)
            if not value_hidden and Place(item, Part.TEST, index) not in hidden
        ),
        facts=tuple(
            _fact(fact, untitled=Place(item, Part.FACT, index) in verdict.titles)
            for index, fact in enumerate(measurement.facts)
            if not value_hidden and Place(item, Part.FACT, index) not in hidden
        ),
        bounds=None if value_hidden else _bounds(measurement, Place(item, Part.BOUNDS), verdict),
        visibility=Visibility.HIDDEN if value_hidden else Visibility.SHOWN,
    )


def _redact_sentences(measurement: Measurement) -> Measurement:
    shown = ShownNumbers.of(measurement)
    reason = measurement.reason
    facts = tuple(
        fact if shown.account_for(fact.message) else replace(fact, message=HIDDEN_REASON) for fact in measurement.facts
    )
    return replace(
        measurement,
        reason=reason if reason is None or shown.account_for(reason) else HIDDEN_REASON,
        notes=keep_accounted(measurement.notes, shown),
        facts=facts,
    )


def _figure(figure: Figure, *, hidden: bool) -> Figure:
    if not hidden:
        value = plain(figure.value, figure.statistic, figure.needs)
        interval = _plain_interval(figure.interval, figure.statistic, figure.needs)
        return replace(figure, value=value, interval=interval, visibility=Visibility.SHOWN)
    return replace(figure, value=None, n=None, count=None, interval=None, visibility=Visibility.HIDDEN)


def _compares(figure: Figure) -> bool:
    """Return whether a hidden figure sets a group against another one: which of them it is follows their numbers."""
    return figure.statistic is Statistic.RATIO and figure.visibility is Visibility.HIDDEN


def _plain_interval(interval: Interval | None, statistic: Statistic, needs: Sequence[CellKey]) -> Interval | None:
    if interval is None:
        return None
    low, high = (plain(end, statistic, needs) for end in (interval.low, interval.high))
    return replace(interval, low=interval.low if low is None else low, high=interval.high if high is None else high)


def _plain_measurement(measurement: Measurement) -> Measurement:
    statistic, needs = measurement.statistic, measurement.needs
    tests = measurement.tests
    if statistic is Statistic.COEFFICIENT:
        tests = tuple(
            replace(
                test, statistic=plain(test.statistic, statistic, needs), p_value=plain(test.p_value, statistic, needs)
            )
            for test in tests
        )
    return replace(
        measurement,
        value=plain(measurement.value, statistic, needs),
        interval=_plain_interval(measurement.interval, statistic, needs),
        tests=tests,
    )


def _smooth_figure(figure: Figure) -> Figure:
    return replace(figure, value=rounded(figure.value, figure.unit), interval=None, visibility=Visibility.COARSENED)


def _smooth(measurement: Measurement) -> Measurement:
    """Round a value, and leave out what would tell it exactly."""
    return replace(
        measurement,
        value=rounded(measurement.value, measurement.unit),
        interval=None,
        bounds=coarse_bounds(measurement, math.inf, 0),
        tests=(),
        visibility=Visibility.COARSENED,
    )


def _exclusion(exclusion: Exclusion, *, hidden: bool) -> Exclusion:
    if not hidden:
        return replace(exclusion, visibility=Visibility.SHOWN)
    reason = exclusion.reason if ShownNumbers(frozenset()).account_for(exclusion.reason) else HIDDEN_REASON
    return replace(exclusion, n=None, reason=reason, visibility=Visibility.HIDDEN)


def _fact(fact: Fact, *, untitled: bool) -> Fact:
    return replace(fact, labels=() if untitled else fact.labels, visibility=Visibility.SHOWN)


def _bounds(measurement: Measurement, place: Place, verdict: Verdict) -> Bounds | None:
    bounds = measurement.bounds
    if bounds is None or place not in verdict.hidden:
        return bounds if bounds is None or place not in verdict.grids else on_grid(bounds, verdict.grids[place])
    return coarse_bounds(measurement, verdict.undisclosed.get(place, math.inf), verdict.counts)


def _whole_tables(provenance: tuple[Provenance, ...], verdict: Verdict) -> tuple[Provenance, ...]:
    """Give the rows of the whole table: the rows used, less those shown, would tell the rows hidden."""
    step = rows_step(verdict.counts)
    found = []
    for part in provenance:
        rows = max(part.rows, verdict.rows.get((part.file, part.sheet, part.table), 0))
        found.append(replace(part, rows=rows // step * step if part.table in verdict.rounded else rows))
    return tuple(found)


def _show_all(measurement: Measurement) -> Measurement:
    shown = Visibility.SHOWN
    return replace(
        measurement,
        groups=tuple(replace(figure, visibility=shown) for figure in measurement.groups),
        excluded=tuple(replace(exclusion, visibility=shown) for exclusion in measurement.excluded),
        tests=tuple(replace(test, visibility=shown) for test in measurement.tests),
        facts=tuple(replace(fact, visibility=shown) for fact in measurement.facts),
        visibility=shown,
    )
