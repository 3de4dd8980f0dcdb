"""Bounds that may not be shown as they are: never narrower than the truth, and silent on how many are undisclosed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.disclosure.components import Component, Part, Place
from audit.model.measurement import Bounds, CellKey, Measurement
from audit.model.message import msg
from audit.types import Statistic, ValueUnit

_STEPS = (2, 4, 10, 20, 50, 100, 200, 500)
"""Ends of the brackets of undisclosed people, in units of the threshold of counts."""

PERCENT_GRID = 5.0
"""Bounds of pay gaps are widened outward to multiples of this."""

GAP_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, PERCENT_GRID)
"""Bounds of a gap that is shown: to multiples of the first of these by which one mean pay more moves the mean."""

INDEX_GRID = (0.25, 0.5, 1.0, 2.0, 5.0)
"""Bounds of ratios and indices: to multiples of the first of these that a few people cannot move a value by."""


PLAIN_DECIMALS = 4
"""Of gaps and coefficients, in per cent."""

_PERCENT = 100

_BY_RULE = frozenset({Statistic.GAP, Statistic.COEFFICIENT})


def bracket(n: int, threshold: int) -> tuple[float, float]:
    """Return the bracket that a number of undisclosed people falls in; each is at least twice the threshold wide."""
    low = 0
    for step in _STEPS:
        if n <= step * threshold:
            return float(low), float(step * threshold)
        low = step * threshold + 1
    return float(low), math.inf


def undisclosed_cells(
    components: Sequence[Component], measurements: Mapping[str, Measurement]
) -> dict[Place, tuple[CellKey, ...]]:
    """Return, for the bounds of each share, the cells of those whose group is not known."""
    of_value = {one.place.item: frozenset(one.needs) for one in components if one.place.part is Part.VALUE}
    return {
        one.place: _widest([key for key in one.needs if key not in of_value[one.place.item] and not key.amount])
        for one in components
        if one.place.part is Part.BOUNDS and measurements[one.place.item].unit is ValueUnit.SHARE
    }


def _widest(cells: Sequence[CellKey]) -> tuple[CellKey, ...]:
    """Return the cells without those that are part of another one of them."""
    return tuple(key for key in cells if not any(set(other.at) < set(key.at) for other in cells))


def gap_step(n: int) -> float:
    """Return the grid for the bounds of a gap between groups of which the smaller one has so many people.

    The best or the worst paid of those whose group is not known make the bounds: to the last digit they are the pay of
    one person, where only one of them is paid more than the mean.
    """
    return next((step for step in GAP_STEPS if step * n >= _PERCENT), PERCENT_GRID)


def gap_steps(
    components: Sequence[Component], measurements: Mapping[str, Measurement], sizes: Mapping[CellKey, int]
) -> dict[Place, float]:
    """Return, for the bounds of each gap in pay, the grid that they are given on."""
    of_value = {one.place.item: one.needs for one in components if one.place.part is Part.VALUE}
    found = {}
    for one in components:
        unit = measurements[one.place.item].unit if one.place.part is Part.BOUNDS else None
        if one.statistic in _BY_RULE and unit in (ValueUnit.PERCENT, ValueUnit.POINTS):
            sides = [sizes.get(key, 0) for key in of_value[one.place.item] if not key.amount]
            found[one.place] = gap_step(min(sides, default=0))
    return found


def on_grid(bounds: Bounds, step: float) -> Bounds:
    """Return bounds widened to a grid; where nothing is open they are the value, and stay it."""
    if bounds.low == bounds.high:
        return bounds
    low, high = math.floor(bounds.low / step) * step, math.ceil(bounds.high / step) * step
    return replace(bounds, low=round(low, PLAIN_DECIMALS), high=round(high, PLAIN_DECIMALS), exact=False)


def rounded(value: float | None, unit: ValueUnit) -> float | None:
    """Return a value to whole per cents, or to two figures: as much of it as a few people more or less leave alone."""
    if value is None or value == 0:
        return value
    if unit in (ValueUnit.PERCENT, ValueUnit.POINTS):
        return float(round(value))
    return float(f"{value:.1e}")


def plain(value: float | None, statistic: Statistic, needs: Sequence[CellKey]) -> float | None:
    """Return a gap or a coefficient that no sums are published for, without the digits that nobody reads.

    The full quotient of two medians is one of two whole numbers only, and what rounding leaves of a coefficient that is
    nought depends on every row.
    """
    if value is None or statistic not in _BY_RULE or any(key.amount for key in needs):
        return value
    return round(value, PLAIN_DECIMALS) + 0.0


def coarse_bounds(measurement: Measurement, undisclosed: float, threshold: int) -> Bounds | None:
    """Return wider bounds in the place of those of a measurement; None where there is no way to widen them."""
    bounds = measurement.bounds
    if bounds is None:
        return None
    if measurement.unit is ValueUnit.SHARE:
        low, high = _share_bounds(measurement, undisclosed)
        if low > bounds.low or high < bounds.high:
            low, high = 0.0, 1.0
    else:
        step = _step(measurement, threshold)
        if step is None:
            return None
        low, high = math.floor(bounds.low / step) * step, math.ceil(bounds.high / step) * step
    convention = msg("bounds-coarse", "Widened to protect people.")
    return replace(bounds, low=low, high=high, exact=False, undisclosed=None, convention=convention)


def _share_bounds(measurement: Measurement, undisclosed: float) -> tuple[float, float]:
    n, count = measurement.n, measurement.count
    if n is None or count is None or math.isinf(undisclosed):
        return 0.0, 1.0
    return count / (n + undisclosed), (count + undisclosed) / (n + undisclosed)


def _step(measurement: Measurement, threshold: int) -> float | None:
    if measurement.unit in (ValueUnit.PERCENT, ValueUnit.POINTS):
        return PERCENT_GRID
    if measurement.unit not in (ValueUnit.INDEX, ValueUnit.RATIO) or not measurement.n or measurement.value is None:
        return None
    moved = abs(measurement.value) * 2 * threshold / measurement.n
    return next((step for step in INDEX_GRID if step >= moved), None)
