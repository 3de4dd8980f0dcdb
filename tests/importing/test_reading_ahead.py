from __future__ import annotations

from pathlib import Path

import pytest

from audit.importing import guard
from audit.importing.guard import reading
from audit.importing.read.refusal import Refusal


def file_of(folder: Path, name: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(f"Employee ID,Gender\n{name},F\n")
    return path


def first_person(file: guard.ReadFile) -> object:
    return file.sheets[0].cells.column(0).to_pylist()[1]


def test_a_file_that_was_begun_is_the_one_that_is_read_next(tmp_path: Path) -> None:
    first, second, third = (file_of(tmp_path, name) for name in ("E1", "E2", "E3"))
    with reading() as reader:
        assert first_person(reader.read(first, then=second)) == "E1"
        assert first_person(reader.read(second, then=third)) == "E2"
        assert first_person(reader.read(third)) == "E3"


def test_another_file_than_the_one_begun_is_read_all_the_same(tmp_path: Path) -> None:
    first, second, third = (file_of(tmp_path, name) for name in ("E1", "E2", "E3"))
    with reading() as reader:
        reader.read(first, then=second)
        assert first_person(reader.read(third)) == "E3"
        assert first_person(reader.read(second)) == "E2"


def test_a_file_that_is_refused_stops_neither_itself_nor_the_next(tmp_path: Path) -> None:
    first, third = file_of(tmp_path, "E1"), file_of(tmp_path, "E3")
    with reading() as reader:
        reader.read(first, then=tmp_path / "missing.csv")
        with pytest.raises(Refusal, match="no such file"):
            reader.read(tmp_path / "missing.csv", then=third)
        assert first_person(reader.read(third)) == "E3"


def test_a_large_file_is_not_begun_beside_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "AHEAD_BYTES", 10)
    first, second = file_of(tmp_path, "E1"), file_of(tmp_path, "E2")
    with reading() as reader:
        reader.read(first, then=second)
        assert reader._worker is not None
        assert reader._worker.begun is None
        assert first_person(reader.read(second)) == "E2"


def test_a_process_that_ends_while_it_reads_ahead_is_told_of_that_file_alone(tmp_path: Path) -> None:
    first, second, third = (file_of(tmp_path, name) for name in ("E1", "E2", "E3"))
    with reading() as reader:
        reader.read(first, then=second)
        worker = reader._worker
        assert worker is not None
        worker._answers.get(timeout=30)  # as if it had never answered
        worker._process.kill()
        worker._process.wait()
        with pytest.raises(Refusal) as caught:
            reader.read(second, then=third)
        assert caught.value.code == "crash"
        assert first_person(reader.read(third)) == "E3"


def test_a_process_that_was_not_asked_for_what_it_read_is_not_kept(tmp_path: Path) -> None:
    first, second = file_of(tmp_path, "E1"), file_of(tmp_path, "E2")
    with reading() as reader:
        reader.read(first, then=second)
    assert all(worker.begun is None for worker in guard._idle)
