"""The unit that an index is made of; a small HR department is taken together with others before it is dropped."""

from __future__ import annotations

import numpy as np

from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where
from audit.measures.parameters import Filter
from audit.measures.rates import coded_event
from audit.model.message import Message, msg

HR_UNIT: Filter = {"department_function": "hr"}
PEOPLE_FUNCTION = "people_function"
"""Derived: the HR department together with those who lead people functions elsewhere."""
TWO_YEARS = "there_in_two_years"
"""Derived: everybody who is there at the snapshot, or left in the two years before it."""


def people_unit(
    context: MeasureContext, frame: Frame, unit: Filter, where: Filter
) -> tuple[Filter, Filter, tuple[Message, ...]]:
    """Return the unit and the filter to use, and what is said of them; both as asked unless HR is too small."""
    if unit != HR_UNIT or frame.matched({**where, **unit}).sum() >= context.minimum_n:
        return unit, where, ()
    notes: tuple[Message, ...] = ()
    if _leads_elsewhere(frame, where):
        unit = {_with_leads(frame): "yes"}
        text = "The HR department is small, so it is taken together with those who lead people functions elsewhere."
        notes = (msg("representation.pooled", text),)
    if frame.matched({**where, **unit}).sum() >= context.minimum_n or not _has_leavers(frame, where):
        return unit, where, notes
    longer = {column: value for column, value in where.items() if column != "status"}
    longer[_in_two_years(context, frame)] = "yes"
    if frame.matched({**longer, **unit}).sum() < context.minimum_n:
        return unit, where, notes
    text = "HR is small, so everybody who was there in the two years up to the snapshot counts, in HR and elsewhere."
    return unit, longer, (*notes, msg("representation.two-years", text))


def _leads_elsewhere(frame: Frame, where: Where) -> bool:
    if not frame.has("people_function_lead"):
        return False
    leads = frame.matched({**where, "people_function_lead": "yes"})
    return bool((leads & ~frame.matched({**where, **HR_UNIT})).any())


def _with_leads(frame: Frame) -> str:
    inside = frame.matched(HR_UNIT) | frame.matched({"people_function_lead": "yes"})
    unknown = frame.undetermined(HR_UNIT) & ~inside
    return frame.derive(PEOPLE_FUNCTION, lambda: coded_event(inside, np.ones(frame.rows, dtype=np.bool_), unknown))


def _has_leavers(frame: Frame, where: Where) -> bool:
    return "status" in where and frame.has("left_on") and "left" in frame.coded("status").categories


def _in_two_years(context: MeasureContext, frame: Frame) -> str:
    snapshot = np.datetime64(context.dataset.period.as_of)
    left_on = frame.table.frame["left_on"].to_numpy(dtype="datetime64[D]")
    recent = (left_on > snapshot - np.timedelta64(731, "D")) & (left_on <= snapshot)
    return frame.derive(TWO_YEARS, lambda: coded_flags(frame.matched({"status": "active"}) | recent))
