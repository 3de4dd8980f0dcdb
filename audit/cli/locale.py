"""`audit locale`: how complete the translations are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from audit.cli.commands import Commands
from audit.cli.console import escape, out, say, say_written
from audit.cli.help_page import help_sentences
from audit.resources import folder

locale_app = Commands(help="Translations of the report.")


@locale_app.command("check")
def check(
    languages: Annotated[list[str] | None, typer.Argument(help="Languages; default: all there are.")] = None,
    named: Annotated[bool, typer.Option("--names", help="Name the sentences that are missing or unused.")] = False,
) -> None:
    """Count the sentences that are translated; exit 1 where a placeholder is wrong or one is missing."""
    from audit.report.extract import check_catalogue

    known = sorted(path.name for path in (folder("templates") / "locale").iterdir() if path.is_dir())
    table = Table()
    table.add_column(say("Language"))
    for heading in (say("Sentences"), say("Missing"), say("Broken"), say("Unused")):
        table.add_column(heading, justify="right")
    states = [check_catalogue(language, more=spoken_help()) for language in languages or known]
    for state in states:
        counts = (len(state.missing), len(state.broken), len(state.unused))
        table.add_row(escape(state.language), str(state.total), *(str(count) for count in counts))
    out.print(table)
    for state in states:
        for sentence in state.broken:
            out.print(
                f"[red]{escape(say('broken'))}[/red] {escape(state.language)}: {escape(sentence)}", soft_wrap=True
            )
        if named:
            for what, sentences in ((say("missing"), state.missing), (say("unused"), state.unused)):
                for sentence in sentences:
                    out.print(escape(f"{what} {state.language}: {sentence}"), soft_wrap=True)
    if any(state.broken or state.missing for state in states):
        raise typer.Exit(1)


@locale_app.command("template")
def template(
    file: Annotated[Path, typer.Argument(help="The file to write (.pot).")],
    missing: Annotated[str | None, typer.Option("--missing", help="Only what this language has not yet.")] = None,
) -> None:
    """Write the sentences as an empty catalogue, for a translator to fill in."""
    from audit.report.extract import write_template

    count = write_template(file, missing=missing, more=spoken_help())
    say_written(file)
    out.print(escape(say("Sentences: {n}.", n=count)))


def spoken_help() -> tuple[str, ...]:
    """Return what is read off the code as it is: the pages of help, what each measure is, and each setting."""
    from audit.authoring.describe import summaries
    from audit.authoring.settings_text import settings_sentences
    from audit.cli.app import app

    command = typer.main.get_command(app)
    help_pages = help_sentences(command, command.context_class(command))
    return tuple(sorted({*help_pages, *summaries(), *settings_sentences()}))
