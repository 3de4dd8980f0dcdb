"""`audit workbook new`: spreadsheets to fill in, with exactly what a profile's checklists need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.commands import Commands
from audit.cli.console import say_written

workbook_app = Commands(help="Input workbooks: spreadsheets to fill in.")


@workbook_app.command("new")
def new(
    directory: Annotated[Path, typer.Argument(help="Where the workbooks go.")],
    profile: Annotated[str | None, typer.Option("--profile", help="organiser, employer, full, or a file.")] = None,
    language: Annotated[
        str | None, typer.Option("--lang", help="Language of headers and lists: de, es, fr ...")
    ] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Settings; default: audit.toml here.")] = None,
    checklists: Annotated[list[Path] | None, typer.Option("--checklists", help="A folder of your own lists.")] = None,
) -> None:
    """Write workbooks that ask for exactly the columns that the profile's checklists use, and one for the answers."""
    from audit.checklists import load_applied
    from audit.cli.options import settings_for
    from audit.report.words import words_for
    from audit.workbooks import write_workbooks

    settings = settings_for(config, profile=profile, language=language)
    applied, chosen = load_applied(settings, checklists or [])
    say = words_for(settings.language).message
    paths = write_workbooks(directory, applied, language=settings.language, say=say, vocabularies=chosen.vocabularies)
    for path in paths:
        say_written(path)
