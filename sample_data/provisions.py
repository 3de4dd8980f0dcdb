"""What each event of a year provides for access and safety, as its keeper fills it in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .people import exactly, yes_no
from .scenario import Year
from .sheets import Cell

VENUE_ONLY = frozenset(
    (
        *("Fragrance free", "Fragrance-free announced", "Step-free access", "Accessible toilets"),
        *("Assistive listening", "Quiet room", "Wheelchair spaces", "Fixed seats", "Assistive receivers", "Capacity"),
        *("Safe travel offered", "Safe travel designed with", "Security staff", "Security briefed", "Ejections"),
    )
)
"""Cells left blank for an event online."""

SPACES = ((25, 1), (50, 2), (150, 4), (300, 5), (500, 6))
"""Wheelchair spaces by seats of the room, up to 500; one more for each 150 beyond."""


def provide(rng: Random, practice: Year, formats: Sequence[str], attendees: Sequence[int]) -> list[dict[str, Cell]]:
    """Return the provisions of each event, by header."""
    count = len(formats)
    shares = {**_access(practice), **_safety(practice)}
    answers = {header: yes_no(rng, count, share, practice.blank) for header, share in shares.items()}
    by_hand = exactly(rng, count, 0.55 + practice.captioned / 4)
    rows: list[dict[str, Cell]] = []
    for position in range(count):
        row: dict[str, Cell] = {header: column[position] for header, column in answers.items()}
        row |= _captions(str(row["Live captions"]), by_hand[position], str(row["Interpreted"]))
        row |= _venue(rng, attendees[position])
        row |= _money(rng, practice, attendees[position])
        row |= _duty(rng, practice, attendees[position], row)
        if formats[position] == "Online":
            row |= dict.fromkeys(VENUE_ONLY, "")
        rows.append(row)
    return rows


def _access(practice: Year) -> dict[str, float]:
    return {
        "Live captions": practice.captioned,
        "Captions on by default": practice.captioned * 0.8,
        "Recording captioned": practice.recording_captioned,
        "Interpreted": practice.interpreted,
        "Fragrance free": practice.rate(0.3, 0.8),
        "Fragrance-free announced": practice.rate(0.25, 0.8),
        "Step-free access": practice.step_free,
        "Accessible toilets": 0.92,
        "Assistive listening": practice.rate(0.5, 0.9),
        "Quiet room": practice.quiet_room,
        "Site WCAG tested": practice.site_tested,
        "Platform WCAG tested": practice.site_tested * 0.9,
        "Materials sent ahead": practice.rate(0.3, 0.8),
        "Text alternatives": practice.rate(0.2, 0.8),
        "Access needs asked": practice.rate(0.8, 1.0),
        "Access information published": practice.information_published,
        "Access contact": practice.rate(0.5, 1.0),
        "Recorded": 0.60,
        "Livestreamed": 0.35,
    }


def _safety(practice: Year) -> dict[str, float]:
    return {
        "Safety team": practice.rate(0.4, 1.0),
        "Safety team trained": practice.rate(0.2, 0.9),
        "Safety announced": practice.rate(0.3, 1.0),
        "Code of conduct published": practice.rate(0.6, 1.0),
        "Code of conduct accepted": practice.rate(0.4, 1.0),
        "Code of conduct enforceable": practice.rate(0.3, 0.9),
        "Ally resources given": practice.rate(0.1, 0.6),
        "Helpers vetted": practice.rate(0.3, 0.9),
        "Safe travel offered": practice.rate(0.2, 0.8),
        "Safe travel designed with": practice.rate(0.05, 0.6),
        "Feedback asked": practice.rate(0.6, 1.0),
        "Interaction badges": practice.rate(0.05, 0.6),
        "Pronoun badges": practice.rate(0.3, 0.9),
        "Photo consent": practice.rate(0.5, 1.0),
        "Closed spaces offered": practice.rate(0.05, 0.3),
        "Security staff": 0.4,
        "Security briefed": practice.rate(0.2, 0.8),
        "Security actions reviewed": practice.rate(0.2, 0.7),
    }


def _captions(captioned: str, by_hand: bool, interpreted: str) -> dict[str, Cell]:
    method = ("Human" if by_hand else "Automatic") if captioned == "Yes" else "No captions"
    return {
        "Caption method": method if captioned else "",
        "Sign language used": "Irish Sign Language" if interpreted == "Yes" else "",
    }


def _venue(rng: Random, attendees: int) -> dict[str, Cell]:
    capacity = int(attendees * rng.uniform(1.05, 1.4))
    enough = next((spaces for seats, spaces in SPACES if capacity <= seats), 6 - (500 - capacity) // 150)
    return {
        "Capacity": capacity,
        "Fixed seats": "Yes" if rng.random() < 0.4 else "No",
        "Wheelchair spaces": enough if rng.random() < 0.7 else max(0, enough - rng.randrange(1, 4)),
        "Assistive receivers": max(0, int(capacity * rng.choice((0.0, 0.02, 0.04, 0.04)))),
    }


def _money(rng: Random, practice: Year, attendees: int) -> dict[str, Cell]:
    budget = round(attendees * rng.uniform(38, 75), -2)
    has_access_budget, blank = rng.random() < practice.access_budget, rng.random() < practice.blank
    access = round(budget * rng.uniform(0.02, 0.06), -1) if has_access_budget else 0
    return {"Budget": budget, "Access budget": "" if blank else access}


def _duty(rng: Random, practice: Year, attendees: int, row: dict[str, Cell]) -> dict[str, Cell]:
    helpers = max(2, attendees // 30)
    return {
        "Safety contacts": rng.choice((1, 2, 2, 3)) if row["Safety team"] == "Yes" else 0,
        "Helpers on duty": helpers,
        "Helpers trained": min(helpers, round(helpers * practice.rate(0.2, 0.9) * rng.uniform(0.6, 1.3))),
        "Ejections": rng.choice((0, 0, 0, 1)) if row["Security staff"] == "Yes" else 0,
    }
