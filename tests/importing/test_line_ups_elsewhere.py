"""Line-ups, panels and fees as they are listed in other places and languages, with made-up people."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "file.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def frame(found: Inspection, table: str = "appearances") -> pd.DataFrame:
    return found.dataset.tables[table].frame


def codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    "text",
    [
        "Evento;Data;Mesa;Palestrante;Gênero;Função;Cachê (R$);Pago em\n"
        "A;10/03/2024;Abertura;P1;Mulher;Palestrante principal;1.000,00;30/06/2024\n"
        "A;10/03/2024;M1;P2;Homem;Debatedor;250,00;30/06/2024\nA;10/03/2024;M1;P3;Mulher;Mediadora;0,00;\n",
        "Evento;Data;Sessione;Relatore/Relatrice;Genere;Ruolo;Compenso €;Data pagamento\n"
        "A;10/03/2024;Apertura;P1;donna;relatrice principale;1.000,00;30/06/2024\n"
        "A;10/03/2024;M1;P2;uomo;panelista;250,00;30/06/2024\nA;10/03/2024;M1;P3;donna;moderatrice;0,00;\n",
        "Évènement;Date;Table ronde;Intervenant·e;Genre;Qualité;Honoraires TTC;Réglé le\n"
        "A;10/03/2024;Ouverture;P1;Femme;Grande conférence;1 000,00 €;30/06/2024\n"
        "A;10/03/2024;M1;P2;Homme;Panéliste;250,00 €;30/06/2024\nA;10/03/2024;M1;P3;Femme;Modératrice;0,00 €;\n",
        "Evento;Fecha;Mesa redonda;Ponente;Sexo;Papel;Honorarios;Fecha de pago\n"
        "A;10/03/2024;Inicio;P1;Mujer;Ponente principal;1.000,00 €;30/06/2024\n"
        "A;10/03/2024;M1;P2;Hombre;Panelista;250,00 €;30/06/2024\nA;10/03/2024;M1;P3;Mujer;Moderadora;0,00 €;\n",
        "Veranstaltung;Datum;Programmpunkt;Referent*in;Geschlecht;Funktion;Honorar;Bezahlt am\n"
        "A;10.03.2024;Beginn;P1;w;Festvortrag;1.000,00 €;30.06.2024\n"
        "A;10.03.2024;M1;P2;m;Podiumsgast;250,00 €;30.06.2024\nA;10.03.2024;M1;P3;w;Moderation;0,00 €;\n",
    ],
    ids=["pt", "it", "fr", "es", "de"],
)
def test_roles_fees_and_days_of_payment_in_five_languages(tmp_path: Path, text: str) -> None:
    told = frame(read(tmp_path, text))
    assert told["gender"].tolist() == ["women", "men", "women"]
    assert told["role"].tolist() == ["keynote", "panellist", "moderator"]
    assert told["fee"].tolist() == [1000.0, 250.0, 0.0]
    assert told["session"].nunique() == 2
    assert told["paid_on"].notna().tolist() == [True, True, False]


def test_a_mark_of_keynotes_is_read_where_events_come_back_each_year(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Conference,Year,Speaker,Gender,Keynote?\nA,2019,P1,Female,Yes\nA,2019,P2,Male,No\nA,2020,P3,Male,No\n"
        "B,2019,P4,Female,No\n",
    )
    told = frame(found)
    assert told["event"].tolist() == ["A 2019", "A 2019", "A 2020", "B 2019"]
    assert told["role"].tolist() == ["keynote", "speaker", "speaker", "speaker"]
    assert "implied-value" not in codes(found)


def test_what_only_values_tell_stays_where_cells_of_several_people_are_taken_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Session,Speakers,Attendance as\nOpening,A Lee,Keynote\nPanel 1,B Ruiz; C Low,Panelist\n"
        "Panel 2,D Ray,Panelist\n",
    )
    assert frame(found)["role"].tolist() == ["keynote", "panellist", "panellist", "panellist"]


def test_events_of_several_years_are_one_event_each_year(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Conference,Year,Total speakers,Female speakers\nA,2019,40,10\nA,2020,50,20\nB,2019,20,4\nB,2020,30,12\n",
    )
    assert frame(found, "events")["event"].tolist() == ["A 2019", "A 2020", "B 2019", "B 2020"]
    assert frame(found, "events")["speakers"].tolist() == [40, 50, 20, 30]
    assert frame(found, "published_headcounts")["women"].sum() == 46
    assert "repeated-key" not in codes(found)


def test_women_and_men_counted_on_panels_stand_beside_the_panels(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Date,Panel title,# women,# men,Moderator gender\nE1,2023-03-01,P1,1,4,F\nE1,2023-03-01,P2,0,5,M\n"
        "E2,2023-05-11,P3,2,2,F\n",
    )
    assert frame(found, "sessions")["session"].tolist() == ["P1", "P2", "P3"]
    counted = frame(found, "published_headcounts")
    assert (counted["women"].sum(), counted["men"].sum()) == (3, 11)


def test_witnesses_before_a_committee_appear_and_do_not_sit_on_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Committee,Hearing date,Witness name,Witness gender,Organisation\nHealth,12/01/2023,P1,F,O1\n"
        "Health,12/01/2023,P2,M,O2\nEnergy,25/02/2023,P3,M,O3\n",
    )
    assert frame(found)["gender"].tolist() == ["women", "men", "men"]
    assert set(frame(found)["role"]) == {"invited"}
    assert "memberships" not in found.dataset.tables


def test_artists_of_exhibitions_appear_and_curators_do_not(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "ExhibitionTitle,ExhibitionBeginDate,ExhibitionRole,DisplayName,Gender\nOne,11/7/1929,Curator,P1,Male\n"
        "One,11/7/1929,Artist,P2,Female\nTwo,12/13/1929,Artist,P3,Male\n",
    )
    told = frame(found)
    assert told["event"].tolist() == ["One", "Two"]
    assert told["person"].tolist() == ["P2", "P3"]
    assert told["gender"].tolist() == ["women", "men"]
    assert "not-an-appearance" in codes(found)


def test_a_band_has_no_gender_of_its_own(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Festival,Artist,Gender,Stage\nF1,P1,Female,Main\nF1,P2,All male,Main\nF1,P3,Mixed,Main\nF2,P4,Bigender,Main\n"
        "F2,P5,Mahu,Main\n",
    )
    assert frame(found)["gender"].tolist() == ["women", "men", "not-disclosed", "non-binary", "another"]
    (said,) = [issue for issue in found.issues if issue.code == "group-of-several"]
    assert said.rows == 1


def test_a_fee_that_says_in_words_that_nothing_is_paid_is_zero(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Speaker,Role,Fee agreed (EUR),Travel reimbursed?,Invoice received\nE,P1,Keynote,1200,yes,2024-03-01\n"
        "E,P2,Panelist,pro bono,no,\nE,P3,Panelist,300,yes,2024-03-04\nE,P4,Panelist,,no,\n",
    )
    told = frame(found)
    assert told["fee"].tolist()[:3] == [1200.0, 0.0, 300.0]
    assert told["fee"].isna().tolist() == [False, False, False, True]
    assert told["travel_covered"].tolist() == [True, False, True, False]
    assert told["invoiced_on"].notna().sum() == 2
    assert "fee-in-words" in codes(found)
    assert "unreadable-value" not in codes(found)


def test_linked_data_are_read_by_their_labels(tmp_path: Path) -> None:
    base = "http://www.wikidata.org/entity/Q"
    found = read(
        tmp_path,
        f"speaker,speakerLabel,gender,event,eventLabel\n{base}1,P1,{base}6581072,{base}9,Conf A\n"
        f"{base}2,P2,{base}6581097,{base}9,Conf A\n{base}3,P3,{base}48270,{base}8,Conf B\n",
    )
    told = frame(found)
    assert told["gender"].tolist() == ["women", "men", "non-binary"]
    assert told["event"].tolist() == ["Conf A", "Conf A", "Conf B"]
    assert told["person"].tolist() == ["P1", "P2", "P3"]


def test_lines_of_a_budget_of_events(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Cost line,Category,Budgeted,Actual\nE,Hall,Venue,5000,5200\nE,Captions,Accessibility,800,750\n"
        "Total,,,5800,5950\n",
    )
    assert frame(found, "budget")["planned"].tolist() == [5000.0, 800.0]


def test_interpreters_by_the_name_of_the_language(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Date,BSL interpreter,Live captions\nOne,2024-03-12,N,Y\nTwo,2024-04-18,Y,N\nThree,2024-05-02,N,N\n",
    )
    assert frame(found, "events")["interpreted"].tolist() == [False, True, False]


def test_a_type_that_names_people_is_their_role(tmp_path: Path) -> None:
    found = read(tmp_path, "Speaker,Gender,Type\nP1,F,Keynote\nP2,M,Speaker\nP3,M,Panelist\nP4,F,Speaker\n")
    assert frame(found)["role"].tolist() == ["keynote", "speaker", "panellist", "speaker"]
    kinds = read(tmp_path, "Speaker,Gender,Type,Talk\nP1,F,Keynote,T1\nP2,M,Workshop,T2\nP3,M,Talk,T3\n")
    assert frame(kinds)["session_kind"].tolist() == ["keynote", "workshop", "talk"]


def test_requests_for_access_with_what_became_of_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Date received,Type of request,Status,Date resolved\nE,01/02/2024,Live captions,Met,10/02/2024\n"
        "E,13/02/2024,Wheelchair space,Partly met,20/02/2024\nG,01/10/2024,BSL interpreter,Not met,\n",
    )
    told = frame(found, "accommodations")
    assert told["kind"].tolist() == ["captions", "mobility", "interpretation"]
    assert told["met"].isna().tolist() == [False, True, False]
    assert told["met"].dropna().tolist() == [True, False]
    assert told["requested_on"].dt.month.tolist() == [2, 2, 10]
    assert "unknown-word" in codes(found)


def test_invitations_are_no_participants(tmp_path: Path) -> None:
    text = "Event,Invitee,Gender,Date invited,Response{}\nE,P1,F,01/02/2024,No{}\nE,P2,M,13/02/2024,Accepted{}\n"
    asked = read(tmp_path, text.format("", "", ""))
    assert not asked.dataset.tables
    assert "missing-column" in codes(asked)
    told = read(tmp_path, text.format(",Role", ",Panelist", ",Keynote"))
    assert frame(told)["person"].tolist() == ["P2"]
    assert "talks-refused" in codes(told)


def test_a_registration_shortened_in_its_header_is_left_out_where_it_was_cancelled(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Reg. no.,Gender,Ticket type,Reg. status\n1,F,A,Confirmed\n2,M,A,Cancelled\n3,M,B,Confirmed\n"
    )
    assert frame(found, "participants")["gender"].tolist() == ["women", "men"]


@pytest.mark.parametrize(
    ("header", "cells", "minutes"),
    [
        ("Speaking time (mm:ss)", ("04:30", "11:15", "02:00"), [4.5, 11.25, 2.0]),
        ("Duration", ("45 min", "1h30", "1 hour"), [45.0, 90.0, 60.0]),
        ("Dauer", ("1 Std. 15 Min.", "90 Minuten", "0:20:30"), [75.0, 90.0, 20.5]),
        ("Duration (hh:mm)", ("00:45", "01:30", "1:00"), [45.0, 90.0, 60.0]),
        ("Duration", ("PT45M", "PT1H30M", "60"), [45.0, 90.0, 60.0]),
    ],
)
def test_durations_as_people_write_them(
    tmp_path: Path, header: str, cells: tuple[str, ...], minutes: list[float]
) -> None:
    rows = "".join(f"S{at},P{at},F,Panelist,{cell}\n" for at, cell in enumerate(cells))
    found = read(tmp_path, f"Session,Speaker,Gender,Role,{header}\n{rows}")
    assert frame(found)["minutes"].tolist() == minutes


def test_a_duration_that_may_be_minutes_or_hours_is_not_used_and_that_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, "Session,Speaker,Role,Speaking time\nS,P1,Panelist,04:30\nS,P2,Panelist,11:15\n")
    assert "minutes" not in frame(found)
    assert "column-misfit" in codes(found)


def test_blank_cells_of_a_workbook_name_nobody(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    rows = [("S1", "A", "F", "B", "C"), ("S2", "D", "M", "E", None), ("S3", "G", "M", "H", None)]
    headers = ["Session", "Chair", "Chair gender", "Speaker 1", "Speaker 2"]
    pd.DataFrame(rows, columns=headers).to_excel(path, index=False)
    found = inspect_files([path], Settings())
    assert frame(found)["person"].tolist() == ["B", "C", "A", "E", "D", "H", "G"]
    assert not {"duplicate-rows", "names-nobody"} & codes(found)


def test_guests_of_a_broadcast_appear(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Sendung;Datum;Gast;Geschlecht;Partei\nA;01.02.2024;P1;w;X\nA;01.02.2024;P2;m;\nB;18.02.2024;P3;m;Y\n",
    )
    told = frame(found)
    assert told["event"].tolist() == ["A", "A", "B"]
    assert told["gender"].tolist() == ["women", "men", "men"]
    assert set(told["role"]) == {"invited"}


@pytest.mark.parametrize(
    "text",
    [
        "Event,Guest,Gender,RSVP,Meal\nE,P1,F,Yes,1\nE,P2,M,Yes,2\nE,P3,M,No,2\n",
        "file,emotion,speaker,gender\na.wav,happy,s1,male\nb.wav,sad,s2,female\nc.wav,sad,s2,female\n",
        "#,Question,Name,Answer(s)\n1,Why?,P1,Because\n2,How?,P2,live answered\n3,When?,P3,Soon\n",
    ],
    ids=["party", "voices", "questions"],
)
def test_other_lists_are_no_line_up_and_no_answers(tmp_path: Path, text: str) -> None:
    tables = read(tmp_path, text).dataset.tables
    assert "appearances" not in tables
    assert "policies" not in tables


def test_a_position_is_no_exhibition(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "First name,Last name,Position,Role,Session Title,Gender\nA,B,CEO,Speaker,T1,Female\n"
        "C,D,CTO,Moderator,T2,Male\n",
    )
    assert set(frame(found)["event"]) == {"file"}


@pytest.mark.parametrize(
    ("header", "marks"),
    [("Void", ("No", "Yes", "No")), ("cancelled", ("false", "true", "false")), ("Storniert", ("nein", "ja", "nein"))],
)
def test_rows_marked_as_cancelled_do_not_count(tmp_path: Path, header: str, marks: tuple[str, ...]) -> None:
    rows = "".join(f"{at},{'FMF'[at]},Full,Paid,{mark}\n" for at, mark in enumerate(marks))
    found = read(tmp_path, f"Registration ID,Gender,Ticket type,Order status,{header}\n{rows}")
    assert frame(found, "participants")["gender"].tolist() == ["women", "women"]
    assert "marked-cancelled" in codes(found)


def test_artists_with_dates_of_shows_are_no_staff(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Musée,Artiste,Sexe,Date de début,Date de fin\nM1,P1,F,01/02/2024,30/06/2024\n"
        "M1,P2,H,15/07/2024,30/09/2024\nM2,P3,H,15/07/2024,30/09/2024\n",
    )
    assert "employees" not in found.dataset.tables
    assert frame(found)["gender"].tolist() == ["women", "men", "men"]


def test_headliners_of_festivals_that_come_back(tmp_path: Path) -> None:
    text = (
        "Festival,year,city,Stage name,Solo/band,Ethnicity,Gender\rFa,2007,X,P1,b,white british,m\r"
        "Fa,2008,X,P2,s,black british,f\rFb,2008,Y,P1,b,white british,m\rFb,2009,Y,P3,b,mixed,mixed"
    )
    told = frame(read(tmp_path, text, "festival_headliners.csv"))
    assert told["event"].tolist() == ["Fa 2007", "Fa 2008", "Fb 2008", "Fb 2009"]
    assert told["gender"].tolist() == ["men", "women", "men", "not-disclosed"]
    assert set(told["role"]) == {"keynote"}


def test_a_checklist_of_access_in_the_words_of_venues(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Date,Accessible entrance,Accessible WC,Induction loop fitted,Reserved seats for wheelchair users,"
        "Sign language,Quiet area\nE1,2024-02-01,Yes,Yes,No,4,No,Yes\nE2,2024-03-15,No,Yes,Yes,0,Yes,No\n",
    )
    told = frame(found, "events")
    assert told["step_free"].tolist() == [True, False]
    assert told["accessible_toilets"].tolist() == [True, True]
    assert told["assistive_listening"].tolist() == [False, True]
    assert told["wheelchair_spaces"].tolist() == [4, 0]
    assert told["interpreted"].tolist() == [False, True]
    assert told["quiet_room"].tolist() == [True, False]
    assert "sign_language" not in told


def test_which_sign_language_was_interpreted_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "Event,Date,Interpreted,Sign language\nE1,2024-02-01,Yes,BSL\nE2,2024-03-15,No,\n")
    assert frame(found, "events")["sign_language"].tolist()[0] == "BSL"


def test_people_listed_under_their_role_are_counted_each(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Session,Date,Keynote,Panellists,Moderator\nOpening,2024-03-01,Ana Bose,,Mo Rand\n"
        'Water,2024-03-01,,"Cy Dion, Ed Finn, Gia Holt",Nia Saar\nFood,2024-03-02,,"Ivo Juul, Kai Lorn",Mo Rand\n',
    )
    told = frame(found)
    assert told["role"].astype(str).value_counts().to_dict() == {"panellist": 5, "moderator": 3, "keynote": 1}
    assert "Ed Finn" in set(told["person"])


def test_names_with_brackets_are_people_too(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'Panel,Speakers\nWater,"Ana Bose (Acme), Cy Dion (Beta Ltd), Ed Finn (Beta)"\nFood,Gia Holt (Acme)\n',
    )
    assert len(frame(found)) == 4


def test_marks_under_genders_are_each_persons_own(tmp_path: Path) -> None:
    text = "Speaker,Session,Woman,Man,Non-binary\nP1,S,x,,\nP2,S,,x,\nP3,T,,x,\nP4,T,,,x\nP5,T,,,\n"
    found = read(tmp_path, text)
    assert frame(found)["gender"].tolist() == ["women", "men", "men", "non-binary", "not-disclosed"]
    assert "marks-joined" in codes(found)
    counted = read(tmp_path, "Speaker,Session,Women,Men\nP1,S,1,1\nP2,S,0,1\nP3,T,1,0\n")
    assert "gender" not in frame(counted)


def test_a_row_of_all_rows_is_none_of_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Event,Role,Women,Men,Total\nE,Keynote,1,2,3\nE,Panellist,4,6,10\nG,Keynote,2,1,3\nG,Panellist,3,3,6\n"
        "All,,10,12,22\n",
    )
    assert frame(found, "published_headcounts")["women"].sum() == 10


def test_speakers_are_all_of_whom_some_are_women(tmp_path: Path) -> None:
    found = read(tmp_path, "Year,Events,Speakers,Women,% women\n2021,4,40,12,30%\n2022,5,50,20,40%\n")
    assert frame(found, "published_headcounts")["total"].tolist() == [40, 50]


def test_weeks_without_a_seminar_have_no_speaker(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Date,Speaker,Gender\n2023-02-01,P1,M\n2023-02-08,P2,F\n2023-02-15,No seminar - break,\n",
        "seminars.csv",
    )
    assert frame(found)["person"].tolist() == ["P1", "P2"]
    assert "names-nobody" in codes(found)


def test_first_names_between_commas_are_asked_for(tmp_path: Path) -> None:
    text = 'Session,Date,Speakers\nWater,2024-03-01,"Ana, Cy, Ed"\nFood,2024-03-02,Gia\n'
    found = read(tmp_path, text)
    assert len(frame(found)) == 2
    (said,) = [issue for issue in found.issues if issue.code == "cells-left-whole"]
    assert said.mapping == 'split = ["Speakers"]'
    turned = read(tmp_path, 'Session,Panellists,Moderator\nWater,"Ana, Cy, Ed",Mo\nFood,"Gia, Ivo, Kai",Mo\n', "b.csv")
    assert "cells-left-whole" in codes(turned)
    alone = read(tmp_path, 'Session,Date,Speakers\nWater,2024-03-01,"Lee, Ana"\nFood,2024-03-02,"Ray, Bo"\n', "c.csv")
    assert "cells-left-whole" not in codes(alone)


@pytest.mark.parametrize(
    "head",
    [
        "talk_id,session,speaker_gender,chair_gender,n_questions,n_questions_women,n_questions_men",
        "Charla,Sesión,Sexo ponente,Moderador/a sexo,Total preguntas,Preguntas de mujeres,Preguntas de hombres",
    ],
    ids=["en", "es"],
)
def test_questions_counted_beside_speaker_and_chair(tmp_path: Path, head: str) -> None:
    found = read(tmp_path, f"{head}\nT1,S1,Mujer,Hombre,4,1,3\nT2,S1,Hombre,Hombre,4,2,2\nT3,S2,Hombre,Mujer,5,0,5\n")
    asked = frame(found, "sessions")
    assert [asked[name].sum() for name in ("questions_women", "questions_men", "questions_total")] == [3, 10, 13]
    told = frame(found)
    assert told["gender"].value_counts()[["women", "men"]].tolist() == [2, 4]
    assert set(told["role"]) <= {"speaker", "session-chair", "moderator"}


@pytest.mark.parametrize("header", ["Referent*in", "Referent:in", "Referent/in", "Referent/-in", "Referent·in"])
def test_words_for_women_and_men_at_once(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"Veranstaltung;Vortrag;{header};Geschlecht\nV;T1;P1;w\nV;T2;P2;m\n")
    assert frame(found)["person"].tolist() == ["P1", "P2"]


def test_what_was_paid_to_a_guest_in_italian_and_spanish(tmp_path: Path) -> None:
    head = "Ospite;Genere;Panel;Ruolo;Gettone di presenza;Rimborso viaggio"
    italian = read(tmp_path, f"{head}\nP1;F;A;Moderatrice;€ 200;sì\nP2;M;A;Panelista;€ 150;no\n")
    assert frame(italian)["fee"].tolist() == [200.0, 150.0]
    assert frame(italian)["travel_covered"].tolist() == [True, False]
    head = "Ponente,Género,Rol,Honorario bruto,Gastos de viaje cubiertos,Cuidado infantil cubierto"
    spanish = read(tmp_path, f"{head}\nP1,Mujer,Ponente invitada,300,Sí,No\nP2,Hombre,Ponente,0,No,No\n", "es.csv")
    assert frame(spanish)["role"].tolist() == ["invited", "speaker"]
    assert frame(spanish)["care_covered"].tolist() == [False, False]


def test_the_name_of_a_session_stands_beside_the_list_of_its_speakers(tmp_path: Path) -> None:
    sessions = [
        {
            "event_key": str(number),
            "name": f"Panel {number}",
            "event_start": "2024-05-01 10:00",
            "event_end": "2024-05-01 11:00",
            "event_type": "Panel",
            "speakers": [{"username": f"u{number}{each}", "name": f"P {number}{each}"} for each in "ab"],
        }
        for number in range(2)
    ]
    found = read(tmp_path, json.dumps(sessions), "sessions.json")
    assert frame(found)["session"].tolist() == ["Panel 0", "Panel 0", "Panel 1", "Panel 1"]


@pytest.mark.parametrize("ask", ["Do you identify as: {}", "What is your gender? [{}]"])
def test_genders_to_tick_are_each_persons_own(tmp_path: Path, ask: str) -> None:
    asked = ",".join(ask.format(word) for word in ("Woman", "Man", "Non-binary"))
    rows = "1,TRUE,FALSE,FALSE,A\n2,FALSE,TRUE,FALSE,A\n3,FALSE,FALSE,TRUE,B\n"
    found = read(tmp_path, f"Response ID,{asked},Ticket type\n{rows}")
    assert frame(found, "participants")["gender"].tolist() == ["women", "men", "non-binary"]


def test_those_who_pay_a_registration_are_no_staff(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Registration ID,Title,Full Name,Category,Organization,Total Paid (INR),Payment Method\n"
        "1,Dr.,P1,faculty,O1,9027,x\n"
        "2,Dr.,P2,student,O2,5000,x\n3,Mr.,P3,student,O2,5000,x\n",
    )
    assert not found.dataset.tables
