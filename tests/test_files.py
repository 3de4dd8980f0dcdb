from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import RenderError
from audit.files import check_writable, clear_left_over, replacing, temporary_folder, write_bytes


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    path = tmp_path / "report.pdf"
    write_bytes(path, b"older")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(RenderError, match="The disk is full"):
        write_bytes(path, b"newer")
    assert path.read_bytes() == b"older"
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    write_bytes(tmp_path / "out" / "report.json", b"{}")
    assert (tmp_path / "out" / "report.json").read_bytes() == b"{}"


needs_locks = pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")


def _stopped(code: str, folder: Path) -> subprocess.Popen[str]:
    """A process that has begun to write and now waits, in the midst of it."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


WRITES = """
import os, sys, time
from pathlib import Path
from audit import files
def wait(*_):
    print("ready", flush=True)
    time.sleep(60)
os.replace = wait
files.write_bytes(Path(sys.argv[1]) / "report.pdf", b"newer")
"""

HOLDS = """
import sys, time
from audit.files import check_writable, temporary_folder
with temporary_folder("test") as folder:
    (folder / "rows").write_text("of people")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    child = _stopped(WRITES, tmp_path)
    yield child
    child.kill()
    child.communicate()


@needs_locks
def test_what_a_killed_writer_left_goes_with_the_next_write(tmp_path: Path, writing: subprocess.Popen[str]) -> None:
    assert len(list(tmp_path.iterdir())) == 1
    writing.send_signal(signal.SIGKILL)
    writing.wait()
    write_bytes(tmp_path / "report.pdf", b"newest")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


@needs_locks
def test_a_writer_that_is_still_alive_is_left_alone(tmp_path: Path, writing: subprocess.Popen[str]) -> None:
    write_bytes(tmp_path / "report.pdf", b"newest")
    assert len(list(tmp_path.iterdir())) == 2


def test_files_of_others_with_a_like_name_stay(tmp_path: Path) -> None:
    mine = tmp_path / ".report.pdf.notes"
    mine.write_text("mine")
    write_bytes(tmp_path / "report.pdf", b"new")
    assert mine.read_text() == "mine"


@needs_locks
def test_a_folder_of_a_killed_process_is_removed_and_one_in_use_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    child = _stopped(HOLDS, tmp_path)
    with temporary_folder("test"):
        assert len(list(tmp_path.iterdir())) == 2
    child.kill()
    child.communicate()
    with temporary_folder("test") as folder:
        assert list(tmp_path.iterdir()) == [folder]
    assert list(tmp_path.iterdir()) == []


def test_a_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
    write_bytes(tmp_path / "marked.xlsx", b"rows", private=True)
    write_bytes(tmp_path / "report.pdf", b"report")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"marked.xlsx": 0o600, "report.pdf": 0o644}


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_bytes(pipe, b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="could not be written"):
        write_bytes(tmp_path, b"")


def test_a_pipe_that_nobody_reads_is_an_error_and_no_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RenderError, match="could not be written"):
        write_bytes(tmp_path / "pipe", b"")


def test_a_writer_that_needs_a_path_replaces_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "copy.xlsx"
    path.write_text("older")

    def fail() -> None:
        with replacing(path) as part:
            part.write_text("half")
            raise ValueError("midway")

    with pytest.raises(ValueError, match="midway"):
        fail()
    assert path.read_text() == "older"
    with replacing(path, private=True) as part:
        part.write_text("newer")
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert path.read_text() == "newer"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["copy.xlsx"]


@needs_locks
def test_what_killed_writers_left_in_a_folder_goes_by_its_pattern(
    tmp_path: Path, writing: subprocess.Popen[str]
) -> None:
    clear_left_over(tmp_path, "*.pdf")
    assert len(list(tmp_path.iterdir())) == 1
    writing.kill()
    writing.wait()
    clear_left_over(tmp_path, "*.xlsx")
    assert len(list(tmp_path.iterdir())) == 1
    clear_left_over(tmp_path, "*.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["folder", "file/a.pdf", "file/b/a.pdf"])
def test_where_nothing_can_be_written_is_told_before(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(RenderError) as caught:
        check_writable((None, tmp_path / "a.html", tmp_path / name))
    assert (caught.value.place, caught.value.code) == (str(tmp_path / name), "file-unwritable")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


def test_looking_whether_a_file_could_be_written_makes_none(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("older")
    check_writable((tmp_path / "a.pdf", tmp_path / "new" / "deeper" / "b.pdf", Path("/dev/null")))
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_text() == "older"
