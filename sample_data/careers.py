"""Hiring and careers: openings, applications, moves, leave, programmes and staff groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from .people import Traits, draw_traits, yes_no
from .scenario import SEED, YEARS, Organisation
from .sheets import Cell, Sheet, sheet_of
from .staff import LEVELS, Member, places_of

STAGES = ("Applied", "Screened", "Interviewed", "Offered", "Hired")
PASSING = (0.45, 0.5, 0.42, 0.85)


def groups(traits: Traits) -> dict[str, Cell]:
    """Return the group columns that most of the files have."""
    return {"Gender": traits.gender, "Ethnicity": traits.ethnicity, "Disability": traits.disability}


def further_groups(traits: Traits) -> dict[str, Cell]:
    """Return the group columns that some of the files have."""
    return {
        "Class background": traits.class_background,
        "Sexual orientation": traits.orientation,
        "Religion or belief": traits.religion,
        "Caring responsibilities": traits.caring,
    }


def hiring_sheets(organisation: Organisation, year: int) -> list[Sheet]:
    """Return the openings of a year and everyone who applied."""
    rng = Random(f"{SEED}-{organisation.key}-hiring-{year}")
    practice, count = YEARS[year], max(4, organisation.staff // 22)
    departments = list(places_of(organisation))
    shares = {
        "Masked": practice.rate(0.2, 0.9),
        "Structured interviews": practice.rate(0.4, 0.95),
        "Question bank reviewed": practice.rate(0.2, 0.9),
        "Mixed panel": practice.rate(0.5, 0.95),
        "Pay range published": practice.rate(0.4, 1.0),
        "Adverts reviewed": practice.rate(0.3, 0.9),
        "Adjustments offered": practice.rate(0.6, 1.0),
        "Criteria published": practice.rate(0.5, 1.0),
    }
    answers = {header: yes_no(rng, count, share, practice.blank) for header, share in shares.items()}
    openings: list[dict[str, Cell]] = []
    applications: list[dict[str, Cell]] = []
    for position in range(count):
        opened = date(year, 1, 5) + timedelta(days=int(position * 300 / count))
        key = f"V{year}-{position + 1:03d}"
        openings.append(
            {
                "Opening": key,
                "Department": rng.choice(departments),
                "Grade": rng.choice(LEVELS[:6]),
                "Opened on": opened,
                "Filled on": opened + timedelta(days=rng.randrange(30, 65)),
                **{header: column[position] for header, column in answers.items()},
            }
        )
        applications.extend(_application(rng, key, opened, serial) for serial in range(rng.randrange(12, 28)))
    title = f"{organisation.name}: {{}} {year}"
    return [
        sheet_of("Openings", title.format("vacancies"), openings),
        sheet_of("Applications", title.format("applications"), applications),
    ]


def _application(rng: Random, opening: str, opened: date, serial: int) -> dict[str, Cell]:
    traits = draw_traits(rng)
    reached = 0
    favoured = 1.0 if traits.ethnicity in ("White", "", "Prefer not to say") else 0.78
    for chance in PASSING:
        if rng.random() >= chance * favoured:
            break
        reached += 1
    day = opened + timedelta(days=rng.randrange(1, 18))
    days = [day + timedelta(days=7 * step) for step in range(len(STAGES))]
    return {
        "Opening": opening,
        "Applicant": f"{opening}-{serial + 1:03d}",
        **groups(traits),
        **further_groups(traits),
        "Stage reached": STAGES[reached],
        "Applied on": days[0],
        "Screened on": days[1] if reached >= 1 else "",
        "Interviewed on": days[2] if reached >= 2 else "",
        "Offered on": days[3] if reached >= 3 else "",
        "Hired on": days[4] if reached >= 4 else "",
        "Source": rng.choice(("Advert", "Referral", "Open call", "Agency")),
    }


def career_sheets(organisation: Organisation, members: Sequence[Member], year: int) -> list[Sheet]:
    """Return what became of the staff of a year."""
    rng = Random(f"{SEED}-{organisation.key}-careers-{year}")
    title = f"{organisation.name}: {{}} {year}"
    there = [member for member in members if member.left_on is None]
    moves: list[dict[str, Cell]] = [
        {
            "Employee": member.key,
            "Date": day,
            "Kind": kind,
            **groups(member.traits),
            **further_groups(member.traits),
        }
        for member in there
        for day, kind in member.moves
    ]
    return [
        sheet_of("Moves", title.format("promotions, raises and assignments"), moves),
        sheet_of("Parental leave", title.format("parental leave"), _leave(rng, organisation, there, year)),
        sheet_of("Programmes", title.format("mentoring and training"), _programmes(rng, organisation, there, year)),
        sheet_of("Staff groups", title.format("staff groups"), _staff_groups(rng, organisation, year)),
    ]


def _leave(rng: Random, organisation: Organisation, there: Sequence[Member], year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for member in rng.sample(list(there), max(8, organisation.staff // 20)):
        birth = member.traits.gender == "Woman"
        weeks = rng.choice((26, 34, 42)) if birth else rng.choice((2, 4, 9, 26))
        due_back = date(year - 1, 1, 1) + timedelta(days=rng.randrange(730))
        a_year_ago = due_back.year < year
        returned = rng.random() < 0.93
        stayed = returned and rng.random() < (0.82 if birth else 0.94)
        rows.append(
            {
                "Employee": member.key,
                **groups(member.traits),
                **further_groups(member.traits),
                "Parent": "Birth parent" if birth else rng.choice(("Other parent", "Other parent", "Adoptive parent")),
                "Weeks taken": weeks,
                "Weeks full pay": min(weeks, 16 if birth else 4),
                "Started on": due_back - timedelta(weeks=weeks),
                "Due back": due_back,
                "Returned": "Yes" if returned else "No",
                "Still employed after 12 months": ("Yes" if stayed else "No") if a_year_ago else "",
            }
        )
    return rows


_PROGRAMMES = (
    ("Career mentoring", "Mentoring", "Careers"),
    ("Sponsors for senior posts", "Sponsorship", "Careers"),
    ("Fair decisions", "Training", "Bias in decisions"),
    ("Disability at work", "Training", "Disability"),
    ("First-time managers", "Leadership", "Leadership"),
    ("Skills for the neighbourhood", "Pro bono", "Community"),
)


def _programmes(rng: Random, organisation: Organisation, there: Sequence[Member], year: int) -> list[dict[str, Cell]]:
    practice = YEARS[year]
    rows: list[dict[str, Cell]] = []
    for name, kind, topic in _PROGRAMMES:
        for member in rng.sample(list(there), max(6, organisation.staff // 14)):
            took = rng.random() < practice.rate(0.4, 0.85)
            offered = rng.choice((4, 8, 16))
            rows.append(
                {
                    "Programme": name,
                    "Kind": kind,
                    "Employee": member.key,
                    **groups(member.traits),
                    **further_groups(member.traits),
                    "Date": date(year, 1, 10) + timedelta(days=rng.randrange(330)),
                    "Hours": offered * rng.choice((0.5, 1.0)) if took else 0,
                    "Hours offered": offered,
                    "Took up": "Yes" if took else "No",
                    "Promoted since": "Yes" if took and rng.random() < 0.12 else "No",
                    "Leader": "Yes" if member.level >= 4 else "No",
                    "Volunteer": "No",
                    "Paid time": "Yes" if rng.random() < practice.rate(0.6, 1.0) else "No",
                    "External facilitator": "Yes" if rng.random() < 0.4 else "No",
                    "Community author": "Yes" if rng.random() < practice.rate(0.1, 0.7) else "No",
                    "Topic": topic,
                }
            )
    return rows


def _staff_groups(rng: Random, organisation: Organisation, year: int) -> list[dict[str, Cell]]:
    practice = YEARS[year]
    names = {"Disabled Staff Network": "Disabled people", "Race Equity Network": "People of colour"}
    if organisation.key == "large":
        names |= {
            "Pride Network": "LGBTQ people",
            "Parents and Carers": "Carers",
            "Working-Class Staff": "Working class",
        }
    return [
        {
            "Group name": name,
            "Community": community,
            "Members": max(3, int(organisation.staff * rng.uniform(0.01, 0.05))),
            "Group budget": round(practice.rate(0, 6000) * rng.uniform(0.6, 1.4), -2),
            "Executive sponsor": "Yes" if rng.random() < practice.rate(0.3, 1.0) else "No",
            "Paid hours": round(practice.rate(0, 90) * rng.uniform(0.5, 1.5)),
            "Decisions changed": rng.randrange(0, 4),
            "Led by community": "Yes" if rng.random() < 0.9 else "No",
            "Closed space": "Yes" if rng.random() < practice.rate(0.2, 0.9) else "No",
            "Leads": 2,
            "Cover for leads": "Yes" if rng.random() < practice.rate(0.1, 0.9) else "No",
        }
        for name, community in names.items()
    ]
