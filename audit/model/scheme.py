"""Schemes that others use, as data: a badge, a maturity model, a pledge, a tally; each with its own arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from audit.model.measurement import Parameter

TICKED = "yes"
"""The answer to a requirement that is met."""


class SchemeKind(StrEnum):
    """How a scheme counts."""

    TICKS = "ticks"  # requirements met, of all requirements
    STAGES = "stages"  # one of several stages for each dimension
    SHARE = "share"  # one share


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeItem:
    """One requirement, or one dimension. `ours` names the items of our checklists that say the same, if any do.

    What a scheme counts by itself is measured as the scheme counts it; everything else is asked.
    """

    id: str
    section: str
    title: str
    ours: tuple[str, ...] = ()
    measure: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeLevel:
    """A level from a percentage on; with `above`, only from beyond it."""

    name: str
    at_least: float | None = None
    above: float | None = None

    def reached_by(self, percent: float) -> bool:
        """Return whether a percentage reaches this level."""
        if self.above is not None:
            return percent > self.above
        return percent >= (self.at_least or 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """A case worked out by the official arithmetic."""

    case: str
    percent: float
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A scheme in our own words, with its official levels and rounding."""

    id: str
    title: str
    kind: SchemeKind
    version: str
    source: str
    url: str
    summary: str
    arithmetic: str  # the official arithmetic in a sentence
    items: tuple[SchemeItem, ...]
    levels: tuple[SchemeLevel, ...]  # from the lowest up
    worked: WorkedCase
    stages: tuple[str, ...] = ()  # from the lowest up
    floors: bool = False  # percentages are rounded down
    gates: tuple[str, ...] = ()  # what must hold before anything is counted
    caveats: tuple[str, ...] = ()

    def stage_answers(self) -> Mapping[str, str]:
        """Return the stage that each answer names; the answer that a dimension does not apply is not among them."""
        return {stage.casefold().replace(" ", "-"): stage for stage in self.stages}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeStanding:
    """Where a scheme's arithmetic puts an organisation, from what our audit knows, and our number beside it.

    `low` counts what is not known as missing, `high` as there; `ours` leaves out what is not known or does not apply.
    """

    scheme: str
    low: float
    high: float
    level_low: str
    level_high: str
    known: int
    total: int
    ours: float | None
    met: tuple[str, ...] = field(default=())  # scheme item ids
    unmet: tuple[str, ...] = field(default=())
    unknown: tuple[str, ...] = field(default=())
