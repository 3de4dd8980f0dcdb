"""Published aggregates: figures about groups of people, to compare with. No row is a person."""

from __future__ import annotations

from audit.tables.columns import day, key, money, number, share, table, text, year, yes_no
from audit.tables.declare import Column
from audit.tables.published_scores import PUBLISHED_SCORES
from audit.tables.published_spending import PUBLISHED_SPENDING
from audit.types import RecordUnit

_NTH = ("first", "second", "third", "fourth")


def _numbered(number: int) -> list[str]:
    """Return how people number the quarters of pay, of which the first is the lowest."""
    nth = f"{number}{('st', 'nd', 'rd', 'th')[number - 1]}"
    parts = ("quartile", "quarter", "pay quartile", "pay quarter", "quartile band")
    return [
        f"q{number}",
        *(f"{name} {number}" for name in parts),
        *(f"{word} quartile" for word in (nth, _NTH[number - 1])),
    ]


def _orders(terms: tuple[str, ...], quarters: list[str]) -> list[str]:
    """Return how people write a group's share of a quarter: in either order, with or without the sign or word."""
    plain = [f"{one} {two}" for term in terms for word in quarters for one, two in ((term, word), (word, term))]
    inside = [f"{one} % {two}" for term in terms for word in quarters for one, two in ((term, word), (word, term))]
    return [*plain, *(f"{words} %" for words in plain), *(f"% {words}" for words in plain), *inside]


def _quartile(name: str, number: int, words: str) -> tuple[Column, Column]:
    listed = [*(word.strip() for word in words.split(",")), *_numbered(number)]
    return tuple(  # type: ignore[return-value]
        share(
            f"{group}_{name}",
            f"Share of {group} in the {name.replace('_', ' ')} pay quarter.",
            en=", ".join(_orders(terms, listed)),
        )
        for group, terms in (("men", ("male", "men", "males")), ("women", ("female", "women", "females")))
    )


PUBLISHED_GAPS = table(
    "published_gaps",
    "Published pay gaps",
    "One row is what one employer published of its gender pay gap. Gaps are in per cent of men's pay.",
    key(
        "employer",
        "The employer.",
        required=True,
        en="employer name, company, organisation, organization, "
        "company name, employer legal name, organisation name, organization name, reporting organisation, "
        "legal name, firm, entity, institution, university, trust, council, authority, public body",
        fr="raison sociale, entreprise, employeur",
        de="Unternehmen, Arbeitgeber",
        es="empresa",
        it="azienda",
        nl="organisatie, bedrijf, werkgever",
        pt="empresa",
    ),
    year("year", "The year of the figures.", en="reporting year, snapshot year", de="Jahr", fr="année"),
    text(
        "size",
        "How many it employs, as a band.",
        en="employer size, size band, number of employees, "
        "number of employees band, headcount band, employees band, company size, workforce size",
    ),
    number(
        "mean_gap",
        "Gap of mean hourly pay.",
        en="diff mean hourly percent, mean gap, mean hourly gap, mean pay gap, "
        "mean gpg, gpg mean, mean gender pay gap, gender pay gap mean, average gender pay gap, average pay gap, "
        "mean hourly pay gap, mean hourly rate gap, difference in mean hourly pay, "
        "mean total remuneration gap, average total remuneration gap, mean hourly gender pay gap, mean pay gap %, "
        "mean hourly, mean hourly pay, mean hourly remuneration gap, mean difference in hourly pay, mean difference, "
        "mean hourly difference, mean hourly gpg, mean gap %, mean gpg %, gpg mean %, mean remuneration gap, "
        "mean gap hourly, mean gap hourly %, mean hourly gap %, mean hourly pay gap %, "
        "average (mean) total remuneration, average (mean) total remuneration gender pay gap, "
        "mean total remuneration gender pay gap, average total remuneration gender pay gap, gender pay gap %, "
        "gender pay gap percent, gpg, gpg %, mean pay difference, "
        "average total remuneration gpg, average total remuneration gpg %, average base salary gpg, "
        "average base salary gpg %, mean total remuneration gpg, mean base salary gap",
        de="Lohnlücke, Gender Pay Gap",
        fr="écart de rémunération moyen",
        nl="loonkloof",
    ),
    number(
        "median_gap",
        "Gap of median hourly pay.",
        en="diff median hourly percent, median gap, median hourly gap, median pay gap, "
        "median gpg, gpg median, median gender pay gap, gender pay gap median, median hourly pay gap, "
        "median hourly rate gap, difference in median hourly pay, median total remuneration gender pay gap, "
        "median total remuneration gap, median hourly gender pay gap, median pay gap %, "
        "women's median hourly pay gap, median hourly, median hourly pay, median hourly remuneration gap, "
        "median difference in hourly pay, median difference, median hourly difference, median hourly gpg, "
        "median gap %, median gpg %, gpg median %, median remuneration gap, median total remuneration, "
        "median gap hourly, median gap hourly %, median hourly gap %, median hourly pay gap %, "
        "median pay difference, median total remuneration gpg, median total remuneration gpg %, "
        "median base salary gpg, median base salary gpg %, median base salary gap, median base salary",
    ),
    number(
        "mean_bonus_gap",
        "Gap of mean bonus.",
        en="diff mean bonus percent, mean bonus gap, mean bonus, mean bonus gpg, mean bonus pay gap, "
        "mean bonus gap %, mean bonus difference",
    ),
    number(
        "median_bonus_gap",
        "Gap of median bonus.",
        en="diff median bonus percent, median bonus gap, median bonus, median bonus gpg, median bonus pay gap, "
        "median bonus gap %, median bonus difference",
    ),
    share(
        "men_bonus",
        "Share of men with a bonus.",
        en="male bonus percent, men with bonus, "
        "males bonus, % males bonus, males receiving bonus, men receiving bonus, % men receiving bonus, "
        "proportion of men receiving bonus, % male bonus, proportion of males receiving a bonus, per bonus male, "
        "percent bonus male, bonus male, male bonus, men bonus, % men bonus, men bonus %, % men with bonus",
    ),
    share(
        "women_bonus",
        "Share of women with a bonus.",
        en="female bonus percent, women with bonus, "
        "females bonus, % females bonus, females receiving bonus, women receiving bonus, % women receiving bonus, "
        "proportion of women receiving bonus, % female bonus, proportion of females receiving a bonus, "
        "per bonus female, percent bonus female, bonus female, female bonus, women bonus, % women bonus, "
        "women bonus %, % women with bonus",
    ),
    *_quartile("lower", 1, "lower quartile, lower quarter, bottom quartile, lower pay quartile"),
    *_quartile(
        "lower_middle", 2, "lower middle quartile, lower middle quarter, lower middle, lower middle pay quartile"
    ),
    *_quartile(
        "upper_middle", 3, "upper middle quartile, upper middle quarter, upper middle, upper middle pay quartile"
    ),
    *_quartile("top", 4, "top quartile, upper quartile, upper quarter, top quarter, upper pay quartile"),
    day("due_on", "When it was due.", en="due date"),
    day("published_on", "When it was published.", en="date submitted, submission date"),
    yes_no("late", "It came after it was due.", en="submitted after the deadline, late filing"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("mean_gap", "median_gap", "women_lower", "women_top"),),
    en="gender pay gap, pay gap data",
)

PUBLISHED_HEADCOUNTS = table(
    "published_headcounts",
    "Published headcounts by gender",
    "One row is one kind of job with its number of women and men, and their average pay.",
    key(
        "job",
        "The kind of job or unit.",
        required=True,
        en="job classification, job title, occupation, category, unit, "
        "industry, department, job category, job categories, level, grade, division, occupation group, position, "
        "team, role, agency, faculty, school",
    ),
    number(
        "women",
        "Women in it.",
        least=0,
        en="no. female empl, female employees, number of women, female headcount, female count, females, women count",
    ),
    number(
        "men",
        "Men in it.",
        least=0,
        en="no. male empl, male employees, number of men, male headcount, male count, males, men count",
    ),
    number("non_binary", "People of other genders in it.", least=0, en="non-binary, other genders"),
    number("undisclosed", "People in it whose gender is not known.", least=0),
    number(
        "total",
        "People in it.",
        least=0,
        en="total no. empl, total employees, total headcount, headcount, board size, board members, total directors",
    ),
    share("women_share", "Share of women, where no numbers are given.", en="share of women, percent women, % women"),
    share("men_share", "Share of men, where no numbers are given.", en="share of men, percent men, % men"),
    year("year", "The year of the figures.", en="reporting year, fiscal year, snapshot year", de="Jahr", fr="année"),
    text("counted", "What is counted, where it is not the people employed: speakers, applicants, leavers."),
    money("women_pay", "Average pay of women.", en="female avg hrly rate, female average pay, average pay women"),
    money("men_pay", "Average pay of men.", en="male avg hrly rate, male average pay, average pay men"),
    money("total_pay", "Average pay of all.", en="total avg hrly rate, average pay"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("women", "women_share"), ("men", "men_share", "total", "women_share")),
    en="headcount by gender",
)

TABLES = (PUBLISHED_GAPS, PUBLISHED_SCORES, PUBLISHED_HEADCOUNTS, PUBLISHED_SPENDING)
