"""Monitoring as it is often written up: a line that names a dimension, below it one for each group with its number.

No line of such a sheet is a header; the blocks are put into one table with a column for the dimension.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pyarrow as pa

from audit.importing.fold import fold
from audit.importing.header import first_rows, looks_like_data
from audit.importing.places import Place
from audit.importing.read.sheet import ReadSheet
from audit.importing.synonyms import column_meant
from audit.importing.vocabulary import lookup
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables import TABLES, VOCABULARIES
from audit.tables.declare import ColumnType

_LONGEST = 400
_WIDEST = 8
_FEWEST = 2
_HEADER = ("dimension", "group", "count", "share")
_OF_PEOPLE = "participants"


def groups_in_blocks(sheet: ReadSheet) -> ReadSheet | None:
    """Return a sheet with a row for each group of each block and a header; None where there are no such blocks."""
    if not 1 < sheet.cells.num_columns <= _WIDEST or not _FEWEST < sheet.cells.num_rows <= _LONGEST:
        return None
    told: list[tuple[str, ...]] = []
    dimension, known = "", 0
    for row in first_rows(sheet, sheet.cells.num_rows):
        cells = [text for text in row if text]
        if len(cells) == 1 and (named := _dimension(cells[0])):
            dimension = named
        elif len(cells) > 1 and dimension and not looks_like_data(cells[0]) and looks_like_data(cells[1]):
            known += fold(cells[0]) in _words_for(dimension)
            told.append((dimension, *_number_and_share(cells)))
        elif len(cells) > 1:
            return None  # something else stands there, too
    if len(told) < _FEWEST or 2 * known < len(told):
        return None
    cells = pa.table([pa.array(column, pa.string()) for column in zip(_HEADER, *told, strict=True)], names=list("0123"))
    return replace(sheet, cells=cells, columns=(0, 0, 0, 0), merges=(), typed=False)


def say_blocks(place: Place) -> DataIssue:
    """Say that the blocks were put together."""
    text = "The numbers of groups stand in blocks below the name of each dimension; they were put into one table."
    return place.info(msg("groups-in-blocks", text))


def _dimension(text: str) -> str:
    """Return the dimension of identity that a line names, "" where it names none."""
    column = TABLES[_OF_PEOPLE].column(column_meant(_OF_PEOPLE, text))
    return column.name if column is not None and column.type is ColumnType.GROUP else ""


@cache
def _words_for(dimension: str) -> frozenset[str]:
    return frozenset(lookup(dimension)) if dimension in VOCABULARIES else frozenset()


def _number_and_share(cells: Sequence[str]) -> tuple[str, str, str]:
    """Return the group with its number and its share: what has a sign of per cent is a share."""
    share = next((text for text in cells[1:] if "%" in text), "")
    number = next((text for text in cells[1:] if "%" not in text and looks_like_data(text)), "")
    return cells[0], number, share
