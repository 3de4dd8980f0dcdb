"""Who speaks how long."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pydantic import Field

from audit.measures.amounts import NOBODY, Values, amounts_by_group
from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where
from audit.measures.panels import CHAIRS
from audit.measures.parameters import Filter, filter_columns, group_words
from audit.measures.parameters import Groups as GroupNames
from audit.measures.presence import of_those_present
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups
from audit.model.measurement import Bounds, CellKey, Figure, Measurement
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit, Statistic, ValueUnit

MINUTES = "minutes"


class SpeakingParameters(Parameters):
    """Parameters of `speaking-minutes`."""

    dimension: str = "gender"
    groups: GroupNames
    by: str = ""
    where: Filter = Field(default_factory=dict)


@register(
    "speaking-minutes",
    SpeakingParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: (
        "appearances.minutes",
        f"appearances.{parameters.dimension}",
        *filter_columns("appearances", parameters.where),
        *((f"appearances.{parameters.by}",) if parameters.by else ()),
    ),
    reads=lambda _: ("appearances.role",),
)
def measure_speaking_minutes(context: MeasureContext, parameters: SpeakingParameters) -> Measurement:
    """Speaking time: share of the minutes of some groups / their share of the appearances; 1 is parity.

    Of appearances whose minutes are recorded and whose group is known, chairs and moderators apart (theirs are often
    the minutes of the session) unless a filter names a role; this is the groups' mean minutes divided by the mean of
    all. Figures: the share of minutes of each group and, with `by`, the index in each category. Range: exact over
    unknown groups; where minutes are missing there is none. Source: counts of speaking time beside heads, as in media
    monitoring. Law: none asks for it (as of 2026). Example: half of the seats and two fifths of the minutes give .8.
    """
    frame = context.frame("appearances")
    known = frame.known(MINUTES)
    where = {**_chairs_apart(frame, of_those_present(frame, parameters.where)), known: "yes"}
    dimensions = (parameters.dimension, *([parameters.by] if parameters.by else []))
    tally = Tally(context, frame, dimensions, where)
    groups = Groups(tally, parameters.dimension, parameters.groups)
    measurement = _begun(context, parameters)
    share = groups.of()
    minutes = {key[0]: v for key, v in amounts_by_group(frame, MINUTES, dimensions[:1], where).cells.items()}
    total = sum(float(minutes[group].sum()) for group in groups.disclosed if group in minutes)
    if not share.count or not total:
        return no_data(measurement)
    ours = _together(minutes, parameters.groups)
    value = float(ours.mean()) / (total / share.n)
    return replace(
        measurement,
        value=value,
        n=share.n,
        count=share.count,
        excluded=groups.exclusions(),
        bounds=_bounds(groups, minutes, ours, value, complete=frame.coded(known).categories == ("yes",)),
        groups=(
            *_figures(groups, minutes, total),
            *(_figures_by(groups, parameters.by, where) if parameters.by else ()),
        ),
        population="appearances",
        sensitivity=dimension_sensitivity("appearances", parameters.dimension),
        needs=(*share.needs, *_minutes_of(tally, groups, parameters.dimension)),
    )


def _minutes_of(tally: Tally, groups: Groups, dimension: str) -> tuple[CellKey, ...]:
    """Return the sums of minutes that the value is made of: those of the groups, and those of all who disclosed."""
    return tuple(
        key for chosen in (groups.present, groups.disclosed) for key in tally.amount_keys(MINUTES, {dimension: chosen})
    )


def _begun(context: MeasureContext, parameters: SpeakingParameters) -> Measurement:
    return begin(
        context,
        "speaking-minutes",
        parameters,
        label=msg(
            "speaking-minutes.label",
            "Speaking time of {groups}",
            groups=group_words(parameters.groups, parameters.dimension),
        ),
        convention=msg(
            "speaking-minutes.convention", "Share of the minutes divided by share of the appearances; 1 is parity."
        ),
        statistic=Statistic.INDEX,
        formula="(minutes of the groups / minutes of all) / (appearances of the groups / appearances of all)",
        source="speaking time counts (GenderAvenger)",
    )


def _together(minutes: dict[str, Values], groups: tuple[str, ...]) -> Values:
    return np.sort(np.concatenate([minutes.get(group, NOBODY) for group in groups]))


def _figures(groups: Groups, minutes: dict[str, Values], total: float) -> tuple[Figure, ...]:
    everybody = groups.tally.amount_keys(MINUTES, {groups.dimension: groups.disclosed})
    return tuple(
        Figure(
            group=((groups.dimension, group),),
            statistic=Statistic.SHARE,
            value=float(minutes[group].sum()) / total,
            unit=ValueUnit.SHARE,
            n=len(minutes[group]),
            needs=(
                *groups.tally.keys({groups.dimension: group}),
                *groups.tally.amount_keys(MINUTES, {groups.dimension: group}),
                *everybody,
            ),
        )
        for group in groups.disclosed
        if group in minutes
    )


def _figures_by(groups: Groups, by: str, where: Where) -> tuple[Figure, ...]:
    frame, found = groups.tally.frame, []
    cells = amounts_by_group(frame, MINUTES, (by, groups.dimension), where)
    for category in groups.tally.categories(by):
        known = [cells.of(category, group) for group in groups.disclosed]
        ours = np.concatenate([cells.of(category, group) for group in groups.groups])
        everybody = np.concatenate(known)
        if category == NOT_DISCLOSED or not len(ours) or not everybody.sum():
            continue
        at = {by: category, groups.dimension: groups.disclosed}
        ours_at = {**at, groups.dimension: groups.present}
        found.append(
            Figure(
                group=tuple(sorted([(by, category), (groups.dimension, "|".join(groups.groups))])),
                statistic=Statistic.INDEX,
                value=float(ours.mean() / everybody.mean()),
                unit=ValueUnit.INDEX,
                n=len(everybody),
                needs=(
                    *groups.tally.share_keys(ours_at, at),
                    *groups.tally.amount_keys(MINUTES, ours_at),
                    *groups.tally.amount_keys(MINUTES, at),
                ),
            )
        )
    return tuple(found)


def _chairs_apart(frame: Frame, where: Where) -> Where:
    """Return the filter without those who lead a session, where there are any and no filter names a role."""
    if "role" in where or not CHAIRS & set(frame.coded("role").categories):
        return where
    chairs = frame.coded("role").among(CHAIRS)
    return {**where, frame.derive("no_chair", lambda: coded_flags(~chairs)): "yes"}


def _bounds(groups: Groups, minutes: dict[str, Values], ours: Values, value: float, *, complete: bool) -> Bounds | None:
    """Return the index with the longest, and with the shortest, unknown talks counted among the groups; exact."""
    if not complete or groups.tally.uncertain().n:
        return None
    unknown = _together(minutes, tuple(sorted(UNDISCLOSED)))
    everybody = np.concatenate([unknown, *(minutes[group] for group in minutes if group not in UNDISCLOSED)])
    sizes = len(ours) + np.arange(len(unknown) + 1)
    longest = (ours.sum() + np.concatenate(([0.0], np.cumsum(unknown[::-1])))) / sizes
    shortest = (ours.sum() + np.concatenate(([0.0], np.cumsum(unknown)))) / sizes
    place = {groups.dimension: (*groups.disclosed, *groups.undisclosed)}
    unknown_at = {groups.dimension: groups.undisclosed}
    unknown_keys = (
        (*groups.tally.keys(unknown_at), *groups.tally.amount_keys(MINUTES, unknown_at)) if groups.undisclosed else ()
    )
    return Bounds(
        low=min(value, float(shortest.min() / everybody.mean())),
        high=max(value, float(longest.max() / everybody.mean())),
        undisclosed=len(unknown),
        needs=(*groups.tally.keys(place), *groups.tally.amount_keys(MINUTES, place), *unknown_keys),
    )
