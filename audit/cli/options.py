"""The command line laid over `audit.toml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from audit.cli.language import SETTINGS_FILE
from audit.config import PeriodSettings, Settings
from audit.errors import UsageError
from audit.model.message import listed, msg, quoted
from audit.settings_file import load_settings
from audit.types import Audience, GroupSource


def settings_for(config: Path | None, **given: object) -> Settings:
    """Read the settings file (`audit.toml` of this folder if none is named), with what was given laid over it."""
    if config is None and Path(SETTINGS_FILE).is_file():
        config = Path(SETTINGS_FILE)
    settings = load_settings(config)
    return settings.model_copy(update={key: value for key, value in given.items() if value is not None})


def told(text: str | None) -> str | None:
    """Return what was given without blanks around it; None where nothing but blanks was."""
    return readable(text or "").strip() or None


def readable(text: str) -> str:
    """Return a name as it can be written: bytes of which the system's language makes no letters are read as UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def parse_date(text: str | None, option: str) -> date | None:
    """Read a date given as 2025-12-31; UsageError names the option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        told = msg("option-date", "{option} needs a date such as 2025-12-31.", option=option)
        raise UsageError(told, code=told.code) from error


def period_settings(base: PeriodSettings, label: str | None, *dates: date | None) -> PeriodSettings:
    """Return the period of the settings file with label, start, end and snapshot of the command line over it."""
    start, end, as_of = dates
    label = told(label)
    if label is not None and label != base.label:
        base = PeriodSettings()  # another period than the file's: its dates do not apply
    return PeriodSettings(
        label=label or base.label,
        start=start or base.start,
        end=end or base.end,
        as_of=as_of or base.as_of,
    )


def parse_audience(text: str | None) -> Audience | None:
    """Read an audience by its name."""
    if text is None:
        return None
    try:
        return Audience(text)
    except ValueError as error:
        known = listed(Audience)
        told = msg("option-listed", "{option} is one of these: {listed}.", option="--audience", listed=known)
        raise UsageError(told, code="option-audience") from error


def parse_group_sources(given: list[str], base: dict[str, GroupSource]) -> dict[str, GroupSource]:
    """Read ``TABLE=SOURCE`` or ``TABLE.COLUMN=SOURCE`` pairs: who said which group a person belongs to."""
    from audit.tables import TABLES

    sources = dict(base)
    for pair in given:
        table, _, source = pair.partition("=")
        if source and table.partition(".")[0] not in TABLES:  # a name mistyped would do nothing, and not be noticed
            told = msg("option-group-table", "There is no table called {table}.", table=quoted(table))
            raise UsageError(told, code=told.code)
        try:
            sources[table] = GroupSource(source)
        except ValueError as error:
            known = listed(GroupSource)
            told = msg(
                "option-group-source",
                "--group-source needs TABLE=SOURCE; SOURCE is one of these: {listed}.",
                listed=known,
            )
            raise UsageError(told, code=told.code) from error
    return sources
