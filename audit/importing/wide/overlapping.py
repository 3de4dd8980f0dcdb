"""Published figures whose rows make more people than their own total: some rows are parts of others."""

from __future__ import annotations

from audit.importing.numbers import parse_numbers
from audit.importing.places import Place
from audit.importing.region import Region
from audit.importing.wide.melt import Plan
from audit.model.message import msg
from audit.model.result import DataIssue

_COUNTED = ("women", "men", "total")
_ROUNDED = 1.02
_MOST_ROWS = 5_000


def say_overlapping(place: Place, region: Region, plan: Plan) -> list[DataIssue]:
    """Say that rows overlap, where one row of totals was left out and the others make more than it says."""
    totals = region.left_out.get("total", ())
    if len(totals) != 1 or len(region.rows) > _MOST_ROWS:
        return []
    for name in _COUNTED:
        for source in plan.long.get(name, ()):
            if not isinstance(source, int):
                continue
            told = [text or "" for text in region.column(source).to_pylist()]
            of_all = region.sheet.cells.column(source)[totals[0]].as_py() or ""
            *parts, total = parse_numbers([*told, of_all]).values
            if total and sum(part or 0.0 for part in parts) > _ROUNDED * total:
                text = (
                    "The rows make more people than the total that stands with them, so that some are parts of others; "
                    "a pool made of them counts people twice."
                )
                hint = "Keep the rows of one level with `rows` in the mapping file."
                return [place.warning(msg("rows-overlap", text), hint=msg("rows-overlap-hint", hint))]
    return []
