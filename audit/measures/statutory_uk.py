"""The six measures of the UK gender pay gap regulations (SI 2017/172)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from audit.measures.amounts import NOBODY, Values, amounts_by_group, gap_percent
from audit.measures.begin import begin, insufficient, no_data
from audit.measures.benchmark import place_value, read_benchmark
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where
from audit.measures.hourly import HourlyPay, hourly_pay
from audit.measures.pay_quarters import quarter_figures
from audit.measures.pay_selection import nothing_to_compare_with
from audit.measures.presence import at_snapshot
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups
from audit.measures.statistics import wilson_interval
from audit.measures.statutory_bounds import SEXES, statutory_gap_bounds, statutory_rate_bounds
from audit.model.measurement import Bounds, CellKey, Fact, Figure, Measurement
from audit.model.message import Message, msg
from audit.types import RecordUnit, Statistic, ValueUnit

Figures = Literal["mean-hourly", "median-hourly", "mean-bonus", "median-bonus", "bonus-men", "bonus-women"]
FEWEST_EMPLOYEES = 250


class UkParameters(Parameters):
    """Parameters of `uk-gender-pay-gap`."""

    figure: Figures = "median-hourly"


@register(
    "uk-gender-pay-gap",
    UkParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: (
        "employees.gender",
        "employees.bonus" if "bonus" in parameters.figure else "employees.annual_pay",
    ),
    reads=lambda _: tuple(
        f"employees.{column}" for column in ("annual_pay", "hourly_pay", "hours", "bonus", "full_pay_relevant", "level")
    ),
)
def measure_uk_gender_pay_gap(context: MeasureContext, parameters: UkParameters) -> Measurement:
    """UK gender pay gap: mean and median hourly gap, mean and median bonus gap, who got a bonus, and the quarters.

    Gap = (men - women) / men x 100. Hourly figures: full-pay relevant employees (not on reduced pay for leave), active
    at the snapshot; the median of an even number is the mean of the two in the middle. Bonus figures: all relevant
    employees; the gap among those paid a bonus; a blank bonus counts as none. Without men who got a bonus there is no
    bonus gap. Quarters by regulation 13: four sections of equal number ranked by hourly pay, equal rates shared out so
    that each section keeps the proportion of men and women at that rate, people left over to the lower, then the upper
    middle, then the lower middle quarter. Men and women only, as the regulations ask; others are counted beside. Range:
    unknown sexes in either or in neither, exact; unknown pay from the lowest to the highest of the same level. Source:
    regulations 8 to 13. Law: fulfils SI 2017/172 where hourly pay is recorded; the employer's own check of "relevant"
    and of the snapshot day remains (as of 2026). Example: 40 people, 2 lower paid, 16 on one rate (12 women, 4 men):
    lower quarter 7 women and 3 men.
    """
    frame = context.frame("employees")
    hourly, bonus = hourly_pay(frame), _Bonus(context, frame, at_snapshot(frame, {}))
    measurement = _begun(context, parameters)
    pay = amounts_by_group(frame, hourly.amount, ("gender",), hourly.where).cells
    men, women = (pay.get((sex,), NOBODY) for sex in SEXES)
    groups = Groups(_tally(context, frame, hourly), "gender", ("women",))
    figures = (*_hourly_figures(groups, hourly, men, women), *bonus.figures(), *quarter_figures(context, frame, hourly))
    chosen = next((figure for figure in figures if figure.group == (("figure", parameters.figure),)), None)
    measurement = replace(
        measurement,
        excluded=groups.exclusions(),
        groups=figures,
        notes=(*hourly.caveats, *_size_note(len(men) + len(women))),
        population="employees",
        sensitivity=dimension_sensitivity("employees", "gender"),
    )
    if chosen is None:
        return no_data(measurement, _why_none(parameters.figure, men, women))
    measurement = replace(measurement, n=chosen.n, count=chosen.count, needs=chosen.needs)
    smallest = min(len(men), len(women))
    if smallest < context.minimum_n:
        return insufficient(replace(measurement, groups=()), smallest, context.minimum_n)
    bounds = bonus.bounds(chosen) if "bonus" in parameters.figure else _hourly_bounds(context, frame, hourly, chosen)
    value = _in_percent(chosen)
    facts = _placement(context, parameters.figure, value, len(men) + len(women), chosen.needs)
    return replace(measurement, value=value, bounds=bounds, facts=facts)


def _begun(context: MeasureContext, parameters: UkParameters) -> Measurement:
    return begin(
        context,
        "uk-gender-pay-gap",
        parameters,
        label=msg("uk.label", "UK gender pay gap: {figure}", figure=parameters.figure.replace("-", " ")),
        convention=msg("uk.convention", "Positive where men are paid more; employees on full pay at the snapshot."),
        statistic=Statistic.RATE if parameters.figure in ("bonus-men", "bonus-women") else Statistic.GAP,
        formula="(men - women) / men x 100",
        source="The Equality Act 2010 (Gender Pay Gap Information) Regulations 2017, SI 2017/172, regulations 8 to 13",
    )


def _in_percent(figure: Figure) -> float | None:
    return figure.value if figure.value is None or figure.statistic is Statistic.GAP else 100 * figure.value


def _why_none(figure: Figures, men: Values, women: Values) -> Message:
    if not len(men) or not len(women):
        return msg("uk.none", "There are no men or no women to compare.")
    if figure in ("mean-hourly", "median-hourly"):
        return nothing_to_compare_with("men")
    return msg("uk.no-bonus", "No men were paid a bonus, so there is no bonus gap.")


def _placement(
    context: MeasureContext, figure: str, value: float | None, headcount: int, needs: tuple[CellKey, ...]
) -> tuple[Fact, ...]:
    """Return where the value stands among published ones; nothing without a benchmark file."""
    path = Path(context.settings.benchmark)
    if not context.settings.benchmark or value is None or not path.is_file():
        return ()
    place = place_value(read_benchmark(path), figure, value, sector=context.settings.sector, headcount=headcount)
    if place is None:
        return ()
    message = msg(
        "uk.placed",
        "Of comparable employers, {percentile:.0f} % published a smaller gap ({source}, due {due}).",
        due=place.due,
        percentile=place.percentile,
        source=place.source,
    )
    return (Fact(name="benchmark", message=message, value=place.percentile, needs=needs),)


def _size_note(n: int) -> tuple[Message, ...]:
    if n >= FEWEST_EMPLOYEES:
        return ()
    return (msg("uk.small", "The regulations oblige employers of 250 or more; this is for comparison."),)


def _tally(context: MeasureContext, frame: Frame, hourly: HourlyPay) -> Tally:
    known = frame.known(hourly.amount)
    complete = frame.coded(known).categories == ("yes",)
    return Tally(context, frame, ("gender",), hourly.where if complete else {**hourly.where, known: "yes"})


def _hourly_bounds(context: MeasureContext, frame: Frame, hourly: HourlyPay, chosen: Figure) -> Bounds | None:
    statistic = chosen.group[0][1].split("-")[0]
    return statutory_gap_bounds(context, frame, hourly.amount, hourly.where, statistic, chosen.value, chosen.needs)


def _hourly_figures(groups: Groups, hourly: HourlyPay, men: Values, women: Values) -> tuple[Figure, ...]:
    found = []
    for statistic in ("mean", "median"):
        gap = gap_percent(men, women, statistic)
        if gap is None:
            continue
        needs: list[CellKey] = []
        for sex in SEXES:
            needs += groups.tally.keys({"gender": sex})
            if statistic == "mean":
                needs += groups.tally.amount_keys(hourly.amount, {"gender": sex})
        found.append(_gap_figure(f"{statistic}-hourly", gap, len(men) + len(women), tuple(needs)))
    return tuple(found)


def _gap_figure(name: str, gap: float, n: int, needs: tuple[CellKey, ...]) -> Figure:
    return Figure(
        group=(("figure", name),), statistic=Statistic.GAP, value=gap, unit=ValueUnit.PERCENT, n=n, needs=needs
    )


@dataclass(frozen=True, slots=True)
class _Bonus:
    """Who was paid a bonus in the twelve months before the snapshot, and how large."""

    context: MeasureContext
    frame: Frame
    where: Where

    def figures(self) -> tuple[Figure, ...]:
        if not self.frame.has("bonus"):
            return ()
        paid = self.frame.derive("bonus_paid", lambda: coded_flags(self.frame.amount("bonus") > 0))
        tally = Tally(self.context, self.frame, ("gender", paid), self.where)
        found = []
        for sex in SEXES:
            everybody, with_bonus = {"gender": sex}, {"gender": sex, paid: "yes"}
            if n := tally.n(everybody):
                count = tally.n(with_bonus)
                found.append(
                    Figure(
                        group=(("figure", f"bonus-{sex}"),),
                        statistic=Statistic.RATE,
                        value=count / n,
                        unit=ValueUnit.SHARE,
                        n=n,
                        count=count,
                        interval=wilson_interval(count, n),
                        needs=tally.share_keys(with_bonus, everybody),
                    )
                )
        return (*self._gaps(tally, paid), *found)

    def bounds(self, chosen: Figure) -> Bounds | None:
        """Return the range of one of the figures."""
        kind, which = chosen.group[0][1].split("-")
        if kind == "bonus":
            tally = Tally(self.context, self.frame, ("gender", "bonus_paid"), self.where)
            return statutory_rate_bounds(tally, which, "bonus_paid", chosen.needs)
        where = {**self.where, "bonus_paid": "yes"}
        return statutory_gap_bounds(self.context, self.frame, "bonus", where, kind, chosen.value, chosen.needs)

    def _gaps(self, tally: Tally, paid: str) -> tuple[Figure, ...]:
        cells = amounts_by_group(self.frame, "bonus", ("gender",), {**self.where, paid: "yes"}).cells
        men, women = (cells.get((sex,), NOBODY) for sex in SEXES)
        if not len(men):
            return ()
        found = []
        for statistic in ("mean", "median"):
            gap = gap_percent(men, women, statistic) if len(women) else 100.0
            needs: list[CellKey] = []
            for sex in SEXES:
                needs += tally.keys({"gender": sex, paid: "yes"})
                if statistic == "mean":
                    needs += tally.amount_keys("bonus", {"gender": sex, paid: "yes"})
            if gap is not None:
                found.append(_gap_figure(f"{statistic}-bonus", gap, len(men) + len(women), tuple(needs)))
        return tuple(found)
