"""What people write for gender, ethnicity and the like means what it says, in the supported languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files, inspect_files
from audit.importing.vocabulary import parse_words

WOMEN = (
    "Female, female , F., Femme, féminin, Féminine, mujer, Femenino, weiblich, Frau, w, mulher, Feminino, donna, "
    "femmina, vrouw, Vrouwelijk, woman, Women, Cis female, cis-woman, Trans woman, Female (cis), trans-female"
)
MEN = (
    "Male, homme, Masculin, hombre, masculino, varón, männlich, Mann, homem, uomo, maschio, man, mannelijk, Cis male, "
    "cis-man, Trans man, Male (cis), Men"
)
OTHERS = (
    "Non-binary, nonbinary, Non Binary, genderqueer, Gender non-conforming, Non-Conforming, divers, nicht-binär, "
    "no binario, não binário, non binario, non-binair, Non-binary / third gender, agender, gender fluid"
)
SILENT = (
    "Prefer not to say, I prefer not to say, Decline to self-identify, Decline to self identify, Decline to state, "
    "prefiero no decirlo, möchte ich nicht sagen, zeg ik liever niet, preferisco non rispondere, prefiro não dizer, "
    "ne souhaite pas répondre, I do not wish to answer, Choose not to disclose, Declined"
)
BLANK = "Unknown, Not stated, Not specified, keine Angabe, unbekannt, inconnu, non renseigné, n/a, -, Not Declared, Unk"
ETHNIC = {
    "white": "White, Caucasian, White - British, White: English, Welsh, Scottish, Northern Irish or British, White "
    "(Not Hispanic or Latino), white british, Any other White background, White or Caucasian, blanc, weiß, branca",
    "black": "Black or African American, Black or African American (Not Hispanic or Latino), Black British, "
    "Black or Black British - African, Black/African American, African American, Caribbean, preta, noire",
    "asian": "Asian, Asian (Not Hispanic or Latino), Asian or Asian British - Indian, Chinese, South Asian, amarela",
    "hispanic-latino": "Hispanic or Latino, Hispanic, Latinx, Hispanic/Latino, latina",
    "indigenous-american": "American Indian or Alaska Native, "
    "American Indian or Alaska Native (Not Hispanic or Latino)",
    "pacific-islander": "Native Hawaiian or Other Pacific Islander, Native Hawaiian or Other Pacific Islander (Not "
    "Hispanic or Latino), Pacific Islander",
    "mena": "Middle Eastern or North African, Arab",
    "mixed": "Two or More Races, Two or More Races (Not Hispanic or Latino), Mixed - White and Asian, Mixed, "
    "Multiracial, parda, Mixed or multiple ethnic groups",
}


def meanings(words: str, vocabulary: str) -> set[str | None]:
    return set(parse_words([word.strip() for word in words.split(", ")], vocabulary).values)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (MEN, "men"),
        (OTHERS, "non-binary"),
        (SILENT, "prefer-not-to-say"),
        (BLANK, "not-disclosed"),
        ("Other, another gender, Self-described, andere, otro, autre, altro, outro, anders", "another"),
    ],
)
def test_gender(words: str, value: str) -> None:
    assert meanings(words, "gender") == {value}


def test_women() -> None:
    assert meanings(WOMEN, "gender") == {"women"}
    assert meanings("f, m", "gender") == {"women", "men"}
    assert meanings("w, m", "gender") == {"women", "men"}
    assert meanings("v, m", "gender") == {"women", "men"}
    assert meanings("f, h", "gender") == {"women", "men"}


@pytest.mark.parametrize("value", ETHNIC)
def test_ethnicity(value: str) -> None:
    words = ETHNIC[value].replace("English, Welsh, Scottish, Northern", "English; Welsh; Scottish; Northern")
    assert len(meanings(words, "ethnicity")) == 1
    assert None not in meanings(words, "ethnicity")


@pytest.mark.parametrize(
    ("band", "value"),
    [
        *(("18-24", "under-30"), ("25 to 29", "under-30"), ("under 25", "under-30"), ("30-34", "30-49")),
        *(("45-49 years", "30-49"), ("50-64", "50-plus"), ("65+", "50-plus"), ("60 and over", "50-plus")),
        *(("55 or older", "50-plus"), ("25-34", None), ("35 or under", None), ("> 35", None)),
    ],
)
def test_a_band_of_age_is_canonical_where_it_lies_in_one(band: str, value: str | None) -> None:
    assert parse_words([band], "age_band").values == [value]


@pytest.mark.parametrize(
    ("vocabulary", "words", "value"),
    [
        ("yes-no", "Yes, yes, Y, TRUE, oui, ja, Sí, sim, sì, 1, x", "yes"),
        ("yes-no", "No, n, FALSE, non, nein, não, nee, 0", "no"),
        (
            "answer",
            "partly, partially, in progress, teilweise, en partie, parcialmente, em parte, in parte, deels",
            "partly",
        ),
        ("role", "Panelist, panellist, panéliste, panelista, painelista, panellid, Podiumsgast", "panellist"),
        ("role", "Keynote, Keynote speaker, Plenary, plenaria, Hauptvortrag", "keynote"),
        ("role", "Moderator, moderadora, modératrice, Moderatorin, moderatore, gespreksleider", "moderator"),
        ("role", "Session chair, Sitzungsleitung, présidente de séance", "session-chair"),
        ("role", "Speaker, Talk, ponente, intervenante, Referentin, relatore, palestrante, spreker", "speaker"),
        ("format", "In person, in-person, online, hybrid", None),
        ("contract", "Full-time, Full time, Vollzeit, temps plein, tiempo completo, tempo pieno, voltijd", "full-time"),
        ("contract", "Part-time, Teilzeit, temps partiel, tiempo parcial, tempo parziale, deeltijd", "part-time"),
        ("disability", "Yes, Disabled, Yes - physical, Declared", "yes"),
        ("disability", "No, Not disabled, No known disability, None declared", "no"),
    ],
)
def test_other_words(vocabulary: str, words: str, value: str | None) -> None:
    found = meanings(words, vocabulary)
    assert None not in found
    assert value is None or found == {value}


def test_ticks_and_boxes_say_yes_and_no(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("Event;Date;Captioned\nA;2025-01-02;✓\nB;2025-02-03;✗\nC;2025-03-03;✔️\nD;2025-04-04;☐\n", "utf-8")
    frame = import_files([path], Settings()).tables["events"].frame
    assert frame["captioned"].tolist() == [True, False, True, False]


CENSUS_2021 = {
    "asian": "Bangladeshi, Chinese, Indian, Pakistani, Other Asian",
    "black": "African, Caribbean, Other Black",
    "mixed": "White and Asian, White and Black African, White and Black Caribbean, "
    "Other Mixed or Multiple ethnic groups",
    "white": "English Welsh Scottish Northern Irish or British, Irish, Other White",
    "roma-traveller": "Gypsy or Irish Traveller, Roma",
    "another": "Arab, Any other ethnic group",
}
HEADINGS = {
    "asian": "Asian, Asian British or Asian Welsh",
    "black": "Black, Black British, Black Welsh, Caribbean or African",
    "mixed": "Mixed or Multiple ethnic groups",
    "white": "White",
    "roma-traveller": "White",
    "another": "Other ethnic group",
}


@pytest.mark.parametrize("value", CENSUS_2021)
def test_the_groups_of_the_census_of_england_and_wales_2021(value: str) -> None:
    """As its tables name them: the group, a colon, and the part of it; and the groups alone."""
    written = [f"{HEADINGS[value]}: {part}" for part in CENSUS_2021[value].split(", ")]
    assert set(parse_words(written, "ethnicity").values) == {value}
    if value != "roma-traveller":
        assert parse_words([HEADINGS[value]], "ethnicity").values == [value]


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("Any other Black, Black British, or Caribbean background", "black"),
        ("Black, Black British, Caribbean or African", "black"),
        ("Any other Mixed or multiple ethnic background", "mixed"),
        ("English, Welsh, Scottish, Northern Irish or British", "white"),
        ("Multiracial and/or Multiethnic", "mixed"),
    ],
)
def test_the_answers_on_forms_are_known(answer: str, value: str) -> None:
    assert parse_words([answer], "ethnicity").values == [value]


@pytest.mark.parametrize("word", ["Zoom", "Livestream", "live stream", "Distanciel", "webinar"])
def test_what_is_watched_from_elsewhere_is_online(word: str) -> None:
    assert parse_words([word], "format").values == ["online"]


def test_letters_for_ethnic_groups_are_asked_for_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    rows = "".join(f"{n},{'FM'[n % 2]},{'WBHA'[n % 4]},Police\n" for n in range(12))
    path.write_text(f"Employee ID,Sex,Race,Department\n{rows}", encoding="utf-8")
    (asked,) = (issue for issue in inspect_files([path], Settings()).issues if issue.code == "group-as-written")
    assert asked.mapping.splitlines() == [f'values.ethnicity."{letter}" = "…"' for letter in "ABHW"]


def test_what_people_wrote_of_themselves_is_in_no_line_of_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Employee ID,Race,Department\n1,White,IT\n2,Sapmi,IT\n3,Black,IT\n", encoding="utf-8")
    (asked,) = (issue for issue in inspect_files([path], Settings()).issues if issue.code == "group-as-written")
    assert asked.mapping == 'values.ethnicity."…" = "…"'
