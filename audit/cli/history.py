"""`audit history`: what is remembered of earlier runs, and how to move, check or forget it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.console import escape, out
from audit.cli.inputs import read_bytes
from audit.cli.summary import points, print_summary

if TYPE_CHECKING:
    from audit.history import Snapshot, Store

history_app = typer.Typer(help="What is remembered of earlier runs: results, never rows of data.", no_args_is_help=True)

Url = Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")]
Org = Annotated[str | None, typer.Option("--org", help="Only this organisation.")]


def _open(url: str | None) -> Store:
    from audit.history import default_url, open_store

    return open_store(url or default_url())


@history_app.command("list")
def list_snapshots(org: Org = None, history: Url = None) -> None:
    """List the snapshots."""
    table = Table()
    for heading in ("No", "Organisation", "Period", "Audience", "Score", "Coverage", "Made on", "Kind"):
        table.add_column(heading, justify="right" if heading in ("No", "Score", "Coverage") else "left")
    with _open(history) as store:
        for entry in store.list(org):
            table.add_row(*_row(entry))
    out.print(table)


def _row(entry: Snapshot) -> tuple[str, ...]:
    kind = f"{entry.kind}, superseded" if entry.superseded else entry.kind
    made = entry.created.isoformat()
    score = points(entry.score)
    return (
        str(entry.id),
        escape(entry.organisation),
        escape(entry.period),
        str(entry.audience),
        score,
        f"{entry.coverage:.0%}",
        made,
        kind,
    )


@history_app.command("show")
def show_snapshot(
    number: Annotated[int, typer.Argument(help="A number of `list`.")],
    history: Url = None,
    language: Annotated[str, typer.Option("--lang", help="The language of what is said.")] = "en",
) -> None:
    """Show one snapshot."""
    from audit.report.build.translated import in_language

    with _open(history) as store:
        result = store.load(number)
    print_summary(in_language(result, language).result, None, [], language=language)


@history_app.command("export")
def export_snapshots(
    file: Annotated[Path, typer.Argument(help="The file to write (JSON lines).")], org: Org = None, history: Url = None
) -> None:
    """Write the snapshots into one file that another history can import."""
    from audit.files import write_bytes
    from audit.history import export_history

    with _open(history) as store:
        write_bytes(file, export_history(store, org))
    out.print(f"[green]Wrote[/green] {escape(str(file))}", soft_wrap=True)


@history_app.command("import")
def import_snapshots(file: Annotated[Path, typer.Argument(help="An exported file.")], history: Url = None) -> None:
    """Add the snapshots of an exported file; those that are there already are left alone."""
    from audit.history import import_history

    with _open(history) as store:
        added = import_history(store, read_bytes(file), place=str(file))
    out.print(f"Snapshots added: {added}.")


@history_app.command("forget")
def forget_organisation(
    organisation: Annotated[str, typer.Argument(help="The organisation, as `list` names it.")],
    period: Annotated[str | None, typer.Option("--period", help="Only this period.")] = None,
    history: Url = None,
) -> None:
    """Delete what is remembered of an organisation, for good."""
    with _open(history) as store:
        gone = store.forget(organisation=organisation, period=period)
        place = store.place
    what = f"{gone} {'snapshot' if gone == 1 else 'snapshots'} of {organisation}" + (f", {period}," if period else "")
    out.print(f"Removed {escape(what)} from {escape(place)}; the space they took was overwritten.", soft_wrap=True)
    out.print("Reports, exported files and backups made before are not touched: remove them yourself.")


@history_app.command("verify")
def verify_history(history: Url = None) -> None:
    """Check that every snapshot is whole and says what its document says."""
    with _open(history) as store:
        faults = store.verify()
    for fault in faults:
        out.print(f"[red]fault[/red] {escape(fault)}", soft_wrap=True)
    if faults:
        raise typer.Exit(3)
    out.print("The history is whole.")


@history_app.command("rejudge")
def rejudge(
    organisation: Annotated[str, typer.Argument(help="The organisation, as `list` names it.")],
    profile: Annotated[str | None, typer.Option("--profile", help="The profile to judge under.")] = None,
    checklists: Annotated[list[Path] | None, typer.Option("--checklists", help="A folder of your own lists.")] = None,
    history: Url = None,
) -> None:
    """Judge old years under today's checklists; the results stand beside the originals, never over them."""
    from audit.checklists import load_applied
    from audit.cli.options import settings_for, today
    from audit.history import rejudge_history

    lists, chosen = load_applied(settings_for(None, profile=profile), checklists or [])
    with _open(history) as store:
        added = rejudge_history(store, organisation, lists, chosen, today=today())
    out.print(f"Snapshots judged again: {added}. The originals are unchanged.")
