"""The overall pay gap split into who holds which job, and what is paid inside the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.measures.amounts import Values
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.context import MeasureContext
from audit.measures.open_cases import same_level
from audit.measures.parameters import Groups, words
from audit.measures.pay_published import COLUMNS, PUBLISHED, published_split
from audit.measures.pay_selection import PaySelection, StaffPay, mean_selection, staff_pay_columns
from audit.measures.presence import at_snapshot
from audit.measures.registry import register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.split_bounds import split_bounds
from audit.measures.split_words import Side, Split, split_figures, split_means, split_sentence
from audit.measures.work_classes import WorkClass, class_needs, classes_of
from audit.model.measurement import Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit


class SplitParameters(StaffPay):
    """Parameters of `pay-gap-split`."""

    by: Groups = ("job_group", "level")


def split_gap(classes: Sequence[WorkClass]) -> Split | None:
    """Return the split of the gap of means by class; None where a side is empty or the reference earns nothing."""
    return split_means([(_side(each.reference), _side(each.compared)) for each in classes])


def _side(values: Values) -> Side:
    return Side(len(values), float(values.mean()) if len(values) else 0.0)


@register(
    "pay-gap-split",
    SplitParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=lambda _: (),
    reads=lambda parameters: (
        *staff_pay_columns(parameters),
        *(f"employees.{column}" for column in parameters.by),
        *COLUMNS,
    ),
)
def measure_pay_gap_split(context: MeasureContext, parameters: SplitParameters) -> Measurement:
    """Split of the mean pay gap: the part that arises inside jobs; the rest arises from who holds which job.

    Overall gap of means = between + within. Within: sum over classes of comparable work of the compared group's share
    there x (reference mean - compared mean), in per cent of the reference mean. Between: the rest, classes with one
    group only included. A sentence made from the three numbers says which part is the larger. Neither part is by itself
    fair or unfair: who gets which job may be unequal too. Population: staff at the snapshot whose group, pay and class
    are known. Without a staff list it is made from a published table of headcounts and mean pay of women and men by
    job: a blank headcount is nobody, people of a job without its mean pay are left out and counted; beside it the mean
    of the gaps inside jobs weighted by their women, and in how many jobs women are paid less, more and alike. Range:
    everybody whose group is not known in either or in neither, unknown pay from the lowest to the highest of the same
    level, unknown classes anywhere; wider than exact, never too narrow; of a published table the value itself. Source:
    Oaxaca-Blinder split with classes as the only variable. Law: none asks for the split (as of 2026). Example: a job of
    30 men and 10 women paid 40 and one of 10 men and 30 women paid 20 have a gap of 28.57 %, of which 0 arises inside
    jobs.
    """
    frame = context.frame("employees")
    if not frame.rows and context.frame(PUBLISHED).rows:
        return published_split(context, _begun(context, parameters, ("jobs",), COLUMNS))
    by = tuple(column for column in parameters.by if frame.has(column))
    where = at_snapshot(frame, parameters.where)
    columns = tuple(f"employees.{column}" for column in by or parameters.by)
    measurement = _begun(context, parameters, by or parameters.by, (*staff_pay_columns(parameters), *columns))
    if not by or not {parameters.dimension, parameters.pay} <= set(frame.table.frame.columns):
        return no_data(measurement)
    return _staff_split(measurement, mean_selection(context, frame, parameters, where), by)


def _staff_split(measurement: Measurement, selection: PaySelection, by: tuple[str, ...]) -> Measurement:
    minimum, parameters = selection.context.minimum_n, selection.parameters
    comparison = selection.comparison(by)
    classes = classes_of(comparison)
    split = split_gap(classes)
    if split is None:
        return no_data(measurement)
    sides = [sum(len(each.reference) for each in classes), sum(len(each.compared) for each in classes)]
    whole = class_needs(comparison, comparison.tally(), classes)  # those without a class are not counted in n
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
    if min(sides) < minimum:
        return insufficient(measurement, min(sides), minimum)
    return replace(
        measurement,
        value=split.within,
        bounds=split_bounds(comparison, split.within, measurement.needs, same_level),
        groups=split_figures(split, sum(sides), measurement.needs),
        notes=(split_sentence(split, by),),
    )


def _begun(
    context: MeasureContext, parameters: SplitParameters, by: tuple[str, ...], columns: tuple[str, ...]
) -> Measurement:
    return begin(
        context,
        "pay-gap-split",
        parameters,
        label=msg("split.label", "Part of the mean pay gap that arises within {by}", by=words(by)),
        convention=msg(
            "split.convention", "In per cent of the mean pay of {reference}.", reference=parameters.reference
        ),
        statistic=Statistic.GAP,
        formula="sum of share(compared) x (reference mean - compared mean) / reference mean x 100",
        source="Oaxaca-Blinder split with classes as the only variable, at the compared group's shares",
        columns=columns,
    )
