"""Which language the command line speaks: `--lang`, else the settings file, else the environment."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SETTINGS_FILE = "audit.toml"
_DECIDING = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of these that is set says how a system speaks; without one, or with C, LANGUAGE says nothing either."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language for a command line, "en" where nothing asks for one that there is a catalogue of."""
    return _given(arguments, "--lang") or _in_settings(arguments) or language_of_system(environment)


def sound_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language for a command line; where it asks for one that does not exist, that of the environment."""
    from audit.errors import UsageError

    language = language_of(arguments, environment)
    try:
        check_language(language)
    except UsageError:
        return language_of_system(environment)
    return language


def check_language(language: str) -> None:
    """Raise UsageError for a language that CLDR does not know."""
    if language != "en":  # English needs no catalogue, and is the quicker for it
        from audit.report.words import words_for

        words_for(language)


def language_of_system(environment: Mapping[str, str]) -> str:
    """Return the first language of the environment that there is a catalogue of, else "en"."""
    for wished in _wishes(environment):
        if wished.split("-")[0] == "en" and wished != "en-XA":
            return "en"
        from audit.report.catalogue import has_catalogue

        if has_catalogue(wished):
            return wished
    return "en"


def _wishes(environment: Mapping[str, str]) -> Iterator[str]:
    system = next((environment[name] for name in _DECIDING if environment.get(name)), "C")
    if _bare(system) in ("C", "POSIX"):
        return
    for written in (*environment.get("LANGUAGE", "").split(":"), system):
        if _bare(written):
            yield _bare(written)


def _bare(locale: str) -> str:
    """Return "pt-BR" of "pt_BR.UTF-8@euro"."""
    return locale.split(".")[0].split("@")[0].replace("_", "-")


def _given(arguments: Sequence[str], option: str) -> str:
    found = ""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{option}="):
            found = argument.partition("=")[2]
        elif argument == option and place + 1 < len(arguments):
            found = arguments[place + 1]
    return found


def _in_settings(arguments: Sequence[str]) -> str:
    """Return the language of the settings file; a file that cannot be read is told of by the command that needs it."""
    try:
        text = Path(_given(arguments, "--config") or SETTINGS_FILE).read_text(encoding="utf-8-sig")
        language = tomllib.loads(text).get("language")
    except (OSError, ValueError, RecursionError):
        return ""
    return language if isinstance(language, str) else ""
