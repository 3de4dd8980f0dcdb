"""A column for each year: turned into rows of a year each, where the rows are no people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from audit.importing.encode import Encoded
from audit.importing.mapping import SheetMapping
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.importing.wide.figures import figure_of
from audit.importing.wide.melt import Plan, Source, turned
from audit.importing.wide.values import is_in_per_cent, is_number

_YEARLY = frozenset(("published_gaps", "published_scores", "published_headcounts", "published_spending", "events"))


def year_columns(region: Region, codes: Mapping[int, Encoded]) -> dict[str, dict[str, int]]:
    """Return the columns of numbers by what they are of (“” where they only name the year) and by year."""
    found: dict[str, dict[str, int]] = {}
    for at, header in enumerate(region.headers):
        figure = figure_of(at, header)
        if figure is None or not figure.year or not len(codes[at]) or not is_number(codes[at]):
            continue
        found.setdefault(_without_year(header, figure.year), {}).setdefault(figure.year, at)
    return {name: years for name, years in found.items() if len(years) > 1}


def _without_year(header: str, year: str) -> str:
    for written in (f"FY{year}", f"FY {year}", f"fy{year}", f"FY{year[2:]}", f"FY {year[2:]}", year):
        if written in header:
            return " ".join(header.replace(written, " ").split()).strip(" :-–_()/.,")
    return ""


def years_plan(region: Region, codes: Mapping[int, Encoded], today: date) -> Plan | None:
    """Return how columns of years are turned into rows, None where nothing says what they hold."""
    columns = year_columns(region, codes)
    if not columns:
        return None
    if "" in columns:
        return _groups_by_year(region, columns[""], codes) or _named_by_sheet(region, columns, today)
    return _readable(region, columns, today)


def _named_by_sheet(region: Region, columns: dict[str, dict[str, int]], today: date) -> Plan | None:
    named = {region.sheet.name if name == "" else name: years for name, years in columns.items()}
    return _readable(region, named, today) if "" not in named else None


def _readable(region: Region, columns: Mapping[str, Mapping[str, int]], today: date) -> Plan | None:
    years = sorted({year for by_year in columns.values() for year in by_year})
    long: dict[str, tuple[Source, ...]] = {
        name: tuple(by_year.get(year) for year in years) for name, by_year in columns.items()
    }
    plan = Plan(kind="groups", long={**long, "year": tuple(years)})
    reading = recognise(turned(region, plan), SheetMapping(), today)
    if reading is None or reading.missing or reading.table.name not in _YEARLY:
        return None
    return plan


def _groups_by_year(region: Region, years: Mapping[str, int], codes: Mapping[int, Encoded]) -> Plan | None:
    """Return the plan of a table with a group in each row and a year in each column."""
    for dimension in ("gender", "ethnicity"):
        for at, header in enumerate(region.headers):
            values = codes[at].first(50)
            parsed = parse_words(values, dimension)
            if len(set(parsed.values) - {None}) < 2 or len(parsed.unknown) > len(values) / 5:
                continue
            measure = "share" if all(is_in_per_cent(codes[place]) for place in years.values()) else "count"
            return Plan(
                kind="groups",
                long={measure: tuple(years.values()), "pool": tuple(years)},
                mapping=SheetMapping(
                    table="reference",
                    columns={header: "group", measure: measure, "pool": "pool"},
                    constants={"dimension": dimension},
                ),
            )
    return None
