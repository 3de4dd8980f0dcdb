"""Lists that organisers keep: calls, requests for access, incidents, checklists and invitations, in many words."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.event_checklists import asked_for
from audit.importing.run import Inspection


def _read(folder: Path, text: str) -> Inspection:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "list.csv"], Settings())


def _frame(folder: Path, text: str, table: str) -> pd.DataFrame:
    return _read(folder, text).dataset.tables[table].frame


def _codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    "text",
    [
        "N° de soumission;Titre de la communication;Auteur·rice principal·e;Genre;Format souhaité;Décision du comité\n"
        "S1;Un;A;F;Exposé;Acceptée\nS2;Deux;B;H;Poster;Refusée\nS3;Trois;C;F;Exposé;Refusée\n",
        "ID propuesta;Título de la propuesta;Autoría;Género de la autora o autor;Modalidad;Estado de la propuesta\n"
        "S1;Uno;A;Mujer;Comunicación oral;Aceptada con cambios\nS2;Dos;B;Hombre;Póster;Rechazada\n"
        "S3;Tres;C;Mujer;Comunicación oral;Rechazada\n",
        "Einreichungsnummer;Beitragstitel;Einreichende Person;Geschlecht;Art des Beitrags;Entscheidung\n"
        "S1;Eins;A;w;Vortrag;angenommen mit Auflagen\nS2;Zwei;B;m;Poster;abgelehnt\nS3;Drei;C;w;Vortrag;abgelehnt\n",
    ],
)
def test_those_who_applied_to_speak_are_no_participants(tmp_path: Path, text: str) -> None:
    tables = _read(tmp_path, text).dataset.tables
    assert set(tables) == {"proposals"}
    frame = tables["proposals"].frame
    assert frame["outcome"].astype(str).tolist() == ["accepted", "rejected", "rejected"]
    assert frame["gender"].astype(str).tolist() == ["women", "men", "women"]
    assert frame["applied_for"].astype(str).tolist() == ["speaker", "poster", "speaker"]


def test_those_who_applied_for_a_grant_are_no_participants(tmp_path: Path) -> None:
    text = (
        "Applicant ID,Grant type,First-time attendee?,Gender,Decision\n"
        "1,Travel,Yes,Woman,Awarded\n2,Childcare,No,Woman,Not awarded\n3,Travel,Yes,Man,Waitlisted\n"
    )
    assert not _read(tmp_path, text).dataset.tables


@pytest.mark.parametrize(
    "text",
    [
        "Veranstaltung;Eingang der Anfrage;Art des Bedarfs;Erfüllt?;Erledigt am\n"
        "Tagung;03.02.2026;Rollstuhlplatz;ja;20.02.2026\nTagung;15.02.2026;Untertitel;nein;\n",
        "Manifestation;Demande reçue le;Besoin;Prise en charge;Date de réponse\n"
        "Colloque;03/02/2026;Place PMR;Oui;20/02/2026\nColloque;15/02/2026;Vélotypie;Non;\n",
        "Event,Received,Access requirement,Status,Date completed\n"
        "Gala,03/02/2026,Wheelchair space,Met,20/02/2026\nGala,15/02/2026,Live captions,Not met,\n",
        "Evento;Fecha de recepción;Necesidad;Atendida;Fecha de respuesta\n"
        "Foro;03/02/2026;Silla de ruedas;Sí;20/02/2026\nForo;15/02/2026;Subtítulos;No;\n",
    ],
)
def test_requests_for_access_in_the_words_of_those_who_log_them(tmp_path: Path, text: str) -> None:
    frame = _frame(tmp_path, text, "accommodations")
    assert frame["kind"].astype(str).tolist() == ["mobility", "captions"]
    assert frame["met"].tolist() == [True, False]
    assert frame["requested_on"].dt.strftime("%m-%d").tolist() == ["02-03", "02-15"]
    assert frame["met_on"].dt.day.tolist()[0] == 20


def test_a_request_met_in_part_counts_as_neither(tmp_path: Path) -> None:
    text = "Event,Received,Access requirement,Status\nA,03/02/2026,Braille,Met\nA,15/02/2026,Ramp,Partially met\n"
    found = _read(tmp_path, text)
    assert found.dataset.tables["accommodations"].frame["met"].isna().tolist() == [False, True]
    assert "unknown-word" in _codes(found)


@pytest.mark.parametrize(
    "text",
    [
        "Case no.,Event,Date of report,Nature of incident,Date acknowledged,Date closed,"
        "Outcome communicated to reporter\n"
        "1,Fest,13/07/2026,Harassment,14/07/2026,20/07/2026,Yes\n2,Fest,14/07/2026,Discrimination,16/07/2026,,No\n",
        "N.º;Evento;Fecha de la denuncia;Tipo de incidente;Fecha de acuse;Fecha de cierre;Informada la persona\n"
        "1;Feria;13/07/2026;Acoso;14/07/2026;20/07/2026;Sí\n2;Feria;14/07/2026;Discriminación;16/07/2026;;No\n",
    ],
)
def test_incidents_as_they_are_logged(tmp_path: Path, text: str) -> None:
    frame = _frame(tmp_path, text, "incidents")
    assert frame["kind"].astype(str).tolist() == ["harassment", "discrimination"]
    waited = (frame["acknowledged_on"] - frame["reported_on"]).dt.days
    assert waited.tolist() == [1, 2]
    assert frame["outcome_told"].tolist() == [True, False]
    assert frame["resolved_on"].isna().tolist() == [False, True]


def test_a_register_of_policies_in_french(tmp_path: Path) -> None:
    text = "Document;Responsable;Statut;Date d'adoption\nCharte;Direction;En vigueur;01/03/2024\nAccès;Direction;Non;\n"
    frame = _frame(tmp_path, text, "policies")
    assert frame["policy"].tolist() == ["Charte", "Accès"]
    assert frame["status"].astype(str).tolist() == ["yes", "no"]


def test_answers_about_several_events_one_below_the_other(tmp_path: Path) -> None:
    text = (
        "Event,Question,Answer\nGala,Is there a code of conduct?,Yes\n,Were captions provided?,No\n"
        ",Was a quiet room offered?,No\nForum,Is there a code of conduct?,Yes\n,Were captions provided?,Yes\n"
        ",Was a quiet room offered?,Yes\n"
    )
    found = _read(tmp_path, text)
    frame = found.dataset.tables["events"].frame.set_index("event")
    assert frame["captioned"].to_dict() == {"Gala": False, "Forum": True}
    assert frame["code_of_conduct_published"].to_dict() == {"Gala": True, "Forum": True}
    assert "answers-by-event" in _codes(found)


def test_two_answers_to_one_question_are_not_put_together(tmp_path: Path) -> None:
    text = (
        "Event,Question,Answer\nGala,Is there a code of conduct?,Yes\nGala,Is there a code of conduct?,No\n"
        "Gala,Were captions provided?,No\nForum,Was a quiet room offered?,Yes\nForum,Were captions provided?,No\n"
    )
    assert "answers-by-event" not in _codes(_read(tmp_path, text))


def test_a_checklist_names_its_venue_above_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Checklist", 0)
    for row in (
        ["Venue access audit"], ["Venue:", "Riverside Hall"], [],
        ["Section", "Item", "Yes / No / Partly"],
        ["Arrival", "Step-free route from drop-off to entrance", "Yes"],
        ["Inside", "Accessible toilet on each floor", "No"],
        ["Inside", "Hearing loop fitted and tested", "Yes"],
        ["Inside", "Quiet room available", "No"],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "audit.xlsx")
    frame = inspect_files([tmp_path / "audit.xlsx"], Settings()).dataset.tables["events"].frame
    told = frame[["event", "step_free", "accessible_toilets", "assistive_listening", "quiet_room"]].values.tolist()
    assert told == [["Riverside Hall", True, False, True, False]]


def test_what_stands_below_a_title_of_its_own_is_no_more_of_the_table_above(tmp_path: Path) -> None:
    text = (
        "Event: City Forum,,,\n,,,\nSpeakers,,,\nName,Role,Gender,Fee\nA,Keynote,F,1000\nB,Panellist,M,200\n,,,\n"
        "Access requests,,,\nRequest,When,Met?,\nBSL interpreter,in May,Yes,\n"
    )
    found = _read(tmp_path, text)
    frame = found.dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["A", "B"]
    assert set(frame["event"]) == {"City Forum"}
    assert "missing-column" in _codes(found)  # the requests lack the day on which they came


def test_the_role_of_those_invited_told_by_its_words_alone(tmp_path: Path) -> None:
    text = (
        "Person,Pool,Gender,Invited (date),Accepted (Y/N)\n1,Keynote,Female,2026-01-03,Y\n2,Panel,Male,2026-01-03,N\n"
        "3,Panel,Female,2026-01-05,Y\n"
    )
    found = _read(tmp_path, text)
    frame = found.dataset.tables["appearances"].frame
    assert frame["role"].astype(str).tolist() == ["keynote", "panellist"]
    assert frame["person"].tolist() == ["1", "3"]  # who refused does not appear
    assert {"column-by-values", "talks-refused"} <= _codes(found)


@pytest.mark.parametrize("other", ["In conversation with", "Co-speaker", "Im Gespräch mit"])
def test_another_person_beside_the_first_has_a_row_too(tmp_path: Path, other: str) -> None:
    frame = _frame(tmp_path, f"Talk,Speaker,{other}\nClay,A,B\nNight,C,\n", "appearances")
    assert frame[["session", "person"]].values.tolist() == [["Clay", "A"], ["Clay", "B"], ["Night", "C"]]


def test_neither_is_an_answer_as_well(tmp_path: Path) -> None:
    text = (
        "Statement,Strongly agree,Agree,Neither,Disagree,Strongly disagree\n"
        "I felt welcome,40,35,10,5,2\nStaff helped,50,20,15,2,1\n"
    )
    frame = _frame(tmp_path, text, "surveys")
    assert frame["answered"].tolist() == [92, 88]
    assert frame["agreed"].tolist() == [75, 70]


def test_what_french_asks_with_is_no_estimate(tmp_path: Path) -> None:
    text = (
        "Horodateur,Quel est votre genre ?,Je me suis senti·e en sécurité\n"
        "2026/03/14,Femme,Satisfait·e\n2026/03/15,Homme,Peu satisfait·e\n2026/03/16,Femme,Très satisfait·e\n"
    )
    tables = _read(tmp_path, text).dataset.tables
    assert tables["participants"].frame["gender"].astype(str).tolist() == ["women", "men", "women"]


def test_provisions_in_an_object_of_their_own(tmp_path: Path) -> None:
    text = (
        '[{"name": "Forum", "date": "2026-03-01", "capacity": 200, "accessibility": {"stepFree": true, '
        '"captions": true}}, {"name": "Gala", "date": "2026-05-15", "capacity": 600, "accessibility": '
        '{"stepFree": false, "captions": false}}]'
    )
    (tmp_path / "events.json").write_text(text, encoding="utf-8")
    frame = inspect_files([tmp_path / "events.json"], Settings()).dataset.tables["events"].frame
    assert frame[["step_free", "captioned"]].values.tolist() == [[True, True], [False, False]]


def test_kinds_that_all_titles_of_sessions_name(tmp_path: Path) -> None:
    head = "Name,Session,Date invited,Response,Honorarium offered (GBP)\n"
    rows = 'A,Opening keynote,13/11/2025,Accepted,"£1,200"\nB,Panel A,13/11/2025,Declined,£300\n'
    found = _read(tmp_path, head + rows + "C,Panel A,21/11/2025,Accepted,£300\n")
    frame = found.dataset.tables["appearances"].frame
    assert frame["role"].astype(str).tolist() == ["keynote", "panellist"]
    assert frame["fee"].tolist() == [1200.0, 300.0]
    assert "kinds-in-titles" in _codes(found)


def test_a_title_that_names_no_kind_leaves_the_role_open(tmp_path: Path) -> None:
    text = "Name,Session,Date invited\nA,Opening keynote,13/11/2025\nB,Water for all,13/11/2025\n"
    found = _read(tmp_path, text)  # “invited” in the header of a date is nobody's role
    assert not found.dataset.tables
    assert "missing-column" in _codes(found)


def test_what_titles_tell_is_told_again_with_the_mapping_file(tmp_path: Path) -> None:
    text = "Name,Session,Gender\nA,Opening keynote,F\nB,Panel A,M\nC,Panel B,F\n"
    found = _read(tmp_path, text)
    write_mapping(found, tmp_path / "mapping.toml")
    again = inspect_files([tmp_path / "list.csv"], Settings(), mapping=tmp_path / "mapping.toml")
    roles = ["keynote", "panellist", "panellist"]
    for each in (found, again):
        assert each.dataset.tables["appearances"].frame["role"].astype(str).tolist() == roles


def test_groups_in_blocks_below_the_name_of_each_dimension(tmp_path: Path) -> None:
    text = (
        "Audience survey 2026,,\n,,\nGender,,\nWoman,230,55.8%\nMan,150,36.4%\nPrefer not to say,32,7.8%\n,,\n"
        "Disability,,\nDisabled,61,14.8%\nNot disabled,320,77.7%\n"
    )
    found = _read(tmp_path, text)
    frame = found.dataset.tables["reference"].frame
    assert frame.groupby("dimension")["count"].sum().to_dict() == {"gender": 412.0, "disability": 381.0}
    assert frame["share"].round(3).tolist() == [0.558, 0.364, 0.078, 0.148, 0.777]
    assert "groups-in-blocks" in _codes(found)


def test_groups_below_each_other_with_a_column_for_each_year(tmp_path: Path) -> None:
    text = "Speakers,2023,2024,2025\nWomen,22,25,31\nMen,36,33,34\nTotal,58,58,65\nShare of women,37.9%,43.1%,47.7%\n"
    frame = _frame(tmp_path, text, "published_headcounts")
    assert frame[["year", "women", "men"]].astype(int).values.tolist() == [
        [2023, 22, 36],
        [2024, 25, 33],
        [2025, 31, 34],
    ]
    assert set(frame["job"]) == {"Speakers"}


def test_a_jury_is_no_audience(tmp_path: Path) -> None:
    text = "Year,Prize,Juror,Function,Gender\n2024,Short,A,President,F\n2024,Short,B,Member,M\n2025,Short,C,Member,F\n"
    assert not _read(tmp_path, text).dataset.tables


def test_crosses_for_events_in_person_and_online(tmp_path: Path) -> None:
    text = "Event name,Date,In person,Online,Captions\nA,10/01/2026,x,,x\nB,22/02/2026,,x,x\nC,28/03/2026,x,x,\n"
    frame = _frame(tmp_path, text, "events")
    assert frame["format"].astype(str).tolist() == ["in-person", "online", "hybrid"]


def test_genders_in_the_place_of_names(tmp_path: Path) -> None:
    text = "Panel,Moderator (gender),Panellist 1,Panellist 2,Panellist 3\nRivers,F,M,M,F\nHousing,M,F,F,\n"
    frame = _frame(tmp_path, text, "appearances")
    assert "person" not in frame or frame["person"].isna().all()
    panel = frame[frame["role"] == "panellist"]["gender"].astype(str).value_counts().to_dict()
    assert panel == {"women": 3, "men": 2}


def test_talks_accepted_as_posters_are_no_talks(tmp_path: Path) -> None:
    text = (
        "Abstract no.,Title,Presenting author,Gender,Preferred presentation,Final decision\n"
        "1,A,P1,Female,Oral,Accept - oral\n2,B,P2,Male,Oral,Reject\n3,C,P3,Female,Poster,Accept - poster\n"
    )
    found = _read(tmp_path, text)
    frame = found.dataset.tables["appearances"].frame
    assert frame["role"].astype(str).tolist() == ["speaker", "poster"]
    assert "role-from-outcome" in _codes(found)
    applied = found.dataset.tables["proposals"].frame["applied_for"]
    assert applied.astype(str).tolist() == ["speaker", "speaker", "poster"]


def test_several_names_beside_that_of_the_chair(tmp_path: Path) -> None:
    text = (
        'Time,Session,Who,Format\n10:30,Water,"Bo Chen, Cy Dale, Di Eng; chair: Fe Gil",Panel\n'
        '13:00,Maps,"Ha Ito & Jo Kay",Workshop\n'
    )
    frame = _frame(tmp_path, text, "appearances")
    assert frame["person"].tolist() == ["Bo Chen", "Cy Dale", "Di Eng", "Fe Gil", "Ha Ito", "Jo Kay"]
    assert frame["role"].astype(str).tolist() == [*["panellist"] * 3, "session-chair", "speaker", "speaker"]


def test_a_last_name_before_the_first_is_one_person(tmp_path: Path) -> None:
    text = 'Session,Speakers\nWater,"Lopez Garcia, Ana Maria; Chen, Bo"\nMaps,"Kay, Jo; Ito, Ha"\n'
    frame = _frame(tmp_path, text, "appearances")
    assert frame["person"].tolist() == ["Lopez Garcia, Ana Maria", "Chen, Bo", "Kay, Jo", "Ito, Ha"]


def test_a_bill_in_which_only_the_place_tells_the_role(tmp_path: Path) -> None:
    text = "Set,Performer,Pronouns,Slot,Paid?,Amount\n1,A,she/her,Opener,Y,$50\n2,B,he/him,Headliner,Y,$150\n"
    frame = _frame(tmp_path, text, "appearances")
    assert frame["role"].astype(str).tolist() == ["speaker", "keynote"]
    assert frame["fee"].tolist() == [50.0, 150.0]
    assert "gender" not in frame  # pronouns tell nobody's gender


def test_questions_and_audience_by_letters(tmp_path: Path) -> None:
    head = "Talk;Speaker sex;Chair sex;Questions F;Questions M;Audience F;Audience M\n"
    text = head + "T1;W;M;2;5;40;52\nT2;M;M;0;4;33;60\n"
    frame = _frame(tmp_path, text, "sessions")
    counts = frame[["questions_women", "questions_men", "attendees_women", "attendees_men"]]
    assert counts.astype(int).values.tolist() == [[2, 5, 40, 52], [0, 4, 33, 60]]


def test_who_was_refused_a_grant_in_spanish_is_no_participant(tmp_path: Path) -> None:
    head = "Solicitante;Tipo de ayuda;Género;Resolución\n"
    text = head + "1;Viaje;Mujer;Concedida\n2;Viaje;Mujer;Denegada\n3;Otra;Hombre;Concedida\n"
    assert not _read(tmp_path, text).dataset.tables


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Anzahl Rollstuhlplätze", "wheelchair_spaces"),
        ("Nombre de places PMR", "wheelchair_spaces"),
        ("Step-free access to all public areas", "step_free"),
        ("Accessible parking within 50 m", ""),
    ],
)
def test_questions_about_a_venue(question: str, column: str) -> None:
    assert asked_for(question) == column


def test_requests_for_access_that_repeat_by_event_are_no_answers_about_events(tmp_path: Path) -> None:
    text = (
        "Event,Request,Requested on,Met,Met on\n"
        "Spring,Captions,11/12/2024,Yes,20/12/2024\nSpring,Quiet room,06/12/2024,Yes,20/12/2024\n"
        "Autumn,Sign language interpreting,17/02/2025,No,\nAutumn,Quiet room,17/02/2025,Yes,21/02/2025\n"
        "Winter,Captions,17/11/2025,Partly,21/11/2025\n"
    )
    found = _read(tmp_path, text)
    assert "answers-by-event" not in _codes(found)
    assert found.dataset.tables["accommodations"].frame["event"].tolist() == ["Spring"] * 2 + ["Autumn"] * 2 + [
        "Winter"
    ]


def test_reports_of_incidents_are_no_requests_for_access(tmp_path: Path) -> None:
    head = "ID,Date logged,Event/Festival,Concern type,Reported through,Resolved on,Reporter offered support\n"
    text = (
        head + "1,2026-06-01,Lit Fest,Sexual harassment,Form,2026-06-20,Yes\n2,2026-06-02,Lit Fest,Racism,Staff,,No\n"
    )
    tables = _read(tmp_path, text).dataset.tables
    assert set(tables) == {"incidents"}
    frame = tables["incidents"].frame
    assert frame["kind"].astype(str).tolist() == ["harassment", "discrimination"]
    assert frame["support_offered"].tolist() == [True, False]
    assert set(frame["event"]) == {"Lit Fest"}


def test_a_letter_behind_a_number_of_speakers_counts_one_gender(tmp_path: Path) -> None:
    head = "Conference,Speakers 2023 (F),Speakers 2023 (M),Speakers 2024 (F),Speakers 2024 (M)\n"
    tables = _read(tmp_path, head + "PyDay,12,30,18,27\nDataCon,9,41,14,36\n").dataset.tables
    assert "events" not in tables
    pools = tables["reference"].frame.groupby("group")["count"].sum().to_dict()
    assert pools == {"women": 53.0, "men": 134.0}


def test_kinds_of_sessions_called_activities_name_no_event(tmp_path: Path) -> None:
    head = "Fecha;Actividad;Título;Participan;Modera\n05/05/2026;Conferencia inaugural;Tiempo;Ana Ruiz;\n"
    text = (
        head + "15/05/2026;Mesa redonda;Ciudades;Luz Paz, Teo Gil y Eva Sol;Ada Rey\n18/05/2026;Taller;Mapas;Leo Mar;\n"
    )
    frame = _frame(tmp_path, text, "appearances")
    told = dict(zip(frame["person"], frame["role"].astype(str), strict=True))
    panel = dict.fromkeys(("Luz Paz", "Teo Gil", "Eva Sol"), "panellist")
    assert told == {"Ana Ruiz": "keynote", **panel, "Ada Rey": "moderator", "Leo Mar": "speaker"}
    assert frame["session"].nunique() == 3


def test_times_name_no_row_of_figures(tmp_path: Path) -> None:
    text = (
        "Giorno;Ora;Artista;Componenti donne;Componenti uomini\n12/06/2026;21:00;Onde;3;1\n12/06/2026;22:30;Sole;0;4\n"
    )
    assert _frame(tmp_path, text, "published_headcounts")["job"].tolist() == ["Onde", "Sole"]
