"""Follow-through: the promises of the year before, in its plan and in public, against what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from audit.model.comparison import Change, ItemChange
from audit.model.promises import FollowedAction, FollowedCommitment, FollowThrough, Kept, Report
from audit.model.result import Action, AuditResult

WORTH: Mapping[Kept, float] = {Kept.DONE: 1.0, Kept.DONE_LATE: 0.5, Kept.OVERDUE: 0.0, Kept.DROPPED: 0.0}
"""What a promise that was due counts for."""

_WORSE = (Change.WORSE, Change.NEW, Change.OPEN_AGAIN)


def follow_through(
    before: AuditResult | None,
    after: AuditResult,
    *,
    moved: Mapping[str, float] | None = None,
    changes: Sequence[ItemChange] = (),
) -> FollowThrough | None:
    """Return what became of last year's plan and of public commitments; None where nothing was promised or reported.

    The score is over what was taken up: actions that came back, and commitments. Actions that were recommended, were
    due and did not come back are no broken promise, but they lower coverage and widen the range, so that leaving one
    out raises nothing. `moved` holds, by later item id, the points that each item really moved.
    """
    snapshot = after.period.as_of
    actions = _actions(before, after, moved or {}, snapshot)
    worse = {change.item for change in changes if change.change in _WORSE and not change.is_break}
    commitments = tuple(
        FollowedCommitment(
            commitment=one,
            kept=judge_promise(one.report, snapshot) if one.commitment else None,
            fell_back=bool(one.item) and one.item in worse,
        )
        for one in after.commitments
    )
    if not actions and not commitments:
        return None
    due = [(entry.kept, entry.report) for entry in actions if entry.kept is not Kept.OPEN]
    due += [(entry.kept, entry.commitment.report) for entry in commitments if entry.kept not in (None, Kept.OPEN)]
    reported = [WORTH[kept] for kept, _ in due if kept in WORTH]
    low = sum(WORTH[kept] for kept, report in due if kept in WORTH and report.evidence)
    coverage = len(reported) / len(due) if due else 0.0
    return FollowThrough(
        score=sum(reported) / len(reported) if reported else None,
        low=low / len(due) if due else 0.0,
        high=(sum(reported) + len(due) - len(reported)) / len(due) if due else 1.0,
        coverage=coverage,
        due=len(due),
        actions=actions,
        commitments=commitments,
        attention=after.attention,
    )


def judge_promise(report: Report, snapshot: date) -> Kept:
    """Return what became of a promise by the snapshot, from its dates before its word."""
    if report.status == "dropped":
        return Kept.DROPPED
    if report.done_on is not None or report.status == "done":
        late = report.due is not None and report.done_on is not None and report.done_on > report.due
        return Kept.DONE_LATE if late else Kept.DONE
    if report.status == "late":
        return Kept.OVERDUE
    return Kept.OVERDUE if report.due is not None and report.due <= snapshot else Kept.OPEN


def _says_something(report: Report) -> bool:
    """Return whether a row was filled in at all: the plan workbook brings every recommendation with it."""
    return bool(report.status or report.done_on or report.evidence)


def _actions(
    before: AuditResult | None, after: AuditResult, moved: Mapping[str, float], snapshot: date
) -> tuple[FollowedAction, ...]:
    planned: dict[str, Action] = {} if before is None else {action.item: action for action in before.actions}
    names = {old: item.id for checklist in after.definitions for item in checklist.items for old in item.replaces}
    followed = [
        FollowedAction(
            item=one.item,
            text=one.action or (planned[one.item].text if one.item in planned else ""),
            kept=judge_promise(one.report, snapshot) if _says_something(one.report) else Kept.UNREPORTED,
            report=one.report,
            promised=planned[one.item].gain if one.item in planned else None,
            moved=moved.get(one.item, moved.get(names.get(one.item, ""))),
        )
        for one in after.reported_actions
    ]
    told = {one.item for one in after.reported_actions}
    followed += [
        FollowedAction(
            item=action.item,
            text=action.text,
            kept=Kept.UNREPORTED,
            report=Report(due=action.due, owner=action.owner),
            promised=action.gain,
            moved=moved.get(action.item, moved.get(names.get(action.item, ""))),
        )
        for action in planned.values()
        if action.item not in told and action.due <= snapshot
    ]
    return tuple(followed)
