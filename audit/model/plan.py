"""A chosen set of actions: what it gains, takes and costs, and what a little more would buy."""

from __future__ import annotations

from dataclasses import dataclass

from audit.model.message import Message
from audit.model.result import Action
from audit.types import Horizon


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What there is to spend; None: no limit. `target` asks for the least set that reaches that score (0-100)."""

    budget: float | None = None
    capacity: float | None = None  # days of work
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One chosen action. `horizon` is later than the action's own where it has to wait for another."""

    action: Action
    horizon: Horizon
    cost: float | None  # None: not known, and counted as nothing
    days: float
    after: tuple[str, ...] = ()  # items whose action comes before


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUnit:
    """The smallest addition to a limit that gains more, and what it gains."""

    limit: str  # budget or capacity
    more: float  # money or days
    gain: float  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The best set within limits, or the least that reaches a target. Points are re-scored for the set as a whole."""

    limits: Limits
    steps: tuple[Step, ...]
    score_before: float  # 0-100, before and after the set
    score_after: float
    cost: float
    days: float
    currency: str
    assumed: tuple[str, ...] = ()  # items taken as met beforehand
    next_units: tuple[NextUnit, ...] = ()
    reached: bool = True  # whether the target is reached
    uncosted: tuple[str, ...] = ()  # chosen items whose cost is not known
    notes: tuple[Message, ...] = ()

    @property
    def gain(self) -> float:
        """Return the points that the set gains."""
        return self.score_after - self.score_before
