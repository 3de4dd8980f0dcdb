"""What a result says of how it was made: the settings and their digest, the versions, and whether rows were missing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pydantic import TypeAdapter

from audit import __version__
from audit.config import Settings
from audit.measures.registry import measure_named
from audit.model.checklist import Checklist, Measure
from audit.model.message import Message, msg
from audit.model.profile import Profile
from audit.model.result import Certificate, Versions
from audit.scoring import SCORING_VERSION
from audit.tables.dataset import Dataset

_COUNTED = ((), (("status", "active"),))
"""The cells that hold all rows of a table, or those of staff at the snapshot."""


def digest_settings(settings: Settings, profile: Profile) -> str:
    """Return the digest of everything that was set, which is part of the key of a snapshot."""
    unused = None if settings.targets else {"targets"}  # audits from before there were any keep their digest
    parts = (settings.model_dump_json(exclude=unused).encode(), TypeAdapter(Profile).dump_json(profile))
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def versions_of(checklists: Sequence[Checklist]) -> Versions:
    """Return the versions of the tool, of the measures that the checklists use, and of scoring."""
    used = {
        item.assess.measure for checklist in checklists for item in checklist.items if isinstance(item.assess, Measure)
    }
    lines = "\n".join(f"{name} {measure_named(name).version}" for name in sorted(used))
    return Versions(tool=__version__, measures=hashlib.sha256(lines.encode()).hexdigest()[:16], scoring=SCORING_VERSION)


def describe_settings(settings: Settings, profile: Profile) -> dict[str, str]:
    """Return the settings as the method page prints them."""
    limits = profile.thresholds
    said = {
        "profile": profile.id,
        "jurisdiction": profile.jurisdiction,
        "audience": settings.audience.value,
        "country": settings.country,
        "sector": settings.sector,
        "currency": settings.currency,
        "language": settings.language,
        "public_roster": "yes" if settings.public_roster else "no",
        "minimum_n": str(limits.minimum_n),
        "coverage_overall": f"{limits.coverage_overall:g}",
        "coverage_checklist": f"{limits.coverage_checklist:g}",
        "full_time_hours": f"{settings.full_time_hours:g}" if settings.full_time_hours else "",
        "exchange_date": settings.exchange_date.isoformat() if settings.exchange_date else "",
        "hr_departments": ", ".join(settings.hr_departments),
        "approved_by": settings.approved_by,
        "approved_on": settings.approved_on.isoformat() if settings.approved_on else "",
    }
    tables = {
        "parameters": settings.parameters,
        "fee_floors": settings.fee_floors,
        "exchange_rates": settings.exchange_rates,
        "targets": settings.targets,
    }
    for name, table in tables.items():
        said.update({f"{name}.{key}": f"{value:g}" for key, value in sorted(table.items())})
    said.update({f"group_sources.{key}": source.value for key, source in sorted(settings.group_sources.items())})
    return {key: value for key, value in said.items() if value}


def check_completeness(dataset: Dataset, settings: Settings, certificate: Certificate) -> Message:
    """Say whether the rows were checked against declared totals, and where they fall short.

    How many rows there are of a table of people is said only where the report shows it.
    """
    declared = {
        "employees": settings.declared.headcount,
        "events": settings.declared.events,
        "appearances": settings.declared.appearances,
    }
    totals = {name: total for name, total in declared.items() if total is not None}
    if not totals:
        return msg("completeness-unchecked", "No totals were declared, so completeness was not checked.")
    found = {name: _count_rows(dataset, name) for name in totals}
    hidden = {cell.key.population for cell in certificate.cells if cell.value is None and cell.key.at in _COUNTED}
    short = [
        name if name in hidden | certificate.rounded_rows.keys() else f"{name} {found[name]} of {total}"
        for name, total in totals.items()
        if found[name] < total
    ]
    if short:
        return msg("completeness-short", "Fewer rows than declared: {tables}.", tables=", ".join(short))
    return msg(
        "completeness-whole", "The files hold as many rows as were declared: {tables}.", tables=", ".join(totals)
    )


def _count_rows(dataset: Dataset, table: str) -> int:
    data = dataset.tables.get(table)
    if data is None:
        return 0
    if table == "employees" and "status" in data.frame:
        return int((data.frame["status"] == "active").sum())
    return len(data.frame)
