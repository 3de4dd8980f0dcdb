"""Cells of people that other reports of the same period name, counted in the data of this run."""

from __future__ import annotations

from collections.abc import Iterable

from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.model.measurement import CellKey, members


def record_published(context: MeasureContext, keys: Iterable[CellKey]) -> None:
    """Record cells for disclosure control that no measure of this run has recorded, as far as the tables have them."""
    for key in sorted(set(keys) - context.cells.keys()):
        if key.population not in context.dataset.tables:
            continue
        frame = context.frame(key.population)
        columns = [dimension for dimension, _ in key.at] + ([key.amount] if key.amount else [])
        if all(frame.has(column) for column in columns):
            at = {dimension: members(category) for dimension, category in key.at}
            tally = Tally(context, frame, tuple(at))
            context.cells[key] = tally.contributions(key.amount, at)
