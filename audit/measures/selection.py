"""Selection: rates by group at each stage, the impact ratio, and what may be concluded from it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.coding import Coded
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.parameters import Filter, filter_columns, group_words, sentence, where_words, words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.rates import Rate, coded_event, rate_figure, rate_ratio_bounds
from audit.measures.registry import Parameters, register
from audit.measures.selection_words import conclusions, facts_of, tests_of
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups
from audit.measures.statistics import fisher_exact, holm, ratio_interval
from audit.model.measurement import Fact, Figure, Measurement, TestResult
from audit.model.message import Message, msg
from audit.types import RecordUnit, Statistic, ValueUnit

STAGES = ("applied", "screened", "interviewed", "offered", "hired")
Stage = Literal["screened", "interviewed", "offered", "hired"]
SMALLEST_SHARE = 0.02
"""Groups below this share of the pool are set aside when the most selected group is sought (US Questions & Answers)."""


class SelectionParameters(Parameters):
    """Parameters of `selection-impact`."""

    table: str = "applications"
    dimension: str
    groups: GroupNames
    stage: Stage = "hired"
    of: Literal["applied", "screened", "interviewed", "offered"] = "applied"
    selected: Filter = Field(default_factory=dict)  # instead of a stage: what makes a row selected
    where: Filter = Field(default_factory=dict)


def _needs(parameters: SelectionParameters) -> tuple[str, ...]:
    table = parameters.table
    how = filter_columns(table, parameters.selected) if parameters.selected else (f"{table}.stage",)
    return (f"{table}.{parameters.dimension}", *how, *filter_columns(table, parameters.where))


_STAGE_DATES = tuple(f"applications.{stage}_on" for stage in ("applied", "screened", "interviewed", "offered", "hired"))


@register(
    "selection-impact",
    SelectionParameters,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=_needs,
    reads=lambda parameters: _STAGE_DATES if parameters.table == "applications" else (),
)
def measure_selection_impact(context: MeasureContext, parameters: SelectionParameters) -> Measurement:
    """Impact ratio of a selection: selection rate of some groups / selection rate of all others.

    Selected is who reached the stage (hiring funnel), or whose row is of the kind named (talks, promotions, training
    places); of those who reached the earlier stage. Places in programmes are read from `table: programmes` (`selected:
    {took_up: yes}`), registrations from `table: participants` (`selected: {attended: yes}`); no checklist that ships
    asks for these two. Four fifths is compared in integers (5 x a x m < 4 x b x n), so that 3 of 5 against 6 of 8 is
    exactly four fifths and not below. Figures: rate of each group and its ratio to the most selected group, groups
    under 2 % of the pool set aside and named; rates of both sides at every stage. Tests: Fisher's exact (two-sided)
    first, its mid-p, and z with the pooled error; of three groups or more also the least p of any against the most
    selected group, corrected for their number by Holm's method. Facts: the ratio if one different person had been
    selected, and the shortfall against the overall rate and the others' rate. Interval: log (Katz). No test and no
    ratio alone is a finding; a sentence says what may be concluded when they disagree. Source: 29 CFR 1607.4(D). Law:
    29 CFR 1607.4(D) of the US (1978), which Executive Order 14281 (2025) tells federal agencies to enforce last;
    elsewhere an aid to reading and no rule of law (as of 2026). Example: 2 of 10 against 15 of 25 give .333, z = -2.139
    (p = .032), Fisher p = .060.
    """
    frame = context.frame(parameters.table)
    sides = _sides(context, frame, parameters)
    ours, theirs = sides.ours, sides.theirs
    measurement = _begun(context, parameters)
    smallest = min(ours.n, theirs.n)
    if not smallest:
        reason = msg("selection-impact.none", "Candidates of one of the two sides are not recorded.")
        return no_data(measurement, reason)
    everyone = _all_groups(sides.groups, sides.event)
    measurement = replace(
        measurement,
        n=ours.n + theirs.n,
        count=ours.count + theirs.count,
        excluded=sides.groups.exclusions({sides.event: ("yes", "no")}),
        groups=(*everyone.figures, *_stage_figures(context, frame, parameters, sides.others)),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=(*ours.needs, *theirs.needs),
    )
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    return _compared(measurement, sides, everyone)


def _begun(context: MeasureContext, parameters: SelectionParameters) -> Measurement:
    return begin(
        context,
        "selection-impact",
        parameters,
        label=_label(parameters),
        convention=msg(
            "selection-impact.convention", "Rate of the groups divided by the rate of all others; 1 is parity."
        ),
        statistic=Statistic.RATIO,
        formula="(selected / candidates) of the groups / (selected / candidates) of the others",
        source="29 CFR 1607.4(D), Uniform Guidelines (US, 1978), as of 2025",
    )


def _compared(measurement: Measurement, sides: _Sides, everyone: _AllGroups) -> Measurement:
    ours, theirs = sides.ours, sides.theirs
    tests = tests_of(ours, theirs)
    if not theirs.count:
        reason = msg("selection-impact.zero", "Nobody of the others was selected, so there is no ratio.")
        return replace(no_data(measurement, reason), tests=tests, facts=everyone.facts)
    return replace(
        measurement,
        value=(ours.count / ours.n) / (theirs.count / theirs.n),
        interval=ratio_interval(ours.count, ours.n, theirs.count, theirs.n),
        bounds=rate_ratio_bounds(ours, theirs, sides.groups, sides.event),
        tests=(*tests, *everyone.tests),
        facts=(*facts_of(ours, theirs), *everyone.facts),
        notes=conclusions(ours, theirs, tests),
    )


def _label(parameters: SelectionParameters) -> Message:
    chosen = where_words(parameters.selected)[2:] if parameters.selected else parameters.stage
    return msg(
        "selection-impact.label",
        "Selection of {groups} against all others: {stage}{where} (1 is parity)",
        groups=group_words(parameters.groups, parameters.dimension),
        stage=sentence(chosen).lower(),
        where=where_words(parameters.where),
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """The groups asked for and all others, and how many of each were selected; `event` says who was."""

    groups: Groups
    event: str
    others: tuple[str, ...]
    ours: Rate
    theirs: Rate


def _sides(context: MeasureContext, frame: Frame, parameters: SelectionParameters) -> _Sides:
    event = _event(frame, parameters, parameters.stage, parameters.of)
    tally = Tally(context, frame, (parameters.dimension, event), parameters.where)
    groups = Groups(tally, parameters.dimension, parameters.groups)
    others = tuple(group for group in groups.disclosed if group not in parameters.groups)
    ours, theirs = Rate.of(groups, event, parameters.groups), Rate.of(groups, event, others)
    return _Sides(groups, event, others, ours, theirs)


@dataclass(frozen=True, slots=True)
class _AllGroups:
    """Every group beside the others: figures, who was set aside, and a test against the most selected group."""

    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    tests: tuple[TestResult, ...]


def _all_groups(groups: Groups, event: str) -> _AllGroups:
    """Return the rate of each group and its ratio to the most selected one; and who was too few to be that one."""
    rates = {group: Rate.of(groups, event, (group,)) for group in groups.disclosed}
    rates = {group: rate for group, rate in rates.items() if rate.n}
    pool = sum(rate.n for rate in rates.values())
    aside = [group for group, rate in rates.items() if rate.n < SMALLEST_SHARE * pool]
    figures = [rate_figure(groups.dimension, group, rate) for group, rate in rates.items()]
    eligible = {group: rate for group, rate in rates.items() if group not in aside}
    selected = {group: rate for group, rate in eligible.items() if rate.count}
    tests: tuple[TestResult, ...] = ()
    if selected:
        best = max(selected, key=lambda group: (selected[group].count / selected[group].n, group))
        others = {group: rate for group, rate in eligible.items() if group != best}
        figures += [_ratio_figure(groups.dimension, group, rate, rates[best]) for group, rate in others.items()]
        tests = _corrected(list(others.values()), rates[best])
    return _AllGroups(tuple(figures), _set_aside({group: rates[group] for group in sorted(aside)}), tests)


def _set_aside(rates: Mapping[str, Rate]) -> tuple[Fact, ...]:
    """Return which groups were too few to be set against; said only where they are shown, as it tells their size."""
    if not rates:
        return ()
    text = msg("selection-impact.aside", "Set aside, as less than 2 % of the pool: {groups}.", groups=words([*rates]))
    needs = tuple(dict.fromkeys(key for rate in rates.values() for key in rate.needs))
    return (Fact(name="set-aside", message=text, value=float(len(rates)), unit=ValueUnit.COUNT, needs=needs),)


def _corrected(others: Sequence[Rate], best: Rate) -> tuple[TestResult, ...]:
    """Return the least p of the groups against the most selected one, corrected for how many there are."""
    if len(others) < 2:
        return ()
    chances = holm([fisher_exact(rate.count, rate.n, best.count, best.n) for rate in others])
    question = msg(
        "selection.question-any", "Could any group's rate fall so far behind the most selected group's by chance alone?"
    )
    test = TestResult(
        name="Fisher, two-sided, least of all groups, corrected for their number (Holm)",
        question=question,
        statistic=None,
        p_value=min(chances),
        n=best.n + sum(rate.n for rate in others),
        needs=tuple(dict.fromkeys(key for rate in (best, *others) for key in rate.needs)),
    )
    return (test,)


def _ratio_figure(dimension: str, group: str, rate: Rate, best: Rate) -> Figure:
    return Figure(
        group=((dimension, group),),
        statistic=Statistic.RATIO,
        value=(rate.count / rate.n) / (best.count / best.n),
        unit=ValueUnit.RATIO,
        n=rate.n + best.n,
        interval=ratio_interval(rate.count, rate.n, best.count, best.n),
        needs=(*rate.needs, *best.needs),
    )


def _stage_figures(
    context: MeasureContext, frame: Frame, parameters: SelectionParameters, others: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Return the rates of both sides from each stage to the next, up to the stage that is asked about."""
    if parameters.selected:
        return ()
    found = []
    path = STAGES[STAGES.index(parameters.of) : STAGES.index(parameters.stage) + 1]
    for before, after in itertools.pairwise(path):
        event = _event(frame, parameters, after, before)
        tally = Tally(context, frame, (parameters.dimension, event), parameters.where)
        groups = Groups(tally, parameters.dimension, parameters.groups)
        for side in (parameters.groups, others):
            rate = Rate.of(groups, event, side)
            if rate.n and len(path) > 2:
                figure = rate_figure(parameters.dimension, "|".join(side), rate)
                found.append(replace(figure, group=tuple(sorted([*figure.group, ("stage", f"{before} to {after}")]))))
    return tuple(found)


def _event(frame: Frame, parameters: SelectionParameters, stage: str, of: str) -> str:
    if parameters.selected:
        spelled = "_".join(f"{column}_{_plain(value)}" for column, value in parameters.selected.items())
        return frame.derive(f"selected_{spelled}".replace(" ", "_"), lambda: _chosen(frame, parameters.selected))
    return frame.derive(f"{stage}_of_{of}", lambda: _reached_event(frame, stage, of))


def _plain(value: object) -> str:
    return "_".join(sorted(str(each) for each in (value if isinstance(value, tuple) else (value,))))


def _chosen(frame: Frame, selected: Filter) -> Coded:
    return coded_event(frame.matched(selected), np.ones(frame.rows, dtype=np.bool_), frame.undetermined(selected))


def _reached_event(frame: Frame, stage: str, of: str) -> Coded:
    reached, unknown = _reached(frame, stage)
    before, before_unknown = _reached(frame, of)
    return coded_event(reached & before, before, unknown | before_unknown)


def _reached(frame: Frame, stage: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return who reached a stage, by the stage or a date of it or of a later one; and of whom it is unknown."""
    later = STAGES[STAGES.index(stage) :]
    coded = frame.coded("stage")
    reached = coded.among(frozenset(later))
    for name in later:
        if frame.has(f"{name}_on"):
            reached |= frame.table.frame[f"{name}_on"].notna().to_numpy(dtype=np.bool_)
    if stage == STAGES[0]:
        return np.ones(frame.rows, dtype=np.bool_), np.zeros(frame.rows, dtype=np.bool_)
    return reached, coded.among(UNDISCLOSED) & ~reached
