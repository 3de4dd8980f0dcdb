"""Headings between the rows (“Sales”), written once for all rows below: filled down into a column, and said."""

from __future__ import annotations

from collections.abc import Iterator

from audit.importing.fold import fold
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue

_HEADED = {"employees": "department", "governance": "body", "memberships": "body"}
_SHOWN = 3


def headed_column(region: Region, reading: Reading | None) -> str:
    """Return the column that headings between the rows tell, "" where there are none or a column tells it already."""
    if reading is None or not region.left_out.get("section") or region.origin is not None:
        return ""
    name = _HEADED.get(reading.table.name, "")
    if name == "department" and "gender" not in reading.columns and _are_genders(region):
        name = "gender"
    lacks_more = any(name not in group for group in reading.missing)
    return "" if lacks_more or name in reading.columns or name in region.headers else name


def _are_genders(region: Region) -> bool:
    """Return whether headings say the gender of those below them (“Frauen”, “Männer”), and nothing else."""
    written, gender = region.sheet.cells.column(0), lookup("gender")
    told = {gender.get(fold(written[row].as_py() or "")) for row in region.left_out.get("section", ())}
    return {"women", "men"} <= told and None not in told


def with_headings(region: Region, name: str) -> Region:
    """Return the region with a column that tells, for each row, the heading above it."""
    headings = region.left_out.get("section", ())
    if not headings or region.origin is not None or name in region.headers:
        return region
    written = region.sheet.cells.column(0)
    cells: list[str | None] = [None] * region.sheet.cells.num_rows
    for start, end in zip(headings, (*headings[1:], len(cells)), strict=True):
        cells[start:end] = [(written[start].as_py() or "").strip()] * (end - start)
    return region.with_column(name, cells, 0)


def say_headings(place: Place, region: Region, name: str, *, mapped: bool) -> Iterator[DataIssue]:
    """Say which column the headings were taken for: a warning, unless the mapping file has it so."""
    headings = region.left_out.get("section", ())
    texts = [str(region.sheet.cells.column(0)[row]).strip() for row in headings[:_SHOWN]]
    text = "{n} headings between the rows ({shown}) were taken for the {column} of all rows below each."
    said = msg("headings-filled", text, n=len(headings), shown=", ".join(texts), column=name)
    if mapped:
        yield place.info(said, mapping=headings_line(name))
        return
    hint = msg("headings-hint", 'If they name something else, write `headings = ""` into the mapping file.')
    yield place.warning(said, mapping=headings_line(name), hint=hint)


def headings_line(name: str) -> str:
    """Return the line of a mapping file that says what headings tell."""
    return f"headings = {toml_string(name)}"
