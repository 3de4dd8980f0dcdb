"""What was promised, in last year's plan and in public, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kept(StrEnum):
    """What became of a promise by the snapshot of the later period."""

    DONE = "done"
    DONE_LATE = "done-late"
    DROPPED = "dropped"
    OVERDUE = "overdue"
    OPEN = "open"  # not due yet
    UNREPORTED = "unreported"  # taken up before, and nothing was said about it since
    NOT_TAKEN_UP = "not-taken-up"  # proposed only, and so no promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the organisation says became of a promise."""

    status: str = ""  # open, done, late, dropped, or nothing
    due: date | None = None
    done_on: date | None = None
    evidence: str = ""
    owner: str = ""
    response: str = ""  # what management says to it, in its own words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAction:
    """A row of last year's plan, as it came back."""

    item: str
    action: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A public statement with what was promised in it (nothing, perhaps)."""

    made: date | None
    cause: str
    statement: str
    commitment: str
    report: Report
    item: str = ""  # the checklist item that it should move


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A cause at the month of its most statements, and six months later.

    None: the later month lies after the snapshot, or gifts were not recorded for that month.
    """

    cause: str
    peak: str  # "2024-06"
    statements: int
    statements_later: int | None
    given: float | None = None
    given_later: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAction:
    """An action of the plan. `promised` and `moved` are points of the overall score."""

    item: str
    text: str
    kept: Kept
    report: Report
    promised: float | None  # the gain that the plan named
    moved: float | None  # what the item really did, judged by one method; None: not comparable


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedCommitment:
    """A public commitment. `fell_back`: the item that it should move is worse than in the year before."""

    commitment: Commitment
    kept: Kept | None  # None: nothing was promised, only said
    fell_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowThrough:
    """Whether the work lasts. The score (0 to 1) is over what was taken up and was due; late counts a half."""

    score: float | None  # None where nothing that was due was reported on
    low: float  # promises not reported on, and those done without evidence, taken as not kept
    high: float
    coverage: float
    due: int
    actions: tuple[FollowedAction, ...]
    commitments: tuple[FollowedCommitment, ...]
    attention: tuple[Attention, ...] = ()

    @property
    def fell_back(self) -> tuple[str, ...]:
        """Return the items that fell back after a public commitment."""
        return tuple(sorted({entry.commitment.item for entry in self.commitments if entry.fell_back}))

    @property
    def not_taken_up(self) -> int:
        """Return how many proposals of the last report were not taken up."""
        return sum(entry.kept is Kept.NOT_TAKEN_UP for entry in self.actions)

    @property
    def only_said(self) -> int:
        """Return how many statements promised nothing."""
        return sum(entry.kept is None for entry in self.commitments)
