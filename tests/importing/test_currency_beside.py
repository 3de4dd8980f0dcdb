"""The currency beside amounts is theirs, in any language; that “in local currency” is of other amounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ("Employee ID,Gender,Annual salary,Currency", True),
        ("Identificador,Género,Salario anual,Moneda", True),
        ("Personalnummer,Geschlecht,Jahresgehalt,Währung", True),
        ("Employee ID,Gender,Annual salary,Local currency", False),
        ("Employee ID,Gender,Annual salary (local),Local currency", True),
    ],
)
def test_the_currency_of_amounts(tmp_path: Path, headers: str, kept: bool) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(f"{headers}\nE1,F,50000,MXN\nE2,M,51000,MXN\nE3,F,52000,MXN\n", encoding="utf-8")
    frame = inspect_files([path], Settings()).dataset.tables["employees"].frame
    assert ("currency" in frame and frame["currency"].notna().all()) == kept
