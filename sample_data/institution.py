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
    ("gender", "Women", 0.506, 253_000, "Local population"),
    ("gender", "Men", 0.494, 247_000, "Local population"),
    ("ethnicity", "White", 0.78, 390_000, "Local population"),
    ("ethnicity", "Asian", 0.09, 45_000, "Local population"),
    ("ethnicity", "Black", 0.06, 30_000, "Local population"),
    ("ethnicity", "Mixed", 0.04, 20_000, "Local population"),
    ("ethnicity", "Other", 0.03, 15_000, "Local population"),
    ("disability", "Yes", 0.19, 95_000, "Local population"),
    ("disability", "No", 0.81, 405_000, "Local population"),
    ("gender", "Women", 0.48, 4_320, "Field"),
    ("gender", "Men", 0.52, 4_680, "Field"),
    ("ethnicity", "White", 0.74, 6_660, "Field"),
    ("ethnicity", "Asian", 0.13, 1_170, "Field"),
    ("ethnicity", "Black", 0.06, 540, "Field"),
    ("ethnicity", "Mixed", 0.04, 360, "Field"),
    ("ethnicity", "Other", 0.03, 270, "Field"),
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
    rows: list[tuple[Cell, ...]] = []
    for answer in ANSWERS:
        status = answer.status(organisation.key, year)
        if status is None:
            continue
        adopted = date(year - answer.age, 3, 1) if status != "No" else None
        reviewed = date(year, 2, 10) if status == "Yes" else None
        evidence = answer.evidence if status != "No" else ""
        rows.append((answer.item, answer.policy, status, adopted, reviewed, answer.owner, evidence, answer.consulted))
    return Sheet(
        name="Policies",
        title=f"{organisation.name}: policies and answers {year}",
        headers=("Item", "Policy", "Status", "Adopted on", "Reviewed on", "Owner", "Evidence", "Consulted"),
        rows=tuple(rows),
    )


def reference_rows() -> tuple[list[str], list[list[Cell]]]:
    """Return the pools, all of them invented."""
    header = ["Dimension", "Group", "Share", "Count", "Pool", "Source"]
    return header, [[*row, "Invented for this sample"] for row in POOLS]


def settings_text(organisation: Organisation) -> str:
    """Return the `audit.toml` of the organisation."""
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

[group_sources]
employees = "self-described"
appearances = "self-described"
governance = "self-described"

[owners]
"head of HR" = "Head of Human Resources"
"events lead" = "Head of Events"
"""
