"""Columns that hold something under no name: they are named by their letters, so that nobody believes they count."""

from __future__ import annotations

from collections.abc import Iterator

from audit.importing.encode import blank_mask
from audit.importing.mapping import TO_FILL
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_SHOWN = 8


def say_unnamed(place: Place, reading: Reading, region: Region) -> Iterator[DataIssue]:
    """Yield an issue on the columns of a table without a header that have cells and are not used."""
    if region.origin is not None:  # turned into rows: its columns are ours
        return
    used = {match.position for match in reading.matches}
    found = [
        region.header_cell(at).rstrip("0123456789")
        for at, header in enumerate(region.headers)
        if not header and at not in used and not blank_mask(region.column(at)).all()
    ]
    if found:
        shown = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        text = "Columns that have no name and were not used: {columns}."
        hint = msg("unnamed-hint", "Name them in the first row of the table, or in the mapping file.")
        message = msg("unnamed-columns", text, columns=shown)
        yield place.info(message, hint=hint, mapping=f'columns."@{found[0]}" = "{TO_FILL}"')
