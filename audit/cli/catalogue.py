"""`audit checklists` and `audit explain`: what is asked, why, and how it is judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from audit.cli.console import out
from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.model.checklist import Band, Checklist, Item

checklists_app = typer.Typer(help="The checklists: list and show them.", no_args_is_help=True)

Folders = Annotated[list[Path] | None, typer.Option("--checklists", help="A folder of your own lists.")]


def _load(folders: list[Path] | None) -> tuple[Checklist, ...]:
    from audit.checklists import checklist_folders, load_checklists
    from audit.cli.options import settings_for

    return load_checklists(checklist_folders(settings_for(None), folders or []))


@checklists_app.command("list")
def list_checklists(folders: Folders = None) -> None:
    """List the checklists."""
    table = Table()
    for heading in ("Checklist", "Title", "Version", "Items"):
        table.add_column(heading, justify="right" if heading == "Items" else "left")
    for checklist in _load(folders):
        table.add_row(checklist.id, escape(checklist.title), checklist.version, str(len(checklist.items)))
    out.print(table)


@checklists_app.command("show")
def show_checklist(
    checklist_id: Annotated[str, typer.Argument(metavar="ID", help="The checklist's id.")], folders: Folders = None
) -> None:
    """Show the items of a checklist."""
    lists = _load(folders)
    found = next((checklist for checklist in lists if checklist.id == checklist_id), None)
    if found is None:
        message = f"There is no checklist called {checklist_id!r}."
        known = f"There are {', '.join(checklist.id for checklist in lists)}."
        raise UsageError(message, code="unknown-checklist", hint=known)
    out.print(f"[bold]{escape(found.title)}[/bold] (version {found.version})\n{escape(found.summary)}\n")
    table = Table()
    for heading in ("Item", "Met when", "Importance", "How"):
        table.add_column(heading, no_wrap=heading in ("Item", "Importance"))
    for item in found.items:
        table.add_row(item.id, escape(item.title), item.importance, _how(item))
    out.print(table)


def explain(
    item_id: Annotated[str, typer.Argument(metavar="ITEM", help="The item's id.")], folders: Folders = None
) -> None:
    """Explain an item: question, why, formula, bands, source and the columns needed."""
    from audit.checklists import find_item
    from audit.measures import load_measures

    load_measures()
    _, item = find_item(_load(folders), item_id)
    out.print(f"[bold]{escape(item.title)}[/bold]\n{escape(item.question)}\n")
    for heading, text in _explanation(item):
        if text:
            out.print(f"[bold]{heading}[/bold]\n{escape(text)}\n")


def _explanation(item: Item) -> list[tuple[str, str]]:
    sources = "; ".join(part for ref in item.references for part in (ref.id, ref.standard) if part)
    remediation = item.remediation
    action = (
        "" if remediation is None else f"{remediation.text} (effort {remediation.effort}, {remediation.owner_role})"
    )
    return [
        ("Why", item.rationale),
        ("How it is found", _formula(item)),
        ("How it is judged", _bands(item)),
        ("Sources", sources),
        ("Columns needed", _columns(item)),
        ("Evidence to look for", "; ".join(item.evidence)),
        ("What to do", action),
    ]


def _how(item: Item) -> str:
    from audit.model.checklist import Ask, Measure

    if isinstance(item.assess, Measure):
        return f"measured: {item.assess.measure}"
    if isinstance(item.assess, Ask):
        return f"asked: {item.assess.scale}"
    return f"{item.assess.how} of {', '.join(item.assess.items)}"


def _formula(item: Item) -> str:
    from audit.measures.registry import measure_named
    from audit.model.checklist import Measure

    if not isinstance(item.assess, Measure):
        return _how(item)
    return measure_named(item.assess.measure).documentation.strip()


def _columns(item: Item) -> str:
    from audit.measures.registry import measure_named, parse_parameters
    from audit.model.checklist import Measure

    if not isinstance(item.assess, Measure):
        return "policies.item, policies.status (or the answer workbook)"
    measure = measure_named(item.assess.measure)
    return ", ".join(measure.needs(parse_parameters(measure, dict(item.assess.parameters))))


def _bands(item: Item) -> str:
    from audit.model.checklist import Measure

    return _band(item.assess.band) if isinstance(item.assess, Measure) else ""


def _band(band: Band) -> str:
    words = {"at_least": "at least", "at_most": "at most", "within": "within"}
    target = " to ".join(f"{value:g}" for value in band.target)
    floor = " to ".join(f"{value:g}" for value in band.floor)
    between = "in steps" if band.stepped else "in a straight line"
    norm = f" ({band.norm})" if band.norm else ""
    return f"Met at {words.get(band.kind, band.kind)} {target}; no points from {floor}; {between} between{norm}."
