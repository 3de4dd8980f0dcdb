"""Public files as canonical columns, mapped by hand, so that measures are checked apart from the import."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from audit.tables.dataset import Dataset
from tests.measures.builders import dataset

GENDER = {"F": "women", "M": "men", "W": "women"}


def hr_dataset(folder: Path) -> Dataset:
    raw = pd.read_csv(folder / "hr" / "HRDataset_v14.csv", encoding="utf-8-sig")
    text = raw.select_dtypes(exclude="number").apply(lambda column: column.str.strip())
    return dataset(
        employees={
            "gender": text["Sex"].map(GENDER).tolist(),
            "status": raw["Termd"].map({0: "active", 1: "left"}).tolist(),
            "department": text["Department"].tolist(),
            "annual_pay": raw["Salary"].tolist(),
            "ethnicity": text["RaceDesc"].tolist(),
        }
    )


def montgomery(folder: Path) -> Dataset:
    raw = pd.read_csv(folder / "hr" / "montgomery_county_2016.csv")
    pay = raw["Current Annual Salary"].str.replace(r"[$,]", "", regex=True).astype(float)
    contract = raw["Assignment Category"].map({"Fulltime-Regular": "full-time", "Parttime-Regular": "part-time"})
    return dataset(
        employees={
            "gender": [GENDER.get(value) for value in raw["Gender"]],
            "contract": contract.tolist(),
            "department": raw["Department"].tolist(),
            "department_function": [
                "hr" if name == "Office of Human Resources" else "" for name in raw["Department Name"]
            ],
            "annual_pay": pay.tolist(),
        }
    )


def sysconf(folder: Path) -> Dataset:
    raw = pd.read_csv(folder / "events" / "sysconf_appearances.csv")
    roles = {"panel": "panellist", "keynote": "keynote", "session": "session-chair", "chair": "committee-chair"}
    return dataset(
        appearances={
            "event": raw["conference"].tolist(),
            "role": [roles.get(role, role) for role in raw["role"]],
            "person": raw["person"].tolist(),
            "gender": [GENDER.get(value) for value in raw["gender"]],
            "session": [None] * len(raw),
            "session_kind": [None] * len(raw),
        }
    )


def sibecol(folder: Path) -> Dataset:
    raw = pd.read_csv(folder / "events" / "SIBECOL_Data_Block1.csv")
    roles = {"invited": "invited", "plenary": "keynote"}
    return dataset(
        appearances={
            "role": [roles.get(kind, "speaker") for kind in raw["talk.type"]],
            "gender": [GENDER.get(value) for value in raw["presenter.sex"]],
        }
    )


def attrition(folder: Path) -> Dataset:
    raw = pd.read_excel(folder / "hr" / "IBM attrition.xlsx", sheet_name="Raw data", engine="calamine")
    return dataset(
        employees={
            "gender": raw["Gender"].map({"Female": "women", "Male": "men"}).tolist(),
            "status": raw["Attrition"].map({"No": "active", "Yes": "left"}).tolist(),
            "level": raw["JobLevel"].astype(str).tolist(),
            "department": raw["Department"].tolist(),
            "annual_pay": raw["MonthlyIncome"].astype(float).tolist(),
        }
    )


def semicolon_staff(folder: Path) -> Dataset:
    raw = pd.read_csv(folder / "hr" / "employees_semicolon_ddmmyyyy.csv", sep=";")
    return dataset(
        employees={
            "gender": raw["Gender"].map({"Female": "women", "Male": "men"}).tolist(),
            "status": raw["Termdate"].isna().map({True: "active", False: "left"}).tolist(),
            "department": raw["Department"].tolist(),
            "department_function": ["hr" if name == "HR" else "" for name in raw["Department"]],
            "annual_pay": raw["Salary"].astype(float).tolist(),
        }
    )
