"""Small results for the tests of the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from audit.model.checklist import Checklist
from audit.model.message import msg
from audit.model.period import Period
from audit.model.profile import Profile
from audit.model.result import AuditResult, Certificate, ItemResult, SourceFile, Versions
from audit.scoring import aggregate
from audit.types import Audience, Outcome
from tests.scoring.build import PROFILE, checklist, item, judged

CERTIFICATE = Certificate(audience=Audience.INTERNAL, hidden=0, attack=msg("a", "none"))


def period(year: int) -> Period:
    return Period(label=str(year), start=date(year, 1, 1), end=date(year, 12, 31), as_of=date(year, 12, 31))


def result_of(
    lists: Sequence[Checklist],
    items: Mapping[str, ItemResult],
    year: int = 2025,
    profile: Profile = PROFILE,
    inputs: str = "aa",
    **more: Any,
) -> AuditResult:
    overall, results = aggregate(lists, items, profile)
    fields: dict[str, Any] = {
        "organisation": "Example",
        "period": period(year),
        "created": date(year + 1, 2, 1),
        "audience": Audience.INTERNAL,
        "profile": profile,
        "settings_digest": "settings",
        "settings": {},
        "versions": Versions(tool="0.1.0", measures="m", scoring="1"),
        "overall": overall,
        "checklists": results,
        "definitions": tuple(lists),
        "actions": (),
        "to_record": (),
        "sources": (SourceFile(file="events.xlsx", sheet="1", table="events", rows=3, sha256=inputs),),
        "issues": (),
        "certificate": CERTIFICATE,
    }
    return AuditResult(**{**fields, **more})


def simple(
    lists: Sequence[Checklist], scores: Mapping[str, float | Outcome | None], year: int = 2025, **more: Any
) -> AuditResult:
    return result_of(lists, judged(lists, scores), year, **more)


SMALL = [checklist("c", [item("a"), item("b")])]


def audit(year: int = 2025, a: float = 0.5, **more: Any) -> AuditResult:
    """Two items of one checklist; the second is met."""
    return simple(SMALL, {"a": a, "b": 1.0}, year, **more)
