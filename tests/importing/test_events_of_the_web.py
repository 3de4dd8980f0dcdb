"""Line-ups and lists of events as conferences publish them on their sites: JSON and CSV without a word on roles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, name: str, content: Any) -> Inspection:
    """Import a JSON document, or a text as it is."""
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def frame(found: Inspection, table: str) -> pd.DataFrame:
    """Return the rows of a table."""
    return found.dataset.tables[table].frame


def codes(found: Inspection) -> set[str]:
    """Return the codes of what was said."""
    return {issue.code for issue in found.issues}


def person(key: str, **more: Any) -> dict[str, Any]:
    """Return somebody as sites list them."""
    return {"name": f"Person {key}", "company": "X", "socials": [{"icon": "a", "link": "b"}], **more}


def test_the_name_of_a_file_tells_the_role(tmp_path: Path) -> None:
    found = read(tmp_path, "2024_keynote_speakers.json", [person("a"), person("b")])
    assert frame(found, "appearances")["role"].tolist() == ["keynote", "keynote"]
    assert "implied-value" in codes(found)


@pytest.mark.parametrize("name", ["speaker_feedback.csv", "attendees.csv", "speaker-fees.csv"])
def test_no_role_where_a_file_is_about_something_else(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, name, "Name,Company\nA,X\nB,Y\nC,Z\n")
    assert "appearances" not in found.dataset.tables


def test_people_by_their_ids(tmp_path: Path) -> None:
    found = read(tmp_path, "speakers.json", {"101": person("a", id=101), "102": person("b", id=102)})
    assert frame(found, "appearances")["person"].tolist() == ["Person a", "Person b"]


def test_talks_by_day_hour_and_room(tmp_path: Path) -> None:
    def talk(title: str, *people: str) -> dict[str, Any]:
        return {"title": {"en": title, "fr": "x"}, "abstract": "…", "speakers": [{"name": name} for name in people]}

    programme = {
        "2024-11-02": {"510": {}, "540": {"1": talk("One", "a")}},
        "2024-11-03": {"600": {"1": talk("Two", "b", "c"), "2": talk("Three", "d")}},
    }
    rows = frame(read(tmp_path, "programme.json", {"schedule": programme}), "appearances")
    assert rows["person"].tolist() == ["a", "b", "c", "d"]
    assert rows["session"].tolist() == ["One", "Two", "Two", "Three"]
    assert set(rows["role"]) == {"speaker"}


def test_slots_that_name_speakers_of_another_list_by_their_keys(tmp_path: Path) -> None:
    slots = [
        {"start": "09:00", "sessions": [{"title": "Opening", "speakerIds": ["ann"]}]},
        {"start": "10:00", "sessions": [{"title": "Talk", "speakerIds": ["bo", "cy"]}, {"title": "Lunch"}]},
    ]
    document = {
        "speakers": {"ann": person("ann", gender="Woman"), "bo": person("bo", gender="Man"), "cy": person("cy")},
        "schedule": [{"date": "2024-05-02", "name": "Day 1", "timeslots": slots}],
    }
    rows = frame(read(tmp_path, "conference.json", document), "appearances")
    assert rows["session"].tolist() == ["Opening", "Talk", "Talk"]
    assert rows["gender"].tolist() == ["women", "men", "not-disclosed"]
    assert rows["person"].nunique() == 3


def test_speakers_that_name_their_sessions(tmp_path: Path) -> None:
    document = {
        "sessions": [{"id": 1, "title": "One", "track": "A"}, {"id": 2, "title": "Two", "track": "A"}],
        "speakers": [person("a", sessions=[1, 2], gender="F"), person("b", sessions=[2], gender="M")],
    }
    rows = frame(read(tmp_path, "all.json", document), "appearances")
    assert rows["session"].tolist() == ["One", "Two", "Two"]
    assert rows["gender"].tolist() == ["women", "women", "men"]


def test_lists_of_people_in_two_roles(tmp_path: Path) -> None:
    panel = {
        "title": "On pay",
        "speakers": [{"name": "a", "gender": "woman"}, {"name": "b", "gender": "man"}],
        "moderators": [{"name": "c", "gender": "man"}],
    }
    rows = frame(read(tmp_path, "panels.json", [panel, {**panel, "title": "On time"}]), "appearances")
    assert rows["role"].tolist() == ["speaker", "speaker", "moderator"] * 2
    assert rows["gender"].tolist() == ["women", "men", "men"] * 2


def test_acts_on_stages_by_day(tmp_path: Path) -> None:
    days = [
        {"day": "friday", "date": "2026-07-02", "stages": [
            {"stageName": "Main", "artists": [{"id": "a", "name": "A", "stage": "Main"}]},
            {"stageName": "Barn", "artists": [{"id": "b", "name": "B", "stage": "Barn"}]},
        ]},
    ]  # fmt: skip
    rows = frame(read(tmp_path, "lineup.json", days), "appearances")
    assert rows["person"].tolist() == ["A", "B"]
    assert rows["date"].dt.date.astype(str).tolist() == ["2026-07-02"] * 2


def test_the_name_of_a_room_is_nobody(tmp_path: Path) -> None:
    rooms = [{"id": 5, "name": "Great hall", "sessions": [{"title": "One", "speakers": [{"name": "a"}]}]}]
    found = read(tmp_path, "grid.json", [{"date": "2024-05-02", "rooms": rooms}])
    assert frame(found, "appearances")["person"].tolist() == ["a"]
    assert frame(found, "appearances")["session"].tolist() == ["One"]


def test_a_list_of_events(tmp_path: Path) -> None:
    events = [
        {"name": "AlphaConf", "url": "u", "startDate": "2019-03-29", "endDate": "2019-03-30", "city": "Y"},
        {"name": "BetaDays", "url": "v", "startDate": "2019-06-11", "endDate": "2019-06-13", "city": "Z"},
    ]
    found = read(tmp_path, "python.json", events)
    assert frame(found, "events")["event"].tolist() == ["AlphaConf", "BetaDays"]
    assert "header-guessed" in codes(found)


def test_a_list_of_events_is_not_one_of_staff(tmp_path: Path) -> None:
    text = "id,name,start_date,end_date,city,venue\na,AlphaConf,2026-10-18,2026-10-21,X,Hall\n"
    text += "b,BetaDays,2027-06-08,2027-06-10,Y,Barn\n"
    found = read(tmp_path, "list.csv", text)
    assert list(found.dataset.tables) == ["events"]


def test_staff_with_a_start_date_is_no_list_of_events(tmp_path: Path) -> None:
    text = "id,name,start_date,end_date,city,department,gender\na,A,2016-10-18,,X,Sales,F\nb,B,2017-06-08,,Y,Sales,M\n"
    assert list(read(tmp_path, "list.csv", text).dataset.tables) == ["employees"]


def test_titles_of_talks_beside_an_abstract(tmp_path: Path) -> None:
    text = "date,speaker,institution,title,abstract\n2026-08-19,A,X,On stars,…\n2026-08-26,B,Y,On dust,…\n"
    assert frame(read(tmp_path, "colloquia.csv", text), "appearances")["session"].tolist() == ["On stars", "On dust"]


def test_titles_of_people_are_no_sessions(tmp_path: Path) -> None:
    text = "Speaker,Title,Company,Gender\nA,Professor,X,F\nB,Chief Executive Officer,Y,M\n"
    rows = frame(read(tmp_path, "list.csv", text), "appearances")
    assert "session" not in rows or rows["session"].isna().all()


@pytest.mark.parametrize(
    ("women", "men"),
    [("kvinna", "man"), ("kvinde", "mand"), ("kobieta", "mężczyzna"), ("女性", "男性"), ("жен", "муж")],
)
def test_words_for_women_and_men_of_other_languages(tmp_path: Path, women: str, men: str) -> None:
    text = f"speaker,gender,talk\nA,{women},T1\nB,{men},T2\nC,{women},T3\n"
    assert frame(read(tmp_path, "x.csv", text), "appearances")["gender"].tolist() == ["women", "men", "women"]


def test_first_and_last_names_are_one_person(tmp_path: Path) -> None:
    text = "First Name,Last Name,Keynote,Bio\nAda,Lee,Y,…\nBo,Ray,N,…\nAda,Lee,N,…\n"
    found = read(tmp_path, "speakers.csv", text)
    assert frame(found, "appearances")["person"].tolist() == ["Ada Lee", "Bo Ray", "Ada Lee"]
    assert frame(found, "appearances")["role"].tolist() == ["keynote", "speaker", "speaker"]
    assert {"columns-turned", "codes-told-keynotes"} <= codes(found)


def test_speakers_to_be_announced_are_nobody(tmp_path: Path) -> None:
    text = "Speaker,Talk,Gender\nA,T1,F\nTBA,T2,\nÀ confirmer,T3,\nB,T4,M\n"
    found = read(tmp_path, "x.csv", text)
    assert frame(found, "appearances")["person"].tolist() == ["A", "B"]
    assert "names-nobody" in codes(found)


def test_a_question_to_speakers_named_by_its_id(tmp_path: Path) -> None:
    def speaker(key: str, answer: str) -> dict[str, Any]:
        return {"id": key, "fullName": key, "questionAnswers": [{"questionId": 9, "answerValue": answer}]}

    document = {
        "sessions": [{"id": "1", "title": "T", "speakers": ["a", "b"], "questionAnswers": []}],
        "speakers": [speaker("a", "Woman"), speaker("b", "Man")],
        "questions": [{"id": 9, "question": "Gender", "questionType": "Short_Text"}],
    }
    assert frame(read(tmp_path, "all.json", document), "appearances")["gender"].tolist() == ["women", "men"]


def test_what_a_list_of_speakers_tells_is_joined_to_the_programme_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "sessions.csv").write_text("talk,speakers,type\nT1,A; B,Panel\nT2,C,Talk\n", encoding="utf-8")
    (tmp_path / "speakers.csv").write_text("name,gender\nA,F\nB,M\nC,F\n", encoding="utf-8")
    found = inspect_files([tmp_path / "sessions.csv", tmp_path / "speakers.csv"], Settings())
    rows = frame(found, "appearances")
    assert rows["session"].tolist() == ["T1", "T1", "T2"]
    assert rows["gender"].tolist() == ["women", "men", "women"]
    assert {"listed-again", "list-joined"} <= codes(found)


def test_a_column_of_yes_and_no_names_nobody(tmp_path: Path) -> None:
    text = "Keynote,Mentor,Name,Gender\nY,N,A,F\nN,Y,B,M\nN,N,C,F\n"
    rows = frame(read(tmp_path, "speakers.csv", text), "appearances")
    assert rows["person"].tolist() == ["A", "B", "C"]


def test_a_year_that_holds_words_is_no_edition(tmp_path: Path) -> None:
    text = "person,year,role\nA,keynote,2023\nB,keynote,2023\nC,talk,2023\n"
    assert "appearances" not in read(tmp_path, "x.csv", text).dataset.tables


@pytest.mark.parametrize(("header", "letters"), [("płeć", "K M K"), ("cinsiyet", "K E K"), ("kön", "K M K")])
def test_letters_for_gender_of_other_languages(tmp_path: Path, header: str, letters: str) -> None:
    text = f"speaker,talk,{header}\n" + "\n".join(f"P{n},T{n},{letter}" for n, letter in enumerate(letters.split()))
    assert frame(read(tmp_path, "x.csv", text), "appearances")["gender"].tolist() == ["women", "men", "women"]


def test_events_on_a_map_are_no_staff(tmp_path: Path) -> None:
    told = "ID,Title,startDate,endDate,lat,long\n1,Some Fair,25/06/2025,29/06/2025,51.1,-2.5\n"
    told += "2,Other Days,11/06/2025,15/06/2025,52.8,-1.3\n"
    rows = frame(read(tmp_path, "places.csv", told), "events")
    assert rows["event"].tolist() == ["Some Fair", "Other Days"]


def test_a_list_called_one_of_events_needs_no_pages(tmp_path: Path) -> None:
    told = "name,start,end\nSome Fair,2025-06-25,2025-06-29\nOther Days,2025-06-11,2025-06-15\n"
    assert list(read(tmp_path, "festivals.csv", told).dataset.tables) == ["events"]


def test_names_that_last_from_one_time_to_another_are_sessions(tmp_path: Path) -> None:
    sessions = [
        {"date": "2025-05-01", "start": "15:00", "end": "16:00", "event": "X", "name": name, "type": kind}
        for name, kind in (("OPENING", "PLENARY"), ("What now?", "WORKSHOP"), ("On roads", "WORKSHOP"))
    ]
    tables = read(tmp_path, "program.json", sessions).dataset.tables
    assert list(tables) == ["sessions"]
    assert tables["sessions"].frame["session"].tolist() == ["OPENING", "What now?", "On roads"]


def test_lists_of_chairs_and_discussants_are_people_in_their_roles(tmp_path: Path) -> None:
    sessions = [
        {
            "id": "1",
            "title": "Roads",
            "session_type": "Roundtable",
            "chair": [{"name": "Ana Ruiz"}],
            "discussant": [],
            "participants": [{"name": "Bo Chen", "role": "Participants"}],
        },
        {
            "id": "2",
            "title": "Rails",
            "session_type": "Roundtable",
            "chair": [],
            "discussant": [{"name": "Cy Dunn"}],
            "participants": [],
        },
    ]
    rows = frame(read(tmp_path, "program.json", {"sessions": sessions}), "appearances")
    assert rows["person"].tolist() == ["Ana Ruiz", "Bo Chen", "Cy Dunn"]
    assert rows["role"].tolist() == ["session-chair", "panellist", "panellist"]


def test_roles_in_a_column_of_another_name_go_before_the_name_of_the_list(tmp_path: Path) -> None:
    told = "Name,Pronouns,Job,Panel\nAna Ruiz,she/her,Co-Moderator,Roads\nBo Chen,he/him,Speaker,Roads\n"
    told += "Cy Dunn,,Speaker,Rails\n"
    rows = frame(read(tmp_path, "speakers.csv", told), "appearances")
    assert rows["role"].tolist() == ["moderator", "speaker", "speaker"]
    assert "gender" not in rows.columns  # pronouns tell no gender


def test_authors_of_a_list_of_speakers_are_its_people(tmp_path: Path) -> None:
    told = "title,authors,abstract,affiliation\nOn roads and on rails,Ana Ruiz,We ask,X\nOn rails,Bo Chen,We say,Y\n"
    rows = frame(read(tmp_path, "speakers.csv", told), "appearances")
    assert rows["person"].tolist() == ["Ana Ruiz", "Bo Chen"]
    assert rows["session"].tolist() == ["On roads and on rails", "On rails"]
    assert not read(tmp_path, "papers.csv", told).dataset.tables


def test_names_and_titles_of_a_list_of_seminars_are_speakers_and_talks(tmp_path: Path) -> None:
    told = "semester,name,url,title\nfall2024,Ana Ruiz,https://a,Roads\nfall2024,Bo Chen,https://b,Rails\n"
    rows = frame(read(tmp_path, "seminars.csv", told), "appearances")
    assert rows["person"].tolist() == ["Ana Ruiz", "Bo Chen"]
    assert set(rows["role"]) == {"speaker"}


def test_a_page_among_names_is_nobody(tmp_path: Path) -> None:
    told = "Talk title,Speaker\nRoads,Ana Ruiz\nRails,https://example.org/me\nPaths,Bo Chen\n"
    rows = frame(read(tmp_path, "talks.csv", told), "appearances")
    assert rows["person"].tolist() == ["Ana Ruiz", "Bo Chen"]


def test_a_programme_whose_chairs_are_all_blank_names_nobody(tmp_path: Path) -> None:
    told = "session_id,title,date,chair\n1,Roads,2025-01-01,\n2,Rails,2025-01-01,\n"
    assert "appearances" not in read(tmp_path, "sessions.csv", told).dataset.tables


def test_somebody_with_their_sessions_is_a_row_for_each(tmp_path: Path) -> None:
    people = [
        {"fullName": "Ana Ruiz", "bio": "a", "sessions": [{"id": 1, "name": "Roads"}, {"id": 2, "name": "Rails"}]},
        {"fullName": "Bo Chen", "bio": "b", "sessions": [{"id": 2, "name": "Rails"}]},
    ]
    rows = frame(read(tmp_path, "speakers.json", people), "appearances")
    assert rows["person"].tolist() == ["Ana Ruiz", "Ana Ruiz", "Bo Chen"]
    assert rows["session"].nunique() == 2


def test_sessions_whose_presenters_are_all_blank_are_no_appearances(tmp_path: Path) -> None:
    told = "day,type,title,presenter\nWed,workshop,Roads,\nWed,talk,Rails,\n"
    assert "appearances" not in read(tmp_path, "programme.csv", told).dataset.tables


def test_artists_of_events_appear_but_not_by_a_list_of_fees(tmp_path: Path) -> None:
    told = "event_id,floor,artist_name\n1,Up,Ana\n1,Down,Bo\n2,Up,Cy\n"
    rows = frame(read(tmp_path, "nights.csv", told), "appearances")
    assert rows["event"].tolist() == ["1", "1", "2"]
    assert rows["person"].tolist() == ["Ana", "Bo", "Cy"]
    paid = "event_id,artist_name,fee\n1,Ana,100\n1,Bo,200\n2,Cy,50\n"
    assert "appearances" not in read(tmp_path, "paid.csv", paid).dataset.tables


def test_topics_of_their_own_are_sessions_and_themes_are_not(tmp_path: Path) -> None:
    told = (
        "year,topic,time,speaker,room\n2025,Why read?,9:30,Ana,1\n2025,On roads,9:30,Bo,2\n2025,On rails,10:30,Cy,1\n"
    )
    rows = frame(read(tmp_path, "sessions.csv", told), "appearances")
    assert rows["session"].tolist() == ["Why read?", "On roads", "On rails"]
    themes = "year,topic,time,speaker,room\n2025,Web,9:30,Ana,1\n2025,Web,9:30,Bo,2\n2025,Data,10:30,Cy,1\n"
    assert "session" not in frame(read(tmp_path, "other.csv", themes), "appearances").columns
    asked = "Name,Company,Topic,Gender\nAna,X,Dart,F\nBo,Y,Web,M\nCy,Z,Data,M\n"
    assert "session" not in frame(read(tmp_path, "speakers.csv", asked), "appearances").columns


def test_an_artist_without_letters_among_others_is_no_count(tmp_path: Path) -> None:
    told = "event_id,artist_name\n1,Ana\n1,???\n2,Cy\n"
    assert read(tmp_path, "nights.csv", told).dataset.tables.keys() == {"appearances"}
