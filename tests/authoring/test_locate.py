"""An error in a checklist or profile of one's own names file and line when an audit is run, too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.authoring.locate import load_sound
from audit.config import Settings
from audit.errors import SettingsError
from tests.authoring.conftest import CHECKLIST

Write = Callable[..., Path]


def _settings(profile: str) -> Settings:
    return Settings(shipped_checklists=False, profile=profile)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile that names an item that does not exist."""
    path = tmp_path / "ours.yaml"
    adjustment = "adjustments:\n  - {target: TARGET, action: drop, reason: x}\n"
    path.write_text(f"format: 1\nid: ours\ntitle: Ours\n{adjustment}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("measure: test-share", "measure: no-such"), 14, "no measure called `no-such`"),
        (("{column: captioned}", "{colour: red}"), 15, "does not take this"),
        (("importance: low", "importance: urgent"), 23, "must be"),
    ],
)
def test_a_checklist_of_ones_own(
    write_folder: Write, profile: Path, change: tuple[str, str], line: int, words: str
) -> None:
    profile.write_text(profile.read_text().replace("TARGET", "policy"))
    folder = write_folder(CHECKLIST.replace(*change))
    with pytest.raises(SettingsError, match=words) as caught:
        load_sound(_settings(str(profile)), [folder])
    assert caught.value.place == f"{folder / 'small' / 'checklist.yaml'}:{line}"


def test_a_profile_of_ones_own(write_folder: Write, profile: Path) -> None:
    profile.write_text(profile.read_text().replace("TARGET", "nothing-here"))
    with pytest.raises(SettingsError, match="'nothing-here', which is no question") as caught:
        load_sound(_settings(str(profile)), [write_folder()])
    assert caught.value.place == f"{profile}:5"


def test_what_is_sound_is_loaded(write_folder: Write, profile: Path) -> None:
    profile.write_text(profile.read_text().replace("TARGET", "policy"))
    (checklist,), applied = load_sound(_settings(str(profile)), [write_folder()])
    assert ([item.id for item in checklist.items], applied.id) == (["captions"], "ours")
