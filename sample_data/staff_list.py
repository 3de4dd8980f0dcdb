"""The staff list as the HR system exports it: one row a person, natural headers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from .scenario import Organisation
from .sheets import Cell, Sheet
from .staff import HOURS, LEAVING, LEVELS, Member

DIVISIONS = {
    "Learning and Teaching": "Academic",
    "Research": "Academic",
    "Library and Archive": "Academic",
    "Learning": "Academic",
    "Studio": "Academic",
    "Events": "Public Programmes",
    "Communications": "Public Programmes",
    "Visitor Services": "Public Programmes",
    "Front of House": "Public Programmes",
}
TITLES = ("Assistant", "Officer", "Senior Officer", "Lead", "Manager", "Head", "Director")


def staff_sheet(organisation: Organisation, members: Sequence[Member], year: int) -> Sheet:
    """Return the staff list of one year."""
    columns = _columns(organisation)
    rows = [tuple(value(member) for _, value in columns) for member in members]
    return Sheet(
        name="Staff list",
        title=f"{organisation.name}: staff at 31 December {year}, with leavers of the last two years",
        headers=tuple(header for header, _ in columns),
        rows=tuple(rows),
    )


def _columns(organisation: Organisation) -> tuple[tuple[str, Callable[[Member], Cell]], ...]:
    return (*_identity(organisation), *_post(), *_leaving(), *_pay(organisation))


def _identity(organisation: Organisation) -> tuple[tuple[str, Callable[[Member], Cell]], ...]:
    born: tuple[str, Callable[[Member], Cell]] = ("Year of birth", lambda one: one.born)
    if organisation.key == "small":
        born = ("Date of birth", lambda one: date(one.born, 1 + one.born % 12, 1 + one.level))
    return (
        ("Staff number", lambda one: one.key),
        ("Gender", lambda one: one.traits.gender),
        ("Ethnicity", lambda one: one.traits.ethnicity),
        ("Disability", lambda one: one.traits.disability),
        ("Sexual orientation", lambda one: one.traits.orientation),
        ("Religion or belief", lambda one: one.traits.religion),
        ("Class background", lambda one: one.traits.class_background),
        ("Caring responsibilities", lambda one: one.traits.caring),
        born,
        ("Source of demographic data", lambda one: one.source),
    )


def _post() -> tuple[tuple[str, Callable[[Member], Cell]], ...]:
    return (
        ("Grade", lambda one: LEVELS[one.level]),
        ("Department", lambda one: one.department),
        ("Division", lambda one: DIVISIONS.get(one.department, "Services")),
        ("Job group", lambda one: one.job_group),
        ("Job title", lambda one: f"{TITLES[one.level]}, {one.department}"),
        ("Leads a people function", lambda one: "Yes" if one.leads_people else "No"),
        ("Line manager", lambda one: one.manager),
        ("Location", lambda one: one.location),
        ("Contract", lambda one: "Full-time" if one.full_time else "Part-time"),
        ("Highest qualification", lambda one: one.education),
        ("Start date", lambda one: one.hired_on),
        ("Employment status", lambda one: "Active" if one.left_on is None else "Left"),
    )


def _leaving() -> tuple[tuple[str, Callable[[Member], Cell]], ...]:
    return (
        ("Leaving date", lambda one: one.left_on),
        ("Reason for leaving", lambda one: one.leaving_reason),
        ("Type of leaving", lambda one: LEAVING.get(one.leaving_reason, "")),
        ("Exit interview held", lambda one: one.exit_interview),
        ("Reason recorded", lambda one: one.reason_recorded),
    )


def _pay(organisation: Organisation) -> tuple[tuple[str, Callable[[Member], Cell]], ...]:
    def hourly(one: Member) -> bool:
        return one.department == organisation.hourly_department and one.level <= 1

    return (
        ("Annual salary (full-time equivalent)", lambda one: None if hourly(one) else round(one.pay, 2)),
        ("Hourly pay", lambda one: round(one.pay / 52 / HOURS, 2) if hourly(one) else None),
        ("Pay period", lambda one: "hour" if hourly(one) else "year"),
        ("Currency", lambda _: "EUR"),
        ("FTE", lambda one: one.fte),
        ("Weekly hours", lambda one: round(HOURS * one.fte, 1)),
        ("Bonus", lambda one: one.bonus),
        ("Overtime pay", lambda one: one.overtime),
        ("On full pay", lambda one: "No" if one.long_leave else "Yes"),
    )
