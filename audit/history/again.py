"""Old years under today's checklists: whole results judged again, and kept beside the originals, never over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from audit.history.rejudge import rejudge_items
from audit.history.rows import REJUDGED
from audit.history.store import Store
from audit.model.checklist import Checklist
from audit.model.message import msg
from audit.model.profile import Profile
from audit.model.result import AuditResult
from audit.scoring import SCORING_VERSION, aggregate, attach_waivers, plan_actions, unscored_item
from audit.types import Outcome


def rejudge_result(
    result: AuditResult, checklists: Sequence[Checklist], profile: Profile, *, today: date
) -> AuditResult:
    """Return what the result would be under these checklists, from its stored measurements and answers.

    An item that was not measured or asked then, or in another way, is not assessed.
    """
    again = rejudge_items(result, checklists, profile.thresholds.minimum_n)
    reason = msg("not-stored", "What this needs was not recorded in that period.")
    judged = {
        item.id: again.items.get(item.id)
        or unscored_item(item, checklist, Outcome.NOT_ASSESSED, again.breaks.get(item.id, reason))
        for checklist in checklists
        for item in checklist.items
    }
    judged = attach_waivers(judged, result.waivers, result.created)
    overall, results = aggregate(checklists, judged, profile)
    owners = {action.owner_role: action.owner for action in result.actions if action.owner}
    actions, to_record = plan_actions(
        checklists, judged, profile, period=result.period, today=today, owners=owners, currency=result.currency
    )
    return replace(
        result,
        created=today,
        profile=profile,
        versions=replace(result.versions, scoring=SCORING_VERSION),
        overall=overall,
        checklists=results,
        definitions=tuple(checklists),
        actions=actions,
        to_record=to_record,
    )


def rejudge_history(
    store: Store, organisation: str, checklists: Sequence[Checklist], profile: Profile, *, today: date
) -> int:
    """Judge all accepted snapshots of an organisation again and keep the results beside them; return how many are new.

    Judging again under the same checklists adds nothing.
    """
    accepted = [entry for entry in store.list(organisation, rejudged=False) if not entry.superseded]
    return sum(
        store.append(
            rejudge_result(store.load(entry.id), checklists, profile, today=today), kind=REJUDGED, original=entry.id
        )
        for entry in accepted
    )
