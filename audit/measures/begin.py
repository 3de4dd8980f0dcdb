"""Begins a measurement: everything that does not depend on the numbers, and the ways of having none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from audit.measures.context import MeasureContext
from audit.measures.registry import Parameters, RegisteredMeasure, measure_named
from audit.model.measurement import Measurement, Provenance
from audit.model.message import Message, msg
from audit.tables.dataset import FILE, Dataset
from audit.types import MeasureState, Sensitivity, Statistic


def measurement_id(name: str, parameters: Parameters) -> str:
    """Return the id of a measurement: the measure's name and the parameters that differ from their defaults."""
    given = parameters.model_dump(mode="json", exclude_defaults=True)
    return f"{name} {json.dumps(given, sort_keys=True, ensure_ascii=False)}" if given else name


def begin(
    context: MeasureContext,
    name: str,
    parameters: Parameters,
    *,
    label: Message,
    convention: Message,
    statistic: Statistic,
    formula: str = "",
    source: str = "",
    columns: tuple[str, ...] = (),
) -> Measurement:
    """Return a measurement without a value; fill it with `dataclasses.replace`.

    The columns used are those that the measure's registration names for these parameters, with `columns` added; the
    provenance is that of their tables.
    """
    registered = measure_named(name)
    needed = tuple(dict.fromkeys([*registered.needs(parameters), *columns]))
    tables = tuple(dict.fromkeys(column.split(".")[0] for column in needed))
    return Measurement(
        id=measurement_id(name, parameters),
        measure=name,
        parameters=parameters.model_dump(exclude_defaults=True),
        label=label,
        convention=convention,
        unit=registered.unit,
        statistic=statistic,
        formula=formula,
        source=source,
        version=registered.version,
        record_unit=registered.counts,
        group_sources=_sources(context.dataset, needed),
        provenance=tuple(row for table in tables for row in _provenance(context, table)),
        columns_used=tuple(column for column in needed if _has(context.dataset, column)),
        columns_missing=tuple(column for column in needed if not _has(context.dataset, column)),
    )


def without_value(measurement: Measurement, reason: Message, state: MeasureState) -> Measurement:
    """Return the measurement in a state that has no value, with the reason."""
    return replace(measurement, state=state, reason=reason, value=None)


def no_data(measurement: Measurement, reason: Message | None = None) -> Measurement:
    """Return the measurement as one for which nothing was recorded."""
    return without_value(measurement, reason or _nothing_recorded(measurement), MeasureState.NO_DATA)


def insufficient(measurement: Measurement, n: int, minimum: int) -> Measurement:
    """Return the measurement with what it has, as one made from too few records to say anything by."""
    reason = msg("measure.too-few", "{n} records are too few to say; {minimum} are needed.", n=n, minimum=minimum)
    return replace(measurement, state=MeasureState.INSUFFICIENT, reason=reason)


def missing_columns(context: MeasureContext, registered: RegisteredMeasure, parameters: Parameters) -> Measurement:
    """Return the measurement of a measure whose columns were not recorded, without calling it."""
    title = registered.documentation.strip().split("\n")[0].rstrip(".") or registered.name
    empty = begin(
        context,
        registered.name,
        parameters,
        label=msg("measure.title", "{title}", title=title),
        convention=msg("measure.not-computed", "Not computed."),
        statistic=Statistic.COUNT,
    )
    return no_data(empty)


def failed(context: MeasureContext, registered: RegisteredMeasure, parameters: Parameters, kind: str) -> Measurement:
    """Return the measurement of a measure that failed; the reason names the kind of fault and never a value."""
    empty = missing_columns(context, registered, parameters)
    reason = msg("measure.error", "This could not be measured because of a fault in the program ({kind}).", kind=kind)
    return without_value(empty, reason, MeasureState.ERROR)


def _provenance(context: MeasureContext, table: str) -> tuple[Provenance, ...]:
    return context.frame(table).once("provenance", lambda: provenance_of(context.dataset, table))


def provenance_of(dataset: Dataset, table: str) -> tuple[Provenance, ...]:
    """Return the sheets that a table was read from, with the number of rows that each gave."""
    data = dataset.tables.get(table)
    if data is None or FILE not in data.frame.columns:
        return ()
    counts: Mapping[Any, Any] = data.frame[FILE].value_counts().to_dict()
    found = []
    for position in sorted(int(each) for each in counts):
        source = dataset.sources[position] if 0 <= position < len(dataset.sources) else None
        if source is not None:
            rows = int(counts[position])
            found.append(Provenance(file=source.file, sheet=source.sheet, table=table, rows=rows, sha256=source.sha256))
    return tuple(found)


def most_sensitive(*sensitivities: Sensitivity) -> Sensitivity:
    """Return the most careful of several sensitivities."""
    order = (Sensitivity.PUBLIC, Sensitivity.INTERNAL, Sensitivity.SPECIAL)
    return max(sensitivities, key=order.index, default=Sensitivity.INTERNAL)


def _nothing_recorded(measurement: Measurement) -> Message:
    if measurement.columns_missing:
        columns = ", ".join(measurement.columns_missing)
        return msg("measure.not-recorded", "Not recorded in the files: {columns}.", columns=columns)
    return msg("measure.no-rows", "There are no rows to measure this by.")


def _has(dataset: Dataset, column: str) -> bool:
    table, _, name = column.partition(".")
    data = dataset.tables.get(table)
    return data is not None and (name in data.columns or name in data.frame.columns or not name)


def _sources(dataset: Dataset, columns: tuple[str, ...]) -> dict[str, Any]:
    found = {}
    for column in columns:
        table, _, name = column.partition(".")
        data = dataset.tables.get(table)
        if data is not None and name in data.group_sources:
            found[column] = data.group_sources[name]
    return found
