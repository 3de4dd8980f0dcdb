"""Small checklists and measurements for the tests of scoring, engine and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from audit.model.checklist import Ask, Band, Checklist, Combine, Gate, Item, Measure, Remediation, Scale
from audit.model.measurement import Bounds, Measurement
from audit.model.message import msg
from audit.model.period import Period
from audit.model.profile import Profile
from audit.model.result import Answer, ItemResult
from audit.scoring import judge_item
from audit.types import Effort, Importance, Outcome, RecordUnit, Statistic, ValueUnit, Visibility

PROFILE = Profile(id="full", title="Everything")
PERIOD = Period(label="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), as_of=date(2025, 12, 31))
SCALE = Scale(
    id="yes-partly-no",
    title="Yes, partly, no",
    answers={"yes": 1.0, "partly": 0.5, "no": 0.0, "not-applicable": None},
    labels={},
)
HALF = Band(kind="at_least", target=(1.0,), floor=(0.0,))


def measurement(value: float | None, bounds: tuple[float, float] | None = None, **more: Any) -> Measurement:
    fields: dict[str, Any] = {
        "id": "m",
        "measure": "m",
        "label": msg("m", "a measure"),
        "value": value,
        "unit": ValueUnit.SHARE,
        "statistic": Statistic.SHARE,
        "n": 40,
        "bounds": None if bounds is None else Bounds(low=bounds[0], high=bounds[1]),
        "convention": msg("c", "as counted"),
        "record_unit": RecordUnit.EVENT,
        "visibility": Visibility.SHOWN,
    }
    return Measurement(**{**fields, **more})


def item(
    item_id: str, assess: Ask | Measure | Combine | None = None, effort: Effort | None = None, **more: Any
) -> Item:
    fields: dict[str, Any] = {
        "id": item_id,
        "title": f"{item_id} holds",
        "title_unmet": f"{item_id} does not hold",
        "importance": Importance.MEDIUM,
        "assess": assess or Measure(measure="m", band=HALF),
    }
    if effort is not None:
        fields["remediation"] = Remediation(text=f"Do {item_id}", effort=effort, owner_role="events lead")
    return Item(**{**fields, **more})


def checklist(checklist_id: str, items: Sequence[Item], gates: Sequence[Gate] = (), digest: str = "") -> Checklist:
    return Checklist(
        id=checklist_id,
        version="1.0.0",
        title=checklist_id,
        summary="",
        items=tuple(items),
        gates=tuple(gates),
        scales={SCALE.id: SCALE},
        digest=digest or f"digest-of-{checklist_id}",
    )


def answer(item_id: str, value: str, evidence: str = "minutes of the board") -> Answer:
    return Answer(item=item_id, value=value, evidence=evidence)


def judged(lists: Sequence[Checklist], scores: Mapping[str, float | Outcome | None]) -> dict[str, ItemResult]:
    """Judge measured items at the given values, which are their scores under the band HALF."""
    results = {}
    for one in lists:
        for entry in one.items:
            given = scores[entry.id]
            if isinstance(given, Outcome):
                result = judge_item(entry, one, None, None, (given is not Outcome.NOT_APPLICABLE, None))
                results[entry.id] = with_outcome(result, given)
            else:
                bounds = None if given is None else (given, given)
                results[entry.id] = judge_item(entry, one, None if given is None else measurement(given, bounds))
    return results


def with_outcome(result: ItemResult, outcome: Outcome) -> ItemResult:
    return ItemResult(
        item=result.item,
        checklist=result.checklist,
        outcome=outcome,
        score=None,
        low=0.0,
        high=1.0,
        weight=result.weight,
        reason=result.reason,
    )
