"""The command line speaks the language that was asked for, in its help and in its refusals, and no English else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from audit.cli.app import app
from audit.cli.console import out
from audit.cli.language import language_of
from audit.cli.locale import spoken_help
from audit.errors import AuditError
from audit.history import open_store
from audit.report.extract import check_catalogue
from tests.history.build import audit

PSEUDO = "en-XA"
_PLAIN = re.compile(r"[A-Za-z]*[aceinouyACEINOUY][A-Za-z]*")
"""What the pseudo-language would have accented."""


def commands(command: typer.core.TyperCommand | None = None, *above: str) -> Iterator[tuple[str, ...]]:
    """Yield the words that call each command and each group."""
    here = command or typer.main.get_command(app)
    yield above
    for name, child in getattr(here, "commands", {}).items():
        yield from commands(child, *above, name)


def said_by(*arguments: str) -> str:
    """Return all that a command says, its error last."""
    result = CliRunner().invoke(app, [*arguments], prog_name="audit", terminal_width=400)
    error = result.exception
    return f"{result.output}\n{error if isinstance(error, AuditError) else ''}"


def plain_words(text: str, *known: str) -> set[str]:
    """Return the words of plain English in a text; options, names of files and codes are none."""
    for word in sorted(known, key=len, reverse=True):
        text = text.replace(word, " ")
    text = re.sub(r"`[^`]*`|--?[a-z][a-z-]*|\S*[./=]\S*|<[^>]*>", " ", text)
    return {word for word in _PLAIN.findall(text) if len(word) > 2}


@pytest.mark.parametrize("call", list(commands()), ids=" ".join)
def test_help_shows_no_plain_english(call: tuple[str, ...]) -> None:
    shown = said_by(*call, "--help", *(["--lang", PSEUDO]))
    usage, *rest = shown.splitlines()
    names = {name for other in commands() for name in other}
    assert usage.startswith("[Ûságê") or usage.startswith("[Üságê"), usage
    table = [line for line in rest if not re.match(r" *[A-Z_]{2,}\b", line)]
    assert plain_words("\n".join(table), *names) == set()


@pytest.mark.parametrize("language", ["fr", "de", "es", "ar"])
def test_every_sentence_of_the_command_line_is_translated(language: str) -> None:
    state = check_catalogue(language, more=spoken_help())
    assert (state.missing, state.broken, state.unused) == ((), (), ())


REFUSED = [
    ("no-such-command",),
    ("run",),
    ("run", "absent.csv", "--org", "O", "--no-history"),
    ("run", "absent.csv", "--bugdet", "3"),
    ("run", "absent.csv", "--org"),
    ("run", "absent.csv", "--from", "yesterday"),
    ("run", "absent.csv", "--audience", "all"),
    ("run", "absent.csv", "--page", "A5"),
    ("run", "absent.csv", "--group-source", "x"),
    ("run", "absent.csv", "--fail-under", "many"),
    ("run", "absent.csv", "--profile", "none-such"),
    ("run", "absent.csv", "--config", "absent.toml"),
    ("run", "absent.csv", "-o", "."),
    ("import", "absent.csv"),
    ("import", "absent.csv", "--report", "x.csv"),
    ("render", "absent.json"),
    ("render", "absent.json", "--format", "doc"),
    ("render", "nothing.json"),
    ("compare", "1", "2"),
    ("compare", "one", "two"),
    ("trend", "Nobody"),
    ("trend", "Nobody", "--periods", "1"),
    ("plan", "nothing.json"),
    ("plan", "1", "--target", "400"),
    ("verify",),
    ("verify", "absent.json"),
    ("verify", "--jj", "nothing.json"),
    ("sample", "x", "--size", "huge"),
    ("sample", "x", "--years", "9"),
    ("explain", "no-such-item"),
    ("checklists", "show", "no-such-list"),
    ("checklists", "schemes", "no-such-scheme"),
    ("checklists", "new", "Not An Id"),
    ("checklists", "lint", "."),
    ("history", "show", "7"),
    ("history", "show", "seven"),
    ("history", "import", "nothing.json"),
    ("history", "forget", "Nobody"),
    ("history", "verify"),
    ("history", "list", "--history", "mysql://x"),
    ("benchmark", "build", "nothing.json"),
    ("init", "nothing.json"),
    ("history", "list", "too", "many"),
]


@pytest.mark.parametrize("call", REFUSED, ids=" ".join)
def test_what_a_command_says_shows_no_plain_english(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "en_XA.UTF-8")
    (tmp_path / "nothing.json").write_text("{}")
    said = said_by(*call)
    assert said.strip()
    assert plain_words(said, *(word for word in call if not word.startswith("-")), str(tmp_path)) == set()


@pytest.mark.parametrize(
    ("environment", "arguments", "settings", "language"),
    [
        ({}, (), "", "en"),
        ({"LANG": "C.UTF-8"}, (), "", "en"),
        ({"LANG": "fr_FR.UTF-8"}, (), "", "fr-FR"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, (), "", "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "de_CH"}, (), "", "de-CH"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "nb:es"}, (), "", "es"),
        ({"LANG": "C", "LANGUAGE": "es"}, (), "", "en"),
        ({"LANG": "nb_NO.UTF-8"}, (), "", "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "en_GB:de"}, (), "", "en"),
        ({"LANG": "fr_FR.UTF-8"}, ("run", "--lang", "es"), "", "es"),
        ({"LANG": "fr_FR.UTF-8"}, ("run", "--lang=es"), 'language = "de"', "es"),
        ({"LANG": "fr_FR.UTF-8"}, ("run", "x"), 'language = "de"', "de"),
        ({"LANG": "fr_FR.UTF-8"}, ("run", "--", "--lang", "es"), "", "fr-FR"),
        ({"LANG": "fr_FR.UTF-8"}, ("run",), "language = [", "fr-FR"),
    ],
)
def test_the_language_is_that_of_the_option_the_settings_or_the_environment(
    environment: dict[str, str],
    arguments: tuple[str, ...],
    settings: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    if settings:
        (tmp_path / "audit.toml").write_text(settings)
    assert language_of(arguments, environment) == language


def test_help_is_said_in_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "Aufruf: audit verify [Optionen]" in said_by("verify", "--help")
    assert "Usage: audit verify [options]" in said_by("verify", "--help", "--lang", "en")


def test_a_language_that_does_not_exist_is_told_in_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert said_by("history", "list", "--lang", "xq-ZZ").strip() == "Il n'y a pas de langue nommée `xq-ZZ`."


@pytest.mark.parametrize(
    "call",
    [("compare", "1", "2"), ("trend", "Org"), ("plan", "2"), ("history", "list"), ("history", "show", "2")],
    ids=" ".join,
)
def test_what_is_told_of_years_shows_no_plain_english(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out, "_width", 400)
    url = str(tmp_path / "history.db")
    years = [audit(2024, 0.25), audit(2025, 0.75)]
    with open_store(url) as store:
        for year in years:
            store.remember(year)
    call = tuple(years[0].organisation if word == "Org" else word for word in call)
    said = said_by(*call, "--history", url, "--lang", PSEUDO)
    known = {years[0].organisation, "internal", "run"}
    known |= {each.checklist for year in years for each in year.checklists}
    known |= {item.item for year in years for each in year.checklists for item in each.items}
    known |= {action.text for year in years for action in year.actions}
    assert plain_words(said, *known) == set()
