"""What two reports of different periods tell together about the few who joined or left in between.

Of amounts (mean times n, in both years): whoever knows that the pay of the others changed by a factor within a known
range has an interval for the pay of somebody who joined or left: from one pair of cells, and from all cells of all
years together. Of counts: where a few joined or left a small unit and one group of it changed by as many as joined, or
as left, all of them belong to that group. Both look at published numbers only, so that they can be repeated from the
documents, and so take it that as few came and went as the numbers allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.disclosure.components import Component, Part, Place
from audit.disclosure.joint import Years
from audit.disclosure.movers import GROWTH, MOST_MOVERS, Known, Movers, is_narrow, pay_interval
from audit.disclosure.partition import REST, Partition
from audit.disclosure.rules import BY_RULE, Limits
from audit.model.measurement import CellKey
from audit.model.message import Message, msg
from audit.model.result import AuditResult, KnownCell
from audit.types import Audience

SMALL_UNIT = 20
"""Times the threshold of counts: in larger units nobody knows all who joined and left."""

_ON_RECORD = frozenset(
    {("status", "active"), ("annual_pay_known", "yes"), ("hourly_pay_known", "yes"), ("pay_per_hour_known", "yes")}
)
"""What says no more of people than that they work here and that their pay is on record."""


def known_cells(result: AuditResult) -> dict[CellKey, float]:
    """Return the cells that a reader of a report knows."""
    return {cell.key: cell.value for cell in result.certificate.cells if cell.value is not None}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a reader knows beside a report: other runs of its period, and those of other periods."""

    drafts: tuple[Known, ...] = ()
    cells: tuple[KnownCell, ...] = ()  # of the drafts, whether shown or hidden
    others: tuple[Known, ...] = ()
    before: tuple[Known, ...] = ()  # the last run of each period before it, the oldest first
    after: tuple[Known, ...] = ()

    @classmethod
    def of(cls, results: Iterable[AuditResult], label: str, as_of: date) -> Beside:
        """Sort the reports of an organisation around the one of a period."""
        ordered = sorted(results, key=lambda result: (result.period.as_of, result.created))
        same = [result for result in ordered if result.period.label == label]
        elsewhere = [result for result in ordered if result.period.label != label]
        last = {result.period.label: result for result in elsewhere}.values()
        return cls(
            drafts=tuple(known_cells(result) for result in same),
            cells=tuple(cell for result in same for cell in result.certificate.cells),
            others=tuple(known_cells(result) for result in elsewhere),
            before=tuple(known_cells(result) for result in last if result.period.as_of <= as_of),
            after=tuple(known_cells(result) for result in last if result.period.as_of > as_of),
        )

    def told(self, now: Known, limits: Limits) -> frozenset[CellKey]:
        """Return the cells of a report that tell, beside the others, about somebody who joined or left."""
        told = frozenset().union(
            *(told_by_change(now, then, limits) for then in self.others),
            *(told_by_change(now, then, limits, growth=(1.0, 1.0)) for then in self.drafts),
        )
        if not self.others:
            return told
        left = {key: value for key, value in now.items() if key not in told}
        return told | told_by_all_years([*self.before, left, *self.after], len(self.before))

    def narrow(self, now: Known) -> list[tuple[CellKey, float, float]]:
        """Return the cells to which, or from which, a few came or went whose amount all years together tell."""
        return narrow_by_all_years([*self.before, now, *self.after], len(self.before)) if self.others else []


def told_by_change(now: Known, then: Known, limits: Limits, growth: tuple[float, float] = GROWTH) -> frozenset[CellKey]:
    """Return the cells of the newer report that reveal somebody who joined or left."""
    both = sorted(now.keys() & then.keys())
    told = {key for key in both if key.amount and _tells_pay(key, None, now, then, growth)}
    groups: dict[tuple[str, str], list[CellKey]] = {}
    for key in both:
        groups.setdefault((key.population, key.amount), []).append(key)
    for (_, amount), keys in groups.items():
        others = {dimension: (REST,) for key in keys for dimension, _ in key.at}
        for outer, inner in Partition.of(keys, others).nested(keys):
            if amount:
                if _tells_pay(outer, inner, now, then, growth):
                    told.add(inner)
            elif _names_a_group(outer, inner) and _tells_group(outer, inner, now, then, limits):
                told.add(inner)
    return frozenset(told)


def _tells_pay(outer: CellKey, inner: CellKey | None, now: Known, then: Known, growth: tuple[float, float]) -> bool:
    people = [_less(_count(outer), None if inner is None else _count(inner), known) for known in (then, now)]
    totals = [_less(outer, inner, known) for known in (then, now)]
    n_then, n_now = people
    then_total, now_total = totals
    if n_then is None or n_now is None or then_total is None or now_total is None:
        return False
    movers = round(n_now - n_then)
    if movers == 0:
        return _tells_pay_of_a_pair(then_total, now_total, growth)
    if abs(movers) > MOST_MOVERS:
        return False
    return is_narrow(*pay_interval((then_total, now_total), movers, growth))


def _tells_pay_of_a_pair(then: float, now: float, growth: tuple[float, float]) -> bool:
    """Return whether one who came tells too much, or one who went, where as many came as went.

    Who went knows the own pay, and so what one year's sum leaves for the one who came, and the other way round. Between
    two runs of one period, where nobody's pay grows, it may be a record that was corrected: of the other one nothing is
    then known but that nobody is paid less than nothing.
    """
    slow, fast = growth
    if min(then, now) <= 0 or slow * then <= now <= fast * then:
        return False
    if slow == fast:
        return is_narrow(max(now - then, 0.0), now) or is_narrow(max(then - now, 0.0), then)
    return any(is_narrow(*pay_interval((then, now), movers, growth)) for movers in (1, -1))


def told_by_all_years(years: Sequence[Known], at: int = -1) -> frozenset[CellKey]:
    """Return the sums of one year (the last, if not said) that tell, with all others, what somebody is paid.

    The years are given in order. The finest cell that leaves enough room once it is hidden is taken, or else all cells.
    """
    told: set[CellKey] = set()
    for population, amount in sorted({(key.population, key.amount) for key in years[at] if key.amount}):
        joint, told_of = _joint(years, population, amount)
        told |= {replace(key, amount=amount) for key in _hide_until_wide(joint, told_of, at % len(years))}
    return frozenset(told)


def narrow_by_all_years(years: Sequence[Known], at: int = -1) -> list[tuple[CellKey, float, float]]:
    """Return the cells to which, or from which, a few came or went whose amount all years together tell."""
    found = []
    for population, amount in sorted({(key.population, key.amount) for key in years[at] if key.amount}):
        _, narrow = _joint(years, population, amount)
        found += [(replace(one.inner or one.outer, amount=amount), *ends) for one, ends in narrow.items()]
    return found


def _joint(years: Sequence[Known], population: str, amount: str) -> tuple[Years, dict[Movers, tuple[float, float]]]:
    """Return the years of one amount as a system, and of whom it tells too much."""
    sums = [
        {_count(key): total for key, total in year.items() if (key.population, key.amount) == (population, amount)}
        for year in years
    ]
    used = {dimension for year in sums for key in year for dimension, _ in key.at}
    counts = [
        {
            key: n
            for key, n in year.items()
            if key.population == population and not key.amount and used.issuperset(dimension for dimension, _ in key.at)
        }
        for year in years
    ]
    joint = Years(counts, sums)
    return joint, joint.narrow([*joint.moved(), *joint.replaced()])


def _hide_until_wide(joint: Years, told: Iterable[Movers], at: int) -> set[CellKey]:
    hidden: set[CellKey] = set()
    fine_first = sorted(joint.sums[at], key=lambda key: (-len(key.at), key))
    for movers in told:
        if not _is_wide(joint, movers, hidden, at):
            enough = ({key} for key in fine_first if _is_wide(joint, movers, hidden | {key}, at))
            hidden |= next(enough, set(fine_first))
    return hidden


def _is_wide(joint: Years, movers: Movers, hidden: set[CellKey], at: int) -> bool:
    shown = {key: total for key, total in joint.sums[at].items() if key not in hidden}
    return not joint.narrow([movers], [*joint.sums[:at], shown, *joint.sums[at + 1 :]])


def _count(key: CellKey) -> CellKey:
    return CellKey(key.population, key.at)


def _less(outer: CellKey, inner: CellKey | None, known: Known) -> float | None:
    if outer not in known or (inner is not None and inner not in known):
        return None
    return known[outer] - (known[inner] if inner is not None else 0.0)


def _names_a_group(outer: CellKey, inner: CellKey) -> bool:
    """Return whether the inner cell says more of its people than that they work here and their pay is on record.

    Where 36 active men become 35, so do the active men whose pay is known: that says nothing of the one who left, and
    were it hidden, no organisation with a steady staff could show its pay in a second year.
    """
    return not set(inner.at) - set(outer.at) <= _ON_RECORD


def _tells_group(outer: CellKey, inner: CellKey, now: Known, then: Known, limits: Limits) -> bool:
    """Return whether the change of a group may be made of all who joined a small unit, or of all who left it.

    What is published is by how many more came than went. Where one came and one went, and a group of the unit has one
    more, the one who came belongs to it and the one who went does not.
    """
    if now[outer] >= SMALL_UNIT * limits.counts:
        return False
    change = now[inner] - then[inner]
    rest = (now[outer] - then[outer]) - change  # what came and went of all others: only the other way, or not at all
    if change * rest > 0 or change == 0:
        return False
    return abs(change) + abs(rest) < limits.counts


def made_apart(results: Sequence[AuditResult]) -> list[Message]:
    """Return, where the newest report was made without knowing an older one, a sentence that says so."""
    newest = results[0]
    known = {newest.period.label, *newest.certificate.earlier}
    notes = []
    for older in (result for result in results[1:] if result.period.label not in known):
        newer, before = newest.period.label, older.period.label
        if older.audience is Audience.CONFIDENTIAL:
            text = (
                "The confidential report of {older} is not stored, so that the report of {newer} was made without it. "
                "Let nobody hold both who may not see the pay and the groups of single people."
            )
            notes.append(msg("verify-not-stored", text, older=before, newer=newer))
        else:
            text = "The report of {newer} was made without that of {older}: make it again with the same history."
            notes.append(msg("verify-not-known", text, older=before, newer=newer))
    return notes


def rounded_by_change(
    components: Sequence[Component], counts: Known, earlier: Sequence[Known], limits: Limits
) -> frozenset[Place]:
    """Return the medians, gaps and the like of small groups that a few joined or left: they are rounded."""
    return frozenset(
        component.place
        for component in components
        if component.statistic in BY_RULE and component.place.part in (Part.VALUE, Part.FIGURE)
        if any(_few_moved(key, counts, then, limits) for then in earlier for key in component.needs if not key.amount)
    )


def _few_moved(key: CellKey, now: Known, then: Known, limits: Limits) -> bool:
    if key not in now or key not in then or now[key] >= SMALL_UNIT * limits.counts:
        return False
    return 1 <= abs(now[key] - then[key]) <= MOST_MOVERS
