"""What two reports of different periods tell together about the few who joined or left in between.

Of amounts (mean times n, in both years): whoever knows that the pay of the others changed by a factor within a known
range has an interval for the pay of somebody who joined or left. Of counts: where a few joined or left a small unit and
one group of it changed by as many, all of them belong to that group. Both are rules on the published numbers, so that
they can be repeated from the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from audit.disclosure.components import Component, Part, Place
from audit.disclosure.partition import REST, Partition
from audit.disclosure.populations import PAY_WIDTH
from audit.disclosure.rules import Limits
from audit.model.measurement import CellKey
from audit.model.result import AuditResult
from audit.types import Statistic

GROWTH = (0.97, 1.05)
"""Factors within which the pay of people who stay is known to change from year to year."""

MOST_MOVERS = 9
"""More joiners or leavers than this hide each other."""

SMALL_UNIT = 20
"""Times the threshold of counts: in larger units nobody knows all who joined and left."""

_BY_RULE = frozenset({Statistic.MEDIAN, Statistic.QUANTILE, Statistic.GAP, Statistic.COEFFICIENT})

Known = Mapping[CellKey, float]


def known_cells(result: AuditResult) -> dict[CellKey, float]:
    """Return the cells that a reader of a report knows."""
    return {cell.key: cell.value for cell in result.certificate.cells if cell.value is not None}


def before(earlier: Iterable[AuditResult], label: str) -> list[AuditResult]:
    """Return the reports of other periods."""
    return [result for result in earlier if result.period.label != label]


def told_by_change(now: Known, then: Known, limits: Limits) -> frozenset[CellKey]:
    """Return the cells of the newer report that reveal somebody who joined or left."""
    both = sorted(now.keys() & then.keys())
    told = {key for key in both if key.amount and _tells_pay(key, None, now, then)}
    groups: dict[tuple[str, str], list[CellKey]] = {}
    for key in both:
        groups.setdefault((key.population, key.amount), []).append(key)
    for (_, amount), keys in groups.items():
        others = {dimension: (REST,) for key in keys for dimension, _ in key.at}
        for outer, inner in Partition.of(keys, others).nested(keys):
            if amount:
                if _tells_pay(outer, inner, now, then):
                    told.add(inner)
            elif _tells_group(outer, inner, now, then, limits):
                told.add(inner)
    return frozenset(told)


def pay_interval(totals: tuple[float, float], movers: int) -> tuple[float, float]:
    """Return between what the pay of those who joined (movers above 0) or left lies, given both years' totals."""
    then, now = totals
    slow, fast = GROWTH
    if movers > 0:
        return now - fast * then, now - slow * then
    return then - now / slow, then - now / fast


def _tells_pay(outer: CellKey, inner: CellKey | None, now: Known, then: Known) -> bool:
    people = [_less(_count(outer), None if inner is None else _count(inner), known) for known in (then, now)]
    totals = [_less(outer, inner, known) for known in (then, now)]
    n_then, n_now = people
    then_total, now_total = totals
    if n_then is None or n_now is None or then_total is None or now_total is None:
        return False
    movers = round(n_now - n_then)
    if not 1 <= abs(movers) <= MOST_MOVERS:
        return False
    low, high = pay_interval((then_total, now_total), movers)
    return high > 0 and high - low < PAY_WIDTH * high


def _count(key: CellKey) -> CellKey:
    return CellKey(key.population, key.at)


def _less(outer: CellKey, inner: CellKey | None, known: Known) -> float | None:
    if outer not in known or (inner is not None and inner not in known):
        return None
    return known[outer] - (known[inner] if inner is not None else 0.0)


def _tells_group(outer: CellKey, inner: CellKey, now: Known, then: Known, limits: Limits) -> bool:
    movers = now[outer] - then[outer]
    if not 0 < abs(movers) < limits.counts or now[outer] >= SMALL_UNIT * limits.counts:
        return False
    return now[inner] - then[inner] == movers


def rounded_by_change(
    components: Sequence[Component], counts: Known, earlier: Sequence[Known], limits: Limits
) -> frozenset[Place]:
    """Return the medians, gaps and the like of small groups that a few joined or left: they are rounded."""
    return frozenset(
        component.place
        for component in components
        if component.statistic in _BY_RULE and component.place.part in (Part.VALUE, Part.FIGURE)
        if any(_few_moved(key, counts, then, limits) for then in earlier for key in component.needs if not key.amount)
    )


def _few_moved(key: CellKey, now: Known, then: Known, limits: Limits) -> bool:
    if key not in now or key not in then or now[key] >= SMALL_UNIT * limits.counts:
        return False
    return 1 <= abs(now[key] - then[key]) <= MOST_MOVERS
