"""Published figures beside pay gaps and headcounts: scores of employers' equality, spending by kind of supplier."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files, write_mapping
from audit.importing.run import Inspection

SCORES = (
    "Année;Structure;Tranche d'effectifs;SIREN;Raison Sociale;Région;Note Ecart rémunération;"
    "Note Ecart taux d'augmentation (hors promotion);Note Ecart taux de promotion;Note Ecart taux d'augmentation;"
    "Note Retour congé maternité;Note Hautes rémunérations;Note Index\n"
    "2022;Entreprise;50 à 250;300000001;ALPHA;Bretagne;38;;;35;15;5;93\n"
    "2023;Entreprise;50 à 250;300000001;ALPHA;Bretagne;NC;;;NC;NC;NC;NC\n"
    "2023;Entreprise;1000 et plus;300000002;BETA;Corse;36;20;15;;0;10;81\n"
)


def read(folder: Path, text: str, name: str = "table.csv") -> Inspection:
    (folder / name).write_text(text, encoding="utf-8")
    return inspect_files([folder / name], Settings())


def frame_of(found: Inspection, table: str) -> pd.DataFrame:
    assert set(found.dataset.tables) == {table}
    return found.dataset.tables[table].frame


def test_the_french_index_is_published_scores(tmp_path: Path) -> None:
    frame = frame_of(read(tmp_path, SCORES), "published_scores")
    assert frame["index_points"].fillna(-1).tolist() == [93, -1, 81]
    assert frame["pay_gap_points"].fillna(-1).tolist() == [38, -1, 36]
    assert frame["raises_points"].fillna(-1).tolist() == [-1, -1, 20]
    assert frame["raises_and_promotions_points"].fillna(-1).tolist() == [35, -1, -1]
    assert frame["promotions_points"].fillna(-1).tolist() == [-1, -1, 15]
    assert frame["after_leave_points"].fillna(-1).tolist() == [15, -1, 0]
    assert frame["top_pay_points"].fillna(-1).tolist() == [5, -1, 10]
    assert frame["employer_id"].tolist() == ["300000001", "300000001", "300000002"]
    assert frame["year"].tolist() == [2022, 2023, 2023]


def test_remarks_about_companies_are_no_scores(tmp_path: Path) -> None:
    found = read(tmp_path, "index,Company,Note\n1,ALPHA,call\n2,BETA,wait\n")
    assert "published_scores" not in found.dataset.tables


@pytest.mark.parametrize("header", ["M/WBE Category", "Ethnicity/Gender", "MWBE Category", "Vendor Category"])
def test_what_agencies_spent_with_kinds_of_suppliers(tmp_path: Path, header: str) -> None:
    text = (
        f"Agency,{header},Number of Contracts,Contract Value\n"
        "Health,Black American,3,12000\nHealth,Women (Non-Minority),2,9000.50\nHealth,Non-Certified,40,800000\n"
        "Parks,Black American,1,500\nParks,Non-Certified,7,90000\n"
    )
    frame = frame_of(read(tmp_path, text), "published_spending")
    assert frame["unit"].tolist() == ["Health"] * 3 + ["Parks"] * 2
    assert frame["contracts"].tolist() == [3, 2, 40, 1, 7]
    assert frame["amount"].sum() == 911500.5


def test_a_column_for_each_kind_of_supplier(tmp_path: Path) -> None:
    text = (
        "Agency,Asian American,Black American,Hispanic American,Caucasian Women,Non-Certified,Total\n"
        "Health,10,20,30,40,100,200\nParks,1,2,3,4,90,100\nTotal,11,22,33,44,190,300\n"
    )
    found = read(tmp_path, text)
    frame = frame_of(found, "published_spending")
    by_kind = frame.groupby("category")["amount"].sum().to_dict()
    assert by_kind == {
        **{"Asian American": 11, "Black American": 22, "Hispanic American": 33},
        **{"Caucasian Women": 44, "Non-Certified": 190},
    }
    assert frame["total"].tolist() == [200] * 5 + [100] * 5
    write_mapping(found, tmp_path / "saved.toml")
    again = inspect_files([tmp_path / "table.csv"], Settings(), mapping=tmp_path / "saved.toml")
    pd.testing.assert_frame_equal(frame_of(again, "published_spending"), frame)


def test_spending_shares_and_numbers_stand_apart(tmp_path: Path) -> None:
    text = (
        "Fiscal Year,Agency,Total Expenditures,MBE Expenditures,WBE Expenditures,MWBE Utilization %,MBE Contracts\n"
        "2022-2023,Health,1000,100,150,25.0,4\n2022-2023,Parks,500,50,25,15.0,2\n"
    )
    frame = frame_of(read(tmp_path, text), "published_spending")
    assert frame["amount"].dropna().tolist() == [100, 150, 50, 25]
    assert frame["share"].dropna().tolist() == [0.25, 0.15]
    assert frame["contracts"].dropna().tolist() == [4, 2]
    assert set(frame["total"]) == {1000, 500}


def test_contracts_that_name_their_suppliers_are_contracts(tmp_path: Path) -> None:
    text = (
        "Prime Contract ID,Prime Vendor,Prime Vendor M/WBE Category,Prime Contract Current Amount,"
        "Prime Contract Start Date,Prime Contracting Agency\n"
        "C1,Acme,Black American,1000,2023-05-01,DOT\nC2,Acme,Black American,500,2023-06-01,DOT\n"
        "C3,Beta,Non-M/WBE,2000,2023-07-01,DOT\n"
    )
    tables = read(tmp_path, text).dataset.tables
    assert tables["contracts"].frame["value"].tolist() == [1000, 500, 2000]
    assert tables["suppliers"].frame["vendor"].tolist() == ["Acme", "Beta"]


def test_people_by_group_are_people_still(tmp_path: Path) -> None:
    found = read(tmp_path, "Department,Black women,White women,Men,Total\nA,1,2,3,6\nB,4,5,6,15\n")
    assert "published_spending" not in found.dataset.tables


def test_orders_that_name_who_certified_the_supplier_are_contracts_and_suppliers(tmp_path: Path) -> None:
    text = (
        "PO Number,Supplier Name,MWBE Status,PO Amount,Order Date,Agency\n"
        "P1,Acme,MBE,100,2023-05-05,DOT\nP2,Acme,MBE,250,2023-05-06,DOT\nP3,Beta,None,900,2023-05-07,DOT\n"
    )
    tables = read(tmp_path, text).dataset.tables
    assert tables["contracts"].frame["value"].tolist() == [100, 250, 900]
    assert tables["suppliers"].frame["certification"].fillna("").tolist() == ["MBE", ""]


def test_scores_with_a_column_for_each_year(tmp_path: Path) -> None:
    text = "Raison Sociale,SIREN,Note Index 2022,Note Index 2023\nALPHA,300000001,80,85\nBETA,300000002,75,NC\n"
    frame = frame_of(read(tmp_path, text), "published_scores")
    assert frame["employer"].tolist() == ["ALPHA", "ALPHA", "BETA", "BETA"]
    assert frame["year"].tolist() == [2022, 2023, 2022, 2023]
    assert frame["index_points"].fillna(-1).tolist() == [80, 85, 75, -1]


def test_spending_by_the_owner_s_ethnicity_and_gender_is_no_list_of_people(tmp_path: Path) -> None:
    text = "Agency,M/WBE Ethnicity,M/WBE Gender,Number of Contracts,Contract Value\n"
    rows = "DOT,Asian,Female,3,100\nDOT,Asian,Male,1,50\nDEP,Black,Female,2,80\n"
    frame = frame_of(read(tmp_path, text + rows), "published_spending")
    assert (frame["amount"].sum(), frame["contracts"].sum()) == (230, 6)


def test_a_median_of_nothing_named_is_no_number_of_people(tmp_path: Path) -> None:
    found = read(tmp_path, "Description,Code,Median male,Median female\nAll,1,15.5,14\nManagers,2,22,20\n")
    assert not found.dataset.tables
