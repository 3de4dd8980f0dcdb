"""The settings decide which checklists apply; the profiles that ship name only what exists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.checklists import items_left_out, list_profiles, load_applied, load_checklists, load_profile, settings_under
from audit.config import Settings
from audit.errors import SettingsError
from audit.importing import dataset_from_rows
from audit.measures import condition_applies

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
    with pytest.raises(SettingsError, match="no checklist called `pay-speakers`"):
        load_applied(Settings(checklists=("pay-speakers",)))


def test_a_target_is_for_a_checklist_that_exists_whether_the_profile_applies_it_or_not() -> None:
    load_applied(Settings(profile="employer", targets={"paying-speakers": 0.8}))
    with pytest.raises(SettingsError, match="no checklist called `pay-speakers`"):
        load_applied(Settings(targets={"pay-speakers": 0.8}))


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


@pytest.mark.parametrize(
    ("name", "country", "currency", "applies"),
    [
        ("uk", "GB", "GBP", {"uk-statutory-pay-gap"}),
        ("us", "US", "USD", set()),
        ("eu", "", "EUR", {"category-pay-gap", "french-equality-index"}),
        ("full", "", "", {"uk-statutory-pay-gap", "category-pay-gap", "french-equality-index"}),
    ],
)
def test_a_jurisdiction_brings_its_country_currency_and_statutory_measures(
    name: str, country: str, currency: str, applies: set[str]
) -> None:
    """Where no country is named, an item that holds in some countries only counts as applicable."""
    lists, profile = load_applied(Settings(profile=name))
    settings = settings_under(Settings(profile=name), profile)
    assert (settings.country, settings.currency) == (country, currency)
    dataset = dataset_from_rows({"employees": [{"employee": "A", "gender": "women"}]}, settings)
    statutory = {"uk-statutory-pay-gap", "category-pay-gap", "french-equality-index"}
    items = [item for checklist in lists for item in checklist.items if item.id in statutory]
    assert {item.id for item in items if condition_applies(item.applies_when, dataset, settings)[0]} == applies


def test_what_the_settings_say_stands_over_the_profile() -> None:
    _, profile = load_applied(Settings(profile="uk"))
    settings = settings_under(Settings(profile="uk", country="IE", currency="EUR"), profile)
    assert (settings.country, settings.currency) == ("IE", "EUR")


def test_what_a_profile_leaves_out_is_known() -> None:
    settings = Settings(profile="employer")
    lists, _ = load_applied(settings)
    left_out = items_left_out(settings, lists)
    assert "human-captions" in left_out
    assert "pay-review" not in left_out
