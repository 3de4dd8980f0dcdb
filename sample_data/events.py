"""The events of a year, with what they provide, and the sessions of their programmes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .provisions import provide
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
TOPICS = ("Education", "Environment", "Heritage", "Migration", "Health", "Technology")
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
    topic: str
    url: str
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
    count = organisation.events
    formats = [FORMATS[position % len(FORMATS)] for position in range(count)]
    rng.shuffle(formats)
    fewest, most = organisation.attendees
    attendees = [int(rng.triangular(fewest, most, fewest * 2)) for _ in range(count)]
    provisions = provide(rng, YEARS[year], formats, attendees)
    events = []
    for position in range(count):
        name = NAMES[position * len(NAMES) // count]
        day = date(year, 1, 15) + timedelta(days=int(position * 335 / count) + rng.randrange(6))
        events.append(
            Event(
                name=f"{name} {year}",
                topic=TOPICS[position % len(TOPICS)],
                url=f"https://events.example/{year}/{name.lower().replace(' ', '-')}",
                day=day,
                format=formats[position],
                attendees=attendees[position],
                provisions=provisions[position],
            )
        )
    return events


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
    seated = max(8, int(event.attendees * rng.uniform(0.3, 0.9)))
    asked = rng.randrange(3, 13)
    by_women = sum(rng.random() < 0.38 for _ in range(asked))
    by_men = sum(rng.random() < 0.95 for _ in range(asked - by_women))
    return {
        "Live captions": captioned,
        "Recording captioned": answer(practice.recording_captioned) if recorded else "",
        "Interpreted": interpreted,
        "Interpreters": (2 if minutes >= 60 or rng.random() < 0.6 else 1) if interpreted == "Yes" else 0,
        "Moderated": answer(0.96 if kind == "Panel" else 0.55),
        "Moderator briefed": answer(practice.rate(0.2, 0.9)) if kind == "Panel" else "",
        "Ground rules read": answer(practice.rate(0.1, 0.8)),
        "Minutes": minutes,
        "People in the room": seated,
        "Women in the room": round(seated * 0.52),
        "Men in the room": round(seated * 0.46),
        "Questions by women": by_women,
        "Questions by men": by_men,
        "Questions in all": asked,
    }


def events_sheet(organisation: Organisation, events: list[Event], year: int) -> Sheet:
    """Return the sheet of events, with the total row that its keeper added."""
    unrecorded = YEARS[year].not_recorded
    extra = tuple(header for header in events[0].provisions if header not in unrecorded)
    headers = ("Event", "Date", "Format", "Topic", "Website", "Attendees", *extra)
    rows = tuple(
        (
            *(event.name, event.day, event.format, event.topic, event.url, event.attendees),
            *(event.provisions[header] for header in extra),
        )
        for event in events
    )
    attendees = sum(event.attendees for event in events)
    totals = ("Total", None, None, None, None, attendees, *(None for _ in extra))
    title = f"{organisation.name}: events {year}"
    return Sheet(name="Events", title=title, headers=headers, rows=rows, totals=totals)


def sessions_sheet(organisation: Organisation, sessions: list[Session], year: int) -> Sheet:
    """Return the sheet of sessions."""
    extra = tuple(sessions[0].cells)
    headers = ("Event", "Session", "Session date", "Kind", "Community the session is about", *extra)
    rows = tuple(
        (one.event.name, one.key, one.event.day, one.kind, one.community, *(one.cells[header] for header in extra))
        for one in sessions
    )
    return Sheet(name="Programme", title=f"{organisation.name}: sessions {year}", headers=headers, rows=rows)
