"""The sample brings every column that the input tables declare, and answers only to items that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checklists import load_checklists
from audit.config import PeriodSettings
from audit.importing import import_files
from audit.settings_file import load_settings
from audit.tables.dataset import Dataset
from audit.tables.index import TABLES
from audit.types import IssueLevel
from sample_data.make import write_sample
from sample_data.policies import ANSWERS

INSTEAD = frozenset(
    (
        *("hispanic_latino",),  # asked in the United States only; the sample is in Ireland
        *("age_band", "age"),  # the sample gives the year or the date of birth
        *("gross_pay",),  # the sample gives salary, bonus and overtime pay
        *("chair_women",),  # the sample names the chair of a session as an appearance
        *("speakers", "sessions"),  # the sample lists them one by one
    )
)
"""Columns that stand for others that the sample has."""
NOT_BROUGHT = {
    "appearances": {"level", "cancelled"},
    "employees": {"performance_rating", "recruitment_source"},  # no shipped question asks; own checklists may
    "incidents": {
        "event",
        *("gender", "ethnicity", "disability", "class_background", "orientation", "religion", "caring"),
    },
    "events": {"speakers_international"},
    "policies": {"response"},  # in the sample, management answers in the plan workbook
    "memberships": {"class_background", "orientation", "religion", "caring"},
    "proposals": {"class_background", "orientation", "religion", "caring"},
}
"""Columns about people that an organisation should not keep in that table, or that others' programmes bring."""


def _import(folder: Path, year: int) -> Dataset:
    settings = load_settings(folder / "audit.toml")
    settings = settings.model_copy(update={"period": PeriodSettings(label=str(year))})
    return import_files(sorted((folder / str(year)).iterdir()), settings)


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dataset]:
    found = {}
    for organisation in ("large", "small"):
        folder = tmp_path_factory.mktemp(organisation)
        write_sample(folder, organisation)
        found[organisation] = _import(folder, 2025)
    return found


def test_every_declared_column_is_brought(datasets: dict[str, Dataset]) -> None:
    for name, table in TABLES.items():
        if name.startswith("published") or name == "participants":
            continue  # figures that others publish; the sample counts who came, and keeps no list of them
        brought = set().union(*(data.tables[name].columns for data in datasets.values() if name in data.tables))
        wanted = {column.name for column in table.columns if not column.derived}
        assert wanted - brought - INSTEAD - NOT_BROUGHT.get(name, set()) == set(), name


def test_every_column_and_word_is_understood(datasets: dict[str, Dataset]) -> None:
    for data in datasets.values():
        for source in data.sources:
            assert source.table, (source.file, source.sheet)
            assert [header for header, column in source.columns.items() if not column] == []
        assert [issue.code for issue in data.issues if issue.level is not IssueLevel.INFO] == []


def test_answers_are_to_items_that_exist() -> None:
    items = {item.id for checklist in load_checklists() for item in checklist.items}
    assert {answer.item for answer in ANSWERS} <= items
