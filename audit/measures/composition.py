"""Who is there: shares by group, and how many say which group they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pydantic import Field

from audit.measures import exact
from audit.measures.begin import begin, no_data, without_value
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where, wanted_categories
from audit.measures.parameters import Filter, dimension_columns, group_words, sentence, where_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.pools import POOL_COLUMNS, NamedPool, find_pool
from audit.measures.presence import at_snapshot, of_those_present
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups, Share
from audit.measures.statistics import binomial_at_most, wilson_interval
from audit.model.measurement import Bounds, Coordinates, Fact, Figure, Measurement, TestResult
from audit.model.message import Message, msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit

VARIANTS: tuple[tuple[str, str], ...] = (("status", "active"), ("contract", "full-time"))
"""Selections of staff that are shown beside any figure about employees, where the columns tell them apart."""


class ShareParameters(Parameters):
    """Parameters of `group-share`."""

    table: str = "employees"
    dimension: str
    groups: GroupNames
    where: Filter = Field(default_factory=dict)
    by: str = ""
    pool: str = ""


def _share_needs(parameters: ShareParameters) -> tuple[str, ...]:
    by = (f"{parameters.table}.{parameters.by}",) if parameters.by else ()
    return (*dimension_columns(parameters.table, parameters.dimension, parameters.where), *by)


@register(
    "group-share",
    ShareParameters,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.PERSON,
    needs=_share_needs,
    reads=lambda parameters: (
        *(("employees.contract",) if parameters.table == "employees" else ()),
        *(POOL_COLUMNS if parameters.pool else ()),
    ),
)
def measure_group_share(context: MeasureContext, parameters: ShareParameters) -> Measurement:
    """Share of some groups among those whose group is known.

    Formula: people of the groups / people who disclosed the dimension. Those who did not, or prefer not to say, are
    left out of the share, counted beside it, and enter the bounds as members of any group. Figures: every group that
    occurs, for the selection asked for and, among employees, for active and for full-time staff; with `by`, the groups
    asked for in each category of that column. A staff list that holds leavers counts them, and says so; those at the
    snapshot stand beside it. With `pool`, the chance of so few is given by the binomial distribution, and by the
    hypergeometric one where the pool is counted. Interval: Wilson. Source: GRI 405-1, ESRS S1-9. Law: the figures of
    active staff are those of GRI 405-1 and ESRS S1-9; EEO-1 wants them by its own job categories (as of 2026). Example:
    176 women and 135 men give .5659; without 104 leavers 116 and 91 give .5604.
    """
    frame = context.frame(parameters.table)
    dimensions = (parameters.dimension, *([parameters.by] if parameters.by else []))
    where = of_those_present(frame, parameters.where)
    groups = Groups(Tally(context, frame, dimensions, where), parameters.dimension, parameters.groups)
    share = groups.of()
    measurement = _begun_share(context, parameters)
    if not share.n:
        return no_data(measurement)
    measurement = replace(
        measurement,
        value=share.value,
        n=share.n,
        count=share.count,
        excluded=groups.exclusions(),
        interval=wilson_interval(share.count, share.n),
        bounds=groups.bounds(),
        groups=_figures(context, frame, parameters, groups),
        notes=_leavers_count(frame, where),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=share.needs,
    )
    return against_pool(context, measurement, parameters.pool, parameters.dimension, parameters.groups, share)


def _begun_share(context: MeasureContext, parameters: ShareParameters) -> Measurement:
    return begin(
        context,
        "group-share",
        parameters,
        label=msg(
            "group-share.label",
            "{groups} among {table}{where}",
            groups=sentence(group_words(parameters.groups, parameters.dimension)),
            table=parameters.table,
            where=where_words(parameters.where),
        ),
        convention=msg(
            "group-share.convention",
            "Among those whose {dimension} is known; the others are left out of the share and enter its range.",
            dimension=parameters.dimension,
        ),
        statistic=Statistic.SHARE,
        formula="count of the groups / count of all disclosed",
        source="GRI 405-1; ESRS S1-9",
    )


def _leavers_count(frame: Frame, where: Where) -> tuple[Message, ...]:
    if at_snapshot(frame, where) == where:
        return ()
    return (
        msg(
            "group-share.leavers",
            "Everybody recorded counts here, leavers included; those at the snapshot stand beside it as active staff.",
        ),
    )


def _figures(context: MeasureContext, frame: Frame, parameters: ShareParameters, groups: Groups) -> tuple[Figure, ...]:
    base = single_valued(parameters.where)
    found = list(groups.figures(base))
    if parameters.by:
        for category in groups.tally.categories(parameters.by):
            if category != NOT_DISCLOSED:
                found += groups.figures({**base, parameters.by: category}, parameters.groups)
    for where in variants(frame, parameters.where):
        tally = Tally(context, frame, (parameters.dimension,), where)
        found += Groups(tally, parameters.dimension, parameters.groups).figures(single_valued(where))
    found += role_figures(context, frame, groups, parameters.where)
    return distinct(found)


def distinct(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return each figure once: the first about a group and of a statistic."""
    found: dict[tuple[Coordinates, Statistic], Figure] = {}
    for figure in figures:
        found.setdefault((figure.group, figure.statistic), figure)
    return tuple(found.values())


def role_figures(context: MeasureContext, frame: Frame, groups: Groups, where: Where) -> tuple[Figure, ...]:
    """Return, for appearances, the share of the groups in each role and over all roles."""
    if frame.name != "appearances" or not frame.has("role"):
        return ()
    elsewhere = {column: value for column, value in where.items() if column != "role"}
    tally = Tally(context, frame, (groups.dimension, "role"), of_those_present(frame, elsewhere))
    everywhere = replace(groups, tally=tally)
    base = single_valued(elsewhere)
    roles = [role for role in tally.categories("role") if role != NOT_DISCLOSED]
    found = [figure for role in roles for figure in everywhere.figures({**base, "role": role}, groups.groups)]
    return (*found, *everywhere.figures(base, groups.groups))


def variants(frame: Frame, where: Where) -> tuple[Where, ...]:
    """Return the selections to show beside `where`: active staff, full-time staff, and without either restriction."""
    if frame.name != "employees":
        return ()
    found: list[Where] = []
    for column, category in VARIANTS:
        if column in where:
            found.append({name: value for name, value in where.items() if name != column})
        elif (
            set(frame.coded(column).categories) - {category, NOT_DISCLOSED}
            and category in frame.coded(column).categories
        ):
            found.append({**where, column: category})
    return tuple(found)


def single_valued(where: Where) -> dict[str, str]:
    """Return the part of a filter that names one category, as coordinates of a figure; several are joined."""
    return {column: "|".join(sorted(wanted_categories(value))) for column, value in where.items()}


def against_pool(
    context: MeasureContext,
    measurement: Measurement,
    name: str,
    dimension: str,
    groups: tuple[str, ...],
    share: Share,
) -> Measurement:
    """Return the measurement with the chance of so few from a named pool; without the pool, in state no_pool."""
    if not name:
        return measurement
    pool = find_pool(context, name, dimension)
    expected = None if pool is None else pool.share(groups)
    if pool is None or expected is None:
        reason = msg(
            "pool.missing", "No pool named {name} gives shares by {dimension}.", name=name, dimension=dimension
        )
        return replace(measurement, state=MeasureState.NO_POOL, reason=reason)
    fact = Fact(
        name="pool",
        message=msg(
            "pool.share", "{share:.1%} of the pool {name} ({source}).", share=expected, name=name, source=pool.source
        ),
        value=expected,
        unit=ValueUnit.SHARE,
    )
    return replace(measurement, facts=(*measurement.facts, fact), tests=_pool_tests(pool, groups, expected, share))


def _pool_tests(pool: NamedPool, groups: tuple[str, ...], expected: float, share: Share) -> tuple[TestResult, ...]:
    question = msg("pool.question", "How likely are so few, or fewer, by chance from the pool {name}?", name=pool.name)
    tests = [
        TestResult(
            name="binomial, at most",
            question=question,
            statistic=float(share.count),
            p_value=binomial_at_most(share.count, share.n, expected),
            n=share.n,
            needs=share.needs,
        )
    ]
    if pool.counts is not None and sum(pool.counts.values()) >= share.n:
        members = sum(pool.counts.get(group, 0) for group in groups)
        chance = exact.at_most(share.count, share.n, members, sum(pool.counts.values()))
        tests.append(replace(tests[0], name="hypergeometric, at most", p_value=chance))
    return tuple(tests)


class DisclosureParameters(Parameters):
    """Parameters of `disclosure-rate`."""

    table: str = "employees"
    dimension: str
    where: Filter = Field(default_factory=dict)


@register(
    "disclosure-rate",
    DisclosureParameters,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: dimension_columns(parameters.table, parameters.dimension, parameters.where),
)
def measure_disclosure_rate(context: MeasureContext, parameters: DisclosureParameters) -> Measurement:
    """Share of people whose group is recorded; shown, never rewarded.

    Formula: people with an answer / all people. "Prefer not to say" is an answer; only a blank is none. Population:
    everybody whom the filter matches. Range: the value, unless a blank leaves open whether the filter matches somebody.
    Source: good practice of equality monitoring. Law: none asks for a rate, and some forbid the question (as of 2026).
    Example: 90 answers of 100 give .9, whether or not some of them prefer not to say.
    """
    frame = context.frame(parameters.table)
    tally = Tally(context, frame, (parameters.dimension,), parameters.where)
    measurement = _begun_rate(context, parameters)
    if not tally.n():
        return no_data(measurement)
    blank = {parameters.dimension: NOT_DISCLOSED}
    n, unanswered = tally.n(), tally.n(blank)
    rate = (n - unanswered) / n
    perhaps, without = tally.uncertain(), tally.uncertain(blank).n
    answered = n - unanswered + perhaps.n - without
    shown = replace(
        measurement,
        n=n,
        count=n - unanswered,
        bounds=Bounds(
            low=(n - unanswered) / (n + without),
            high=answered / (answered + unanswered) if answered else rate,
            undisclosed=perhaps.n,
            needs=(*tally.keys(), *tally.keys(blank), *perhaps.keys),
        ),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=(*tally.keys(), *tally.keys(blank)),
    )
    why = msg("disclosure-rate.not-judged", "This is shown as it is: not to answer is everybody's right.")
    return replace(without_value(shown, why, MeasureState.NO_POOL), value=rate)


def _begun_rate(context: MeasureContext, parameters: DisclosureParameters) -> Measurement:
    return begin(
        context,
        "disclosure-rate",
        parameters,
        label=msg(
            "disclosure-rate.label",
            "{table} who answered the question on {dimension}{where}",
            table=sentence(parameters.table),
            dimension=parameters.dimension,
            where=where_words(parameters.where),
        ),
        convention=msg("disclosure-rate.convention", "Prefer not to say is an answer. Shown, never rewarded."),
        statistic=Statistic.SHARE,
        formula="count with an answer / count of all",
    )
