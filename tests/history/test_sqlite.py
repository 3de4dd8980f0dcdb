"""What holds for the file of a SQLite history."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import HistoryError
from audit.history import Store, open_store
from tests.history.build import audit, period


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "history.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(str(path)) as opened:
        yield opened


def test_the_file_is_for_its_owner_only(store: Store, path: Path) -> None:
    store.remember(audit())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_document_changed_behind_our_back_is_noticed(store: Store, path: Path) -> None:
    store.remember(audit())
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER snapshots_never_change")
    raw.execute("UPDATE snapshots SET document = x'00'")
    raw.commit()
    raw.close()
    with pytest.raises(HistoryError, match="changed after it was recorded"):
        store.previous("Example", period(2026))


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


def test_a_directory_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(HistoryError):
        open_store(str(tmp_path))


def test_the_database_of_another_program_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE bookmarks (url)")
    raw.commit()
    raw.close()
    with pytest.raises(HistoryError, match="another program"):
        open_store(str(path))


def test_nothing_of_a_forgotten_snapshot_stays_in_the_files(store: Store, path: Path) -> None:
    store.remember(audit(organisation="Vanishing Act"))
    store.remember(audit(2026))
    store.forget(organisation="Vanishing Act")
    for file in path.parent.iterdir():
        assert b"Vanishing Act" not in file.read_bytes()
    assert len(store.list()) == 1
