"""Columns computed from others: status, annual pay, age band, what a department is for, roles from session kinds."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from audit.config import Settings
from audit.importing.certificates import certified
from audit.importing.fold import fold, fold_all, folded, header_key
from audit.importing.pay import annual_pay
from audit.importing.places import Place
from audit.importing.published import gaps_in_per_cent
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import POSTERS, is_blank_word, lookup
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import DataIssue
from audit.tables import TABLES, VOCABULARIES
from audit.tables.declare import NOT_DISCLOSED, ColumnType
from audit.tables.words_work import HR_DEPARTMENTS

_HR = folded(HR_DEPARTMENTS)
_LEGAL_FORMS = frozenset(
    (
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "llc",
        "ltd",
        "limited",
        "co",
        "company",
        "plc",
        "lp",
        "llp",
        "pc",
    )
) | frozenset(
    ("pc", "gmbh", "ag", "kg", "ev", "sa", "sas", "sarl", "sl", "bv", "nv", "srl", "spa", "lda", "ltda", "oy", "ab")
)
_STAYS = re.compile(
    r"(?i)\b(?:still|not applicable|n/?a|active|current(?:ly)?|not (?:left|terminated)|en poste|noch beschäftigt|"
    r"activ[oa]|ativ[oa]|in forza|in dienst)\b"
)
"""What stands in the place of a reason of leaving where somebody has not left."""
_ROLE_OF_KIND = {"keynote": "keynote", "panel": "panellist", "talk": "speaker", "workshop": "speaker"}

Derived = tuple[pd.DataFrame, Sequence[DataIssue]]


def derive_columns(
    table: str, frame: pd.DataFrame, period: Period, settings: Settings, place: Place, *, headers: str = ""
) -> Derived:
    """Return the frame with its computed columns, and what is to be said of them."""
    deriving: dict[str, Callable[[], Derived]] = {
        "employees": lambda: _employees(frame, period, settings, place, headers),
        "appearances": lambda: _appearances(frame, place),
        "participants": lambda: _participants(frame, period),
        "reference": lambda: (_with_dimensions(frame), ()),
        "published_gaps": lambda: gaps_in_per_cent(frame, place),
    }
    if "vendor" in frame and TABLES[table].column("vendor_key"):
        frame = frame.assign(vendor_key=_vendor_key(frame["vendor"]))
        return certified(frame, place) if "certification" in frame else (frame, ())
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


def _participants(frame: pd.DataFrame, period: Period) -> Derived:
    band = _age_band(frame, period.as_of)
    return (frame if band is None else frame.assign(age_band=band)), ()


def _with_dimensions(frame: pd.DataFrame) -> pd.DataFrame:
    """Return pools with the names that the product has for what they are about: “Sexual orientation” is orientation."""
    if "dimension" not in frame:
        return frame
    named = {
        str(text): next((found.column for found in meanings("employees").get(header_key(str(text)), ())), "")
        for text in frame["dimension"].dropna().unique()
    }
    groups = {column.name for column in TABLES["employees"].columns if column.type is ColumnType.GROUP}
    renamed = {text: column for text, column in named.items() if column in groups}
    return frame.assign(dimension=frame["dimension"].replace(renamed))


def _vendor_key(vendor: pd.Series) -> pd.Series:
    """Return vendors without case, punctuation, legal form and order of words, so that spellings of a name meet."""
    by_name = {name: _without_legal_form(str(name)) for name in vendor.dropna().unique()}
    return vendor.astype(object).map(by_name).astype(vendor.dtype)


def _without_legal_form(name: str) -> str:
    words = fold(name).replace("&", " and ").split()
    while len(words) > 1 and (words[-1] in _LEGAL_FORMS or _as_seen(words[-1]) in _LEGAL_FORMS):
        words.pop()
    return "".join(sorted(set(words)))  # the fingerprint of OpenRefine: the same words in another order are one name


def _as_seen(word: str) -> str:
    """Return a word that begins with a small L as if it began with the capital I that looks the same (“lnc.”)."""
    return f"i{word[1:]}" if word[0] == "l" else word


def _coded(codes: npt.NDArray[np.int8], categories: Sequence[str], frame: pd.DataFrame) -> pd.Series:
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(list(categories))), index=frame.index)


def _status(frame: pd.DataFrame, as_of: date, place: Place) -> tuple[pd.Series, list[DataIssue]]:
    """Active, left or not yet hired at the snapshot: from dates where there are dates, else as the file says."""
    snapshot = np.datetime64(as_of)
    categories = list(VOCABULARIES["employment-status"].values)
    active, left, future = (np.int8(categories.index(word)) for word in ("active", "left", "not-yet-hired"))
    codes = np.full(len(frame), active, dtype=np.int8)
    issues: list[DataIssue] = []
    if "status" in frame:
        written = frame["status"].cat.set_categories(categories).cat.codes.to_numpy()
        codes = np.where(written >= 0, written, active).astype(np.int8)
    elif (told := _told_to_have_left(frame)).any() and "left_on" not in frame:
        text = "No column tells who left; people with a reason of leaving count as having left: {n}."
        issues.append(place.info(msg("left-by-reason", text, n=int(told.sum())), rows=int(told.sum())))
        codes[told] = left
    if "left_on" in frame:
        days = frame["left_on"].to_numpy()
        gone = days < snapshot
        if "status" in frame and (gone & (written == active)).any():
            text = "{n} people are marked as active and have a leaving date before {day}; they count as having left."
            n = int((gone & (written == active)).sum())
            issues.append(place.warning(msg("active-and-left", text, n=n, day=as_of.isoformat()), rows=n))
        codes[gone] = left
        codes[days >= snapshot] = active
    if "hired_on" in frame:
        codes[frame["hired_on"].to_numpy() > snapshot] = future
    return _coded(codes, categories, frame), issues


def _told_to_have_left(frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return who has a reason or kind of leaving that is one; “Not applicable” and “Still employed” are none."""
    told = np.zeros(len(frame), dtype=bool)
    if "leaving_kind" in frame:
        told |= frame["leaving_kind"].notna().to_numpy()
    if "leaving_reason" in frame:
        reasons = frame["leaving_reason"]
        stays = {text for text in reasons.dropna().unique() if is_blank_word(text) or _STAYS.search(text)}
        told |= (reasons.notna() & ~reasons.isin(stays)).to_numpy()
    return told


def _leaving_kind(raw: pd.Series) -> pd.Series | None:
    known = lookup("leaving-kind")
    by_word = {word: known.get(fold(word)) for word in raw.dropna().unique()}
    if not any(by_word.values()):
        return None
    found = raw.astype(object).map(by_word)
    categories = list(VOCABULARIES["leaving-kind"].values)
    return pd.Series(pd.Categorical(found.where(found.notna(), None), categories=categories), index=raw.index)


def _department_function(frame: pd.DataFrame, settings: Settings) -> pd.Series:
    """`hr` where the whole name of the department is one of HR; blank where the department is.

    The settings may name departments themselves.
    """
    if "department" not in frame:
        return _coded(np.ones(len(frame), dtype=np.int8), ("hr", ""), frame)
    own = frozenset(fold(name) for name in settings.hr_departments)
    wanted = own or _HR
    codes, names = pd.factorize(frame["department"])  # -1: blank
    by_code = np.array([*(0 if name in wanted else 1 for name in fold_all([*map(str, names)])), -1], dtype=np.int8)
    return _coded(by_code.take(codes), ("hr", ""), frame)


def _age_band(frame: pd.DataFrame, as_of: date) -> pd.Series | None:
    """Bands of age at the snapshot; a written band stays where there is no birth date or year."""
    ages = _ages(frame, as_of)
    if ages is None:
        return None
    categories = list(VOCABULARIES["age_band"].values)
    written = None
    if "age_band" in frame:
        categories = list(dict.fromkeys([*categories, *frame["age_band"].cat.categories]))
        written = frame["age_band"].cat.set_categories(categories).cat.codes.to_numpy()
    unknown, young, middle, older = (categories.index(band) for band in (NOT_DISCLOSED, "under-30", "30-49", "50-plus"))
    at_least_10, at_least_30, at_least_50, at_least_110 = ages
    by_age = np.array([young, middle, older], dtype=np.int8)
    codes = by_age[at_least_30.astype(np.int8) + at_least_50]
    known = at_least_10 & ~at_least_110
    if not known.all():
        codes = np.where(known, codes, unknown if written is None else written)
    return _coded(codes.astype(np.int8, copy=False), categories, frame)


def _ages(frame: pd.DataFrame, as_of: date) -> list[npt.NDArray[np.bool_]] | None:
    """Return who is at least as old as each bound of the bands; nobody whose age is not known."""
    bounds = (10, 30, 50, 110)
    if "birth_date" in frame:
        born = frame["birth_date"].to_numpy()
        return [born <= _years_before(as_of, years) for years in bounds]
    if "birth_year" in frame:
        ages = as_of.year - frame["birth_year"].to_numpy(dtype=float, na_value=np.nan)
    elif "age" in frame and "age_band" not in frame:
        ages = frame["age"].to_numpy(dtype=float, na_value=np.nan)
    else:
        return None
    return [ages >= years for years in bounds]


def _years_before(day: date, years: int) -> np.datetime64:
    """Return the last day of birth of those who are so many years old; who is born on 29 February waits for March."""
    last = 28 if day.month == 2 and day.day == 29 and not isleap(day.year - years) else day.day
    return np.datetime64(date(day.year - years, day.month, last))


def _appearances(frame: pd.DataFrame, place: Place) -> Derived:
    """Fill roles that are blank from the kind of session, and say so."""
    frame, said = _poster_presenters(frame, place)
    if "session_kind" not in frame:
        return frame, said
    from_kind = frame["session_kind"].astype(object).map(_ROLE_OF_KIND)
    if "session_kind__raw" in frame:
        posters = {
            raw for raw in frame["session_kind__raw"].dropna().unique() if lookup("role").get(fold(raw)) == "poster"
        }
        from_kind = from_kind.mask(frame["session_kind__raw"].isin(posters), "poster")
    role = frame["role"].astype(object) if "role" in frame else pd.Series(None, index=frame.index, dtype=object)
    filled = role.isna() & from_kind.notna()
    if not filled.any():
        return frame, said
    derived = frame.copy(deep=False)
    categories = list(VOCABULARIES["role"].values)
    derived["role"] = pd.Series(
        pd.Categorical(role.where(~filled, from_kind), categories=categories), index=frame.index
    )
    text = "{n} roles were not given and follow from the kind of session."
    return derived, [*said, place.info(msg("role-from-session", text, n=int(filled.sum())), rows=int(filled.sum()))]


def _poster_presenters(frame: pd.DataFrame, place: Place) -> tuple[pd.DataFrame, list[DataIssue]]:
    """Give those who are called speakers, and whose talk was accepted as a poster, the role of its presenter."""
    if not {"role", "outcome"} <= set(frame.columns):
        return frame, []
    raw = frame["outcome__raw"] if "outcome__raw" in frame else frame["outcome"].astype(object)
    said = {text for text in raw.dropna().unique() if POSTERS & set(fold(text).split())}
    posters = ((frame["outcome"] == "poster") | raw.isin(said)) & (frame["role"] == "speaker")
    n = int(posters.sum())
    if not n:
        return frame, []
    derived = frame.copy(deep=False)
    role = frame["role"].astype(object).mask(posters, "poster")
    derived["role"] = pd.Categorical(role, categories=list(VOCABULARIES["role"].values))
    text = "Talks that were accepted as posters: {n}; those who present them do not count as speakers."
    return derived, [place.info(msg("role-from-outcome", text, n=n), rows=n)]
