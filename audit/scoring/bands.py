"""Bands turn a measured value into a score in [0, 1]; ranges of values go through the same bands."""

from __future__ import annotations

from audit.errors import SettingsError
from audit.model.checklist import Band
from audit.model.message import msg
from audit.types import Outcome


def score_value(band: Band, value: float) -> float:
    """Return 1 from the target on, 0 from the floor on, a straight line (or one step) between."""
    if band.kind == "at_least":
        return _rise(value, band.floor[0], band.target[0], band)
    if band.kind == "at_most":
        return _rise(-value, -band.floor[0], -band.target[0], band)
    if band.kind == "within":
        low, high = band.target
        floor_low, floor_high = band.floor
        return min(_rise(value, floor_low, low, band), _rise(-value, -floor_high, -high, band))
    told = msg("unknown-band", "A band is at_least, at_most or within, not {kind}.", kind=f"`{band.kind}`")
    raise SettingsError(told, code=told.code)


def score_range(band: Band, low: float, high: float) -> tuple[float, float]:
    """Return the lowest and highest score of any value from `low` to `high`.

    Every band rises to its target and falls after it, so the worst is at an end, and the best at an end or, where the
    values reach the target, 1.
    """
    ends = (score_value(band, low), score_value(band, high))
    reaches = band.kind == "within" and low <= band.target[1] and high >= band.target[0]
    return min(ends), 1.0 if reaches else max(ends)


def outcome_of(score: float) -> Outcome:
    """Return met only for 1, not_met only for 0."""
    if score >= 1.0:
        return Outcome.MET
    return Outcome.NOT_MET if score <= 0.0 else Outcome.PARTLY_MET


def _rise(value: float, floor: float, target: float, band: Band) -> float:
    if value >= target:
        return 1.0
    if value <= floor:
        return 0.0
    return band.partly if band.stepped else (value - floor) / (target - floor)
