"""Which rows of a table count, where a column says that not all do: the last of several years, or as a mapping says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from audit.importing.encode import encode
from audit.importing.fold import fold, header_words
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import EDITION, Reading
from audit.importing.region import Region
from audit.importing.wide.groups import are_years
from audit.model.message import msg
from audit.model.result import DataIssue

_LEFT_OUT = "other-rows"


def keep_rows(region: Region, wanted: Mapping[str, str]) -> Region:
    """Return the region with the rows that hold these texts in these columns, as far as it has the columns."""
    keep = np.ones(len(region.rows), dtype=bool)
    for header, text in wanted.items():
        if header in region.headers:
            found = encode(region.column(region.headers.index(header)))
            fitting = {code for code, value in enumerate(found.values) if fold(value) == fold(text)}
            keep &= found.mask(fitting.__contains__)
    if keep.all():
        return region
    left = tuple(int(line) - 1 for line in region.line_numbers(~keep))
    return replace(region, rows=region.rows[keep], left_out={**region.left_out, _LEFT_OUT: left})


def last_year(region: Region, reading: Reading) -> dict[str, str]:
    """Return the column of years and its last one, where each person stands in a table once for each year."""
    key = next((match.position for match in reading.matches if match.column == "employee"), None)
    if reading.table.name != "employees" or key is None or not reading.codes[key].does_repeat:
        return {}
    people = reading.codes[key]
    if (people.codes < 0).any():
        return {}
    for at, header in enumerate(region.headers):
        if not EDITION & set(header_words(header)) or at not in reading.codes:
            continue
        years = reading.codes[at]
        pairs = np.unique(np.stack([people.exact, years.exact]), axis=1)
        if len(years) and (years.codes >= 0).all() and are_years(years) and pairs.shape[1] == len(people.codes):
            return {header: max(years.values)}
    return {}


def say_kept(place: Place, region: Region, wanted: Mapping[str, str]) -> Iterator[DataIssue]:
    """Say which rows were kept, and how many were not."""
    n = len(region.left_out.get(_LEFT_OUT, ()))
    for header, text in wanted.items():
        if n:
            said = "Only the rows with {value} in “{header}” were kept; rows left out: {n}."
            yield place.info(msg("rows-chosen", said, value=text, header=header, n=n), cell=header, rows=n)


def rows_lines(wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of a mapping file that keep these rows."""
    return tuple(f"rows.{toml_string(header)} = {toml_string(text)}" for header, text in wanted.items())
