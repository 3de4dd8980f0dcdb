"""Where money goes: contracts, payments, suppliers, giving and the budget."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .scenario import SEED, YEARS, Organisation, Year
from .sheets import Cell, Sheet, sheet_of

KINDS = ("Service", "Goods", "Creative commission", "Works")
CAUSES = ("Disability rights", "Anti-racism", "Refugees", "Trans rights", "Climate justice")
LINES = (
    ("Access at events", "Access", 90_000),
    ("Speakers' fees", "Programme", 140_000),
    ("Care costs of speakers and staff", "Access", 12_000),
    ("Training against discrimination", "Learning", 30_000),
    ("Staff groups", "Participation", 15_000),
    ("Community partners", "Participation", 45_000),
    ("Pay equity adjustments", "Pay", 60_000),
)


def money_sheets(organisation: Organisation, year: int) -> list[Sheet]:
    """Return the sheets of the finance department."""
    rng = Random(f"{SEED}-{organisation.key}-money-{year}")
    practice, title = YEARS[year], f"{organisation.name}: {{}} {year}"
    size = 80 if organisation.key == "large" else 12
    suppliers = _suppliers(rng, practice, size, year)
    return [
        sheet_of("Contracts", title.format("contracts"), _contracts(rng, suppliers, year)),
        sheet_of("Payments", title.format("payments"), _payments(rng, practice, suppliers, size * 6, year)),
        sheet_of("Suppliers", title.format("suppliers"), suppliers),
        sheet_of("Giving", title.format("gifts and grants"), _giving(rng, practice, year)),
        sheet_of("Budget", title.format("budget lines"), _budget(rng, organisation, practice)),
    ]


def _suppliers(rng: Random, practice: Year, count: int, year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for serial in range(1, count + 1):
        diverse = rng.random() < practice.rate(0.06, 0.3)
        certified = diverse and rng.random() < 0.7
        rows.append(
            {
                "Supplier": f"Supplier {serial:03d}",
                "Supplier id": f"V{serial:05d}",
                "Certification": "Certified as owned by women" if certified else "",
                "Ownership": "Women" if diverse else "",
                "Certified until": date(year + rng.choice((-1, 1, 2)), 6, 30) if certified else "",
                "Supplier since": date(year - rng.randrange(0, 6), 3, 1),
                "Community led": "Yes" if diverse and rng.random() < 0.4 else "No",
                "Payment terms": rng.choice((14, 30, 30, 60)),
            }
        )
    return rows


def _contracts(rng: Random, suppliers: list[dict[str, Cell]], year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for serial, supplier in enumerate(suppliers, start=1):
        value = round(rng.lognormvariate(9.4, 1.0), 2)
        started = date(year, 1, 1) + timedelta(days=rng.randrange(330))
        years = rng.choice((1, 1, 1, 3))
        rows.append(
            {
                "Contract number": f"K{year}-{serial:03d}",
                "Supplier": supplier["Supplier"],
                "Contract type": rng.choice(KINDS),
                "Contract description": "Services for events and buildings",
                "Department": rng.choice(("Events", "Estates", "Digital", "Communications")),
                "Contract value": value,
                "Paid to date": round(value * rng.uniform(0.2, 1.0), 2),
                "Start date": started,
                "End date": started + timedelta(days=365 * years),
                "Currency": "EUR",
                "Profit status": rng.choice(("For profit", "For profit", "Non-profit")),
                "Tender": rng.choice(("Advertised", "Exempt")),
                "Payment terms": supplier["Payment terms"],
                "Multi-year": "Yes" if years > 1 else "No",
                "Addressable": "Yes" if rng.random() < 0.8 else "No",
            }
        )
    return rows


def _payments(
    rng: Random, practice: Year, suppliers: list[dict[str, Cell]], count: int, year: int
) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for serial in range(1, count + 1):
        supplier = rng.choice(suppliers)
        terms = int(str(supplier["Payment terms"]))
        invoiced = date(year, 1, 2) + timedelta(days=rng.randrange(320))
        late = rng.random() < practice.late
        commission = rng.random() < 0.15
        rows.append(
            {
                "Payment id": f"Z{year}-{serial:04d}",
                "Supplier": supplier["Supplier"],
                "Invoice date": invoiced,
                "Due date": invoiced + timedelta(days=terms),
                "Payment date": invoiced + timedelta(days=rng.randrange(31, 70) if late else rng.randrange(5, 30)),
                "Amount": round(rng.lognormvariate(7.2, 1.0), 2),
                "Currency": "EUR",
                "Payment type": "Commission" if commission else rng.choice(("Service", "Goods", "Works")),
                "Department": rng.choice(("Events", "Estates", "Digital", "Communications")),
                "Account": rng.choice(("Programme", "Facilities", "Marketing")),
                "Addressable": "Yes" if rng.random() < 0.8 else "No",
                "Multi-year": "Yes" if commission and rng.random() < 0.3 else "No",
                "Commission": "Yes" if commission else "No",
            }
        )
    return rows


def _giving(rng: Random, practice: Year, year: int) -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = []
    for serial in range(30):
        peak = rng.random() < practice.rate(0.6, 0.1)
        month = 6 if peak else 1 + serial % 12
        rows.append(
            {
                "Gift date": date(year, month, 1 + rng.randrange(27)),
                "Recipient": f"Recipient {1 + rng.randrange(14):02d}",
                "Cause": rng.choice(CAUSES),
                "Amount": round(rng.choice((250, 500, 1000, 2500)) * rng.uniform(0.8, 1.3), -1),
                "Currency": "EUR",
                "Recurring": "Yes" if rng.random() < practice.rate(0.1, 0.8) else "No",
                "Grassroots": "Yes" if rng.random() < practice.rate(0.2, 0.7) else "No",
                "Multi-year": "Yes" if rng.random() < practice.rate(0.05, 0.5) else "No",
                "Commission": "No",
                "Community served": rng.choice(CAUSES),
                "Gift type": rng.choice(("Donation", "Sponsorship", "In kind")),
            }
        )
    return rows


def _budget(rng: Random, organisation: Organisation, practice: Year) -> list[dict[str, Cell]]:
    scale = organisation.staff / 1500
    total = sum(planned for _, _, planned in LINES) * scale * 12
    rows: list[dict[str, Cell]] = []
    for line, purpose, amount in LINES:
        planned = round(amount * scale * practice.rate(0.5, 1.3), -2)
        rows.append(
            {
                "Budget line": line,
                "Purpose": purpose,
                "Planned": planned,
                "Spent": round(planned * rng.uniform(0.6, 1.05), -1),
                "Currency": "EUR",
                "Percent of budget": round(planned / total, 4),
                "People covered": organisation.staff,
                "External facilitator": "Yes" if rng.random() < 0.3 else "No",
                "Repeated from last year": "Yes" if rng.random() < practice.rate(0.5, 1.0) else "No",
                "Budget owner": "Head of Finance" if purpose == "Pay" else "Head of Events",
            }
        )
    return rows
