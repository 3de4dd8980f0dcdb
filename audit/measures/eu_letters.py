"""Letters (a) to (f) of Directive (EU) 2023/970, article 9(1): what an employer may publish of all workers together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audit.measures.amounts import NOBODY, Values, amounts_by_group, centre_of
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where
from audit.measures.hourly import HourlyPay, hourly_pay
from audit.measures.pay_quarters import quarter_figures
from audit.measures.statistics import wilson_interval
from audit.measures.statutory_bounds import SEXES
from audit.measures.work_classes import Comparison, of_sexes
from audit.model.measurement import CellKey, Figure
from audit.types import Statistic, ValueUnit

VARIABLE = "variable_pay"
"""Derived amount: bonus and overtime, what is not recorded taken as nothing."""
RECEIVED = "variable_pay_received"


def eu_gap(men: Values, women: Values, statistic: str) -> float | None:
    """Return 100 x (men - women) / men: 0 where both are nothing, None where only men's pay is or a side is empty."""
    if not len(men) or not len(women):
        return None
    ours, theirs = centre_of(men, statistic), centre_of(women, statistic)
    if ours == 0:
        return 0.0 if theirs == 0 else None
    return 100 * (ours - theirs) / ours


def eu_figure(
    letter: str, value: float, n: int, needs: tuple[CellKey, ...], place: dict[str, str] | None = None
) -> Figure:
    """Return a gap under its letter, of all workers or of a category."""
    return Figure(
        group=tuple(sorted([*(place or {}).items(), ("figure", letter)])),
        statistic=Statistic.GAP,
        value=value,
        unit=ValueUnit.PERCENT,
        n=n,
        needs=needs,
    )


@dataclass(frozen=True, slots=True)
class EuRun:
    """The staff counted, with the variable part of their pay: bonus and overtime."""

    context: MeasureContext
    frame: Frame
    hourly: HourlyPay

    @classmethod
    def of(cls, context: MeasureContext) -> EuRun:
        """Return the staff list of a run, with what its pay is by the hour."""
        frame = context.frame("employees")
        return cls(context, frame, hourly_pay(frame))

    def where(self, amount: str) -> Where:
        """Return the filter of those counted whose amount is known."""
        known = self.frame.known(amount)
        return (
            self.hourly.where if self.frame.coded(known).categories == ("yes",) else {**self.hourly.where, known: "yes"}
        )

    def pay(self, amount: str) -> dict[str, Values]:
        """Return the sorted amounts of each sex."""
        return {
            key[0]: v for key, v in amounts_by_group(self.frame, amount, ("gender",), self.where(amount)).cells.items()
        }

    def sides(self, amount: str, *, mean: bool, where: Where | None = None) -> tuple[CellKey, ...]:
        """Return the cells of men and of women, of a mean with their sums."""
        tally = Tally(self.context, self.frame, ("gender",), self.where(amount) if where is None else where)
        found: list[CellKey] = []
        for sex in SEXES:
            found += tally.keys({"gender": sex})
            if mean:
                found += tally.amount_keys(amount, {"gender": sex})
        return tuple(found)

    def comparison(self, by: tuple[str, ...], amount: str, where: Where) -> Comparison:
        """Return the comparison of men and women within categories, by the mean of an amount."""
        return of_sexes(self.context, self.frame, amount, where, by)

    def letters(self) -> tuple[Figure, ...]:
        """Return (a) to (f)."""
        amount = self.hourly.amount
        found = self._gaps(amount, (("a", "mean"), ("c", "median")), self.where(amount))
        if self.has_variable_pay:
            found += self._variable()
        return (*found, *quarter_figures(self.context, self.frame, self.hourly))

    def _gaps(self, amount: str, letters: tuple[tuple[str, str], ...], where: Where) -> list[Figure]:
        cells = amounts_by_group(self.frame, amount, ("gender",), where).cells
        men, women = (cells.get((sex,), NOBODY) for sex in SEXES)
        found = []
        for letter, statistic in letters:
            gap = eu_gap(men, women, statistic)
            if gap is not None:
                needs = self.sides(amount, mean=statistic == "mean", where=where)
                found.append(eu_figure(letter, gap, len(men) + len(women), needs))
        return found

    @property
    def has_variable_pay(self) -> bool:
        """Return whether any variable part of pay is recorded."""
        return self.frame.has("bonus") or self.frame.has("overtime_pay")

    def receivers(self) -> Where:
        """Return the filter of those who receive variable pay."""
        amount = self.frame.derive_amount(VARIABLE, self._variable_pay)
        received = self.frame.derive(RECEIVED, lambda: coded_flags(self.frame.amount(amount) > 0))
        return {**self.hourly.where, received: "yes"}

    def _variable(self) -> list[Figure]:
        amount, received, where = VARIABLE, RECEIVED, self.receivers()
        found = self._gaps(amount, (("b", "mean"), ("d", "median")), where)
        tally = Tally(self.context, self.frame, ("gender", received), self.hourly.where)
        for sex in SEXES:
            everybody, those = {"gender": sex}, {"gender": sex, received: "yes"}
            if n := tally.n(everybody):
                found.append(
                    Figure(
                        group=(("figure", "e"), ("gender", sex)),
                        statistic=Statistic.RATE,
                        value=tally.n(those) / n,
                        unit=ValueUnit.SHARE,
                        n=n,
                        count=tally.n(those),
                        interval=wilson_interval(tally.n(those), n),
                        needs=tally.share_keys(those, everybody),
                    )
                )
        return found

    def _variable_pay(self) -> Values:
        return np.nan_to_num(self.frame.amount("bonus")) + np.nan_to_num(self.frame.amount("overtime_pay"))
