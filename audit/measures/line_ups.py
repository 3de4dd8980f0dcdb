"""Line-ups: the share of panels with enough people of some groups, and what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audit.measures.begin import begin, no_data
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.line_up_cells import LineUpCells
from audit.measures.panel_chance import facts_by_chance, tests_of_chance
from audit.measures.panels import PANELLISTS, Panel, PanelParameters, panels_of
from audit.measures.parameters import group_words, words
from audit.measures.populations import is_announced
from audit.measures.registry import register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statistics import wilson_interval
from audit.model.measurement import Bounds, Exclusion, Fact, Measurement
from audit.model.message import Message, msg
from audit.types import MeasureState, RecordUnit, Sensitivity, Statistic, ValueUnit

FEWEST_UNNAMED_PANELS = 20
"""Below this many panels, a self-described dimension is not counted panel by panel."""
FEWEST_UNNAMED_PEOPLE = 10
"""What chance would give tells how many of the groups there are: not of fewer people of a self-described dimension."""


@register(
    "panels-with",
    PanelParameters,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.SESSION,
    needs=lambda parameters: ("appearances.role", f"appearances.{parameters.dimension}"),
    reads=lambda _: tuple(f"appearances.{column}" for column in ("event", "session", "session_kind", "person")),
)
def measure_panels_with(context: MeasureContext, parameters: PanelParameters) -> Measurement:
    """Share of panels on which at least so many people of the under-represented groups sit.

    A panel is a session of kind panel, else the panellists of one session, else of one event; two people or more, the
    chair or moderator apart; a person listed twice is one person. Without named groups: everybody but men, or but the
    largest group of another dimension. A panel that an unknown group leaves open is left out and enters the range.
    Beside it: the number of panels with nobody of the groups, the number that chance would give if each panel were
    drawn at random from all panellists (without replacement), and the chance of at least so many (Poisson binomial).
    Panels of a self-described dimension other than gender are counted only among 20 or more, and set against chance
    where 10 people of the groups and 10 others sat on them. Titles only where the
    roster was declared public; where it was not, the share is shown if those on the panels with somebody of the groups,
    and those on the panels without, are none or as many as may be counted. Other line-ups (`roles: [keynote]`, with
    `smallest: 1` those of one person too) are
    counted alike: those of one session, else of one event. Many panels are many tries: the expected number by chance
    and the chance of so many take all of them together. Source: the pledge "two or more, not counting the chair"
    (Barder). Law: none asks for it (as of 2026). Example: of fifteen panels of 2017 four have no woman: .733.
    """
    frame = context.frame("appearances")
    groups = parameters.groups or _under_represented(frame, parameters.dimension)
    panels = panels_of(frame, parameters, groups)
    measurement = begin(
        context,
        "panels-with",
        parameters,
        label=_label(parameters, groups),
        convention=msg("panels-with.convention", "Panels of two people or more; the chair is not counted."),
        statistic=Statistic.SHARE,
        formula="panels with enough of the groups / panels of two or more",
        source="panel pledge (Barder)",
        columns=("appearances.session", "appearances.session_kind", "appearances.person"),
    )
    measurement = replace(measurement, sensitivity=_sensitivity(parameters.dimension))
    fewest = parameters.at_least_panels if parameters.dimension == "gender" else FEWEST_UNNAMED_PANELS
    if not panels:
        return no_data(measurement, msg("panels-with.none", "No panel of two people or more is recorded."))
    if len(panels) < fewest:
        reason = msg("panels-with.few", "Fewer than {fewest} panels are recorded.", fewest=fewest)
        return replace(measurement, state=MeasureState.INSUFFICIENT, reason=reason)
    return _measured(context, measurement, panels, parameters, _cells(context, frame, panels, parameters, groups))


def _sensitivity(dimension: str) -> Sensitivity:
    return Sensitivity.INTERNAL if dimension == "gender" else dimension_sensitivity("appearances", dimension)


def _cells(
    context: MeasureContext, frame: Frame, panels: Sequence[Panel], parameters: PanelParameters, groups: Sequence[str]
) -> LineUpCells:
    """Return the people behind the numbers; none where the public knows who sat where, or panels are many."""
    if parameters.dimension != "gender" or is_announced(context, "appearances"):
        return LineUpCells()
    met, unmet = _sides(panels, parameters.minimum)
    name = "_".join(["line_ups", str(parameters.minimum), str(parameters.smallest), *groups, *parameters.roles])
    sides = tuple([row for panel in side for row in panel.rows] for side in (met, unmet, panels))
    return LineUpCells.of(context, frame, (name, parameters.dimension, groups), (sides[0], sides[1], sides[2]))


def _sides(panels: Sequence[Panel], minimum: int) -> tuple[list[Panel], list[Panel]]:
    """Return the panels with enough of the groups, and those with too few whoever the unknown are."""
    met = [panel for panel in panels if panel.members >= minimum]
    return met, [panel for panel in panels if panel.members + panel.unknown < minimum]


def _label(parameters: PanelParameters, groups: tuple[str, ...]) -> Message:
    spelled = group_words(groups, parameters.dimension)
    if parameters.roles == PANELLISTS:
        text = "Panels with at least {minimum} of {groups}"
        return msg("panels-with.label", text, minimum=parameters.minimum, groups=spelled)
    return msg(
        "panels-with.label-roles",
        "Line-ups of the role {roles} with at least {minimum} of {groups}",
        roles=words(parameters.roles),
        minimum=parameters.minimum,
        groups=spelled,
    )


def _without(count: int, panels: int, minimum: int) -> Message:
    if minimum == 1:
        return msg(
            "panels-with.nobody", "{count} of {panels} panels have nobody of these groups.", count=count, panels=panels
        )
    return msg(
        "panels-with.without",
        "{count} of {panels} panels have fewer than {minimum} of these groups.",
        count=count,
        panels=panels,
        minimum=minimum,
    )


def _measured(
    context: MeasureContext,
    measurement: Measurement,
    panels: Sequence[Panel],
    parameters: PanelParameters,
    cells: LineUpCells,
) -> Measurement:
    met, unmet = _sides(panels, parameters.minimum)
    known, unclear = len(met) + len(unmet), len(panels) - len(met) - len(unmet)
    titles = _titles(context, parameters.dimension, unmet)
    fact = Fact(
        name="panels-without",
        message=_without(len(unmet), len(panels), parameters.minimum),
        value=float(len(unmet)),
        unit=ValueUnit.COUNT,
        labels=titles,
        needs=cells.counted,
    )
    chance = parameters.dimension == "gender" or _are_many(panels)
    reason = msg("panels-with.unclear", "panels that unknown groups leave open")
    return replace(
        measurement,
        state=MeasureState.OK if known else MeasureState.NO_DATA,
        reason=None if known else msg("panels-with.unknown", "The groups on the panels are not known."),
        value=len(met) / known if known else None,
        n=known,
        count=len(met),
        interval=wilson_interval(len(met), known),
        excluded=(Exclusion(reason=reason, n=unclear, needs=cells.counted),) if unclear else (),
        bounds=Bounds(
            low=len(met) / len(panels),
            high=(len(met) + unclear) / len(panels),
            undisclosed=unclear,
            needs=cells.counted,
        ),
        facts=(fact, *(facts_by_chance(panels, parameters.smallest, cells) if chance else ())),
        tests=tests_of_chance(panels, parameters.smallest, cells) if chance else (),
        needs=cells.counted,
    )


def _are_many(panels: Sequence[Panel]) -> bool:
    members, others = sum(panel.members for panel in panels), sum(panel.others for panel in panels)
    return min(members, others) >= FEWEST_UNNAMED_PEOPLE


def _titles(context: MeasureContext, dimension: str, panels: Sequence[Panel]) -> tuple[str, ...]:
    if not context.settings.public_roster or dimension != "gender":
        return ()
    return tuple(sorted(panel.title for panel in panels if panel.title))


def _under_represented(frame: Frame, dimension: str) -> tuple[str, ...]:
    coded = frame.coded(dimension)
    known = [c for c in coded.categories if c not in UNDISCLOSED]
    if dimension == "gender":
        return tuple(c for c in known if c != "men") or ("women",)
    counts = np.bincount(coded.codes, minlength=len(coded.categories))
    largest = max(known, key=lambda c: counts[coded.categories.index(c)], default="")
    return tuple(c for c in known if c != largest)
