"""A selection of staff with their pay: what every measure of pay starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from audit.measures.amounts import Values, amounts_by_group
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where
from audit.measures.parameters import Filter, filter_columns
from audit.measures.registry import Parameters
from audit.measures.shares import Groups
from audit.measures.work_classes import Comparison
from audit.model.measurement import CellKey, Exclusion
from audit.model.message import Message, msg

Centre = Literal["mean", "median"]


class TwoGroups(Parameters):
    """Parameters of every comparison of two groups of a dimension."""

    dimension: str = "gender"
    reference: str = "men"
    compared: str = "women"


class StaffPay(TwoGroups):
    """Parameters of every comparison of pay: which staff, and which amount."""

    where: Filter = Field(default_factory=dict)
    pay: str = "annual_pay"


def staff_pay_columns(parameters: StaffPay) -> tuple[str, ...]:
    """Return the columns without which pay cannot be compared."""
    columns = (f"employees.{parameters.dimension}", f"employees.{parameters.pay}")
    return (*columns, *filter_columns("employees", parameters.where))


class PayGapParameters(StaffPay):
    """Parameters of `pay-gap`."""

    statistic: Centre = "median"


def mean_selection(context: MeasureContext, frame: Frame, parameters: StaffPay, where: Where) -> PaySelection:
    """Return the selection whose means a measure compares, whatever its other parameters are."""
    shared = {name: getattr(parameters, name) for name in ("dimension", "reference", "compared", "pay")}
    return PaySelection(context, frame, PayGapParameters(statistic="mean", **shared), where)


@dataclass(frozen=True, slots=True)
class PaySelection:
    """The pay of a selection of staff by the groups of one dimension."""

    context: MeasureContext
    frame: Frame
    parameters: PayGapParameters
    where: Where

    @property
    def restricted(self) -> Where:
        """Return the filter with "pay is known" as a restriction of its own, where it is not known of all."""
        known = self.frame.known(self.parameters.pay)
        return self.where if self.frame.coded(known).categories == ("yes",) else {**self.where, known: "yes"}

    def tally(self) -> Tally:
        """Return the counts of those whose pay is known."""
        return Tally(self.context, self.frame, (self.parameters.dimension,), self.restricted)

    def values(self) -> dict[str, Values]:
        """Return the sorted pay of each group."""
        dimension = self.parameters.dimension
        cells = amounts_by_group(self.frame, self.parameters.pay, (dimension,), self.where).cells
        return {group: values for (group,), values in cells.items()}

    def needs(self, groups: Sequence[str]) -> tuple[CellKey, ...]:
        """Return the cells that a figure about some groups is made from: of a mean, the sums as well."""
        tally = self.tally()
        found: list[CellKey] = []
        for group in groups:
            at = {self.parameters.dimension: group}
            found += tally.keys(at)
            if self.parameters.statistic == "mean":
                found += tally.amount_keys(self.parameters.pay, at)
        return tuple(found)

    def exclusions(self) -> tuple[Exclusion, ...]:
        """Return those left out, and why: their group is not known, or their pay."""
        found = list(Groups(self.tally(), self.parameters.dimension, (self.parameters.compared,)).exclusions())
        known = self.frame.known(self.parameters.pay)
        everybody = Tally(self.context, self.frame, (known,), self.where)
        if n := everybody.n({known: "no"}):
            reason = msg("excluded.pay", "pay not recorded")
            found.append(Exclusion(reason=reason, n=n, needs=everybody.keys({known: "no"})))
        return tuple(found)

    def comparison(self, by: tuple[str, ...] = ()) -> Comparison:
        """Return the same as a comparison of the two groups, within classes or over all."""
        return Comparison(
            context=self.context,
            frame=self.frame,
            amount=self.parameters.pay,
            statistic=self.parameters.statistic,
            dimension=self.parameters.dimension,
            reference=self.parameters.reference,
            compared=self.parameters.compared,
            by=by,
            where=self.where,
        )


def nothing_to_compare_with(reference: str) -> Message:
    """Return the reason for a gap that cannot be put in per cent."""
    return msg(
        "pay-gap.no-base",
        "The pay of {reference} comes to nothing or less, so there is no gap in per cent of it.",
        reference=reference,
    )
