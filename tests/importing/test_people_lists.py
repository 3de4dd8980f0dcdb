"""Public lists of people with their pay, and what only looks like one: counts, managers' groups, vacant posts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "list.csv") -> Inspection:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return inspect_files([path], Settings())


def frame(found: Inspection, table: str = "employees") -> pd.DataFrame:
    return found.dataset.tables[table].frame


def codes(found: Inspection) -> set[str]:
    return {issue.code for issue in found.issues}


def test_names_with_titles_and_pay_are_people(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Name,Job Titles,Department,Full or Part-Time,Salary or Hourly,Typical Hours,Annual Salary,Hourly Rate\n"
        '"ASH, ANN",CLERK,FINANCE,F,Salary,,52000.00,\n'
        '"BIRCH, BO",GUARD,POLICE,P,Hourly,20,,20.00\n',
    )
    assert frame(found)["annual_pay"].tolist() == [52000.0, 20 * 20 * 52.0]
    assert frame(found)["contract"].tolist() == ["full-time", "part-time"]
    assert "nobody-grouped" in codes(found)


def test_last_and_first_names_with_a_title_and_pay_are_people(tmp_path: Path) -> None:
    text = "Sector,Last Name,First Name,Salary,Employer,Job Title,Year\n" + "".join(
        f'Universities,ASH,Ann {n},"$1{n}0,000.50",Univ A,Professor,2022\n' for n in range(1, 4)
    )
    assert frame(read(tmp_path, text))["salary"].tolist() == [110000.5, 120000.5, 130000.5]


def test_titles_that_repeat_with_overtime_are_people(tmp_path: Path) -> None:
    rows = "".join(f"{title},{pay},10,0\n" for pay in (100, 200, 300) for title in ("Clerk", "Guard"))
    found = read(tmp_path, f"Job Title,Base Pay,Overtime Pay,Other Pay\n{rows}")
    assert len(frame(found)) == 6


def test_a_scale_of_pay_by_title_is_no_list_of_people(tmp_path: Path) -> None:
    found = read(tmp_path, "Job Title,Grade,Base Pay\nClerk,1,100\nGuard,2,200\nChief,3,300\n")
    assert not found.dataset.tables
    assert "pay-of-nobody" in codes(found)


def test_a_count_is_no_key_of_an_employee(tmp_path: Path) -> None:
    header = "reporting_year,employer_name,occupation,employment_status,gender,n_employees\n"
    rows = "".join(
        f"2024,{firm},{job},{time},{gender},{n}\n"
        for n, (firm, job, time, gender) in enumerate(
            (firm, job, time, gender)
            for firm in ("A", "B")
            for job in ("Managers", "Clerks")
            for time in ("Full-time", "Part-time")
            for gender in ("Women", "Men")
        )
    )
    found = read(tmp_path, header + rows)
    assert set(found.dataset.tables) == {"reference"}
    counted = frame(found, "reference")
    assert counted.groupby("group", observed=True)["count"].sum().to_dict() == {"Women": 56.0, "Men": 64.0}


@pytest.mark.parametrize("header", ["Manager Gender", "Supervisor sex", "Previous gender", "Gender of interviewer"])
def test_the_gender_of_somebody_else_is_not_that_of_the_person(tmp_path: Path, header: str) -> None:
    text = f"Employee ID,Employee Name,{header},Previous Salary,Current CTC,Bonus %\n" + "".join(
        f"{n},Ann {n},{'Female' if n % 2 else 'Male'},100,{n}000,5%\n" for n in range(1, 9)
    )
    found = read(tmp_path, text)
    assert set(found.dataset.tables) == {"employees"}
    assert "gender" not in found.dataset.tables["employees"].columns
    assert "bonus" not in found.dataset.tables["employees"].columns
    assert frame(found)["salary"].tolist() == [1000.0 * n for n in range(1, 9)]


def test_names_of_ethnic_groups_are_taken_before_their_codes(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Ethnic Code,Ethnic Code Description,Gender\n1,A,White (Not of Hispanic Origin),F\n2,B,Black,M\n",
    )
    assert frame(found)["ethnicity"].tolist() == ["white", "black"]


def test_a_date_or_fiscal_year_in_a_header_is_no_other_column(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee ID,Gender,Department @01.07.2020,Age @01.07.2020,FY20 leaver?,FY19 Performance Rating,"
        "FY20 Performance Rating\n1,Female,HR,40,No,2,3\n2,Male,Sales,31,Yes,1,2\n",
    )
    people = frame(found)
    assert people["department"].tolist() == ["HR", "Sales"]
    assert people["age"].tolist() == [40.0, 31.0]
    assert people["status"].tolist() == ["active", "left"]
    assert people["performance_rating"].tolist() == ["3", "2"]


def test_totals_of_an_earlier_year_below_the_total_are_left_out(tmp_path: Path) -> None:
    header = "Job Categories,Number of women,Number of men\n"
    found = read(tmp_path, f"{header}Managers,3,5\nSales,4,6\nTOTAL,7,11\nPREVIOUS YEAR TOTAL,6,10\n")
    counted = frame(found, "published_headcounts")
    assert (counted["women"].sum(), counted["men"].sum()) == (7, 11)


def test_a_vacant_post_is_nobody(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Post Unique Reference,Name,Grade,Job Title,FTE\n1,N/D,SCS1,Director,1\n2,Vacant,SCS1,Director,1\n"
        "3,Ann Ash,SCS2,Chief,0.5\n4,(VACANT),SCS1,Deputy,1\n",
    )
    assert frame(found)["employee"].tolist() == ["1", "3"]
    (said,) = [issue for issue in found.issues if issue.code == "vacant"]
    assert said.cell == "A3, A5"
    assert said.rows == 2


def test_a_vacant_seat_is_no_seat(tmp_path: Path) -> None:
    found = read(tmp_path, "Board,Member,Gender,Term ends\nBoard,Ann Ash,F,2027-01-01\nBoard,Vacant,,2026-01-01\n")
    assert len(frame(found, "governance")) == 1


def test_a_column_that_a_mapping_leaves_out_is_not_taken_by_its_likeness(tmp_path: Path) -> None:
    header = "Payroll Number,Last Name,Title Description,Base Salary,Pay Basis\n"
    found = read(tmp_path, header + "".join(f"{n % 2},Ash,Clerk,{n}00,per Annum\n" for n in range(1, 50)))
    assert "employee" not in frame(found)
    write_mapping(found, tmp_path / "mapping.toml")
    again = inspect_files([tmp_path / "list.csv"], Settings(), mapping=tmp_path / "mapping.toml")
    pd.testing.assert_frame_equal(frame(found), frame(again))


def test_names_of_persons_are_names(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Division Name,Person Name,Job Title,Annual Salary,Category\nPolice,Ash A,Officer,60000,Regular\n"
        "Human Resources,Bo B,Manager,70000,Regular\n",
    )
    assert frame(found)["department_function"].tolist() == ["", "hr"]


def test_a_number_sign_is_a_number(tmp_path: Path) -> None:
    found = read(tmp_path, "Supplier Name,Supplier ID,Supplier #,DGS\nAcme Inc,11,0,SB\nBeta,12,1,MB\nGamma,13,1,MB\n")
    assert frame(found, "suppliers")["vendor"].tolist() == ["Acme Inc", "Beta", "Gamma"]


def test_of_two_columns_the_one_with_values_is_used(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "award_id_piid,total_dollars_obligated,federal_action_obligation,action_date,recipient_name\n"
        "P1,,1000.50,2022-01-05,Acme\nP2,,-20,2022-02-05,Beta\n",
    )
    contracts = frame(found, "contracts")
    assert contracts["value"].tolist() == [1000.5, -20.0]
    assert contracts["vendor"].tolist() == ["Acme", "Beta"]


def test_awards_as_the_european_journal_publishes_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "ID_NOTICE_CAN,CAE_NAME,WIN_NAME,CONTRACT_NUMBER,AWARD_VALUE_EURO,DT_AWARD\n"
        "2019001,City X,Acme,C1,1000,25/01/19\n2019002,City X,Beta,C2,2500,26/02/19\n",
    )
    assert frame(found, "contracts")["value"].sum() == 3500


def test_what_subcontractors_were_paid_is_theirs(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Contract Number,Prime Contractor,Subcontractor,Certification,Payment Date,Amount Paid to Sub\n"
        'K1,Prime,Sub A,MBE,1/25/2022,"$1,000.00"\nK1,Prime,Sub B,WBE,2/25/2022,$20.00\n',
    )
    payments = frame(found, "payments")
    assert dict(zip(payments["vendor"], payments["amount"], strict=True)) == {"Sub A": 1000.0, "Sub B": 20.0}


@pytest.mark.parametrize("header", ["Active", "is_active", "Active Status", "Currently Employed", "StillEmployed"])
def test_yes_to_being_active_is_active(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"Employee ID,Gender,Department,{header}\n1,F,A,Yes\n2,M,A,No\n3,F,A,Yes\n")
    assert frame(found)["status"].tolist() == ["active", "left", "active"]
    assert "yes-to-header" in codes(found)


@pytest.mark.parametrize("header", ["Attrition", "Left", "Termd", "Resigned (Y/N)"])
def test_yes_to_having_left_is_left(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"Employee ID,Gender,Department,{header}\n1,F,A,1\n2,M,A,0\n3,F,A,0\n")
    assert frame(found)["status"].tolist() == ["left", "active", "active"]


@pytest.mark.parametrize("header", ["Employment Status", "Status", "Current Status"])
def test_yes_to_a_status_is_asked_about(tmp_path: Path, header: str) -> None:
    found = read(tmp_path, f"Employee ID,Gender,Department,{header}\n1,F,A,Yes\n2,M,A,No\n3,F,A,Yes\n")
    assert frame(found)["status"].tolist() == ["active"] * 3
    (asked,) = [issue for issue in found.issues if issue.code == "status-unexplained"]
    assert asked.mapping == 'values.status."Yes" = "…"\nvalues.status."No" = "…"'


def test_an_estimated_gender_is_not_used(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "name,department,job_title,annual_salary,estimated_gender\nAsh,A,Dean,65004.0,\nBo,B,Coach,57492.0,female\n"
        "Cy,A,Dean,60000.0,male\n",
    )
    assert "gender" not in frame(found)
    assert "groups-estimated" in codes(found)


def test_numbers_employed_with_average_pay_are_no_people(tmp_path: Path) -> None:
    header = "Agency,Sex,Occupation,Employment,Average Salary\n"
    found = read(
        tmp_path, f"{header}D,Female,Engineer,1200,91000\nD,Male,Engineer,5400,95000\nH,Female,Nurse,8000,81000\n"
    )
    assert set(found.dataset.tables) == {"reference"}
    assert frame(found, "reference").groupby("group", observed=True)["count"].sum().to_dict() == {
        "Female": 9200.0,
        "Male": 5400.0,
    }


def test_average_pay_by_group_is_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, "Department,Gender,Job title,Average salary\nA,F,Clerk,100\nA,M,Clerk,110\nB,F,Chief,200\n")
    assert not found.dataset.tables
    assert "rows-are-averages" in codes(found)


def test_an_indian_payroll(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'Emp Code,Sex,Designation,DOJ,DOL,Monthly CTC,Dept\nA1,F,Engineer,01-04-2019,,"45,000",IT\n'
        'A2,M,Engineer,15-06-2018,31-03-2021,"1,25,000",IT\nA3,M,HR Exec,15-06-2018,,"65,000",HR\n',
    )
    people = frame(found)
    assert people["annual_pay"].tolist() == [540_000.0, 1_500_000.0, 780_000.0]
    assert people["status"].tolist() == ["active", "left", "active"]


def test_a_column_of_employees_counts_them(tmp_path: Path) -> None:
    rows = "".join(
        f"2023,L{level},{gender},{origin},{level + 1.5},{10 * level + 1}\n"
        for level in range(1, 5)
        for gender in ("Female", "Male")
        for origin in ("White", "Asian")
    )
    found = read(tmp_path, f"Year,Level,Gender,Ethnicity,FTE,Employees\n{rows}")
    assert set(found.dataset.tables) == {"reference"}
    counted = frame(found, "reference").groupby("group", observed=True)["count"].sum()
    assert counted.to_dict() == {"Female": 208.0, "Male": 208.0}


def test_people_who_apply_are_not_staff(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Applicant ID,Application Date,Gender,Date of Birth,Education Level,Desired Salary,Job Title,Status\n"
        "1,22-Jul-23,Female,22-07-1990,BA,72640,Clerk,Offered\n2,23-Jul-23,Male,22-08-1990,BA,72640,Clerk,Applied\n"
        "3,24-Jul-23,Male,22-09-1990,BA,72640,Clerk,Interviewing\n",
    )
    assert set(found.dataset.tables) == {"applications"}
    assert frame(found, "applications")["stage"].tolist() == ["offered", "applied", "interviewed"]


def test_codes_before_the_words_of_a_group(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Employee Number,Gender,Ethnic Origin\n1,F - Female,A White - British\n2,M - Male,Z Not Stated\n"
        "3,F - Female,N Black or Black British - African\n4,M - Male,H Asian or Asian British - Indian\n",
    )
    assert frame(found)["gender"].tolist() == ["women", "men", "women", "men"]
    assert frame(found)["ethnicity"].tolist() == ["white", "not-disclosed", "black", "asian"]


def test_rows_without_a_group_are_of_all_of_them(tmp_path: Path) -> None:
    rows = "A,White,male,5\nA,White,female,4\nA,Asian,male,2\nA,Asian,female,3\nA,Overall,,14\n"
    found = read(tmp_path, f"company,race,gender,count\n{rows}{rows.replace('A,', 'B,')}")
    counted = frame(found, "reference").groupby("group", observed=True)["count"].sum()
    assert counted.to_dict() == {"male": 14.0, "female": 14.0}


def test_totals_of_two_years_below_a_table_are_left_out(tmp_path: Path) -> None:
    rows = "Executives,3,5\nManagers,4,6\nProfessionals,5,7\nTechnicians,6,8\n"
    ends = "CURRENT 2023 REPORTING YEAR TOTAL,18,26\nPRIOR 2022 REPORTING YEAR TOTAL,17,25\n"
    found = read(tmp_path, f"Job Categories,Number of women,Number of men\n{rows}{ends}")
    counted = frame(found, "published_headcounts")
    assert (counted["women"].sum(), counted["men"].sum()) == (18, 26)
    assert [issue.cell for issue in found.issues if issue.code == "left-out-total"] == ["A6, A7"]


def test_totals_among_the_rows_of_a_list_stay(tmp_path: Path) -> None:
    text = "Unit,Women,Men\nCare total,3,5\nCare nights,1,2\nHome total,4,6\nHome nights,2,3\nDay total,7,8\n"
    assert len(frame(read(tmp_path, text), "published_headcounts")) == 5


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Filled/Vacant", ("Filled", "Vacant", "Filled")),
        ("Vacant?", ("N", "Y", "N")),
        ("Vacant", ("non", "Oui", "non")),
    ],
)
def test_a_column_that_asks_whether_a_post_is_vacant(tmp_path: Path, header: str, values: tuple[str, ...]) -> None:
    rows = zip(("1,Clerk,Ann A,HR,F", "2,Clerk,,HR,", "3,Chief,Bo B,IT,M"), values, strict=True)
    text = "".join(f"{row},{value}\n" for row, value in rows)
    found = read(tmp_path, f"Position Number,Position Title,Incumbent,Department,Gender,{header}\n{text}")
    assert frame(found)["employee"].tolist() == ["1", "3"]


def test_a_payroll_with_a_rate_for_different_times(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "agency_name,last_name,first_name,job_title,compensation_rate,compensation_rate_period,full_part\n"
        'Legislature,Ridley,C,DIRECTOR,"$14,248.00",Monthly,F\nLegislature,Allen,C,NURSE,"$2,942.50",Weekly,P\n'
        'Legislature,Eastman,L,CLERK,"$2,280.20",Scheduled,F\n',
    )
    pay = frame(found)["annual_pay"]
    assert pay.tolist()[:2] == [14_248 * 12.0, 2_942.5 * 52]
    assert pd.isna(pay[2])
    assert frame(found)["contract"].tolist() == ["full-time", "part-time", "full-time"]


def test_salaried_and_hourly_by_letter(tmp_path: Path) -> None:
    found = read(tmp_path, "emp_id,sex,dept,pay_rate,rate_type\n1,F,HR,25.50,H\n2,M,HR,60000,S\n3,M,IT,26,H\n")
    assert frame(found)["annual_pay"].tolist() == [25.5 * 2080, 60_000.0, 26 * 2080.0]


def test_pay_within_an_object(tmp_path: Path) -> None:
    (tmp_path / "staff.json").write_text(
        '{"employees": [{"id": 1, "gender": "female", "department": "HR", "active": true,'
        ' "compensation": {"salary": 50000, "currency": "EUR"}}, {"id": 2, "gender": "male", "department": "IT",'
        ' "active": false, "compensation": {"salary": 60000, "currency": "EUR"}}]}',
        encoding="utf-8",
    )
    people = frame(inspect_files([tmp_path / "staff.json"], Settings()))
    assert people["annual_pay"].tolist() == [50_000.0, 60_000.0]
    assert people["status"].tolist() == ["active", "left"]


def test_the_gender_of_a_ceo_is_of_no_participant(tmp_path: Path) -> None:
    rows = "".join(
        f"Firm {n},CEO {n},{'Female' if n % 3 else 'Male'},{2_000_000 + n},{50_000 + n}\n" for n in range(30)
    )
    found = read(tmp_path, "Company,CEO,CEO Gender,CEO Pay,Median Employee Pay\n" + rows)
    assert not found.dataset.tables


def test_an_employee_told_again_for_each_event_counts_once(tmp_path: Path) -> None:
    rows = "".join(
        f"{n},Hire,2015-03-{n:02},{'F' if n % 3 else 'M'},Legal\n"
        + (f"{n},Termination,2020-03-{n:02},{'F' if n % 3 else 'M'},Legal\n" if n % 2 else "")
        for n in range(1, 21)
    )
    found = read(tmp_path, "Employee ID,Event,Event Date,Gender,Department\n" + rows)
    assert len(frame(found)) == 20
    assert frame(found)["gender"].value_counts()[["women", "men"]].tolist() == [14, 6]
    (issue,) = [issue for issue in found.issues if issue.code == "same-person-again"]
    assert (issue.rows, issue.mapping) == (10, 'columns."Employee ID" = ""')
    assert "repeated-key" not in codes(found)


def test_an_employee_told_again_otherwise_is_kept_with_an_error(tmp_path: Path) -> None:
    rows = "".join(f"{n},2019,F,Legal,{40_000 + n}\n{n},2020,F,Legal,{42_000 + n}\n" for n in range(1, 21))
    found = read(tmp_path, "Employee ID,Pay run,Gender,Department,Annual Salary\n" + rows)
    assert len(frame(found)) == 40
    assert "repeated-key" in codes(found)
    assert "same-person-again" not in codes(found)


@pytest.mark.parametrize("header", ["Q{n} % women", "% women Q{n}", "Q{n} women %"])
def test_quarters_of_pay_with_the_sign_anywhere_are_published_gaps(tmp_path: Path, header: str) -> None:
    quarters = ",".join(header.format(n=n) for n in range(1, 5))
    rows = "".join(f"Firm {n},{n}.5,{n}.1,50,40,61,50,42,{30 + n}\n" for n in range(12))
    head = f"Company,Mean hourly gap %,Median hourly gap %,% men bonus,% women bonus,{quarters}\n"
    found = read(tmp_path, head + rows)
    gaps = frame(found, "published_gaps")
    assert list(gaps["women_lower"][:2]) == [0.61, 0.61]
    assert list(gaps["women_top"][:2]) == [0.3, 0.31]
    assert list(gaps["mean_gap"][:2]) == [0.5, 1.5]
    assert list(gaps["women_bonus"][:2]) == [0.4, 0.4]


def test_invoices_with_net_and_gross_amounts_are_paid_net(tmp_path: Path) -> None:
    rows = "".join(f"I{n},Firm {n},04/03/2023,25/05/2023,{n}0,{n}2\n" for n in range(1, 15))
    found = read(tmp_path, "Invoice No,Supplier,Invoice Date,Paid Date,Net,Gross\n" + rows)
    assert frame(found, "payments")["amount"].sum() == 1050
    assert "two-headers" in codes(found)


def test_the_row_of_the_whole_organisation_is_left_out_by_its_sums(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Division,Women,Men,Total\nAcme plc,50,80,130\nIT,10,40,50\nLegal,15,20,35\nSales,25,20,45\n"
    )
    assert frame(found, "published_headcounts")[["women", "men"]].sum().tolist() == [50, 80]
    assert "totals-of-groups" in codes(found)


def test_a_division_as_large_as_all_others_in_one_number_only_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "Division,Women,Men\nHead office,50,81\nIT,10,40\nLegal,15,20\nSales,25,20\n")
    assert frame(found, "published_headcounts")[["women", "men"]].sum().tolist() == [100, 161]


@pytest.mark.parametrize("months", [["2023-01", "2023-02"], ["Jan 2023", "Feb 2023"], ["January", "February"]])
def test_headcounts_of_months_are_not_added_up(tmp_path: Path, months: list[str]) -> None:
    rows = "".join(f"{month},{100 + n},{90 + n}\n" for n, month in enumerate(months))
    found = read(tmp_path, "Month,Female headcount,Male headcount\n" + rows)
    pools = frame(found, "reference")
    assert sorted(pools.groupby("pool")["count"].sum()) == [190, 192]
    assert pools["count"].max() == 101


@pytest.mark.parametrize("quarters", ["Q1 Q2 Q3 Q4", "1 2 3 4"])
def test_headcounts_of_quarters_of_pay_or_grades_are_added_up(tmp_path: Path, quarters: str) -> None:
    rows = "".join(f"{quarter},{20 + n},{30 + n}\n" for n, quarter in enumerate(quarters.split()))
    found = read(tmp_path, "Pay quartile,Women,Men\n" + rows)
    assert set(frame(found, "reference")["count"]) == {86, 126}


def test_figures_of_groups_in_a_column_without_a_word_for_them_are_no_participants(tmp_path: Path) -> None:
    rows = "".join(f"Total,{n}2,860,20{n}\nMen,{n}1,941,20{n}\nWomen,{n}1,770,20{n}\n" for n in range(15, 19))
    found = read(tmp_path, "category,total_workers,median_weekly_earnings,year\n" + rows)
    assert "participants" not in found.dataset.tables


def test_pay_of_an_hour_among_that_of_a_year_is_not_used(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'F' if n % 2 else 'M'},{28.02 if n == 7 else 40_000 + n}\n" for n in range(1, 21))
    found = read(tmp_path, "Employee ID,Gender,Total Salary\n" + rows)
    assert frame(found)["annual_pay"].isna().sum() == 1
    assert frame(found)["annual_pay"].min() == 40_001
    assert "pay-of-an-hour" in codes(found)


def test_pay_of_a_full_post_is_taken_where_that_of_its_part_stands_beside_it(tmp_path: Path) -> None:
    rows = "".join(f'"Doe,J{n}",Lecturer,"80,000",0.3,"24,000",Law\n' for n in range(12))
    found = read(tmp_path, "Name,Title,Annual Salary at Full FTE,Fte,Annual Salary FTE,Department\n" + rows)
    assert set(frame(found)["annual_pay"]) == {80_000}


def test_contracts_with_the_headers_of_the_transparency_code_are_read(tmp_path: Path) -> None:
    head = (
        "Reference number,Title of agreement,Local authority department responsible,Supplier name and details,"
        "Sum to be paid over the length of the contract or the estimated annual spending or budget for the contract,"
        "Start date,End date,SME,VCSE\n"
    )
    rows = "".join(f'DN{n},IT,Legal,Firm {n},"£{n},859.00",01/04/2021,31/03/2024,No,Yes\n' for n in range(1, 13))
    contracts = frame(read(tmp_path, head + rows), "contracts")
    assert contracts["value"].sum() == sum(1000 * n + 859 for n in range(1, 13))
    assert len(contracts["vendor"].unique()) == 12
