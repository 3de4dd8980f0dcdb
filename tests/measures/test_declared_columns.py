"""A measure declares every column that it looks at, so that input workbooks ask for it and the docs name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from audit.checklists import load_checklists
from audit.importing import import_files
from audit.measures import load_measures
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.registry import measure_named, parse_parameters
from audit.measures.run import measure_one
from audit.model.checklist import Measure
from audit.settings_file import load_settings
from audit.tables import TABLES
from audit.workbooks.asked import asked_tables
from sample_data.make import write_sample

WHO_IS_COUNTED = {"employees.status", "employees.hired_on", "employees.left_on", "appearances.declined"}
"""Asked for of every table, because they say who is counted at all."""
_BY_CHANCE = {"employees.annual_pay"}
"""Orders the levels where it is there; computed, and asked for by whatever measures pay."""


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> MeasureContext:
    """The small sample of one year: every table has rows."""
    folder = tmp_path_factory.mktemp("sample")
    paths = write_sample(folder, "small")
    settings = load_settings(folder / "audit.toml")
    latest = sorted({path.parent for path in paths if path.suffix != ".toml"})[-1]
    return MeasureContext(dataset=import_files(sorted(latest.iterdir()), settings), settings=settings, minimum_n=10)


def _looked_at(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    seen: set[str] = set()

    def recording(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(frame: Frame, column: str) -> Any:
            seen.add(f"{frame.name}.{column}")
            return method(frame, column)

        return call

    for name in ("coded", "amount", "has"):
        monkeypatch.setattr(Frame, name, recording(getattr(Frame, name)))
    return seen


def _declared(name: str) -> bool:
    table, _, column = name.partition(".")
    return table in TABLES and TABLES[table].column(column) is not None


def test_every_column_that_is_looked_at_is_declared(context: MeasureContext, monkeypatch: pytest.MonkeyPatch) -> None:
    load_measures()
    seen = _looked_at(monkeypatch)
    undeclared: dict[str, set[str]] = {}
    for checklist in load_checklists():
        for item in checklist.items:
            if isinstance(item.assess, Measure):
                measure = measure_named(item.assess.measure)
                parameters = parse_parameters(measure, dict(item.assess.parameters))
                seen.clear()
                measure_one(context, measure, parameters)
                said = {*measure.needs(parameters), *measure.reads(parameters)}
                missing = {name for name in seen - said - WHO_IS_COUNTED - _BY_CHANCE if _declared(name)}
                if missing:
                    undeclared.setdefault(measure.name, set()).update(missing)
    assert undeclared == {}


def test_a_workbook_for_staff_asks_for_what_explains_pay() -> None:
    pay = [each for each in load_checklists() if each.id == "pay-equity"]
    asked = {column.name for column in asked_tables(pay)["employees"]}
    assert {"level", "job_group", "education", "contract", "hired_on", "left_on", "birth_year", "bonus"} <= asked
    assert {"full_pay_relevant", "hourly_pay", "hours", "salary", "fte"} <= asked
