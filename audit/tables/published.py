"""Published aggregates: figures about groups of people, to compare with. No row is a person."""

from __future__ import annotations

from audit.tables.columns import day, key, money, number, share, table, text, year, yes_no
from audit.tables.declare import Column
from audit.types import RecordUnit


def _quartile(name: str, words: str) -> tuple[Column, Column]:
    listed = [word.strip() for word in words.split(",")]
    return tuple(  # type: ignore[return-value]
        share(
            f"{group}_{name}",
            f"Share of {group} in the {name.replace('_', ' ')} pay quarter.",
            en=", ".join(f"{term} {word}" for term in terms for word in listed),
        )
        for group, terms in (("men", ("male", "men")), ("women", ("female", "women")))
    )


PUBLISHED_GAPS = table(
    "published_gaps",
    "Published pay gaps",
    "One row is what one employer published of its gender pay gap. Gaps are in per cent of men's pay.",
    key("employer", "The employer.", required=True, en="employer name, company, organisation, organization"),
    year("year", "The year of the figures.", en="reporting year, snapshot year", de="jahr", fr="année"),
    text("size", "How many it employs, as a band.", en="employer size, size band, number of employees"),
    number(
        "mean_gap", "Gap of mean hourly pay.", en="diff mean hourly percent, mean gap, mean hourly gap, mean pay gap"
    ),
    number(
        "median_gap",
        "Gap of median hourly pay.",
        en="diff median hourly percent, median gap, median hourly gap, median pay gap",
    ),
    number("mean_bonus_gap", "Gap of mean bonus.", en="diff mean bonus percent, mean bonus gap"),
    number("median_bonus_gap", "Gap of median bonus.", en="diff median bonus percent, median bonus gap"),
    share("men_bonus", "Share of men with a bonus.", en="male bonus percent, men with bonus"),
    share("women_bonus", "Share of women with a bonus.", en="female bonus percent, women with bonus"),
    *_quartile("lower", "lower quartile, lower quarter"),
    *_quartile("lower_middle", "lower middle quartile, lower middle quarter"),
    *_quartile("upper_middle", "upper middle quartile, upper middle quarter"),
    *_quartile("top", "top quartile, upper quartile, upper quarter"),
    day("due_on", "When it was due.", en="due date"),
    day("published_on", "When it was published.", en="date submitted, submission date"),
    yes_no("late", "It came after it was due.", en="submitted after the deadline, late filing"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("mean_gap", "median_gap"),),
    en="gender pay gap, pay gap data",
)

PUBLISHED_HEADCOUNTS = table(
    "published_headcounts",
    "Published headcounts by gender",
    "One row is one kind of job with its number of women and men, and their average pay.",
    key(
        "job", "The kind of job or unit.", required=True, en="job classification, job title, occupation, category, unit"
    ),
    number(
        "women",
        "Women in it.",
        en="no. female empl, female employees, number of women, female headcount, female count, females, women count",
    ),
    number(
        "men",
        "Men in it.",
        en="no. male empl, male employees, number of men, male headcount, male count, males, men count",
    ),
    number("non_binary", "People of other genders in it.", en="non-binary, other genders"),
    number("undisclosed", "People in it whose gender is not known."),
    number("total", "People in it.", en="total no. empl, total employees, total headcount, headcount"),
    share("women_share", "Share of women, where no numbers are given.", en="share of women, percent women, % women"),
    share("men_share", "Share of men, where no numbers are given.", en="share of men, percent men, % men"),
    year("year", "The year of the figures.", en="reporting year, fiscal year, snapshot year", de="jahr", fr="année"),
    text("counted", "What is counted, where it is not the people employed: speakers, applicants, leavers."),
    money("women_pay", "Average pay of women.", en="female avg hrly rate, female average pay, average pay women"),
    money("men_pay", "Average pay of men.", en="male avg hrly rate, male average pay, average pay men"),
    money("total_pay", "Average pay of all.", en="total avg hrly rate, average pay"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("women", "women_share"), ("men", "men_share", "total", "women_share")),
    en="headcount by gender",
)

TABLES = (PUBLISHED_GAPS, PUBLISHED_HEADCOUNTS)
