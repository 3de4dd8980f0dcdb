"""The rows of the files: printed with them, and so one more number that a reader can reckon with.

Where the exact number would reveal a small group (all rows, less all whose group is known), it is rounded down.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from audit.disclosure.components import Component, Part, Place
from audit.disclosure.issues import PEOPLE_TABLES
from audit.model.cells import Population
from audit.model.measurement import CellKey
from audit.model.result import Certificate, SourceFile
from audit.types import RecordUnit, Statistic

_STEPS = 4
"""Rows are rounded to this many times the threshold of counts."""


def rows_step(threshold: int) -> int:
    """Return what rows are rounded down to a multiple of."""
    return _STEPS * threshold


def rows_bracket(n: int, threshold: int) -> tuple[float, float]:
    """Return what a rounded number of rows leaves possible."""
    step = rows_step(threshold)
    return float(n // step * step), float(n // step * step + step - 1)


def row_components(populations: Mapping[str, Population]) -> list[Component]:
    """Return the printed number of rows of each table of people, as a component that can be hidden."""
    return [
        Component(
            place=Place(name, Part.ROWS),
            statistic=Statistic.COUNT,
            value=None,
            n=None,
            count=None,
            needs=(CellKey(name),),
        )
        for name, population in sorted(populations.items())
        if population.unit is RecordUnit.PERSON
    ]


def rounded_tables(hidden: Collection[Place]) -> frozenset[str]:
    """Return the tables of which the rows may not be printed exactly."""
    return frozenset(place.item for place in hidden if place.part is Part.ROWS)


def without_fingerprints(sources: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """Return the sources without the fingerprints of files that hold people, or sheets nobody knows.

    Whoever knows all of a short list but one answer can write it down with each answer in turn and compare.
    """
    told = {source.file for source in sources if not source.table or source.table in PEOPLE_TABLES}
    return tuple(replace(source, sha256="") if source.file in told else source for source in sources)


def round_sources(sources: Sequence[SourceFile], certificate: Certificate) -> tuple[SourceFile, ...]:
    """Return the sources with the rows of some tables rounded down, as the certificate says."""
    steps = certificate.rounded_rows
    return tuple(
        replace(source, rows=source.rows // steps[source.table] * steps[source.table])
        if source.table in steps
        else source
        for source in sources
    )
