"""From files to a dataset: each file read apart, so that a bad one does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from audit.config import Settings
from audit.errors import InputError, UsageError
from audit.importing.answers import answers_from
from audit.importing.assemble import assemble
from audit.importing.checks import check_frame
from audit.importing.guard import Reader, ReadFile, reading
from audit.importing.mapping import MappingFile, load_mapping
from audit.importing.periods import period_from
from audit.importing.places import Place
from audit.importing.read.refusal import Refusal
from audit.importing.sheet_table import SheetContext, SheetTable, read_sheet
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import DataIssue, SourceFile
from audit.tables import TABLES
from audit.tables.dataset import Dataset
from audit.types import IssueLevel

_MONTH_FIRST = frozenset(("US",))
Progress = Callable[[str], None]


def import_all(
    paths: Sequence[Path],
    settings: Settings,
    *,
    mapping: Path | None = None,
    progress: Progress | None = None,
    strict: bool = False,
) -> Dataset:
    """Read files into a dataset; see `audit.importing.import_files`."""
    if not paths:
        message = "No file was named."
        raise UsageError(message, code="no-file", hint="Name one or more spreadsheets.")
    mapped = load_mapping(mapping)
    today = datetime.now(UTC).date()
    with reading() as reader:
        sheets, issues = _read_all(_distinct(paths), reader, mapped, settings, today, progress)
    dataset = build_dataset(sheets, settings, today=today, issues=issues)
    if not dataset.tables:
        raise _nothing_usable(dataset.issues)
    if strict:
        _stop_at_warnings(dataset.issues)
    return dataset


def build_dataset(
    sheets: Sequence[SheetTable],
    settings: Settings,
    *,
    today: date,
    issues: Sequence[DataIssue] = (),
    period: Period | None = None,
) -> Dataset:
    """Put sheets together: period, computed columns, contradictions, answers."""
    found = [*issues, *(issue for sheet in sheets for issue in sheet.issues)]
    frames = {name: [sheet.frame for sheet in sheets if sheet.table == name] for name in TABLES}
    audited = period or period_from(settings.period, frames, today)
    if period is None and audited.said in ("data", "today"):
        found.append(_say_period(audited))
    for sheet in sheets:
        if sheet.table:
            place = Place(file=sheet.source.file, sheet=sheet.source.sheet, table=sheet.table)
            found += check_frame(TABLES[sheet.table], sheet.frame, today, place)
    assembled = assemble(sheets, audited, settings)
    found += assembled.issues
    policies = assembled.tables.get("policies")
    return Dataset(
        tables=assembled.tables,
        period=audited,
        sources=assembled.sources,
        issues=tuple(found),
        answers=answers_from(policies.frame, assembled.sources) if policies else {},
        currency=assembled.currency,
    )


def _distinct(paths: Sequence[Path]) -> list[Path]:
    return list({path.absolute(): path for path in paths}.values())


def _read_all(
    paths: Sequence[Path],
    reader: Reader,
    mapped: MappingFile,
    settings: Settings,
    today: date,
    progress: Progress | None,
) -> tuple[list[SheetTable], list[DataIssue]]:
    sheets: list[SheetTable] = []
    issues: list[DataIssue] = []
    seen: dict[str, str] = {}
    order = "MDY" if settings.country.upper() in _MONTH_FIRST else "DMY"
    for path in paths:
        if progress:
            progress(path.name)
        try:
            file = reader.read(path)
        except Refusal as refusal:
            issues.append(_refused(path, refusal))
            sheets.append(_unread(path, refusal))
            continue
        if file.sha256 in seen:
            text = "The file has the same content as {other}; it was read once."
            issues.append(Place(file=path.name).warning(msg("same-file", text, other=seen[file.sha256])))
            continue
        seen[file.sha256] = path.name
        sheets += _read_file(file, mapped, today, order)
    return sheets, issues


def _read_file(file: ReadFile, mapped: MappingFile, today: date, order: str) -> list[SheetTable]:
    read: list[SheetTable] = []
    for sheet in file.sheets:
        context = SheetContext(
            file=file.path.name,
            sha256=file.sha256,
            mapping=mapped.for_sheet(file.path.name, sheet.name),
            today=today,
            likely_order=order,
        )
        read += read_sheet(sheet, context)
    return _beside_used(read) if any(sheet.table for sheet in read) else read


def _beside_used(sheets: Sequence[SheetTable]) -> list[SheetTable]:
    """Tell of empty and foreign sheets in a low voice where another sheet of the file is used."""
    return [
        replace(sheet, issues=tuple(_lowered(issue) for issue in sheet.issues)) if not sheet.table else sheet
        for sheet in sheets
    ]


def _lowered(issue: DataIssue) -> DataIssue:
    return replace(issue, level=IssueLevel.INFO) if issue.code in ("empty-sheet", "unknown-table") else issue


def _refused(path: Path, refusal: Refusal) -> DataIssue:
    place = Place(file=path.name, sheet=refusal.sheet)
    hint = msg(f"{refusal.code}-hint", refusal.hint) if refusal.hint else None
    return place.error(msg(refusal.code, refusal.message), cell=refusal.cell, hint=hint)


def _unread(path: Path, refusal: Refusal) -> SheetTable:
    return SheetTable(source=SourceFile(file=path.name, sheet="", table="", rows=0, said=refusal.message))


def _say_period(period: Period) -> DataIssue:
    text = "The period was taken from the dates in the files: {start} to {end}."
    if period.said == "today":
        text = "The files have no dates and no period was named; the current year was taken: {start} to {end}."
    return Place(file="").info(
        msg("period-from-data", text, start=period.start.isoformat(), end=period.end.isoformat()),
        hint=msg("period-hint", "Name the period to be sure."),
    )


def _place_of(issue: DataIssue) -> str:
    return ", ".join(part for part in (issue.file, issue.sheet, issue.cell) if part)


def _nothing_usable(issues: Sequence[DataIssue]) -> InputError:
    """Return the error that says what is wrong with the first file, and how many more there are."""
    worst = [issue for issue in issues if issue.level is IssueLevel.ERROR]
    about = worst or [issue for issue in issues if issue.level is IssueLevel.WARNING] or list(issues)
    if not about:
        return InputError("None of the files holds anything to audit.", code="nothing-usable")
    first = about[0]
    hint = first.hint.text if first.hint else ""
    others = len({issue.file for issue in about}) - 1
    if others:
        hint = f"{hint} {others} more files could not be used either.".strip()
    return InputError(first.message.text, code=first.code, place=_place_of(first), hint=hint)


def _stop_at_warnings(issues: Sequence[DataIssue]) -> None:
    serious = [issue for issue in issues if issue.level is not IssueLevel.INFO]
    if serious:
        first = next((issue for issue in serious if issue.level is IssueLevel.ERROR), serious[0])
        hint = f"In strict mode each of the {len(serious)} warnings and errors stops the audit."
        raise InputError(first.message.text, code=first.code, place=_place_of(first), hint=hint)
