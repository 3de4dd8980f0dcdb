"""Letter (g) of Directive (EU) 2023/970, article 9(1): gaps by category of workers, and the flag of article 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from audit.measures.begin import no_data
from audit.measures.cells import Tally
from audit.measures.eu_letters import VARIABLE, EuRun, eu_figure, eu_gap
from audit.measures.statutory_bounds import largest_gap_bounds
from audit.measures.work_classes import Comparison, WorkClass, class_needs, classes_of
from audit.model.measurement import CellKey, Fact, Figure, Measurement
from audit.model.message import msg
from audit.types import ValueUnit

FLAG = 5.0
"""Per cent by which the pay of a category may differ before article 10 asks questions; a flag, not a finding."""
Flagged = Literal["either-way", "men-paid-more"]


def is_flagged(gap: float, way: Flagged = "either-way") -> bool:
    """Return whether a category's gap is a flag; article 10 names no sex, some national rules look one way only."""
    return round(gap if way == "men-paid-more" else abs(gap), 9) >= FLAG


@dataclass(frozen=True, slots=True)
class _Categories:
    """The categories with enough men and women whose gap is defined."""

    comparison: Comparison
    tally: Tally
    enough: tuple[WorkClass, ...]
    gaps: dict[tuple[str, ...], float]

    def needs(self, each: WorkClass) -> tuple[CellKey, ...]:
        return class_needs(self.comparison, self.tally, [each])

    def figures(self, letter: str) -> tuple[Figure, ...]:
        return tuple(
            eu_figure(letter, self.gaps[each.place], size(each), self.needs(each), self._place(each))
            for each in self.enough
            if each.place in self.gaps
        )

    def _place(self, each: WorkClass) -> dict[str, str]:
        return dict(zip(self.comparison.by, each.place, strict=True))


def by_category(run: EuRun, measurement: Measurement, by: tuple[str, ...], way: Flagged) -> Measurement:
    """Return the measurement with its gaps by category; value: the largest of basic pay, whichever way it goes."""
    basic = _categories(run, run.comparison(by, run.hourly.amount, run.hourly.where))
    if not basic.gaps:
        return no_data(measurement, msg("eu.one-sex", "No category has enough men and women to compare."))
    groups = basic.figures("g-basic")
    if run.has_variable_pay:
        groups += _categories(run, run.comparison(by, VARIABLE, run.receivers())).figures("g-variable")
    largest = max(basic.gaps, key=lambda place: (abs(basic.gaps[place]), place))
    needs = basic.needs(next(each for each in basic.enough if each.place == largest))
    value = abs(basic.gaps[largest])
    flags = sum(is_flagged(gap, way) for gap in basic.gaps.values())
    everybody = class_needs(basic.comparison, basic.tally, basic.enough)
    return replace(
        measurement,
        value=value,
        bounds=largest_gap_bounds(basic.comparison, run.context.minimum_n, value, needs),
        groups=(*measurement.groups, *groups),
        facts=(_flag(flags, way, everybody),),
        needs=needs,
    )


def _categories(run: EuRun, comparison: Comparison) -> _Categories:
    classes, minimum = classes_of(comparison), run.context.minimum_n
    enough = tuple(each for each in classes if smallest_side(each) >= minimum)
    gaps = {each.place: eu_gap(each.reference, each.compared, "mean") for each in enough}
    return _Categories(
        comparison=comparison,
        tally=comparison.tally(),
        enough=enough,
        gaps={place: gap for place, gap in gaps.items() if gap is not None},
    )


def _flag(count: int, way: Flagged, needs: Sequence[CellKey]) -> Fact:
    either = msg(
        "eu.flag",
        "Categories that differ by 5 % or more: {count}. This is a flag for the joint assessment, not a finding.",
        count=count,
    )
    one_way = msg(
        "eu.flag-men",
        "Categories in which men are paid 5 % or more above women: {count}. This is a flag for the joint assessment, "
        "not a finding.",
        count=count,
    )
    return Fact(
        name="flagged-categories",
        message=one_way if way == "men-paid-more" else either,
        value=float(count),
        unit=ValueUnit.COUNT,
        needs=tuple(needs),
    )


def smallest_side(each: WorkClass) -> int:
    """Return the number of the sex with fewer in a category."""
    return min(len(each.reference), len(each.compared))


def size(each: WorkClass) -> int:
    """Return the number of men and women in a category."""
    return len(each.reference) + len(each.compared)
