"""What was proven of a report, in the words and numbers that are printed with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from audit.disclosure.components import PAY_STATISTICS, Component, Part
from audit.disclosure.partition import Partition
from audit.disclosure.populations import GroupProblem, Outcome
from audit.disclosure.publication import Publication
from audit.disclosure.rules import Limits, People, is_dominated
from audit.disclosure.solver import SOLVER
from audit.model.measurement import CellKey
from audit.model.message import Message, msg
from audit.model.result import AuditResult, Certificate, KnownCell
from audit.types import Audience, Statistic

PROVEN = (Statistic.COUNT, Statistic.SHARE, Statistic.RATE, Statistic.SUM, Statistic.MEAN)
"""Statistics that are linear in people or amounts, and so part of the attack."""

ATTACK = msg(
    "attack",
    "A reader of every number of this report, who may be in a group and may know another of its members, finds the "
    "smallest and the largest value that each hidden group can have.",
)


def build_certificate(
    publication: Publication,
    primary: Collection[CellKey],
    people: People,
    outcomes: Mapping[GroupProblem, Outcome],
    *,
    limits: Limits,
    earlier: Sequence[AuditResult],
) -> Certificate:
    """Count what is hidden and state what the last attack found; `seconds` is left to the caller."""
    known = publication.published() | people.absent | _told_besides(primary, outcomes)
    public = {key for outcome in outcomes.values() for key in outcome.public}
    said = publication.said()
    named = said | _left_out(people.absent, said)
    attacked = {key for problem in outcomes for key in problem.group.keys if key in named}
    hidden = {key for key in attacked - known - public if not people.is_public(key)}
    shown = {component.statistic for component in publication.shown() if component.place.part in _NUMBERS}
    return Certificate(
        audience=limits.audience,
        hidden=len(hidden),
        attack=ATTACK,
        proven=_names(shown & set(PROVEN)),
        by_rule=_names(shown - set(PROVEN)),
        narrowest=_narrowest(outcomes, limits),
        recovered=sum(
            one.recovered for outcome in outcomes.values() for name, one in outcome.found.items() if name in primary
        ),
        solver=SOLVER,
        earlier=tuple(dict.fromkeys(result.period.label for result in earlier)),
        notes=(*_notes(publication, outcomes, earlier), *_warnings(publication, people, limits)),
        cells=_cells(outcomes, named, known, people, limits),
        categories=_categories(outcomes, named),
    )


def _told_besides(primary: Collection[CellKey], outcomes: Mapping[GroupProblem, Outcome]) -> set[CellKey]:
    """Return the cells that may be known, and that the attack recovers from what is published."""
    return {
        name
        for outcome in outcomes.values()
        for name, one in outcome.found.items()
        if isinstance(name, CellKey) and one.recovered and name not in primary
    }


def _narrowest(outcomes: Mapping[GroupProblem, Outcome], limits: Limits) -> float | None:
    """Return the width of the narrowest interval of a hidden count of people; None where nothing is hidden."""
    widths = (
        one.width
        for problem, outcome in outcomes.items()
        if not problem.group.amount
        for one in outcome.found.values()
        if not one.recovered and one.low < limits.counts
    )
    return min(widths, default=None)


def _left_out(absent: Collection[CellKey], said: Collection[CellKey]) -> set[CellKey]:
    """Return the empty places that the report tells: those between categories that its own tables list."""
    listed = {(key.population, key.amount, _dimensions(key), pair) for key in said for pair in key.at}
    return {
        key for key in absent if all((key.population, key.amount, _dimensions(key), pair) in listed for pair in key.at)
    }


def _dimensions(key: CellKey) -> tuple[str, ...]:
    return tuple(dimension for dimension, _ in key.at)


_NUMBERS = (Part.VALUE, Part.FIGURE)


def _names(statistics: Iterable[Statistic]) -> tuple[str, ...]:
    return tuple(sorted(statistic.value for statistic in statistics))


def _notes(
    publication: Publication, outcomes: Mapping[GroupProblem, Outcome], earlier: Sequence[AuditResult]
) -> tuple[Message, ...]:
    notes: list[Message] = []
    if not earlier:
        notes.append(msg("no-earlier", "No earlier report known."))
    if any(component.statistic in PAY_STATISTICS for component in publication.components):
        rule = "Medians, gaps, quantiles and regression figures are protected by rule, not by proof."
        notes.append(msg("by-rule", rule))
    if any(not outcome.complete for outcome in outcomes.values()):
        note = "Some tables share too many dimensions to be attacked as one; they are attacked side by side."
        notes.append(msg("side-by-side", note))
    if any(_without_cells(component) for component in publication.components):
        note = "Figures of people elsewhere, such as those of a published labour market, are shown as they are."
        notes.append(msg("without-cells", note))
    return tuple(notes)


def _warnings(publication: Publication, people: People, limits: Limits) -> tuple[Message, ...]:
    """Return what those who made the report should look at before they pass it on; the public is not told."""
    published = (key for key in publication.published() if key.amount and not people.is_public(key))
    if limits.audience is Audience.PUBLIC or not any(is_dominated(people.cells[key]) for key in published):
        return ()
    warning = "In a published group two people have more than nine tenths of the sum: look at it before you pass it on."
    return (msg("dominated", warning),)


def _without_cells(component: Component) -> bool:
    return not component.needs and component.n is not None and component.place.part in _NUMBERS


def _cells(
    outcomes: Mapping[GroupProblem, Outcome],
    named: Collection[CellKey],
    known: Collection[CellKey],
    people: People,
    limits: Limits,
) -> tuple[KnownCell, ...]:
    found = []
    for problem, outcome in outcomes.items():
        brackets, public = problem.group.brackets, outcome.public
        for key in (key for key in problem.group.keys if key in named):
            is_public = key in public or people.is_public(key)
            if key in known or is_public:
                moved = people.many_moved(key, limits.pay)
                found.append(KnownCell(key=key, value=people.value(key), public=is_public, many_moved=moved))
            else:
                low, high = brackets.get(key, (None, None))
                found.append(KnownCell(key=key, value=None, low=low, high=high))
    return tuple(sorted(found, key=lambda cell: cell.key))


def _categories(
    outcomes: Mapping[GroupProblem, Outcome], named: Collection[CellKey]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the categories of each dimension that the cells name, with the rest of them as one."""
    keys: dict[str, set[CellKey]] = {}
    for problem in outcomes:
        found = {key for key in problem.group.keys if key in named}
        keys.setdefault(problem.group.population.name, set()).update(found)
    populations = {problem.group.population.name: problem.group.population for problem in outcomes}
    categories = {}
    for name, cells in sorted(keys.items()):
        blocks = Partition.of(cells, populations[name].categories).blocks
        categories[name] = {d: tuple(category for block in blocks[d] for category in block) for d in blocks}
    return categories
