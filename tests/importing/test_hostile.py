"""Hostile files are refused or read within five seconds and 600 MB, and the next import works."""

from __future__ import annotations

import io
import os
import queue
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from audit.config import Settings
from audit.errors import InputError
from audit.importing import guard, import_files
from audit.importing.guard import Reader, reading
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read.refusal import Refusal
from audit.importing.read.source import read_bytes
from audit.importing.run import build_dataset
from tests.importing import hostile, hostile_amounts, hostile_formats, hostile_shapes
from tests.importing.mutants import SEEDS

SECONDS, MEGABYTES = 5.0, 600
FILES = {**hostile.FILES, **hostile_formats.FILES, **hostile_shapes.FILES, **hostile_amounts.FILES}
LONG_TO_BUILD = (
    *("high-compression.xlsx", "many-strings.xlsx", "huge-string.xlsx", "many-cells.xlsx", "wrong-sizes.xlsx"),
    *("names.xlsx", "wide.parquet", "ragged.csv", "wide-row.xlsx", "long.json", "long.html", "long.xml"),
    *("spelled-keys.xlsx", "categories.xlsx"),
)
NAMES = [pytest.param(name, marks=pytest.mark.slow) if name in LONG_TO_BUILD else name for name in FILES]
BUSY = """import resource, sys
sys.stdin.readline()
resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
while True: pass
"""
TODAY = date(2026, 6, 30)
GOOD = "employee,gender,department,salary\n1,F,Sales,30000\n2,M,Sales,31000\n"


def build(name: str, folder: Path) -> Path:
    """Write one of the files."""
    path = folder / name
    path.write_bytes(FILES[name]())
    return path


def peak_megabytes(reader: Reader) -> float:
    """Return the largest resident size of the child so far; 0 where it is gone or the platform does not tell."""
    worker = reader._worker
    status = Path(f"/proc/{worker._process.pid}/status") if worker else Path("/nowhere")
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def cpu_seconds(reader: Reader) -> float:
    """Return the processor time of the child, its start included; 0 where it is gone or the platform does not tell."""
    worker = reader._worker
    status = Path(f"/proc/{worker._process.pid}/stat") if worker else Path("/nowhere")
    try:
        fields = status.read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sentence_of(reader: Reader, path: Path) -> str:
    """Import a file through a reader; return the sentence by which it is refused, empty where it is read."""
    try:
        file = reader.read(path)
    except Refusal as refusal:
        return refusal.message.text
    dataset = build_dataset(read_file(path.name, file, MappingFile(), TODAY, "DMY"), Settings(), today=TODAY)
    assert dataset.tables or dataset.issues
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_refused_or_read_in_bounds_and_the_next_file_is_read(tmp_path: Path, name: str) -> None:
    path = build(name, tmp_path)
    good = tmp_path / "good.csv"
    good.write_text(GOOD)
    with reading(seconds=30) as reader:
        reader.read(good)
        started, ours = time.perf_counter(), time.process_time()
        said = sentence_of(reader, path)
        assert said == "" or (said.endswith(".") and "\n" not in said)
        assert time.perf_counter() - started < 6 * SECONDS  # a busy machine; processor time is below
        assert time.process_time() - ours + cpu_seconds(reader) < SECONDS
        assert peak_megabytes(reader) < MEGABYTES
        assert reader.read(good).sheets[0].cells.num_rows == 3


@pytest.mark.parametrize("name", SEEDS)
def test_beginnings_of_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    with reading(seconds=30) as reader:
        for part in hostile_formats.beginnings(SEEDS[name](), 12):
            (tmp_path / name).write_bytes(part)
            said = sentence_of(reader, tmp_path / name)
            assert "makes the reader fail" not in said
            assert said == "" or said.endswith(".")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sheets.xlsx", "too-many-sheets"),
        ("sparse.xlsx", "crash"),
        ("ragged-wide.csv", "too-large"),
        ("repeated.parquet", "too-large"),
        ("objects.json", "json"),
        ("scalars.json", "no-records"),
        ("nested.zip", "unknown-format"),
        ("part-twice.xlsx", "archive-duplicate"),
        ("checksum.xlsx", "damaged"),
        ("encoding.xls", "damaged"),
        ("long-line.csv", "too-long"),
        ("keys.json", "too-wide"),
        ("long-lists.parquet", "too-large"),
        ("references.json", "too-large"),
        ("holders.json", "too-large"),
        ("larger.json", "too-large"),
        ("larger.html", "too-large"),
        ("larger.xml", "too-large"),
        ("objects.jsonl", "too-large"),
        ("tall.csv", "too-large"),
        ("widths.csv", "too-large"),
        ("tall.parquet", "too-large"),
    ],
)
def test_what_is_refused_says_why(tmp_path: Path, name: str, code: str) -> None:
    path = build(name, tmp_path)
    with reading(seconds=30) as reader, pytest.raises(Refusal) as caught:
        reader.read(path)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("sparse-wide.xlsx", 2),
        ("surrogate.json", 1),
        ("types.parquet", 2),
        ("late-doctype.xlsx", 1),
        ("utf32.csv", 9),
        ("hidden.xlsx", 1),
        ("open-cells.xlsx", 1),
        ("flat.fods", 2),
        ("zone.parquet", 2),
    ],
)
def test_what_can_be_read_is_read(tmp_path: Path, name: str, rows: int) -> None:
    assert len(import_files([build(name, tmp_path)], Settings()).tables["employees"].frame) == rows


@pytest.mark.parametrize(("name", "cell"), [("long-cell.json", "A2"), ("long-cell.xls", "A2")])
def test_a_text_longer_than_a_cell_is_named(tmp_path: Path, name: str, cell: str) -> None:
    path = build(name, tmp_path)
    with reading(seconds=30) as reader, pytest.raises(Refusal) as caught:
        reader.read(path)
    assert (caught.value.code, caught.value.cell) == ("too-long", cell)
    assert str(caught.value) == "Row 2 holds a text of more than 1,000,000 signs."


def test_a_long_file_of_many_columns_without_a_text_is_empty(tmp_path: Path) -> None:
    """Its columns come as codes, which are asked for their texts in another way."""
    path = build("wide-and-long.csv", tmp_path)
    with reading(seconds=30) as reader:
        (sheet,) = reader.read(path).sheets
    assert sheet.cells.shape == (51_001, 201)


@pytest.mark.parametrize("value", ["#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502", "#REF!"])
def test_errors_of_any_kind_count_as_blank(tmp_path: Path, value: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(hostile_shapes.with_error(value))
    dataset = import_files([tmp_path / "a.xlsx"], Settings())
    assert dataset.tables["employees"].frame["employee"].tolist() == ["1", "2"]
    assert dataset.tables["employees"].frame["department"].isna().tolist() == [False, True]
    (issue,) = (issue for issue in dataset.issues if issue.code == "error-cells")
    assert (issue.cell, issue.rows) == ("C3", 1)


@pytest.mark.parametrize(("days", "code"), [("1e9", "times-not-read"), ("1e308", "times-not-read")])
def test_a_date_beyond_all_calendars_is_blank_and_said(tmp_path: Path, days: str, code: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(hostile_shapes.dated(days))
    dataset = import_files([tmp_path / "a.xlsx"], Settings())
    assert len(dataset.tables["employees"].frame) == 1
    assert [issue.cell for issue in dataset.issues if issue.code == code] == ["D2"]


def test_a_date_at_which_the_reader_panics_spoils_its_sheet_only(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(hostile_shapes.dated("-1e300"))
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "a.xlsx"], Settings())
    assert caught.value.code == "unreadable-sheet"
    assert caught.value.place == "a.xlsx, S"


def test_parquet_whose_texts_are_no_utf8_is_refused(tmp_path: Path) -> None:
    """The reader hands such texts over as they are, and whoever looks at them first would fail."""
    offsets, letters = np.array([0, 2, 3], dtype=np.int32), b"\xa5\xffF"
    texts = pa.Array.from_buffers(pa.string(), 2, [None, pa.py_buffer(offsets), pa.py_buffer(letters)])
    parquet.write_table(pa.table({"employee": ["1", "2"], "gender": texts}), tmp_path / "a.parquet")
    with reading(seconds=30) as reader:
        assert "damaged" in sentence_of(reader, tmp_path / "a.parquet")


def test_ods_whose_content_breaks_off_is_refused_at_once(tmp_path: Path) -> None:
    """The reader would look for the end of the row for ever."""
    whole = hostile.ods(f"<table:table-row>{hostile.ODS_CELL.format(repeat='')}</table:table-row>")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace("</table:table-row></table:table>", "")
    (tmp_path / "a.ods").write_bytes(hostile.packed(parts))
    with reading(seconds=30) as reader:
        reader.read(build("nul.csv", tmp_path))
        before = cpu_seconds(reader)
        assert "breaks off" in sentence_of(reader, tmp_path / "a.ods")
        assert cpu_seconds(reader) - before < 1.0


def test_a_file_that_keeps_the_reader_busy_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child's own limit of processor time ends it; the sentence says so, and the next file is read."""
    (tmp_path / "good.csv").write_text(GOOD)
    with reading(seconds=30) as reader:
        reader.close()
        with monkeypatch.context() as patch:
            patch.setattr(guard, "_BOOT", BUSY)
            with pytest.raises(Refusal) as caught:
                reader.read(tmp_path / "good.csv")
        assert caught.value.code == "time"
        assert "longer than its size explains" in str(caught.value)
        assert reader.read(tmp_path / "good.csv").sheets[0].cells.num_rows == 3


@pytest.mark.parametrize("name", ["far-cell.xlsx", "entity-bomb.xlsx", "conflict.csv", "headers.csv"])
def test_a_hostile_file_does_not_stop_a_good_one(tmp_path: Path, name: str) -> None:
    good = tmp_path / "good.csv"
    good.write_text(GOOD)
    dataset = import_files([build(name, tmp_path), good], Settings())
    assert len(dataset.tables["employees"].frame) == 2
    assert any(issue.file == name for issue in dataset.issues)


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO on this platform")
def test_a_fifo_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "staff.csv")
    started = time.perf_counter()
    with pytest.raises(InputError) as caught:
        import_files([tmp_path / "staff.csv"], Settings())
    assert caught.value.code == "no-file"
    assert time.perf_counter() - started < SECONDS


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on this platform")
def test_a_link_is_followed_and_a_broken_one_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(GOOD)
    (tmp_path / "link.csv").symlink_to(tmp_path / "good.csv")
    (tmp_path / "broken.csv").symlink_to(tmp_path / "absent.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert len(import_files([tmp_path / "link.csv"], Settings()).tables["employees"].frame) == 2
    for name in ("broken.csv", "loop.csv"):
        with pytest.raises(InputError):
            import_files([tmp_path / name], Settings())


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.csv"
    path.write_text(GOOD)
    seen = os.fstat

    def growing(opened: int) -> os.stat_result:
        status = seen(opened)
        with path.open("a") as file:
            file.write("3,F,Sales,1\n")
        return status

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(Refusal) as caught:
        read_bytes(str(path))
    assert caught.value.code == "changing"


class Silent(queue.SimpleQueue[str]):
    """A queue that nothing comes back through."""

    def get(self, block: bool = True, timeout: float | None = None) -> str:
        raise queue.Empty


def test_a_child_that_does_not_answer_is_ended(tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_text(GOOD)
    with reading(seconds=30) as reader:
        reader.read(good)
        worker = reader._worker
        assert worker is not None
        worker._answers = Silent()
        reader._seconds = 0.1
        with pytest.raises(Refusal) as caught:
            reader.read(good)
        assert caught.value.code == "time"
        assert worker._process.poll() is not None
        reader._seconds = 30
        assert reader.read(good).sheets[0].cells.num_rows == 3
