"""The figures of Directive (EU) 2023/970, article 9(1), letters (a) to (g), in its two report modes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from audit.measures.amounts import NOBODY, Values, amounts_by_group, centre_of
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, Where, coded_flags
from audit.measures.hourly import HourlyPay, hourly_pay
from audit.measures.parameters import Groups, words
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statistics import wilson_interval
from audit.measures.statutory_bounds import largest_gap_bounds
from audit.measures.statutory_uk import SEXES, quarter_figures
from audit.measures.within import Comparison, WorkClass, class_needs, classes_of
from audit.model.measurement import CellKey, Fact, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

FLAG = 5.0
"""Per cent by which the pay of a category may differ before article 10 asks questions; a flag, not a finding."""


class EuParameters(Parameters):
    """Parameters of `eu-pay-transparency`."""

    by: Groups = ("job_group", "level")
    mode: Literal["public", "authority"] = "authority"


def eu_gap(men: Values, women: Values, statistic: str) -> float | None:
    """Return 100 x (men - women) / men: 0 where both are nothing, None where only men's pay is or a side is empty."""
    if not len(men) or not len(women):
        return None
    ours, theirs = centre_of(men, statistic), centre_of(women, statistic)
    if ours == 0:
        return 0.0 if theirs == 0 else None
    return 100 * (ours - theirs) / ours


def is_flagged(gap: float) -> bool:
    """Return whether a category's gap is a flag under article 10; the sex that is paid less does not matter."""
    return abs(gap) >= FLAG


@register(
    "eu-pay-transparency",
    EuParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=lambda _: ("employees.gender", "employees.annual_pay"),
)
def measure_eu_pay_transparency(context: MeasureContext, parameters: EuParameters) -> Measurement:
    """Pay transparency figures of Directive (EU) 2023/970, article 9(1); value: the largest gap of a category.

    (a) mean gap, (b) mean gap in variable pay, (c) median gap, (d) median gap in variable pay, (e) share of each
    sex that receives variable pay, (f) share of each sex in each quarter (four equal groups of workers, ties as in
    UK regulation 13), (g) mean gap by category of workers, basic and variable apart. Categories come from the
    employer (job groups, else levels), never from titles. The directive is silent on ties, even medians, part of a
    year and small groups; here: the middle two are averaged, pay is by the hour where hours are recorded, nought
    against nought is no gap, and a category with one sex has none. Mode public gives (a) to (f), authority all. A
    category that differs by 5 % or more, in either direction, is a flag for article 10 (which also asks that it is
    unjustified and not remedied in six months), not a finding. Transposition due 7 June 2026; first reports by 7
    June 2027 (150 or more workers).
    """
    frame = context.frame("employees")
    hourly = hourly_pay(frame)
    by = next(((column,) for column in parameters.by if frame.has(column)), ())
    measurement = begin(
        context,
        "eu-pay-transparency",
        parameters,
        label=msg("eu.label", "Largest pay gap of a category of workers (EU 2023/970)"),
        convention=msg("eu.convention", "In per cent of men's pay, either way; categories: {by}.", by=words(by)),
        statistic=Statistic.GAP,
        formula="max over categories of |100 x (men - women) / men|",
        source="Directive (EU) 2023/970, articles 9 and 10",
        columns=tuple(f"employees.{column}" for column in by),
    )
    run = _Run(context, frame, hourly)
    men, women = (run.pay(hourly.amount).get(sex, NOBODY) for sex in SEXES)
    if not len(men) or not len(women):
        return no_data(measurement, msg("eu.none", "There are no men or no women to compare."))
    measurement = replace(
        measurement,
        n=len(men) + len(women),
        groups=run.letters(),
        notes=hourly.caveats,
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
        needs=run.sides(hourly.amount, mean=True),
    )
    smallest = min(len(men), len(women))
    if smallest < context.minimum_n:
        return insufficient(measurement, smallest, context.minimum_n)
    if not by:
        return no_data(measurement, msg("eu.categories", "No categories of workers are recorded (job group or level)."))
    return _by_category(run, measurement, by, parameters.mode)


def _by_category(run: _Run, measurement: Measurement, by: tuple[str, ...], mode: str) -> Measurement:
    comparison = run.comparison(by)
    classes, minimum = classes_of(comparison), run.context.minimum_n
    enough = [each for each in classes if _smallest(each) >= minimum]
    may_join = any(_smallest(each) < minimum <= _smallest(each) + len(each.unknown) for each in classes)
    gaps = {each.place: eu_gap(each.reference, each.compared, "mean") for each in enough}
    known = {place: gap for place, gap in gaps.items() if gap is not None}
    if not known:
        return no_data(measurement, msg("eu.one-sex", "No category has enough men and women to compare."))
    tally = comparison.tally()
    needs = {each.place: class_needs(comparison, tally, [each]) for each in enough}
    shown = [
        _figure("g-basic", known[each.place], _size(each), needs[each.place], dict(zip(by, each.place, strict=True)))
        for each in enough
        if each.place in known
    ]
    flags = sum(is_flagged(gap) for gap in known.values())
    groups = measurement.groups if mode == "public" else (*measurement.groups, *shown)
    largest = max(known, key=lambda place: (abs(known[place]), place))
    return replace(
        measurement,
        value=abs(known[largest]),
        bounds=None
        if may_join
        else largest_gap_bounds(enough, abs(known[largest]), _with_unknown(tally, needs[largest])),
        groups=groups,
        facts=(_flag(flags, len(known), class_needs(comparison, tally, enough)),),
        needs=needs[largest],
    )


def _with_unknown(tally: Tally, needs: tuple[CellKey, ...]) -> tuple[CellKey, ...]:
    unknown = tuple(c for c in tally.frame.coded("gender").categories if c in UNDISCLOSED)
    return (*needs, *(tally.keys({"gender": unknown}) if unknown else ()))


def _flag(count: int, categories: int, needs: tuple[CellKey, ...]) -> Fact:
    return Fact(
        name="flagged-categories",
        message=msg(
            "eu.flag",
            "{count} of {categories} categories differ by 5 % or more: a flag for the joint assessment, not a finding.",
            count=count,
            categories=categories,
        ),
        value=float(count),
        unit=ValueUnit.COUNT,
        needs=needs,
    )


def _smallest(each: WorkClass) -> int:
    return min(len(each.reference), len(each.compared))


def _size(each: WorkClass) -> int:
    return len(each.reference) + len(each.compared)


def _figure(
    letter: str, value: float, n: int, needs: tuple[CellKey, ...], place: dict[str, str] | None = None
) -> Figure:
    return Figure(
        group=tuple(sorted([*(place or {}).items(), ("figure", letter)])),
        statistic=Statistic.GAP,
        value=value,
        unit=ValueUnit.PERCENT,
        n=n,
        needs=needs,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """The staff counted, with the variable part of their pay: bonus and overtime."""

    context: MeasureContext
    frame: Frame
    hourly: HourlyPay

    def where(self, amount: str) -> Where:
        known = self.frame.known(amount)
        return (
            self.hourly.where if self.frame.coded(known).categories == ("yes",) else {**self.hourly.where, known: "yes"}
        )

    def pay(self, amount: str) -> dict[str, Values]:
        return {
            key[0]: v for key, v in amounts_by_group(self.frame, amount, ("gender",), self.where(amount)).cells.items()
        }

    def sides(self, amount: str, *, mean: bool, where: Where | None = None) -> tuple[CellKey, ...]:
        tally = Tally(self.context, self.frame, ("gender",), self.where(amount) if where is None else where)
        found: list[CellKey] = []
        for sex in SEXES:
            found += tally.keys({"gender": sex})
            if mean:
                found += tally.amount_keys(amount, {"gender": sex})
        return tuple(found)

    def comparison(self, by: tuple[str, ...]) -> Comparison:
        return Comparison(
            context=self.context,
            frame=self.frame,
            amount=self.hourly.amount,
            statistic="mean",
            dimension="gender",
            reference="men",
            compared="women",
            by=by,
            where=self.hourly.where,
        )

    def letters(self) -> tuple[Figure, ...]:
        """Return (a) to (f)."""
        amount = self.hourly.amount
        found = self._gaps(amount, (("a", "mean"), ("c", "median")), self.where(amount))
        if self.frame.has("bonus") or self.frame.has("overtime_pay"):
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
                found.append(_figure(letter, gap, len(men) + len(women), needs))
        return found

    def _variable(self) -> list[Figure]:
        amount = self.frame.derive_amount("variable_pay", self._variable_pay)
        received = self.frame.derive("variable_pay_received", lambda: coded_flags(self.frame.amount(amount) > 0))
        where: Where = {**self.hourly.where, received: "yes"}
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
