"""The overall pay gap split into who holds which job, and what is paid inside the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from pydantic import Field

from audit.measures.amounts import Values
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.context import MeasureContext
from audit.measures.open_cases import same_level
from audit.measures.parameters import Filter, Groups, filter_columns, words
from audit.measures.pay_selection import PayGapParameters, PaySelection
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.split_bounds import split_bounds
from audit.measures.work_classes import Comparison, WorkClass, class_needs, classes_of
from audit.model.measurement import Figure, Measurement
from audit.model.message import Message, msg
from audit.types import RecordUnit, Statistic, ValueUnit

SMALL = 0.5
"""Percentage points below which a part of a gap is called next to nothing."""


class SplitParameters(Parameters):
    """Parameters of `pay-gap-split`."""

    by: Groups = ("job_group", "level")
    dimension: str = "gender"
    reference: str = "men"
    compared: str = "women"
    where: Filter = Field(default_factory=dict)
    pay: str = "annual_pay"


@dataclass(frozen=True, slots=True)
class Split:
    """A gap of means, in per cent of the reference group's mean; `between` and `within` add up to `overall`."""

    overall: float
    between: float
    within: float


@dataclass(frozen=True, slots=True)
class Side:
    """One group in one class: how many, and their mean pay."""

    n: int
    mean: float


def split_gap(classes: Sequence[WorkClass]) -> Split | None:
    """Return the split of the gap of means by class; None where a side is empty or the reference earns nothing."""
    return split_means([(_side(each.reference), _side(each.compared)) for each in classes])


def _side(values: Values) -> Side:
    return Side(len(values), float(values.mean()) if len(values) else 0.0)


def split_means(classes: Sequence[tuple[Side, Side]]) -> Split | None:
    """Return the split made from the number and mean pay of both groups in each class.

    Within: the sum over classes with both groups of the compared group's share x (reference mean - compared mean).
    Between is the rest: that the groups are not spread over the classes alike, classes of one group included.
    """
    n, m = sum(reference.n for reference, _ in classes), sum(compared.n for _, compared in classes)
    if not n or not m:
        return None
    base = sum(reference.n * reference.mean for reference, _ in classes) / n
    other = sum(compared.n * compared.mean for _, compared in classes) / m
    if base <= 0:
        return None
    inside = sum(
        compared.n / m * (reference.mean - compared.mean)
        for reference, compared in classes
        if reference.n and compared.n
    )
    overall, within = 100 * (base - other) / base, 100 * inside / base
    return Split(overall, overall - within, within)


@register(
    "pay-gap-split",
    SplitParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: (
        f"employees.{parameters.dimension}",
        f"employees.{parameters.pay}",
        *filter_columns("employees", parameters.where),
    ),
)
def measure_pay_gap_split(context: MeasureContext, parameters: SplitParameters) -> Measurement:
    """Split of the mean pay gap: the part that arises inside jobs; the rest arises from who holds which job.

    Overall gap of means = between + within. Within: sum over classes of comparable work of the compared group's
    share there x (reference mean - compared mean), in per cent of the reference mean. Between: the rest, classes
    with one group only included. A sentence made from the three numbers says which part is the larger. Neither part
    is by itself fair or unfair: who gets which job may be unequal too. Example: Seattle's published wages: 13.22 %
    overall, next to nothing within titles. Range: everybody whose group is not known in either or in neither, unknown
    pay from the lowest to the highest of the same level, unknown classes anywhere; wider than exact, never too narrow.
    """
    frame = context.frame("employees")
    by = tuple(column for column in parameters.by if frame.has(column))
    where = at_snapshot(frame, parameters.where)
    measurement = begin(
        context,
        "pay-gap-split",
        parameters,
        label=msg("split.label", "Part of the mean pay gap that arises within {by}", by=words(by or parameters.by)),
        convention=msg(
            "split.convention", "In per cent of the mean pay of {reference}.", reference=parameters.reference
        ),
        statistic=Statistic.GAP,
        formula="sum of share(compared) x (reference mean - compared mean) / reference mean x 100",
        source="Oaxaca-Blinder split with classes as the only variable, at the compared group's shares",
        columns=tuple(f"employees.{column}" for column in by or parameters.by),
    )
    if not by:
        return no_data(measurement)
    comparison = Comparison(
        context=context,
        frame=frame,
        amount=parameters.pay,
        statistic="mean",
        dimension=parameters.dimension,
        reference=parameters.reference,
        compared=parameters.compared,
        by=by,
        where=where,
    )
    classes = classes_of(comparison)
    split = split_gap(classes)
    if split is None:
        return no_data(measurement)
    given = PayGapParameters(
        statistic="mean",
        dimension=parameters.dimension,
        reference=parameters.reference,
        compared=parameters.compared,
        pay=parameters.pay,
    )
    sides = [sum(len(each.reference) for each in classes), sum(len(each.compared) for each in classes)]
    selection = PaySelection(context, frame, given, where)
    whole = selection.needs((parameters.reference, parameters.compared))
    both = [each for each in classes if each.is_comparable]
    inside = class_needs(comparison, comparison.tally(), both) if both else ()
    measurement = replace(
        measurement,
        n=sum(sides),
        excluded=selection.exclusions(),
        population="employees",
        sensitivity=dimension_sensitivity("employees", parameters.dimension),
        needs=tuple(dict.fromkeys((*whole, *inside))),
    )
    if min(sides) < context.minimum_n:
        return insufficient(measurement, min(sides), context.minimum_n)
    return replace(
        measurement,
        value=split.within,
        bounds=split_bounds(comparison, split.within, measurement.needs, same_level),
        groups=tuple(_figure(name, value, measurement) for name, value in _parts(split)),
        notes=(split_sentence(split, by),),
    )


def _parts(split: Split) -> tuple[tuple[str, float], ...]:
    return ("overall", split.overall), ("between", split.between), ("within", split.within)


def _figure(name: str, value: float, measurement: Measurement) -> Figure:
    return Figure(
        group=(("part", name),),
        statistic=Statistic.GAP,
        value=value,
        unit=ValueUnit.PERCENT,
        n=measurement.n,
        needs=measurement.needs,
    )


def split_sentence(split: Split, by: Sequence[str]) -> Message:
    """Return a sentence that says where the gap arises, made from the three numbers themselves."""
    values: dict[str, float | str] = {
        "overall": split.overall,
        "between": split.between,
        "within": split.within,
        "by": words(tuple(by)),
    }
    if abs(split.overall) < SMALL and abs(split.within) < SMALL:
        return msg(
            "split.none", "The mean gap is next to nothing, overall ({overall:+.2f} %) and within {by}.", **values
        )
    if np.sign(split.between) * np.sign(split.within) < 0 and min(abs(split.between), abs(split.within)) >= SMALL:
        return msg(
            "split.opposed",
            "The two parts pull apart: {between:+.2f} points come from who holds which job and {within:+.2f} points "
            "from pay within {by}; together the mean gap is {overall:+.2f} %.",
            **values,
        )
    if abs(split.within) < SMALL or abs(split.between) > 2 * abs(split.within):
        return msg(
            "split.between",
            "Of the mean gap of {overall:+.2f} %, {between:+.2f} points come from who holds which job and "
            "{within:+.2f} points from pay within {by}: it is mostly a matter of who holds which job.",
            **values,
        )
    if abs(split.between) < SMALL or abs(split.within) > 2 * abs(split.between):
        return msg(
            "split.within",
            "Of the mean gap of {overall:+.2f} %, {between:+.2f} points come from who holds which job and "
            "{within:+.2f} points from pay within {by}: it is mostly a matter of pay for comparable work.",
            **values,
        )
    return msg(
        "split.both",
        "Of the mean gap of {overall:+.2f} %, {between:+.2f} points come from who holds which job and {within:+.2f} "
        "points from pay within {by}: both play a part.",
        **values,
    )
