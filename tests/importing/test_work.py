"""How often the parts of the import do their work: hostile files cost much where something is done again and again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import encode as encoding
from audit.importing import inspect_files, region
from audit.importing.encode import encode
from audit.importing.numbers import is_no_number, parse_numbers
from audit.importing.wide import find

SHEETS, ROWS, COLUMNS = 3, 50, 30
NUMBERS = st.sampled_from(
    ["1", "1.5", "-", "n/a", "1,000", "1.000,5", "EUR 5", "5k", "w1", "(3)", "x", "٣", "%", "1e5", "a"]
)


def foreign_sheets(path: Path) -> Path:
    """Write a workbook of sheets whose texts mean nothing to us, each another one."""
    book = xlsxwriter.Workbook(path)
    for number in range(SHEETS):
        sheet = book.add_worksheet(f"S{number}")
        for row in range(ROWS):
            sheet.write_row(row, 0, [f"w{number}v{row}v{column}" for column in range(COLUMNS)])
    book.close()
    return path


def counting(patch: pytest.MonkeyPatch, module: Any, name: str, counted: Counter[str]) -> None:
    """Count the calls of a function, and of one that takes a list what is in it."""
    real = getattr(module, name)

    def call(*args: Any) -> Any:
        counted[name] += len(args[0]) if isinstance(args[0], list) else 1
        return real(*args)

    patch.setattr(module, name, call)


def test_the_columns_of_a_foreign_sheet_are_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = foreign_sheets(tmp_path / "foreign.xlsx")
    counted: Counter[str] = Counter()
    counting(monkeypatch, region, "encode_all", counted)
    counting(monkeypatch, find, "figures_of", counted)
    counting(monkeypatch, encoding, "parse_numbers", counted)
    inspect_files([book], settings=Settings())
    assert counted == {"encode_all": SHEETS * COLUMNS, "figures_of": SHEETS}  # and no column of words is parsed


@given(st.lists(NUMBERS, max_size=12))
def test_a_column_is_one_of_numbers_if_at_most_three_tenths_are_none(texts: list[str]) -> None:
    parsed = parse_numbers(list(dict.fromkeys(texts)))
    told = any(value is not None for value in parsed.values) and len(parsed.bad) <= 0.3 * len(parsed.values)
    assert encode(pa.chunked_array([pa.array(texts, pa.string())])).holds_numbers == told


@given(NUMBERS)
def test_what_is_no_number_is_none_with_either_decimal_mark(text: str) -> None:
    either = [parse_numbers([text], decimal=mark) for mark in (".", ",")]
    assert not is_no_number(text) or all(parsed.bad == (0,) for parsed in either)
