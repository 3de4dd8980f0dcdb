"""The events of a year, with what they provide, and the sessions of their programmes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .people import exactly, yes_no
from .scenario import SEED, YEARS, Organisation, Year
from .sheets import Cell, Sheet

NAMES = (
    "Spring Assembly", "Open Data Day", "Archive Forum", "Teaching Symposium", "Harbour Lectures", "Young Makers Day",
    "Climate Roundtable", "Sound and Space", "Reading the City", "Summer School", "Craft Weekend", "Digital Commons",
    "Migration Stories", "Materials Forum", "Health and Place", "Autumn Congress", "Design Justice Day",
    "Coastal Futures", "Language Exchange", "Tools for Learning", "Winter Colloquium", "Public History Day",
    "Care and Work", "Year in Review",
)  # fmt: skip
FORMATS = ("In person", "In person", "Hybrid", "Online")
COMMUNITIES = (
    "Deaf people",
    "Migrants",
    "Trans people",
    "Disabled people",
    "Working-class artists",
    "Indigenous peoples",
)
KINDS = ("Panel", "Panel", "Talk", "Talk", "Workshop", "Other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event; `provisions` holds the other columns as people fill them in."""

    name: str
    day: date
    format: str
    attendees: int
    provisions: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session of an event."""

    event: Event
    key: str
    kind: str
    community: str
    cells: Mapping[str, Cell]


def plan_events(organisation: Organisation, year: int) -> list[Event]:
    """Return the events of a year in order of their dates."""
    rng = Random(f"{SEED}-{organisation.key}-events-{year}")
    count, practice = organisation.events, YEARS[year]
    formats = [FORMATS[position % len(FORMATS)] for position in range(count)]
    rng.shuffle(formats)
    answers = {header: yes_no(rng, count, share, practice.blank) for header, share in _provisions(practice).items()}
    captioned = yes_no(rng, count, practice.captioned, practice.blank)
    methods = exactly(rng, count, 0.55 + practice.captioned / 4)
    events = []
    for position in range(count):
        attendees = int(rng.triangular(*organisation.attendees, organisation.attendees[0] * 2))
        online = formats[position] == "Online"
        provisions: dict[str, Cell] = {header: column[position] for header, column in answers.items()}
        provisions["Live captions"] = captioned[position]
        method = ("Human" if methods[position] else "Automatic") if captioned[position] == "Yes" else "None"
        provisions["Caption method"] = method if captioned[position] else ""
        provisions |= _venue(rng, attendees, online=online)
        budget = round(attendees * rng.uniform(38, 75), -2)
        provisions["Budget"] = budget
        provisions["Access budget"] = _access_budget(rng, practice, budget)
        if online:
            provisions |= dict.fromkeys(_VENUE_ONLY, "")
        day = date(year, 1, 15) + timedelta(days=int(position * 335 / count) + rng.randrange(6))
        events.append(
            Event(
                name=f"{NAMES[position * len(NAMES) // count]} {year}",
                day=day,
                format=formats[position],
                attendees=attendees,
                provisions=provisions,
            )
        )
    return events


def _provisions(practice: Year) -> dict[str, float]:
    return {
        "Captions on by default": practice.captioned * 0.8,
        "Recording captioned": practice.recording_captioned,
        "Interpreted": practice.interpreted,
        "Sign language": practice.interpreted * 1.4,
        "Fragrance free": 0.46,
        "Fragrance policy announced": 0.42,
        "Step-free route": practice.step_free,
        "Accessible toilets": 0.92,
        "Assistive listening": 0.62,
        "Quiet room": practice.quiet_room,
        "Event site tested for WCAG 2.2 AA": practice.site_tested,
        "Platform tested for WCAG 2.2 AA": practice.site_tested * 0.9,
        "Materials sent ahead": 0.42,
        "Access needs asked at registration": 0.88,
        "Access information published": practice.information_published,
        "Named access contact": 0.67,
        "Recorded": 0.60,
        "Livestreamed": 0.35,
    }


_VENUE_ONLY = (
    "Fragrance free", "Fragrance policy announced", "Step-free route", "Accessible toilets", "Assistive listening",
    "Quiet room", "Wheelchair spaces", "Fixed seats", "Assistive receivers",
)  # fmt: skip


_SPACES = ((25, 1), (50, 2), (150, 4), (300, 5), (500, 6))


def _venue(rng: Random, attendees: int, *, online: bool) -> dict[str, Cell]:
    if online:
        return {"Capacity": ""}
    capacity = int(attendees * rng.uniform(1.05, 1.4))
    enough = next((spaces for seats, spaces in _SPACES if capacity <= seats), 6 + -(-(capacity - 500) // 150))
    return {
        "Capacity": capacity,
        "Wheelchair spaces": enough if rng.random() < 0.7 else max(0, enough - rng.randrange(1, 4)),
        "Fixed seats": capacity if rng.random() < 0.4 else 0,
        "Assistive receivers": max(0, int(capacity * rng.choice((0.0, 0.02, 0.04, 0.04)))),
    }


def _access_budget(rng: Random, practice: Year, budget: float) -> Cell:
    if rng.random() < practice.blank:
        return ""
    return round(budget * rng.uniform(0.02, 0.06), -1) if rng.random() < practice.access_budget else 0


def plan_sessions(organisation: Organisation, events: list[Event], year: int) -> list[Session]:
    """Return the sessions: a keynote first, then panels, talks and workshops."""
    rng = Random(f"{SEED}-{organisation.key}-sessions-{year}")
    practice = YEARS[year]
    sessions = []
    for event in events:
        for position in range(rng.randint(*organisation.sessions)):
            kind = "Keynote" if position == 0 else ("Panel" if position == 1 else rng.choice(KINDS))
            community = rng.choice(COMMUNITIES) if rng.random() < 0.22 else ""
            sessions.append(
                Session(
                    event=event,
                    key=f"{event.name}, session {position + 1}",
                    kind=kind,
                    community=community,
                    cells=_session_cells(rng, practice, event, kind),
                )
            )
    return sessions


def _session_cells(rng: Random, practice: Year, event: Event, kind: str) -> dict[str, Cell]:
    def answer(share: float) -> str:
        if rng.random() < practice.blank:
            return ""
        return "Yes" if rng.random() < share else "No"

    captioned = answer(0.95 if event.provisions["Live captions"] == "Yes" else 0.06)
    recorded = event.provisions["Recorded"] == "Yes"
    interpreted = answer(practice.interpreted)
    minutes = {"Keynote": 60, "Panel": 75, "Workshop": 120}.get(kind, 30)
    asked = rng.randrange(3, 13)
    by_women = sum(rng.random() < 0.38 for _ in range(asked))
    by_men = sum(rng.random() < 0.95 for _ in range(asked - by_women))
    return {
        "Live captions": captioned,
        "Recording captioned": answer(practice.recording_captioned) if recorded else "",
        "Interpreted": interpreted,
        "Interpreters": (2 if minutes >= 60 or rng.random() < 0.6 else 1) if interpreted == "Yes" else 0,
        "Moderated": answer(0.96 if kind == "Panel" else 0.55),
        "Minutes": minutes,
        "Questions by women": by_women,
        "Questions by men": by_men,
        "Questions in all": asked,
    }


def events_sheet(organisation: Organisation, events: list[Event], year: int) -> Sheet:
    """Return the sheet of events, with the total row that its keeper added."""
    extra = sorted({header for event in events for header in event.provisions})
    headers = ("Event", "Date", "Format", "Attendees", *extra)
    rows = tuple(
        (event.name, event.day, event.format, event.attendees, *(event.provisions.get(header, "") for header in extra))
        for event in events
    )
    attendees = sum(event.attendees for event in events)
    totals = ("Total", None, None, attendees, *(None for _ in extra))
    title = f"{organisation.name}: events {year}"
    return Sheet(name="Events", title=title, headers=headers, rows=rows, totals=totals)


def sessions_sheet(organisation: Organisation, sessions: list[Session], year: int) -> Sheet:
    """Return the sheet of sessions."""
    extra = tuple(sessions[0].cells)
    headers = ("Event", "Session", "Kind", "Community the session is about", *extra)
    rows = tuple(
        (one.event.name, one.key, one.kind, one.community, *(one.cells[header] for header in extra)) for one in sessions
    )
    return Sheet(name="Programme", title=f"{organisation.name}: sessions {year}", headers=headers, rows=rows)
