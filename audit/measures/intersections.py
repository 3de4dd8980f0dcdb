"""Several dimensions of identity at once: who is at a crossing, how they are paid, whether they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from audit.measures.begin import begin, most_sensitive, no_data, without_value
from audit.measures.context import MeasureContext
from audit.measures.crossing_bounds import PAY, Crossings, worst_bounds
from audit.measures.crossing_figures import (
    Crossing,
    CrossingRun,
    crossings_by_leaving,
    crossings_by_median_pay,
    crossings_by_share,
    everybody,
)
from audit.measures.parameters import Filter, filter_columns, sentence, where_words, words
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statistics import holm
from audit.model.measurement import Exclusion, Measurement, TestResult
from audit.model.message import Message, msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How crossings are compared: what finds them, the unit of the comparison, and which of them fares worst."""

    crossings: Callable[[CrossingRun], tuple[tuple[Crossing, ...], Message | None]]
    unit: ValueUnit
    worst: Callable[..., Crossing]
    needs: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


_KINDS = {
    "share": _Kind(crossings=crossings_by_share, unit=ValueUnit.INDEX, worst=min, reads=("level",)),
    "median-pay": _Kind(
        crossings=crossings_by_median_pay, unit=ValueUnit.PERCENT, worst=max, needs=(PAY,), reads=(PAY,)
    ),
    "left": _Kind(crossings=crossings_by_leaving, unit=ValueUnit.RATIO, worst=max),
}


class TogetherParameters(Parameters):
    """Parameters of `dimensions-together`."""

    table: str = "employees"
    dimensions: Annotated[tuple[str, ...], Field(min_length=2, max_length=4)]
    statistic: Literal["share", "median-pay", "left"] = "share"
    where: Filter = Field(default_factory=dict)


def _needs(parameters: TogetherParameters) -> tuple[str, ...]:
    columns = (*parameters.dimensions, *_KINDS[parameters.statistic].needs)
    own = tuple(f"{parameters.table}.{column}" for column in columns)
    return (*own, *filter_columns(parameters.table, parameters.where))


def _reads(parameters: TogetherParameters) -> tuple[str, ...]:
    return tuple(f"{parameters.table}.{column}" for column in _KINDS[parameters.statistic].reads)


@register(
    "dimensions-together",
    TogetherParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=_needs,
    reads=_reads,
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
    frame, kind = context.frame(parameters.table), _KINDS[parameters.statistic]
    where = parameters.where if parameters.statistic == "left" else at_snapshot(frame, parameters.where)
    run = CrossingRun(context, frame, parameters.dimensions, where)
    measurement = _begun(context, parameters)
    found, nothing = kind.crossings(run)
    measurement = replace(
        measurement,
        groups=tuple(each.figure for each in found),
        excluded=_exclusions(run),
        population=parameters.table,
        sensitivity=most_sensitive(*(dimension_sensitivity(parameters.table, d) for d in parameters.dimensions)),
        unit=kind.unit,
    )
    if not found:
        return no_data(measurement)
    comparable = [each for each in found if each.compared is not None]
    if nothing is not None or not comparable:
        reason = nothing or msg("dimensions-together.few", "No crossing has enough people to be compared.")
        return without_value(measurement, reason, MeasureState.NO_POOL if nothing else MeasureState.INSUFFICIENT)
    worst = kind.worst(comparable, key=lambda each: (each.compared or 0.0, each.figure.group))
    bounds = worst_bounds(context, _crossings(run), parameters.statistic, worst.compared, worst.needs)
    shown = replace(measurement, value=worst.compared, n=worst.figure.n, bounds=bounds, needs=worst.needs)
    return replace(shown, tests=_tests(comparable, worst), notes=_of_many(len(comparable)))


def _begun(context: MeasureContext, parameters: TogetherParameters) -> Measurement:
    return begin(
        context,
        "dimensions-together",
        parameters,
        label=msg(
            "dimensions-together.label",
            "{dimensions} together: {statistic}{where}",
            dimensions=sentence(words(parameters.dimensions)),
            statistic="share who left" if parameters.statistic == "left" else parameters.statistic.replace("-", " "),
            where=where_words(parameters.where),
        ),
        convention=msg("dimensions-together.convention", "The value is that of the combined group which fares worst."),
        statistic=Statistic.GAP if parameters.statistic == "median-pay" else Statistic.INDEX,
        formula="extreme over crossings of at least the minimum number",
        source="intersectional composition",
    )


def _crossings(run: CrossingRun) -> Crossings:
    return Crossings(frame=run.frame, dimensions=run.dimensions, where=run.where, minimum=run.context.minimum_n)


def _tests(comparable: Sequence[Crossing], worst: Crossing) -> tuple[TestResult, ...]:
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


def _exclusions(run: CrossingRun) -> tuple[Exclusion, ...]:
    tally, whole = run.tally(), everybody(run)
    if not (n := tally.n() - tally.n(whole)):
        return ()
    reason = msg("dimensions-together.undisclosed", "one of the dimensions is not disclosed")
    return (Exclusion(reason=reason, n=n, needs=tally.share_keys(whole, {})),)
