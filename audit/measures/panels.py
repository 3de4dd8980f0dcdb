"""Panels: the people of one session or event, the chair apart, each counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.presence import of_those_present
from audit.measures.registry import Parameters
from audit.tables.declare import NOT_DISCLOSED

CHAIRS = frozenset({"moderator", "session-chair"})
PANELLISTS = ("panellist",)


class PanelParameters(Parameters):
    """Parameters of `panels-with`."""

    dimension: str = "gender"
    groups: tuple[str, ...] = ()
    minimum: int = 1
    at_least_panels: int = 1
    roles: tuple[str, ...] = PANELLISTS
    smallest: int = Field(default=2, ge=1)  # people that make a line-up


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel: how many people sit on it, of the groups, of known other groups, and of unknown ones."""

    title: str
    members: int
    others: int
    unknown: int
    rows: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """Return the number of people, the chair apart."""
        return self.members + self.others + self.unknown


def panels_of(frame: Frame, parameters: PanelParameters, groups: Sequence[str]) -> tuple[Panel, ...]:
    """Return the panels, each with its people by whether they are of the groups: a person listed twice is one."""
    role, kind = frame.coded("role"), frame.coded("session_kind")
    seated = role.among(frozenset(parameters.roles))
    if parameters.roles == PANELLISTS:
        seated |= kind.among(frozenset({"panel"})) & ~role.among(CHAIRS)
    rows = np.flatnonzero(seated & frame.matched(of_those_present(frame, {})))
    coded, event, session, person = (frame.coded(c) for c in (parameters.dimension, "event", "session", "person"))
    member, unknown = coded.lookup(frozenset(groups)), coded.lookup(UNDISCLOSED)
    seats: dict[tuple[int, int], dict[int, int]] = {}  # of each panel: of each person a row
    for row in rows:
        code = int(person.codes[row])
        key = -1 - int(row) if person.categories[code] == NOT_DISCLOSED else code
        seats.setdefault((int(event.codes[row]), int(session.codes[row])), {})[key] = int(row)
    panels = [
        _panel(
            _title(event.categories[e], session.categories[s]), tuple(people.values()), coded.codes, (member, unknown)
        )
        for (e, s), people in sorted(seats.items())
    ]
    return tuple(panel for panel in panels if panel.size >= parameters.smallest)


def _title(event: str, session: str) -> str:
    return ", ".join(part for part in (event, session) if part != NOT_DISCLOSED)


def _panel(
    title: str,
    rows: tuple[int, ...],
    codes: NDArray[np.signedinteger[Any]],
    known: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> Panel:
    members, open_cases = (sum(bool(among[codes[row]]) for row in rows) for among in known)
    others = len(rows) - members - open_cases
    return Panel(title=title, members=members, others=others, unknown=open_cases, rows=rows)
