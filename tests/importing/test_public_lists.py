"""Staff lists, exit surveys and figures in the shapes in which public bodies publish them, with made-up values."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "file.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


LONG = "I was given the help and the time that I needed to do this part of my work well"
QUESTIONS = [f"Views. Topic:{number}. {LONG}" for number in range(1, 7)]
EXIT = (
    ",".join(["Record ID", "Institute", "Reason for ceasing employment", *QUESTIONS])
    + ",Gender. What is your Gender?,Employment Type. Employment Type,Classification. Classification\n"
    + "11,North,Resignation,Agree,Strongly Agree,Neutral,Agree,Agree,Disagree,Female,Permanent Full-time,A2\n"
    + "12,North,Retirement,Agree,Disagree,Agree,Disagree,Not Applicable,Agree,Male,Permanent Part-time,A3\n"
    + "13,South,Resignation,Neutral,Agree,Agree,Agree,Disagree,Agree,Female,Temporary Full-time,A2\n"
)


def test_an_exit_survey_with_long_questions_is_read_and_its_answers_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, EXIT)
    staff = found.dataset.tables["employees"].frame
    assert staff["gender"].tolist() == ["women", "men", "women"]
    assert staff["contract"].tolist() == ["full-time", "part-time", "full-time"]
    assert staff["leaving_reason"].tolist() == ["Resignation", "Retirement", "Resignation"]
    asked = found.dataset.tables["surveys"].frame
    assert asked["agreed"].tolist() == [2, 2, 2, 2, 1, 2]
    assert asked["answered"].tolist() == [3, 3, 3, 3, 2, 3]


def test_women_and_men_in_decimals_are_no_numbers_of_people(tmp_path: Path) -> None:
    found = read(tmp_path, "Group,Women,Men,Mean net\nA,10.67,12.77,11.9\nB,11.92,14.79,13.6\n")
    assert not found.dataset.tables
    assert "figures-unclear" in codes(found)
    posts = read(tmp_path, "Group,Women FTE,Men FTE\nA,10.6,12.7\nB,11.9,14.7\n")
    assert posts.dataset.tables["published_headcounts"].frame["women"].tolist() == [10.6, 11.9]


def test_ethnic_groups_beside_gender_are_read_too(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Unit,gender_female,gender_male,ethnicity_asian,ethnicity_black,ethnicity_white,ethnicity_white_british\n"
        "North,10,20,4,6,20,17\nSouth,5,5,1,2,7,6\n",
    )
    assert found.dataset.tables["published_headcounts"].frame["women"].tolist() == [10, 5]
    pools = found.dataset.tables["reference"].frame
    pools = pools[pools["dimension"] == "ethnicity"]
    assert pools.groupby("group")["count"].sum().to_dict() == {"asian": 5, "black": 8, "white": 27}


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "PERS_NR,VORNAME,GESCHLECHT,GEBDAT,ABTEILUNG,GEHALT\n1,A,m,20.03.64,Marketing,50000\n2,B,w,12.07.69,EDV,34000\n",
            {"employee", "gender", "birth_date", "department", "salary"},
        ),
        (
            "codiceFiscale;dataDiNascita;dataInizioCollaborazione;dataFineCollaborazione;titoloLavorativo;stipendio\n"
            "AAA80A01;1980-01-31;2020-01-10;\\N;Pilota;72000.0\nBBB85C20;1985-03-20;2019-05-15;2022-10-31;Cuoco;39000.0\n",
            {"employee", "birth_date", "hired_on", "left_on", "title", "salary"},
        ),
        (
            "id_empleado,fecha_inicio,fecha_renuncia,genero,edad,discapacidad\n1,2022-10-13,,mujer,27,0\n"
            "2,1990-02-14,2001-06-30,varon,42,1\n",
            {"employee", "hired_on", "left_on", "gender", "age", "disability"},
        ),
        (
            "EmployeID,Sexe,Poste,BU,DateEmbauche,Revenu mensuel\n1,M,Comptable,Nord,2022-02-27,3200\n"
            "2,F,Juriste,Sud,2021-05-17,3400\n",
            {"employee", "gender", "title", "department", "hired_on", "salary"},
        ),
    ],
)
def test_staff_lists_in_four_languages(tmp_path: Path, text: str, columns: set[str]) -> None:
    found = read(tmp_path, text)
    assert found.dataset.tables["employees"].columns >= columns
    assert not [issue for issue in found.issues if issue.level == "error"]


def test_what_databases_write_for_nothing_is_no_value(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "employee id,gender,department,termination date,salary,exit interview\n"
        "1,F,Parks,\\N,51000,\\N\n2,\\N,Parks,2021-04-30,\\N,Y\n3,M,Parks,\\N,48000,N\n",
    )
    frame = found.dataset.tables["employees"].frame
    assert frame["gender"].tolist() == ["women", "not-disclosed", "men"]
    assert frame["left_on"].notna().tolist() == [False, True, False]
    assert frame["exit_interview"].isna().tolist() == [True, False, False]
    assert frame["salary"].isna().tolist() == [False, True, False]


def test_rows_of_several_years_are_kept_and_that_is_said(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Id,Gender,Job Title,Base Pay,Year\n1,F,Clerk,50000,2013\n2,M,Clerk,52000,2013\n3,F,Clerk,51000,2014\n",
    )
    assert len(found.dataset.tables["employees"].frame) == 3
    (said,) = [issue for issue in found.issues if issue.code == "several-years"]
    assert said.mapping == 'rows."Year" = "2014"'


def test_the_year_of_all_rows_is_the_audited_one(tmp_path: Path) -> None:
    staff = (
        "Employee ID,Gender,Department,Hire Date,Fiscal Year\n1,F,Parks,2009-05-20,2021\n2,M,Parks,2012-03-17,2021\n"
    )
    assert read(tmp_path, staff).dataset.period.label == "2021"
    assert read(tmp_path, staff.replace(",2021", "")).dataset.period.label == "2012"


def test_the_part_of_part_time_is_no_share(tmp_path: Path) -> None:
    found = read(
        tmp_path, "year,full_time_female,part_time_female,full_time_male,part_time_male\n1990,75.1,24.9,92.2,7.8\n"
    )
    assert not found.dataset.tables
    counted = read(tmp_path, "unit,part-time female,part-time male\nA,12,3\nB,4,5\n")
    assert counted.dataset.tables["published_headcounts"].frame["women"].tolist() == [12, 4]


def test_the_first_day_of_a_calendar_is_no_leaving_date(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "EmployeeID,gender_full,department_name,orighiredate_key,terminationdate_key\n1,Male,Shop,8/28/1989,1/1/1900\n"
        "2,Female,Shop,5/17/1991,6/30/2007\n",
    )
    frame = found.dataset.tables["employees"].frame
    assert frame["left_on"].notna().tolist() == [False, True]
    assert frame["status"].tolist() == ["active", "left"]


def test_a_region_is_not_even_near_to_a_religion(tmp_path: Path) -> None:
    found = read(tmp_path, "employee_id,department,region,gender\n1,Sales,region_7,f\n2,Sales,region_2,m\n")
    assert "header-suggested" not in codes(found)


def test_a_header_that_is_printed_again_and_again_is_a_table_without_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "Agency Name,Last Name,Position Title,Grade,Hire Date\n" * 30)
    assert codes(found) == {"no-rows"}


def test_pay_gaps_named_by_what_pay_holds(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employer name,Average (mean) total remuneration GPG (%),Median total remuneration GPG (%),"
        "Average (mean) base salary GPG (%)\nA Ltd,12.5,10.1,11.2\n",
    )
    frame = found.dataset.tables["published_gaps"].frame
    assert frame[["mean_gap", "median_gap"]].to_numpy().tolist() == [[12.5, 10.1]]


def test_a_register_of_small_firms_is_a_list_of_suppliers(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Legal Business Name,UEI,Active SBA certifications,City,Certification Renewal Date\n"
        "Alpha LLC,A1,WOSB,Reston,08/31/2027\nBeta Inc,B2,HUBZone,Austin,04/30/2028\n",
    )
    frame = found.dataset.tables["suppliers"].frame
    assert frame["certification"].tolist() == ["WOSB", "HUBZone"]
    assert frame["certified_until"].dt.year.tolist() == [2027, 2028]


def test_being_a_manager_names_no_manager(tmp_path: Path) -> None:
    found = read(tmp_path, "EMP_ID,Gender,Department,Manager\n1,F,IT,No\n2,M,IT,Yes\n3,F,HR,no\n")
    assert "manager" not in found.dataset.tables["employees"].frame
    (said,) = [issue for issue in found.issues if issue.code == "column-misfit"]
    assert said.message.text == "By its name “Manager” should hold names or keys, but it does not; it was not used."


def test_a_date_that_stands_twice_in_a_cell_is_one(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Vendor_Formal_Name,Certification,Certification_Renewal_Date\nAlpha,MBE,3/31/2029\n"
        'Beta,"MBE,WBE",04/30/2026;04/30/2026\nGamma,WBE,04/30/2026;05/31/2027\n',
    )
    dates = found.dataset.tables["suppliers"].frame["certified_until"]
    assert [date.date().isoformat() if date == date else "" for date in dates] == ["2029-03-31", "2026-04-30", ""]
    assert "unreadable-value" in codes(found)


def test_an_equality_report_by_characteristic_is_a_pool_for_each(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Protected characteristic,Category,Headcount,Percentage\nSex,Female,120,60%\nSex,Male,80,40%\n"
        "Sexual orientation,Gay,10,5%\nSexual orientation,Heterosexual,190,95%\n",
        "council.csv",
    )
    frame = found.dataset.tables["reference"].frame
    assert frame["dimension"].tolist() == ["gender", "gender", "orientation", "orientation"]
    assert frame["count"].tolist() == [120, 80, 10, 190]
    assert set(frame["pool"]) == {"council"}


def test_councillors_sit_on_a_council(tmp_path: Path) -> None:
    found = read(tmp_path, "Councillor,Party,Ward,Gender\nA. B.,Red,North,Female\nC. D.,Blue,South,Male\n")
    frame = found.dataset.tables["governance"].frame
    assert frame[["body", "gender"]].astype(str).values.tolist() == [["council", "women"], ["council", "men"]]


@pytest.mark.parametrize(
    "text",
    [
        "Nº expediente;Objeto del contrato;Adjudicatario;Importe de adjudicación (sin IVA);Fecha de adjudicación\n"
        "1;x;Uno S.L.;10.123,45 €;13/03/2024\n2;y;Dos S.A.;20.000,00 €;14/03/2024\n",
        "id;acheteur.nom;objet;montant;dateNotification;titulaire_denominationSociale_1\n"
        "1;Mairie;x;10123,45;2024-03-13;Uno\n2;Mairie;y;20000;2024-03-14;Dos\n",
    ],
)
def test_contracts_that_were_awarded_in_other_languages(tmp_path: Path, text: str) -> None:
    (tmp_path / "contracts.csv").write_text(text, encoding="utf-8")
    frame = inspect_files([tmp_path / "contracts.csv"], Settings()).dataset.tables["contracts"].frame
    assert frame["value"].tolist() == [10123.45, 20000.0]
    assert frame["started_on"].astype(str).tolist() == ["2024-03-13", "2024-03-14"]
    assert frame["vendor"].notna().all()


def test_a_list_of_vendors_tells_who_owns_them_by_a_code(tmp_path: Path) -> None:
    rows = "".join(f"{n},Firm {n},{code}\n" for n, code in enumerate(("", "WBE", "MBE", "")))
    (tmp_path / "vendors.csv").write_text(f"Vendor Number,Vendor Name,Diversity Code\n{rows}", encoding="utf-8")
    frame = inspect_files([tmp_path / "vendors.csv"], Settings()).dataset.tables["suppliers"].frame
    assert frame["ownership"].isna().tolist() == [True, False, False, True]
