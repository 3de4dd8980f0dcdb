"""Whether a result document is as it was made: what it shows and hides agrees with the groups that it names."""

from __future__ import annotations

from collections.abc import Mapping

from audit.disclosure.arithmetic import contradicts
from audit.disclosure.components import all_components
from audit.model.measurement import CellKey, Measurement
from audit.model.message import Message, msg
from audit.model.result import AuditResult
from audit.types import Visibility


def problems_of(result: AuditResult) -> list[Message]:
    """Return what is wrong with the document itself: raw figures, and shown figures made of cells that are hidden."""
    problems = []
    known = {cell.key: cell.value for cell in result.certificate.cells}
    named = sum(value is None for value in known.values())
    if named != result.certificate.hidden:
        text = "Hidden groups that the certificate of {period} counts: {hidden}; that it names: {named}."
        hidden = result.certificate.hidden
        problems.append(msg("verify-cells", text, period=result.period.label, hidden=hidden, named=named))
    for checklist in result.checklists:
        for item in checklist.items:
            found = [] if item.measurement is None else _measurement_problems(item.item, item.measurement, known)
            if not found and contradicts(item, known):
                found = [msg("verify-numbers", "The question {item} shows numbers that contradict.", item=item.item)]
            problems += found
    return problems


def _measurement_problems(item: str, measurement: Measurement, known: Mapping[CellKey, float | None]) -> list[Message]:
    seen = [measurement.visibility, *(figure.visibility for figure in measurement.groups)]
    seen += [exclusion.visibility for exclusion in measurement.excluded]
    seen += [test.visibility for test in measurement.tests] + [fact.visibility for fact in measurement.facts]
    if Visibility.RAW in seen:
        return [msg("verify-raw", "The question {item} holds a figure that was never protected.", item=item)]
    for component in all_components({item: measurement}):
        numbers = [number for number in (component.value, component.n, component.count) if number is not None]
        if numbers and any(key in known and known[key] is None for key in component.needs):
            return [msg("verify-hidden", "The question {item} shows a figure made of a hidden group.", item=item)]
        counted = component.needs if component.of_people and len(component.needs) == 1 else ()
        wrong = [key for key in counted if _differs(component.n, known.get(key))]
        if wrong and not wrong[0].amount:
            return [msg("verify-differs", "The question {item} shows another number than its group has.", item=item)]
    return []


def _differs(shown: int | None, known: float | None) -> bool:
    return bool(shown) and known is not None and abs((shown or 0) - known) > 1e-6
