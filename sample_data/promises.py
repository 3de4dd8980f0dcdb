"""What the organisation said in public and promised to do, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .scenario import Organisation
from .sheets import Cell, Sheet, sheet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One public statement with its commitment; `ends` holds what became of it in the years after it was made."""

    said: date
    cause: str
    statement: str
    commitment: str
    owner: str
    due: date
    measure: str
    ends: tuple[tuple[int, str, date | None, str], ...]  # year, status, done on, evidence


COMMITMENTS = (
    Commitment(
        said=date(2024, 6, 3),
        cause="Access",
        statement="Our events are for everyone",
        commitment="Caption every event by people",
        owner="Head of Events",
        due=date(2025, 6, 30),
        measure="human-captions",
        ends=((2025, "Done", date(2025, 6, 2), "Contracts with captioners"),),
    ),
    Commitment(
        said=date(2024, 9, 16),
        cause="Fair pay",
        statement="We pay those who speak",
        commitment="Set aside an access and care budget for each event",
        owner="Head of Finance",
        due=date(2025, 9, 30),
        measure="access-budget",
        ends=((2025, "Done", date(2025, 9, 12), "Budget approved by the board, minute 14"),),
    ),
    Commitment(
        said=date(2024, 10, 10),
        cause="Anti-racism",
        statement="We stand against racism",
        commitment="Publish an ethnicity pay report every year",
        owner="Head of Human Resources",
        due=date(2025, 12, 31),
        measure="",
        ends=((2026, "Dropped", None, ""),),
    ),
    Commitment(
        said=date(2024, 11, 20),
        cause="Trans rights",
        statement="We remember",
        commitment="",
        owner="",
        due=date(2025, 11, 20),
        measure="",
        ends=(),
    ),
    Commitment(
        said=date(2025, 3, 8),
        cause="Gender equity",
        statement="Equal stages",
        commitment="Publish who speaks, by gender, after each event",
        owner="Head of Events",
        due=date(2026, 3, 8),
        measure="",
        ends=((2026, "Done", date(2026, 2, 20), "Figures on the website"),),
    ),
)


def commitments_sheet(organisation: Organisation, year: int) -> Sheet:
    """Return the commitments made up to the end of a year, as they stand then."""
    rows: list[dict[str, Cell]] = []
    for one in COMMITMENTS:
        if one.said.year > year:
            continue
        known = [end for end in one.ends if end[0] <= year]
        _, status, done_on, evidence = known[-1] if known else (0, "Open" if one.commitment else "", None, "")
        rows.append(
            {
                "Date": one.said,
                "Cause": one.cause,
                "Statement": one.statement,
                "Commitment": one.commitment,
                "Owner": one.owner,
                "Due": one.due if one.commitment else "",
                "Status": status,
                "Done on": done_on,
                "Evidence": evidence,
                "Measure": one.measure,
            }
        )
    return sheet_of("Commitments", f"{organisation.name}: public commitments {year}", rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """One action of last year's plan, as it comes back filled in."""

    item: str
    action: str
    owner: str
    due: date
    status: str
    done_on: date | None = None
    evidence: str = ""
    response: str = ""


PLANS: Mapping[int, tuple[PlannedAction, ...]] = {
    2025: (
        PlannedAction(
            item="access-budget",
            action="Set aside an access budget for each event",
            owner="Head of Finance",
            due=date(2025, 9, 30),
            status="Done",
            done_on=date(2025, 9, 12),
            evidence="Board minute 14",
        ),
        PlannedAction(
            item="human-captions",
            action="Book captioners for each event",
            owner="Head of Events",
            due=date(2025, 6, 30),
            status="Done",
            done_on=date(2025, 6, 2),
            evidence="Contracts with captioners",
        ),
        PlannedAction(
            item="prompt-payment",
            action="Pay speakers within 30 days",
            owner="Head of Finance",
            due=date(2025, 4, 30),
            status="Late",
            response="The new payment system comes in the autumn.",
        ),
    ),
    2026: (
        PlannedAction(
            item="prompt-payment",
            action="Pay speakers within 30 days",
            owner="Head of Finance",
            due=date(2026, 3, 31),
            status="Done",
            done_on=date(2026, 3, 10),
            evidence="Payment run every week",
        ),
        PlannedAction(
            item="pay-review",
            action="Publish an ethnicity pay report every year",
            owner="Head of Human Resources",
            due=date(2026, 6, 30),
            status="Dropped",
            response="The board wants figures for pay by grade first.",
        ),
        PlannedAction(
            item="fragrance-free-policy",
            action="Bring the fragrance-free policy into force",
            owner="Accessibility Lead",
            due=date(2026, 9, 30),
            status="In progress",
        ),
    ),
}


def plan_sheets(organisation: Organisation, year: int) -> list[Sheet]:
    """Return the plan of the year before, as it came back; none for the first year."""
    rows: list[dict[str, Cell]] = [
        {
            "Item": one.item,
            "Action": one.action,
            "Owner": one.owner,
            "Due": one.due,
            "Status": one.status,
            "Done on": one.done_on,
            "Evidence": one.evidence,
            "Response": one.response,
        }
        for one in PLANS.get(year, ())
    ]
    return [sheet_of("Action plan", f"{organisation.name}: plan of {year - 1}, filled in", rows)] if rows else []
