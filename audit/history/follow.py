"""Follow-through: the promises of the year before, in its plan and in public, against what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from audit.model.comparison import Change, ItemChange
from audit.model.promises import Attention, FollowedAction, FollowedCommitment, FollowThrough, Kept, Report
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
    earlier: Sequence[AuditResult] = (),
) -> FollowThrough | None:
    """Return what became of last year's plan and of public commitments; None where nothing was promised or reported.

    The score is over promises: actions that came back filled in, and commitments. What a report only proposed is no
    promise. A promise that was open a year ago and is not reported on lowers coverage and widens the range, so that a
    row once filled in cannot vanish. `moved` holds, by later item id, the points that each item really moved; `earlier`
    results know what was given in months that this year's files no longer hold.
    """
    snapshot = after.period.as_of
    actions = _actions(before, after, moved or {}, snapshot)
    commitments = _commitments(after, changes, snapshot)
    if not actions and not commitments:
        return None
    states = [(entry.kept, entry.report) for entry in actions]
    states += [(entry.kept, entry.commitment.report) for entry in commitments if entry.kept is not None]
    due = [(kept, report) for kept, report in states if kept not in (Kept.OPEN, Kept.NOT_TAKEN_UP)]
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
        attention=_remembered(after.attention, (*earlier, *((before,) if before else ()))),
    )


def _commitments(after: AuditResult, changes: Sequence[ItemChange], snapshot: date) -> tuple[FollowedCommitment, ...]:
    worse = {change.item for change in changes if change.change in _WORSE and not change.is_break}
    return tuple(
        FollowedCommitment(
            commitment=one,
            kept=judge_promise(one.report, snapshot) if one.commitment else None,
            fell_back=bool(one.item) and one.item in worse,
        )
        for one in after.commitments
    )


def _remembered(attention: Sequence[Attention], earlier: Sequence[AuditResult]) -> tuple[Attention, ...]:
    """Return the causes, with what only an earlier year recorded of the same month."""
    known = [one for result in earlier for one in result.attention]
    return tuple(_filled(one, [then for then in known if _same_month(one, then)]) for one in attention)


def _same_month(one: Attention, other: Attention) -> bool:
    return (one.cause.casefold(), one.peak) == (other.cause.casefold(), other.peak)


def _filled(one: Attention, known: Sequence[Attention]) -> Attention:
    given = [then.given for then in (one, *known) if then.given is not None]
    later = [then.given_later for then in (one, *known) if then.given_later is not None]
    return replace(one, given=given[0] if given else None, given_later=later[0] if later else None)


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
    return bool(report.status or report.done_on or report.evidence)  # words of management alone promise nothing


def _actions(
    before: AuditResult | None, after: AuditResult, moved: Mapping[str, float], snapshot: date
) -> tuple[FollowedAction, ...]:
    planned: dict[str, Action] = {} if before is None else {action.item: action for action in before.actions}
    names = {old: item.id for checklist in after.definitions for item in checklist.items for old in item.replaces}
    open_before = _open_before(before)

    def followed(item: str, text: str, report: Report) -> FollowedAction:
        silent = Kept.UNREPORTED if item in open_before else Kept.NOT_TAKEN_UP
        plan = planned.get(item)
        return FollowedAction(
            item=item,
            text=text or (plan.text if plan else ""),
            kept=judge_promise(report, snapshot) if _says_something(report) else silent,
            report=report,
            promised=plan.gain if plan else None,
            moved=moved.get(item, moved.get(names.get(item, ""))),
        )

    found = {one.item: followed(one.item, one.action, one.report) for one in after.reported_actions}
    for item, (text, report) in open_before.items():
        found.setdefault(item, followed(item, text, replace(report, status="", done_on=None, evidence="")))
    for action in planned.values():
        if action.due <= snapshot:
            found.setdefault(
                action.item, followed(action.item, action.text, Report(due=action.due, owner=action.owner))
            )
    return tuple(found.values())


def _open_before(before: AuditResult | None) -> dict[str, tuple[str, Report]]:
    """Return the promises that were reported on a year ago and were still to be kept."""
    if before is None:
        return {}
    return {
        one.item: (one.action, one.report)
        for one in before.reported_actions
        if _says_something(one.report) and judge_promise(one.report, before.period.as_of) in (Kept.OPEN, Kept.OVERDUE)
    }
