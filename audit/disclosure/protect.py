"""From measurements to what an audience may see of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from time import perf_counter

from audit.config import Settings
from audit.disclosure.components import Component, Place, all_components, is_protected
from audit.disclosure.nested import differences
from audit.disclosure.redact import Verdict, redact_measurement
from audit.disclosure.rules import (
    Limits,
    People,
    class_disclosing_cells,
    is_class_disclosure,
    is_refused,
    primary_cells,
)
from audit.model.cells import Measured
from audit.model.measurement import CellKey, Measurement
from audit.model.message import msg
from audit.model.profile import Thresholds
from audit.model.result import AuditResult, Certificate
from audit.types import Audience, RecordUnit, Sensitivity

PANELS_FOR_COUNT = 20
"""Below this many line-ups, even the number of single-group ones says who was on them (special categories)."""


def protect(
    measured: Measured,
    *,
    audience: Audience,
    thresholds: Thresholds,
    settings: Settings,
    earlier: Sequence[AuditResult] = (),
) -> tuple[Mapping[str, Measurement], Certificate]:
    """Hide what would reveal people, and certify it. Returns item id -> publishable measurement, nothing raw inside."""
    started = perf_counter()
    limits = Limits.of(thresholds, audience)
    people = People(cells=measured.cells, populations=measured.populations)
    components = all_components(measured.by_item)
    refused = {component.place for component in components if is_refused(component, people, limits)}
    primary = set(primary_cells(people, limits))
    for component in components:
        if is_class_disclosure(component, people, limits):
            primary.update(class_disclosing_cells(component, people))
    cells = _complement(components, refused, primary, people, limits)
    hidden = refused | {component.place for component in components if not cells.isdisjoint(component.needs)}
    hidden |= _few_line_ups(measured.by_item, audience)
    verdict = Verdict(
        hidden=hidden, titles=_titles(measured.by_item, settings, audience), rows=_table_rows(measured.by_item)
    )
    published = {item: redact_measurement(item, measurement, verdict) for item, measurement in measured.by_item.items()}
    certificate = Certificate(
        audience=audience,
        hidden=len(cells),
        primary=len(primary),
        complementary=len(cells - primary),
        attack=msg("attack-differences", "Every difference of two published groups, one within the other."),
        seconds=perf_counter() - started,
        notes=() if earlier else (msg("no-earlier", "No earlier report is known."),),
    )
    return published, certificate


def _complement(
    components: Sequence[Component],
    refused: Collection[Place],
    primary: Collection[CellKey],
    people: People,
    limits: Limits,
) -> set[CellKey]:
    """Hide the inner one of two nested published cells whose difference is a small group, until there is none."""
    hidden = set(primary)
    while True:
        shown = {
            key
            for component in components
            if component.place not in refused and hidden.isdisjoint(component.needs)
            for key in component.needs
            if not key.amount and not people.is_public(key)
        }
        revealing = {
            inner for outer, inner in differences(shown) if 0 < people.n(outer) - people.n(inner) < limits.counts
        }
        if not revealing:
            return hidden
        hidden |= revealing


def _few_line_ups(measurements: Mapping[str, Measurement], audience: Audience) -> set[Place]:
    """Return the places of counts of line-ups by a special category where there are too few line-ups."""
    if audience is Audience.CONFIDENTIAL:
        return set()
    return {
        component.place
        for component in all_components(measurements)
        if (measurement := measurements[component.place.item]).record_unit is RecordUnit.SESSION
        and measurement.sensitivity is Sensitivity.SPECIAL
        and component.n is not None
        and component.n < PANELS_FOR_COUNT
    }


def _titles(measurements: Mapping[str, Measurement], settings: Settings, audience: Audience) -> set[Place]:
    """Return the facts that may not name line-ups: unless announced to the public, titles tell who was on them."""
    if audience is Audience.CONFIDENTIAL:
        return set()
    return {
        component.place
        for component in all_components(measurements)
        if component.has_titles
        and measurements[component.place.item].record_unit is RecordUnit.SESSION
        and not (settings.public_roster and measurements[component.place.item].sensitivity is not Sensitivity.SPECIAL)
    }


def _table_rows(measurements: Mapping[str, Measurement]) -> Mapping[tuple[str, str, str], int]:
    rows: dict[tuple[str, str, str], int] = {}
    for measurement in measurements.values():
        if is_protected(measurement):
            for part in measurement.provenance:
                place = (part.file, part.sheet, part.table)
                rows[place] = max(rows.get(place, 0), part.rows)
    return rows
