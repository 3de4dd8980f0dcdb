"""What the first release wrote keeps loading: a committed result document and a committed database."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from audit.history import open_store
from audit.model.codec import result_from_json
from tests.history.build import period

OLD = Path(__file__).parent / "data"


def test_a_result_of_the_first_schema_loads() -> None:
    result = result_from_json((OLD / "result-1.0.json").read_bytes())
    assert result.schema == "1.0"
    assert result.overall.value == pytest.approx(1 / 3)
    one = result.item("a")
    assert one is not None
    assert one.measurement is not None
    assert one.measurement.groups[0].value == 0.1 + 0.2
    assert one.measurement.tests[0].p_value == 1e-300


def test_a_database_of_the_first_schema_opens_and_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    shutil.copyfile(OLD / "history-1.0.sqlite", path)
    with open_store(str(path)) as store:
        assert [(entry.period, entry.superseded) for entry in store.list()] == [
            ("2024", False),
            ("2025", True),
            ("2025", False),
        ]
        assert store.verify() == ()
        before = store.previous("Example", period(2026))
        assert before is not None
        assert before.settings_digest == "corrected"
