"""Lists that look like those of staff or of participants and are not, and people who left told by their reasons."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "list.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def said(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


def test_certified_vendors_with_the_gender_of_their_owner_are_no_staff(tmp_path: Path) -> None:
    rows = "".join(f"{n},Firm {n},AUSTIN,{'MF'[n % 2]},05-FEB-2023,05-FEB-2027\n" for n in range(6))
    found = read(tmp_path, f"VENDOR ID NUMBER,VENDOR NAME,CITY,GENDER,START DATE,EXPIRE DATE\n{rows}")
    assert set(found.dataset.tables) == {"suppliers"}


def test_staff_beside_the_vendor_that_sent_them_are_staff(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Gender,Department,Salary,Vendor name\n1,F,A,40000,\n2,M,B,41000,Agency\n3,F,B,42000,Agency\n",
    )
    assert len(found.dataset.tables["employees"].frame) == 3


@pytest.mark.parametrize(
    "header",
    ["Reason for ceasing employment", "SeparationType"],
)
def test_people_with_a_reason_of_leaving_have_left(tmp_path: Path, header: str) -> None:
    reasons = ["Resignation-Other reasons", "Age Retirement", "N/A - Still Employed", "", "Contract Expired"]
    rows = "".join(f"{n},F,Clerk,{reason}\n" for n, reason in enumerate(reasons))
    found = read(tmp_path, f"ID,Gender,Position,{header}\n{rows}")
    status = found.dataset.tables["employees"].frame["status"].astype(str).tolist()
    assert status == ["left", "left", "active", "active", "left"]
    assert "left-by-reason" in said(found)


def test_a_column_of_states_says_who_left_before_any_reason(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Gender,Department,Employment status,Reason for leaving\n"
        "1,F,A,Active,Resignation\n2,M,B,Left,Retired\n",
    )
    assert found.dataset.tables["employees"].frame["status"].astype(str).tolist() == ["active", "left"]


def test_parents_on_leave_are_no_participants(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'wm'[n % 2]},01.02.2022,01.02.2023\n" for n in range(6))
    found = read(tmp_path, f"Pers.-Nr.;m/w/d;Elternzeit von;Elternzeit bis\n{rows}".replace(",", ";"))
    assert not found.dataset.tables


def test_absences_of_people_who_stand_there_again_are_no_list_of_staff(tmp_path: Path) -> None:
    rows = "".join(f"E{n % 3},Female,Ops,Sickness,2024-03-0{n + 1},2024-03-0{n + 2}\n" for n in range(6))
    found = read(tmp_path, f"Employee,Gender,Department,Absence type,From,To\n{rows}")
    assert "employees" not in found.dataset.tables


def test_promotions_in_german(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Personalnummer;Geschlecht;Datum der Beförderung;alte Entgeltgruppe;neue Entgeltgruppe;Abteilung\n"
        "1;weiblich;01.03.2024;E9;E10;Bau\n2;männlich;15.04.2024;E9;E10;Bau\n",
    )
    frame = found.dataset.tables["moves"].frame
    assert frame["kind"].astype(str).tolist() == ["promotion", "promotion"]


def test_courses_are_places_in_programmes(tmp_path: Path) -> None:
    rows = "".join(f"{n % 2},{'FM'[n % 2]},HEO,Excel,2024-03-0{n + 1},3.5\n" for n in range(4))
    found = read(tmp_path, f"Emp No,Gender,Grade,Course title,Course date,Duration (hrs)\n{rows}")
    frame = found.dataset.tables["programmes"].frame
    assert frame["hours"].sum() == 14.0
    assert set(found.dataset.tables) == {"programmes"}


def test_members_of_committees_by_marks_sit_on_the_board(tmp_path: Path) -> None:
    rows = "".join(f"N{n},{'FMM'[n % 3]},x,{'x' if n % 2 else ''},{'' if n else 'Chair'}\n" for n in range(6))
    found = read(tmp_path, f"Member,Gender,Board,Audit,Remuneration\n{rows}")
    frame = found.dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["board"] * 6
    assert (frame["gender"] == "women").sum() == 2
    part = read(tmp_path, f"Member,Gender,Board,Audit,Remuneration\n{rows}".replace("N5,M,x", "N5,M,"), "part.csv")
    assert not part.dataset.tables


def test_a_spanish_board(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Nombre o denominación social del consejero;Categoría;Cargo en el consejo;Sexo;Fecha primer nombramiento\n"
        "A;Ejecutivo;Presidente;H;13/04/2011\nB;Independiente;Consejero;M;02/05/2019\nC;Dominical;Consejero;H;03/04/2020\n",
    )
    frame = found.dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["board"] * 3
    assert frame["gender"].astype(str).tolist() == ["men", "women", "men"]


def test_a_sheet_of_what_codes_mean_is_no_list_of_participants(tmp_path: Path) -> None:
    path = tmp_path / "database.xlsx"
    staff = [[n, "12"[n % 3 == 0], "2020-01-02", 40000 + n] for n in range(1, 7)]
    with pd.ExcelWriter(path) as book:
        pd.DataFrame(staff, columns=["EmpID", "GenderID", "HireDate", "Salary"]).to_excel(
            book, sheet_name="Employee", index=False
        )
        pd.DataFrame({"GenderID": [1, 2], "Gender": ["Male", "Female"]}).to_excel(
            book, sheet_name="Gender", index=False
        )
    found = inspect_files([path], Settings())
    assert set(found.dataset.tables) == {"employees"}
    assert (found.dataset.tables["employees"].frame["gender"] == "women").sum() == 2


def test_pay_in_one_currency_before_that_of_each_place(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee Code,Gender,Job Family,Base Salary (Local),Local Currency,Base Salary USD\n"
        "1,F,Eng,4000000,INR,50000\n2,M,Eng,60000,USD,60000\n3,F,Eng,50000,EUR,55000\n",
    )
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [50000.0, 60000.0, 55000.0]


def test_a_sum_that_is_named_beside_it_is_no_payment(tmp_path: Path) -> None:
    rows = "".join(f"HR,0{n}/03/2025,Supplier {n},{n},{100 * n}.00,SME\n" for n in range(1, 7))
    found = read(tmp_path, f"Entity,Date,Supplier,Transaction number,Amount,Supplier Type\n{rows},,,Sum,2100.00,\n")
    frame = found.dataset.tables["payments"].frame
    assert frame["amount"].sum() == 2100.0
    assert len(frame) == 6


def test_two_numbers_beside_each_other_are_no_number(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'FM'[n % 2]},Clerk,26  30,1 250\n" for n in range(4))
    found = read(tmp_path, f"Employee ID,Gender,Position,Age,Salary\n{rows}")
    frame = found.dataset.tables["employees"].frame
    assert "age" not in frame
    assert frame["salary"].tolist() == [1250.0] * 4


def test_a_list_named_after_leavers_is_of_those_who_left(tmp_path: Path) -> None:
    rows = "Employee ID,Gender,Department\n1,F,A\n2,M,B\n3,F,A\n"
    left = read(tmp_path, rows, "Leavers 2024.csv").dataset.tables["employees"].frame
    assert set(left["status"]) == {"left"}
    there = read(tmp_path, rows, "staff.csv").dataset.tables["employees"].frame
    assert set(there["status"]) == {"active"}


@pytest.mark.parametrize("last", [",,,126000.00", ",,,42000", "Count,3,,", "Anzahl,3,,"])
def test_a_last_row_that_sums_up_is_nobody(tmp_path: Path, last: str) -> None:
    found = read(
        tmp_path, f"ID,Gender,Department,Salary\n1,F,A,41000\n2,M,B,42000\n3,F,A,43000\n4,F,A,\n{last}\n", "staff.csv"
    )
    frame = found.dataset.tables["employees"].frame
    assert len(frame) == 4
    assert frame["annual_pay"].sum() == 126000.0
    assert "left-out-total" in said(found)


def test_a_last_row_that_sums_up_nothing_is_somebody(tmp_path: Path) -> None:
    found = read(
        tmp_path, "ID,Gender,Department,Salary\n1,F,A,41000\n2,M,B,42000\n3,F,A,43000\n,,,47000\n", "staff.csv"
    )
    assert len(found.dataset.tables["employees"].frame) == 4


def test_amounts_of_several_currencies_are_not_put_together(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee Code,Gender,Job Level,Base Salary (Local),Local Currency\n"
        "1,F,L1,50000,USD\n2,M,L1,4000000,INR\n3,F,L1,60000,USD\n",
    )
    pay = found.dataset.tables["employees"].frame["annual_pay"]
    assert pay.dropna().tolist() == [50000.0, 60000.0]
    assert "no-rate" in said(found)


def test_letters_below_an_initial_are_genders(tmp_path: Path) -> None:
    found = read(tmp_path, "Name;G;EG;Jahresbrutto\nA;w;EG 9;40000\nB;m;EG 9;41000\nC;d;EG 9;42000\nD;m;EG 9;43000\n")
    gender = found.dataset.tables["employees"].frame["gender"].astype(str).tolist()
    assert gender == ["women", "men", "non-binary", "men"]
    grades = read(tmp_path, "Name;G;EG;Jahresbrutto\nA;a;EG 9;40000\nB;b;EG 9;41000\nC;m;EG 9;42000\n", "grades.csv")
    assert "gender" not in grades.dataset.tables["employees"].frame


def test_pay_that_may_be_of_a_month_is_asked_about(tmp_path: Path) -> None:
    rows = "".join(f"P{n},{'FM'[n % 2]},SB,{4000 + n}\n" for n in range(5))
    found = read(tmp_path, f"Personal-Nr,Geschlecht,Funktion,Grundlohn\n{rows}")
    doubt = next(issue for issue in found.issues if issue.code == "pay-period-doubtful")
    assert doubt.level.value == "warning"
    assert doubt.mapping == 'pay_period = "month"'


def test_families_of_staff_are_no_staff(tmp_path: Path) -> None:
    rows = "".join(f"{n},N,{'Child' if n % 2 else 'Spouse'},{'FM'[n % 2]},2012-03-04\n" for n in range(5))
    found = read(tmp_path, f"Emp ID,Dependant name,Relationship,Gender,Date of birth\n{rows}")
    assert "employees" not in found.dataset.tables


def test_staff_with_the_number_of_their_dependants_are_staff(tmp_path: Path) -> None:
    found = read(tmp_path, "Emp ID,Gender,Department,No. of dependents\n1,F,A,2\n2,M,B,0\n3,F,A,1\n")
    assert len(found.dataset.tables["employees"].frame) == 3


def test_directors_on_committees_sit_on_a_board(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Director,Gender,Nationality,Finance,Risk,Audit Committee\nA,F,UK,✓,,✓\nB,M,UK,,✓,Chair\nC,M,FR,✓,✓,\n",
    )
    frame = found.dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["board"] * 3
    assert frame["gender"].astype(str).tolist() == ["women", "men", "men"]


def test_headings_that_name_genders_are_no_departments(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Nr,Name,Funktion,Gehalt\nFRAUEN,,,\n1,A,SB,40000\n2,B,SB,41000\nMÄNNER,,,\n3,C,SB,42000\n4,D,SB,43000\n5,E,SB,44000\n",
    )
    frame = found.dataset.tables["employees"].frame
    assert frame["gender"].astype(str).tolist() == ["women", "women", "men", "men", "men"]
    assert "department" not in frame
    assert "headings-filled" in said(found)


def test_sheets_of_women_and_of_men(tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    with pd.ExcelWriter(path) as book:
        for at, name in enumerate(("Women", "Men")):
            people = {"Emp ID": [f"{name}{n}" for n in range(3 + at)], "Department": "A", "Salary": 40000}
            pd.DataFrame(people).to_excel(book, sheet_name=name, index=False)
    found = inspect_files([path], Settings())
    gender = found.dataset.tables["employees"].frame["gender"]
    assert ((gender == "women").sum(), (gender == "men").sum()) == (3, 4)
    assert "implied-value" in said(found)


def test_one_sheet_named_after_women_says_nothing_of_those_in_it(tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    people = {"Emp ID": [1, 2, 3], "Department": "A", "Salary": 40000}
    pd.DataFrame(people).to_excel(path, sheet_name="Women", index=False)
    assert "gender" not in inspect_files([path], Settings()).dataset.tables["employees"].frame


def test_a_group_that_nobody_told_yields_to_one_that_all_have(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Legal Gender,Gender Identity,Job Profile\n1,Female,,Clerk\n2,Male,,Clerk\n3,Female,,Clerk\n",
    )
    gender = found.dataset.tables["employees"].frame["gender"].astype(str).tolist()
    assert gender == ["women", "men", "women"]


def test_an_italian_board(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Nome e cognome;Genere;Data di prima nomina;In carica fino a\nA;F;13/04/2020;2026\nB;M;02/05/2020;2026\n"
        "C;M;03/04/2021;2026\n",
        "consiglieri.csv",
    )
    frame = found.dataset.tables["governance"].frame
    assert frame["body"].tolist() == ["board"] * 3
    assert frame["gender"].astype(str).tolist() == ["women", "men", "men"]
