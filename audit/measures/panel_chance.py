"""How many panels with nobody of some groups chance would give, drawn from all panellists."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from audit.measures.line_up_cells import LineUpCells
from audit.measures.panels import Panel
from audit.measures.statistics import at_least_this_many
from audit.model.measurement import Fact, TestResult
from audit.model.message import msg
from audit.types import ValueUnit


def _chances_of_none(panels: Sequence[Panel], smallest: int) -> list[float]:
    """Return, for each panel, the chance that nobody of the groups would sit on it, drawn from all known panellists."""
    members = sum(panel.members for panel in panels)
    known = members + sum(panel.others for panel in panels)
    sizes = [panel.members + panel.others for panel in panels]
    return [comb(known - members, size) / comb(known, size) for size in sizes if size >= smallest]


def _with_none(panels: Sequence[Panel], smallest: int) -> int:
    return sum(panel.members == 0 and panel.others >= smallest for panel in panels)


def facts_by_chance(panels: Sequence[Panel], smallest: int, cells: LineUpCells) -> tuple[Fact, ...]:
    """Return how many panels have nobody of the groups, and how many chance would give."""
    chances = _chances_of_none(panels, smallest)
    if not chances:
        return ()
    found, expected = _with_none(panels, smallest), sum(chances)
    message = msg(
        "panels-with.chance",
        "Drawn at random from the same people, about {expected:.1f} would be such panels.",
        expected=expected,
    )
    none = Fact(
        name="single-group-panels",
        message=msg(
            "panels-with.single",
            "Panels with nobody of these groups, among people whose group is known: {found}.",
            found=found,
        ),
        value=float(found),
        unit=ValueUnit.COUNT,
        needs=cells.by_chance,
    )
    by_chance = Fact(
        name="expected-by-chance", message=message, value=expected, unit=ValueUnit.COUNT, needs=cells.by_chance
    )
    return none, by_chance


def tests_of_chance(panels: Sequence[Panel], smallest: int, cells: LineUpCells) -> tuple[TestResult, ...]:
    """Return how likely so many panels with nobody of the groups are by chance."""
    chances = _chances_of_none(panels, smallest)
    if not chances:
        return ()
    question = msg(
        "panels-with.question", "How likely are at least so many panels with nobody of these groups by chance?"
    )
    found = _with_none(panels, smallest)
    return (
        TestResult(
            name="Poisson binomial, at least",
            question=question,
            statistic=float(found),
            p_value=at_least_this_many(chances, found),
            n=len(chances),
            needs=cells.by_chance,
        ),
    )
