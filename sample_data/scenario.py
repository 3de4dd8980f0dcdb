"""The two fictional organisations and the story of their years: what is good, what is wrong, what gets better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SEED = 20250101
BURN_IN = 2023
"""The first simulated year; nothing is written of it, it gives the first written year its joiners and leavers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One fictional organisation."""

    key: str
    name: str
    staff: int
    people_team: int  # size of the HR department
    departments: Mapping[str, float]  # share of the staff; the HR department and the executive office stand apart
    executive_office: int
    events: int
    sessions: tuple[int, int]  # fewest and most sessions of an event
    speakers: int  # people who may be asked to speak
    attendees: tuple[int, int]
    board: int
    hourly_department: str  # staff paid by the hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The practice of one year. Provisions are shares of the events (or sessions) that have them."""

    captioned: float
    recording_captioned: float
    interpreted: float
    step_free: float
    quiet_room: float
    access_budget: float
    information_published: float
    site_tested: float
    unpaid: float  # share of appearances by role in `UNPAID_ROLES` that are not paid
    fee_named: float  # share of invitations that name the fee
    late: float  # share of payments later than 30 days
    paid_ahead: float
    fee_gap: float  # what women are offered less in the same role
    women_speaking: float
    women_keynotes: float
    white_speaking: float
    first_time: float
    requests_met: float
    blank: float  # share of yes/no cells that nobody filled in
    raise_rate: float
    progress: float  # how far everything else has come, from 0 to 1
    not_recorded: tuple[str, ...] = ()  # headers that nobody filled in any more

    def rate(self, worst: float, best: float) -> float:
        """Return the year's place between a bad and a good practice."""
        return worst + (best - worst) * self.progress


LARGE = Organisation(
    key="large",
    name="Lindenmoor Institute",
    staff=1500,
    people_team=38,
    departments={
        "Learning and Teaching": 0.24,
        "Research": 0.17,
        "Visitor Services": 0.16,
        "Catering": 0.09,
        "Estates": 0.09,
        "Digital": 0.08,
        "Library and Archive": 0.06,
        "Communications": 0.05,
        "Events": 0.04,
        "Finance": 0.02,
    },
    executive_office=4,
    events=24,
    sessions=(4, 8),
    speakers=340,
    attendees=(60, 900),
    board=12,
    hourly_department="Catering",
)

SMALL = Organisation(
    key="small",
    name="Saltwick Studio",
    staff=80,
    people_team=4,
    departments={"Studio": 0.40, "Learning": 0.25, "Front of House": 0.20, "Operations": 0.15},
    executive_office=2,
    events=6,
    sessions=(2, 4),
    speakers=36,
    attendees=(30, 180),
    board=7,
    hourly_department="Front of House",
)

ORGANISATIONS: Mapping[str, Organisation] = {"large": LARGE, "small": SMALL}

YEARS: Mapping[int, Year] = {
    2024: Year(
        captioned=0.50,
        recording_captioned=0.42,
        interpreted=0.21,
        step_free=0.83,
        quiet_room=0.25,
        access_budget=0.33,
        information_published=0.50,
        site_tested=0.38,
        unpaid=0.24,
        fee_named=0.46,
        late=0.34,
        paid_ahead=0.10,
        fee_gap=0.09,
        women_speaking=0.41,
        women_keynotes=0.36,
        white_speaking=0.80,
        first_time=0.22,
        requests_met=0.78,
        blank=0.05,
        raise_rate=0.021,
        progress=0.25,
    ),
    2025: Year(
        captioned=0.79,
        recording_captioned=0.67,
        interpreted=0.29,
        step_free=0.88,
        quiet_room=0.46,
        access_budget=0.71,
        information_published=0.75,
        site_tested=0.58,
        unpaid=0.11,
        fee_named=0.74,
        late=0.22,
        paid_ahead=0.24,
        fee_gap=0.05,
        women_speaking=0.47,
        women_keynotes=0.45,
        white_speaking=0.73,
        first_time=0.27,
        requests_met=0.89,
        blank=0.03,
        raise_rate=0.032,
        progress=0.6,
    ),
    2026: Year(
        captioned=0.46,
        recording_captioned=0.71,
        interpreted=0.33,
        step_free=0.92,
        quiet_room=0.5,
        access_budget=0.96,
        information_published=0.83,
        site_tested=0.67,
        unpaid=0.06,
        fee_named=0.88,
        late=0.12,
        paid_ahead=0.4,
        fee_gap=0.02,
        women_speaking=0.49,
        women_keynotes=0.5,
        white_speaking=0.7,
        first_time=0.3,
        requests_met=0.93,
        blank=0.03,
        raise_rate=0.028,
        progress=0.75,
        not_recorded=("Quiet room",),
    ),
}

FEE_FLOORS: Mapping[str, int] = {
    "keynote": 800,
    "invited": 450,
    "speaker": 300,
    "panellist": 250,
    "moderator": 250,
    "session-chair": 150,
}
"""Lowest fair fee by role, in euros, as `audit.toml` of the sample states them."""
