"""Which rows of a table count: none twice, no totals, and nobody who does not take part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audit.importing.appearance_roles import leave_out_nobody, leave_out_others
from audit.importing.duplicates import count_duplicates, duplicate_issue, say_repeated_as_written
from audit.importing.encode import Encoded, Mask
from audit.importing.fold import fold
from audit.importing.mapping import SheetMapping
from audit.importing.places import Place
from audit.importing.reading import Match, Reading
from audit.importing.refused import REFUSALS, leave_out_refused
from audit.importing.region import Region
from audit.importing.same_person import leave_out_again
from audit.importing.told_again import leave_out_told_again
from audit.importing.unnamed_totals import unnamed_totals
from audit.importing.vacant import leave_out_vacant
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables.declare import ColumnType
from audit.tables.words_measures import GROUP_TOTALS

_PARTS_OF_A_WHOLE = {"reference": "group", "published_headcounts": "job", "published_spending": "category"}


def rows_that_count(
    region: Region, reading: Reading, mapping: SheetMapping, place: Place
) -> tuple[Region, list[Encoded], list[DataIssue]]:
    """Report duplicate rows, and leave out those that the mapping drops or that are no appearances."""
    repeated = count_duplicates(_all_of(region))
    issues = duplicate_issue(place, region, repeated, dropped=mapping.drop_duplicates)
    if not repeated.any():
        issues += say_repeated_as_written(place, region)
    if mapping.drop_duplicates and repeated.any():
        region = replace(region, rows=region.rows[~repeated])
    region, vacant = leave_out_vacant(region, reading, _all_of(region), place)
    region, again = leave_out_again(region, reading, _all_of(region), place)
    region, elsewhere = _who_takes_part(region, reading, mapping, place)
    region, totals = _parts_of_a_whole(region, reading, mapping, place)
    return region, _all_of(region), [*issues, *vacant, *again, *elsewhere, *totals]


def _all_of(region: Region) -> list[Encoded]:
    return list(region.encoded_at().values())


def _who_takes_part(
    region: Region, reading: Reading, mapping: SheetMapping, place: Place
) -> tuple[Region, list[DataIssue]]:
    """Leave out those who do not appear, or did not come: by their role, by what became of it, and where nobody is."""
    issues: list[DataIssue] = []
    columns = {match.column: match.position for match in reading.matches}
    for refusals in REFUSALS.get(reading.table.name, ()):
        if refusals.column in columns:
            own, told = mapping.values.get(refusals.column, {}), region.encoded(columns[refusals.column])
            region, said = leave_out_refused(region, told, refusals, own, place)
            issues += said
    if reading.table.name != "appearances":
        return region, issues
    if "role" in columns:
        roles = region.encoded(columns["role"])
        region, said = leave_out_others(region, roles, mapping.values.get("role", {}), place)
        issues += said
    if "person" in columns:
        groups = [region.encoded(match.position) for match in reading.matches if _is_group(reading, match)]
        region, said = leave_out_nobody(region, region.encoded(columns["person"]), groups, place)
        issues += said
    return region, issues


def _parts_of_a_whole(
    region: Region, reading: Reading, mapping: SheetMapping, place: Place
) -> tuple[Region, list[DataIssue]]:
    """Leave out rows that count all the others together, whether they say so or their figures do."""
    issues: list[DataIssue] = []
    of_parts = _PARTS_OF_A_WHOLE.get(reading.table.name, "")
    group = next((match.position for match in reading.matches if match.column == of_parts), None)
    if group is not None:
        region, issues = _without_totals(region, region.encoded(group), mapping.values.get(of_parts, {}), place)
    region, again = leave_out_told_again(region, reading, place)
    issues = [*issues, *again]
    if reading.table.name == "published_headcounts" and (totals := unnamed_totals(reading, _all_of(region))).any():
        region, said = _left_out_totals(region, totals, place)
        issues += said
    return region, issues


def _is_group(reading: Reading, match: Match) -> bool:
    column = reading.table.column(match.column)
    return column is not None and column.type is ColumnType.GROUP


def _without_totals(
    region: Region, groups: Encoded, own: Mapping[str, str], place: Place
) -> tuple[Region, list[DataIssue]]:
    """Return the region without the rows that count all groups together, and what is to be said of it."""
    said = {fold(raw) for raw in own}
    totals = {code for code, text in enumerate(groups.values) if fold(text) in GROUP_TOTALS - said}
    of_all = groups.mask(totals.__contains__)
    if place.table == "reference":  # a row of a pool without a group is of all of them
        of_all = of_all | (groups.codes < 0)
    if not of_all.any() or of_all.all():
        return region, []
    return _left_out_totals(region, of_all, place)


def _left_out_totals(region: Region, mask: Mask, place: Place) -> tuple[Region, list[DataIssue]]:
    n = int(mask.sum())
    text = "Rows that count all groups together were left out, so that nobody counts twice: {n}."
    return region.without(mask, "group-total"), [place.info(msg("totals-of-groups", text, n=n), rows=n)]
