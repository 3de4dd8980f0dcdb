"""`audit history`: what is remembered of earlier runs, and how to move, check or forget it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.commands import Commands
from audit.cli.console import escape, out, say, say_message, say_written, spoken
from audit.cli.inputs import read_bytes
from audit.cli.options import readable
from audit.cli.outputs import check_apart, file_of
from audit.cli.summary import print_summary
from audit.errors import UsageError
from audit.model.message import msg

if TYPE_CHECKING:
    from audit.history import Snapshot, Store

history_app = Commands(help="What is remembered of earlier runs: results, never rows of data.")


def _named(name: str | None) -> str | None:
    return None if name is None else readable(name)


Url = Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")]
Org = Annotated[str | None, typer.Option("--org", callback=_named, help="Only this organisation.")]
Named = Annotated[str, typer.Argument(callback=_named, help="The organisation, as `audit history list` names it.")]


def _open(url: str | None, *, create: bool = False) -> Store:
    from audit.history import default_url, open_store

    return open_store(url or default_url(), create=create)


def _unknown(name: str) -> UsageError:
    told = msg("unknown-organisation", "Nothing is remembered of “{name}”.", name=name)
    known = msg("known-organisations", "`audit history list` shows what there is.")
    return UsageError(told, code=told.code, hints=[known])


@history_app.command("list")
def list_snapshots(org: Org = None, history: Url = None) -> None:
    """List the snapshots."""
    table = Table()
    table.add_column(say("No."), justify="right")
    for heading in (say("Organisation"), say("Period"), say("Audience")):
        table.add_column(heading)
    for heading in (say("Score"), say("Coverage")):
        table.add_column(heading, justify="right")
    for heading in (say("Made on"), say("Kind")):
        table.add_column(heading)
    with _open(history) as store:
        for entry in store.list(org):
            table.add_row(*_row(entry))
    out.print(table)


def _row(entry: Snapshot) -> tuple[str, ...]:
    from audit.report.words import words_for

    words = words_for(spoken())
    kind = {"run": say("run"), "imported": say("imported"), "rejudged": say("judged again")}[entry.kind]
    if entry.superseded:
        kind = say("{kind}, superseded", kind=kind)
    return (
        str(entry.id),
        escape(entry.organisation),
        escape(entry.period),
        str(entry.audience),  # as `--audience` takes it
        escape(words.say("withheld")) if entry.score is None else words.score(entry.score),
        words.percent(entry.coverage, 0),
        words.short_day(entry.created),
        escape(kind),
    )


@history_app.command("show")
def show_snapshot(
    number: Annotated[int, typer.Argument(help="A number of `audit history list`.")], history: Url = None
) -> None:
    """Show one snapshot."""
    with _open(history) as store:
        result = store.load(number)
    print_summary(result, None, [])


@history_app.command("export")
def export_snapshots(
    file: Annotated[Path, typer.Argument(help="The file to write (JSON lines).")], org: Org = None, history: Url = None
) -> None:
    """Write the snapshots into one file that another history can import."""
    from audit.files import write_bytes
    from audit.history import export_history

    check_apart((file,), read=(file_of(history),))
    with _open(history) as store:
        if org is not None and not store.list(org):
            raise _unknown(org)
        write_bytes(file, export_history(store, org))
    say_written(file)


@history_app.command("import")
def import_snapshots(file: Annotated[Path, typer.Argument(help="An exported file.")], history: Url = None) -> None:
    """Add the snapshots of an exported file; those that are there already are left alone."""
    from audit.history import add_entries, read_export

    entries = read_export(read_bytes(file), place=str(file))  # before a history is begun for it
    with _open(history, create=True) as store:
        added = add_entries(store, entries)
    out.print(escape(say("Snapshots added: {n}.", n=added)))


@history_app.command("forget")
def forget_organisation(
    organisation: Named,
    period: Annotated[str | None, typer.Option("--period", help="Only this period.")] = None,
    history: Url = None,
) -> None:
    """Delete what is remembered of an organisation, for good."""
    with _open(history) as store:
        gone = store.forget(organisation=organisation, period=period)
        place = store.place
    whose = f"{organisation}, {period}" if period else organisation
    if not gone:  # a name that was mistyped would be thought to be forgotten
        raise _unknown(whose)
    removed = "Removed {n} snapshots of {whose} from {place}; the space they took was overwritten."
    out.print(escape(say_message(msg("history.removed", removed, n=gone, whose=whose, place=place))), soft_wrap=True)
    out.print(escape(say("Reports, exported files and backups made before are not touched: remove them yourself.")))


@history_app.command("verify")
def verify_history(history: Url = None) -> None:
    """Check that every snapshot is whole and says what its document says."""
    with _open(history) as store:
        faults = store.verify()
    for fault in faults:
        out.print(f"[red]{escape(say('fault'))}[/red] {escape(say_message(fault))}", soft_wrap=True)
    if faults:
        raise typer.Exit(3)
    out.print(escape(say("The history is whole.")))


@history_app.command("rejudge")
def rejudge(
    organisation: Named,
    profile: Annotated[str | None, typer.Option("--profile", help="The profile to judge under.")] = None,
    checklists: Annotated[list[Path] | None, typer.Option("--checklists", help="A folder of your own lists.")] = None,
    history: Url = None,
) -> None:
    """Judge old years under today's checklists; the results stand beside the originals, never over them."""
    from audit.checklists import load_applied
    from audit.cli.options import settings_for
    from audit.clock import today
    from audit.history import rejudge_history

    lists, chosen = load_applied(settings_for(None, profile=profile), checklists or [])
    with _open(history) as store:
        if not store.list(organisation):
            raise _unknown(organisation)
        added = rejudge_history(store, organisation, lists, chosen, today=today())
    out.print(escape(say("Snapshots judged again: {n}. The originals are unchanged.", n=added)))
