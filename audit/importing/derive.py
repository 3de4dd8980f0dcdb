"""Columns computed from others: status, annual pay, age band, what a department is for, roles from session kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd

from audit.config import Settings
from audit.importing.fold import fold
from audit.importing.pay import annual_pay
from audit.importing.places import Place
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import DataIssue
from audit.tables import TABLES, VOCABULARIES
from audit.tables.declare import NOT_DISCLOSED
from audit.tables.words_work import HR_DEPARTMENTS

_HR = frozenset(fold(name) for names in HR_DEPARTMENTS.values() for name in names)
_LEGAL_FORMS = frozenset(
    ("inc", "incorporated", "corp", "corporation", "llc", "ltd", "limited", "co", "company", "plc", "lp", "llp", "pc")
) | frozenset(
    ("gmbh", "ag", "kg", "ev", "sa", "sas", "sarl", "sl", "bv", "nv", "srl", "spa", "lda", "ltda", "oy", "ab")
)
_ROLE_OF_KIND = {"keynote": "keynote", "panel": "panellist", "talk": "speaker", "workshop": "speaker"}

Derived = tuple[pd.DataFrame, Sequence[DataIssue]]


def derive_columns(
    table: str, frame: pd.DataFrame, period: Period, settings: Settings, place: Place, *, headers: str = ""
) -> Derived:
    """Return the frame with its computed columns, and what is to be said of them."""
    deriving: dict[str, Callable[[], Derived]] = {
        "employees": lambda: _employees(frame, period, settings, place, headers),
        "appearances": lambda: _appearances(frame, place),
    }
    if "vendor" in frame and TABLES[table].column("vendor_key"):
        return frame.assign(vendor_key=_vendor_key(frame["vendor"])), ()
    return deriving[table]() if table in deriving else (frame, ())


def _employees(frame: pd.DataFrame, period: Period, settings: Settings, place: Place, headers: str) -> Derived:
    issues: list[DataIssue] = []
    derived = frame.copy(deep=False)
    derived["status"], more = _status(frame, period.as_of, place)
    issues += more
    derived["annual_pay"], more = annual_pay(frame, settings, place, headers)
    issues += more
    derived["department_function"] = _department_function(frame, settings)
    band = _age_band(frame, period.as_of)
    if band is not None:
        derived["age_band"] = band
    if "leaving_kind" not in derived and "status__raw" in frame:
        kind = _leaving_kind(frame["status__raw"])
        if kind is not None:
            derived["leaving_kind"] = kind
            text = "Whether people left of their own will was read from the column of their status."
            issues.append(place.info(msg("leaving-kind-from-status", text)))
    return derived, issues


def _vendor_key(vendor: pd.Series) -> pd.Series:
    """Return vendors without case, punctuation and legal form, so that two spellings of one name meet."""
    by_name = {name: _without_legal_form(str(name)) for name in vendor.dropna().unique()}
    return vendor.astype(object).map(by_name).astype(vendor.dtype)


def _without_legal_form(name: str) -> str:
    words = fold(name).replace("&", " and ").split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return "".join(words)


def _status(frame: pd.DataFrame, as_of: date, place: Place) -> tuple[pd.Series, list[DataIssue]]:
    """Active, left or not yet hired at the snapshot: from dates where there are dates, else as the file says."""
    snapshot = pd.Timestamp(as_of)
    values = np.full(len(frame), "active", dtype=object)
    written = frame["status"].astype(object).to_numpy() if "status" in frame else None
    if written is not None:
        known = pd.notna(written)
        values[known] = written[known]
    issues: list[DataIssue] = []
    if "left_on" in frame:
        left = frame["left_on"]
        gone = (left < snapshot).to_numpy()
        if written is not None:
            contradicting = gone & (written == "active")
            if contradicting.any():
                text = (
                    "{n} people are marked as active and have a leaving date before {day}; they count as having left."
                )
                n = int(contradicting.sum())
                issues.append(place.warning(msg("active-and-left", text, n=n, day=as_of.isoformat()), rows=n))
        values[gone] = "left"
        values[(left >= snapshot).to_numpy()] = "active"
    if "hired_on" in frame:
        values[(frame["hired_on"] > snapshot).to_numpy()] = "not-yet-hired"
    categories = list(VOCABULARIES["employment-status"].values)
    return pd.Series(pd.Categorical(values, categories=categories), index=frame.index), issues


def _leaving_kind(raw: pd.Series) -> pd.Series | None:
    from audit.importing.vocabulary import lookup

    known = lookup("leaving-kind")
    by_word = {word: known.get(fold(word)) for word in raw.dropna().unique()}
    if not any(by_word.values()):
        return None
    found = raw.astype(object).map(by_word)
    categories = list(VOCABULARIES["leaving-kind"].values)
    return pd.Series(pd.Categorical(found.where(found.notna(), None), categories=categories), index=raw.index)


def _department_function(frame: pd.DataFrame, settings: Settings) -> pd.Series:
    """`hr` where the whole name of the department is one of HR; the settings may name departments themselves."""
    if "department" not in frame:
        return pd.Series(pd.Categorical([""] * len(frame), categories=["hr", ""]), index=frame.index)
    own = frozenset(fold(name) for name in settings.hr_departments)
    wanted = own or _HR
    departments = frame["department"]
    names = [name for name in departments.dropna().unique() if fold(str(name)) in wanted]
    values = np.where(departments.isin(names).to_numpy(dtype=bool, na_value=False), "hr", "")
    return pd.Series(pd.Categorical(values, categories=["hr", ""]), index=frame.index)


def _age_band(frame: pd.DataFrame, as_of: date) -> pd.Series | None:
    if "birth_date" in frame:
        born = frame["birth_date"].dt
        before = (born.month > as_of.month) | ((born.month == as_of.month) & (born.day > as_of.day))
        age = as_of.year - born.year - before.astype(float)
    elif "birth_year" in frame:
        age = as_of.year - frame["birth_year"].astype("Float64").astype(float)
    elif "age" in frame and "age_band" not in frame:
        age = frame["age"]
    else:
        return None
    years = age.to_numpy(dtype=float, na_value=np.nan)
    known = (years >= 10) & (years < 110)
    values = np.select([~known, years < 30, years < 50], [NOT_DISCLOSED, "under-30", "30-49"], default="50-plus")
    if "age_band" in frame:
        written = frame["age_band"].astype(object).to_numpy()
        values = np.where(known, values, written)
    categories = list(dict.fromkeys([*VOCABULARIES["age_band"].values, *values]))
    return pd.Series(pd.Categorical(values, categories=categories), index=frame.index)


def _appearances(frame: pd.DataFrame, place: Place) -> Derived:
    """Fill roles that are blank from the kind of session, and say so."""
    if "session_kind" not in frame:
        return frame, ()
    from_kind = frame["session_kind"].astype(object).map(_ROLE_OF_KIND)
    role = frame["role"].astype(object) if "role" in frame else pd.Series(None, index=frame.index, dtype=object)
    filled = role.isna() & from_kind.notna()
    if not filled.any():
        return frame, ()
    derived = frame.copy(deep=False)
    categories = list(VOCABULARIES["role"].values)
    derived["role"] = pd.Series(
        pd.Categorical(role.where(~filled, from_kind), categories=categories), index=frame.index
    )
    text = "{n} roles were not given and follow from the kind of session."
    return derived, [place.info(msg("role-from-session", text, n=int(filled.sum())), rows=int(filled.sum()))]


def age_contradictions(frame: pd.DataFrame, today: date, place: Place) -> Iterator[DataIssue]:
    """Yield issues on dates of birth that cannot be."""
    if "birth_date" in frame:
        future = int((frame["birth_date"] > pd.Timestamp(today)).sum())
        if future:
            yield place.error(msg("born-in-future", "{n} dates of birth lie in the future.", n=future), rows=future)
