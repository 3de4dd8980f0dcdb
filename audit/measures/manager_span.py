"""How many people report to the managers of each group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from audit.measures.amounts import NOBODY, Values, amounts_by_group
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.gap_bounds import gap_bounds
from audit.measures.parameters import Groups as GroupNames
from audit.measures.parameters import group_words
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.model.measurement import Bounds, Exclusion, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

REPORTS = "direct_reports"
MANAGES = "manages"


class SpanParameters(Parameters):
    """Parameters of `manager-span`."""

    dimension: str = "gender"
    groups: GroupNames


@register(
    "manager-span",
    SpanParameters,
    unit=ValueUnit.RATIO,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: ("employees.employee", "employees.manager", f"employees.{parameters.dimension}"),
    reads=lambda _: ("employees.status",),
)
def measure_manager_span(context: MeasureContext, parameters: SpanParameters) -> Measurement:
    """Span of managers: mean number of direct reports of managers of some groups / that of all other managers.

    A manager is an active member of staff whose key stands as the manager of somebody active; direct reports are the
    active people who name that key. Managers whose group is not known are left out and reported; the range has them on
    either side, and is never too narrow. Who a blank names as manager is nobody. 1 is parity; how many manage at all is
    in the figures. Each side needs the smallest n. Source: plain ratio of means. Law: none asks for it (as of 2026).
    Example: ten women with 4 reports each and ten men with 8 give .5.
    """
    frame = context.frame("employees")
    dimension = parameters.dimension
    spans = frame.amount(frame.derive_amount(REPORTS, lambda: _reports(frame)))
    frame.derive(MANAGES, lambda: coded_flags(spans > 0))
    tally = Tally(context, frame, (dimension,), {MANAGES: "yes"})
    by_group = {
        key[0]: values for key, values in amounts_by_group(frame, REPORTS, (dimension,), tally.where).cells.items()
    }
    known = [each for each in by_group if each not in UNDISCLOSED]
    sides = [[each for each in known if (each in parameters.groups) is ours] for ours in (True, False)]
    empty = _begun(context, parameters)
    filled = replace(
        empty,
        n=sum(len(by_group[each]) for each in known),
        excluded=_unknown(tally, dimension, by_group),
        groups=_figures(tally, dimension, {each: by_group[each] for each in known}),
        population="employees",
        sensitivity=dimension_sensitivity("employees", dimension),
        needs=tuple(key for side in sides if side for key in tally.amount_keys(REPORTS, {dimension: side})),
    )
    ours, theirs = (np.concatenate([by_group[each] for each in side]) if side else NOBODY for side in sides)
    fewest = min(len(ours), len(theirs))
    if not fewest:
        return no_data(filled)
    if fewest < context.minimum_n:
        return insufficient(filled, fewest, context.minimum_n)
    value = float(ours.mean() / theirs.mean())
    unknown = np.concatenate([NOBODY, *(by_group[each] for each in by_group if each in UNDISCLOSED)])
    return replace(filled, value=value, bounds=_bounds((theirs, ours, unknown), value, filled))


def _begun(context: MeasureContext, parameters: SpanParameters) -> Measurement:
    return begin(
        context,
        "manager-span",
        parameters,
        label=msg(
            "manager-span.label",
            "Direct reports of managers: {groups}",
            groups=group_words(parameters.groups, parameters.dimension),
        ),
        convention=msg("manager-span.convention", "Mean direct reports of active managers; 1 is parity."),
        statistic=Statistic.RATIO,
        formula="mean direct reports of the groups' managers / mean direct reports of all other managers",
    )


def _bounds(sides: tuple[Values, Values, Values], value: float, filled: Measurement) -> Bounds | None:
    """Return the range over managers of unknown group, on either side."""
    theirs, ours, unknown = (np.sort(side) for side in sides)
    gap = gap_bounds(theirs, ours, unknown, "mean")
    if gap is None:
        return None
    return Bounds(
        low=min(value, 1 - gap[1] / 100),
        high=max(value, 1 - gap[0] / 100),
        exact=not len(unknown),
        undisclosed=len(unknown),
        needs=tuple(dict.fromkeys((*filled.needs, *(key for each in filled.excluded for key in each.needs)))),
    )


def _reports(frame: Frame) -> Values:
    """Return how many active people name each active person as their manager."""
    active = frame.matched({"status": "active"}) if frame.has("status") else np.ones(frame.rows, dtype=np.bool_)
    key, manager = (frame.table.frame[column].astype("string").str.strip() for column in ("employee", "manager"))
    others = (manager != key).fillna(value=False).to_numpy(dtype=np.bool_)  # nobody reports to themselves
    counts = key.map(manager[active & others].value_counts()).fillna(0).to_numpy(dtype=np.float64)
    return np.asarray(np.where(active, counts, 0.0), dtype=np.float64)


def _unknown(tally: Tally, dimension: str, by_group: Mapping[str, Values]) -> tuple[Exclusion, ...]:
    unknown = [each for each in by_group if each in UNDISCLOSED]
    if not unknown:
        return ()
    reason = msg("manager-span.unknown", "The group of the manager is not known.")
    n = sum(len(by_group[each]) for each in unknown)
    return (Exclusion(reason=reason, n=n, needs=tally.keys({dimension: unknown})),)


def _figures(tally: Tally, dimension: str, by_group: Mapping[str, Values]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            group=((dimension, each),),
            statistic=Statistic.MEAN,
            value=float(values.mean()),
            unit=ValueUnit.COUNT,
            n=len(values),
            needs=tally.amount_keys(REPORTS, {dimension: each}),
        )
        for each, values in by_group.items()
    )
