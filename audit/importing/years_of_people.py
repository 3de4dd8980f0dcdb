"""A column that tells the year of each row of a table of people: the year audited, or several, which is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.importing.encode import Encoded
from audit.importing.fold import header_key
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.wide.values import are_years
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.types import RecordUnit

_YEARS = frozenset(
    (
        *("year", "fiscalyear", "fy", "calendaryear", "reportingyear", "reportyear", "snapshotyear", "payyear"),
        *("payrollyear", "datayear", "statusyear", "surveyyear", "academicyear", "schoolyear", "taxyear"),
        *("jahr", "berichtsjahr", "geschaftsjahr", "annee", "exercice", "ano", "ejercicio", "anofiscal", "exercicio"),
        *("anno", "annodiriferimento", "jaar", "boekjaar", "verslagjaar"),
    )
)


_PARTS = frozenset(
    (
        *("quarter", "month", "payperiod", "paymonth", "payrollmonth", "fiscalquarter", "trimestre", "quartal"),
        *("monat", "mois", "mes", "mese", "maand", "kwartaal"),
    )
)
_MOST_PARTS = 53  # weeks


def say_parts_of_a_year(
    place: Place, reading: Reading, headers: Sequence[str], everything: Sequence[Encoded]
) -> Iterator[DataIssue]:
    """Say that rows of staff without keys are of several months or quarters, so that people may count again."""
    if reading.table.name != "employees" or "employee" in reading.columns:
        return
    used = {match.position for match in reading.matches}
    for at, header in enumerate(headers):
        if at not in used and header_key(header) in _PARTS and 1 < len(everything[at]) <= _MOST_PARTS:
            text = "By “{header}” the rows are of several parts of the year; all were kept, and people may count again."
            hint = "Keep the rows of one of them: put the line into the mapping file."
            one = max(everything[at].values)
            yield place.warning(
                msg("several-parts-of-a-year", text, header=header),
                cell=header,
                hint=msg("several-parts-hint", hint),
                mapping=f"rows.{toml_string(header)} = {toml_string(one)}",
            )


def years_named(reading: Reading, headers: Sequence[str], everything: Sequence[Encoded]) -> tuple[str, list[str]]:
    """Return the header of the year that each row is about, and its years; none where the rows have dates."""
    if reading.table.row is not RecordUnit.PERSON or reading.table.flow_date:
        return "", []
    used = {match.position for match in reading.matches}
    for at, header in enumerate(headers):
        codes = everything[at]
        if at not in used and header_key(header) in _YEARS and len(codes) and are_years(codes):
            return header, sorted({text.removesuffix(".0") for text in codes.values})
    return "", []


def say_several_years(place: Place, header: str, years: Sequence[str]) -> Iterator[DataIssue]:
    """Say that rows of several years were all kept."""
    if len(years) < 2:
        return
    text = "By “{header}” the rows are of several years ({years}); all were kept, and the same people may count again."
    hint = "Keep the rows of one year: put the line into the mapping file."
    yield place.warning(
        msg("several-years", text, header=header, years=f"{years[0]}–{years[-1]}"),
        cell=header,
        hint=msg("several-years-hint", hint),
        mapping=f"rows.{toml_string(header)} = {toml_string(years[-1])}",
    )
