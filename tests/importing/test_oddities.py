"""Workbooks that break readers give their tables or one clear sentence: no crash, no hang, no silent emptiness."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from audit.config import Settings
from audit.errors import InputError
from audit.importing import import_files, inspect_files
from audit.importing.guard import reading
from audit.importing.read.refusal import Refusal

pytestmark = pytest.mark.real_data

PROTECTED = (
    "calamine/pass_protected.ods",
    "calamine/pass_protected.xlsb",
    "calamine/pass_protected.xlsx",
    "poi/password.xls",
    "poi/protected_passtika.xlsb",
    "poi/protected_passtika.xlsx",
    "poi/xor-encryption-abc.xls",
    "sheetjs/password_2002_128_strong.xls",
    "sheetjs/password_2002_40_xor.xls",
)


def test_all_give_a_table_or_a_sentence(real_data: Path) -> None:
    files = sorted(path for path in (real_data / "oddities").rglob("*") if path.is_file())
    assert len(files) > 80
    for path in files:
        started = time.perf_counter()
        inspection = inspect_files([path], Settings())
        assert time.perf_counter() - started < 30, path.name
        assert inspection.dataset.tables or inspection.issues, path.name
        for source in inspection.dataset.sources:
            assert source.table or source.said, path.name
        assert not any(issue.code == "crash" for issue in inspection.issues), path.name


@pytest.mark.parametrize("name", PROTECTED)
def test_protected_files_say_so(real_data: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        import_files([real_data / "oddities" / name], Settings())
    assert caught.value.code == "password"
    assert "password" in caught.value.message


def cells(path: Path) -> list[list[list[str | None]]]:
    with reading() as reader:
        sheets = reader.read(path).sheets
    return [[column.to_pylist() for column in sheet.cells.columns] for sheet in sheets]


def test_a_strict_workbook_reads_like_a_usual_one(real_data: Path) -> None:
    folder = real_data / "oddities" / "poi"
    strict, usual = cells(folder / "SampleSS.strict.xlsx"), cells(folder / "SampleSS.xlsx")
    assert strict == usual
    assert len(strict[0][0]) == 4


def test_dates_from_1904_are_right_in_each_format(real_data: Path) -> None:
    folder = real_data / "oddities" / "sheetjs" / "1904"
    dates = {path.suffix: [value[:10] for value in cells(path)[0][0] if value] for path in sorted(folder.iterdir())}
    assert len(dates) == 4
    assert len({tuple(values) for values in dates.values()}) == 1, dates


def test_entity_bombs_are_refused(real_data: Path) -> None:
    with reading() as reader:
        for name in ("poc-xmlbomb.xlsx", "poc-xmlbomb-empty.xlsx"):
            with pytest.raises(Refusal) as caught:
                reader.read(real_data / "oddities" / "poi" / name)
            assert caught.value.code == "document-type"
