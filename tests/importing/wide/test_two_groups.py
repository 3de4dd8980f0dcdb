"""Figures that set two groups against each other are pools, and rows of groups are no people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def read(folder: Path, text: str, name: str = "figures.csv") -> Inspection:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return inspect_files([path], Settings())


def pools(found: Inspection) -> pd.DataFrame:
    return found.dataset.tables["reference"].frame


@pytest.mark.parametrize("minority", ["BME", "BAME", "Ethnic minority", "Minority ethnic headcount"])
def test_white_and_minority_staff_by_band(tmp_path: Path, minority: str) -> None:
    found = read(tmp_path, f"AfC Band,White,{minority},Unknown,Total\nBand 1,80,20,3,103\nBand 2,60,45,1,106\n")
    assert set(found.dataset.tables) == {"reference"}
    counted = pools(found)
    assert set(counted["dimension"]) == {"ethnicity"}
    assert counted.groupby("group", observed=True)["count"].sum().to_dict() == {"white": 140.0, "ethnic minority": 65.0}


def test_two_groups_in_several_years(tmp_path: Path) -> None:
    found = read(tmp_path, "Band,White 2022,BME 2022,White 2023,BME 2023\nBand 1,80,20,70,30\nBand 2,60,45,50,55\n")
    counted = pools(found)
    later = counted[counted["pool"].str.contains("2023")]
    assert later.groupby("group", observed=True)["count"].sum().to_dict() == {"white": 120.0, "ethnic minority": 85.0}


def test_disabled_and_other_staff(tmp_path: Path) -> None:
    found = read(tmp_path, "Pay band cluster,Disabled,Non-disabled,Unknown\nCluster 1,8,92,10\nCluster 2,6,60,4\n")
    counted = pools(found)
    assert set(counted["dimension"]) == {"disability"}
    assert counted.groupby("group", observed=True)["count"].sum().to_dict() == {"disabled": 14.0, "non-disabled": 152.0}


def test_marks_of_two_groups_are_no_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, "Ref,White,BME\na,1,0\nb,0,1\nc,1,0\n")
    assert "reference" not in found.dataset.tables


def test_groups_in_rows_below_a_blank_corner(tmp_path: Path) -> None:
    found = read(tmp_path, ",Headcount,%\nWhite,120,60%\nAsian,40,20%\nBlack,30,15%\nMixed,10,5%\n")
    counted = pools(found)
    assert dict(zip(counted["group"], counted["count"], strict=True)) == {
        "White": 120.0,
        "Asian": 40.0,
        "Black": 30.0,
        "Mixed": 10.0,
    }


def test_rows_of_groups_with_a_number_for_each_level_are_no_participants(tmp_path: Path) -> None:
    found = read(tmp_path, "gender,school,bachelor,master,Total\nfemale,10,20,30,60\nmale,15,25,35,75\n")
    assert not found.dataset.tables


def test_estimates_by_group_are_no_participants(tmp_path: Path) -> None:
    rows = "".join(f"A County,{race},{n}00,{origin}\n" for n, race, origin in ((3, "white", "x"), (5, "afam", "y")))
    found = read(tmp_path, f"county,race,estimate,ethnicity\n{rows}B County,white,700,x\nB County,afam,200,x\n")
    assert not found.dataset.tables


def test_pay_with_its_gap_is_no_number_of_people(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '[{"Subject": "All", "Men": 72016, "Women": 60527, "Gap": 11489},'
        ' {"Subject": "Management", "Men": 105229, "Women": 85986, "Gap": 19243}]',
        "pay.json",
    )
    assert not found.dataset.tables
    assert "figures-are-amounts" in {issue.code for issue in found.issues}


REGISTER = (
    "Media;;;;\nGrupo profesional;Mujeres;Hombres;Diferencia;Brecha %\nGrupo 1;35.000,50;40.000,00;4.999,50;12,50%\n"
    "Grupo 2;25.000,00;26.000,00;1.000,00;3,85%\n"
)


@pytest.mark.parametrize(
    "text",
    [
        REGISTER,
        f"{REGISTER};;;;\n{REGISTER.replace('Media', 'Mediana')}",
        "Grupo;Mujeres;Hombres\nGrupo 1;35.000,50;40.000,00\nGrupo 2;25.000,00;26.000,00\n",
        "Grade,Women,Men,Pay gap %\nA,90,100,10\nB,190,200,5\n",
    ],
)
def test_a_register_of_pay_holds_no_numbers_of_people(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert not found.dataset.tables
    assert {"figures-are-amounts", "figures-unclear"} & {issue.code for issue in found.issues}


def test_two_groups_below_the_days_of_their_figures(tmp_path: Path) -> None:
    header = "Band,As at 31 March 2022: White,As at 31 March 2022: BME,31st March 2023: White,31st March 2023: BME\n"
    counted = pools(read(tmp_path, f"{header}Band 1,80,20,70,30\nBand 2,60,45,50,55\n"))
    assert counted.groupby("group", observed=True)["count"].sum().to_dict() == {
        "white": 260.0,
        "ethnic minority": 150.0,
    }
    assert counted["pool"].str.contains("2022|2023").all()


@pytest.mark.parametrize(
    ("header", "groups"),
    [
        ("Disability status", ("Disabled", "Non-disabled", "Not known")),
        ("Disability", ("Yes", "No", "Not declared")),
        ("Group", ("Disabled", "Not disabled", "Prefer not to say")),
    ],
)
def test_disability_in_rows_is_a_pool_for_each_year(tmp_path: Path, header: str, groups: tuple[str, ...]) -> None:
    rows = "".join(
        f"{year},{group},{n}\n" for year in (2021, 2022) for group, n in zip(groups, (12, 70, 18), strict=True)
    )
    found = read(tmp_path, f"Year,{header},Headcount\n{rows}")
    assert set(found.dataset.tables) == {"reference"}
    assert set(pools(found)["dimension"]) == {"disability"}
    assert pools(found)["count"].tolist() == [12, 70, 18] * 2


def test_yes_and_no_to_something_else_is_no_pool_of_disability(tmp_path: Path) -> None:
    found = read(tmp_path, "Year,Remote work,Headcount\n2021,Yes,12\n2021,No,70\n2022,Yes,13\n2022,No,71\n")
    assert not found.dataset.tables
