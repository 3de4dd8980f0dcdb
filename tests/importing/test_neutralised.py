"""What is written so that no program takes it for a formula is read back as it was, in each kind of file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import import_files, inspect_files, write_marked_copies
from audit.importing.guard import reading
from audit.importing.read.worker import read_sheets
from audit.plain_text import FORMULA_STARTS, neutral
from tests.importing.test_marked_copy import PREFIXES

WRITABLE = st.characters(exclude_categories=("Cs",), exclude_characters="\x00\x1a\ufeff")
TEXTS = st.builds(
    lambda apostrophes, start, rest: f"{apostrophes}{start}{rest}",
    st.sampled_from(("", "", "'", "''")),
    st.sampled_from(("", *FORMULA_STARTS)),
    st.text(WRITABLE, max_size=8),
)


def written(texts: list[str]) -> bytes:
    """Return a CSV with a column of these texts, written as ours are."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(("no", "text", "more"))
    writer.writerows((number, neutral(text), "x") for number, text in enumerate(texts))
    return b"\xef\xbb\xbf" + file.getvalue().encode()


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_written_csv_gives_the_same_texts(texts: list[str]) -> None:
    (sheet,) = read_sheets(written(texts))
    assert sheet.cells.column(1).to_pylist()[1:] == texts


def test_a_long_csv_gives_the_same_texts() -> None:
    """Its columns are read as codes, of which one text may then stand for two."""
    texts = ["=1", "'=1", "plain", "'quoted'"] * 20_000
    (sheet,) = read_sheets(written(texts))
    column = sheet.cells.column(1)
    assert column.cast(pa.string()).to_pylist()[1:] == texts


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_csv_is_imported_as_it_was(tmp_path: Path, prefix: str) -> None:
    text = f"{prefix}x"
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("employee", "gender", "department"))
    writer.writerows((number, "F", neutral(text)) for number in range(3))
    (tmp_path / "a.csv").write_text(file.getvalue(), encoding="utf-8", newline="")
    frame = import_files([tmp_path / "a.csv"], Settings()).tables["employees"].frame
    assert frame["department"].tolist() == [text.strip()] * 3


def test_numbers_that_others_neutralised_are_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,gender,department,salary\n1,F,HR,'-5\n2,M,HR,'+7\n", encoding="utf-8")
    frame = import_files([tmp_path / "a.csv"], Settings()).tables["employees"].frame
    assert frame["salary"].tolist() == [-5.0, 7.0]


def test_other_apostrophes_stay(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,gender,department\n'1,F,'s Gravenhage\n''2,M,O'=x\n", encoding="utf-8")
    frame = import_files([tmp_path / "a.csv"], Settings()).tables["employees"].frame
    assert frame["employee"].tolist() == ["'1", "''2"]
    assert frame["department"].tolist() == ["'s Gravenhage", "O'=x"]


def test_a_marked_copy_gives_the_same_texts(tmp_path: Path) -> None:
    texts = [f"{prefix}x" for prefix in PREFIXES if "\r" not in prefix] + ["'=1", "''=1"]
    (tmp_path / "a.csv").write_bytes(
        written(texts).replace(b"no,text,more", b"employee,department,gender").replace(b",x\r\n", b",F\r\n")
    )
    (copy,) = write_marked_copies(inspect_files([tmp_path / "a.csv"], Settings()))
    with reading() as reader:
        data = next(sheet for sheet in reader.read(copy).sheets if sheet.name == "Data")
    assert data.cells.column(1).to_pylist()[1:] == texts
