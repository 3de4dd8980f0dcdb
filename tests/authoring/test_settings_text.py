"""The new settings file names every setting, and becomes a valid one when its lines are uncommented."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.authoring.settings_text import settings_text, write_settings
from audit.authoring.words import Voice
from audit.cli.app import app
from audit.config import Settings
from audit.errors import UsageError
from audit.report.words import Words
from audit.settings_file import load_settings


def test_every_setting_is_there_and_valid_when_uncommented() -> None:
    text = re.sub(r"^#(?! )", "", settings_text(), flags=re.MULTILINE)
    given = tomllib.loads(text)
    assert set(given) == set(Settings.model_fields) - {"parameters"}  # which takes nothing
    settings = Settings.model_validate(given)
    assert settings.waivers[0].item == "step-free-events"
    assert settings.pools[0].shares == {"women": 0.51, "men": 0.49}


def test_every_setting_is_explained() -> None:
    text = settings_text()
    assert "None" not in text
    for name, field in Settings.model_fields.items():
        for part in [field.annotation, *getattr(field.annotation, "__args__", ())]:
            for key, inner in getattr(part, "model_fields", {}).items():
                assert inner.description, f"{name}.{key}"


def test_the_file_as_written_changes_nothing(tmp_path: Path) -> None:
    assert load_settings(write_settings(tmp_path / "audit.toml")) == Settings()


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    path.write_text("organisation = 'Us'\n")
    with pytest.raises(UsageError, match="already"):
        write_settings(path)
    assert path.read_text() == "organisation = 'Us'\n"
    with pytest.raises(UsageError, match="cannot be written"):
        write_settings(tmp_path / "absent" / "audit.toml")


@pytest.mark.parametrize("language", ["fr", "de", "es", "ar"])
def test_a_file_in_a_language_holds_the_same_settings(language: str) -> None:
    said = settings_text(Voice(Words(language)))
    uncommented = [re.sub(r"^#(?! )", "", text, flags=re.MULTILINE) for text in (said, settings_text())]
    assert tomllib.loads(uncommented[0]) == tomllib.loads(uncommented[1])
    remarks = [{line for line in text.splitlines() if line.startswith("# ")} for text in (said, settings_text())]
    assert remarks[0] & remarks[1] == set()


def test_the_command_writes_the_language_that_is_spoken(tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    assert CliRunner().invoke(app, ["init", str(path), "--lang", "es"]).exit_code == 0
    assert "# El nombre de la organización, como lo imprimen los informes." in path.read_text(encoding="utf-8")
