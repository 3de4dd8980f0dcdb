"""What the first release wrote keeps loading: a committed result document and a committed database."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from audit.errors import HistoryError
from audit.history import import_history, open_store
from audit.history.schema import HEAD
from audit.model.codec import result_from_json
from tests.history.build import audit, period

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


def test_an_old_database_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    shutil.copyfile(OLD / "history-1.0.sqlite", path)
    open_store(str(path)).close()
    open_store(str(path)).close()  # up to date now: no second backup
    (backup,) = tmp_path.glob("history.sqlite.0001-*.backup")
    assert revision(path) == HEAD
    assert revision(backup) == "0001"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with open_store(str(backup)) as store:
        assert store.verify() == ()
        assert len(store.list()) == 3


def test_a_migration_that_fails_leaves_the_old_database(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    shutil.copyfile(OLD / "history-1.0.sqlite", path)
    raw = sqlite3.connect(path)
    raw.execute("CREATE INDEX item_scores_by_item ON item_scores (outcome)")
    raw.close()
    with pytest.raises(HistoryError, match="nothing was changed"):
        open_store(str(path))
    assert revision(path) == "0001"


def test_all_snapshots_of_a_server_are_written_down_before_it_is_migrated(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with open_store(postgres_url) as store:
        for year in (2024, 2025):
            store.remember(audit(year))
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:  # as the first release made it
        connection.execute(sa.text("DROP INDEX item_scores_by_item"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    open_store(postgres_url).close()
    open_store(postgres_url).close()  # up to date now: no second backup
    (backup,) = (tmp_path / "policy-audit" / "backups").glob("*.0001-*.jsonl")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with open_store(str(tmp_path / "other.sqlite")) as other, open_store(postgres_url) as store:
        assert import_history(other, backup.read_bytes()) == 2
        assert [other.load(entry.id) for entry in other.list()] == [store.load(entry.id) for entry in store.list()]


def revision(path: Path) -> str:
    raw = sqlite3.connect(path)
    (found,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    raw.close()
    return str(found)
