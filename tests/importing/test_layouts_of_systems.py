"""Further layouts in which systems give their data: what organisers export, and what interfaces return."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def _read(folder: Path, name: str, content: Any) -> Inspection:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return inspect_files([folder / name], Settings())


def _csv(rows: Sequence[Sequence[object]], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def _counts(found: Inspection, table: str, column: str) -> dict[str, int]:
    values = found.dataset.tables[table].frame[column].dropna().astype(str)
    return {str(value): int(n) for value, n in values[values != ""].value_counts().items()}


def _records(rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


_SPEAKERS: list[list[Any]] = [
    ["ID", "Name", "Biography", "Email", "Proposal IDs", "Proposal titles", "How do you describe your gender?"],
    ["ABC", "A", "b", "a@x", ["T1", "T2"], ["Ti", "Tj"], "Woman"],
    ["DEF", "B", "b", "b@x", ["T3"], ["Tk"], "Man"],
    ["GHI", "C", None, "c@x", ["T2"], ["Tj"], "Non-binary"],
]
_SESSIONS: list[list[Any]] = [
    ["ID", "Proposal title", "Proposal state", "Session type", "Created", "Duration", "Speaker IDs", "Speaker names"],
    ["T1", "Ti", "confirmed", "Talk", "2025-01-02T10:00:00+00:00", 30, ["A", "B"], ["An A", "Be B"]],
    ["T2", "Tj", "rejected", "Talk", "2025-01-03T10:00:00+00:00", 30, ["C"], ["Ce C"]],
    ["T3", "Tk", "accepted", "Keynote", "2025-01-02T10:00:00+00:00", 45, ["D"], ["De D"]],
]


def _written(rows: list[list[Any]], form: str) -> tuple[str, Any]:
    if form == "json":
        return "conf.json", _records(rows)
    return "conf.csv", _csv([[form.join(cell) if isinstance(cell, list) else cell for cell in row] for row in rows])


@pytest.mark.parametrize("form", ["\n", ", ", "json"], ids=["lines", "commas", "JSON"])
def test_speakers_that_organisers_export_from_pretalx(tmp_path: Path, form: str) -> None:
    found = _read(tmp_path, *_written(_SPEAKERS, form))
    assert _counts(found, "appearances", "session") == {"T1": 1, "T2": 2, "T3": 1}
    assert _counts(found, "appearances", "person") == {"ABC": 2, "DEF": 1, "GHI": 1}
    assert _counts(found, "appearances", "gender") == {"women": 2, "men": 1, "non-binary": 1}


@pytest.mark.parametrize("form", ["\n", ", ", "json"], ids=["lines", "commas", "JSON"])
def test_sessions_that_organisers_export_from_pretalx(tmp_path: Path, form: str) -> None:
    found = _read(tmp_path, *_written(_SESSIONS, form))
    assert _counts(found, "appearances", "person") == {"A": 1, "B": 1, "D": 1}
    assert _counts(found, "appearances", "role") == {"speaker": 2, "keynote": 1}
    assert _counts(found, "proposals", "outcome") == {"accepted": 3, "rejected": 1}


def _order(code: str, status: str, genders: Sequence[str]) -> dict[str, Any]:
    positions = [
        {
            "id": f"{code}{number}",
            "positionid": number,
            "item": 1,
            "state": None,
            "secret": f"s{code}{number}",
            "addon_to": None,
            "answers": [{"question": 7, "answer": gender}, {"question": 8, "answer": "Vegan"}],
        }
        for number, gender in enumerate(genders, 1)
    ]
    order = {"code": code, "status": status, "sales_channel": "web", "datetime": "2025-03-01T10:00:00Z"}
    return {**order, "fees": [], "positions": positions}


def test_order_data_of_pretix_name_their_questions_once(tmp_path: Path) -> None:
    questions = [{"id": 7, "question": "Gender", "type": "C"}, {"id": 8, "question": "Food", "type": "C"}]
    orders = [_order("O1", "p", ["Female", "Male"]), _order("O2", "c", ["Male"]), _order("O3", "p", ["Female"])]
    items = [{"id": 1, "position": 0, "name": "Ticket", "admission": True}]
    event = {"name": "Conf", "slug": "conf", "items": items, "questions": questions, "orders": orders}
    found = _read(tmp_path, "conf_pretixdata.json", {"event": event})
    assert _counts(found, "participants", "gender") == {"women": 2, "men": 1}
    assert _counts(found, "participants", "event") == {"Conf": 3}
    assert "proposals" not in found.dataset.tables


def test_abstracts_of_indico_divide_their_speakers(tmp_path: Path) -> None:
    head = ["Id", "Title", "State", "Submitter", "Speakers", "Primary authors", "Accepted type", "Submission date"]
    rows = [
        [1, "T", "Accepted", "S", "A A", "A A", "Oral", "2024-01-02"],
        [2, "U", "Rejected", "S", "B B", "B B", "", "2024-01-02"],
        [3, "V", "Submitted", "S", "C C", "C C", "", "2024-01-02"],
        [4, "W", "Accepted", "S", "D D; E E", "D D", "Poster", "2024-01-02"],
    ]
    found = _read(tmp_path, "abstracts.csv", _csv([head, *rows]))
    assert _counts(found, "appearances", "role") == {"speaker": 1, "poster": 2}
    assert _counts(found, "appearances", "session") == {"1": 1, "4": 2}
    assert _counts(found, "proposals", "outcome") == {"accepted": 3, "rejected": 1, "pending": 1}


def test_of_the_people_of_an_abstract_only_those_marked_speak(tmp_path: Path) -> None:
    def abstract(number: int, state: str, *, marked: bool) -> dict[str, Any]:
        people = [{"id": f"p{number}", "is_speaker": marked}, {"id": f"q{number}", "is_speaker": False}]
        return {"id": number, "title": f"T{number}", "state": state, "persons": people}

    told = {"abstracts": [abstract(1, "accepted", marked=True), abstract(2, "rejected", marked=True)]}
    assert _counts(_read(tmp_path, "a.json", told), "appearances", "person") == {"p1": 1}
    told = {"abstracts": [abstract(1, "accepted", marked=False), abstract(2, "rejected", marked=False)]}
    assert _counts(_read(tmp_path, "b.json", told), "appearances", "person") == {"p1": 1, "q1": 1}


def test_one_of_the_replies_of_openreview_decides(tmp_path: Path) -> None:
    def note(number: int, decision: str) -> dict[str, Any]:
        replies = [{"content": {"rating": "6"}}, {"content": {"title": "Decision", "decision": decision}}]
        content = {"title": "T", "authorids": ["~A_B1"], "venueid": ""}
        key = f"n{number}"
        return {"id": key, "forum": key, "number": number, "content": content, "details": {"directReplies": replies}}

    told = {"notes": [note(1, "Accept (Poster)"), note(2, "Reject"), note(3, "Reject")]}
    assert _counts(_read(tmp_path, "notes.json", told), "proposals", "outcome") == {"accepted": 1, "rejected": 2}


def test_speakers_for_a_wall_of_sessionize(tmp_path: Path) -> None:
    people = [
        {"id": key, "firstName": "F", "lastName": "L", "tagLine": "t", "isTopSpeaker": False, "links": []}
        for key in "abc"
    ]
    found = _read(tmp_path, "wall.json", people)
    assert _counts(found, "appearances", "person") == {"a": 1, "b": 1, "c": 1}
    assert _counts(found, "appearances", "role") == {"speaker": 3}


def test_what_bamboohr_pays_is_for_the_time_it_names_and_not_for_the_type_of_pay(tmp_path: Path) -> None:
    head = ["Employee #", "Gender", "Hire Date", "Pay rate", "Pay type", "Paid per"]
    rows = [
        [1, "Female", "2015-02-01", "60000.00 USD", "Salary", "Year"],
        [2, "Male", "2015-02-01", "5000.00 USD", "Salary", "Month"],
        [3, "Male", "2015-02-01", "25.00 USD", "Hourly", "Hour"],
    ]
    frame = _read(tmp_path, "report.csv", _csv([head, *rows])).dataset.tables["employees"].frame
    assert frame["annual_pay"].tolist() == [60000.0, 60000.0, 52000.0]


def test_fields_of_bamboohr_that_are_numbers_have_their_names(tmp_path: Path) -> None:
    fields = [{"id": "gender", "name": "Gender"}, {"id": "4047", "name": "Disability"}]
    fields += [{"id": "4048", "name": "Size"}, {"id": "4049", "name": "Size"}]
    people = [
        {"employeeNumber": str(number), "gender": gender, "hireDate": "2015-02-01", "4047": answer, "4048": "L"}
        for number, (gender, answer) in enumerate([("Female", "Yes"), ("Male", "No"), (None, "No")])
    ]
    found = _read(tmp_path, "report.json", {"title": "Report", "fields": fields, "employees": people})
    assert _counts(found, "employees", "disability") == {"yes": 1, "no": 2}


def test_data_sets_of_bamboohr(tmp_path: Path) -> None:
    people = [
        {
            "eeid": str(number),
            "gender": gender,
            "hireDate": "2015-02-01",
            "jobInformationDepartment": "Sales",
            "compensationPayRate": "5000.00 USD",
            "compensationPaidPer": "Month",
            "compensationPayType": "Salary",
        }
        for number, gender in enumerate(["Female", "Male", "Male"])
    ]
    found = _read(tmp_path, "data.json", {"data": people, "pagination": {"limit": 500}})
    assert _counts(found, "employees", "department") == {"Sales": 3}
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [60000.0] * 3


def test_fields_that_organisations_add_to_personio_have_their_labels(tmp_path: Path) -> None:
    def person(number: int, answer: str) -> dict[str, Any]:
        def told(label: str, value: object) -> dict[str, Any]:
            return {"label": label, "value": value, "type": "standard", "universal_id": None}

        fields = {"id": told("ID", number), "gender": told("Gender", "female"), "hire_date": told("Hire", "2015-02-01")}
        fields |= {"weekly_working_hours": told("Hours", "40"), "fix_salary": told("Pay", 48000)}
        fields |= {
            "dynamic_1": told("Disability", answer),
            "dynamic_2": told("Note", "x"),
            "dynamic_3": told("Note", "y"),
        }
        return {"type": "Employee", "attributes": fields}

    people = [person(1, "Yes"), person(2, "No"), person(3, "No")]
    found = _read(tmp_path, "people.json", {"success": True, "data": people})
    assert _counts(found, "employees", "disability") == {"yes": 1, "no": 2}


def test_people_of_the_second_version_of_personio_are_staff(tmp_path: Path) -> None:
    told = [("FEMALE", "ACTIVE"), ("MALE", "ACTIVE"), ("DIVERSE", "INACTIVE"), ("UNKNOWN", "ACTIVE")]
    people = [
        {
            "id": str(number),
            "created_at": "2024-01-01",
            "first_name": "A",
            "last_name": "B",
            "preferred_name": "A",
            "gender": gender,
            "status": status,
            "custom_attributes": [{"id": "d", "type": "string", "label": "Disability", "value": "No"}],
            "employments": [{"id": f"e{number}"}],
        }
        for number, (gender, status) in enumerate(told)
    ]
    found = _read(tmp_path, "persons.json", {"_data": people, "_meta": {"links": {}}})
    groups = {"women": 1, "men": 1, "non-binary": 1, "not-disclosed": 1}
    assert _counts(found, "employees", "gender") == groups
    assert _counts(found, "employees", "status") == {"active": 3, "left": 1}
    assert _counts(found, "employees", "disability") == {"no": 4}


def test_reasons_of_leaving_beside_pay_make_no_list_of_absences(tmp_path: Path) -> None:
    head = "Employee ID,Job title,Start date,Lifecycle status,Gender,Base salary,Salary pay period,"
    rows = (
        "E1,Rep,01/02/2015,Employed,Female,60000,Annual,,\n"
        "E2,Rep,15/02/2016,Employed,Male,5000,Monthly,,\n"
        "E3,Rep,13/02/2016,Terminated,Female,40000,Annual,31/03/2025,Resignation\n"
    )
    found = _read(tmp_path, "people.csv", f"{head}Termination date,Leave reason\n{rows}")
    assert _counts(found, "employees", "status") == {"active": 2, "left": 1}
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [60000.0, 60000.0, 40000.0]
    absences = "Employee ID,Gender,Leave type,Start date,End date\n1,F,Sick,01/02/2024,13/02/2024\n"
    found = _read(tmp_path, "absences.csv", absences + "2,M,Annual,01/03/2024,15/03/2024\n")
    assert "employees" not in found.dataset.tables


def test_words_of_hibob_beside_the_keys_of_its_lists(tmp_path: Path) -> None:
    people = [
        {
            "id": str(number),
            "work": {"startDate": "2015-02-01", "department": "260", "title": "259"},
            "home": {"legalGender": f"g{number}"},
            "humanReadable": {
                "id": str(number),
                "work": {"startDate": "01/02/2015", "department": "Sales", "title": "Rep"},
                "home": {"legalGender": gender},
            },
        }
        for number, gender in enumerate(["Female", "Male", "Female"])
    ]
    found = _read(tmp_path, "people.json", {"employees": people})
    assert _counts(found, "employees", "gender") == {"women": 2, "men": 1}
    assert _counts(found, "employees", "department") == {"Sales": 3}
    assert _counts(found, "employees", "hired_on") == {"2015-02-01": 3}


def test_groups_of_fields_in_a_report_of_workday(tmp_path: Path) -> None:
    def worker(number: int, gender: str, *jobs: str) -> dict[str, Any]:
        fields = {"Employee_ID": str(number), "Gender": gender, "Supervisory_Organization": "Sales"}
        return {"Worker": "x", "Worker_group": [fields], "Jobs_group": [{"Job_Profile": job} for job in jobs]}

    report = [worker(1, "Female", "Rep"), worker(2, "Male", "Rep", "Lead"), worker(3, "Female", "Rep", "Rep")]
    found = _read(tmp_path, "report.json", {"Report_Entry": report})
    assert _counts(found, "employees", "gender") == {"women": 2, "men": 1}
    assert _counts(found, "employees", "title") == {"Rep": 2, "Rep; Lead": 1}


@pytest.mark.parametrize(
    "text",
    [
        "N. ordine,Data dell'ordine,Tipo di biglietto,Stato partecipante,Genere\n"
        "1,2023-10-01,Standard,Partecipa,Donna\n2,2023-10-01,Standard,Non partecipa,Uomo\n"
        "3,2023-10-01,Standard,Partecipa,Uomo\n",
        "N.º do pedido,Data do pedido,Tipo de ingresso,Status do participante,Gênero\n"
        "1,2023-10-01,Padrão,Participando,Feminino\n2,2023-10-01,Padrão,Não participando,Masculino\n"
        "3,2023-10-01,Padrão,Participando,Masculino\n",
        "Bestelnummer,Besteldatum,Tickettype,Status deelnemer,Geslacht\n"
        "1,2023-10-01,Standaard,Neemt deel,Vrouw\n2,2023-10-01,Standaard,Neemt niet deel,Man\n"
        "3,2023-10-01,Standaard,Neemt deel,Man\n",
    ],
    ids=["it", "pt", "nl"],
)
def test_attendees_who_cancelled_in_further_languages(tmp_path: Path, text: str) -> None:
    assert _counts(_read(tmp_path, "report.csv", text), "participants", "gender") == {"women": 1, "men": 1}


@pytest.mark.parametrize(
    "text",
    [
        "Mitarbeiter-ID;Geschlecht;Aufsichtsorganisation;Zeitart;Status\n"
        "1;Weiblich;Vertrieb;Vollzeit;Aktiv\n2;Männlich;Vertrieb;Teilzeit;Aktiv\n3;Weiblich;Vertrieb;Vollzeit;Aktiv\n",
        "ID du salarié;Sexe;Organisation hiérarchique;Type de temps;Statut\n"
        "1;Femme;Ventes;Temps plein;Actif\n2;Homme;Ventes;Temps partiel;Actif\n3;Femme;Ventes;Temps plein;Actif\n",
    ],
    ids=["de", "fr"],
)
def test_workers_of_workday_in_further_languages(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, "workers.csv", text)
    assert _counts(found, "employees", "employee") == {"1": 1, "2": 1, "3": 1}
    assert _counts(found, "employees", "contract") == {"full-time": 2, "part-time": 1}
    assert set(_counts(found, "employees", "department").values()) == {3}


def test_choices_of_a_question_in_columns_of_their_own(tmp_path: Path) -> None:
    head = ["Event slug", "Order code", "Position ID", "Status", "Product", "Pseudonymization ID"]
    head += ["Gender – Female", "Gender – Male", "Gender – Non-binary"]
    rows = [
        ["c", "O1", 1, "paid", "T", "P1", "Yes", "No", "No"],
        ["c", "O2", 1, "paid", "T", "P2", "No", "Yes", "No"],
        ["c", "O3", 1, "paid", "T", "P3", "No", "No", "Yes"],
        ["c", "O4", 1, "canceled", "T", "P4", "Yes", "No", "No"],
    ]
    found = _read(tmp_path, "positions.csv", _csv([head, *rows], ";"))
    assert _counts(found, "participants", "gender") == {"women": 1, "men": 1, "non-binary": 1}


def test_the_timetable_of_an_indico_event(tmp_path: Path) -> None:
    def told(number: int, *people: str) -> dict[str, Any]:
        start = {"date": "2025-06-01", "time": "10:00:00"}
        presenters = [{"_type": "ContributionParticipation", "name": name, "firstName": "F"} for name in people]
        named = {"entryType": "Contribution", "contributionId": number, "title": f"T{number}", "duration": 30}
        return {**named, "startDate": start, "presenters": presenters}

    session = {"entryType": "Session", "title": "S", "conveners": [{"name": "Z"}], "startDate": {"date": "2025-06-01"}}
    session["entries"] = {"c3": told(3, "C"), "c4": told(4, "D")}
    pause = {"entryType": "Break", "title": "Coffee", "duration": 30, "startDate": {"date": "2025-06-01"}}
    days = {"20250601": {"c1": told(1, "A", "B"), "s2": session, "b5": pause}}
    found = _read(tmp_path, "timetable.json", {"results": {"123": days}, "count": 1})
    assert _counts(found, "appearances", "person") == {"A": 1, "B": 1, "C": 1, "D": 1}
    assert _counts(found, "appearances", "session") == {"1": 2, "3": 1, "4": 1}


def test_items_of_a_report_of_personio(tmp_path: Path) -> None:
    def item(number: int, **fields: object) -> dict[str, Any]:
        told = [{"attribute_id": name, "value": value, "data_type": "standard"} for name, value in fields.items()]
        return {"employee_id": number, "attributes": told}

    fields: dict[str, object] = {"hire_date": "2015-02-01", "weekly_working_hours": 40}
    items = [
        item(1, gender="female", fix_salary=4500, fix_salary_interval="monthly", **fields),
        item(2, gender="male", fix_salary=60000, fix_salary_interval="yearly", **fields),
        item(3, gender="male", fix_salary=3000, fix_salary_interval="monthly", **fields),
    ]
    report = {"type": "Report", "attributes": {"id": "x", "name": "R", "items": items}}
    frame = _read(tmp_path, "report.json", {"success": True, "data": [report]}).dataset.tables["employees"].frame
    assert frame["employee"].tolist() == ["1", "2", "3"]
    assert frame["annual_pay"].tolist() == [54000.0, 60000.0, 36000.0]


def test_headers_with_what_an_interface_puts_around_fields(tmp_path: Path) -> None:
    head = ["type", "attributes.id.value", "attributes.gender.value", "attributes.fix_salary.value"]
    head += ["attributes.fix_salary_interval.value", "attributes.department.value.attributes.name"]
    rows = [["Employee", 1, "female", 4500, "monthly", "Sales"], ["Employee", 2, "male", 60000, "yearly", "HR"]]
    found = _read(tmp_path, "people.csv", _csv([head, *rows]))
    assert _counts(found, "employees", "department") == {"Sales": 1, "HR": 1}
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [54000.0, 60000.0]


@pytest.mark.parametrize(
    ("header", "amounts", "periods", "annual", "said"),
    [
        ("Annual Salary", [60000, 55000, 50000], ["Biweekly", "Biweekly", "Monthly"], [60000, 55000, 50000], True),
        ("Base Salary", [60000, 55000, 50000], ["Biweekly", "Biweekly", "Monthly"], [60000, 55000, 50000], True),
        ("Base Salary", [2000, 2500, 60000], ["Biweekly", "Biweekly", "Annual"], [52000, 65000, 60000], False),
        ("Base Salary", [300000, 250000, 400000], ["Monthly"] * 3, [3600000, 3000000, 4800000], False),
        ("Annual Salary", [60000, 25, 30], ["Salary", "Hourly", "Hourly"], [60000, 52000, 62400], False),
        ("Annual Salary", [60000, 52000, 62400], ["Salary", "Hourly", "Hourly"], [60000, 52000, 62400], True),
    ],
)
def test_how_often_people_are_paid_is_not_what_for(
    tmp_path: Path, header: str, amounts: list[float], periods: list[str], annual: list[float], said: bool
) -> None:
    rows = [[at, "FM"[at % 2], "HR", *pair] for at, pair in enumerate(zip(amounts, periods, strict=True))]
    text = _csv([["Employee ID", "Gender", "Department", header, "Pay Frequency"], *rows])
    found = _read(tmp_path, "staff.csv", text)
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == annual
    assert ("pay-of-a-year" in {issue.code for issue in found.issues}) == said


def test_pay_of_workday_with_its_own_frequency(tmp_path: Path) -> None:
    head = ["Employee ID", "Gender", "Supervisory Organization", "Total Base Pay - Amount"]
    head += ["Total Base Pay - Currency", "Total Base Pay - Frequency", "Pay Frequency"]
    rows = [
        [1, "Female", "Sales", "60000", "USD", "Annual", "Biweekly"],
        [2, "Male", "Sales", "25.00", "USD", "Hourly", "Biweekly"],
        [3, "Female", "Sales", "5000", "USD", "Monthly", "Biweekly"],
    ]
    frame = _read(tmp_path, "pay.csv", _csv([head, *rows])).dataset.tables["employees"].frame
    assert frame["annual_pay"].tolist() == [60000.0, 52000.0, 60000.0]
