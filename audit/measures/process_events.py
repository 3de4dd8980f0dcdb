"""What events offer against what their size asks for, and who speaks where a community is the topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from audit.measures.begin import begin
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.process_rows import filled_rows, row_labels
from audit.measures.registry import Parameters, register
from audit.measures.verdicts import Verdicts, share_holding
from audit.model.measurement import Fact, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_IN_PERSON = {"format": ("in-person", "hybrid")}
_SPACES = ((3, 0), (25, 1), (50, 2), (150, 4), (300, 5), (500, 6))


def spaces_needed(capacity: int) -> int:
    """Return the wheelchair spaces that the 2010 ADA Standards, table 221.2.1.1, ask for at a capacity."""
    for up_to, spaces in _SPACES:
        if capacity <= up_to:
            return spaces
    if capacity <= 5000:
        return 6 + -(-(capacity - 500) // 150)
    return 36 + -(-(capacity - 5000) // 200)


class NoParameters(Parameters):
    """This measure takes no parameters."""


def _wheelchair_needs(_: NoParameters) -> tuple[str, ...]:
    return ("events.format", "events.capacity", "events.wheelchair_spaces")


@register("wheelchair-spaces", NoParameters, unit=ValueUnit.SHARE, counts=RecordUnit.EVENT, needs=_wheelchair_needs)
def measure_wheelchair_spaces(context: MeasureContext, parameters: NoParameters) -> Measurement:
    """Share of events in person with enough wheelchair spaces for their capacity.

    Formula: events with at least the spaces of the table / events of which capacity and spaces are recorded.
    Population: in-person and hybrid events. Table: up to 3 seats none, 25: 1, 50: 2, 150: 4, 300: 5, 500: 6; to 5,000
    one more for each 150 seats, or part of it, over 500; above that 36 and one more for each 200 over 5,000. The table
    is law for fixed seating in the United States and is used here as a yardstick for every room. Blanks enter the
    bounds both ways. The events that fall short are named, with the spaces that they lack. Source: 2010 ADA Standards
    for Accessible Design, 221.2.1.1. Law: the numbers of the 2010 ADA Standards, 221.2.1.1 (US); national building law
    elsewhere may ask for others, and enough spaces are not all that it asks for (as of 2026). Example: rooms of 100 and
    of 400 seats with 4 spaces each give .5.
    """
    frame = context.frame("events")
    capacity, spaces = frame.amount("capacity"), frame.amount("wheelchair_spaces")
    needed = np.array(
        [np.nan if np.isnan(seats) else spaces_needed(int(seats)) for seats in capacity], dtype=np.float64
    )
    inside = frame.matched(_IN_PERSON)
    verdicts = Verdicts(
        inside=inside,
        maybe=frame.undetermined(_IN_PERSON),
        holds=spaces >= needed,
        fails=spaces < needed,
        dimension="enough_wheelchair_spaces",
    )
    empty = _begun_wheelchair(context, parameters)
    measured = share_holding(context, frame, empty, verdicts)
    return replace(measured, facts=_lacking(frame, verdicts.falling_short, needed - spaces))


def _lacking(frame: Frame, short: NDArray[np.bool_], missing: NDArray[np.float64]) -> tuple[Fact, ...]:
    lacking = int(missing[short].sum())
    if not lacking:
        return ()
    message = msg(
        "wheelchair-spaces.lacking", "Spaces lacking at {n} events: {spaces}.", spaces=lacking, n=int(short.sum())
    )
    fact = Fact(
        name="spaces-lacking",
        message=message,
        value=float(lacking),
        unit=ValueUnit.COUNT,
        labels=row_labels(frame, short),
    )
    return (fact,)


def _begun_wheelchair(context: MeasureContext, parameters: NoParameters) -> Measurement:
    return begin(
        context,
        "wheelchair-spaces",
        parameters,
        label=msg("wheelchair-spaces.label", "Events in person with enough wheelchair spaces"),
        convention=msg(
            "wheelchair-spaces.convention", "In-person and hybrid events with capacity and spaces recorded."
        ),
        statistic=Statistic.SHARE,
        formula="events with enough spaces / events known",
        source="2010 ADA Standards for Accessible Design, 221.2.1.1",
    )


class TopicSessions(Parameters):
    """How many members of the community must appear, and in which roles."""

    minimum: int = 1
    roles: tuple[str, ...] = ("keynote", "invited", "speaker", "panellist")


def _topic_needs(_: TopicSessions) -> tuple[str, ...]:
    return (
        "sessions.session",
        "sessions.topic_community",
        "appearances.session",
        "appearances.role",
        "appearances.topic_community_member",
    )


def _topic_reads(_: TopicSessions) -> tuple[str, ...]:
    return ("sessions.event", "appearances.event")


@register(
    "topic-sessions-with-members",
    TopicSessions,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.SESSION,
    needs=_topic_needs,
    reads=_topic_reads,
)
def measure_topic_sessions(context: MeasureContext, parameters: TopicSessions) -> Measurement:
    """Share of sessions about a community in which members of it appear.

    Formula: sessions about a community with at least `minimum` appearances, in one of `roles`, of people who belong to
    it / sessions about a community of which that is known. Population: sessions with a topic community. Membership is
    what people said themselves; a blank may be either, so that a session is unknown as long as the blanks could still
    make up the number, and when nobody is recorded for it in these roles. Sessions are never named here, because that
    would say of each person on stage that they do not belong. Source: the principle "nothing about us without us". Law:
    none asks for it (as of 2026). Example: of two sessions about a community one with a speaker of it gives .5.
    """
    sessions, appearances = context.frame("sessions"), context.frame("appearances")
    certain, possible, recorded = _members(sessions, appearances, parameters)
    verdicts = Verdicts(
        inside=filled_rows(sessions, "topic_community"),
        maybe=np.zeros(sessions.rows, dtype=np.bool_),
        holds=certain >= parameters.minimum,
        fails=recorded & (possible < parameters.minimum),
        dimension="members_of_the_community",
    )
    empty = begin(
        context,
        "topic-sessions-with-members",
        parameters,
        label=msg("topic-sessions.label", "Sessions about a community with members of it"),
        convention=msg("topic-sessions.convention", "Sessions with a topic community; membership as people say it."),
        statistic=Statistic.SHARE,
        formula="sessions with enough members / sessions known",
    )
    return share_holding(context, sessions, empty, verdicts)


def _members(
    sessions: Frame, appearances: Frame, parameters: TopicSessions
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return, for each session, members for certain, members with the blanks, and whether anybody is recorded."""
    in_role = appearances.matched({"role": parameters.roles})
    maybe = in_role | appearances.undetermined({"role": parameters.roles})
    member = in_role & appearances.matched({"topic_community_member": "yes"})
    blank = maybe & ~member & ~appearances.rejected({"topic_community_member": "yes"})
    keys = _keys(appearances, by_event=sessions.has("event") and appearances.has("event"))
    wanted = _keys(sessions, by_event=sessions.has("event") and appearances.has("event"))
    certain, unknown, people = _count(keys[member]), _count(keys[blank]), _count(keys[in_role])
    numbers = np.array([certain.get(key, 0) for key in wanted], dtype=np.int64)
    possible = numbers + np.array([unknown.get(key, 0) for key in wanted], dtype=np.int64)
    return numbers, possible, np.array([people.get(key, 0) > 0 for key in wanted], dtype=np.bool_)


def _keys(frame: Frame, *, by_event: bool) -> NDArray[np.object_]:
    columns = [
        frame.table.frame[name].astype("string").fillna("")
        for name in ("event", "session")
        if by_event or name == "session"
    ]
    return np.array(["\x1f".join(parts) for parts in zip(*columns, strict=True)], dtype=object)


def _count(keys: NDArray[np.object_]) -> dict[str, int]:
    values, counts = np.unique(keys.astype(str), return_counts=True)
    return {str(value): int(n) for value, n in zip(values, counts, strict=True)}
