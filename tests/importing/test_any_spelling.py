"""The same table, however it is written (encoding, delimiter, numbers, dates, words), gives the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing.guard import ReadFile
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read.worker import read_sheets
from audit.importing.run import build_dataset

TODAY = date(2026, 6, 30)
HEADER = ("Employee ID", "Gender", "Department", "Hire date", "Salary", "FTE", "Exit interview")
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"),
    *("bom utf-16-be", "bom utf-16-le"),
)
YES_NO = {
    "en": ("yes", "no"),
    "fr": ("oui", "non"),
    "es": ("sí", "no"),
    "de": ("ja", "nein"),
    "pt": ("sim", "não"),
    "it": ("sì", "no"),
    "nl": ("ja", "nee"),
    "logical": ("TRUE", "FALSE"),
    "german": ("WAHR", "FALSCH"),
    "french": ("VRAI", "FAUX"),
    "digit": ("1", "0"),
    "letter": ("Y", "N"),
    "tick": ("x", "no"),
}
GENDERS = {
    "en": ("Woman", "Man", "Prefer not to say"),
    "fr": ("Femme", "Homme", "Préfère ne pas répondre"),
    "es": ("Mujer", "Hombre", "Prefiero no decirlo"),
    "de": ("Frau", "Mann", "Keine Angabe gewünscht"),
    "pt": ("Mulher", "Homem", "Prefiro não dizer"),
    "it": ("Donna", "Uomo", "Preferisco non rispondere"),
    "nl": ("Vrouw", "Man", "Zeg ik liever niet"),
}
CANONICAL = ("women", "men", "prefer-not-to-say")
MONEY = ("{}", "{} €", "€{}", "€ {}", "${}", "£{}", "{} EUR", "CHF {}", "R$ {}", "{} kr")
SHARES = ("45", "45%", "45 %", "0.45", "45,0 %")
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d.%m.%Y 00:00", "%Y-%m-%dT00:00:00")


@dataclass(frozen=True)
class Person:
    """What a row says, however it is written."""

    gender: int
    hired: date
    cents: int
    share: int  # per cent
    interview: bool | None


@dataclass(frozen=True)
class Spelling:
    """How a table is written."""

    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\n"
    decimal: str = "."
    thousands: str = ""
    money: str = "{}"
    share: str = "45"
    days: str = "%Y-%m-%d"
    answers: str = "en"
    genders: str = "en"


PEOPLE = st.lists(
    st.builds(
        Person,
        gender=st.integers(0, 2),
        hired=st.integers(0, 9_000).map(lambda days: date(2000, 1, 1) + timedelta(days=days)),
        cents=st.integers(100_00, 2_000_000_00),
        share=st.integers(2, 99),
        interview=st.none() | st.booleans(),
    ),
    min_size=3,
    max_size=8,
)
SPELLINGS = st.builds(
    Spelling,
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    decimal=st.sampled_from([".", ","]),
    thousands=st.sampled_from(["", " ", "\xa0", "\u202f", "'", "’", ".", ","]),
    money=st.sampled_from(MONEY),
    share=st.sampled_from(SHARES),
    days=st.sampled_from(DAYS),
    answers=st.sampled_from(list(YES_NO)),
    genders=st.sampled_from(list(GENDERS)),
)


def amount(cents: int, spelling: Spelling) -> str:
    whole = f"{cents // 100:,}".replace(",", spelling.thousands)
    return spelling.money.format(f"{whole}{spelling.decimal}{cents % 100:02d}")


def share(percent: int, spelling: Spelling) -> str:
    if spelling.share.startswith("0"):
        return f"{percent / 100:.2f}".replace(".", spelling.decimal)
    return spelling.share.replace("45", str(percent)).replace(",", spelling.decimal)


def line(number: int, person: Person, spelling: Spelling) -> list[str]:
    yes, no = YES_NO[spelling.answers]
    return [
        f"P{number:03d}",
        GENDERS[spelling.genders][person.gender],
        "Événements" if number % 2 else "Sales",
        person.hired.strftime(spelling.days),
        amount(person.cents, spelling),
        share(person.share, spelling),
        "" if person.interview is None else yes if person.interview else no,
    ]


def encoded(people: list[Person], spelling: Spelling) -> bytes:
    rows = [list(HEADER), *(line(number, person, spelling) for number, person in enumerate(people))]
    text = ""
    for row in rows:
        cells = [f'"{cell}"' if spelling.delimiter in cell else cell for cell in row]
        text += spelling.delimiter.join(cells) + spelling.line_end
    name = spelling.encoding.removeprefix("bom ")
    return ("\ufeff" + text if spelling.encoding.startswith("bom ") else text).encode(name)


def frame_of(data: bytes) -> tuple[pd.DataFrame, list[str]]:
    read = read_file(
        "a", ReadFile(path=Path("a"), sha256="", sheets=tuple(read_sheets(data))), MappingFile(), TODAY, "DMY"
    )
    dataset = build_dataset(read, Settings(), today=TODAY)
    return dataset.tables["employees"].frame, [issue.code for issue in dataset.issues]


@given(PEOPLE, SPELLINGS)
@example([Person(0, date(2001, 2, 3), 123_45, 45, True)] * 3, Spelling(encoding="mac_roman", money="{} €"))
@example([Person(0, date(2001, 2, 3), 123_45, 45, True)] * 3, Spelling(encoding="cp1252", money="€{}", line_end="\r"))
@example([Person(0, date(2001, 2, 3), 1_234_56, 45, True)] * 3, Spelling(encoding="utf-16-le", thousands="’"))
@settings(max_examples=60, deadline=None)
def test_each_spelling_gives_the_same_rows(people: list[Person], spelling: Spelling) -> None:
    assume(spelling.thousands != spelling.decimal)
    people = [*people, Person(1, date(2015, 12, 31), 1_234_567_89, 10, False)]  # tells day from month
    try:
        data = encoded(people, spelling)
    except UnicodeEncodeError:
        assume(False)
    frame, codes = frame_of(data)
    assert "unreadable-value" not in codes
    assert frame["employee"].tolist() == [f"P{number:03d}" for number in range(len(people))]
    assert frame["gender"].tolist() == [CANONICAL[person.gender] for person in people]
    assert frame["department"].tolist() == ["Événements" if number % 2 else "Sales" for number in range(len(people))]
    assert [day.date() for day in frame["hired_on"]] == [person.hired for person in people]
    assert frame["salary"].tolist() == [person.cents / 100 for person in people]
    assert frame["fte"].tolist() == pytest.approx([person.share / 100 for person in people], abs=1e-12)
    answers = [None if pd.isna(answer) else bool(answer) for answer in frame["exit_interview"]]
    assert answers == [person.interview for person in people]
