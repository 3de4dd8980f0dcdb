"""Whether the columns of a table stand for people, groups, years or options, and how they are turned into rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from audit.importing.encode import Encoded
from audit.importing.fold import header_words
from audit.importing.mapping import SheetMapping
from audit.importing.read_as import read_as
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.wide.editions import editions_plan
from audit.importing.wide.full_names import full_names_plan
from audit.importing.wide.group_figures import Figures, figures_of
from audit.importing.wide.group_rows import group_rows_plan
from audit.importing.wide.groups import ethnicity_plan, groups_plan
from audit.importing.wide.headcounts import counts_nobody, gap_beside, tells_who_was_asked
from audit.importing.wide.melt import Plan
from audit.importing.wide.people import people_plan
from audit.importing.wide.rows_of_many import counts_people, gives_averages, gives_shares, of_many_kinds
from audit.importing.wide.spending import spending_plan
from audit.importing.wide.years import year_columns, years_plan
from audit.tables import TABLES

_ABOUT_EVENTS = frozenset(("appearances", "sessions"))
_ASKERS = frozenset(("asker", "askers", "questioner", "questioners"))
"""Words for those who ask: a row of theirs is a question, and its speaker stands in as many rows as were asked."""
_OF_EVENTS = frozenset(("appearances", "sessions", "participants", "proposals"))
_BY_EMPLOYER = frozenset(("published_gaps", "published_scores"))
_MAY_BE_SPENDING = frozenset(("published_headcounts", "published_spending"))
_LISTS_OF_PEOPLE = frozenset(("participants", "proposals"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the columns of a table stand for. Nothing is set where each row is one thing already."""

    plan: Plan | None = None  # read so, instead of as it stands
    beside: Plan | None = None  # read so too
    unclear: str = ""  # the code of what cannot be decided


def find_shape(region: Region, reading: Reading | None, today: date) -> Shape:
    """Return how a region's columns are turned into rows, if they are."""
    codes = region.encoded_at()
    figures = cache(partial(figures_of, region, codes))
    unread = reading is None or bool(reading.missing) or _only_groups(reading)
    if unread or (reading and reading.table.name in _ABOUT_EVENTS):
        if any(_ASKERS & set(header_words(header)) for header in region.headers):
            return Shape(unclear="rows-are-questions")
        plan = people_plan(region, read_as(region, TABLES["appearances"], SheetMapping(), today, codes))
        plan = plan or full_names_plan(region, reading)
        if plan is not None:
            return Shape(plan=plan)
    lists_spending = reading is None or unread or reading.table.name in _MAY_BE_SPENDING
    plan = (spending_plan(region, codes) if lists_spending else None) or group_rows_plan(region, reading, codes)
    if plan is not None:
        return Shape(plan=plan)
    if unclear := _unclear_rows(region, reading, codes):
        return Shape(unclear=unclear)
    counted = unread or (reading is not None and reading.table.name == "published_headcounts")
    if counted and gap_beside(region, codes, figures()):
        return Shape(unclear="figures-are-amounts")
    if unread or reading is None:
        return _of_figures(region, codes, figures(), today)
    return _beyond_reading(region, reading, codes, figures, today)


def _unclear_rows(region: Region, reading: Reading | None, codes: Mapping[int, Encoded]) -> str:
    """Return why rows that look like people cannot be any; nothing where they can."""
    if of_many_kinds(region, reading, codes):
        return "figures-of-many-kinds"
    if counts_people(region, reading, codes):
        return "people-counted"
    if gives_shares(region, reading, codes):
        return "rows-are-shares"
    return "rows-are-averages" if gives_averages(region, reading, codes) else ""


def _of_figures(region: Region, codes: Mapping[int, Encoded], figures: Figures, today: date) -> Shape:
    """Return what columns of groups or years stand for in a sheet that is none of the tables as it is."""
    plan = groups_plan(region, codes, figures) or years_plan(region, codes, today)
    if plan is None and "" in year_columns(region, codes):
        return Shape(unclear="years-unclear")
    if plan is None and counts_nobody(region, codes, figures):
        return Shape(unclear="figures-of-answers" if tells_who_was_asked(region) else "figures-unclear")
    return Shape(plan=plan, beside=_of_other_groups(region, plan, codes, figures))


def _beyond_reading(
    region: Region, reading: Reading, codes: Mapping[int, Encoded], figures: Callable[[], Figures], today: date
) -> Shape:
    """Return what columns of groups or years tell beside a reading of the sheet as it is, or better than that."""
    name = reading.table.name
    if name == "published_headcounts":
        by_group = groups_plan(region, codes, figures())
        if by_group is None and counts_nobody(region, codes, figures()):
            return Shape(unclear="figures-unclear")
        better = by_group if _finds_shares(reading, by_group) else _more_than(reading, by_group)
        return Shape(plan=better or _more_than(reading, years_plan(region, codes, today)))
    if name in _BY_EMPLOYER:
        years = _more_than(reading, years_plan(region, codes, today))
        return Shape(plan=years, beside=None if years else _unused_by(reading, groups_plan(region, codes, figures())))
    if name in _OF_EVENTS | {"events"}:
        numbers = None if name in _LISTS_OF_PEOPLE else groups_plan(region, codes, figures())
        return Shape(plan=editions_plan(region, reading, codes), beside=_unused_by(reading, numbers))
    return Shape()


def _only_groups(reading: Reading) -> bool:
    """Return whether a table was taken for participants by a column of a group alone."""
    return reading.table.name == "participants" and len(reading.matches) == 1


def _unused_by(reading: Reading, plan: Plan | None) -> Plan | None:
    return plan if plan is not None and plan.positions - {match.position for match in reading.matches} else None


def _of_other_groups(region: Region, plan: Plan | None, codes: Mapping[int, Encoded], figures: Figures) -> Plan | None:
    """Return the plan for ethnic groups in the table that is turned by gender."""
    if plan is None or plan.mapping.table != "published_headcounts":
        return None
    other = ethnicity_plan(region, codes, figures)
    return other if other is not None and not other.positions & plan.positions else None


def _finds_shares(reading: Reading, plan: Plan | None) -> bool:
    """Return whether figures that are numbers of people by their headers are shares by their values."""
    if plan is None:
        return False
    shares = {source for name in ("women_share", "men_share") for source in plan.long.get(name, ())}
    return any(match.position in shares for match in reading.matches if match.column in ("women", "men"))


def _more_than(reading: Reading, plan: Plan | None) -> Plan | None:
    """Return the plan if it makes several rows of one, or uses columns that are not read without it."""
    if plan is None or (plan.blocks < 2 and not plan.positions - {match.position for match in reading.matches}):
        return None
    return plan
