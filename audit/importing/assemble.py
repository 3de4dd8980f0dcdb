"""Sheets of the same table as one table; amounts in one currency; rows outside the period counted and left out."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from audit.config import Settings
from audit.importing.derive import derive_columns
from audit.importing.fold import fold
from audit.importing.hispanic import combine_hispanic
from audit.importing.one_currency import in_one_currency, only_currency
from audit.importing.places import Place, cells_of
from audit.importing.published import with_pools
from audit.importing.sheet_table import SheetTable
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import DataIssue, SourceFile
from audit.tables import TABLES
from audit.tables.dataset import FILE, ROW, TableData
from audit.tables.declare import ColumnType
from audit.types import GroupSource

_TEXT = pd.StringDtype("pyarrow")
_SOURCE_WORDS = {
    GroupSource.SELF_DESCRIBED: ("self", "selbst", "auto", "zelf"),
    GroupSource.ASSIGNED_BY_OTHERS: ("assigned", "observer", "observed", "others", "researcher", "perceived", "guess"),
    GroupSource.EMPLOYER_RECORD: ("record", "employer", "hr", "payroll", "official", "registered"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """All tables of a run, with what was said while putting them together."""

    tables: Mapping[str, TableData]
    sources: tuple[SourceFile, ...]
    issues: tuple[DataIssue, ...]
    currency: str = ""


@dataclass(slots=True)
class _Part:
    frame: pd.DataFrame
    position: int
    sheet: SheetTable
    issues: list[DataIssue] = field(default_factory=list)


def assemble(sheets: Sequence[SheetTable], period: Period, settings: Settings) -> Assembled:
    """Return one table of each kind from the sheets that hold it."""
    sources = [sheet.source for sheet in sheets]
    issues: list[DataIssue] = []
    parts: dict[str, list[_Part]] = {}
    for position, sheet in enumerate(sheets):
        if not sheet.table:
            continue
        place = Place(file=sheet.source.file, sheet=sheet.source.sheet, table=sheet.table)
        frame, more = in_one_currency(sheet, settings, place)
        issues += more
        frame, more = combine_hispanic(frame, place, combine=sheet.mapping.combine_hispanic)
        issues += more
        frame, outside = _within(frame, sheet.table, period)
        if outside:
            issues.append(_outside_issue(place, outside, len(sheet.frame), period))
            sources[position] = replace(sources[position], rows_outside_period=outside)
        header = sheet.headers.get("salary", sheet.headers.get("hourly_pay", ""))
        if sheet.mapping.pay_period:
            header = sheet.mapping.pay_period
        frame, derived = derive_columns(sheet.table, frame, period, settings, place, headers=header)
        if sheet.mapping.pay_period:  # then no name told it
            derived = [issue for issue in derived if issue.code != "pay-period-header"]
        issues += derived
        frame = frame.assign(**{FILE: np.int64(position)})
        parts.setdefault(sheet.table, []).append(_Part(frame, position, sheet))
    issues += [issue for name, found in parts.items() for issue in _keys_again(name, found)]
    tables, more = with_pools({name: _table(name, found, settings) for name, found in parts.items()}, sources)
    issues += more
    currencies = [code for sheet in sheets for code in (sheet.currency, only_currency(sheet.frame)) if code]
    currency = settings.currency or (max(set(currencies), key=currencies.count) if currencies else "")
    return Assembled(tables=tables, sources=tuple(sources), issues=tuple(issues), currency=currency)


def _keys_again(name: str, parts: Sequence[_Part]) -> Iterator[DataIssue]:
    """Yield an issue on each sheet whose keys stand in an earlier sheet of the same table too."""
    for column in TABLES[name].columns:
        if not column.unique or len(parts) < 2:
            continue
        seen: set[str] = set()
        for part in parts:
            keys = set(part.frame[column.name].dropna()) if column.name in part.frame else set()
            again = part.frame[column.name].isin(keys & seen) if keys & seen else None
            if again is not None:
                source = part.sheet.source
                place = Place(file=source.file, sheet=source.sheet, table=name)
                text = (
                    "{n} rows have a key ({column}) that stands in another sheet or file too; all were kept, and count "
                    "twice."
                )
                rows = part.frame.loc[again.to_numpy(dtype=bool), ROW].tolist()
                yield place.error(
                    msg("repeated-key-elsewhere", text, n=len(rows), column=column.name),
                    cells=cells_of(0, rows),
                    rows=len(rows),
                    hint=msg("repeated-key-hint", "Leave all but one of the sheets out in the mapping file."),
                    mapping='table = "none"',
                )
            seen |= keys


def _within(frame: pd.DataFrame, table: str, period: Period) -> tuple[pd.DataFrame, int]:
    """Return the rows dated within the period or not at all, and how many are dated outside."""
    column = TABLES[table].flow_date
    if not column or column not in frame:
        return frame, 0
    days = frame[column]
    outside = (days < pd.Timestamp(period.start)) | (days >= pd.Timestamp(period.end) + pd.Timedelta(days=1))
    n = int(outside.sum())
    return (frame[~outside].reset_index(drop=True), n) if n else (frame, 0)


def _outside_issue(place: Place, outside: int, rows: int, period: Period) -> DataIssue:
    message = msg(
        "outside-period",
        "{n} of {rows} rows are dated outside {start} to {end} and are not part of this audit.",
        n=outside,
        rows=rows,
        start=period.start.isoformat(),
        end=period.end.isoformat(),
    )
    return place.warning(message, rows=outside) if outside == rows else place.info(message, rows=outside)


def _table(name: str, parts: Sequence[_Part], settings: Settings) -> TableData:
    frame = parts[0].frame if len(parts) == 1 else _concat([part.frame for part in parts])
    columns = frozenset().union(*(part.sheet.columns for part in parts))
    present = with_computed(name, columns, frame)
    sources = _group_sources(name, frame, parts, settings)
    return TableData(name=name, frame=_with_sources(frame), columns=present, group_sources=sources)


def with_computed(name: str, columns: frozenset[str], frame: pd.DataFrame) -> frozenset[str]:
    """Return the columns that a table really has: those it came with, and those computed from them."""
    computed = {"annual_pay": ("salary", "hourly_pay"), "status": ("status", "hired_on", "left_on")}
    computed |= {"department_function": ("department",), "age_band": ("age_band", "birth_date", "birth_year", "age")}
    computed |= {"vendor_key": ("vendor",), "leaving_kind": ("leaving_kind",), "role": ("role", "session_kind")}
    present = columns | {
        column
        for column, made_of in computed.items()
        if column in frame and any(source in columns for source in made_of)
    }
    if name == "employees":
        present |= {"status"}
        if "leaving_kind" in frame:
            present |= {"leaving_kind"}
    return present


def _concat(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Stack frames; categories of the same column are united in the order in which they came.

    Texts as written are strings where those of one frame are: there they hardly repeat.
    """
    united = []
    coded = {column for frame in frames for column in frame if isinstance(frame[column].dtype, pd.CategoricalDtype)}
    plain = {column for frame in frames for column in coded & set(frame) if frame[column].dtype == _TEXT}
    categorical = coded - plain
    categories = {
        column: list(
            dict.fromkeys(value for frame in frames if column in frame for value in frame[column].cat.categories)
        )
        for column in categorical
    }
    codes = {column: {value: code for code, value in enumerate(listed)} for column, listed in categories.items()}
    for frame in frames:
        set_to: dict[Hashable, pd.Series] = {
            column: _codes_in(frame[column], codes[column]) for column in categorical if column in frame
        }
        set_to |= {column: frame[column].astype(_TEXT) for column in plain if column in frame}
        frame = frame.copy(deep=False)
        for column, values in set_to.items():
            frame[column] = values
        united.append(frame)
    stacked = pd.concat(united, ignore_index=True)
    for column in categorical:
        of_rows = stacked[column].fillna(-1).to_numpy(dtype=np.int64)  # rows of frames without the column are blank
        stacked[column] = pd.Categorical.from_codes(of_rows, dtype=pd.CategoricalDtype(categories[column]))
    return stacked


def _codes_in(column: pd.Series, codes: Mapping[str, int]) -> pd.Series:
    """Return the positions of a column's values among the united categories, -1 for blanks.

    The categories of each of many frames are looked up, and never all of them for each frame.
    """
    own = np.array([*(codes[value] for value in column.cat.categories), -1], dtype=np.int64)
    return pd.Series(own[column.cat.codes.to_numpy()], index=column.index)


def _group_sources(
    name: str, frame: pd.DataFrame, parts: Sequence[_Part], settings: Settings
) -> dict[str, GroupSource]:
    """Who said which group people belong to: as set, as mapped, as a column of the file says, else unknown."""
    told = _told_by_column(frame)
    mapped = {part.sheet.mapping.group_source for part in parts} - {""}
    if told is None and len(mapped) == 1:
        said = mapped.pop()  # a word in a data file lifts no protection, so that only a mapping may say "public"
        told = GroupSource.PUBLIC if said == GroupSource.PUBLIC else _named_source(said)
    sources = {}
    for column in TABLES[name].columns:
        if column.type is ColumnType.GROUP and column.name in frame:
            set_to = settings.group_sources.get(f"{name}.{column.name}", settings.group_sources.get(name))
            sources[column.name] = set_to or told or GroupSource.UNKNOWN
    return sources


def _told_by_column(frame: pd.DataFrame) -> GroupSource | None:
    if "demographics_source" not in frame:
        return None
    named = {_named_source(str(value)) for value in frame["demographics_source"].dropna().unique()}
    return named.pop() if len(named) == 1 else None


def _with_sources(frame: pd.DataFrame) -> pd.DataFrame:
    """Say who said which group a person belongs to in the words that the checklists ask for."""
    if "demographics_source" not in frame:
        return frame
    written = frame["demographics_source"]
    named = {value: _named_source(str(value)).value for value in written.dropna().unique()}
    return frame.assign(demographics_source=written.map(named).astype("string"))


def _named_source(text: str) -> GroupSource:
    words = fold(text).split()
    for source, known in _SOURCE_WORDS.items():
        if fold(source.value) == fold(text) or any(word.startswith(known) for word in words):
            return source
    return GroupSource.UNKNOWN
