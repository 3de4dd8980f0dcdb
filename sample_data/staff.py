"""The staff of a fictional organisation: hired, promoted, raised and leaving, year after year."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .people import ETHNICITY, GENDER, Traits, draw_traits, pick, with_share
from .scenario import BURN_IN, SEED, YEARS, Organisation

LEVELS = ("Grade 1", "Grade 2", "Grade 3", "Grade 4", "Grade 5", "Grade 6", "Grade 7")
LEVEL_SHARES = (0.20, 0.25, 0.22, 0.16, 0.10, 0.05, 0.02)
LEVEL_PAY = (29_500, 34_000, 40_500, 48_500, 59_500, 74_000, 98_000)
WOMEN_BY_LEVEL = (0.60, 0.58, 0.55, 0.51, 0.44, 0.37, 0.30)
WHITE_BY_LEVEL = (0.62, 0.65, 0.68, 0.73, 0.78, 0.84, 0.88)
JOB_GROUPS = {
    "Learning and Teaching": "Teaching",
    "Learning": "Teaching",
    "Research": "Research",
    "Digital": "Technical",
    "Studio": "Technical",
    "Estates": "Technical",
    "Operations": "Technical",
    "Catering": "Hospitality",
    "Visitor Services": "Hospitality",
    "Front of House": "Hospitality",
}
LEAVING = {
    "Resigned: new post": "voluntary",
    "Resigned: pay": "voluntary",
    "Resigned: working conditions": "voluntary",
    "Retired": "other",
    "End of fixed term": "other",
    "Redundancy": "involuntary",
    "Dismissed": "involuntary",
}
LEAVING_SHARES = (0.34, 0.14, 0.13, 0.12, 0.12, 0.10, 0.05)
HOURS = 37.0


@dataclass(slots=True, kw_only=True)
class Member:
    """One fictional member of staff."""

    key: str
    traits: Traits
    born: int
    level: int
    department: str
    hired_on: date
    full_time: bool
    fte: float
    permanent: bool
    location: str
    education: str
    pay: float  # a year, full-time equivalent
    leads_people: bool = False
    manager: str = ""
    left_on: date | None = None
    leaving_reason: str = ""
    exit_interview: str = ""
    reason_recorded: str = ""
    bonus: float | None = None
    overtime: float | None = None
    long_leave: bool = False
    source: str = "Self-described"
    moves: list[tuple[date, str]] = field(default_factory=list)  # of the year

    @property
    def job_group(self) -> str:
        """Comparable work, as the employer groups it."""
        return "Management" if self.level >= 5 else JOB_GROUPS.get(self.department, "Professional services")


def simulate(organisation: Organisation, last_year: int) -> Mapping[int, list[Member]]:
    """Return the staff list at the end of each year: who is there, and who left in that year or the last."""
    rng = Random(f"{SEED}-{organisation.key}-staff")
    members: list[Member] = []
    for department, places in places_of(organisation).items():
        for _ in range(places):
            members.append(_hire(rng, len(members), department, _long_ago(rng)))
    lists: dict[int, list[Member]] = {}
    hired = len(members)
    for year in range(BURN_IN, last_year + 1):
        rng = Random(f"{SEED}-{organisation.key}-staff-{year}")
        members = [member for member in members if member.left_on is None or member.left_on.year >= year - 1]
        _reward(rng, members, year)
        for member in _leave(rng, organisation, members, year):
            if member.department != "Executive Office" or rng.random() < 0.5:
                members.append(_hire(rng, hired, member.department, _day(rng, year)))
                hired += 1
        _appoint_managers(members)
        lists[year] = deepcopy(members)
    return lists


def places_of(organisation: Organisation) -> dict[str, int]:
    """Return how many posts each department has."""
    rest = organisation.staff - organisation.people_team - organisation.executive_office
    places = {name: round(rest * share) for name, share in organisation.departments.items()}
    return {**places, "Human Resources": organisation.people_team, "Executive Office": organisation.executive_office}


def _day(rng: Random, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def _long_ago(rng: Random) -> date:
    return _day(rng, BURN_IN - 1 - min(24, int(rng.expovariate(1 / 6))))


def _hire(rng: Random, serial: int, department: str, hired_on: date) -> Member:
    if department == "Executive Office":
        level = rng.choice((5, 6))
    elif department in ("Catering", "Front of House", "Visitor Services"):
        level = rng.choices((0, 1, 2, 3), (0.5, 0.3, 0.14, 0.06))[0]
    else:
        level = rng.choices(range(len(LEVELS)), LEVEL_SHARES)[0]
    women, white = WOMEN_BY_LEVEL[level], WHITE_BY_LEVEL[level]
    if department == "Human Resources":
        women, white = 0.82, 0.88
    traits = draw_traits(
        rng,
        gender=with_share(GENDER, "Woman", women * 0.96),
        ethnicity=with_share(ETHNICITY, "White", white * 0.91),
    )
    full_time = rng.random() < (0.66 if traits.gender == "Woman" else 0.86)
    fte = 1.0 if full_time else rng.choice((0.4, 0.5, 0.6, 0.8))
    steps = min(8, max(0, 2024 - hired_on.year))
    penalty = 0.972 if traits.gender == "Woman" else 1.0
    penalty *= 0.978 if traits.ethnicity in ("Black", "Asian", "Mixed", "Other") else 1.0
    return Member(
        key=f"S{serial + 1:05d}",
        traits=traits,
        born=hired_on.year - 22 - level - int(rng.betavariate(1.4, 2.6) * 34),
        level=level,
        department=department,
        hired_on=hired_on,
        full_time=full_time,
        fte=fte,
        permanent=rng.random() < 0.87,
        location=rng.choices(("Harbour House", "North Campus", "Remote"), (0.62, 0.28, 0.10))[0],
        education=rng.choices(("School", "Bachelor", "Master", "Doctorate"), (0.24, 0.40, 0.26, 0.10))[0],
        pay=LEVEL_PAY[level] * (1 + 0.012 * steps) * rng.uniform(0.95, 1.05) * penalty,
        leads_people=department == "Human Resources" and level >= 4,
        source="Employer record" if rng.random() < 0.06 else "Self-described",
    )


def _reward(rng: Random, members: list[Member], year: int) -> None:
    """Raise everyone, promote some, pay bonuses and overtime; men and White staff are promoted a little more."""
    growth = YEARS[year].raise_rate if year in YEARS else 0.02
    for member in members:
        member.moves = []
        if member.left_on is not None:
            continue
        member.pay *= 1 + growth
        chance = 0.07 if member.traits.gender == "Man" else 0.05
        chance *= 1.0 if member.traits.ethnicity == "White" else 0.8
        if member.level < 5 and member.hired_on.year < year and rng.random() < chance:
            member.level += 1
            member.pay = max(member.pay * 1.04, LEVEL_PAY[member.level] * 0.96)
            member.moves.append((_day(rng, year), "Promotion"))
        if rng.random() < chance * 1.4:
            member.moves.append((_day(rng, year), "High-visibility assignment"))
        if rng.random() < 0.12:
            member.moves.append((_day(rng, year), "Raise"))
        bonus = rng.random() < (0.85 if member.level >= 5 else 0.18)
        member.bonus = round(member.pay * rng.uniform(0.01, 0.05), 2) if bonus else None
        overtime = member.level <= 2 and rng.random() < 0.25
        member.overtime = round(member.pay * rng.uniform(0.005, 0.03), 2) if overtime else None
        member.long_leave = rng.random() < 0.03


def _leave(rng: Random, organisation: Organisation, members: list[Member], year: int) -> list[Member]:
    """Let people go, some groups more than others; return who left."""
    leavers = []
    for member in members:
        if member.left_on is not None or member.hired_on >= date(year, 12, 1):
            continue
        chance = 0.105
        chance *= 1.55 if member.traits.ethnicity in ("Black", "Asian", "Mixed", "Other") else 1.0
        chance *= 1.25 if member.traits.disability == "Yes" else 1.0
        chance *= 1.6 if member.hired_on.year >= year - 1 else 1.0
        if rng.random() >= chance:
            continue
        first = max(date(year, 1, 1), member.hired_on + timedelta(days=20))
        member.left_on = first + timedelta(days=rng.randrange((date(year, 12, 31) - first).days + 1))
        member.leaving_reason = rng.choices(list(LEAVING), LEAVING_SHARES)[0]
        recorded = rng.random() < 0.86
        member.reason_recorded = "Yes" if recorded else "No"
        if not recorded:
            member.leaving_reason = ""
        member.exit_interview = pick(rng, {"Yes": 0.5, "No": 0.42, "": 0.08})
        leavers.append(member)
    return leavers


def _appoint_managers(members: list[Member]) -> None:
    """Give everyone but the heads the most senior longest-serving colleague of a higher level in their department."""
    staff = [member for member in members if member.left_on is None]
    heads: dict[str, Member] = {}
    for member in sorted(staff, key=lambda one: (-one.level, one.hired_on, one.key)):
        heads.setdefault(member.department, member)
    chief = min(staff, key=lambda one: (-one.level, one.hired_on, one.key))
    for member in members:
        head = heads.get(member.department, chief)
        member.manager = "" if member is chief else (chief.key if member is head else head.key)
