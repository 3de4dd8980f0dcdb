"""Sheets of metrics, one in each row: those of women and men are read as published figures, and that is said."""

from __future__ import annotations

from dataclasses import replace

from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.read_table import read_table
from audit.importing.recognise import recognise
from audit.importing.region import Region
from audit.importing.sheet_table import SheetContext, SheetTable
from audit.importing.wide.metrics import metrics_region
from audit.model.message import msg


def read_metrics(region: Region, context: SheetContext) -> tuple[SheetTable, ...]:
    """Return the published figures among the metrics of a sheet; nothing where it has none."""
    found = metrics_region(region, context.mapping.metrics)
    if found is None:
        return ()
    table, mapping, used = found
    place = Place(file=context.file, sheet=region.sheet.name, table=mapping.table)
    line = f"metrics = {toml_string(mapping.metrics)}"
    text = (
        "Each row is a metric; those that tell numbers or shares of women or men were read as published figures ({n}), "
        "and no row as a person; rows left out: {others}."
    )
    others = len(region.rows) - used
    said = place.info(msg("metrics-read", text, n=used, others=others), rows=used, cell=mapping.metrics, mapping=line)
    reading = recognise(table, mapping, context.today)
    assert reading is not None  # noqa: S101 - the mapping names the table
    part = read_table(table, reading, place, replace(context, mapping=mapping), [said])
    return (replace(part, decisions=(part.decisions[0], line)),)
