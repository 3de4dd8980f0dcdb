"""A workforce with 17 undisclosed genders, of whom one works part-time: small enough to check by hand."""

from __future__ import annotations

from audit.model.measurement import Bounds, Exclusion, Figure, Measurement
from audit.model.message import msg
from audit.types import Statistic, ValueUnit

from .organisations import Organisation, people

WOMEN, MEN, BLANK = "women", "men", "not-disclosed"
STAFF = {
    (WOMEN, "full-time"): 3061,
    (MEN, "full-time"): 5317,
    (BLANK, "full-time"): 16,
    (WOMEN, "part-time"): 669,
    (MEN, "part-time"): 164,
    (BLANK, "part-time"): 1,
}


def add_gap(staff: Organisation, item: str, value: float, **where: str) -> None:
    women, men, blank = (staff.key(gender=gender, **where) for gender in (WOMEN, MEN, BLANK))
    unknown = staff.cells[blank].n
    staff.items[item] = Measurement(
        id=item,
        measure="pay-gap",
        label=msg("pay-gap", "Median pay gap"),
        value=value,
        unit=ValueUnit.PERCENT,
        statistic=Statistic.GAP,
        n=staff.cells[women].n + staff.cells[men].n,
        excluded=(Exclusion(reason=msg("blank", "Gender not disclosed"), n=unknown, needs=(blank,)),),
        bounds=Bounds(low=value - 0.3, high=value + 0.4, undisclosed=unknown, needs=(blank,)),
        groups=tuple(
            Figure(
                group=(("gender", gender),),
                statistic=Statistic.MEDIAN,
                value=70000.0,
                unit=ValueUnit.MONEY,
                n=staff.cells[key].n,
                needs=(key,),
            )
            for gender, key in ((WOMEN, women), (MEN, men))
        ),
        notes=(msg("blank-note", "{n} people are not in the figure.", n=unknown),),
        convention=msg("gap", "(men - women) / men"),
        population="employees",
        needs=(women, men),
    )


def montgomery() -> Organisation:
    staff = Organisation(people(STAFF, ("gender", "contract")), ("gender", "contract"))
    add_gap(staff, "gap-all", 2.68)
    add_gap(staff, "gap-full-time", -2.3, contract="full-time")
    return staff
