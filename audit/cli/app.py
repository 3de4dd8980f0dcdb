"""The commands and their groups."""

from __future__ import annotations

from typing import Annotated

import typer

from audit import __version__
from audit.cli.authoring import add_commands, init
from audit.cli.benchmark import benchmark_app
from audit.cli.catalogue import checklists_app, explain
from audit.cli.commands import Commands
from audit.cli.compare import compare
from audit.cli.doctor import doctor
from audit.cli.documents import docs
from audit.cli.history import history_app
from audit.cli.importing import import_
from audit.cli.locale import locale_app
from audit.cli.plan import plan
from audit.cli.render import render
from audit.cli.run import run
from audit.cli.sample import sample
from audit.cli.schemes import schemes
from audit.cli.trend import trend
from audit.cli.verify import verify
from audit.cli.workbook import workbook_app

app = Commands(
    name="audit",
    help="Audit what an organisation does against what it says it stands for.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"policy-audit {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an internal error happened.")] = False,
) -> None:
    """Audit what an organisation does against what it says it stands for."""


app.command()(run)
app.command("import")(import_)
app.command()(render)
app.command()(compare)
app.command()(trend)
app.command()(plan)
app.command()(verify)
app.command()(sample)
app.command()(explain)
app.command()(doctor)
app.command(hidden=True)(docs)
app.command()(init)
add_commands(checklists_app)
checklists_app.command()(schemes)
app.add_typer(checklists_app, name="checklists")
app.add_typer(workbook_app, name="workbook")
app.add_typer(history_app, name="history")
app.add_typer(locale_app, name="locale")
app.add_typer(benchmark_app, name="benchmark")
