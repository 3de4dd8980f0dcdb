"""Reads the settings of an organisation from `audit.toml`."""

from __future__ import annotations

from pathlib import Path

from audit.config import Settings
from audit.model.message import msg
from audit.toml_forms import read_toml


def load_settings(path: Path | None) -> Settings:
    """Read `audit.toml`; without a path, the defaults. Raises SettingsError with the line and key that is wrong."""
    if path is None:
        return Settings()
    return read_toml(path, Settings, msg("settings-unreadable", "The settings file cannot be read."))
