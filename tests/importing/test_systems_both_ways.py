"""Exports of known systems say the same of people with the mapping files that ship, and without them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from audit.config import Settings
from audit.importing import inspect_files, read_region
from audit.importing.known_systems import known_systems

Told = tuple[str, dict[str, int]]


def _csv(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines()) + "\n"


def _orders() -> dict[str, Any]:
    states = [("p", "Female", False), ("c", "Male", False), ("n", "Male", False), ("p", "Male", True)]
    states.append(("p", "Non-binary", False))
    return {
        "results": [
            {
                "code": f"O{number}",
                "event": "conf",
                "status": state,
                "sales_channel": "web",
                "datetime": "2024-03-01T10:00:00Z",
                "positions": [
                    {
                        "positionid": 1,
                        "order": f"O{number}",
                        "canceled": canceled,
                        "item": 3,
                        "attendee_name": "x",
                        "answers": [{"question": 1, "question_identifier": "GENDER", "answer": gender}],
                        "pseudonymization_id": f"P{number}",
                    }
                ],
            }
            for number, (state, gender, canceled) in enumerate(states)
        ]
    }


def _notes(*, wrapped: bool) -> dict[str, Any]:
    venue = "Meeting.org/2024/Conference"
    told = [venue, venue, f"{venue}/Rejected_Submission", f"{venue}/Withdrawn_Submission", f"{venue}/Submission"]
    notes = [
        {"id": f"n{number}", "forum": f"n{number}", "number": number, "content": {"title": "T", "venueid": place}}
        for number, place in enumerate(told)
    ]
    for note in notes if wrapped else ():
        note["content"] = {key: {"value": value} for key, value in note["content"].items()}  # type: ignore[attr-defined]
    return {"notes": notes, "count": len(notes)}


def _people() -> dict[str, Any]:
    told = [("Female", "Sales"), ("Male", "People"), ("Non-binary", "Sales")]
    return {
        "employees": [
            {
                "id": str(number),
                "work": {"startDate": "2020-01-01", "department": department, "title": "Rep", "site": "Lyon"},
                "home": {"legalGender": gender},
            }
            for number, (gender, department) in enumerate(told)
        ]
    }


_EXPORTS: dict[str, tuple[str, Any, Told]] = {
    "eventbrite": (
        "report.csv",
        """Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Attendee Status,Gender
        1,2023-10-01,a,b,a@x,1,Standard,51,Attending,Female
        2,2023-10-02,c,d,c@x,1,Student,52,Not Attending,Male
        3,2023-10-02,e,f,e@x,1,Student,53,Checked In,Male""",
        ("participants", {"women": 1, "men": 1}),
    ),
    "eventbrite-de": (
        "bericht.csv",
        """Bestellnr.,Bestelldatum,Vorname,Nachname,Tickettyp,Teilnehmernummer,Teilnehmerstatus,Geschlecht
        1,2023-10-01,a,b,Standard,51,Teilnehmend,weiblich
        2,2023-10-02,c,d,Student,52,Nimmt nicht teil,männlich
        3,2023-10-02,e,f,Student,53,Teilnehmend,männlich""",
        ("participants", {"women": 1, "men": 1}),
    ),
    "eventbrite-es": (
        "informe.csv",
        """N.º de pedido,Fecha del pedido,Nombre,Apellidos,Tipo de entrada,N.º de asistente,Estado del asistente,Género
        1,2023-10-01,a,b,General,51,Asistirá,Mujer
        2,2023-10-02,c,d,General,52,No asistirá,Hombre
        3,2023-10-02,e,f,General,53,Asistirá,Hombre""",
        ("participants", {"women": 1, "men": 1}),
    ),
    "eventbrite-fr": (
        "rapport.csv",
        """Commande n°,Date de la commande,Prénom,Nom,Type de billet,N° de participant,Statut du participant,Genre
        1,2023-10-01,a,b,Standard,51,Participe,Femme
        2,2023-10-02,c,d,Standard,52,Ne participe pas,Homme
        3,2023-10-02,e,f,Standard,53,Participe,Homme""",
        ("participants", {"women": 1, "men": 1}),
    ),
    "pretix-positions": (
        "positions.csv",
        """Event slug;Order code;Position ID;Status;Order date;Product;Attendee name;Pseudonymization ID;Gender
        tag;A1;1;paid;2024-03-01;Ticket;A B;P1;Female
        tag;A2;1;canceled;2024-03-01;Ticket;C B;P2;Male
        tag;A3;1;expired;2024-03-01;Ticket;D B;P3;Male
        tag;A4;1;paid;2024-03-01;Ticket;E B;P4;Non-binary""",
        ("participants", {"women": 1, "non-binary": 1}),
    ),
    "pretix-positions-de": (
        "positionen.csv",
        """Event-Kurzform;Bestellnummer;Positions-ID;Status;Bestelldatum;Produkt;Teilnehmername;Geschlecht
        tag;A1;1;bezahlt;2024-03-01;Ticket;A B;weiblich
        tag;A2;1;storniert;2024-03-01;Ticket;C B;männlich
        tag;A3;1;ausstehend;2024-03-01;Ticket;D B;männlich
        tag;A4;1;bezahlt;2024-03-01;Ticket;E B;divers""",
        ("participants", {"women": 1, "non-binary": 1}),
    ),
    "indico-registrations": (
        "registrations.csv",
        """ID,Name,Gender,Registration date,Registration state,Price,Checked in
        1,A B,Female,2024-05-01 10:00,Completed,0,Yes
        2,C D,Male,2024-05-01 10:00,Withdrawn,0,No
        3,E F,Male,2024-05-01 10:00,Rejected,0,No""",
        ("participants", {"women": 1}),
    ),
    "personio-de": (
        "personal.csv",
        """ID;Status;Geschlecht;Geburtsdatum;Abteilung;Position;Büro;Einstellungsdatum;Fixgehalt;Gehaltsintervall
        1;Aktiv;weiblich;13.02.1980;Vertrieb;Leiterin;Graz;01.03.2015;4.500,00;monatlich
        2;Aktiv;männlich;11.02.1990;Personal;Referent;Graz;13.03.2016;3.200,00;monatlich
        3;Aktiv;divers;21.02.1995;Vertrieb;Beraterin;Wien;01.03.2020;3.100,00;monatlich""",
        ("employees", {"women": 1, "men": 1, "non-binary": 1}),
    ),
    "workday": (
        "workers.csv",
        """Employee ID,Supervisory Organization,Gender,Job Profile,Worker Status,Total Base Pay Annualized - Amount
        1,Sales,Female,Rep,Active,60000
        2,Human Resources,Male,Rep,Active,50000
        3,Sales,Not Declared,Rep,Active,55000""",
        ("employees", {"women": 1, "men": 1, "not-disclosed": 1}),
    ),
    "bamboohr": (
        "people.json",
        {
            "fields": [{"id": "gender", "type": "gender", "name": "Gender"}],
            "employees": [
                {
                    "employeeNumber": str(number),
                    "gender": gender,
                    "department": "Sales",
                    "jobTitle": "Rep",
                    "employmentHistoryStatus": "Full-Time",
                    "hireDate": "2015-03-01",
                    "payRate": "60000.00 USD",
                    "payPer": "Year",
                }
                for number, gender in enumerate(["Female", "Male", None])
            ],
        },
        ("employees", {"women": 1, "men": 1, "not-disclosed": 1}),
    ),
    "hibob": ("people.json", _people(), ("employees", {"women": 1, "men": 1, "non-binary": 1})),
    "openreview": (
        "decisions.csv",
        """number,forum,title,decision
        1,n1,T,Accept (Oral)
        2,n2,U,Accept (Poster)
        3,n3,V,Reject""",
        ("proposals", {"accepted": 2, "rejected": 1}),
    ),
}
_WITH_THEM_ONLY: dict[str, tuple[str, Any, Told]] = {
    "pretix-orders": ("orders.json", _orders(), ("participants", {"women": 1, "non-binary": 1})),
    **{
        f"openreview-{wrapped}": (
            "notes.json",
            _notes(wrapped=wrapped),
            ("proposals", {"accepted": 2, "rejected": 1, "withdrawn": 1, "pending": 1}),
        )
        for wrapped in (True, False)
    },
}


def _told(folder: Path, name: str, content: Any, table: str) -> dict[str, int]:
    text = _csv(content) if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8")
    frame = inspect_files([folder / name], Settings()).dataset.tables[table].frame
    counted = frame["outcome" if table == "proposals" else "gender"].value_counts()
    return {str(group): int(n) for group, n in counted.items() if n}


@pytest.mark.parametrize("export", [*_EXPORTS, *_WITH_THEM_ONLY])
def test_an_export_says_so_with_the_mapping_that_ships(tmp_path: Path, export: str) -> None:
    name, content, (table, told) = {**_EXPORTS, **_WITH_THEM_ONLY}[export]
    assert _told(tmp_path, name, content, table) == told


@pytest.mark.parametrize("export", _EXPORTS)
def test_and_without_it(tmp_path: Path, export: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_region, "system_of", lambda _headers: None)
    name, content, (table, told) = _EXPORTS[export]
    assert _told(tmp_path, name, content, table) == told


def test_what_was_seen_is_told_once_and_where() -> None:
    for system in known_systems():
        assert len(set(system.seen)) == len(system.seen)
        public = ("public", "/", "documentation", "delivered")
        assert any(word in system.source for word in public), system.signature


def test_nobody_speaks_because_they_submitted_something(tmp_path: Path) -> None:
    people = ["Speaker Id", "FirstName", "LastName", "Gender"]
    talks = ["Session Id", "Title", "Session format", "Status"]
    book = openpyxl.Workbook()
    book.remove(book.active)
    told = {
        "All Submitted Speakers": [
            people,
            *(["s1", "a", "b", "Man"], ["s2", "c", "d", "Woman"], ["s3", "e", "f", "Man"]),
        ],
        "Flattened Submitted Sessions": [[*talks, *people], [1, "T", "Talk", "Declined", "s1", "a", "b", "Man"]],
        "Flattened Accepted Sessions": [[*talks, *people], [2, "U", "Talk", "Accepted", "s2", "c", "d", "Woman"]],
    }
    for name, rows in told.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "sessionize.xlsx")
    frame = inspect_files([tmp_path / "sessionize.xlsx"], Settings()).dataset.tables["appearances"].frame
    assert frame["person"].tolist() == ["s2"]


def test_a_list_of_kinds_of_events_tells_of_nobody_who_speaks(tmp_path: Path) -> None:
    rows = "".join(f"{number},A week in {number},lecture,30\n" for number in range(4))
    (tmp_path / "list.csv").write_text(f"id,talk title,session type,duration\n{rows}", encoding="utf-8")
    assert "appearances" not in inspect_files([tmp_path / "list.csv"], Settings()).dataset.tables


def test_orders_with_a_status_are_neither_policies_nor_staff(tmp_path: Path) -> None:
    rows = [{"item": 3, "status": state, "positionid": 1} for state in "pncep"]
    (tmp_path / "orders.json").write_text(json.dumps(rows), encoding="utf-8")
    assert not inspect_files([tmp_path / "orders.json"], Settings()).dataset.tables
    rows = [{"id": number, "status": "p", "attendee_name": "x", "gender": g} for number, g in enumerate(["F", "M"] * 3)]
    (tmp_path / "orders.json").write_text(json.dumps(rows), encoding="utf-8")
    assert "employees" not in inspect_files([tmp_path / "orders.json"], Settings()).dataset.tables


def test_who_shows_a_poster_has_that_role(tmp_path: Path) -> None:
    rows = "T1,a,Poster\nT2,b,Talk\nT3,c,Keynote\n"
    (tmp_path / "programme.csv").write_text(f"Session,Speaker,Session type\n{rows}", encoding="utf-8")
    frame = inspect_files([tmp_path / "programme.csv"], Settings()).dataset.tables["appearances"].frame
    assert frame["role"].tolist() == ["poster", "speaker", "keynote"]


def test_answers_to_a_form_are_found_whatever_they_are_called(tmp_path: Path) -> None:
    def proposal(number: int, state: str, gender: str) -> dict[str, Any]:
        asked = {"id": number, "question": {"id": 1, "question": "How do you describe your gender?"}, "content": gender}
        talk = {"title": f"T{number}", "abstract": "a", "talk_format": "Talk"}
        return {"id": number, "state": state, "questions_answered": [asked], "talk": talk, "profile": {"name": "x"}}

    told = [("accepted", "woman"), ("rejected", "man"), ("accepted", "man"), ("waitlist", "woman")]
    records = [proposal(number, *rest) for number, rest in enumerate(told)]
    (tmp_path / "proposals.json").write_text(json.dumps(records), encoding="utf-8")
    frame = inspect_files([tmp_path / "proposals.json"], Settings()).dataset.tables["proposals"].frame
    assert frame["gender"].tolist() == ["women", "men", "men", "women"]
    assert frame["outcome"].tolist() == ["accepted", "rejected", "accepted", "pending"]

    guests = [
        {
            "api_id": f"e{number}",
            "guest": {"approval_status": state, "answers": [{"label": "Gender", "answer": gender}]},
        }
        for number, (state, gender) in enumerate([("approved", "Woman"), ("declined", "Man"), ("approved", "Man")])
    ]
    (tmp_path / "guests.json").write_text(json.dumps({"entries": guests}), encoding="utf-8")
    frame = inspect_files([tmp_path / "guests.json"], Settings()).dataset.tables["participants"].frame
    assert frame["gender"].tolist() == ["women", "men"]


def test_sessions_of_sessionize_that_were_declined_are_none(tmp_path: Path) -> None:
    head = "Session Id,Title,Owner,Owner Email,Speakers,Session format,Status,Speaker Ids"
    rows = "1,T1,o,e,A,Talk,Accepted,s1\n2,T2,o,e,B,Talk,Declined,s2\n3,T3,o,e,C,Keynote,Accepted,s3\n"
    (tmp_path / "sessions.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    found = inspect_files([tmp_path / "sessions.csv"], Settings())
    assert found.dataset.tables["sessions"].frame["session"].tolist() == ["1", "3"]
    assert [issue.rows for issue in found.issues if issue.code == "rows-chosen"] == [1]
