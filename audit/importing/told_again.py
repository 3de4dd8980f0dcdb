"""Rows of published figures that tell people of a row above once more by another group, or a gap: left out."""

from __future__ import annotations

import numpy as np

from audit.importing.encode import Mask
from audit.importing.fold import header_words
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.importing.wide.headcounts import GAP
from audit.importing.wide.values import numbers_of
from audit.model.message import msg
from audit.model.result import DataIssue

_FEWEST_GROUPS = 3
_OTHER_GROUPS = frozenset(
    (
        *("lgbtq", "lgbtq+", "lgbtqia", "lgbtqia+", "lgbt", "lgbti", "lgbt+"),
        *("disability", "disabilities", "disabled", "veteran", "veterans"),
        *("disclose", "disclosed", "undisclosed"),
    )
)
"""Words of rows that stand among those of ethnic groups and count the same people."""
_COUNTED = ("women", "men")


def leave_out_told_again(region: Region, reading: Reading, place: Place) -> tuple[Region, list[DataIssue]]:
    """Return the region without such rows, and what is to be said of them; the same region where there are none."""
    if reading.table.name != "published_headcounts":
        return region, []
    region, issues = _without_gaps(region, reading, place)
    again = _told_again(reading, region)
    if not again.any():
        return region, issues
    text = "Rows that tell the people of other rows once more, by another group, were left out: {n}."
    n = int(again.sum())
    said = place.info(msg("people-by-another-group", text, n=n), rows=n)
    return region.without(again, "told-again"), [*issues, said]


def _without_gaps(region: Region, reading: Reading, place: Place) -> tuple[Region, list[DataIssue]]:
    """Return the region without rows whose name says that they tell a gap (“Median gap”), if others tell people."""
    at = next((match.position for match in reading.matches if match.column == "job"), None)
    if at is None:
        return region, []
    jobs = region.encoded(at)
    gaps = jobs.mask(lambda code: bool(GAP & set(header_words(jobs.values[code]))))
    if not gaps.any() or gaps.all():
        return region, []
    text = "Rows that tell a gap, and neither a number nor a share of people, were left out: {n}."
    n = int(gaps.sum())
    return region.without(gaps, "gap"), [place.info(msg("rows-of-gaps", text, n=n), rows=n)]


def _told_again(reading: Reading, region: Region) -> Mask:
    """Return the rows of ethnic and other groups below rows of everybody (“Directors”), who are the same people."""
    at = {match.column: match.position for match in reading.matches}
    nothing = np.zeros(len(region.rows), dtype=bool)
    if "job" not in at or not set(_COUNTED) <= at.keys():
        return nothing
    jobs = region.encoded(at["job"])
    told = parse_words(jobs.values, "ethnicity")
    known = {code for code, value in enumerate(told.values) if value and code not in told.unknown}
    if len({told.values[code] for code in known}) < _FEWEST_GROUPS:
        return nothing
    ethnic = jobs.mask(known.__contains__)
    others = jobs.mask(lambda code: bool(_OTHER_GROUPS & set(header_words(jobs.values[code])))) & ~ethnic
    counted = np.isfinite([numbers_of(region.encoded(at[name])) for name in _COUNTED]).any(axis=0)
    everybody = counted & ~ethnic & ~others
    first = int(np.argmax(ethnic))
    return ethnic | others if everybody[:first].any() else nothing
