"""Names in the tables of the settings: one that nothing bears is an error, and no setting that does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checklists.named import check_named, unknown_names
from audit.config import Settings
from audit.errors import SettingsError
from audit.model.checklist import Checklist
from audit.settings_file import load_settings
from audit.types import Effort, GroupSource
from tests.scoring.build import checklist, item


def lists() -> tuple[Checklist, ...]:
    return (checklist("small", [item("first", effort=Effort.S)]),)


def test_what_is_there_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "figures.json").touch()
    settings = Settings(
        fee_floors={"keynote": 500, "session-chair": 100},
        owners={"events lead": "Office"},
        action_costs={"first": 20},
        group_sources={"employees": GroupSource.UNKNOWN, "appearances.gender": GroupSource.PUBLIC},
        benchmark=str(tmp_path / "figures.json"),
    )
    check_named(settings, lists())


@pytest.mark.parametrize(
    ("settings", "name", "code", "hint"),
    [
        (Settings(fee_floors={"keynot": 500}), "keynot", "unknown-role", "Did you mean `keynote`?"),
        (Settings(owners={"the office": "Office"}), "the office", "unknown-owner", "There are: "),
        (Settings(action_costs={"frist": 1}), "frist", "unknown-item", "Did you mean `first`?"),
        (Settings(group_sources={"zzz": GroupSource.PUBLIC}), "zzz", "unknown-table", ""),
        (Settings(benchmark="gone.json"), "gone.json", "no-file", ""),
    ],
)
def test_a_name_that_nothing_bears_is_told(settings: Settings, name: str, code: str, hint: str) -> None:
    ((found, error),) = unknown_names(settings, lists())
    assert (found, error.code) == (name, code)
    assert [sentence.text.startswith(hint) for sentence in error.hints] == ([True] if hint else [])
    with pytest.raises(SettingsError):
        check_named(settings, lists())


@pytest.mark.parametrize(
    ("written", "country", "currency"),
    [
        ("", "", ""),
        ('country = "GB"\ncurrency = "GBP"', "GB", "GBP"),
        ('country = " gb"\ncurrency = "gbp "', "GB", "GBP"),
        ('country = "UK"', "GB", ""),
    ],
)
def test_codes_are_those_of_the_standard(tmp_path: Path, written: str, country: str, currency: str) -> None:
    (tmp_path / "audit.toml").write_text(written, encoding="utf-8")
    settings = load_settings(tmp_path / "audit.toml")
    assert (settings.country, settings.currency) == (country, currency)


@pytest.mark.parametrize(
    "written",
    [
        'country = "United Kingdom"',
        'currency = "pounds"',
        "exchange_rates = {Euro = 1.1}",
        "parameters = {anything = 1.0}",
        '[[pools]]\nname = "field"\ndimension = "gender"\nsource = "x"\nshares = {women = 0.6, men = 0.6}',
    ],
)
def test_what_would_count_wrongly_or_not_at_all_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "audit.toml").write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path / "audit.toml")
    assert caught.value.code == "settings-invalid"


def test_published_shares_that_are_rounded_are_taken(tmp_path: Path) -> None:
    pool = '[[pools]]\nname = "field"\ndimension = "gender"\nsource = "x"\nshares = {women = 0.503, men = 0.499}'
    (tmp_path / "audit.toml").write_text(pool, encoding="utf-8")
    assert load_settings(tmp_path / "audit.toml").pools[0].shares == {"women": 0.503, "men": 0.499}
