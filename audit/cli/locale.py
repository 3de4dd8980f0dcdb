"""`audit locale`: how complete the translations are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from audit.cli.console import escape, out
from audit.resources import folder

locale_app = typer.Typer(help="Translations of the report.", no_args_is_help=True)


@locale_app.command("check")
def check(
    languages: Annotated[list[str] | None, typer.Argument(help="Languages; default: all there are.")] = None,
    named: Annotated[bool, typer.Option("--names", help="Name the sentences that are missing or unused.")] = False,
) -> None:
    """Count the sentences that are translated; exit 1 where a placeholder is wrong or one is missing."""
    from audit.report.extract import check_catalogue

    known = sorted(path.name for path in (folder("templates") / "locale").iterdir() if path.is_dir())
    table = Table()
    for heading in ("Language", "Sentences", "Missing", "Broken", "Unused"):
        table.add_column(heading, justify="left" if heading == "Language" else "right")
    states = [check_catalogue(language) for language in languages or known]
    for state in states:
        counts = (len(state.missing), len(state.broken), len(state.unused))
        table.add_row(escape(state.language), str(state.total), *(str(count) for count in counts))
    out.print(table)
    for state in states:
        for sentence in state.broken:
            out.print(f"[red]broken[/red] {escape(state.language)}: {escape(sentence)}", soft_wrap=True)
        if named:
            for what, sentences in (("missing", state.missing), ("unused", state.unused)):
                for sentence in sentences:
                    out.print(f"{what} {escape(state.language)}: {escape(sentence)}", soft_wrap=True)
    if any(state.broken or state.missing for state in states):
        raise typer.Exit(1)


@locale_app.command("template")
def template(
    file: Annotated[Path, typer.Argument(help="The file to write (.pot).")],
    missing: Annotated[str | None, typer.Option("--missing", help="Only what this language has not yet.")] = None,
) -> None:
    """Write the sentences as an empty catalogue, for a translator to fill in."""
    from audit.report.extract import write_template

    count = write_template(file, missing=missing)
    out.print(f"[green]Wrote[/green] {count} sentences into {escape(str(file))}", soft_wrap=True)
