"""Numbers changed by hand in a document: those that contradict others are told, one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from audit.disclosure import verify_results
from audit.model.measurement import Bounds, CellKey, Figure, Interval, Measurement, TestResult
from audit.model.message import msg
from audit.model.result import AuditResult, ItemResult, KnownCell
from audit.types import Outcome, Statistic, ValueUnit, Visibility

from .test_verify import by_unit, document

WOMEN, KNOWN = CellKey("staff", (("gender", "women"),)), CellKey("staff")
MEN, PAY = CellKey("staff", (("gender", "men"),)), CellKey("staff", (("gender", "women"),), "pay")
THERE = (WOMEN, 30.0), (MEN, 20.0), (KNOWN, 50.0), (PAY, 1_200_000.0)


def figure(statistic: Statistic, value: float, n: int, count: int | None, *needs: CellKey) -> Figure:
    return Figure(
        group=(("gender", "women"),),
        statistic=statistic,
        value=value,
        unit=ValueUnit.SHARE,
        n=n,
        count=count,
        visibility=Visibility.SHOWN,
        needs=needs,
    )


SHARE = figure(Statistic.SHARE, 0.6, 50, 30, WOMEN, KNOWN)
MEAN = figure(Statistic.MEAN, 40_000.0, 30, None, WOMEN, PAY)
RATIO = figure(Statistic.RATIO, 0.9, 50, None, WOMEN, KNOWN, MEN, KNOWN)
TEST = TestResult(
    name="t", question=msg("q", "Q?"), statistic=1.0, p_value=0.5, n=50, visibility=Visibility.SHOWN, needs=(WOMEN, MEN)
)


def made(**changes: Any) -> Measurement:
    sound = Measurement(
        id="m",
        measure="m",
        label=msg("l", "L"),
        convention=msg("c", "C"),
        unit=ValueUnit.SHARE,
        statistic=Statistic.SHARE,
        value=0.6,
        n=50,
        count=30,
        interval=Interval(low=0.46, high=0.72),
        bounds=Bounds(low=0.5, high=0.7),
        groups=(SHARE, MEAN),
        tests=(TEST,),
        population="staff",
        visibility=Visibility.SHOWN,
        needs=(WOMEN, KNOWN),
    )
    return replace(sound, **changes)


def problems(measurement: Measurement, **item: Any) -> list[str]:
    result = document(by_unit())
    cells = tuple(KnownCell(key=key, value=value) for key, value in THERE)
    only = ItemResult(
        **{"item": "i", "checklist": "c", "outcome": Outcome.MET, "score": 0.9, "low": 0.8, "high": 1.0, "weight": 1.0}
        | item,
        measurement=measurement,
    )
    changed = replace(
        result,
        checklists=(replace(result.checklists[0], items=(only,)),),
        certificate=replace(result.certificate, cells=cells, hidden=0),
    )
    return [problem.text for problem in verify_results([changed]).problems]


def test_numbers_that_agree_are_no_problem() -> None:
    assert problems(made()) == []
    assert problems(made(groups=(replace(RATIO, value=1.5),))) == []  # (30 of 50) : (20 of 50)
    assert problems(made(groups=(replace(SHARE, needs=(WOMEN, MEN)),))) == []  # 30 of 30 and 20


@pytest.mark.parametrize(
    "changed",
    [
        made(n=51),
        made(count=31),
        made(n=0, count=None, value=None),
        made(value=0.61),
        made(interval=Interval(low=0.61, high=0.72)),
        made(bounds=Bounds(low=0.61, high=0.7)),
        made(groups=(replace(SHARE, n=49),)),
        made(groups=(replace(SHARE, n=20, count=12),)),
        made(groups=(replace(SHARE, count=29),)),
        made(groups=(replace(SHARE, value=0.5),)),
        made(groups=(replace(MEAN, value=40_001.0),)),
        made(groups=(RATIO,)),
        made(groups=(replace(RATIO, value=1.5, n=0),)),
        made(groups=(replace(SHARE, visibility=Visibility.HIDDEN, value=None, n=None),)),  # the count stands there
        made(tests=(replace(TEST, n=51),)),
        made(tests=(replace(TEST, p_value=1.5),)),
    ],
)
def test_a_number_that_contradicts_another_is_told(changed: Measurement) -> None:
    assert len(problems(changed)) == 1
    assert problems(changed)[0].startswith("The question i shows")


def test_a_score_that_cannot_be_is_told() -> None:
    told = ["The question i shows numbers that contradict."]
    assert problems(made(), score=0.5) == told
    assert problems(made(), outcome=Outcome.SUPPRESSED, score=None) == told
    assert problems(made(), outcome=Outcome.SUPPRESSED, score=None, low=0.0, high=1.0) == []


Change = Callable[[Measurement], Measurement]
CHANGES: dict[str, Change] = {
    "value": lambda m: replace(m, value=0.123 if m.value is None else m.value + 0.01),
    "n": lambda m: replace(m, n=(m.n or 6) + 1),
    "count": lambda m: replace(m, count=(m.count or 6) + 1),
    "figure's value": lambda m: replace(m, groups=(replace(m.groups[0], value=(m.groups[0].value or 6) + 1),)),
    "figure's n": lambda m: replace(m, groups=(replace(m.groups[0], n=(m.groups[0].n or 6) + 1),)),
    "figure's count": lambda m: replace(m, groups=(replace(m.groups[0], count=(m.groups[0].count or 60) + 1),)),
    "exclusion": lambda m: replace(m, excluded=(replace(m.excluded[0], n=(m.excluded[0].n or 6) + 1),)),
}


def _with(result: AuditResult, index: int, change: Change) -> AuditResult | None:
    items = list(result.checklists[0].items)
    try:
        items[index] = replace(items[index], measurement=change(items[index].measurement or made()))
    except IndexError:
        return None  # it has no such part
    return replace(result, checklists=(replace(result.checklists[0], items=tuple(items)),))


@pytest.mark.parametrize("change", CHANGES)
def test_every_number_of_a_real_document_is_held_by_others(change: str) -> None:
    """Shares, their parts and what they leave out: none can be changed alone, shown or hidden."""
    staff = by_unit()
    staff.share("women", "gender", "women")
    result = document(staff)
    assert verify_results([result]).passed
    tried = [_with(result, index, CHANGES[change]) for index in range(len(result.checklists[0].items))]
    assert any(tried)
    for other in tried:
        assert other is None or not verify_results([other]).passed
