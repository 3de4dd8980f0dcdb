"""Profiles and waivers: what an organisation applies of the checklists, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.model.checklist import Band
from audit.model.measurement import Parameter
from audit.types import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One change that a profile makes to an item or checklist, with its reason."""

    target: str  # item or checklist id
    action: str  # drop, weight, parameter
    reason: str
    weight: float | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    band: Band | None = None  # in place of the item's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Limits of scoring and of disclosure control; every one is printed in the method page."""

    coverage_overall: float = 0.6
    coverage_checklist: float = 0.5
    minimum_n: int = 10
    counts: Mapping[str, int] = field(default_factory=lambda: {"confidential": 3, "internal": 5, "public": 10})
    pay: Mapping[str, int] = field(default_factory=lambda: {"confidential": 5, "internal": 10, "public": 10})
    share_denominator: Mapping[str, int] = field(
        default_factory=lambda: {"confidential": 3, "internal": 5, "public": 20}
    )
    class_disclosure: Mapping[str, int] = field(
        default_factory=lambda: {"confidential": 3, "internal": 10, "public": 10}
    )
    p_percent: float = 10.0

    def strictest(self, of: Mapping[str, int], audience: Audience) -> int:
        """Return a limit of an audience, never below that of a narrower one: what one is not told, the next is not."""
        circles = list(Audience)
        return max(of[circle.value] for circle in circles[: circles.index(audience) + 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Which checklists apply, with what weights and parameters."""

    id: str
    title: str
    checklists: tuple[str, ...] = ()  # empty: all
    jurisdiction: str = ""
    country: str = ""  # where the settings name none
    currency: str = ""  # where neither the settings nor the files name one
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # values that workbooks offer
    multipliers: Mapping[str, float] = field(default_factory=dict)
    adjustments: tuple[Adjustment, ...] = ()
    restricted_dimensions: Mapping[str, str] = field(default_factory=dict)  # dimension -> reason
    thresholds: Thresholds = field(default_factory=Thresholds)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An accepted exception. It expires, and says so when it has."""

    item: str
    justification: str
    approver: str
    granted: date
    expires: date
