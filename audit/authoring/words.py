"""Bands, conditions and parameters in plain words, for `audit explain`, the generated pages and the answer workbook."""

from __future__ import annotations

from collections.abc import Mapping

from audit.model.checklist import Band, Condition, Scale
from audit.model.measurement import Parameter
from audit.types import ValueUnit

_SUFFIX = {
    ValueUnit.PERCENT: " %",
    ValueUnit.POINTS: " points",
    ValueUnit.DAYS: " days",
    ValueUnit.MINUTES: " minutes",
}


def number_words(value: float, unit: ValueUnit) -> str:
    """Return a threshold as it is read aloud: 0.5 of a share is 50 %."""
    if unit is ValueUnit.SHARE:
        return f"{round(value * 100, 6):g} %"
    return f"{value:g}{_SUFFIX.get(unit, '')}"


def band_words(band: Band, unit: ValueUnit) -> tuple[str, ...]:
    """Return what a band says: where it is met, where not, and what lies between."""
    target = [number_words(value, unit) for value in band.target]
    floor = [number_words(value, unit) for value in band.floor]
    lines = [f"Met {_met(band.kind, target)}."]
    if band.floor == band.target:
        lines.append("Otherwise not met.")
    else:
        line = "in between the score rises in a straight line"
        between = f"in between it counts {band.partly:g}" if band.stepped else line
        lines.append(f"Not met {_not_met(band.kind, floor)}; {between}.")
    if band.significant:
        lines.append("Said to be not met only where a test makes chance unlikely.")
    if band.minimum_n:
        lines.append(f"Judged from {band.minimum_n} records on.")
    if band.norm:
        lines.append(f"Source of the thresholds: {band.norm}.")
    return tuple(lines)


def condition_words(condition: Condition | None) -> str:
    """Return when an item applies, as a sentence; always, if there is no condition."""
    if condition is None:
        return "Always applies."
    parts = []
    if condition.table:
        where = f" where {filter_words(condition.where)}" if condition.where else ""
        parts.append(f"there are rows in {condition.table}{where}")
    parts += [f"{name} is {' or '.join(allowed)}" for name, allowed in condition.settings.items()]
    return f"Applies if {' and '.join(parts)}."


def filter_words(where: Mapping[str, Parameter]) -> str:
    """Return a filter in words: ``format is in-person or hybrid``."""
    return " and ".join(f"{column} is {_choice(value)}" for column, value in where.items())


def parameter_words(parameters: Mapping[str, Parameter]) -> tuple[str, ...]:
    """Return each parameter of a measure as one line."""
    return tuple(f"{name}: {_value(value)}" for name, value in parameters.items())


def scale_words(scale: Scale) -> tuple[str, ...]:
    """Return each answer of a scale with its words and what it counts."""
    lines = []
    for answer, score in scale.answers.items():
        counts = "the item does not apply" if score is None else f"counts {score:g}"
        label = scale.labels[answer]
        lines.append(f"{answer}: {label} ({counts})" if label != answer else f"{answer} ({counts})")
    return tuple(lines)


def _met(kind: str, target: list[str]) -> str:
    if kind == "within":
        return f"from {target[0]} to {target[1]}"
    return f"from {target[0]} on" if kind == "at_least" else f"up to {target[0]}"


def _not_met(kind: str, floor: list[str]) -> str:
    if kind == "within":
        return f"at {floor[0]} or less and at {floor[1]} or more"
    return f"at {floor[0]} or less" if kind == "at_least" else f"at {floor[0]} or more"


def _choice(value: Parameter) -> str:
    return " or ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _value(value: Parameter) -> str:
    if isinstance(value, Mapping):
        return filter_words(value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
