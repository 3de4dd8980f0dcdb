"""From entry to the top: how the share of some groups changes from level to level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from pydantic import Field

from audit.measures.amounts import amounts_by_group, median_of
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.composition import single_valued
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.parameters import Filter, filter_columns, group_words, sentence, where_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups, Share
from audit.measures.statistics import fisher_exact, ratio_interval
from audit.model.measurement import Bounds, Measurement, TestResult
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit, Statistic, ValueUnit


class SteepnessParameters(Parameters):
    """Parameters of `level-steepness`."""

    table: str = "employees"
    dimension: str
    groups: GroupNames
    where: Filter = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of the ladder: the levels taken together until enough people are there, and the share of the groups."""

    levels: tuple[str, ...]
    groups: Groups
    share: Share


@register(
    "level-steepness",
    SteepnessParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: (
        f"{parameters.table}.{parameters.dimension}",
        f"{parameters.table}.level",
        *filter_columns(parameters.table, parameters.where),
    ),
)
def measure_level_steepness(context: MeasureContext, parameters: SteepnessParameters) -> Measurement:
    """Steepness from entry to the top: representation index at the top level / index at entry.

    The pool cancels out, so this is the share of the groups at the top / their share at entry; 1 means that nobody is
    lost on the way. Levels are ordered by their median pay where pay is known for each, else as the employer writes
    them. A level with too few people is taken together with the next one. Figures: share and index of the groups at
    every level. Interval of the ratio: log (Katz); test: Fisher's, two-sided.
    Population: staff at the snapshot with a level. Source: ratio of two representation indices; GRI 405-1 and ESRS S1-9
    ask for the shares by level behind it (as of 2024). Example: 10 of 50 at the top against 30
    of 60 at entry give .4.
    """
    frame = context.frame(parameters.table)
    asked, parameters = parameters, parameters.model_copy(update={"where": dict(at_snapshot(frame, parameters.where))})
    dimensions = (parameters.dimension, "level")
    groups = Groups(Tally(context, frame, dimensions, parameters.where), parameters.dimension, parameters.groups)
    levels = ordered_levels(frame, parameters.where)
    measurement = begin(
        context,
        "level-steepness",
        asked,
        label=msg(
            "level-steepness.label",
            "{groups} at the top level against the entry level{where} (1 is parity)",
            groups=sentence(group_words(parameters.groups, parameters.dimension)),
            where=where_words(asked.where),
        ),
        convention=msg("level-steepness.convention", "Lowest level first: {levels}.", levels=", ".join(levels)),
        statistic=Statistic.INDEX,
        formula="share of the groups at the top level / share at entry",
        source="representation index by level",
    )
    entry, top = _end(context, parameters, levels), _end(context, parameters, levels[::-1])
    if not entry.share.n or not top.share.n or set(entry.levels) & set(top.levels):
        return no_data(measurement, msg("level-steepness.one", "There are not two levels to compare."))
    base = single_valued(parameters.where)
    measurement = replace(
        measurement,
        n=entry.share.n + top.share.n,
        excluded=groups.exclusions(),
        groups=tuple(f for level in levels for f in groups.figures({**base, "level": level}, parameters.groups)),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=(*entry.share.needs, *top.share.needs),
    )
    smallest = min(entry.share.n, top.share.n)
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    if not entry.share.count:
        return no_data(measurement, msg("level-steepness.none", "Nobody of the groups is at the entry level."))
    return _compared(measurement, entry, top)


def _compared(measurement: Measurement, entry: _End, top: _End) -> Measurement:
    low_entry, low_top = entry.groups.bounds(), top.groups.bounds()
    value = (top.share.count / top.share.n) / (entry.share.count / entry.share.n)
    bounds = None
    if low_entry is not None and low_top is not None and low_entry.low > 0:
        bounds = Bounds(
            low=low_top.low / low_entry.high,
            high=low_top.high / low_entry.low,
            exact=False,
            undisclosed=(low_entry.undisclosed or 0) + (low_top.undisclosed or 0),
            needs=(*low_entry.needs, *low_top.needs),
        )
    counts = (top.share.count, top.share.n, entry.share.count, entry.share.n)
    test = TestResult(
        name="Fisher, two-sided",
        question=msg("level-steepness.question", "Could the shares at the top and at entry differ by chance alone?"),
        statistic=value,
        p_value=fisher_exact(*counts),
        n=top.share.n + entry.share.n,
        needs=measurement.needs,
    )
    return replace(measurement, value=value, interval=ratio_interval(*counts), bounds=bounds, tests=(test,))


def _end(context: MeasureContext, parameters: SteepnessParameters, levels: Sequence[str]) -> _End:
    frame = context.frame(parameters.table)
    size = 0
    while True:
        size += 1
        taken = tuple(levels[:size])
        tally = Tally(context, frame, (parameters.dimension,), {**parameters.where, "level": taken})
        groups = Groups(tally, parameters.dimension, parameters.groups)
        share = groups.of()
        if share.n >= context.minimum_n or size >= len(levels) - 1:
            return _End(taken, groups, share)


def ordered_levels(frame: Frame, where: Filter) -> tuple[str, ...]:
    """Return the levels from entry to top: by median pay where each level's pay is known, else in natural order."""
    coded = frame.coded("level")
    chosen = frame.matched(where)
    occurs = np.bincount(coded.codes[chosen], minlength=len(coded.categories)) > 0
    levels = [c for c, there in zip(coded.categories, occurs, strict=True) if there and c != NOT_DISCLOSED]
    pay = amounts_by_group(frame, "annual_pay", ("level",), where)
    if any(not len(pay.of(level)) for level in levels):
        return tuple(levels)
    return tuple(sorted(levels, key=lambda level: median_of(pay.of(level))))
