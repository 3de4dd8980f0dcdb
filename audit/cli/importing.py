"""`audit import`: what was understood of files, and what was not, before anything is scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from audit.cli import options
from audit.cli.console import err, escape, out, say, say_message, say_written
from audit.cli.language import SETTINGS_FILE
from audit.cli.outputs import check_apart
from audit.cli.summary import issue_line
from audit.errors import UsageError
from audit.files import check_writable
from audit.model.message import Message, msg
from audit.model.result import DataIssue, SourceFile
from audit.types import IssueLevel

if TYPE_CHECKING:
    from audit.importing.run import Inspection

_HEADINGS: tuple[tuple[Message, Literal["left", "right"]], ...] = (
    (msg("import.file", "File"), "left"),
    (msg("import.sheet", "Sheet"), "left"),
    (msg("import.read-as", "Read as"), "left"),
    (msg("import.rows", "Rows"), "right"),
    (msg("import.columns-used", "Columns used"), "right"),
)
_COPIES = msg(
    "import.copies", "The marked copies hold people's rows. They are for you alone; delete them when you are done."
)
ORDER = (IssueLevel.ERROR, IssueLevel.WARNING, IssueLevel.INFO)


def import_(
    files: Annotated[list[Path], typer.Argument(help="The spreadsheets to look at.")],
    period: Annotated[str | None, typer.Option("--period", help="The audited period, such as 2025.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Settings; default: audit.toml here.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="A mapping file for the import.")] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="Write your files as one workbook with the cells marked (confidential)."),
    ] = None,
    issues: Annotated[
        Path | None, typer.Option("--issues", help="Write all issues into a workbook that holds nobody's rows.")
    ] = None,
    save_mapping: Annotated[
        Path | None, typer.Option("--save-mapping", help="Write a mapping file that makes this import explicit.")
    ] = None,
    mark: Annotated[
        bool, typer.Option("--mark", help="Write a marked copy of each file with issues beside it (confidential).")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop with exit code 3 on any data warning.")] = False,
    language: Annotated[str | None, typer.Option("--lang", help="The language of what is said.")] = None,
) -> None:
    """Show what is understood of files, cell by cell, without scoring anything."""
    from audit.importing import inspect_files, write_marked_copies

    for path in (report, issues):
        _check_workbook(path)
    check_apart((report, issues, save_mapping), read=(*files, config or Path(SETTINGS_FILE)))
    check_writable((report, issues, save_mapping))
    settings = options.settings_for(config, language=language)
    settings = settings.model_copy(
        update={"period": options.period_settings(settings.period, period, None, None, None)}
    )
    with err.status(escape(say("Reading"))) as status:
        inspection = inspect_files(files, settings, mapping=mapping, progress=lambda name: status.update(escape(name)))
    out.print(_sources(inspection.dataset.sources))
    _print_issues(inspection.issues)
    written = list(write_marked_copies(inspection, say=say_message)) if mark else []
    written += _write(inspection, report, issues, save_mapping)
    for path in written:
        say_written(path)
    if mark or report:
        out.print(escape(say_message(_COPIES)))
    _end(inspection.issues, inspection.dataset.sources, strict)


def _write(
    inspection: Inspection, report: Path | None, issues: Path | None, save_mapping: Path | None
) -> Iterator[Path]:
    """Write what was asked for, and yield where it is."""
    from audit.importing import write_issue_report, write_mapping, write_marked_workbook

    if report:
        write_marked_workbook(inspection, report, say=say_message)
    if issues:
        write_issue_report(inspection, issues, say=say_message)
    if save_mapping:
        write_mapping(inspection, save_mapping)
    yield from (path for path in (report, issues, save_mapping) if path)


def _check_workbook(path: Path | None) -> None:
    if path is not None and path.suffix.lower() not in (".xlsx", ".xlsm"):
        told = msg("import-format", "The marked files and the list of issues are written as .xlsx.")
        raise UsageError(told, code=told.code, place=str(path))


def _end(issues: Sequence[DataIssue], sources: Sequence[SourceFile], strict: bool) -> None:
    worst = {issue.level for issue in issues}
    unusable = not any(source.table for source in sources)
    if unusable or (strict and worst & {IssueLevel.ERROR, IssueLevel.WARNING}):
        raise typer.Exit(3)


def _sources(sources: Sequence[SourceFile]) -> Table:
    table = Table()
    for heading, justify in _HEADINGS:
        table.add_column(say_message(heading), justify=justify)
    for source in sources:
        used = sum(1 for canonical in source.columns.values() if canonical)
        columns = say("{n} of {total}", n=used, total=len(source.columns)) if source.columns else ""
        read_as = source.table or f"[dim]{escape(say('not used'))}[/dim]"
        table.add_row(escape(source.file), escape(source.sheet), read_as, str(source.rows), columns)
    return table


def _print_issues(issues: Sequence[DataIssue]) -> None:
    for issue in sorted(issues, key=lambda issue: ORDER.index(issue.level)):
        out.print(issue_line(issue), soft_wrap=True)
        if issue.hint:
            out.print(f"    {escape(say_message(issue.hint))}", soft_wrap=True)
        if issue.mapping_shown:
            out.print(f"    [dim]{escape(say('mapping: {line}', line=issue.mapping_shown))}[/dim]", soft_wrap=True)
