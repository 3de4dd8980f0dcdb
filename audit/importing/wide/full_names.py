"""People whose first and last names stand apart: the two together are who they are."""

from __future__ import annotations

from collections.abc import Mapping

from audit.importing.mapping import SheetMapping
from audit.importing.other_headers import implied_role, parts_of_names
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.wide.melt import Plan


def full_names_plan(region: Region, reading: Reading | None) -> Plan | None:
    """Return how first and last names are joined in a list of people who appear, None in any other."""
    role = implied_role(region.sheet)
    if reading is None and not role:
        return None
    if reading is not None and (reading.table.name != "appearances" or reading.missing):
        return None
    parts = parts_of_names(region.headers)
    if parts is None or (reading is not None and not _are_free(reading, parts)):
        return None
    constants: Mapping[str, str] = {} if reading is None or reading.by_list else reading.implied
    told = {match.header: match.column for match in reading.matches} if reading else {}
    told = {header: column for header, column in told.items() if column != "person"}
    mapping = SheetMapping(table="appearances", columns={**told, "person": "person"}, constants=dict(constants))
    return Plan(kind="names", long={"person": (parts,)}, mapping=mapping)


def _are_free(reading: Reading, parts: tuple[int, int]) -> bool:
    """Return whether nothing else tells who the people are: at most one of the two names was taken for that."""
    return all(match.column != "person" or match.position in parts for match in reading.matches)
