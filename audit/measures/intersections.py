"""Several dimensions of identity at once: who is at a crossing, how they are paid, whether they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from audit.measures.amounts import amounts_by_group, median_of
from audit.measures.begin import begin, most_sensitive, no_data, without_value
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.crossing_bounds import MOST_CROSSINGS, PAY, Crossings, worst_bounds
from audit.measures.frame import UNDISCLOSED, Frame, Where, wanted_categories
from audit.measures.leaving import left_dimension
from audit.measures.levels import ordered_levels
from audit.measures.parameters import Filter, filter_columns, sentence, where_words, words
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statistics import fisher_exact, holm, wilson_interval
from audit.model.measurement import CellKey, Exclusion, Figure, Measurement, TestResult
from audit.model.message import Message, msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit


class TogetherParameters(Parameters):
    """Parameters of `dimensions-together`."""

    table: str = "employees"
    dimensions: Annotated[tuple[str, ...], Field(min_length=2, max_length=4)]
    statistic: Literal["share", "median-pay", "left"] = "share"
    where: Filter = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Run:
    context: MeasureContext
    frame: Frame
    parameters: TogetherParameters
    where: Where

    def tally(self, *more: str, where: Where | None = None) -> Tally:
        return Tally(
            self.context, self.frame, (*self.parameters.dimensions, *more), self.where if where is None else where
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """One crossing: its figure, and how it compares (an index, a gap, a ratio); None where too few are there."""

    figure: Figure
    compared: float | None = None
    needs: tuple[CellKey, ...] = ()
    chance: float | None = None  # p of Fisher's test of the crossing against everybody else


def _needs(parameters: TogetherParameters) -> tuple[str, ...]:
    more = {"share": (), "median-pay": (f"{parameters.table}.{PAY}",), "left": ()}[parameters.statistic]
    own = tuple(f"{parameters.table}.{dimension}" for dimension in parameters.dimensions)
    return (*own, *more, *filter_columns(parameters.table, parameters.where))


_READ = {"share": ("level",), "median-pay": ("annual_pay",), "left": ()}


@register(
    "dimensions-together",
    TogetherParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=_needs,
    reads=lambda parameters: tuple(f"{parameters.table}.{column}" for column in _READ[parameters.statistic]),
)
def measure_dimensions_together(context: MeasureContext, parameters: TogetherParameters) -> Measurement:
    """Several dimensions of identity at once: the crossing that fares worst, with a figure for each crossing.

    Share: lowest representation index of a crossing, its share in the upper half of the levels / its share among all
    (levels from entry up; the upper half starts after half of their number). Median pay: largest gap of a crossing's
    median to the median of all, in per cent. Left: highest leaving rate of a crossing / the rate of everybody else.
    Only crossings with enough people to compare count; all are figures, and small ones are hidden by disclosure
    control. The worst crossing is tested against everybody else (Fisher, two-sided; of shares: being on an upper
    level), its p corrected by Holm's method for the number of crossings; medians are not tested. Range: everybody of
    whom a dimension, the level or the event is not known at any crossing; never too narrow; none where pay or the
    levels themselves are open, or where it may have happened to nobody else. People who did not disclose one of the
    dimensions are in no crossing and are counted. Source: composition by several attributes at once. Law: GRI 405-1
    allows it, none asks for it (as of 2026). Example: of 20 disabled women 9 left, of 100 others 13: a ratio of 3.46.
    """
    frame = context.frame(parameters.table)
    where = parameters.where if parameters.statistic == "left" else at_snapshot(frame, parameters.where)
    run = _Run(context, frame, parameters, where)
    measurement = begin(
        context,
        "dimensions-together",
        parameters,
        label=msg(
            "dimensions-together.label",
            "{dimensions} together: {statistic}{where}",
            dimensions=sentence(words(parameters.dimensions)),
            statistic=parameters.statistic.replace("-", " "),
            where=where_words(parameters.where),
        ),
        convention=msg("dimensions-together.convention", "The value is that of the crossing which fares worst."),
        statistic=Statistic.GAP if parameters.statistic == "median-pay" else Statistic.INDEX,
        formula="extreme over crossings of at least the minimum number",
        source="intersectional composition",
    )
    kinds: dict[str, Callable[[_Run], tuple[tuple[_Found, ...], Message | None]]] = {
        "share": _shares,
        "median-pay": _medians,
        "left": _leaving,
    }
    found, nothing = kinds[parameters.statistic](run)
    sensitivity = most_sensitive(*(dimension_sensitivity(parameters.table, d) for d in parameters.dimensions))
    measurement = replace(
        measurement,
        groups=tuple(each.figure for each in found),
        excluded=_exclusions(run),
        population=parameters.table,
        sensitivity=sensitivity,
        unit=ValueUnit.PERCENT
        if parameters.statistic == "median-pay"
        else ValueUnit.RATIO
        if parameters.statistic == "left"
        else ValueUnit.INDEX,
    )
    if not found:
        return no_data(measurement)
    comparable = [each for each in found if each.compared is not None]
    if nothing is not None or not comparable:
        reason = nothing or msg("dimensions-together.few", "No crossing has enough people to be compared.")
        return without_value(measurement, reason, MeasureState.NO_POOL if nothing else MeasureState.INSUFFICIENT)
    pick = min if parameters.statistic == "share" else max
    worst = pick(comparable, key=lambda each: (each.compared or 0.0, each.figure.group))
    return replace(
        measurement,
        value=worst.compared,
        n=worst.figure.n,
        bounds=worst_bounds(context, _crossings(run), parameters.statistic, worst.compared, worst.needs),
        needs=worst.needs,
        tests=_tests(comparable, worst),
        notes=_of_many(len(comparable)),
    )


def _crossings(run: _Run) -> Crossings:
    return Crossings(
        frame=run.frame, dimensions=run.parameters.dimensions, where=run.where, minimum=run.context.minimum_n
    )


def _tests(comparable: Sequence[_Found], worst: _Found) -> tuple[TestResult, ...]:
    """Return the test of the worst crossing, corrected for how many it was picked from."""
    chances = [each.chance for each in comparable if each.chance is not None]
    if worst.chance is None:
        return ()
    question = msg("dimensions-together.question", "Could the worst crossing differ so much by chance alone?")
    test = TestResult(
        name="Fisher, two-sided, corrected for the number of crossings (Holm)",
        question=question,
        statistic=None,
        p_value=holm(chances)[chances.index(worst.chance)],
        n=worst.figure.n,
        needs=tuple(dict.fromkeys(key for each in comparable for key in each.needs)),
    )
    return (test,)


def _of_many(crossings: int) -> tuple[Message, ...]:
    if crossings < 2:
        return ()
    text = (
        "Several combined groups are compared, and the worst of many looks bad by chance more often than one that was "
        "named beforehand."
    )
    return (msg("dimensions-together.many", text),)


def _exclusions(run: _Run) -> tuple[Exclusion, ...]:
    tally, whole = run.tally(), _everybody(run)
    if not (n := tally.n() - tally.n(whole)):
        return ()
    reason = msg("dimensions-together.undisclosed", "one of the dimensions is not disclosed")
    return (Exclusion(reason=reason, n=n, needs=tally.share_keys(whole, {})),)


def _places(run: _Run, tally: Tally) -> list[dict[str, str]]:
    """Return the crossings with people in them, by name; the largest, where they are more than can be read."""
    axes = run.parameters.dimensions
    names = [run.frame.coded(dimension).categories for dimension in axes]
    found = []
    for index in np.ndindex(*(len(each) for each in names)):
        categories = [names[axis][code] for axis, code in enumerate(index)]
        if UNDISCLOSED & set(categories):
            continue
        place = dict(zip(axes, categories, strict=True))
        if n := tally.n(place):
            found.append((-n, tuple(categories), place))
    largest = sorted(found, key=lambda each: each[:2])[:MOST_CROSSINGS]
    return [place for _, _, place in sorted(largest, key=lambda each: each[1])]  # an order by size would tell sizes


def _everybody(run: _Run) -> dict[str, tuple[str, ...]]:
    return {
        dimension: tuple(c for c in run.frame.coded(dimension).categories if c not in UNDISCLOSED)
        for dimension in run.parameters.dimensions
    }


def _also_asked_for(run: _Run, whole: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the disclosed categories of each dimension that the filter, where it names the dimension, leaves."""
    named = {dimension: wanted_categories(run.where[dimension]) for dimension in whole if dimension in run.where}
    return {
        dimension: tuple(each for each in categories if each in named.get(dimension, categories))
        for dimension, categories in whole.items()
    }


def _shares(run: _Run) -> tuple[tuple[_Found, ...], Message | None]:
    tally, whole = run.tally(), _everybody(run)
    levels = ordered_levels(run.frame, dict(run.where)) if run.frame.has("level") else ()
    upper = run.tally(where={**run.where, "level": tuple(levels[len(levels) // 2 :])}) if len(levels) > 1 else None
    found = []
    for place in _places(run, tally):
        count, n, needs = tally.n(place), tally.n(whole), tally.share_keys(place, whole)
        figure = _figure(place, Statistic.SHARE, count / n, ValueUnit.SHARE, n, needs, count=count)
        if upper is None or count < run.context.minimum_n or not upper.n(whole):
            found.append(_Found(figure))
            continue
        index = (upper.n(place) / upper.n(whole)) / (count / n)
        above, all_above = upper.n(place), upper.n(whole)
        chance = fisher_exact(above, count, all_above - above, n - count) if n > count else None
        found.append(_Found(figure, index, (*needs, *upper.share_keys(place, whole)), chance))
    nothing = None if upper else msg("dimensions-together.levels", "No levels are recorded to compare with.")
    return tuple(found), nothing


def _medians(run: _Run) -> tuple[tuple[_Found, ...], Message | None]:
    known = {**run.where, run.frame.known(PAY): "yes"}
    tally, whole = run.tally(where=known), _everybody(run)
    cells = amounts_by_group(run.frame, PAY, run.parameters.dimensions, run.where).cells
    disclosed = amounts_by_group(run.frame, PAY, (), {**run.where, **_also_asked_for(run, whole)}).of()
    if not len(disclosed):
        return (), None
    base = median_of(disclosed)
    found = []
    for place in _places(run, tally):
        values = cells[tuple(place[dimension] for dimension in run.parameters.dimensions)]
        needs = tally.keys(place)
        figure = _figure(place, Statistic.MEDIAN, median_of(values), ValueUnit.MONEY, len(values), needs)
        enough = len(values) >= run.context.minimum_n and base > 0
        gap = 100 * (base - median_of(values)) / base if enough else None
        found.append(_Found(figure, gap, (*needs, *tally.keys(whole))))
    return tuple(found), None


def _leaving(run: _Run) -> tuple[tuple[_Found, ...], Message | None]:
    event = left_dimension(run.frame, run.context.dataset.period)
    tally, whole = run.tally(event), _everybody(run)
    found = []
    for place in _places(run, tally):
        known = {event: ("yes", "no")}
        count, n = tally.n({**place, event: "yes"}), tally.n({**place, **known})
        if not n:
            continue
        needs = tally.share_keys({**place, event: "yes"}, {**place, **known})
        figure = _figure(place, Statistic.RATE, count / n, ValueUnit.SHARE, n, needs, count=count)
        others, others_n = tally.n({**whole, event: "yes"}) - count, tally.n({**whole, **known}) - n
        enough = min(n, others_n) >= run.context.minimum_n and others
        ratio = (count / n) / (others / others_n) if enough else None
        chance = None if ratio is None else fisher_exact(count, n, others, others_n)
        all_needs = (*needs, *tally.share_keys({**whole, event: "yes"}, {**whole, **known}))
        found.append(_Found(figure, ratio, all_needs, chance))
    return tuple(found), None


def _figure(
    place: dict[str, str],
    statistic: Statistic,
    value: float,
    unit: ValueUnit,
    n: int,
    needs: tuple[CellKey, ...],
    *,
    count: int | None = None,
) -> Figure:
    interval = None if count is None else wilson_interval(count, n)
    return Figure(
        group=tuple(sorted(place.items())),
        statistic=statistic,
        value=value,
        unit=unit,
        n=n,
        count=count,
        interval=interval,
        needs=needs,
    )
