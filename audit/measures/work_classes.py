"""Classes of comparable work: the amounts of two groups in each, and the cells of people that they are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.amounts import NOBODY, Values, amounts_by_group
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where
from audit.model.measurement import CellKey
from audit.tables.declare import NOT_DISCLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared: an amount, two groups of a dimension, and the classes of comparable work."""

    context: MeasureContext
    frame: Frame
    amount: str
    statistic: str
    dimension: str
    reference: str
    compared: str
    by: tuple[str, ...]
    where: Where

    def may_be_paid(self) -> NDArray[np.bool_]:
        """Return the rows that may have an amount: of appearances, those not known to be paid otherwise or not."""
        if self.amount != "fee":
            return np.ones(self.frame.rows, dtype=np.bool_)
        return self.frame.matched({"compensation": "fee"}) | self.frame.undetermined({"compensation": "fee"})

    def tally(self) -> Tally:
        """Return the counts of those whose amount is known, by class and group."""
        known = self.frame.known(self.amount)
        complete = self.frame.coded(known).categories == ("yes",)
        where = self.where if complete else {**self.where, known: "yes"}
        return Tally(self.context, self.frame, (*self.by, self.dimension), where)


def of_sexes(
    context: MeasureContext, frame: Frame, amount: str, where: Where, by: tuple[str, ...] = (), statistic: str = "mean"
) -> Comparison:
    """Return the comparison of women with men."""
    return Comparison(
        context=context,
        frame=frame,
        amount=amount,
        statistic=statistic,
        dimension="gender",
        reference="men",
        compared="women",
        by=by,
        where=where,
    )


@dataclass(frozen=True, slots=True)
class WorkClass:
    """One class of comparable work: the sorted amounts of the two groups and of those whose group is not known."""

    place: tuple[str, ...]
    reference: Values
    compared: Values
    unknown: Values

    @property
    def is_comparable(self) -> bool:
        """Return whether both groups are there."""
        return bool(len(self.reference)) and bool(len(self.compared))


def classes_of(comparison: Comparison) -> tuple[WorkClass, ...]:
    """Return the classes in which somebody's amount is known; people without a class are in none."""
    dimensions = (*comparison.by, comparison.dimension)
    cells = amounts_by_group(comparison.frame, comparison.amount, dimensions, comparison.where).cells
    by_place: dict[tuple[str, ...], dict[str, Values]] = {}
    for key, values in cells.items():
        if NOT_DISCLOSED not in key[:-1]:
            by_place.setdefault(key[:-1], {})[key[-1]] = values
    found = []
    for place, groups in by_place.items():
        unknown = [groups[group] for group in sorted(groups) if group in UNDISCLOSED]
        together = np.sort(np.concatenate(unknown)) if unknown else NOBODY
        sides = (groups.get(comparison.reference, NOBODY), groups.get(comparison.compared, NOBODY))
        found.append(WorkClass(place, *sides, together))
    return tuple(found)


def class_needs(comparison: Comparison, tally: Tally, classes: Sequence[WorkClass]) -> tuple[CellKey, ...]:
    """Return the cells of the two sides over all of these classes together: one cell a side, and its sum for a mean."""
    if len(classes) > 1:
        inside = _in_classes(comparison, classes)
        tally = Tally(comparison.context, comparison.frame, (inside, comparison.dimension), tally.where)
        places: list[dict[str, str]] = [{inside: "yes"}]
    else:
        places = [dict(zip(comparison.by, each.place, strict=True)) for each in classes]
    found: list[CellKey] = []
    for place in places:
        for group in (comparison.reference, comparison.compared):
            at = {**place, comparison.dimension: group}
            found += tally.keys(at)
            if comparison.statistic == "mean":
                found += tally.amount_keys(comparison.amount, at)
    return tuple(found)


def _in_classes(comparison: Comparison, classes: Sequence[WorkClass]) -> str:
    """Return the dimension that says whether somebody is in one of the classes."""
    frame = comparison.frame
    codes, shape = frame.combined(comparison.by)
    names = [frame.coded(dimension).categories for dimension in comparison.by]
    wanted = np.zeros(int(np.prod(shape, dtype=np.int64)), dtype=np.bool_)
    for each in classes:
        place = tuple(names[axis].index(category) for axis, category in enumerate(each.place))
        wanted[np.ravel_multi_index(place, shape)] = True
    masks: dict[bytes, int] = frame.once(("masks of classes", comparison.by), dict)
    number = masks.setdefault(wanted.tobytes(), len(masks) + 1)  # a digest would let a reader try out all masks
    return frame.derive(f"in_classes_of_{'_'.join(comparison.by)}_{number}", lambda: coded_flags(wanted[codes]))
