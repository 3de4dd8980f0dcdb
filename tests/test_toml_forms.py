"""What is wrong in a file that people write in TOML is said in one sentence, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.cli.console import speaking
from audit.cli.options import settings_for
from audit.errors import SettingsError
from audit.importing.mapping import load_mapping
from audit.settings_file import load_settings
from audit.toml_forms import line_of


def fault(path: Path, text: str | bytes) -> SettingsError:
    """Return what is said of a settings file."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("country = 'GB'\nnonsense = 3\n", 2, "There is no key called `nonsense`."),
        ("\n\nfull_time_hours = 'many'\n", 3, "`full_time_hours` must be a number."),
        ("full_time_hours = -4\n", 1, "`full_time_hours` must be at least 0."),
        ("period = 2025\n", 1, "`period` must hold keys and values of its own."),
        ("country = ['GB']\n", 1, "`country` must be a text in quotation marks."),
        ("checklists = 'a'\n", 1, "`checklists` must be a list in square brackets."),
        ("public_roster = 'perhaps'\n", 1, "`public_roster` must be true or false."),
        ("[period]\nstart = 'soon'\n", 2, "`period.start` must be a date such as 2025-12-31."),
        ("[declared]\n\nevents = 1.5\n", 3, "`declared.events` must be a whole number."),
        ("audience = 'all'\n", 1, "`audience` must be one of these: `confidential`, `internal`, `public`."),
        ("[exchange_rates]\nEUR = 0\n", 2, "`exchange_rates.EUR` must be more than 0."),
        ("[[waivers]]\nitem = 'a'\n", 1, "`waivers.justification` is missing."),
        ("country = 'GB'\ncurrency = \n", 2, "Line 2 of the file is not written as TOML is."),
        ("country = 'GB'\n\n[a\n", 3, "Line 3 of the file is not written as TOML is."),
        ("a = " + "[" * 100_000, 1, "Line 1 of the file is not written as TOML is."),
    ],
)
def test_a_fault_names_its_line_and_says_what_to_write(tmp_path: Path, text: str, line: int, said: str) -> None:
    error = fault(tmp_path / "audit.toml", text)
    assert (error.place, error.message) == (f"{tmp_path / 'audit.toml'}:{line}", said)
    assert error.exit_code == 2


def test_a_key_that_is_nearly_one_is_suggested(tmp_path: Path) -> None:
    assert fault(tmp_path / "a.toml", "curency = 'GBP'\n").hint == "Did you mean `currency`?"


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"country = '\xe9'\n"])
def test_a_file_in_another_encoding_says_so(tmp_path: Path, data: bytes) -> None:
    assert fault(tmp_path / "a.toml", data).message == "The file is not written in UTF-8, as TOML is."


@pytest.mark.parametrize("name", ["none.toml", "folder"])
def test_a_file_that_is_not_there_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SettingsError, match="The settings file cannot be read"):
        load_settings(tmp_path / name)


def test_it_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("full_time_hours = 'many'\n")
    with pytest.raises(SettingsError, match="`full_time_hours` doit être un nombre"), speaking("fr"):
        settings_for(tmp_path / "a.toml", language="fr")


def test_a_mapping_names_the_line_within_the_right_sheet(tmp_path: Path) -> None:
    text = (
        "[[sheet]]\ntable = 'events'\n[sheet.columns]\n'A.b' = 'event'\n[[sheet]]\n# note\n[sheet.columns]\n'A.b' = 5\n"
    )
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_mapping(tmp_path / "m.toml")
    assert caught.value.place.endswith(":8")
    assert caught.value.message == "`sheet.columns.A.b` must be a text in quotation marks."


@pytest.mark.parametrize(
    ("parts", "line"),
    [(("a", "b"), 1), (("c", "d"), 3), (("c", "e", "f"), 4), (("g", 1, "h"), 8), (("g", 0, "h"), 6), (("z",), 0)],
)
def test_lines_of_keys(parts: tuple[str | int, ...], line: int) -> None:
    text = "a.b = 1\n[c]\n'd' = 2\ne = {f = 3}\n[[g]]\nh = 1\n[[g]]  # again\nh = 2\n"
    assert line_of(text, parts) == line
