from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.history import compare
from audit.history.follow import follow_through, judge_promise
from audit.model.comparison import Change
from audit.model.promises import Attention, Commitment, Kept, Report, ReportedAction
from audit.model.result import AuditResult
from audit.scoring import plan_actions
from audit.types import Effort
from tests.history.build import simple
from tests.scoring.build import PROFILE, checklist, item, judged

SNAPSHOT = date(2026, 12, 31)
LISTS = [checklist("c", [item(name, effort=Effort.S) for name in ("a", "b", "c", "d")])]
DUE = date(2026, 6, 30)


def year(number: int, **scores: float) -> AuditResult:
    result = simple(LISTS, scores, number)
    items = judged(LISTS, scores)
    actions, _ = plan_actions(LISTS, items, PROFILE, period=result.period, today=result.period.end)
    return replace(result, actions=actions)


def told(item_id: str, **more: object) -> ReportedAction:
    return ReportedAction(item=item_id, action="", report=Report(due=DUE, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("report", "kept"),
    [
        (Report(status="done", due=DUE, done_on=DUE), Kept.DONE),
        (Report(status="done", due=DUE), Kept.DONE),
        (Report(due=DUE, done_on=date(2026, 7, 1)), Kept.DONE_LATE),
        (Report(status="late", due=DUE, done_on=date(2026, 7, 1)), Kept.DONE_LATE),
        (Report(status="late", due=DUE), Kept.OVERDUE),
        (Report(status="open", due=SNAPSHOT), Kept.OVERDUE),
        (Report(status="open", due=date(2027, 1, 1)), Kept.OPEN),
        (Report(), Kept.OPEN),
        (Report(status="dropped", due=date(2027, 1, 1)), Kept.DROPPED),
    ],
)
def test_a_promise_is_judged_by_its_dates_before_its_word(report: Report, kept: Kept) -> None:
    assert judge_promise(report, SNAPSHOT) is kept


def test_promised_gain_stands_beside_what_the_measure_really_did() -> None:
    before = year(2025, a=0.0, b=0.0, c=0.5, d=1.0)
    after = replace(
        year(2026, a=0.5, b=1.0, c=0.25, d=1.0),
        reported_actions=(told("a", status="done", done_on=DUE, evidence="minute 3"), told("b", status="dropped")),
    )
    followed = compare(before, after).follow_through
    assert followed is not None
    entries = {entry.item: entry for entry in followed.actions}
    assert [entries[name].kept for name in "abc"] == [Kept.DONE, Kept.DROPPED, Kept.NOT_TAKEN_UP]
    assert (entries["a"].promised, entries["a"].moved) == pytest.approx((25.0, 12.5))
    assert (entries["b"].promised, entries["b"].moved) == pytest.approx((25.0, 25.0))
    assert (entries["c"].promised, entries["c"].moved) == pytest.approx((12.5, -6.25))


@pytest.mark.parametrize(
    ("then", "kept"),
    [
        ({"status": "open"}, Kept.UNREPORTED),
        ({"status": "late"}, Kept.UNREPORTED),  # late is still to be done
        ({"status": "dropped"}, Kept.NOT_TAKEN_UP),
        ({"status": "done", "done_on": DUE}, Kept.NOT_TAKEN_UP),  # kept a year ago; what is asked now is a proposal
    ],
)
def test_what_was_still_to_be_done_a_year_ago_cannot_vanish(then: dict[str, object], kept: Kept) -> None:
    nothing = dict.fromkeys("abcd", 0.0)
    before = replace(year(2025, **nothing), reported_actions=(told("a", **then),))
    followed = follow_through(before, year(2026, **nothing))
    assert followed is not None
    assert [entry.kept for entry in followed.actions if entry.item == "a"] == [kept]


def test_the_score_is_over_promises_that_were_due_and_spans_what_was_not_reported() -> None:
    before = replace(year(2025, a=0.0, b=0.0, c=0.0, d=0.0), reported_actions=(told("d", status="open"),))
    after = replace(
        year(2026, a=0.0, b=0.0, c=0.0, d=0.0),
        reported_actions=(
            told("a", done_on=DUE, evidence="minute 3"),
            told("b", done_on=date(2026, 8, 1), evidence="minute 5"),
            told("c", done_on=DUE),
        ),
    )
    followed = follow_through(before, after)
    assert followed is not None
    assert (followed.due, followed.coverage) == (4, 0.75)
    assert followed.score == pytest.approx(2.5 / 3)
    assert followed.low == pytest.approx(1.5 / 4)  # c has no evidence; d was taken up once and is not reported on
    assert followed.high == pytest.approx(3.5 / 4)
    assert {entry.item: entry.kept for entry in followed.actions}["d"] is Kept.UNREPORTED


def test_what_was_only_proposed_is_no_promise() -> None:
    before = year(2025, a=0.0, b=0.0, c=0.0, d=0.0)
    after = replace(before, period=simple(LISTS, dict.fromkeys("abcd", 0.0), 2026).period)
    reports = (told("a", done_on=DUE, evidence="x"), told("b"))
    followed = follow_through(before, replace(after, reported_actions=reports))
    assert followed is not None
    assert (followed.score, followed.low, followed.high, followed.due) == (1.0, 1.0, 1.0, 1)
    assert followed.not_taken_up == 3
    assert {entry.item: entry.kept for entry in followed.actions}["b"] is Kept.NOT_TAKEN_UP  # came back blank


def test_a_plan_that_never_came_back_has_no_score() -> None:
    before = year(2025, a=0.0, b=0.0, c=0.0, d=0.0)
    followed = follow_through(before, year(2026, a=0.0, b=0.0, c=0.0, d=0.0))
    assert followed is not None
    assert (followed.score, followed.low, followed.high, followed.due) == (None, 0.0, 1.0, 0)
    assert followed.not_taken_up == 4


def commitment(item_id: str, promise: str = "We shall", **more: object) -> Commitment:
    report = Report(due=DUE, **more)  # type: ignore[arg-type]
    return Commitment(
        made=date(2025, 3, 1), cause="Access", statement="All", commitment=promise, report=report, item=item_id
    )


def test_what_fell_back_after_a_public_commitment_is_named() -> None:
    before = year(2025, a=1.0, b=0.5, c=0.5, d=0.5)
    after = replace(
        year(2026, a=0.5, b=0.75, c=0.5, d=0.5),
        commitments=(commitment("a", done_on=DUE), commitment("b"), commitment("", promise="")),
    )
    comparison = compare(before, after)
    followed = comparison.follow_through
    assert followed is not None
    assert followed.fell_back == ("a",)
    assert followed.only_said == 1
    assert [entry.kept for entry in followed.commitments] == [Kept.DONE, Kept.OVERDUE, None]
    assert {change.item: change.change for change in comparison.items}["a"] is Change.NEW


def test_nothing_promised_is_nothing_to_follow() -> None:
    assert follow_through(None, year(2026, a=0.0, b=0.0, c=0.0, d=0.0)) is None


def test_commitments_are_followed_without_an_earlier_year() -> None:
    after = replace(year(2026, a=0.0, b=0.0, c=0.0, d=0.0), commitments=(commitment("a", done_on=DUE, evidence="x"),))
    followed = follow_through(None, after)
    assert followed is not None
    assert (followed.score, followed.low, followed.high) == (1.0, 1.0, 1.0)


def test_words_of_management_alone_are_no_promise() -> None:
    before = year(2025, a=0.0, b=0.0, c=0.0, d=0.0)
    after = replace(year(2026, a=0.0, b=0.0, c=0.0, d=0.0), reported_actions=(told("a", response="Not this year."),))
    followed = follow_through(before, after)
    assert followed is not None
    (action,) = [one for one in followed.actions if one.item == "a"]
    assert (action.kept, action.report.response) == (Kept.NOT_TAKEN_UP, "Not this year.")
    assert followed.due == 0


def attention(given: float | None, later: float | None, cause: str = "Access") -> Attention:
    return Attention(cause=cause, peak="2024-09", statements=3, statements_later=0, given=given, given_later=later)


def test_gifts_of_months_that_only_earlier_files_hold_are_remembered() -> None:
    """The peak was in September 2024; each year's files hold the gifts of that year only."""
    first = replace(year(2024, a=1.0, b=1.0, c=1.0, d=1.0), attention=(attention(500.0, None),))
    second = replace(year(2025, a=1.0, b=1.0, c=1.0, d=1.0), attention=(attention(None, 20.0),))
    told_now = (attention(None, None, cause="ACCESS"), attention(None, None, cause="Other"))
    third = replace(year(2026, a=1.0, b=1.0, c=1.0, d=1.0), attention=told_now, commitments=(commitment("a"),))
    followed = compare(second, third, earlier=[first]).follow_through
    assert followed is not None
    assert [(one.cause, one.given, one.given_later) for one in followed.attention] == [
        ("ACCESS", 500.0, 20.0),
        ("Other", None, None),
    ]
