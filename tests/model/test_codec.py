"""The result document round-trips exactly: nothing turns into something else that only looks alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import InputError
from audit.model.checklist import (
    Ask,
    Assess,
    Band,
    Combine,
    Condition,
    Example,
    Gate,
    LawfulNote,
    Measure,
    Reference,
    Remediation,
)
from audit.model.codec import result_from_json, result_to_json
from audit.model.measurement import (
    Bounds,
    CellKey,
    Exclusion,
    Fact,
    Figure,
    Interval,
    Parameter,
    Provenance,
    TestResult,
)
from audit.model.message import msg
from audit.model.profile import Adjustment, Profile, Waiver
from audit.model.result import Action, AuditResult, DataIssue, ToRecord
from audit.scoring import judge_item
from audit.types import (
    Effort,
    GroupSource,
    Horizon,
    Importance,
    IssueLevel,
    Obligation,
    Outcome,
    Statistic,
    ValueUnit,
    Visibility,
)
from tests.history.build import result_of, simple
from tests.scoring.build import HALF, answer, checklist, item, measurement

LISTS = [checklist("c", [item("a")])]
QUESTION = msg("q", "Is {n} of {share} {who}?", n=3, share=0.1, who="them", nothing=None)


def with_assess(assess: Assess) -> AuditResult:
    lists = [checklist("c", [item("a", assess)])]
    result = judge_item(lists[0].items[0], lists[0], measurement(0.5, (0.25, 0.75)), answer("a", "yes"))
    return result_of(lists, {"a": result})


@pytest.mark.parametrize(
    "assess",
    [
        Ask(scale="s", evidence=("minutes",)),
        Measure(measure="m", band=HALF),
        Measure(measure="m", band=Band(kind="within", target=(-5, 5), floor=(-10.5, 10)), otherwise=Ask(scale="s")),
        Combine(how="min", items=("b",)),
    ],
)
def test_each_way_to_assess_comes_back_as_itself(assess: Assess) -> None:
    result = with_assess(assess)
    back = result_from_json(result_to_json(result))
    assert type(back.definitions[0].items[0].assess) is type(assess)
    assert back == result


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
)
listed = st.lists(scalars).map(tuple)
parameters = st.one_of(scalars, listed, st.dictionaries(st.text(), st.one_of(scalars, listed), max_size=3))


def same(one: object, other: object) -> bool:
    """Equal, and of equal types all the way down: 1, 1.0 and True are three things."""
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return all(same(a, b) for a, b in zip(one, other, strict=True))
    return True


@given(st.dictionaries(st.text(), parameters, max_size=4))
def test_parameters_keep_their_types(given_parameters: dict[str, Parameter]) -> None:
    assess = Measure(measure="m", band=HALF, parameters=given_parameters)
    back = result_from_json(result_to_json(with_assess(assess))).definitions[0].items[0].assess
    assert isinstance(back, Measure)
    assert same(dict(back.parameters), given_parameters)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_bit_of_a_float_is_lost(value: float) -> None:
    result = result_of(LISTS, {"a": judge_item(LISTS[0].items[0], LISTS[0], measurement(value, (value, value)))})
    back = result_from_json(result_to_json(result)).item("a")
    assert back is not None
    assert back.measurement is not None
    assert back.measurement.value == value
    assert back.measurement.bounds == Bounds(low=value, high=value)


def full() -> AuditResult:
    """A result in which every kind of part occurs."""
    keys = (CellKey("employees", (("gender", "women"), ("status", "active"))), CellKey("employees", (), "annual_pay"))
    rich = measurement(
        1 / 3,
        (0.1, 0.9),
        excluded=(Exclusion(reason=QUESTION, n=7, visibility=Visibility.SHOWN, needs=keys),),
        interval=Interval(low=0.2, high=0.5, method="Wilson"),
        groups=(
            Figure(
                group=(("gender", "women"),),
                statistic=Statistic.SHARE,
                value=0.1 + 0.2,
                unit=ValueUnit.SHARE,
                n=9,
                count=3,
                visibility=Visibility.COARSENED,
                needs=keys,
            ),
        ),
        tests=(
            TestResult(name="t", question=QUESTION, statistic=2.5, p_value=1e-300, n=9, visibility=Visibility.SHOWN),
        ),
        facts=(Fact(name="cost", message=QUESTION, value=1e9, unit=ValueUnit.MONEY, labels=("Talk «1»",)),),
        notes=(QUESTION,),
        group_sources={"gender": GroupSource.SELF_DESCRIBED},
        provenance=(Provenance(file="a.xlsx", sheet="1", table="events", rows=3, sha256="00"),),
        parameters={"where": {"role": ("speaker", "keynote")}, "minimum": 1, "within": 30.0, "all": True},
        needs=keys,
    )
    remediation = Remediation(
        text="Do it",
        effort=Effort.XL,
        owner_role="board chair",
        depends_on=("b",),
        lawful_notes=(LawfulNote(jurisdiction="eu", text="open to all", date="2026-01-01"),),
    )
    one = item(
        "a",
        remediation=remediation,
        references=(Reference(id="D10"), Reference(standard="S", url="https://example.org")),
        applies_when=Condition(table="events", where={"format": ("in-person", "hybrid"), "captioned": True}),
        examples=(Example(name="e", given={"events": ({"event": "A", "fee": 3.0},)}, outcome=Outcome.MET, score=1.0),),
    )
    lists = [checklist("c", [one], [Gate(item="a", cap=0.49, reason="r")])]
    waiver = Waiver(item="a", justification="j", approver="board", granted=date(2025, 1, 1), expires=date(2025, 2, 28))
    judgement = replace(judge_item(one, lists[0], rich), waiver=waiver, waiver_expired=True)
    profile = Profile(
        id="p",
        title="P",
        multipliers={"c": 2.0},
        adjustments=(Adjustment(target="a", action="band", reason="r", band=HALF),),
        restricted_dimensions={"ethnicity": "law"},
    )
    action = Action(
        item="a",
        checklist="c",
        text="Do it",
        owner_role="board chair",
        owner="",
        effort=Effort.XL,
        horizon=Horizon.NEXT_YEAR,
        due=date(2027, 12, 31),
        gain=2 / 3,
        priority=1 / 24,
        importance=Importance.LOW,
        obligation=Obligation.MAY,
        takes=rich.facts,
        cost=900.5,
        currency="EUR",
    )
    return result_of(
        lists,
        {"a": judgement},
        profile=profile,
        actions=(action,),
        to_record=(ToRecord(item="b", checklist="c", weight=0.1, reason=QUESTION, columns=("events.date",)),),
        issues=(DataIssue(code="x", level=IssueLevel.INFO, message=QUESTION, rows=4, hint=QUESTION),),
        waivers=(waiver,),
        settings={"currency": "EUR"},
    )


def test_a_result_with_every_kind_of_part_comes_back_equal() -> None:
    result = full()
    assert result_from_json(result_to_json(result)) == result
    assert result_from_json(result_to_json(result, indent=2)) == result
    assert result_to_json(result_from_json(result_to_json(result))) == result_to_json(result)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1), st.sampled_from(Outcome)), min_size=1, max_size=4))
def test_random_results_come_back_equal(scores: list[float | Outcome | None]) -> None:
    names = [f"i{number}" for number in range(len(scores))]
    lists = [checklist("c", [item(name) for name in names])]
    result = simple(lists, dict(zip(names, scores, strict=True)))
    assert result_from_json(result_to_json(result)) == result


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"not json", b'{"organisation": "x"}'])
def test_what_is_no_result_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not a result document"):
        result_from_json(data)


def test_a_later_schema_is_refused_and_a_later_revision_of_this_one_is_read() -> None:
    result = simple(LISTS, {"a": 1.0})
    with pytest.raises(InputError, match=r"schema 2\.0"):
        result_from_json(result_to_json(replace(result, schema="2.0")))
    assert result_from_json(result_to_json(replace(result, schema="1.7"))).schema == "1.7"
