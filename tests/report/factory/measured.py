"""Measurements of every kind that a report has to set."""

from __future__ import annotations

from audit.model.measurement import (
    Bounds,
    Exclusion,
    Fact,
    Figure,
    Interval,
    Measurement,
    Provenance,
    TestResult,
)
from audit.model.message import msg
from audit.types import GroupSource, MeasureState, RecordUnit, Statistic, ValueUnit, Visibility

SHOWN = Visibility.SHOWN
LEVELS = ("Entry", "Associate", "Senior", "Lead", "Director", "Executive")

UNITS = {
    "events": (RecordUnit.EVENT, ValueUnit.SHARE, Statistic.SHARE, "events-2025.xlsx", "Events"),
    "sessions": (RecordUnit.SESSION, ValueUnit.SHARE, Statistic.SHARE, "events-2025.xlsx", "Sessions"),
    "appearances": (RecordUnit.PERSON, ValueUnit.SHARE, Statistic.SHARE, "events-2025.xlsx", "Line-ups"),
    "group-share": (RecordUnit.PERSON, ValueUnit.SHARE, Statistic.SHARE, "events-2025.xlsx", "Line-ups"),
    "roles": (RecordUnit.PERSON, ValueUnit.SHARE, Statistic.SHARE, "events-2025.xlsx", "Line-ups"),
    "days": (RecordUnit.TIME, ValueUnit.DAYS, Statistic.QUANTILE, "payments.csv", ""),
    "gap": (RecordUnit.PERSON, ValueUnit.PERCENT, Statistic.GAP, "staff-2025.xlsx", "Staff"),
    "gap-levels": (RecordUnit.PERSON, ValueUnit.PERCENT, Statistic.GAP, "staff-2025.xlsx", "Staff"),
    "index": (RecordUnit.PERSON, ValueUnit.INDEX, Statistic.INDEX, "staff-2025.xlsx", "Staff"),
    "levels": (RecordUnit.PERSON, ValueUnit.INDEX, Statistic.INDEX, "staff-2025.xlsx", "Staff"),
    "ratio": (RecordUnit.PERSON, ValueUnit.RATIO, Statistic.RATIO, "staff-2025.xlsx", "Staff"),
    "people": (RecordUnit.PERSON, ValueUnit.SHARE, Statistic.SHARE, "staff-2025.xlsx", "Staff"),
    "quarters": (RecordUnit.PERSON, ValueUnit.SHARE, Statistic.SHARE, "staff-2025.xlsx", "Staff"),
    "hidden": (RecordUnit.PERSON, ValueUnit.SHARE, Statistic.SHARE, "staff-2025.xlsx", "Staff"),
}


def measurement_of(item: str, title: str, kind: str, value: float | None, n: int, *, reason: str = "") -> Measurement:
    record, unit, statistic, file, sheet = UNITS.get(kind, UNITS["events"])
    is_hidden = kind == "hidden"
    visibility = Visibility.HIDDEN if is_hidden else SHOWN
    share = unit is ValueUnit.SHARE and value is not None and not is_hidden
    population = {"Line-ups": "appearances", "Staff": "employees"}.get(sheet, "")
    return Measurement(
        id=f"{item}:1",
        measure={"gap": "pay-gap", "index": "representation"}.get(kind, "share-of-rows"),
        label=msg("label", "Share that has it: {title}", title=title.lower())
        if share
        else msg("label", "{title}", title=title),
        state=MeasureState.OK if value is not None else MeasureState.NO_DATA,
        reason=msg("no-column", "The column is missing.") if value is None and not is_hidden else None,
        value=None if is_hidden else value,
        unit=unit,
        statistic=statistic,
        n=n or None,
        count=round(value * n) if share else None,
        excluded=(Exclusion(reason=msg("blank", "not disclosed"), n=None if is_hidden else 17, visibility=visibility),),
        interval=_interval(value, unit, is_hidden),
        bounds=None
        if value is None
        else Bounds(low=value * 0.9, high=min(value * 1.1, 1.0) if share else value * 1.1, undisclosed=17),
        groups=_groups(kind),
        tests=_tests(kind, n),
        facts=_facts(kind, item),
        notes=(),
        convention=msg("convention", "Blank cells are left out of the value and enter its range."),
        formula="k / n",
        provenance=(Provenance(file=file, sheet=sheet, table="t", rows=n or 10, sha256="ab" * 32),),
        columns_missing=() if value is not None or is_hidden else ("events.site_wcag_tested",),
        population=population,
        record_unit=record,
        group_sources={"appearances.gender": GroupSource.ASSIGNED_BY_OTHERS}
        if sheet == "Line-ups"
        else ({"employees.gender": GroupSource.EMPLOYER_RECORD} if sheet == "Staff" else {}),
        visibility=visibility,
    )


def _interval(value: float | None, unit: ValueUnit, is_hidden: bool) -> Interval | None:
    if value is None or is_hidden or unit is ValueUnit.DAYS:
        return None
    top = min(value * 1.25, 1.0) if unit is ValueUnit.SHARE else value * 1.25
    return Interval(low=value * 0.8, high=top, method="Wilson" if unit is ValueUnit.SHARE else "bootstrap percentile")


def _tests(kind: str, n: int) -> tuple[TestResult, ...]:
    if kind not in ("index", "ratio", "roles"):
        return ()
    question = msg("chance", "Could this be chance?")
    return (
        TestResult(name="hypergeometric", question=question, statistic=None, p_value=0.0004, n=n, visibility=SHOWN),
    )


def _facts(kind: str, item: str) -> tuple[Fact, ...]:
    if kind == "events":
        names = tuple(
            f"Event {number}: {word}"
            for number, word in enumerate(
                ("Spring school", "Open day", "Annual meeting", "Policy round table", "Winter lecture"), 1
            )
        )
        return (
            Fact(
                name="events", message=msg("events", "{n} events are concerned.", n=5), labels=names, visibility=SHOWN
            ),
        )
    if item == "paid-appearances":
        return (
            Fact(
                name="unpaid",
                message=msg(
                    "unpaid", "Paying 84 unpaid appearances at the floor costs {cost} a year.", cost="EUR 23,100"
                ),
                value=23100.0,
                unit=ValueUnit.MONEY,
                visibility=SHOWN,
            ),
        )
    return ()


def _figure(
    group: tuple[tuple[str, str], ...], value: float | None, n: int, unit: ValueUnit, statistic: Statistic
) -> Figure:
    if value is None:
        return Figure(group=group, statistic=statistic, value=None, unit=unit, visibility=Visibility.HIDDEN)
    spread = 1.0 / max(n, 4) ** 0.5
    scale = 1.0 if unit is ValueUnit.SHARE else 40.0
    low, high = value - spread * scale, value + spread * scale
    if unit is ValueUnit.SHARE:
        low, high = max(low, 0.0), min(high, 1.0)
    return Figure(
        group=group,
        statistic=statistic,
        value=value,
        unit=unit,
        n=n,
        count=round(value * n) if unit is ValueUnit.SHARE else None,
        interval=Interval(low=low, high=high),
        visibility=SHOWN,
    )


def _groups(kind: str) -> tuple[Figure, ...]:
    share, percent = ValueUnit.SHARE, ValueUnit.PERCENT
    if kind == "levels":
        return tuple(
            _figure(
                (("gender", group), ("level", level)),
                None if level == "Executive" else (women if group == "women" else 1 - women),
                n,
                share,
                Statistic.SHARE,
            )
            for level, women, n in zip(
                LEVELS, (0.62, 0.55, 0.48, 0.41, 0.31, 0.2), (520, 410, 300, 160, 84, 23), strict=True
            )
            for group in ("women", "men")
        )
    if kind == "gap-levels":
        return tuple(
            _figure((("level", level),), value, n, percent, Statistic.GAP)
            for level, value, n in zip(
                LEVELS, (1.2, 2.8, 3.9, 5.4, 7.7, None), (512, 405, 297, 158, 83, 0), strict=True
            )
        )
    if kind in ("group-share", "index", "people"):
        pairs = (("women", 0.3871), ("men", 0.5853), ("non-binary", None), ("not-disclosed", 0.0276))
        return tuple(_figure((("gender", group),), value, 217, share, Statistic.SHARE) for group, value in pairs)
    if kind == "roles":
        return tuple(
            _figure((("gender", "women"), ("role", role)), value, n, share, Statistic.SHARE)
            for role, value, n in (
                ("keynote", 0.2917, 24),
                ("invited", 0.35, 40),
                ("speaker", 0.42, 90),
                ("panellist", 0.41, 63),
            )
        )
    if kind == "quarters":
        return tuple(
            _figure((("gender", "women"), ("quarter", quarter)), value, 370, share, Statistic.SHARE)
            for quarter, value in (("Lowest", 0.61), ("Second", 0.55), ("Third", 0.45), ("Top", 0.334))
        )
    return ()
