"""Settings of an organisation: `audit.toml`, checked strictly, with the command line laid over it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from audit.types import Audience, GroupSource

_SUM_OF_SHARES = 1.01  # published shares are rounded
_OTHER_CODES = {"UK": "GB", "EL": "GR"}
"""What countries call themselves, and the code that the standard has for them."""


def _code(text: object) -> object:
    """Return a code of a country or a currency in capital letters, as questions and rates name it."""
    code = text.strip().upper() if isinstance(text, str) else text
    return _OTHER_CODES.get(code, code) if isinstance(code, str) else code


def _of_one_whole(shares: dict[str, float]) -> dict[str, float]:
    if sum(shares.values()) > _SUM_OF_SHARES:
        raise PydanticCustomError("shares_sum", "add up to more than 1")
    return shares


Country = Annotated[str, BeforeValidator(_code), Field(pattern="^([A-Z]{2})?$")]
Currency = Annotated[str, BeforeValidator(_code), Field(pattern="^([A-Z]{3})?$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PeriodSettings(_Strict):
    """The audited period; what is left out is taken from the label or the data, and said."""

    label: str = ""
    """What reports call it, such as 2025; a year is enough."""
    start: date | None = None
    """First day."""
    end: date | None = None
    """Last day."""
    as_of: date | None = None
    """The day on which staff are counted."""


class Pool(_Strict):
    """A named pool to compare with: shares of the groups of one dimension, with the source of the figures."""

    name: str
    """As the checklists name it, or as reports print it."""
    dimension: str
    """gender, ethnicity, ..."""
    source: str
    """Where the figures come from, with their year."""
    shares: Annotated[dict[str, Annotated[float, Field(ge=0, le=1)]], AfterValidator(_of_one_whole)]
    """Group -> share, 0 to 1."""


class WaiverSettings(_Strict):
    """An accepted exception: scores are shown with and without it, and when it has ended the question counts again."""

    item: str
    """The question's id."""
    justification: str
    """Why, as the report prints it."""
    approver: str
    """Who accepted it."""
    granted: date
    """Since when."""
    expires: date
    """Until when."""


class Declared(_Strict):
    """Totals that the files are checked against; without them the report says that completeness was not checked."""

    headcount: int | None = None
    """Staff at the snapshot."""
    events: int | None = None
    """Events in the period."""
    appearances: int | None = None
    """Appearances in the period."""


class Settings(_Strict):
    """Everything that `audit.toml` may say."""

    organisation: str = ""
    """The organisation's name, as reports print it."""
    approved_by: str = ""
    """Who approved the report; without a name it is printed as a draft."""
    approved_on: date | None = None
    """When it was approved."""
    sector: str = ""
    """What it does."""
    country: Country = ""
    """Country code, such as GB; some questions apply in some countries only."""
    currency: Currency = ""
    """Currency code of fees, pay and budgets, such as GBP."""
    language: str = "en"
    """Language of the report."""
    profile: str = "full"
    """organiser, employer or full; with a jurisdiction: employer+uk; or the path of your own profile."""
    audience: Audience = Audience.INTERNAL
    """Who reads the report: confidential, internal or public."""
    period: PeriodSettings = PeriodSettings()
    checklists: tuple[str, ...] = ()
    """Only these checklists; empty: all of the profile."""
    checklist_folders: tuple[str, ...] = ()
    """Folders of your own checklists, scales and profiles."""
    shipped_checklists: bool = True
    """false: only the checklists of your own folders."""
    pools: tuple[Pool, ...] = ()
    waivers: tuple[WaiverSettings, ...] = ()
    declared: Declared = Declared()
    parameters: Annotated[dict[str, float], Field(max_length=0)] = {}
    """Takes nothing: checklists and profiles set them. It stands here for the digests of older audits."""
    fee_floors: dict[str, Annotated[float, Field(ge=0)]] = {}
    """Role -> lowest fair fee, in your currency."""
    targets: dict[str, Annotated[float, Field(gt=0, le=1)]] = {}
    """Checklist -> the score that you want, from 0 to 1; the report marks it. No score changes by it."""
    hr_departments: tuple[str, ...] = ()
    """Departments that are HR, as your files write them."""
    full_time_hours: Annotated[float, Field(ge=0, le=168)] = 0.0
    """Weekly hours of a full-time post; 0: taken from the data."""
    owners: dict[str, str] = {}
    """Owner role -> name or office, for the action plan."""
    action_costs: dict[str, Annotated[float, Field(ge=0)]] = {}
    """Question -> what its action costs, in your currency."""
    days_per_effort_point: Annotated[float, Field(gt=0)] = 1.0
    """Days of work in a point of effort; XS is 1 point, S 2, M 4, L 8, XL 16."""
    exchange_rates: dict[Currency, Annotated[float, Field(gt=0)]] = {}
    """Currency -> units of your currency for one of it."""
    exchange_date: date | None = None
    """The day of the exchange rates."""
    group_sources: dict[str, GroupSource] = {}
    """Who said which group a person belongs to, by table or "table.column".

    "public" for the gender of a board, committee or line-up that was announced by name: it is then shown unprotected.
    """
    benchmark: str = ""
    """A benchmark file of published pay gaps, made by `audit benchmark build`."""
    public_roster: bool = False
    """true: line-ups were announced to the public, so that gender may be shown per session."""
