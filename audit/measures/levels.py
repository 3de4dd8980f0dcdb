"""From entry to the top: how the share of some groups changes from level to level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.composition import single_valued
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.ladder import ordered_levels
from audit.measures.parameters import Filter, filter_columns, group_words, sentence, where_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups, Share
from audit.measures.statistics import fisher_exact, ratio_interval
from audit.model.measurement import Bounds, CellKey, Measurement, TestResult
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


@dataclass(frozen=True, slots=True)
class _Ends:
    """The measurement so far, with the two ends that it compares."""

    measurement: Measurement
    entry: _End
    top: _End


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
    lost on the way. Levels are ordered by their median pay where it is known of ten people or more at each, else by
    what their names say of their rank, if all do, else as they sort by themselves: the pay of a few decides no order. A
    level with too few people is taken together with the next one. Figures: share and index of the groups at
    every level. Range: unknown groups, and unknown levels, either way, over every number of levels that may then be
    taken together at an end; never too narrow. The order of the levels is kept as it is recorded. Interval of the
    ratio: log (Katz); test: Fisher's, two-sided. Population: staff at the snapshot with a level. Source: ratio of two
    representation indices. Law: GRI 405-1 and ESRS S1-9 ask for the shares by level behind it, none for the ratio (as
    of 2026). Example: 10 of 50 at the top against 30 of 60 at entry give .4.
    """
    frame = context.frame(parameters.table)
    asked, parameters = parameters, parameters.model_copy(update={"where": dict(at_snapshot(frame, parameters.where))})
    dimensions = (parameters.dimension, "level")
    groups = Groups(Tally(context, frame, dimensions, parameters.where), parameters.dimension, parameters.groups)
    levels = ordered_levels(frame, parameters.where)
    measurement = _begun(context, asked, levels)
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
    return _compared(context, parameters, levels, _Ends(measurement, entry, top))


def _begun(context: MeasureContext, parameters: SteepnessParameters, levels: tuple[str, ...]) -> Measurement:
    return begin(
        context,
        "level-steepness",
        parameters,
        label=msg(
            "level-steepness.label",
            "{groups} at the top level against the entry level{where} (1 is parity)",
            groups=sentence(group_words(parameters.groups, parameters.dimension)),
            where=where_words(parameters.where),
        ),
        convention=msg("level-steepness.convention", "Lowest level first: {levels}.", levels=", ".join(levels)),
        statistic=Statistic.INDEX,
        formula="share of the groups at the top level / share at entry",
        source="representation index by level",
    )


def _compared(
    context: MeasureContext, parameters: SteepnessParameters, levels: Sequence[str], found: _Ends
) -> Measurement:
    measurement, entry, top = found.measurement, found.entry, found.top
    value = (top.share.count / top.share.n) / (entry.share.count / entry.share.n)
    counts = (top.share.count, top.share.n, entry.share.count, entry.share.n)
    test = TestResult(
        name="Fisher, two-sided",
        question=msg("level-steepness.question", "Could the shares at the top and at entry differ by chance alone?"),
        statistic=value,
        p_value=fisher_exact(*counts),
        n=top.share.n + entry.share.n,
        needs=measurement.needs,
    )
    possible = possible_levels(context.frame(parameters.table), parameters.where, levels)
    low, high = (_possible_ends(context, parameters, each, set(levels)) for each in (possible, possible[::-1]))
    return replace(
        measurement,
        value=value,
        interval=ratio_interval(*counts),
        bounds=_bounds(value, low, high, measurement.needs),
        tests=(test,),
    )


def _bounds(value: float, entry: Sequence[Bounds], top: Sequence[Bounds], needs: tuple[CellKey, ...]) -> Bounds | None:
    """Return the range over every way to cut the ends; the order of the levels is that of what is recorded."""
    if not entry or not top or min(each.low for each in entry) <= 0:
        return None
    undisclosed = max((each.undisclosed or 0) for each in entry) + max((each.undisclosed or 0) for each in top)
    return Bounds(
        low=min(value, min(each.low for each in top) / max(each.high for each in entry)),
        high=max(value, max(each.high for each in top) / min(each.low for each in entry)),
        exact=not undisclosed,
        undisclosed=undisclosed,
        needs=tuple(dict.fromkeys((*needs, *(key for each in (*entry, *top) for key in each.needs)))),
    )


def possible_levels(frame: Frame, where: Filter, levels: Sequence[str]) -> tuple[str, ...]:
    """Return all levels that somebody may be at, in order; none where those of unknown place upset the order."""
    coded = frame.coded("level")
    there = frame.matched(where) | frame.undetermined(where)
    occurs = {coded.categories[code] for code in np.unique(coded.codes[there]).tolist()} - {NOT_DISCLOSED}
    if occurs == set(levels):
        return tuple(levels)
    everywhere = tuple(level for level in ordered_levels(frame, {}) if level in occurs)
    return everywhere if tuple(level for level in everywhere if level in levels) == tuple(levels) else ()


def _possible_ends(
    context: MeasureContext, parameters: SteepnessParameters, levels: Sequence[str], certain: set[str]
) -> list[Bounds]:
    """Return the range of the share at one end for each number of levels that it may take to have people enough.

    The search stops where enough people of known group are for certain, and may stop where they may be, or where no
    more than one level need be left for the other end.
    """
    found = []
    for size in range(1, len(levels)):
        groups = _taken(context, parameters, levels[:size]).groups
        bounds, known = groups.bounds(), groups.of().n
        unknown = groups.tally.n({groups.dimension: groups.undisclosed}) if groups.undisclosed else 0
        most = known + unknown + groups.tally.uncertain().n
        last = len(certain & set(levels[size:])) <= 1
        if bounds is not None and (most >= context.minimum_n or last):
            found.append(bounds)
        if known >= context.minimum_n:
            break
    return found


def _taken(context: MeasureContext, parameters: SteepnessParameters, levels: Sequence[str]) -> _End:
    frame = context.frame(parameters.table)
    tally = Tally(context, frame, (parameters.dimension,), {**parameters.where, "level": tuple(levels)})
    groups = Groups(tally, parameters.dimension, parameters.groups)
    return _End(tuple(levels), groups, groups.of())


def _end(context: MeasureContext, parameters: SteepnessParameters, levels: Sequence[str]) -> _End:
    size = 0
    while True:
        size += 1
        end = _taken(context, parameters, levels[:size])
        if end.share.n >= context.minimum_n or size >= len(levels) - 1:
            return end
