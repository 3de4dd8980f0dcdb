"""Where a series breaks: what was counted, of whom, in which words and by what yardstick is not what it was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.model.measurement import Measurement, members
from audit.model.message import Message, msg
from audit.model.result import AuditResult, ItemResult
from audit.types import ValueUnit

NO_GROUP = frozenset({"(rest)", "not-disclosed", "prefer-not-to-say", "not-counted"})
"""Categories that name no group of their own; they come and go with the answers."""

LEVEL = "level"
"""The employer's ladder: all its rungs are filled, so that one that was replaced is another ladder."""

YARDSTICKS: Mapping[str, tuple[str, Message]] = {
    "contract": (
        "full_time_hours",
        msg("break-full-time", "Full-time is counted from other hours a week than before."),
    ),
    "department_function": (
        "hr_departments",
        msg("break-hr-departments", "Other departments count as HR than before."),
    ),
}
"""Dimension -> the setting that says who is counted as what in it, and what to say where it changed."""


def series_breaks(before: AuditResult, after: AuditResult, matched: Mapping[str, str]) -> dict[str, Message]:
    """Return why a series breaks, by later item id; `matched` holds later id -> earlier id.

    Only what has a score or a value in both years has a series that can break.
    """
    return dict(_breaks(before, after, matched))


def _breaks(before: AuditResult, after: AuditResult, matched: Mapping[str, str]) -> Iterator[tuple[str, Message]]:
    for new, old in matched.items():
        first, second = before.item(old), after.item(new)
        if first is None or second is None or not (is_shown(first) and is_shown(second)):
            continue
        why = _why(first, second, before, after)
        if why is not None:
            yield new, why


def is_shown(item: ItemResult) -> bool:
    """Return whether an item has a point in its series: a score, or a value that is not scored."""
    return item.score is not None or (item.measurement is not None and item.measurement.value is not None)


def _why(first: ItemResult, second: ItemResult, before: AuditResult, after: AuditResult) -> Message | None:
    if (first.answer is None) != (second.answer is None):
        return msg("break-way", "It is assessed in another way than before.")
    if second.answer is not None or first.measurement is None or second.measurement is None:
        return None
    pair = first.measurement, second.measurement
    return (
        _other_definition(*pair) or _other_people(*pair) or _other_words(*pair) or _other_settings(*pair, before, after)
    )


def _other_definition(first: Measurement, second: Measurement) -> Message | None:
    same = (first.version, first.unit, first.statistic) == (second.version, second.unit, second.statistic)
    if not same:
        return msg("break-measure", "It is measured in another way than before.")
    if set(first.columns_used) != set(second.columns_used):
        return msg("break-columns", "It is measured from other columns than before.")
    if _pools(first) != _pools(second):
        return msg("break-pool", "It is compared with another pool than before.")
    return None


def _other_people(first: Measurement, second: Measurement) -> Message | None:
    if (first.population, first.record_unit) != (second.population, second.record_unit):
        return msg("break-population", "It counts another population than before.")
    if first.needs and second.needs and _restrictions(first) != _restrictions(second):
        return msg("break-population", "It counts another population than before.")
    if dict(first.group_sources) != dict(second.group_sources):
        return msg("break-source", "Another source says who belongs to which group than before.")
    return None


def _other_words(first: Measurement, second: Measurement) -> Message | None:
    earlier, later = _categories(first), _categories(second)
    for dimension in sorted(earlier.keys() & later.keys()):
        if _is_another_vocabulary(dimension, earlier[dimension], later[dimension]):
            return msg(
                "break-words", "The groups are named by other words than before ({dimension}).", dimension=dimension
            )
    return None


def _is_another_vocabulary(dimension: str, earlier: frozenset[str], later: frozenset[str]) -> bool:
    """Return whether words were replaced: some went and others came, and not only because somebody came or went.

    Of the employer's levels one is enough; of other words at least half, as a rare group may be empty in a year.
    """
    if not earlier - later or not later - earlier:
        return False
    return dimension == LEVEL or 2 * len(earlier & later) <= min(len(earlier), len(later))


def _other_settings(first: Measurement, second: Measurement, before: AuditResult, after: AuditResult) -> Message | None:
    named = _dimensions(first) | _dimensions(second)
    if "ethnicity" in named and before.settings.get("country") != after.settings.get("country"):
        return msg("break-vocabulary", "The groups are named by another country's words than before.")
    for dimension, (setting, why) in YARDSTICKS.items():
        if dimension in named and before.settings.get(setting) != after.settings.get(setting):
            return why
    if first.measure == "fee-at-floor" and _floors(before) != _floors(after):
        return msg("break-floors", "It is held against other fee floors than before.")
    if ValueUnit.MONEY is second.unit and before.currency != after.currency:
        return msg("break-currency", "It is counted in another currency than before.")
    return None


def _pools(measurement: Measurement) -> frozenset[str]:
    return frozenset(name for figure in measurement.groups for kind, name in figure.group if kind == "pool")


def _floors(result: AuditResult) -> dict[str, str]:
    return {key: value for key, value in result.settings.items() if key.startswith("fee_floors.")}


def _restrictions(measurement: Measurement) -> frozenset[tuple[str, str]]:
    """Return what restricts the people that a value is made from: population and dimension."""
    return frozenset((key.population, dimension) for key in measurement.needs for dimension, _ in key.at)


def _categories(measurement: Measurement) -> dict[str, frozenset[str]]:
    """Return the groups that a value is made from, by dimension."""
    found: dict[str, set[str]] = {}
    for key in measurement.needs:
        for dimension, category in key.at:
            found.setdefault(dimension, set()).update(members(category))
    return {dimension: frozenset(words - NO_GROUP) for dimension, words in found.items()}


def _dimensions(measurement: Measurement) -> frozenset[str]:
    """Return the dimensions that decide a value: those of its people, of its parameters and of its filters."""
    named = {dimension for key in measurement.needs for dimension, _ in key.at}
    for key, value in measurement.parameters.items():
        if key in ("dimension", "dimensions", "by"):
            named.update(str(one) for one in (value if isinstance(value, tuple) else (value,)))
        elif isinstance(value, Mapping):
            named.update(value)
    return frozenset(named)
