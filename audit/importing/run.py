"""From files to a dataset, with everything that was said on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit.clock import today
from audit.config import Settings
from audit.errors import InputError, UsageError
from audit.importing.answers import answers_from
from audit.importing.assemble import assemble
from audit.importing.checks import check_frame
from audit.importing.guard import reading
from audit.importing.intake import Progress, labelled, named_again, read_all
from audit.importing.joined_people import join_people
from audit.importing.mapping import load_mapping
from audit.importing.periods import period_from
from audit.importing.places import CellIssue, Place
from audit.importing.sheet_table import SheetTable
from audit.model.message import msg
from audit.model.period import Period
from audit.model.result import DataIssue
from audit.tables import TABLES
from audit.tables.dataset import Dataset
from audit.types import IssueLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was understood of files, whether or not anything in them can be audited."""

    dataset: Dataset
    sheets: tuple[SheetTable, ...]
    issues: tuple[DataIssue, ...]  # with the names of all cells
    files: Mapping[str, Path]  # the name that issues use -> the file


def inspect_all(
    paths: Sequence[Path], settings: Settings, *, mapping: Path | None = None, progress: Progress | None = None
) -> Inspection:
    """Read files and say what was understood; see `audit.importing.inspect_files`."""
    if not paths:
        told = msg("no-file", "No file was named.")
        raise UsageError(told, code=told.code, hints=[msg("no-file-how", "Name one or more spreadsheets.")])
    mapped = load_mapping(mapping)
    day = today()
    files = labelled(paths)
    with reading() as reader:
        sheets, issues = read_all(files, reader, mapped, settings, day, progress)
    issues += named_again(paths, files)
    dataset, found = _put_together(sheets, settings, today=day, issues=issues)
    return Inspection(dataset=dataset, sheets=tuple(sheets), issues=found, files=files)


def import_all(
    paths: Sequence[Path],
    settings: Settings,
    *,
    mapping: Path | None = None,
    progress: Progress | None = None,
    strict: bool = False,
) -> Dataset:
    """Read files into a dataset; see `audit.importing.import_files`."""
    dataset = inspect_all(paths, settings, mapping=mapping, progress=progress).dataset
    if not dataset.tables:
        raise _nothing_usable(dataset.issues)
    if strict:
        _stop_at_warnings(dataset.issues)
    return dataset


def build_dataset(
    sheets: Sequence[SheetTable], settings: Settings, *, today: date, period: Period | None = None
) -> Dataset:
    """Put sheets together: period, computed columns, contradictions, answers."""
    return _put_together(sheets, settings, today=today, period=period)[0]


def _put_together(
    sheets: Sequence[SheetTable],
    settings: Settings,
    *,
    today: date,
    issues: Sequence[DataIssue] = (),
    period: Period | None = None,
) -> tuple[Dataset, tuple[DataIssue, ...]]:
    sheets = join_people(sheets)
    found = [*issues, *(issue for sheet in sheets for issue in sheet.issues)]
    frames = {name: [sheet.frame for sheet in sheets if sheet.table == name] for name in TABLES}
    years = [int(sheet.year) for sheet in sheets if sheet.year]
    audited = period or period_from(settings.period, frames, today, years=years)
    if period is None and audited.said in ("data", "today") and any(sheet.table for sheet in sheets):
        found.append(_say_period(audited))
    for sheet in sheets:
        if sheet.table:
            place = Place(file=sheet.source.file, sheet=sheet.source.sheet, table=sheet.table)
            found += check_frame(TABLES[sheet.table], sheet.frame, today, place, unique=sheet.unique)
    assembled = assemble(sheets, audited, settings)
    found += assembled.issues
    policies = assembled.tables.get("policies")
    dataset = Dataset(
        tables=assembled.tables,
        period=audited,
        sources=assembled.sources,
        issues=tuple(issue.plain() if isinstance(issue, CellIssue) else issue for issue in found),
        answers=answers_from(policies.frame, assembled.sources) if policies else {},
        currency=assembled.currency,
    )
    return dataset, tuple(found)


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
        return InputError(msg("nothing-usable", "None of the files holds anything to audit."), code="nothing-usable")
    first = about[0]
    hints = [first.hint] if first.hint else []
    others = len({issue.file for issue in about}) - 1
    if others:
        hints.append(msg("nothing-usable-others", "Other files that could not be used either: {n}.", n=others))
    return InputError(first.message, code=first.code, place=_place_of(first), hints=hints)


def _stop_at_warnings(issues: Sequence[DataIssue]) -> None:
    serious = [issue for issue in issues if issue.level is not IssueLevel.INFO]
    if serious:
        first = next((issue for issue in serious if issue.level is IssueLevel.ERROR), serious[0])
        text = "In strict mode each warning and each error stops the audit; there are so many of them: {n}."
        hint = msg("strict-hint", text, n=len(serious))
        raise InputError(first.message, code=first.code, place=_place_of(first), hints=[hint])
