"""A sheet read as one table: which columns it has, which it lacks, and how much speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import sqrt

from audit.importing.claims import claims_of
from audit.importing.encode import Encoded
from audit.importing.fold import header_key, header_words
from audit.importing.implied import implied_by_headers, implied_by_list
from audit.importing.mapping import SheetMapping
from audit.importing.paid_people import lists_paid_people
from audit.importing.reading import EDITION, Match, Reading
from audit.importing.region import Region
from audit.importing.settled import settle
from audit.importing.synonyms import sheet_named, tables_using
from audit.tables.declare import ColumnType, Table

_KEYS_OF_STAFF = frozenset(
    (
        *("employee", "emp", "empid", "staff", "personnel", "worker", "mitarbeiter", "personalnummer", "personalnr"),
        *("matricule", "salarie", "empleado", "legajo", "funcionario", "colaborador", "dipendente", "matricola"),
        *("medewerker", "personeelsnummer", "employeeid", "employeenumber"),
    )
)


def read_as(region: Region, table: Table, mapping: SheetMapping, today: date, codes: dict[int, Encoded]) -> Reading:
    """Read a region's headers as those of one table; `codes` keeps columns that were encoded on the way."""
    claims = claims_of(region, table, mapping, codes)
    reading = settle(region, table, claims, today, codes, mapping)
    if table.name in ("events", "appearances") and "event" not in reading.columns:
        reading = _with_edition(region, reading)
    implied = implied_by_headers(table, reading, region.headers)
    listed = {} if implied or "role" in mapping.constants else implied_by_list(region, reading)
    implied = {**implied, **listed}
    missing = _missing(region, reading, codes, frozenset(mapping.constants) | frozenset(implied))
    told = sum(1 / sqrt(max(tables_using(header_key(match.header)), 1)) for match in reading.matches)
    named = 1.5 if listed or sheet_named(table, region.sheet.name) else 0.0
    return Reading(
        table=table,
        matches=reading.matches,
        missing=missing,
        score=told + (named if reading.matches else 0.0),
        misfits=reading.misfits,
        rivals=reading.rivals,
        codes=codes,
        told=reading.told,
        implied=implied,
        by_list=bool(listed),
    )


def _missing(
    region: Region, reading: Reading, codes: Mapping[int, Encoded], constant: frozenset[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of columns of which the table asks for one, and has none, in a column or for all rows."""
    table, present = reading.table, reading.columns | constant
    required = [(column.name,) for column in table.columns if column.required]
    missing = tuple(group for group in (*required, *table.requires_any) if not present & set(group))
    if table.name == "appearances" and _names_nobody(region, table, reading.matches, codes):
        missing += (("person",),)
    if missing and (
        _lists_staff(table, reading.matches)
        or lists_paid_people(table, region.headers, reading.matches, missing, codes)
    ):
        return ()
    return missing


def _names_nobody(region: Region, table: Table, matches: Sequence[Match], codes: Mapping[int, Encoded]) -> bool:
    """Return whether the columns that are to name people, or their groups, are all blank."""
    people = [match for match in matches if match.column == "person" or _is_group(table, match.column)]
    return bool(len(region.rows)) and bool(people) and not any(len(codes[match.position]) for match in people)


def _is_group(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.type is ColumnType.GROUP


def _lists_staff(table: Table, matches: Sequence[Match]) -> bool:
    """Return whether the key is said to be that of staff, and groups are told: more may stand in another sheet."""
    key = next((match for match in matches if match.column == "employee"), None)
    groups = [match for match in matches if (column := table.column(match.column)) and column.type is ColumnType.GROUP]
    if table.name != "employees" or key is None or not groups:
        return False
    return key.how == "mapping" or bool(_KEYS_OF_STAFF & set(header_words(key.header)))


def _with_edition(region: Region, reading: Reading) -> Reading:
    """Where no column names the event, take one that tells its year or edition."""
    used = {match.position for match in reading.matches}
    for position, header in enumerate(region.headers):
        words = header_words(header)
        if position not in used and words and words[-1] in EDITION and _are_editions(region, position):
            match = Match(position=position, header=header, column="event", how="typo")
            return replace(reading, matches=tuple(sorted((*reading.matches, match), key=lambda found: found.position)))
    return reading


def _are_editions(region: Region, position: int) -> bool:
    """Return whether values have digits in them, as years and editions do."""
    values = region.encoded(position).first(50)
    return 2 * sum(any(map(str.isdigit, value)) for value in values) > len(values)
