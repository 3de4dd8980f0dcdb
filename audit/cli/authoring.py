"""`audit init`, and of `audit checklists`: new, new-item, lint, record, translate, to-xlsx, from-xlsx, docs."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from audit.cli.console import escape, out, say, say_message, say_written, spoken_words
from audit.cli.outputs import check_apart
from audit.errors import SettingsError, UsageError
from audit.model.message import msg

Folders = Annotated[
    list[Path] | None, typer.Argument(help="Folders of checklists; default: ours and those of audit.toml.")
]
Config = Annotated[Path | None, typer.Option("--config", help="Settings; default: audit.toml here.")]


def add_commands(app: typer.Typer) -> None:
    """Add the commands for authors to the group `audit checklists`."""
    app.command("new")(new)
    app.command("new-item")(new_item)
    app.command("lint")(lint)
    app.command("record")(record)
    app.command("translate")(translate)
    app.command("to-xlsx")(to_xlsx)
    app.command("from-xlsx")(from_xlsx)
    app.command("docs")(docs)


def new(
    checklist_id: Annotated[str, typer.Argument(metavar="ID", help="Its id: words in lower case with hyphens.")],
    folder: Annotated[Path, typer.Option("--folder", help="The folder of your own lists.")] = Path("checklists"),
) -> None:
    """Start a checklist of your own, with one question to replace."""
    from audit.authoring.scaffold import new_checklist

    say_written(new_checklist(folder, checklist_id))


def new_item(
    checklist: Annotated[Path, typer.Argument(help="The checklist.yaml, or its folder.")],
    item_id: Annotated[str, typer.Argument(metavar="ID", help="The new question's id.")],
    measure: Annotated[str, typer.Option("--measure", help="A measure that answers it; else it is asked.")] = "",
) -> None:
    """Add a question to a checklist of your own; the rest of the file stays as it is."""
    from audit.authoring.scaffold import new_item as add

    say_written(add(_checklist_file(checklist), item_id, measure=measure))


def lint(
    folders: Folders = None,
    config: Config = None,
    profile: Annotated[list[Path] | None, typer.Option("--profile", help="Check this profile file too.")] = None,
    answers: Annotated[list[Path] | None, typer.Option("--answers", help="Check the answers in this file too.")] = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="Ask of each question what a published checklist has.")
    ] = False,
) -> None:
    """Check checklists, scales, profiles, settings and answers. Everything that is wrong comes out in one go."""
    from audit.authoring.lint import lint as check
    from audit.cli.language import SETTINGS_FILE
    from audit.clock import today

    settings = config or (Path(SETTINGS_FILE) if Path(SETTINGS_FILE).is_file() else None)
    problems = check(
        _lint_folders(folders, settings),
        profiles=profile or (),
        complete=complete,
        settings=settings,
        answers=answers or (),
        today=today(),
    )
    for problem in problems:
        out.print(escape(problem.said(say_message)), soft_wrap=True)
    if problems:
        raise UsageError(msg("lint", "Problems found: {n}.", n=len(problems)), code="lint")
    out.print(f"[green]{escape(say('No problems found.'))}[/green]")


def record(folders: Folders = None) -> None:
    """Record the versions of checklists, so that content that changes later without a new version is noticed."""
    from audit.authoring.recorded import record_versions
    from audit.checklists.documents import read_bytes
    from audit.checklists.load import checklist_files
    from audit.checklists.schema import ChecklistForm
    from audit.checklists.shape import read_form

    files = [file for folder in _folders(folders, None) for file in checklist_files(folder)]
    for folder, own in groupby(files, key=lambda file: file.parent.parent):
        forms = [read_form(read_bytes(file), str(file), ChecklistForm)[0] for file in own]
        say_written(record_versions(folder, forms))


def translate(
    name: Annotated[str, typer.Argument(metavar="ID", help="A checklist, or: scales, profiles.")],
    language: Annotated[str, typer.Option("--lang", help="The language, such as fr.")],
    folder: Annotated[Path | None, typer.Option("--folder", help="The folder of the lists; default: ours.")] = None,
    current: Annotated[bool, typer.Option("--current", help="All entries fit the English as it is now.")] = False,
) -> None:
    """Write a file for translators, with the English above each entry; what is translated already is kept."""
    from audit.authoring.translation import write_translation
    from audit.checklists.load import shipped_folder

    say_written(write_translation(folder or shipped_folder(), name, language, current=current))


def to_xlsx(
    checklist: Annotated[Path, typer.Argument(help="The checklist.yaml, or its folder.")],
    output: Annotated[Path, typer.Argument(help="The workbook to write.")],
) -> None:
    """Write a checklist as a workbook, to be worked on in a spreadsheet program."""
    from audit.authoring.sheet_write import write_checklist_sheet
    from audit.checklists.documents import read_bytes
    from audit.checklists.schema import ChecklistForm
    from audit.checklists.shape import read_form

    file = _checklist_file(checklist)
    check_apart((output,), read=(file,))
    say_written(write_checklist_sheet(read_form(read_bytes(file), str(file), ChecklistForm)[0], output))


def from_xlsx(
    workbook: Annotated[Path, typer.Argument(help="The workbook.")],
    folder: Annotated[Path, typer.Option("--folder", help="The folder of your own lists.")] = Path("checklists"),
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file that is there.")] = False,
) -> None:
    """Write the checklist of a workbook as `<folder>/<id>/checklist.yaml`. Comments of an older file are not kept."""
    from audit.authoring.sheet_read import read_checklist_sheet
    from audit.authoring.yaml_text import write_checklist

    say_written(write_checklist(read_checklist_sheet(workbook), folder, overwrite=overwrite))


def docs(
    directory: Annotated[Path, typer.Argument(help="The docs folder.")] = Path("docs"),
    folders: Annotated[list[Path] | None, typer.Option("--checklists", help="Folders of checklists.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a page is stale.")] = False,
) -> None:
    """Write a page for each checklist, and the table of which statement is answered by which questions."""
    from audit.authoring.pages import checklist_documents, stale_documents, write_documents

    documents = checklist_documents(folders)
    if not check:
        for path in write_documents(documents, directory):
            say_written(path)
        return
    stale = stale_documents(documents, directory)
    for name in stale:
        stale_page = say("{page} is stale; `audit checklists docs` writes it again.", page=str(directory / name))
        out.print(f"[red]{escape(stale_page)}[/red]", soft_wrap=True)
    raise typer.Exit(1 if stale else 0)


def init(
    path: Annotated[Path, typer.Argument(help="The settings file to write.")] = Path("audit.toml"),
) -> None:
    """Write a settings file with every setting explained."""
    from audit.authoring.settings_text import write_settings
    from audit.authoring.words import Voice

    say_written(write_settings(path, Voice(spoken_words())))


def _checklist_file(path: Path) -> Path:
    return path / "checklist.yaml" if path.is_dir() else path


def _folders(folders: list[Path] | None, settings_file: Path | None) -> tuple[Path, ...]:
    from audit.checklists import checklist_folders
    from audit.settings_file import load_settings

    return tuple(folders) if folders else checklist_folders(load_settings(settings_file))


def _lint_folders(folders: list[Path] | None, settings_file: Path | None) -> tuple[Path, ...]:
    """Return the folders to check; settings that cannot be read are a problem among others, and name none."""
    try:
        return _folders(folders, settings_file)
    except SettingsError:
        return _folders(folders, None)
