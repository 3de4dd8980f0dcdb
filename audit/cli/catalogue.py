"""`audit checklists` and `audit explain`: what is asked, why, and how it is judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.commands import Commands
from audit.cli.console import escape, out, say, spoken, spoken_words
from audit.errors import UsageError
from audit.model.message import listed, msg

if TYPE_CHECKING:
    from audit.model.checklist import Checklist

checklists_app = Commands(help="The checklists: list, show, write and check them.")

Folders = Annotated[list[Path] | None, typer.Option("--checklists", help="A folder of your own lists.")]


def _load(folders: list[Path] | None, language: str = "en") -> tuple[Checklist, ...]:
    from audit.checklists import checklist_folders, load_checklists
    from audit.cli.options import settings_for

    return load_checklists(checklist_folders(settings_for(None), folders or []), language=language)


@checklists_app.command("list")
def list_checklists(folders: Folders = None) -> None:
    """List the checklists."""
    table = Table()
    for heading in (say("Checklist"), say("Title"), say("Version")):
        table.add_column(heading)
    table.add_column(say("Questions"), justify="right")
    for checklist in _load(folders, spoken()):
        table.add_row(checklist.id, escape(checklist.title), checklist.version, str(len(checklist.items)))
    out.print(table)


@checklists_app.command("show")
def show_checklist(
    checklist_id: Annotated[str, typer.Argument(metavar="ID", help="The checklist's id.")], folders: Folders = None
) -> None:
    """Show the questions of a checklist."""
    from audit.authoring.pages import how_assessed
    from audit.authoring.words import Voice

    voice = Voice(spoken_words())
    lists = _load(folders, spoken())
    found = next((checklist for checklist in lists if checklist.id == checklist_id), None)
    if found is None:
        told = msg("unknown-checklist", "There is no checklist called {name}.", name=f"`{checklist_id}`")
        known = msg("known", "There are: {listed}.", listed=listed(checklist.id for checklist in lists))
        raise UsageError(told, code=told.code, hints=[known])
    print_head(found.title, found.version, found.summary)
    table = Table()
    table.add_column(say("Question"), no_wrap=True)
    table.add_column(say("Met when"))
    table.add_column(say("Importance"), no_wrap=True)
    table.add_column(say("How"))
    for item in found.items:
        table.add_row(
            item.id, escape(item.title), escape(voice.label(item.importance)), escape(how_assessed(item, voice))
        )
    out.print(table)


def print_head(title: str, version: str, summary: str) -> None:
    """Print what something of the catalogue is called, its version and what it is for."""
    said = say("(version {version})", version=version)
    out.print(f"[bold]{escape(title)}[/bold] {escape(said)}\n{escape(summary)}\n")


def explain(
    item_id: Annotated[str, typer.Argument(metavar="ITEM", help="The question's id.")], folders: Folders = None
) -> None:
    """Explain a question: its wording, why, formula, bands, source and the columns needed."""
    from audit.authoring.describe import describe_item
    from audit.authoring.words import Voice
    from audit.checklists import find_item

    voice = Voice(spoken_words())
    described = describe_item(*find_item(_load(folders, spoken()), item_id), voice)
    out.print(f"[bold]{escape(described.title)}[/bold]\n{escape(described.question)}\n")
    for section in described.sections:
        lines = (f"- {line}" if section.listed else line for line in section.lines)
        out.print(f"[bold]{escape(section.heading)}[/bold]\n{escape(chr(10).join(lines))}\n")
