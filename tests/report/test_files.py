from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit.errors import RenderError
from audit.report.files import write_bytes


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    path = tmp_path / "report.pdf"
    write_bytes(path, b"older")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(RenderError, match="No space left"):
        write_bytes(path, b"newer")
    assert path.read_bytes() == b"older"
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    write_bytes(tmp_path / "out" / "report.json", b"{}")
    assert (tmp_path / "out" / "report.json").read_bytes() == b"{}"
