"""`audit benchmark build` on the published UK figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli.app import app

run = CliRunner().invoke


@pytest.mark.real_data
def test_build_writes_a_small_file_with_year_and_source(real_data: Path, tmp_path: Path) -> None:
    built = tmp_path / "benchmark.json"
    said = run(
        app, ["benchmark", "build", str(real_data / "paygap" / "uk_gender_pay_gap_2017_2018.csv"), "-o", str(built)]
    )
    assert said.exit_code == 0
    assert "Employers: 10,528." in said.stdout
    document = json.loads(built.read_text(encoding="utf-8"))
    assert document["employers"] == 10528
    assert built.stat().st_size < 3_000_000
