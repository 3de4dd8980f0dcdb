"""Whether a unit is made up like the people it is drawn from: departments, HR itself, the way from entry to the top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import Field

from audit.measures import exact
from audit.measures.begin import begin, insufficient, no_data, without_value
from audit.measures.cells import Tally
from audit.measures.composition import distinct, role_figures, single_valued
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where
from audit.measures.parameters import Filter, dimension_columns, group_words, sentence, where_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.people_unit import HR_UNIT, PEOPLE_FUNCTION, people_unit
from audit.measures.pools import POOL_COLUMNS, WORKFORCE, find_pool
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.representation_bounds import Limits, index_limits
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups, Share
from audit.measures.statistics import (
    binomial_at_least,
    binomial_at_most,
    wilson_interval,
)
from audit.model.measurement import Bounds, CellKey, Fact, Figure, Interval, Measurement, TestResult
from audit.model.message import Message, msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit

_FEW = msg("pool.question-few", "How likely are so few, or fewer, by chance from the {name}?", name="")
_MANY = msg("pool.question-many", "How likely are so many, or more, by chance from the {name}?", name="")


class RepresentationParameters(Parameters):
    """Parameters of `representation`."""

    table: str = "employees"
    dimension: str
    groups: GroupNames
    unit: Filter
    pool: str = WORKFORCE
    where: Filter = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Against:
    """What the unit is compared with: the pool's share, its lowest and highest, and its cells."""

    name: str
    share: float
    limits: Limits | None  # of the index
    needs: tuple[CellKey, ...]
    members: int = 0
    n: int = 0  # 0: the pool was not counted
    source: str = ""


def _needs(parameters: RepresentationParameters) -> tuple[str, ...]:
    restrictions = {**parameters.where, **parameters.unit}
    return dimension_columns(parameters.table, parameters.dimension, restrictions)


@register(
    "representation",
    RepresentationParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=_needs,
    reads=lambda parameters: (
        *(("employees.people_function_lead",) if "department_function" in parameters.unit else ()),
        *(() if parameters.pool == WORKFORCE else POOL_COLUMNS),
    ),
)
def measure_representation(context: MeasureContext, parameters: RepresentationParameters) -> Measurement:
    """Representation index of a unit: share of the groups in it / share in the pool it is drawn from.

    1 is parity, below 1 the groups are fewer than in the pool. The pool is the workforce (everybody in the table, of
    employees those active at the snapshot) or a named pool. Chance of so few, or fewer: binomial, and hypergeometric
    where the pool was counted. Interval: Wilson of the unit's share, the pool taken as known. Range: exact over unknown
    groups and units; shares taken apart, never too narrow, where a blank leaves open who belongs to the workforce. An
    HR department of fewer people than can be shown is taken together with those who lead people functions elsewhere; if
    that is still too few and leaving dates are recorded, everybody who was there in the two years up to the snapshot
    counts, in HR and in the workforce alike; if it is still too small, the item is asked instead. Source: location
    quotient. Law: GRI 405-1 and EEO-1 ask for the shares behind it, none for the index (as of 2026). Example: 47 of 65
    against 3,730 of 9,211 give .7231 / .4050 = 1.786.
    """
    frame = context.frame(parameters.table)
    unit, where, pooled = people_unit(context, frame, parameters.unit, dict(at_snapshot(frame, parameters.where)))
    used = parameters.model_copy(update={"where": where})
    within = {**where, **unit}
    groups = Groups(Tally(context, frame, (parameters.dimension,), within), parameters.dimension, parameters.groups)
    share = groups.of()
    measurement = _begun(context, parameters, unit)
    if not groups.tally.n():
        return no_data(measurement, _no_unit(unit))
    in_roles = role_figures(context, frame, groups, {**where, **parameters.unit})
    measurement = replace(
        measurement,
        n=share.n,
        count=share.count,
        excluded=groups.exclusions(),
        notes=pooled,
        groups=distinct((*groups.figures(single_valued(within)), *in_roles)),
        population=frame.name,
        sensitivity=dimension_sensitivity(frame.name, parameters.dimension),
        needs=share.needs,
    )
    against = _against(context, frame, used, groups)
    if against is None:
        reason = msg("pool.unknown", "No pool named {name} gives these shares.", name=parameters.pool)
        return without_value(measurement, reason, MeasureState.NO_POOL)
    measured = _compared(measurement, share, against, groups)
    return insufficient(measured, share.n, context.minimum_n) if share.n < context.minimum_n else measured


def _begun(context: MeasureContext, parameters: RepresentationParameters, unit: Filter) -> Measurement:
    return begin(
        context,
        "representation",
        parameters,
        label=msg(
            "representation.label",
            "{groups} in {unit} against {pool} (1 is parity)",
            groups=sentence(group_words(parameters.groups, parameters.dimension)),
            unit=_unit_words(unit, parameters.where),
            pool=_pool_name(context, parameters),
        ),
        convention=msg("representation.convention", "Share in the unit divided by share in the pool; 1 is parity."),
        statistic=Statistic.INDEX,
        formula="(count in unit / disclosed in unit) / (count in pool / disclosed in pool)",
        source="representation index, location quotient",
    )


def _unit_words(unit: Filter, where: Where) -> str:
    named = {
        "department_function": "the HR department",
        PEOPLE_FUNCTION: "HR and other people functions",
        "people_function_lead": "the lead of people functions",
        "status": "the workforce",
    }
    spelled = [named.get(column, where_words({column: value})[2:]) for column, value in unit.items()]
    return " and ".join(spelled) + where_words(where)


def _pool_name(context: MeasureContext, parameters: RepresentationParameters) -> str:
    pool = None if parameters.pool == WORKFORCE else find_pool(context, parameters.pool, parameters.dimension)
    if parameters.pool == WORKFORCE:
        return "the workforce"
    return f"the pool {parameters.pool if pool is None else pool.name}"


def _no_unit(unit: Mapping[str, object]) -> Message | None:
    if unit == HR_UNIT:
        return msg("representation.no-hr", "No department is known to be HR; name it in the settings (hr_departments).")
    return None


def _against(
    context: MeasureContext, frame: Frame, parameters: RepresentationParameters, unit: Groups
) -> _Against | None:
    inside = unit.bounds()
    if parameters.pool == WORKFORCE:
        return _workforce(context, frame, parameters, unit)
    pool = find_pool(context, parameters.pool, parameters.dimension)
    share = None if pool is None else pool.share(parameters.groups)
    if pool is None or not share or inside is None:
        return None
    limits = Limits(inside.low / share, inside.high / share, exact=True, needs=inside.needs)
    counts = pool.counts or {}
    members = sum(counts.get(group, 0) for group in parameters.groups)
    return _Against(
        name=pool.name,
        share=share,
        limits=limits,
        needs=(),
        members=members,
        n=sum(counts.values()),
        source=pool.source,
    )


def _workforce(
    context: MeasureContext, frame: Frame, parameters: RepresentationParameters, unit: Groups
) -> _Against | None:
    everybody = Groups(
        Tally(context, frame, (parameters.dimension,), parameters.where), parameters.dimension, parameters.groups
    )
    pool = everybody.of()
    if not pool.count:
        return None
    return _Against(
        name=WORKFORCE,
        share=pool.count / pool.n,
        limits=index_limits(unit, everybody),
        needs=pool.needs,
        members=pool.count,
        n=pool.n,
    )


def _compared(measurement: Measurement, share: Share, against: _Against, groups: Groups) -> Measurement:
    if share.value is None:
        return no_data(measurement)
    interval = wilson_interval(share.count, share.n)
    value = share.value / against.share
    needs = (*share.needs, *against.needs)
    return replace(
        measurement,
        value=value,
        interval=None
        if interval is None
        else Interval(
            low=interval.low / against.share,
            high=interval.high / against.share,
            method="Wilson of the unit's share, pool taken as known",
        ),
        bounds=_bounds(groups, against, value, needs),
        groups=(*measurement.groups, _pool_figure(against)),
        facts=(_in_line(against, share.n, needs),),
        tests=_tests(share, against, needs),
        needs=needs,
    )


def _pool_figure(against: _Against) -> Figure:
    return Figure(
        group=(("pool", against.name),),
        statistic=Statistic.SHARE,
        value=against.share,
        unit=ValueUnit.SHARE,
        n=against.n or None,
        count=against.members if against.n else None,
        needs=against.needs,
    )


def _in_line(against: _Against, n: int, needs: tuple[CellKey, ...]) -> Fact:
    """Say how many of the unit there would be at the pool's share."""
    expected = against.share * n
    message = msg(
        "representation.in-line",
        "About {expected:.0f} of {n} would be in line with the {name} ({share:.1%}).",
        expected=expected,
        n=n,
        name=against.name,
        share=against.share,
    )
    return Fact(name="in-line", message=message, value=expected, unit=ValueUnit.COUNT, needs=needs)


def _bounds(groups: Groups, against: _Against, value: float, needs: tuple[CellKey, ...]) -> Bounds | None:
    limits = against.limits
    if limits is None:
        return None
    undisclosed = {groups.dimension: groups.undisclosed}
    open_cases = groups.tally.n(undisclosed) if groups.undisclosed else 0
    doubtful = groups.tally.uncertain()
    open_needs = groups.tally.keys(undisclosed) if open_cases else ()
    return Bounds(
        low=min(limits.low, value),
        high=max(limits.high, value),
        exact=limits.exact,
        undisclosed=open_cases + doubtful.n,
        convention=msg(
            "bounds.representation",
            "Everyone whose group is not known may belong to any group; whose unit is not known, to the unit or not.",
        ),
        needs=tuple(dict.fromkeys((*needs, *open_needs, *doubtful.keys, *limits.needs))),
    )


def _tests(share: Share, against: _Against, needs: tuple[CellKey, ...]) -> tuple[TestResult, ...]:
    few = share.count < against.share * share.n
    asked = _FEW if few else _MANY
    question = msg(asked.code, asked.template, name=against.name)
    direction = "at most" if few else "at least"
    binomial = TestResult(
        name=f"binomial, {direction}",
        question=question,
        statistic=float(share.count),
        p_value=(binomial_at_most if few else binomial_at_least)(share.count, share.n, against.share),
        n=share.n,
        needs=needs,
    )
    if against.n < share.n:
        return (binomial,)
    chance = exact.at_most if few else exact.at_least
    p_value = chance(share.count, share.n, against.members, against.n)
    return (replace(binomial, name=f"hypergeometric, {direction}", p_value=p_value), binomial)
