from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from audit.errors import HistoryError, UsageError
from audit.history import Store, default_url, open_store
from audit.history.schema import HEAD, KNOWN_REVISIONS, metadata
from audit.model.result import AuditResult, SourceFile
from audit.types import Audience
from tests.history.build import period, simple
from tests.scoring.build import checklist, item

LISTS = [checklist("c", [item("a"), item("b")])]


def audit(year: int = 2025, a: float = 0.5, **more: object) -> AuditResult:
    return simple(LISTS, {"a": a, "b": 1.0}, year, **more)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "history.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(str(path)) as opened:
        yield opened


def test_a_result_comes_back_as_it_was(store: Store) -> None:
    result = audit()
    assert store.remember(result)
    (snapshot,) = store.list()
    assert store.load(snapshot.id) == result
    assert (snapshot.score, snapshot.coverage, snapshot.superseded) == (0.75, 1.0, False)
    assert (snapshot.period, snapshot.period_end, snapshot.audience) == ("2025", date(2025, 12, 31), Audience.INTERNAL)


def test_the_same_run_adds_nothing_and_its_date_does_not_matter(store: Store) -> None:
    assert store.remember(audit())
    assert not store.remember(audit())
    assert not store.remember(audit(created=date(2027, 1, 1)))
    assert len(store.list()) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"inputs": "bb"},
        {"settings_digest": "other"},
        {"versions": replace(audit().versions, measures="n")},
        {"versions": replace(audit().versions, scoring="2")},
    ],
)
def test_another_run_of_the_period_supersedes_and_both_stay(store: Store, other: dict[str, object]) -> None:
    store.remember(audit())
    assert store.remember(audit(a=0.75, **other))
    assert [entry.superseded for entry in store.list()] == [True, False]
    before = store.previous("Example", period(2026))
    assert before is not None
    assert before.overall.value == 0.875


def test_another_version_of_the_program_alone_is_the_same_run(store: Store) -> None:
    store.remember(audit())
    assert not store.remember(audit(versions=replace(audit().versions, tool="9.9.9")))


def test_columns_understood_otherwise_are_another_run(store: Store) -> None:
    source = SourceFile(file="e.xlsx", sheet="1", table="events", rows=3, sha256="aa", columns={"Datum": "date"})
    store.remember(audit())
    assert store.remember(audit(sources=(source,)))


def test_previous_is_of_an_earlier_period_and_the_same_organisation(store: Store) -> None:
    for year in (2023, 2025, 2024):
        store.remember(audit(year))
    store.remember(replace(audit(2024), organisation="Other"))
    before = store.previous("Example", period(2025))
    assert before is not None
    assert (before.period.label, before.organisation) == ("2024", "Example")
    assert store.previous("Example", period(2023)) is None
    assert [one.period.label for one in store.earlier("Example", period(2025))] == ["2023", "2024"]


def test_audiences_do_not_supersede_each_other(store: Store) -> None:
    store.remember(audit(2024))
    store.remember(audit(2024, a=0.0, audience=Audience.PUBLIC))
    assert [entry.superseded for entry in store.list()] == [False, False]
    before = store.previous("Example", period(2025), audience=Audience.INTERNAL)
    assert before is not None
    assert before.audience is Audience.INTERNAL
    assert len(store.earlier("Example", period(2025))) == 2


def test_a_confidential_result_is_never_stored(store: Store) -> None:
    with pytest.raises(UsageError, match="never stored"):
        store.remember(audit(audience=Audience.CONFIDENTIAL))
    assert store.list() == ()


def test_the_file_is_for_its_owner_only(store: Store, path: Path) -> None:
    store.remember(audit())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_snapshot_cannot_be_changed(store: Store, path: Path) -> None:
    store.remember(audit())
    with sqlite3.connect(path) as raw, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        raw.execute("UPDATE snapshots SET score = 1")
    raw.close()


def test_a_document_changed_behind_our_back_is_noticed(store: Store, path: Path) -> None:
    store.remember(audit())
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER snapshots_never_change")
    raw.execute("UPDATE snapshots SET document = x'00'")
    raw.commit()
    raw.close()
    with pytest.raises(HistoryError, match="changed after it was recorded"):
        store.previous("Example", period(2026))


def test_there_is_no_such_snapshot(store: Store) -> None:
    with pytest.raises(HistoryError, match="no snapshot 7"):
        store.load(7)


def test_every_column_is_explained_in_the_database(store: Store, path: Path) -> None:
    raw = sqlite3.connect(path)
    notes = {(table, column): text for table, column, text in raw.execute("SELECT * FROM column_notes")}
    raw.close()
    expected = {(table.name, column.name) for table in metadata.tables.values() for column in table.columns}
    expected |= {(name, "") for name in metadata.tables}
    assert set(notes) == expected
    assert all(notes.values())
    for table in metadata.tables.values():
        assert notes[(table.name, "")] == table.comment
        assert all(notes[(table.name, column.name)] == column.comment for column in table.columns)


def test_migrations_make_the_tables_that_the_code_declares(store: Store, path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
    assert KNOWN_REVISIONS[-1] == HEAD


def test_a_newer_history_is_refused_politely(path: Path) -> None:
    open_store(str(path)).close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(HistoryError, match=r"newer version of the program\. Update"):
        open_store(str(path))


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE bookmarks (url)")
    raw.commit()
    raw.close()
    with pytest.raises(HistoryError, match="another program"):
        open_store(str(path))


@pytest.mark.parametrize("content", [b"not a database at all, only some text that is long enough" * 40])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(HistoryError, match="not a history"):
        open_store(str(path))
    assert path.read_bytes() == content


def test_a_damaged_history_is_told(path: Path) -> None:
    with open_store(str(path)) as opened:
        for year in range(2000, 2020):
            opened.remember(audit(year))
    data = bytearray(path.read_bytes())
    data[8192:16384] = bytes(8192)
    path.write_bytes(bytes(data))
    with pytest.raises(HistoryError, match="damaged"):
        open_store(str(path))


@pytest.mark.parametrize("url", ["mysql://x/y", "oracle://", "not a url://"])
def test_an_address_that_cannot_be_a_history_is_wrong_use(url: str) -> None:
    with pytest.raises(UsageError):
        open_store(url)


def test_a_directory_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(HistoryError):
        open_store(str(tmp_path))


def test_the_default_is_in_the_users_own_directory() -> None:
    assert default_url().startswith("sqlite:///")
    assert default_url().endswith("policy-audit/history.sqlite")
