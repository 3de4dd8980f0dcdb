"""Runs the measures that checklists ask for; one that fails becomes a state of its item, never a crash."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from audit.config import Settings
from audit.errors import SettingsError
from audit.measures.begin import failed, measurement_id, missing_columns
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.populations import build_populations
from audit.measures.published import record_published
from audit.measures.registry import Parameters, RegisteredMeasure, measure_named, parse_parameters
from audit.model.cells import Measured
from audit.model.checklist import Checklist, Condition, Measure
from audit.model.measurement import CellKey, Measurement
from audit.model.message import Message, msg
from audit.tables.dataset import Dataset


def load_measures() -> None:
    """Import every module of this package, so that all measures are registered."""
    package = import_module("audit.measures")
    for module in iter_modules(package.__path__):
        import_module(f"audit.measures.{module.name}")


def measure_items(
    checklists: Iterable[Checklist],
    dataset: Dataset,
    settings: Settings,
    *,
    minimum_n: int,
    published: Iterable[CellKey] = (),
    frames: dict[str, Frame] | None = None,
) -> Measured:
    """Measure every item that names a measure; the same measure with the same parameters is computed once.

    The cells that other reports of the period have `published` are counted too, so that they can be seen together.
    `frames` are tables that were coded before, as `condition_applies` leaves them.
    """
    load_measures()
    coded = {} if frames is None else frames
    context = MeasureContext(dataset=dataset, settings=settings, minimum_n=minimum_n, frames=coded)
    by_item: dict[str, Measurement] = {}
    computed: dict[str, Measurement] = {}
    for checklist in checklists:
        for item in checklist.items:
            if isinstance(item.assess, Measure):
                by_item[item.id] = _measured(context, item.assess, computed)
    record_published(context, published)
    cells = {key: context.cells[key] for key in sorted(context.cells)}
    return Measured(by_item=by_item, cells=cells, populations=build_populations(context))


def measure_one(context: MeasureContext, registered: RegisteredMeasure, parameters: Parameters) -> Measurement:
    """Return one measurement: without a value where its columns are missing, in state error where it fails."""
    kept = dict(context.cells)
    empty = missing_columns(context, registered, parameters)
    if empty.columns_missing:
        return empty
    try:
        return registered.function(context, parameters)
    except Exception as error:  # a fault of one measure must not cost the user the whole report
        context.cells.clear()
        context.cells.update(kept)
        return failed(context, registered, parameters, type(error).__name__)


def _measured(context: MeasureContext, assess: Measure, computed: dict[str, Measurement]) -> Measurement:
    registered = measure_named(assess.measure)
    parameters = parse_parameters(registered, dict(assess.parameters))
    key = measurement_id(registered.name, parameters)
    if key not in computed:
        computed[key] = measure_one(context, registered, parameters)
    return computed[key]


def condition_applies(
    condition: Condition | None, dataset: Dataset, settings: Settings, frames: dict[str, Frame] | None = None
) -> tuple[bool, Message | None]:
    """Return whether an item applies, and the reason where it does not. Tables are coded into `frames`, once.

    What is not known counts as applicable: a table that was not delivered or has no rows, a blank cell, a setting that
    was left empty. So leaving something out never takes an item out of the score.
    """
    for name, allowed in condition.settings.items() if condition else ():
        value = getattr(settings, name, None)
        if value is None:
            told = msg(
                "unknown-setting", "A condition names the setting {name}, which does not exist.", name=f"`{name}`"
            )
            raise SettingsError(told, code=told.code)
        if str(value) and str(value) not in allowed:
            return False, _reason(condition, msg("condition.setting", "The setting {name} rules it out.", name=name))
    if condition is None or not condition.table:
        return True, None
    coded = {} if frames is None else frames
    frame = MeasureContext(dataset=dataset, settings=settings, frames=coded).frame(condition.table)
    if not frame.rows or (frame.matched(condition.where) | frame.undetermined(condition.where)).any():
        return True, None
    return False, _reason(condition, msg("condition.rows", "No row of {table} is of the kind.", table=condition.table))


def _reason(condition: Condition | None, otherwise: Message) -> Message:
    if condition is not None and condition.reason:
        return msg("condition.reason", "{reason}", reason=condition.reason)
    return otherwise
