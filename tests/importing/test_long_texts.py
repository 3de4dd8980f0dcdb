"""A long table is read by quicker ways than a short one, and they agree with the plain ones in every cell."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from audit.config import Settings
from audit.importing import encode, import_files, read_table
from audit.importing.guard import ReadFile, _Worker, reading
from audit.importing.intake import read_file
from audit.importing.mapping import MappingFile
from audit.importing.read import compact as compacting
from audit.importing.read import pieces, regular, source, text, worker
from audit.importing.read.refusal import Refusal
from audit.importing.read.row_by_row import lines_of, read_rows
from audit.importing.read.sheet import ReadSheet
from audit.importing.read.signs import signs_in
from audit.importing.sheet_table import SheetTable

CELLS = st.text(alphabet='ab1é<" ,;\t\r\n\u200b', max_size=5) | st.sampled_from(("", "007", "1,5", "<<<<<<< "))
ROWS = st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1))
GROUPS = st.sampled_from(("F", "M", " M ", "", "n/a", "nonbinary", "Total"))
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(("E1", "E2", "E3", "007", "", "Total", "Sales total")),
        GROUPS,
        st.sampled_from(("Sales", "HR", " ", "", "Grand total", "5", "Department")),
        st.sampled_from(("1000", "1,5", "1.234", "", "-", "total", "1e-12", "0.0000000001", "x")),
        st.sampled_from(("2020-01-31", "31/01/2020", "01/02/2020", "", "soon")),
    ),
    min_size=1,
    max_size=40,
)
HEADER = ("Employee ID", "Gender", "Department", "Salary", "Hire date")


def _written(rows: list[list[str]], delimiter: str, end: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="a mapped file cannot be written again on this platform")
@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from(("\n", "\r\n", "\r")), st.sampled_from(("utf-8", "utf-8-sig")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
def test_a_mapped_text_holds_what_a_row_reader_finds(
    tmp_path: Path, rows: list[list[str]], delimiter: str, end: str, encoding: str
) -> None:
    written = _written(rows, delimiter, end)
    assume(text._sniff_delimiter(written) == delimiter)  # cells full of another mark may hide it
    path = tmp_path / "staff.csv"
    path.write_bytes(written.encode(encoding))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "MAPPED_FROM", 1)
        patch.setattr(compacting, "LONG", 0)
        try:
            with source.opened(str(path)) as file:
                (sheet,) = worker.read_sheets(source.content_of(file))
        except Refusal as refusal:
            assume(refusal.code not in ("empty-file", "unknown-format"))
            raise
        cells = compacting.compact(sheet.cells)
    expected = list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter))
    width = max(map(len, expected))
    found = [column.cast(pa.string()).to_pylist() for column in cells.columns]
    assert [list(row) for row in zip(*found, strict=True)] == [row + [""] * (width - len(row)) for row in expected]


KINDS = (
    ("2020-01-31", "2021-02-28", ""),
    ("2020-01-31", "2021-02-28", " 2020-01-31 ", "31/01/2020", "2021-02-29", ""),
    ("F", "M", "", "é", " F"),
    tuple(f"E{number}" for number in range(400)),
    ("007", "1.50", "2020-01-31"),
)


@given(st.data(), st.lists(st.sampled_from(KINDS), min_size=2, max_size=5), st.integers(40, 80), st.booleans())
@settings(max_examples=150)
def test_a_text_read_by_a_sample_holds_what_a_row_reader_finds(
    data: st.DataObject, kinds: list[tuple[str, ...]], rows: int, ragged: bool
) -> None:
    columns = [data.draw(st.lists(st.sampled_from(kind), min_size=rows, max_size=rows)) for kind in kinds]
    lines = [list(row) for row in zip(*columns, strict=True)]
    if ragged:
        del lines[data.draw(st.integers(0, rows - 1))][-1]
    header = [f"column {at}" for at in range(len(kinds))]
    written = _written([header, *lines], ",", data.draw(st.sampled_from(("\n", "\r\n"))))
    with pytest.MonkeyPatch.context() as patch:
        for module in (compacting, regular):
            patch.setattr(module, "LONG", 0)
        patch.setattr(regular, "_SAMPLES", 2)
        patch.setattr(regular, "_SAMPLE", 60)
        patch.setattr(pieces, "HEAD", 40)
        patch.setattr(pieces, "SIZE", 256)
        (sheet,) = worker.read_sheets(written.encode())
        cells = compacting.compact(sheet.cells)
    expected = list(csv.reader(io.StringIO(written, newline="")))
    found = [column.cast(pa.string()).to_pylist() for column in cells.columns]
    assert [[text.strip() for text in row] for row in zip(*found, strict=True)] == [
        [text.strip() for text in row] + [""] * (len(header) - len(row)) for row in expected
    ]


@given(
    st.lists(st.lists(st.sampled_from(("", "a", "é", "007", " ")), max_size=6), min_size=2, max_size=30),
    st.integers(2, 4),
    st.sampled_from(("\n", "\r\n", "\r")),
)
def test_odd_rows_are_put_back_where_a_row_reader_finds_them(rows: list[list[str]], width: int, end: str) -> None:
    common = ["x"] * width
    rows = [common, *(row for odd in rows for row in (odd, common))]
    written = end.join(",".join(row) for row in rows) + end
    data = written.encode()
    found = regular.read_regular(regular.Text(data, 0, ",", signs_in(data)))
    assume(found is not None)  # where the rows of no width are the most
    assert found is not None
    table, longer = found
    expected, longer_too = read_rows(lines_of(data), ",")
    assert table.to_pydict() == expected.to_pydict()
    assert longer == longer_too


def test_a_long_text_in_an_old_encoding_with_odd_rows(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    line = "E1,F,Qualité – Sécurité\n"
    rows = source.MAPPED_FROM // len(line) + 1
    path.write_bytes(("Employee ID,Gender,Department\n" + line * rows + "E2,F\n").encode("cp1252"))
    with reading() as reader:
        (sheet,) = reader.read(path).sheets
    assert [note.detail for note in sheet.notes] == ["cp1252"]
    assert sheet.cells.column(2)[-2].as_py() == "Qualité – Sécurité"
    assert [column[-1].as_py() for column in sheet.cells.columns] == ["E2", "F", ""]


def test_a_day_that_is_none_is_seen_wherever_it_stands() -> None:
    lines = [f"E{number},F,2020-01-31\n" for number in range(compacting.LONG + 10)]
    lines[-3] = "E1,F,soon\n"
    data = ("Employee ID,Gender,Hire date\n" + "".join(lines)).encode()
    (sheet,) = worker.read_sheets(data)
    assert sheet.cells.column(2)[-3].as_py() == "soon"
    days = data.replace(b"soon", b"2020-02-29")
    (sheet,) = worker.read_sheets(days)
    assert pa.types.is_dictionary(sheet.cells.column(2).type)
    assert sheet.cells.column(2)[-3].as_py() == "2020-02-29"
    assert sheet.cells.column(2)[0].as_py() == "Hire date"


def test_no_piece_is_read_twice_for_blank_days_in_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    days = ['"2020-01-31"', '""']
    lines = "".join(f'"E{number}","F",{days[number % 2]}\n' for number in range(4 * compacting.LONG))
    read: list[int] = []

    def parse(part: pa.Buffer, *others: Any) -> pa.Table:
        read.append(part.size)
        return parsed(part, *others)

    parsed = regular.parse
    monkeypatch.setattr(regular, "parse", parse)
    (sheet,) = worker.read_sheets(f'"Employee ID","Gender","Hire date"\n{lines}'.encode())
    assert sum(read[1:]) == len(lines) + len('"Employee ID","Gender","Hire date"\n')  # the first is a sample
    assert sheet.cells.column(2)[:3].to_pylist() == ["Hire date", "2020-01-31", ""]
    assert pa.types.is_dictionary(sheet.cells.column(2).type)


@given(st.binary(max_size=50), st.integers(0, 3))
def test_signs_are_what_they_are_in_the_whole_text(data: bytes, quotes: int) -> None:
    data += b'"' * quotes
    signs = signs_in(data)
    assert (signs.nul, signs.ascii, signs.quotes) == (b"\x00" in data, data.isascii(), data.count(b'"'))
    assert signs.conflict == (b"<<<<<<< " in data)
    assert signs.apostrophes == (b"'" in data)
    assert signs_in(data + b"\n<<<<<<< mine").conflict


def _read(cells: pa.Table) -> list[SheetTable]:
    sheet = ReadSheet(name="", cells=cells, columns=tuple(range(cells.num_columns)), typed=False)
    read = ReadFile(path=Path("staff.csv"), sha256="", sheets=(sheet,))
    return read_file("staff.csv", read, MappingFile(), date(2026, 1, 1), "DMY")


@given(PEOPLE, st.integers(0, 2))
def test_a_long_table_is_understood_as_a_short_one(people: list[tuple[str, ...]], above: int) -> None:
    rows = [("Staff list", *[""] * (len(HEADER) - 1))] * above + [HEADER, *people]
    cells = pa.table({str(at): [row[at] for row in rows] for at in range(len(HEADER))})
    (short,) = _read(cells)
    with pytest.MonkeyPatch.context() as patch:
        for module in (compacting, encode, read_table):
            patch.setattr(module, "LONG", 0)
        (long,) = _read(compacting.compact(cells))
    assert long.issues == short.issues
    assert long.decisions == short.decisions
    assert long.source == short.source
    raw = dict.fromkeys([name for name in short.frame if name.endswith("__raw")], "string")  # in any order of texts
    assert_frame_equal(long.frame.astype(raw), short.frame.astype(raw))


def test_totals_among_many_rows_are_left_out(tmp_path: Path) -> None:
    rows = [[f"E{number}", "F", "Sales", "Berlin", "Full-time", "1000"] for number in range(compacting.LONG + 5)]
    rows[700] = ["Total", "", "", "", "", "700000"]
    rows[60_000 % len(rows)] = ["Sales total", "", "", "", "", "700000"]
    path = tmp_path / "staff.csv"
    header = ["Employee ID", "Gender", "Department", "Location", "Contract", "Salary"]
    path.write_text(_written([header, *rows], ",", "\n"))
    dataset = import_files([path], Settings())
    assert len(dataset.tables["employees"].frame) == len(rows) - 2


@pytest.mark.skipif(sys.platform == "win32", reason="a mapped file cannot be cut on this platform")
def test_a_long_text_that_is_cut_while_it_is_read_is_one_that_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os, signal, sys; sys.stdin.readline(); os.kill(os.getpid(), signal.SIGBUS)"
    child = subprocess.Popen  # the child ends as the system ends one that looks behind the end of a file

    def ended(_words: list[str], **how: object) -> subprocess.Popen[bytes]:
        return child([sys.executable, "-c", code], **how)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", ended)
    with pytest.raises(Refusal) as caught:
        _Worker().ask(tmp_path / "staff.csv", 30)
    assert caught.value.code == "changing"


@pytest.mark.skipif(sys.platform == "win32", reason="a mapped file cannot be written on this platform")
def test_a_long_text_that_is_written_while_it_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Employee ID,Gender\nE1,F\n")
    monkeypatch.setattr(source, "MAPPED_FROM", 1)

    def read() -> None:
        with source.opened(str(path)) as file:
            worker.read_sheets(source.content_of(file))
            os.utime(path, (1, 1))

    with pytest.raises(Refusal) as caught:
        read()
    assert caught.value.code == "changing"


def test_a_text_of_many_megabytes_comes_through_the_child(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    line = f"E1,F,{'x' * 100}\n"
    path.write_text("Employee ID,Gender,Title\n" + line * (source.MAPPED_FROM // len(line) + 1))
    with reading() as reader:
        (sheet,) = reader.read(path).sheets
    assert sheet.cells.num_rows == source.MAPPED_FROM // len(line) + 2
    assert sheet.cells.column(2)[-1].as_py() == "x" * 100
