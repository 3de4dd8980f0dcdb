"""Amounts of all rows in one currency, and what is said where that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from audit.config import Settings
from audit.importing.currencies import may_be_same
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.sheet_table import SheetTable
from audit.importing.typing_of_columns import TypedColumn
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables import TABLES
from audit.tables.declare import ColumnType


def in_one_currency(sheet: SheetTable, settings: Settings, place: Place) -> tuple[pd.DataFrame, list[DataIssue]]:
    """Convert amounts with the rates of the settings; an amount without a rate counts as blank, and that is said.

    Where all amounts are in another currency and there is no rate for it, they are comparable as they stand.
    """
    frame, issues = _converted(_with_currency(sheet, settings), sheet.table, settings, place)
    return frame, [*issues, *_other_currency(sheet, settings, place)]


def row_currencies(
    typed: Sequence[TypedColumn], reading: Reading, place: Place, issues: list[DataIssue]
) -> list[TypedColumn]:
    """Return the currency of each row, where amounts name several and no column does; it is said."""
    name, rows = next(((one.name, one.currencies) for one in typed if one.currencies is not None), ("", None))
    if rows is None or reading.table.column("currency") is None or any(one.name == "currency" for one in typed):
        return []
    found = sorted(rows.dropna().unique())
    header = next((match.header for match in reading.matches if match.column == name), name)
    text = "The amounts of “{header}” name several currencies: {currencies}. Each row has that of its amount."
    issues.append(
        place.warning(msg("several-currencies", text, header=header, currencies=", ".join(found)), cell=header)
    )
    return [TypedColumn(name="currency", values=rows)]


def only_currency(frame: pd.DataFrame) -> str:
    """Return the currency that the column of that name has alone."""
    if "currency" not in frame:
        return ""
    codes = [str(code) for code in frame["currency"].dropna().unique()]
    return codes[0].upper() if len(codes) == 1 and len(codes[0]) == 3 else ""


def _is_foreign(sheet: SheetTable, settings: Settings) -> bool:
    """Whether the amounts of a sheet, by their signs or headers, are all in another currency than the settings name."""
    home = settings.currency.upper()
    return bool(home and sheet.currency and "currency" not in sheet.frame) and not may_be_same(sheet.currency, home)


def _with_currency(sheet: SheetTable, settings: Settings) -> pd.DataFrame:
    """Return the rows with the currency of the sheet where there is a rate to convert it with."""
    convertible = sheet.currency in {code.upper() for code in settings.exchange_rates}
    if not convertible or not _is_foreign(sheet, settings):
        return sheet.frame
    return sheet.frame.assign(currency=pd.array([sheet.currency] * len(sheet.frame), dtype="string"))


def _other_currency(sheet: SheetTable, settings: Settings, place: Place) -> Iterator[DataIssue]:
    """Say where the amounts are in another currency that cannot be converted."""
    convertible = sheet.currency in {code.upper() for code in settings.exchange_rates}
    if _is_foreign(sheet, settings) and not convertible:
        text = "The amounts are in {currency}, and the settings say {home}; they were taken as they stand."
        message = msg("other-currency", text, currency=sheet.currency, home=settings.currency.upper())
        yield place.warning(message, hint=msg("no-rate-hint", "Add exchange_rates and currency to audit.toml."))


def _converted(
    frame: pd.DataFrame, table: str, settings: Settings, place: Place
) -> tuple[pd.DataFrame, list[DataIssue]]:
    if "currency" not in frame:
        return frame, []
    codes = frame["currency"].str.upper().str.strip()
    target = settings.currency.upper() or str(next(iter(codes.dropna().mode()), ""))  # else the most frequent one
    foreign = codes.notna() & (codes != target)
    if not foreign.any():
        return frame, []
    rates = {code.upper(): rate for code, rate in settings.exchange_rates.items()}
    factor = codes.astype(object).map(rates).astype(float).where(foreign, 1.0)
    converted = frame.copy(deep=False)
    for column in TABLES[table].columns:
        if column.type is ColumnType.MONEY and column.name in frame:
            converted[column.name] = frame[column.name] * factor
    issues = []
    known = int((foreign & factor.notna()).sum())
    if known:
        day = settings.exchange_date.isoformat() if settings.exchange_date else "a day that is not given"
        text = "{n} amounts were converted to {currency} at the rates of {day}."
        issues.append(place.info(msg("converted", text, n=known, currency=target, day=day), rows=known))
    unknown = int((foreign & factor.isna()).sum())
    if unknown:
        text = "{n} rows are in a currency without an exchange rate in the settings; their amounts count as blank."
        hint = msg("no-rate-hint", "Add exchange_rates and currency to audit.toml.")
        issues.append(place.warning(msg("no-rate", text, n=unknown), rows=unknown, hint=hint))
    return converted, issues
