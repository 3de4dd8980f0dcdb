"""Tables in shapes that public files have: which table they are, how many people, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "file.csv") -> Inspection:
    """Import one text file."""
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def codes(inspection: Inspection) -> list[str]:
    """Return the codes of all that was said."""
    return [issue.code for issue in inspection.issues]


def test_a_file_that_gives_nothing_says_nothing_of_a_period(tmp_path: Path) -> None:
    nothing = read(tmp_path, "colour,shape\nred,round\nblue,square\n")
    assert not nothing.dataset.tables
    assert "period-from-data" not in codes(nothing)


def test_a_leaving_date_that_lies_ahead_is_not_the_audited_year(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "id,gender,department,hire_date,termdate\n1,F,IT,2019-05-01,\n2,M,IT,2018-03-01,2031-06-30 10:00:00 UTC\n"
        "3,F,HR,2020-02-01,2021-04-01\n",
    )
    assert found.dataset.period.label == "2021"
    assert found.dataset.tables["employees"].frame["status"].tolist() == ["active", "active", "left"]


def test_a_code_and_its_name_are_one_column_but_two_units_are_not(tmp_path: Path) -> None:
    rows = "\n".join(
        f"{n},{'FM'[n % 2]},{('IT', 'HR')[n % 2]},{('Research and development', 'Sales')[n // 5]}" for n in range(10)
    )
    found = read(tmp_path, f"employee id,gender,department,business unit\n{rows}\n")
    assert set(found.dataset.tables["employees"].frame["department"]) == {"IT", "HR"}
    named = "\n".join(
        f"{n},{'FM'[n % 2]},{('A1', 'A2')[n % 2]},{('Transport', 'Public works')[n % 2]}" for n in range(10)
    )
    found = read(tmp_path, f"employee id,gender,department,department name\n{named}\n")
    assert set(found.dataset.tables["employees"].frame["department"]) == {"Transport", "Public works"}


def test_one_header_among_many_makes_no_table(tmp_path: Path) -> None:
    found = read(tmp_path, "City,Mayor's car,Date reported,Colour,Wheels,Price\nRome,Fiat,2020-01-02,red,4,9\n")
    assert not found.dataset.tables


def test_letters_over_columns_are_groups_only_as_a_known_pair(tmp_path: Path) -> None:
    assert not read(tmp_path, "V,e,r,y,H,i\n86,1,2,3,72,9\n").dataset.tables
    pair = read(tmp_path, "Team,F,M\nSales,4,6\nIT,3,9\n").dataset.tables["published_headcounts"].frame
    assert (pair["women"].sum(), pair["men"].sum()) == (7, 15)


def test_women_and_men_that_make_a_hundred_are_shares(tmp_path: Path) -> None:
    found = read(tmp_path, "Company,Female,Male\nAcme,35,65\nBeta,41.5,58.5\nCo,50,50\n")
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["women_share"].tolist() == [0.35, 0.415, 0.5]
    assert "women" not in frame
    assert "reference" not in found.dataset.tables


def test_headcounts_of_one_company_by_date_are_years(tmp_path: Path) -> None:
    found = read(
        tmp_path, "published,organisation,gender_female,gender_male\n2019-04-02,Acme,243,280\n2020-04-04,Acme,250,286\n"
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["year"].tolist() == [2019, 2020]
    assert frame["job"].tolist() == ["Acme", "Acme"]
    pools = found.dataset.tables["reference"].frame
    assert pools.loc[pools["pool"] == "file 2020", "count"].tolist() == [250.0, 286.0]


def test_a_first_column_without_a_name_says_what_each_row_is(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ",Total # of Faculty,% Women,% Men,Date Reported,Notes\nNorth University,57,7%,93%,11/23/15,counted\n"
        "South University,60,10%,90%,11/24/15,counted\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert frame["job"].tolist() == ["North University", "South University"]
    assert frame["total"].tolist() == [57.0, 60.0]
    assert frame["women_share"].tolist() == [0.07, 0.1]
    assert frame["year"].tolist() == [2015, 2015]


def test_rows_of_all_groups_together_count_nobody_twice(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "job_category,gender,count\nExecutives,Male,98\nExecutives,Female,25\nExecutives,Both,123\n"
        "Managers,Male,73\nManagers,Female,30\nManagers,Total,103\n",
    )
    frame = found.dataset.tables["reference"].frame
    assert frame["count"].sum() == 98 + 25 + 73 + 30
    assert "totals-of-groups" in codes(found)


PAY_GAPS = """companyName,year,meanHourly,medianHourly,perBonusFemale,perBonusMale,q1Female,q1Male,q4Female,q4Male
Acme,2022,7.4,2.0,9,14,35,65,29,71
Beta,2022,20.9,22.7,54.7,62.8,66.4,33.6,57.9,42.1
Co,2022,6,16,76,80,53,47,27,73
"""


def test_pay_gaps_under_short_names(tmp_path: Path) -> None:
    found = read(tmp_path, PAY_GAPS)
    frame = found.dataset.tables["published_gaps"].frame
    assert frame["mean_gap"].tolist() == [7.4, 20.9, 6.0]
    assert frame["women_lower"].tolist() == [0.35, 0.664, 0.53]
    assert frame["men_top"].tolist() == pytest.approx([0.71, 0.421, 0.73])
    assert codes(found).count("percent") == 1


def test_shares_by_quarter_of_pay_alone_are_enough(tmp_path: Path) -> None:
    head = "Employer,Female lower quartile,Male lower quartile,Female upper quartile,Male upper quartile"
    frame = read(tmp_path, f"{head}\nAcme,35,65,29,71\nBeta,66,34,58,42\n").dataset.tables["published_gaps"].frame
    assert frame["women_top"].tolist() == [0.29, 0.58]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Fulltime-Temporary", "full-time"),
        ("CRP - CLASSIFIED REGULAR PART-TIME", "part-time"),
        ("FULL_TIME", "full-time"),
        ("Teilzeit 50 %", "part-time"),
    ],
)
def test_working_time_in_a_longer_name(tmp_path: Path, written: str, meant: str) -> None:
    found = read(tmp_path, f"employee id,gender,department,contract type\n1,F,IT,{written}\n2,M,IT,full-time\n")
    assert found.dataset.tables["employees"].frame["contract"].tolist()[0] == meant


def test_words_for_a_number_that_is_not_given_are_blank(tmp_path: Path) -> None:
    found = read(tmp_path, "employee id,gender,salary\n1,F,Not Provided\n2,M,50000\n3,F,*\n")
    assert "unreadable-value" not in codes(found)
    assert found.dataset.tables["employees"].frame["salary"].notna().sum() == 1


ANYTHING = {
    "users": "id,username,role,status,created_at\n1,ann,admin,active,2020-01-02\n2,bo,editor,inactive,2020-01-03\n",
    "products": "id,name,category,price,currency,status\n1,Chair,Home,49.90,EUR,active\n2,Lamp,Light,19.90,EUR,gone\n",
    "houses": "Id,Title,Type,Location,Price\n1,Flat in town,Flat,Rome,100000\n2,House,House,Milan,300000\n",
    "movies": "title,year,genre,rating,budget\nAlien,1979,SF,8.5,11000000\nAliens,1986,SF,8.4,18500000\n",
    "customers": "CustomerID,Gender,Age,Annual Income (k$)\n1,Male,19,15\n2,Female,21,15\n3,Female,20,16\n",
    "passengers": "PassengerId,Survived,Name,Sex,Age,Ticket\n1,0,Owen,male,22,A5\n2,1,Flo,female,38,PC\n",
    "bank": "Date,Description,Amount,Balance\n2023-01-02,Coffee,-3.50,1000.10\n2023-01-03,Salary,2500.00,3500.10\n",
    "dictionary": "Field,Type,Description,Example\ngender,text,Gender of staff,Female\nsalary,number,Annual pay,5\n",
}


@pytest.mark.parametrize("name", ANYTHING)
def test_lists_of_other_things_are_none_of_the_tables(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, ANYTHING[name])
    assert not found.dataset.tables
    assert {"unknown-table", "missing-column"} & set(codes(found))


def test_two_names_of_a_speaker_are_one_person(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "speaker_id,person_id,firstName,fullName,event,session_title\ns1,p1,Ann,Ann B,E,Talk one\n"
        "s2,p2,Bo,Bo C,E,Talk two\n",
    )
    frame = found.dataset.tables["appearances"].frame
    assert len(frame) == 2
    assert frame["role"].tolist() == ["speaker", "speaker"]


def test_people_in_rows_with_a_share_of_votes_are_no_groups(tmp_path: Path) -> None:
    found = read(tmp_path, "candidate,gender,share\nAnn,F,12.5\nBo,M,52.5\nCy,M,35\n")
    assert "reference" not in found.dataset.tables


def test_a_row_for_all_ages_counts_nobody_twice(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Area,Year,Age group,Males,Females\nNorth,2021,0-4,100,95\nNorth,2021,5-9,102,99\n"
        "North,2021,All ages,202,194\n",
    )
    frame = found.dataset.tables["published_headcounts"].frame
    assert (frame["women"].sum(), frame["men"].sum()) == (194, 202)


def test_a_header_of_ethnicity_and_gender_is_both(tmp_path: Path) -> None:
    head = (
        "Job category,Native Hawaiian or Other Pacific Islander Male,White Male,White Female,Two or More Races Female"
    )
    found = read(tmp_path, f"{head}\nManagers,1,20,8,2\nProfessionals,0,40,30,1\n")
    frame = found.dataset.tables["published_headcounts"].frame
    white = frame[frame["counted"] == "white"]
    assert (white["women"].sum(), white["men"].sum()) == (38, 60)


def test_pay_in_per_cent_of_mens_is_no_share_of_men(tmp_path: Path) -> None:
    head = "occupation,workers_male,workers_female,wage_percent_of_male"
    found = read(tmp_path, f"{head}\nChief executives,782,241,76.04\nManagers,681,295,74.97\n")
    assert "men_share" not in found.dataset.tables["published_headcounts"].frame


def test_talks_of_one_event_are_no_list_of_events(tmp_path: Path) -> None:
    found = read(tmp_path, "event,main_speaker,title,url\nE1,A,T1,u\nE1,B,T2,u\nE1,C,T3,u\nE2,D,T4,u\n")
    assert "events" not in found.dataset.tables


def test_answers_to_several_groups_are_mixed(tmp_path: Path) -> None:
    found = read(tmp_path, "employee id,department,ethnicity\n1,IT,White;Asian\n2,IT,Black\n3,IT,White;Caucasian\n")
    assert found.dataset.tables["employees"].frame["ethnicity"].tolist() == ["mixed", "black", "white"]


def test_a_number_shared_by_many_is_nobodys_key(tmp_path: Path) -> None:
    rows = "\n".join(f"{n % 2},{'FM'[n % 2]},Sales,{50000 + n}" for n in range(60))
    found = read(tmp_path, f"Payroll Number,Gender,Department,Salary\n{rows}\n")
    assert "employee" not in found.dataset.tables["employees"].columns
    assert "repeated-key" not in codes(found)
    assert "column-misfit" in codes(found)


def test_breaks_of_a_programme_are_no_appearances(tmp_path: Path) -> None:
    found = read(tmp_path, "Session,Speaker,Session type\nOpening,Ann,Keynote\nLunch,,Other\nTalk,Bo,Talk\n")
    assert found.dataset.tables["appearances"].frame["person"].tolist() == ["Ann", "Bo"]
    assert "names-nobody" in codes(found)


def test_the_owners_of_suppliers_are_no_participants(tmp_path: Path) -> None:
    head = "Vendor_Formal_Name,Business_Description,Certification,Ethnicity"
    found = read(tmp_path, f"{head}\nFrame,Estates,MBE,Black\nPerfect,Building,WBE,Asian\n")
    assert set(found.dataset.tables) == {"suppliers"}


def test_a_row_for_each_person_and_year_gives_the_last_year(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},{year},{'FM'[n % 2]},IT" for n in range(4) for year in (2013, 2014, 2015))
    found = read(tmp_path, f"EmployeeID,STATUS_YEAR,gender_full,department\n{rows}\n")
    assert len(found.dataset.tables["employees"].frame) == 4
    assert "rows-chosen" in codes(found)
    assert "repeated-key" not in codes(found)


def test_a_status_that_tells_the_working_time_is_the_contract(tmp_path: Path) -> None:
    found = read(tmp_path, "employee id,department,STATUS\n1,IT,CR - FULL-TIME\n2,IT,CR - PART-TIME\n")
    assert found.dataset.tables["employees"].frame["contract"].tolist() == ["full-time", "part-time"]


def test_leavers_under_their_own_title(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Current staff,,\nEmployee ID,Gender,Department\n1,F,IT\n2,M,HR\n,,\nLeavers,,\n"
        "Employee ID,Gender,Leaving date\n7,F,2023-05-01\n8,M,2023-06-01\n",
    )
    frame = found.dataset.tables["employees"].frame
    assert frame["employee"].tolist() == ["1", "2", "7", "8"]
    assert frame["status"].tolist() == ["active", "active", "left", "left"]


def test_headings_between_rows_are_nobody(tmp_path: Path) -> None:
    people = {unit: [f"{unit[0]}{n},{'FM'[n % 2]},A,{30000 + n}" for n in range(5)] for unit in ("Sales", "IT")}
    rows = "\n".join(line for unit, lines in people.items() for line in (f"{unit},,,", *lines))
    found = read(tmp_path, f"Employee ID,Gender,Grade,Salary\n{rows}\n")
    assert len(found.dataset.tables["employees"].frame) == 10
    assert "left-out-section" in codes(found)


def test_a_table_on_its_side_gives_one_sentence(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Employee ID,1,2,3\nGender,Female,Male,Female\nDepartment,IT,HR,IT\nSalary,1,2,3\nHire date,x,y,z\n"
    )
    assert not found.dataset.tables
    assert codes(found) == ["sideways"]


def test_a_list_of_allowed_words_is_no_staff(tmp_path: Path) -> None:
    assert not read(tmp_path, "Gender,Grade\nFemale,A\nMale,B\nNon-binary,C\n").dataset.tables


def test_a_hundred_people_in_each_quarter_stay_people(tmp_path: Path) -> None:
    found = read(tmp_path, "Quarter,Number of women,Number of men\nLower,60,40\nMiddle,55,45\nUpper,35,65\n")
    assert found.dataset.tables["published_headcounts"].frame["women"].sum() == 150


def test_a_compound_tells_the_month(tmp_path: Path) -> None:
    found = read(tmp_path, "Personalnummer;Geschlecht;Abteilung;Monatsgehalt\n1;w;IT;3.000,50 €\n2;m;IT;2.500,00 €\n")
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [36006.0, 30000.0]


def test_trustees_with_roles_are_a_board_and_no_line_up(tmp_path: Path) -> None:
    found = read(tmp_path, "Trustee name,Role,Appointed,Gender\nA,Chair,2019-01-01,F\nB,Trustee,2020-01-01,M\n")
    assert set(found.dataset.tables) == {"governance"}
    assert found.dataset.tables["governance"].frame["body"].tolist() == ["board", "board"]


def test_talks_accepted_and_rejected_are_proposals(tmp_path: Path) -> None:
    head = "id,status,title,speaker_name,speaker_gender,submitted_at"
    found = read(tmp_path, f"{head}\n1,accepted,T1,A,female,2023-01-02\n2,rejected,T2,B,male,2023-01-03\n")
    assert set(found.dataset.tables) == {"proposals", "appearances"}
    assert found.dataset.tables["proposals"].frame["outcome"].tolist() == ["accepted", "rejected"]
    assert found.dataset.tables["appearances"].frame["gender"].tolist() == ["women"]
