"""Who is heard: surveys, consultations, memberships, content; and how reports of harm are dealt with."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .careers import groups
from .people import draw_traits
from .scenario import SEED, YEARS, Organisation, Year
from .sheets import Cell, Sheet, sheet_of

QUESTIONS = (
    ("Staff", "I can report harm without fear"),
    ("Staff", "My suggestions are answered"),
    ("Staff", "I belong here"),
    ("Attendees", "I felt safe at the event"),
    ("Attendees", "My access needs were met"),
    ("Volunteers", "I was prepared for my task"),
)
CONSULTATIONS = (
    ("Venue strategy", "Disabled people", "Access Alliance", "Decision"),
    ("Crowd safety plan", "Trans people", "Night Safe Collective", "Safety measure"),
    ("Outside review of access", "Disabled people", "Access Alliance", "Partner review"),
    ("Open call for programmes", "Migrants", "Newcomers Forum", "Proposal"),
    ("Uniform policy", "Religious minorities", "Interfaith Table", "Policy"),
    ("Childcare at events", "Carers", "Parents Circle", "Proposal"),
)
CONTENT = ("Campaign", "Publication", "Training", "Web page", "Message")
CHANNELS = (
    ("Line manager", "Line manager"),
    ("Online form", "Anonymous form"),
    ("Ombudsperson", "Ombudsperson"),
    ("Staff council", "Staff council"),
)
INCIDENTS = ("Harassment", "Discrimination", "Access failure", "Safety", "Code of conduct")


def voice_sheets(organisation: Organisation, year: int) -> list[Sheet]:
    """Return the sheets about being heard."""
    rng = Random(f"{SEED}-{organisation.key}-voice-{year}")
    practice, title = YEARS[year], f"{organisation.name}: {{}} {year}"
    return [
        sheet_of("Surveys", title.format("survey results"), _surveys(rng, organisation, practice, year)),
        sheet_of("Consultations", title.format("consultations"), _consultations(rng, practice, year)),
        sheet_of("Memberships", title.format("advisory bodies and partners"), _memberships(rng, practice)),
        sheet_of("Content", title.format("published content"), _content(rng, practice, year)),
    ]


def safety_sheets(organisation: Organisation, year: int) -> list[Sheet]:
    """Return the ways to report harm, and the reports, without names."""
    rng = Random(f"{SEED}-{organisation.key}-safety-{year}")
    practice, title = YEARS[year], f"{organisation.name}: {{}} {year}"
    return [
        sheet_of("Reporting channels", title.format("reporting channels"), _channels(rng, practice)),
        sheet_of("Incidents", title.format("reports of harm"), _incidents(rng, organisation, practice, year)),
    ]


def _chance(rng: Random, share: float) -> str:
    return "Yes" if rng.random() < share else "No"


def _surveys(rng: Random, organisation: Organisation, practice: Year, year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for audience, question in QUESTIONS:
        for group in ("All", "Women", "Men", "Disabled people"):
            asked = organisation.staff if audience == "Staff" else organisation.attendees[1] * 3
            asked = asked if group == "All" else int(asked * {"Women": 0.5, "Men": 0.45}.get(group, 0.1))
            answered = int(asked * rng.uniform(0.35, 0.7))
            agreed = int(answered * practice.rate(0.5, 0.85) * rng.uniform(0.9, 1.1))
            rows.append(
                {
                    "Survey": f"{audience} survey {year}",
                    "Date": date(year, 10, 1),
                    "Audience": audience,
                    "Question": question,
                    "Group": group,
                    "Asked": asked,
                    "Answered": answered,
                    "Agreed": agreed,
                    "Share agreed": round(agreed / answered, 3),
                    "Suggestions": 12 if group == "All" else "",
                    "Acted on": round(12 * practice.rate(0.1, 0.8)) if group == "All" else "",
                    "Answer given": _chance(rng, practice.rate(0.2, 0.9)) if group == "All" else "",
                }
            )
    return rows


def _consultations(rng: Random, practice: Year, year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for position, (name, community, partner, kind) in enumerate(CONSULTATIONS):
        held = date(year, 2, 1) + timedelta(days=45 * position)
        before = rng.random() < practice.rate(0.3, 1.0)
        rows.append(
            {
                "Consultation": f"{name} {year}",
                "Date": held,
                "Decided on": held + timedelta(days=60 if before else -30),
                "Community": community,
                "Partner": partner,
                "Run by community": _chance(rng, 0.8),
                "Held before": "Yes" if before else "No",
                "Paid": _chance(rng, practice.rate(0.2, 0.95)),
                "Outcome recorded": _chance(rng, practice.rate(0.4, 1.0)),
                "Acted on": _chance(rng, practice.rate(0.3, 0.8)),
                "Answer given": _chance(rng, practice.rate(0.4, 1.0)),
                "Kind": kind,
                "Proposed by": rng.choice(("Staff", "Community", "Management")),
                "Adopted": _chance(rng, practice.rate(0.2, 0.7)),
            }
        )
    return rows


def _memberships(rng: Random, practice: Year) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for body, kind, community in (
        ("Access Advisory Group", "Advisory group", "Yes"),
        ("Programme Advisory Group", "Advisory group", "No"),
        ("Staff Council", "Staff council", "No"),
        ("Coalition for Fair Culture", "Coalition", "Yes"),
    ):
        for serial in range(1, 8):
            rows.append(
                {
                    "Body": body,
                    "Member": f"M{body[0]}{len(rows) + serial:03d}",
                    **groups(draw_traits(rng)),
                    "Kind": kind,
                    "Organisation": "Coalition for Fair Culture" if kind == "Coalition" else "",
                    "Run by community": community,
                    "Has vote": _chance(rng, practice.rate(0.3, 0.9)),
                    "Paid": _chance(rng, practice.rate(0.2, 0.9)),
                    "Hours": rng.randrange(4, 40),
                    "Agenda items": rng.randrange(0, 4),
                }
            )
    return rows


def _content(rng: Random, practice: Year, year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for serial in range(36):
        published = date(year, 1, 8) + timedelta(days=serial * 9)
        reviewed = rng.random() < practice.rate(0.2, 0.9)
        people, sources = rng.randrange(0, 12), rng.randrange(0, 15)
        rows.append(
            {
                "Content": f"C{year}-{serial + 1:03d}",
                "Kind": CONTENT[serial % len(CONTENT)],
                "Published on": published,
                "Reviewed on": published - timedelta(days=6) if reviewed else "",
                "Changed": _chance(rng, 0.4) if reviewed else "",
                "Credit recorded": _chance(rng, practice.rate(0.5, 1.0)),
                "Consent recorded": _chance(rng, practice.rate(0.4, 1.0)),
                "People shown": people,
                "Women shown": sum(rng.random() < 0.45 for _ in range(people)),
                "People of color shown": sum(rng.random() < 0.25 for _ in range(people)),
                "Sources": sources,
                "Sources underrepresented": sum(rng.random() < practice.rate(0.15, 0.5) for _ in range(sources)),
                "Alt text": _chance(rng, practice.rate(0.4, 1.0)),
                "Accessible format": _chance(rng, practice.rate(0.3, 0.9)),
                "Plain language": _chance(rng, practice.rate(0.3, 0.8)),
            }
        )
    return rows


def _channels(rng: Random, practice: Year) -> list[dict[str, Cell]]:
    return [
        {
            "Reporting channel": channel,
            "Kind": kind,
            "Anonymous": "Yes" if "form" in kind else "No",
            "Outside line": "Yes" if "Ombuds" in kind else "No",
            "Working": "Yes",
            "Support offered": _chance(rng, practice.rate(0.4, 1.0)),
            "Helpers trained": _chance(rng, practice.rate(0.3, 1.0)),
            "Known to staff": round(practice.rate(0.4, 0.95) * rng.uniform(0.9, 1.05), 2),
            "Reports": rng.randrange(2, 9),
        }
        for channel, kind in CHANNELS
    ]


def _incidents(rng: Random, organisation: Organisation, practice: Year, year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for serial in range(26 if organisation.key == "large" else 4):
        reported = date(year, 1, 10) + timedelta(days=rng.randrange(340))
        prompt = rng.random() < practice.rate(0.4, 0.95)
        acknowledged = reported + timedelta(days=rng.randrange(0, 7) if prompt else rng.randrange(9, 40))
        feedback = acknowledged + timedelta(days=rng.randrange(20, 85) if prompt else rng.randrange(95, 150))
        due = feedback + timedelta(days=60)
        done = rng.random() < practice.rate(0.3, 0.9)
        rows.append(
            {
                "Incident": f"I{year}-{serial + 1:03d}",
                "Kind": rng.choice(INCIDENTS),
                "Reported on": reported,
                "Acknowledged on": acknowledged,
                "Feedback on": feedback,
                "Resolved on": feedback + timedelta(days=10) if prompt else "",
                "Channel": rng.choice([channel for channel, _ in CHANNELS]),
                "Support offered": _chance(rng, practice.rate(0.4, 1.0)),
                "Reporter choice recorded": _chance(rng, practice.rate(0.3, 0.9)),
                "Followed": _chance(rng, practice.rate(0.5, 1.0)),
                "Outcome told": _chance(rng, practice.rate(0.4, 1.0)),
                "Corrective action": "Procedure changed" if done else "",
                "Corrective action due": due,
                "Done on": due - timedelta(days=5) if done else "",
                "Lesson recorded": _chance(rng, practice.rate(0.2, 0.9)),
                "Repeat": _chance(rng, 0.15),
                "Security action": _chance(rng, 0.05),
                "Reporter after 6m": rng.choice(("Unchanged", "Unchanged", "Unchanged", "Left")),
                "Reporter after 12m": rng.choice(("Unchanged", "Unchanged", "Left", "Unknown")),
            }
        )
    return rows
