"""Files that are named by mistake are told apart from data, each in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.errors import InputError
from audit.importing import import_files, inspect_files
from audit.model.codec import result_to_json
from tests.history.build import audit

STAFF = "Employee ID,Gender,Department\n1,F,Care\n2,M,Care\n"


@pytest.mark.parametrize("name", ["~$staff.xlsx", ".~lock.staff.ods#"])
def test_the_lock_of_an_open_workbook_is_called_that(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x05Marta".ljust(165, b" "))
    with pytest.raises(InputError) as refused:
        import_files([tmp_path / name], Settings())
    assert refused.value.code == "lock-file"
    assert refused.value.place == name


def test_a_file_whose_name_only_looks_like_a_lock_is_read(tmp_path: Path) -> None:
    path = tmp_path / "~$staff.csv"
    path.write_text(STAFF + "".join(f"{n},F,Care\n" for n in range(3, 200)), encoding="utf-8")
    assert len(import_files([path], Settings()).tables["employees"].frame) == 199


def test_a_result_of_an_earlier_audit_is_no_data(tmp_path: Path) -> None:
    path = tmp_path / "last year.json"
    path.write_bytes(result_to_json(audit()))
    with pytest.raises(InputError) as refused:
        import_files([path], Settings())
    assert refused.value.code == "result-document"


def test_a_file_named_twice_is_read_once_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(STAFF, encoding="utf-8")
    dataset = inspect_files([path, path], Settings()).dataset
    assert len(dataset.tables["employees"].frame) == 2
    assert [issue.file for issue in dataset.issues if issue.code == "named-again"] == ["staff.csv"]


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsx", "staff.parquet"])
def test_a_pointer_in_place_of_a_file_is_called_that(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        import_files([path], Settings())
    assert refused.value.code == "lfs-pointer"
    assert refused.value.place == name
