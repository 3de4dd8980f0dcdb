"""Settings of an organisation: `audit.toml`, checked strictly, with the command line laid over it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from audit.errors import SettingsError
from audit.types import Audience, GroupSource


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PeriodSettings(_Strict):
    """The audited period; what is left out is taken from the label or the data, and said."""

    label: str = ""
    start: date | None = None
    end: date | None = None
    as_of: date | None = None


class Pool(_Strict):
    """A named pool to compare with: shares of the groups of one dimension, with the source of the figures."""

    name: str
    dimension: str
    source: str
    shares: dict[str, Annotated[float, Field(ge=0, le=1)]]


class WaiverSettings(_Strict):
    """An accepted exception."""

    item: str
    justification: str
    approver: str
    granted: date
    expires: date


class Declared(_Strict):
    """Totals that the files can be checked against; None: not declared, and the report says so."""

    headcount: int | None = None
    events: int | None = None
    appearances: int | None = None


class Settings(_Strict):
    """Everything that `audit.toml` may say."""

    organisation: str = ""
    sector: str = ""
    country: str = ""
    currency: str = ""
    language: str = "en"
    profile: str = "full"
    audience: Audience = Audience.INTERNAL
    period: PeriodSettings = PeriodSettings()
    checklists: tuple[str, ...] = ()
    checklist_folders: tuple[str, ...] = ()  # folders of your own checklists
    shipped_checklists: bool = True  # False: only your own
    pools: tuple[Pool, ...] = ()
    waivers: tuple[WaiverSettings, ...] = ()
    declared: Declared = Declared()
    parameters: dict[str, float] = {}  # e.g. fee_floor.keynote = 300
    fee_floors: dict[str, float] = {}  # role -> lowest fair fee, in `currency`
    hr_departments: tuple[str, ...] = ()  # departments that are HR, as the files write them
    full_time_hours: float = 0.0  # weekly hours of a full-time post; 0: taken from the data
    owners: dict[str, str] = {}  # owner role -> name or office
    action_costs: dict[str, Annotated[float, Field(ge=0)]] = {}  # item -> what its action costs, in `currency`
    days_per_effort_point: Annotated[float, Field(gt=0)] = 1.0  # XS is 1 point, S 2, M 4, L 8, XL 16
    exchange_rates: dict[str, float] = {}  # currency -> units of `currency` for one of it
    exchange_date: date | None = None
    group_sources: dict[str, GroupSource] = {}  # "table.column", or "table" for all of its group columns
    public_roster: bool = False  # line-ups were announced to the public: gender may be shown per session


def load_settings(path: Path | None) -> Settings:
    """Read `audit.toml`; without a path, the defaults. Raises SettingsError with the key that is wrong."""
    if path is None:
        return Settings()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = "The settings file cannot be read."
        raise SettingsError(message, code="settings-unreadable", place=str(path)) from error
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = f"The settings file is not valid TOML: {error}."
        raise SettingsError(message, code="settings-toml", place=str(path)) from error
    except ValidationError as error:
        raise SettingsError(_first_problem(error), code="settings-invalid", place=str(path)) from error


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"There is no setting called {key!r}."
    return f"The setting {key!r} is not right: {problem['msg']}."
