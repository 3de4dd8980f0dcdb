"""Public files as the import reads them, without a mapping; each is read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from audit.config import Settings
from audit.importing import import_files
from audit.tables.dataset import Dataset

HR_DATASET = "hr/HRDataset_v14.csv"
ATTRITION = "hr/IBM attrition.xlsx"
SEMICOLON_STAFF = "hr/employees_semicolon_ddmmyyyy.csv"
MONTGOMERY = "hr/montgomery_county_2016.csv"
UK_GAPS = "paygap/uk_gender_pay_gap_2017_2018.csv"
SEATTLE = "paygap/seattle_wages_by_gender.csv"
SIBECOL_TALKS = "events/SIBECOL_Data_Block1.csv"
SIBECOL_SESSIONS = "events/SIBECOL_Data_Block2.csv"
SYSCONF = "events/sysconf_appearances.csv"
WORDCAMP = "events/WordCamp_Nepal_Kathmandu_AllYear_Data.xlsx"
PHILADELPHIA = "supplier/phila_{}.csv"
LOS_ANGELES = "supplier/LA_filtered_echeckbook_2021.csv"
CERTIFIED = "supplier/LA_Company_Cert_MBE.xlsx"
USER_2016 = "events/useR2016_DERIVED.csv"

EVERYBODY = {"status": ["active", "left"]}
"""The filter of those who left too: the files are lists of all whom an employer ever recorded."""


@cache
def imported(folder: Path, name: str) -> Dataset:
    """Return what the import makes of one file by itself."""
    return import_files([folder / name], Settings())
