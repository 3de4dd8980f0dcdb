"""The settings decide which checklists apply; the profiles that ship name only what exists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.checklists import list_profiles, load_applied, load_checklists, load_profile
from audit.config import Settings
from audit.errors import SettingsError

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests of this file, for they load the same files."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use the shared cache in place of one a test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    return shared_cache


@pytest.mark.parametrize("name", [*list_profiles(), "employer+uk", "organiser+eu", "full+us"])
def test_the_profiles_that_ship_apply(name: str) -> None:
    lists, profile = load_applied(Settings(profile=name))
    assert lists
    assert all(change.reason for change in profile.adjustments)


def test_organiser_and_employer_are_parts_of_full() -> None:
    ids = {
        name: {each.id for each in load_applied(Settings(profile=name))[0]}
        for name in ("organiser", "employer", "full")
    }
    assert ids["full"] == {each.id for each in load_checklists()}
    assert ids["organiser"] | ids["employer"] <= ids["full"]


def test_jurisdictions_say_which_law_they_mean() -> None:
    assert {load_profile(name).jurisdiction for name in ("uk", "us", "eu")} == {"uk", "us", "eu"}


def test_settings_choose_checklists_among_those_of_the_profile() -> None:
    lists, _ = load_applied(Settings(checklists=("paying-speakers",)))
    assert [each.id for each in lists] == ["paying-speakers"]
    with pytest.raises(SettingsError, match="no checklist 'pay-speakers'"):
        load_applied(Settings(checklists=("pay-speakers",)))


def test_own_checklists_stand_beside_ours_or_alone(write_checklist: Write) -> None:
    folder = str(write_checklist())
    beside, _ = load_applied(Settings(checklist_folders=(folder,)))
    assert "small" in {each.id for each in beside}
    assert len(beside) > 1
    own = Path(folder) / "profiles"
    own.mkdir()
    (own / "ours.yaml").write_text("id: ours\ntitle: Ours\n", encoding="utf-8")
    alone, profile = load_applied(Settings(checklist_folders=(folder,), shipped_checklists=False, profile="ours"))
    assert ([each.id for each in alone], profile.id) == (["small"], "ours")
