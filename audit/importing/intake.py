"""All files of a run, each read apart, so that a bad one does not stop the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from audit.config import Settings
from audit.importing.codebooks import Book
from audit.importing.guard import Reader, ReadFile
from audit.importing.linked_sheets import linked_sheets
from audit.importing.listed_again import listed_once
from audit.importing.lists_of_times import last_of_each
from audit.importing.mapping import MappingFile, SheetMapping
from audit.importing.not_data import refuse_lock, refuse_pointer, refuse_result
from audit.importing.people_beside import Unplaced, may_be_people, with_people_beside
from audit.importing.places import Place
from audit.importing.read.refusal import Refusal, changing, too_many_tables
from audit.importing.read.sheet import MAX_TABLES
from audit.importing.sheet_table import SheetContext, SheetTable
from audit.importing.sheets import read_sheet
from audit.model.message import msg
from audit.model.result import DataIssue, SourceFile
from audit.plain_text import on_one_line
from audit.types import IssueLevel

_MONTH_FIRST = frozenset(("US",))
_NO_TABLE = frozenset(("empty-sheet", "no-header", "only-errors", "unknown-table"))
Progress = Callable[[str], None]


def labelled(paths: Sequence[Path]) -> dict[str, Path]:
    """Return each file once, by the name that messages use: with its folder where two files have the same name."""
    distinct = list({path.absolute(): path for path in paths}.values())
    shown = {path: on_one_line(path.name or path.absolute().name) for path in distinct}
    names = Counter(shown.values())
    labels: dict[str, Path] = {}
    for path, name in shown.items():
        label = name if names[name] == 1 else f"{on_one_line(path.absolute().parent.name)}/{name}"
        labels[label if label not in labels else on_one_line(str(path))] = path
    return labels


def read_all(
    files: Mapping[str, Path],
    reader: Reader,
    mapped: MappingFile,
    settings: Settings,
    today: date,
    progress: Progress | None,
) -> tuple[list[SheetTable], list[DataIssue]]:
    """Read files by label; what cannot be read is an issue and an unused source."""
    sheets: list[SheetTable] = []
    issues: list[DataIssue] = []
    seen: dict[str, str] = {}
    unplaced: list[Unplaced] = []
    order = "MDY" if settings.country.upper() in _MONTH_FIRST else "DMY"
    following = [*list(files.values())[1:], None]
    for (label, path), then in zip(files.items(), following, strict=True):
        if progress:
            progress(label)
        try:
            file = _data_in(path, reader, then)
            if file.sha256 in seen:
                text = "The file has the same content as {other}; it was read once."
                issues.append(Place(file=label).warning(msg("same-file", text, other=seen[file.sha256])))
                continue
            once: list[Unplaced] = []
            found = read_file(label, file, mapped, today, order, once)
        except Refusal as refusal:
            issues.append(_refused(label, refusal))
            sheets.append(_unread(label))
            continue
        seen[file.sha256] = label
        unplaced += [replace(each, at=each.at + len(sheets)) for each in once]
        sheets += found
    sheets = with_people_beside(sheets, unplaced)
    return (listed_once(sheets) if len(files) > 1 else sheets), issues


def named_again(paths: Sequence[Path], files: Mapping[str, Path]) -> list[DataIssue]:
    """Say which files were named more than once."""
    times = Counter(path.absolute() for path in paths)
    text = "The file was named more than once; it was read once."
    return [
        Place(file=label).warning(msg("named-again", text))
        for label, path in files.items()
        if times[path.absolute()] > 1
    ]


def _data_in(path: Path, reader: Reader, then: Path | None) -> ReadFile:
    """Return a file that was read; Refusal if it cannot be, or is none that anybody means to audit."""
    with suppress(OSError):  # the reader says what is wrong with a file that cannot be looked at
        refuse_lock(path)
        refuse_pointer(path)
    file = reader.read(path, then=then)
    try:
        refuse_result(path)
    except OSError:
        raise changing() from None
    return file


def read_file(
    label: str, file: ReadFile, mapped: MappingFile, today: date, order: str, unplaced: list[Unplaced] | None = None
) -> list[SheetTable]:
    """Return the tables of a file that was read; sheets that may be of staff by another one are put with `unplaced`."""
    context = SheetContext(file=label, sha256=file.sha256, mapping=SheetMapping(), today=today, likely_order=order)
    sheets, linked = linked_sheets(file.sheets)
    found = _read_sheets(replace(file, sheets=tuple(sheets)), mapped, context, linked)
    names = {sheets[at].name for at in linked}
    if not mapped.sheets and not all(part.table for part in found.tables if part.source.sheet in names):
        found = _read_sheets(file, mapped, context, {})
    if unplaced is not None:
        unplaced += found.unplaced
    read = listed_once(last_of_each(found.tables, found.named))
    return _beside_used(read) if any(sheet.table for sheet in read) else read


@dataclass(slots=True)
class _Found:
    """The tables of a file, with the table that the mapping names for each, and sheets that may be of staff."""

    tables: list[SheetTable] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def _read_sheets(
    file: ReadFile, mapped: MappingFile, plain: SheetContext, linked: Mapping[int, SheetMapping]
) -> _Found:
    """Return the tables of sheets; `linked` says, by place, how those are read that only keys make one."""
    read = _Found()
    book = Book(file.sheets)
    for at, sheet in enumerate(book):
        said = mapped.for_sheet(file.path.name, sheet.name)
        for mapping in (linked.get(at, said[0]),) if said == (SheetMapping(),) else said:
            context = replace(plain, mapping=mapping)
            within = replace(sheet, file=file.path.stem, book=book)
            parts = read_sheet(within, context)
            if may_be_people(parts, sheet, context):
                read.unplaced.append(Unplaced(len(read.tables), within, context))
            read.tables += parts
            read.named += [mapping.table] * len(parts)
        tables = sum(bool(part.table) for part in read.tables)
        if tables > MAX_TABLES:
            raise too_many_tables(tables)
    return read


def _beside_used(sheets: Sequence[SheetTable]) -> list[SheetTable]:
    """Tell of empty and foreign sheets in a low voice where another sheet of the file is used."""
    return [
        replace(sheet, issues=tuple(_lowered(issue) for issue in sheet.issues)) if not sheet.table else sheet
        for sheet in sheets
    ]


def _lowered(issue: DataIssue) -> DataIssue:
    return replace(issue, level=IssueLevel.INFO) if issue.code in _NO_TABLE else issue


def _refused(label: str, refusal: Refusal) -> DataIssue:
    place = Place(file=label, sheet=refusal.sheet)
    return place.error(refusal.message, cell=refusal.cell, hint=refusal.hint)


def _unread(label: str) -> SheetTable:
    return SheetTable(source=SourceFile(file=label, sheet="", table="", rows=0, said="could not be read"))
