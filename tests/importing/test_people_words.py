"""Headers of public lists of staff in several languages, and keys that are not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        (
            "Id_SERVIDOR_PORTAL;NOME;MATRICULA;DESCRICAO_CARGO;ORG_LOTACAO;DATA_INGRESSO_ORGAO",
            "{n};NOME {n};000.***;PROFESSOR;UNIV;15/03/20{n:02}",
            {"employee", "title", "department", "hired_on"},
        ),
        (
            "Matrícula;Sexo;Cargo;Lotação;Remuneração Bruta",
            "{n};Feminino;Agente;Saúde;R$ 3.0{n:02},50",
            {"employee", "gender", "title", "department", "salary"},
        ),
        (
            "DNI;Sexo;Puesto;Dependencia;Fecha antigüedad;Sueldo base",
            "{n}A;Mujer;Técnico;Obras;15/03/20{n:02};1.5{n:02},00",
            {"employee", "gender", "title", "department", "hired_on", "salary"},
        ),
        (
            "AHV-Nr.;Geschlecht;Dienstbeginn;Funktion;Grundlohn",
            "756.{n};Frau;15.03.20{n:02};Sachbearbeitung;5{n:02}0",
            {"employee", "gender", "hired_on", "title", "salary"},
        ),
    ],
)
def test_lists_of_staff_in_other_words(tmp_path: Path, header: str, row: str, columns: set[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([header, *(row.format(n=n) for n in range(10, 22))]), encoding="utf-8")
    table = inspect_files([path], Settings()).dataset.tables["employees"]
    assert columns <= table.columns
    assert table.frame["employee"].is_unique
    assert table.frame[sorted(columns)].notna().all().all()


def test_a_key_of_which_most_signs_are_hidden_is_none(tmp_path: Path) -> None:
    rows = "".join(f"***.{n % 3}23.**,F,Sales,{40_000 + n}\n" for n in range(9))
    path = tmp_path / "list.csv"
    path.write_text(f"Employee ID,Gender,Department,Salary\n{rows}", encoding="utf-8")
    found = inspect_files([path], Settings())
    assert len(found.dataset.tables["employees"].frame) == 9
    assert "employee" not in found.dataset.tables["employees"].columns
    assert "column-misfit" in {issue.code for issue in found.issues}


def test_net_amounts_of_a_council_are_payments(tmp_path: Path) -> None:
    head = "Body Name,Service Label,Date,Transaction Number,Amount Net (£),Supplier Name,Supplier ID\n"
    rows = "".join(f'Council,Care,1{n}/04/2022,T{n},"{n},250.50",Firm {n % 2},{n % 2}\n' for n in range(1, 9))
    path = tmp_path / "list.csv"
    path.write_text(head + rows, encoding="utf-8")
    payments = inspect_files([path], Settings()).dataset.tables["payments"].frame
    assert payments["amount"].sum() == sum(1000 * n + 250.5 for n in range(1, 9))


def test_each_board_and_commission_is_a_body_of_its_own(tmp_path: Path) -> None:
    head = "Board/Commission,Member Name,Date Appointed,Term Expires,Gender\n"
    rows = "".join(f"{'Arts' if n % 2 else 'Zoning'},Ash {n},01/{n}/2020,01/{n}/2024,F\n" for n in range(10, 20))
    path = tmp_path / "list.csv"
    path.write_text(head + rows, encoding="utf-8")
    seats = inspect_files([path], Settings()).dataset.tables["governance"].frame
    assert seats["body"].value_counts().to_dict() == {"Arts": 5, "Zoning": 5}


def test_regular_earnings_are_pay_beside_overtime(tmp_path: Path) -> None:
    head = "NAME,DEPARTMENT NAME,TITLE,REGULAR,RETRO,OVERTIME,TOTAL EARNINGS\n"
    rows = "".join(f'"Ash,Ann {n}",Police,Officer,"$5{n},000.10",,$100.00,"$5{n},100.10"\n' for n in range(1, 9))
    path = tmp_path / "list.csv"
    path.write_text(head + rows, encoding="utf-8")
    staff = inspect_files([path], Settings()).dataset.tables["employees"].frame
    assert staff["salary"].tolist() == [50_000.1 + 1000 * n for n in range(1, 9)]
    assert staff["overtime_pay"].tolist() == [100.0] * 8


def test_the_kind_of_leaving_in_spanish(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"{n};Mujer;31/12/2022;{'Voluntaria' if n % 2 else 'Involuntaria'}\n" for n in range(6))
    path.write_text(f"Nº empleado;Género;Fecha de baja;Tipo de baja\n{rows}", encoding="utf-8")
    staff = inspect_files([path], Settings()).dataset.tables["employees"].frame
    assert staff["leaving_kind"].tolist() == ["involuntary", "voluntary"] * 3


def test_directors_by_their_kind_sit_on_a_board(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"Ash {n};Vocal;Independiente;Mujer;1{n}/05/2019\n" for n in range(3, 9))
    head = "Nombre;Cargo;Tipo de consejero;Sexo;Fecha de nombramiento\n"
    path.write_text(head + rows, encoding="utf-8")
    assert set(inspect_files([path], Settings()).dataset.tables) == {"governance"}


def test_fields_within_a_job_are_those_of_the_person(tmp_path: Path) -> None:
    path = tmp_path / "staff.json"
    one = '{"id": %d, "personal": {"gender": "female"}, "job": {"department": {"id": 3, "name": "HR"}, "level": "L1"}}'
    path.write_text("[" + ", ".join(one % n for n in range(5)) + "]", encoding="utf-8")
    staff = inspect_files([path], Settings()).dataset.tables["employees"].frame
    assert staff["department"].tolist() == ["HR"] * 5
    assert staff["level"].tolist() == ["L1"] * 5


def test_an_hourly_rate_with_three_decimals_is_not_in_thousands(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"Police,Ash,Ann {n},Officer,{30 + n}.250\n" for n in range(6))
    path.write_text(f"Department,Last Name,First Name,Job Title,Hourly Rate\n{rows}", encoding="utf-8")
    staff = inspect_files([path], Settings()).dataset.tables["employees"].frame
    assert staff["hourly_pay"].tolist() == [30.25 + n for n in range(6)]


def test_a_year_before_an_underscore_is_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"Fire,F,{78_000 + n},19{n}.17\n" for n in range(6))
    path.write_text(f"Department_Name,Gender,Base_Salary,2021_Overtime_Pay\n{rows}", encoding="utf-8")
    staff = inspect_files([path], Settings()).dataset.tables["employees"].frame
    assert staff["overtime_pay"].tolist() == [190.17 + n for n in range(6)]


@pytest.mark.parametrize(("header", "parts"), [("quarter", "1234"), ("Month", ("May", "June"))])
def test_people_without_keys_in_several_parts_of_a_year_may_count_again(
    tmp_path: Path, header: str, parts: tuple[str, ...]
) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"{part},Ash,Ann {n},Clerk,Fire,{50_000 + n}\n" for n in range(5) for part in parts)
    head = f"{header},last_name,first_name,title,department,base_salary_current\n"
    path.write_text(head + rows, encoding="utf-8")
    (said,) = (i for i in inspect_files([path], Settings()).issues if i.code == "several-parts-of-a-year")
    assert said.mapping == f'rows."{header}" = "{max(parts)}"'


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        ("N° salarié;Sexe;Statut;Emploi;Service", "{n};F;Cadre;Ingénieur;RH", {"employee", "gender", "title"}),
        ("N.º Mecanográfico;Género;Departamento", "{n};F;TI", {"employee", "gender", "department"}),
        ("PNr;Geschlecht;Arbeitszeit %;Bruttogehalt p.a.", "{n};w;50;400{n}", {"employee", "fte", "salary"}),
        (
            "Código;Sexo;F. Alta;Grupo Prof.;Departamento",
            "{n};M;15/03/20{n};G3;TI",
            {"gender", "hired_on", "job_group"},
        ),
        ("Payroll No;Legal Sex;WTE;Annualized Salary", "{n};F;0.5;300{n}", {"employee", "fte", "salary"}),
        ("Staff No;Gender;Contract", "{n};Gender X;Permanent FT", {"employee", "gender", "contract"}),
    ],
)
def test_more_lists_of_staff_in_other_words(tmp_path: Path, header: str, row: str, columns: set[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([header, *(row.format(n=n) for n in range(10, 22))]), encoding="utf-8")
    table = inspect_files([path], Settings()).dataset.tables["employees"]
    assert columns <= table.columns
    assert table.frame[sorted(columns)].notna().all().all()


def test_a_running_number_of_staff_counts_nobody(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"{n};{'FH'[n % 2]};{'AB'[n % 3 == 0]};Service {n % 4}\n" for n in range(24))
    path.write_text(f"Nombre salariés;Sexe;Statut;Service\n{rows}", encoding="utf-8")
    assert "reference" not in inspect_files([path], Settings()).dataset.tables
