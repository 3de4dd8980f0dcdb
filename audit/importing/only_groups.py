"""Lists in which nothing but groups is understood: of people, or of the groups themselves."""

from __future__ import annotations

from collections.abc import Sequence

from audit.importing.fold import header_keys
from audit.importing.reading import Reading
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import are_codes
from audit.tables.declare import ColumnType

_FEW_COLUMNS = 3  # of a list of what codes mean
AGES = frozenset(("age", "age_band"))
VAGUE = frozenset(
    (
        *("id", "title", "name", "status", "location", "city", "level", "role", "position", "function", "job", "area"),
        *("unit", "team", "grade", "class", "office", "site", "age", "hours", "degree", "user", "userid"),
        *("left", "pay"),
        *("currency", "type", "kind", "category", "source", "sources", "rating", "author", "url", "link", "language"),
        *("tags", "topic"),
    )
)
"""Headers that lists of anything have: alone they make none of the tables."""


def lists_groups(reading: Reading) -> bool:
    """Return whether the rows are groups and no people: each group stands once, beside numbers, and nothing names."""
    if not are_groups_alone(reading):
        return False
    matched = {match.position for match in reading.matches}
    once = all(len(reading.codes[at]) == len(reading.codes[at].codes) for at in matched if at in reading.codes)
    others = [codes for at, codes in reading.codes.items() if at not in matched and len(codes)]
    counted = [codes for codes in others if are_codes(codes.first(20)) and codes.first(1) != ["1"]]
    return once and len(counted) > 1 and 2 * len(counted) > len(others)


def are_of_staff(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether people of whom a list tells nothing but groups are told apart by the numbers of staff."""
    if not are_groups_alone(reading):
        return False
    keys = [key for header in headers for key in header_keys(header) if key not in VAGUE]
    return any(found.column == "employee" for key in keys for found in meanings("employees").get(key, ()))


def explain_codes(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether rows are the groups themselves, each of which stands once: words for the codes elsewhere."""
    if sum(map(bool, headers)) > _FEW_COLUMNS:
        return False
    codes = [reading.codes[match.position] for match in reading.matches if match.position in reading.codes]
    once = all(len(each) == len(each.codes) > 1 for each in codes)
    return bool(codes) and once and are_groups_alone(reading)


def are_groups_alone(reading: Reading) -> bool:
    """Return whether no column but those of groups was understood."""
    matched = [reading.table.column(match.column) for match in reading.matches]
    return all(column is not None and (column.type is ColumnType.GROUP or column.name in AGES) for column in matched)


def counts_bodies(reading: Reading) -> bool:
    """Return whether rows are bodies, each of which stands once, with numbers of members: no row is a seat."""
    if not reading.columns <= {"body", "seat"}:
        return False
    at = {match.column: reading.codes.get(match.position) for match in reading.matches}
    bodies, seats = at.get("body"), at.get("seat")
    once = bodies is not None and len(bodies) == len(bodies.codes) > 1
    return once and (seats is None or are_codes(seats.first(20)))
