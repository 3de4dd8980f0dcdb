"""Lists of staff in further languages; people of whom only a gender is understood are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection

LISTS = {
    "da": "Medarbejdernr;Navn;Køn;Afdeling;Stilling;Ansættelsesdato;Månedsløn",
    "sv": "Anställningsnummer;Namn;Kön;Avdelning;Befattning;Anställningsdatum;Månadslön",
    "no": "Ansattnr;Navn;Kjønn;Avdeling;Stilling;Ansettelsesdato;Månedslønn",
    "fi": "Henkilönumero;Nimi;Sukupuoli;Osasto;Tehtävänimike;Aloituspäivä;Kuukausipalkka",
    "pl": "Nr pracownika;Imię i nazwisko;Płeć;Dział;Stanowisko;Data zatrudnienia;Wynagrodzenie miesięczne",
}
WORDS = {
    "da": ("Kvinde", "Mand"),
    "sv": ("Kvinna", "Man"),
    "no": ("Kvinne", "Mann"),
    "fi": ("Nainen", "Mies"),
    "pl": ("Kobieta", "Mężczyzna"),
}


def read(folder: Path, text: str, name: str = "liste.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


@pytest.mark.parametrize("language", LISTS)
def test_staff_are_staff_and_pay_is_that_of_a_month(tmp_path: Path, language: str) -> None:
    woman, man = WORDS[language]
    rows = [
        f"101;N1;{woman};A;X;2019-03-31;3000",
        f"102;N2;{man};A;Y;2020-04-30;3100",
        f"103;N3;{woman};B;X;2021-05-31;3200",
    ]
    frame = read(tmp_path, "\n".join([LISTS[language], *rows])).dataset.tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "men", "women"]
    assert frame["annual_pay"].tolist() == [36000, 37200, 38400]
    assert {"employee", "department", "title", "hired_on"} <= set(frame)


def test_people_of_whom_only_the_gender_is_understood_are_asked_about(tmp_path: Path) -> None:
    rows = "A1,Female,X,Y,1200\nA2,Male,X,Z,1300\nA3,Female,W,Y,1250\n"
    found = read(tmp_path, f"Darbinieks,Dzimums,Nodaļa,Amats,Alga\n{rows}")
    (asked,) = [issue for issue in found.issues if issue.code == "only-groups"]
    assert (asked.level.value, asked.mapping) == ("warning", 'table = "employees"')


@pytest.mark.parametrize(
    ("name", "header"),
    [("attendees.csv", "Nr,Gender,Aaa,Bbb,Ccc"), ("list.csv", "Nr,Gender,Ticket,Bbb,Ccc")],
)
def test_those_who_came_to_something_are_not_asked_about(tmp_path: Path, name: str, header: str) -> None:
    found = read(tmp_path, f"{header}\nA1,Female,X,Y,q\nA2,Male,X,Z,r\nA3,Female,W,Y,s\n", name)
    assert "participants" in found.dataset.tables
    assert not [issue for issue in found.issues if issue.code == "only-groups"]


def test_pay_beside_a_group_is_that_of_staff_and_not_of_guests(tmp_path: Path) -> None:
    found = read(tmp_path, "AGY,SEX,OCC,PAT,SALARY\nA,F,1,x,51000\nB,M,2,x,62000\nB,F,2,y,61000\n")
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [51000, 62000, 61000]


def test_pay_that_a_survey_asked_for_is_nobody_s_here(tmp_path: Path) -> None:
    found = read(tmp_path, "ResponseId,SEX,Country,Editor,SALARY\n1,F,x,v,51000\n2,M,y,e,62000\n3,F,y,e,61000\n")
    assert "employees" not in found.dataset.tables
