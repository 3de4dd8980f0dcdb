"""What changed between two results, taken apart so that only practice is called improvement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.model.message import Message
from audit.model.period import Period
from audit.model.promises import FollowThrough
from audit.types import Outcome


class Change(StrEnum):
    """What became of an item between two periods."""

    NEW = "new"
    FIXED = "fixed"
    IMPROVED = "improved"
    WORSE = "worse"
    SAME = "same"
    STILL_OPEN = "still-open"
    OPEN_AGAIN = "open-again"
    NEWLY_ASSESSED = "newly-assessed"
    NO_LONGER_ASSESSED = "no-longer-assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Points (0-100): total = practice + method + reweighting + scope + gates, exactly.

    A term is None where it cannot be shown because a score is withheld; `total` is None then too.
    """

    total: float | None
    practice: float
    method: float
    reweighting: float
    scope: float | None
    gates: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One item in two periods."""

    item: str
    checklist: str
    change: Change
    before: Outcome | None
    after: Outcome | None
    score_before: float | None
    score_after: float | None
    value_before: float | None = None
    value_after: float | None = None
    rejudged_before: float | None = None  # the earlier score under the later method; what practice is measured from
    money_before: float | None = None  # the sum behind the value, where it is a share of money
    money_after: float | None = None
    n_before: int | None = None
    n_after: int | None = None
    moved: float | None = None  # points of the overall score by which the item moved, under one method
    p_value: float | None = None  # of the change of the value, corrected for the number of items tested
    beyond_chance: bool | None = None  # None: not tested
    note: Message | None = None
    is_break: bool = False  # vocabulary, scale or population changed: a break in the series


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistChange:
    """One checklist in two periods, in points."""

    checklist: str
    before: float | None
    after: float | None
    change: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """This result against an earlier one of the same organisation."""

    before: Period
    after: Period
    score_before: float | None  # points (0-100), as shown then
    score_after: float | None
    terms: Terms
    checklists: tuple[ChecklistChange, ...]
    items: tuple[ItemChange, ...]
    notes: tuple[Message, ...] = ()
    follow_through: FollowThrough | None = None
