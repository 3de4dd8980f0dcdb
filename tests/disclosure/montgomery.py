"""A workforce with 17 undisclosed genders, of whom one works part-time: small enough to check by hand."""

from __future__ import annotations

from dataclasses import replace

from audit.model.cells import Contributions, Measured, Population
from audit.model.measurement import Bounds, CellKey, Exclusion, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Sensitivity, Statistic, ValueUnit

WOMEN, MEN, BLANK = "women", "men", "not-disclosed"
PEOPLE = {
    (WOMEN, "full-time"): 3061,
    (MEN, "full-time"): 5317,
    (BLANK, "full-time"): 16,
    (WOMEN, "part-time"): 669,
    (MEN, "part-time"): 164,
    (BLANK, "part-time"): 1,
}


def cell(gender: str = "", contract: str = "") -> CellKey:
    pairs = [("contract", contract)] if contract else []
    pairs += [("gender", gender)] if gender else []
    return CellKey("employees", tuple(sorted(pairs)))


def people_in(key: CellKey) -> int:
    at = dict(key.at)
    return sum(
        n
        for (gender, contract), n in PEOPLE.items()
        if at.get("gender", gender) == gender and at.get("contract", contract) == contract
    )


def gap(item: str, contract: str, value: float) -> Measurement:
    women, men, blank = cell(WOMEN, contract), cell(MEN, contract), cell(BLANK, contract)
    return Measurement(
        id=item,
        measure="pay-gap",
        label=msg("pay-gap", "Median pay gap"),
        value=value,
        unit=ValueUnit.PERCENT,
        statistic=Statistic.GAP,
        n=people_in(women) + people_in(men),
        excluded=(Exclusion(reason=msg("blank", "Gender not disclosed"), n=people_in(blank), needs=(blank,)),),
        bounds=Bounds(low=value - 0.3, high=value + 0.4, undisclosed=people_in(blank), needs=(blank,)),
        groups=tuple(
            Figure(
                group=(("gender", gender),),
                statistic=Statistic.MEDIAN,
                value=70000.0,
                unit=ValueUnit.MONEY,
                n=people_in(key),
                needs=(key,),
            )
            for gender, key in ((WOMEN, women), (MEN, men))
        ),
        notes=(msg("blank-note", "{n} people are not in the figure.", n=people_in(blank)),),
        convention=msg("gap", "(men - women) / men"),
        population="employees",
        needs=(women, men),
    )


def measured() -> Measured:
    by_item = {"gap-all": gap("gap-all", "", 2.68), "gap-full-time": gap("gap-full-time", "full-time", -2.3)}
    keys = {key for m in by_item.values() for key in (*m.needs, *m.excluded[0].needs)}
    population = Population(
        name="employees",
        unit=RecordUnit.PERSON,
        dimensions=("contract", "gender"),
        categories={"contract": ("full-time", "part-time"), "gender": (WOMEN, MEN, BLANK)},
        sensitivity={"contract": Sensitivity.INTERNAL, "gender": Sensitivity.INTERNAL},
        atoms={(contract, gender): Contributions(n=n) for (gender, contract), n in PEOPLE.items()},
    )
    return Measured(
        by_item=by_item,
        cells={key: Contributions(n=people_in(key)) for key in keys},
        populations={"employees": population},
    )


def with_item(base: Measured, item: str, measurement: Measurement, cells: dict[CellKey, Contributions]) -> Measured:
    return replace(base, by_item={**base.by_item, item: measurement}, cells={**base.cells, **cells})
