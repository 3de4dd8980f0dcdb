"""How often something falls to people of some groups per head: promotions, raises, assignments, places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import Field

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame, filter_name
from audit.measures.parameters import Filter, words
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.statistics import fisher_exact, ratio_interval
from audit.model.measurement import Bounds, CellKey, Exclusion, Figure, Measurement, TestResult
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED, PREFER_NOT_TO_SAY
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class PerHeadRatio(Parameters):
    """The table of what fell to whom, and the groups of staff that are compared with all others."""

    table: str
    dimension: str
    groups: tuple[str, ...]
    where: Filter = Field(default_factory=dict)


def _needs(parameters: PerHeadRatio) -> tuple[str, ...]:
    columns = (f"{parameters.table}.employee", *(f"{parameters.table}.{column}" for column in parameters.where))
    return ("employees.employee", f"employees.{parameters.dimension}", *columns)


def _reads(_: PerHeadRatio) -> tuple[str, ...]:
    return ("employees.status",)


@register("per-head-ratio", PerHeadRatio, unit=ValueUnit.RATIO, counts=RecordUnit.PERSON, needs=_needs, reads=_reads)
def measure_per_head_ratio(context: MeasureContext, parameters: PerHeadRatio) -> Measurement:
    """Rate per head of some groups of staff over that of all others.

    Formula: (people of the groups with at least one row / people of the groups) / the same for all other disclosed
    people. Population: everyone on the staff list who was hired by the snapshot; a person with several rows counts
    once. Rows whose person is not on the list are left out and reported. People who did not disclose are left out of
    both sides; in the bounds all of them fall the worst and the best way, which is exact. Each side needs the smallest
    n. Test: Fisher's exact, two-sided; interval on the log scale. A rate of nobody on the other side gives no value.
    Source: ratio of selection rates, used for promotion, raises and places as for hiring. Law: Egapro asks for gaps in
    the rates of promotions and raises, not for ratios; in the US 29 CFR 1607.4(D) reads promotions like other
    selections (as of 2026). Example: 2 of 10 women and 4 of 10 men promoted give .5.
    """
    staff = context.frame("employees")
    name, unmatched, open_rows = _reached(context, staff, parameters)
    sides = _sides(context, staff, parameters, name)
    empty = _begun(context, parameters)
    filled = replace(
        empty,
        population="employees",
        sensitivity=dimension_sensitivity("employees", parameters.dimension),
        n=sides.ours[1] + sides.theirs[1],
        excluded=_excluded(sides, unmatched),
        needs=sides.needs,
        groups=sides.figures,
    )
    smallest = min(sides.ours[1], sides.theirs[1])
    if smallest < context.minimum_n:
        return insufficient(filled, smallest, context.minimum_n)
    if not sides.theirs[0]:
        return no_data(filled, msg("per-head-ratio.nobody", "It fell to nobody outside the groups."))
    return replace(
        filled,
        value=_ratio(sides.ours, sides.theirs),
        interval=ratio_interval(*sides.ours, *sides.theirs),
        bounds=_bounds(staff, sides, open_rows, parameters.groups),
        tests=(_test(sides),),
    )


def _begun(context: MeasureContext, parameters: PerHeadRatio) -> Measurement:
    return begin(
        context,
        "per-head-ratio",
        parameters,
        label=msg(
            "per-head-ratio.label",
            "Rate for {groups}, against all others (1 is parity)",
            groups=words(parameters.groups),
        ),
        convention=msg("per-head-ratio.convention", "People on the staff list, each once; undisclosed left out."),
        statistic=Statistic.RATIO,
        formula="(people with a row / people) of the groups / the same of all others",
    )


def _test(sides: _Sides) -> TestResult:
    return TestResult(
        name="Fisher, two-sided",
        question=msg("per-head-ratio.question", "Would rates differ so much if groups made no difference?"),
        statistic=None,
        p_value=fisher_exact(*sides.ours, *sides.theirs),
        n=sides.ours[1] + sides.theirs[1],
        needs=sides.needs,
    )


@dataclass(frozen=True)
class _Sides:
    ours: tuple[int, int]  # people with a row, people
    theirs: tuple[int, int]
    undisclosed: tuple[int, int]
    tally: Tally
    dimension: str
    name: str
    named: tuple[str, ...]  # of the groups asked for, those that somebody belongs to
    figures: tuple[Figure, ...]
    needs: tuple[CellKey, ...]

    @property
    def open_needs(self) -> tuple[CellKey, ...]:
        return (*self.blank_needs, *self.tally.keys({self.dimension: tuple(UNDISCLOSED), self.name: "yes"}))

    @property
    def blank_needs(self) -> tuple[CellKey, ...]:
        return self.tally.keys({self.dimension: (NOT_DISCLOSED, PREFER_NOT_TO_SAY), self.name: ("yes", "no")})


@dataclass(frozen=True)
class _OpenRows:
    """Whose row may be of another kind, and how many rows do not say whose they are."""

    perhaps: NDArray[np.bool_]
    anonymous: int


def _reached(context: MeasureContext, staff: Frame, parameters: PerHeadRatio) -> tuple[str, int, _OpenRows]:
    """Return the dimension that says whether a row fell to someone, the rows of nobody listed, and what is open."""
    rows = context.frame(parameters.table)
    matched, maybe = rows.matched(parameters.where), rows.undetermined(parameters.where)
    column = rows.table.frame["employee"]
    keys = _texts(column[matched])
    staff_keys = _texts(staff.table.frame["employee"])
    reached = _among(staff_keys, keys)
    unmatched = int((~_among(keys, staff_keys.filter(pa.array(reached)))).sum())
    perhaps = _among(staff_keys, _texts(column[maybe])) & ~reached
    anonymous = int(column[matched | maybe].isna().sum())
    name = staff.derive(f"{parameters.table}_{filter_name(parameters.where)}", lambda: coded_flags(reached))
    return name, unmatched, _OpenRows(perhaps, anonymous)


def _texts(keys: pd.Series) -> pa.Array:
    return pa.array(keys.astype("string"), type=pa.large_string(), from_pandas=True)


def _among(keys: pa.Array, others: pa.Array) -> NDArray[np.bool_]:
    """Return which keys are among others. In arrow, because pandas makes a Python object of each of a million keys."""
    found = pc.and_(pc.is_in(keys, value_set=others), pc.is_valid(keys))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _sides(context: MeasureContext, staff: Frame, parameters: PerHeadRatio, name: str) -> _Sides:
    dimension = parameters.dimension
    hired = ~staff.matched({"status": "not-yet-hired"}) if staff.has("status") else _all(staff)
    where: Filter = {} if hired.all() else {staff.derive("hired_by_the_snapshot", lambda: coded_flags(hired)): "yes"}
    tally = Tally(context, staff, (dimension, name), where=where)
    disclosed = [each for each in tally.categories(dimension) if each not in UNDISCLOSED]
    ours = [each for each in disclosed if each in parameters.groups]
    theirs = [each for each in disclosed if each not in parameters.groups]
    people = partial(_people, tally, dimension, name)
    return _Sides(
        ours=people(ours),
        theirs=people(theirs),
        undisclosed=people([each for each in tally.categories(dimension) if each in UNDISCLOSED]),
        tally=tally,
        dimension=dimension,
        name=name,
        named=tuple(ours),
        figures=tuple(_rate(tally, dimension, category, name, people([category])) for category in disclosed),
        needs=tuple(
            key
            for side in (ours, theirs)
            if side
            for key in (*tally.keys({dimension: side}), *tally.keys({dimension: side, name: "yes"}))
        ),
    )


def _people(tally: Tally, dimension: str, name: str, categories: list[str]) -> tuple[int, int]:
    """Return how many people of some groups have a row, and how many there are."""
    if not categories:
        return 0, 0
    return tally.n({dimension: categories, name: "yes"}), tally.n({dimension: categories})


def _rate(tally: Tally, dimension: str, category: str, name: str, people: tuple[int, int]) -> Figure:
    with_row, heads = people
    return Figure(
        group=((dimension, category),),
        statistic=Statistic.RATE,
        value=with_row / heads,
        unit=ValueUnit.SHARE,
        n=heads,
        count=with_row,
        needs=(*tally.keys({dimension: category}), *tally.keys({dimension: category, name: "yes"})),
    )


def _all(staff: Frame) -> NDArray[np.bool_]:
    return np.ones(staff.rows, dtype=np.bool_)


def _ratio(ours: tuple[int, int], theirs: tuple[int, int]) -> float:
    return (ours[0] / ours[1]) / (theirs[0] / theirs[1])


def _bounds(staff: Frame, sides: _Sides, open_rows: _OpenRows, groups: tuple[str, ...]) -> Bounds | None:
    """Return the ratios when everybody of whom something is open falls the worst and the best way.

    Open are a group, whether somebody was hired by the snapshot, of what kind a row is, and whose it is. Exact where
    only groups are open; else one person may count the worst way on both sides.
    """
    coded = staff.coded(sides.dimension)
    unknown = coded.lookup(UNDISCLOSED)[coded.codes]
    ours = coded.lookup(frozenset(groups))[coded.codes]
    unsure = np.zeros(staff.rows, dtype=np.bool_)
    if "status" in staff.table.frame.columns:
        unsure = staff.undetermined({"status": "not-yet-hired"})
    there = staff.matched(sides.tally.where)
    has, perhaps = staff.matched({sides.name: "yes"}), open_rows.perhaps
    least, most = [], []
    for side in (ours, ~ours & ~unknown):
        sure, able = side & there & ~unsure, (side | unknown) & there
        with_row, without = int((sure & has).sum()), int((sure & ~has & ~perhaps).sum())
        may_have, may_not = int((able & (has | perhaps)).sum()), int((able & ~has).sum())
        fewest, largest = with_row + may_not, may_have + without
        least.append(with_row / fewest if fewest else 0.0)
        most.append(min(1.0, (may_have + open_rows.anonymous) / largest) if largest else 1.0)
    if not least[1]:
        return None
    in_question = there & (unknown | perhaps | unsure)
    twofold = perhaps.any() or (unsure & there).any() or open_rows.anonymous
    name = staff.derive(f"{sides.name}_in_question", lambda: coded_flags(in_question))
    tally = replace(sides.tally, dimensions=(sides.dimension, sides.name, name))
    open_needs: tuple[CellKey, ...] = tally.keys({name: "yes"}) if in_question.any() else ()
    for names in (sides.named, tuple(UNDISCLOSED)) if twofold else ():
        at = {sides.dimension: names, name: "yes"}
        open_needs += tally.share_keys({**at, sides.name: "yes"}, at)
    return Bounds(
        low=least[0] / most[1] if most[1] else 0.0,
        high=most[0] / least[1],
        exact=not twofold,
        undisclosed=int(in_question.sum()) + open_rows.anonymous,
        convention=msg("per-head-ratio.bounds", "Everyone who did not disclose falls the worst and the best way."),
        needs=(*sides.needs, *(sides.open_needs if sides.undisclosed[1] else ()), *open_needs),
    )


def _excluded(sides: _Sides, unmatched: int) -> tuple[Exclusion, ...]:
    found = []
    if sides.undisclosed[1]:
        reason = msg("per-head-ratio.undisclosed", "The group is not disclosed.")
        found.append(Exclusion(reason=reason, n=sides.undisclosed[1], needs=sides.blank_needs))
    if unmatched:
        reason = msg("per-head-ratio.unmatched", "The person is not on the staff list.")
        found.append(Exclusion(reason=reason, n=unmatched, needs=sides.needs))
    return tuple(found)
