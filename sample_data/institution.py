"""Boards, written policies, and the pools that shares are compared with."""

from __future__ import annotations

from datetime import date
from random import Random

from .careers import further_groups, groups
from .people import GENDER, draw_traits, with_share
from .policies import ANSWERS
from .scenario import FEE_FLOORS, SEED, YEARS, Organisation
from .sheets import Cell, Sheet, sheet_of

POOLS: tuple[tuple[str, str, float, int | None, str], ...] = (
    ("gender", "Women", 0.506, 253_000, "local"),
    ("gender", "Men", 0.494, 247_000, "local"),
    ("ethnicity", "White", 0.78, 390_000, "local"),
    ("ethnicity", "Asian", 0.09, 45_000, "local"),
    ("ethnicity", "Black", 0.06, 30_000, "local"),
    ("ethnicity", "Mixed", 0.04, 20_000, "local"),
    ("ethnicity", "Other", 0.03, 15_000, "local"),
    ("disability", "Yes", 0.19, 95_000, "local"),
    ("disability", "No", 0.81, 405_000, "local"),
    ("gender", "Women", 0.48, 4_320, "field"),
    ("gender", "Men", 0.52, 4_680, "field"),
    ("ethnicity", "White", 0.74, 6_660, "field"),
    ("ethnicity", "Asian", 0.13, 1_170, "field"),
    ("ethnicity", "Black", 0.06, 540, "field"),
    ("ethnicity", "Mixed", 0.04, 360, "field"),
    ("ethnicity", "Other", 0.03, 270, "field"),
)
TABLES_ABOUT_PEOPLE = (
    *("employees", "applications", "moves", "leave", "programmes"),
    *("appearances", "proposals", "governance", "memberships"),
)
BODIES = (("Board", 1.0), ("Finance and Risk Committee", 0.5), ("Programme Committee", 0.7))


def governance_sheet(organisation: Organisation, year: int) -> Sheet:
    """Return who sits on the board and its committees: seats, not names."""
    rng = Random(f"{SEED}-{organisation.key}-governance-{year}")
    rows: list[dict[str, Cell]] = []
    for body, size in BODIES:
        for seat in range(1, round(organisation.board * size) + 1):
            traits = draw_traits(rng, gender=with_share(GENDER, "Woman", 0.38))
            since = date(year - rng.randrange(0, 8), rng.choice((1, 7)), 1)
            objective = "Yes" if rng.random() < YEARS[year].rate(0.1, 0.8) else "No"
            linked = "Yes" if objective == "Yes" and rng.random() < 0.4 else "No"
            rows.append(
                {
                    "Body": body,
                    "Seat": f"Seat {seat}",
                    **groups(traits),
                    **further_groups(traits),
                    "Since": since,
                    "Equity objective": objective,
                    "Pay linked to equity objective": linked,
                }
            )
    return sheet_of("Board and committees", f"{organisation.name}: governing bodies {year}", rows)


def policies_sheet(organisation: Organisation, year: int) -> Sheet:
    """Return the answers to what is asked and not measured, with evidence for most of them."""
    rows: list[dict[str, Cell]] = []
    for answer in ANSWERS:
        status = answer.status(organisation.key, year)
        if status is None:
            continue
        written = status != "No"
        rows.append(
            {
                "Item": answer.item,
                "Policy": answer.policy,
                "Status": status,
                "Adopted on": date(year - answer.age, 3, 1) if written else "",
                "Reviewed on": date(year, 2, 10) if status == "Yes" else "",
                "Owner": answer.owner,
                "Evidence": answer.evidence if written else "",
                "Consulted": answer.consulted if written else "",
                "Impact assessed": answer.assessed if written else "",
                "Impact published": "Yes" if answer.assessed == "Yes" and status == "Yes" else "No",
                "Dimensions": "gender, ethnicity, disability" if answer.assessed == "Yes" else "",
                "Proposed by": answer.proposed_by,
                "Changed": "Yes" if answer.changed == year else "No",
                "Note": "",
            }
        )
    return sheet_of("Policies", f"{organisation.name}: policies and answers {year}", rows)


def reference_rows() -> tuple[list[str], list[list[Cell]]]:
    """Return the pools, all of them invented."""
    header = ["Dimension", "Group", "Share", "Count", "Pool", "Source"]
    return header, [[*row, "Invented for this sample"] for row in POOLS]


def settings_text(organisation: Organisation) -> str:
    """Return the `audit.toml` of the organisation."""
    sources = "\n".join(f'{table} = "self-described"' for table in TABLES_ABOUT_PEOPLE)
    floors = "\n".join(f"{role} = {fee}" for role, fee in FEE_FLOORS.items())
    return f"""# Settings of a fictional organisation. Nobody in its files is real.
organisation = "{organisation.name}"
sector = "arts and education"
country = "IE"
currency = "EUR"
language = "en"
hr_departments = ["Human Resources"]

[declared]
events = {organisation.events}

[fee_floors]
{floors}

[targets]
accessibility-by-default = 0.75
panel-diversity = 0.75
pay-equity = 0.9
paying-speakers = 0.8

[group_sources]
{sources}

[owners]
"head of HR" = "Head of Human Resources"
"events lead" = "Head of Events"
"""
