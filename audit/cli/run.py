"""`audit run`: from spreadsheets to a report, in the eight steps of the main path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli import options
from audit.cli.console import err, escape, say
from audit.cli.outputs import check_outputs, file_of
from audit.cli.rendering import Look, parse_page, write_renderings

if TYPE_CHECKING:
    from rich.status import Status

    from audit.config import Settings
    from audit.history import Store
    from audit.model.checklist import Checklist
    from audit.model.comparison import Comparison
    from audit.model.profile import Profile
    from audit.model.result import AuditResult
    from audit.report.press import Press
    from audit.tables.dataset import Dataset


def run(
    files: Annotated[list[Path], typer.Argument(help="The spreadsheets: events, appearances, staff, in any order.")],
    org: Annotated[str | None, typer.Option("--org", help="The organisation's name.")] = None,
    period: Annotated[str | None, typer.Option("--period", help="The audited period, such as 2025.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="First day of the period.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last day of the period.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The day on which staff are counted.")] = None,
    profile: Annotated[str | None, typer.Option("--profile", help="organiser, employer, full, or a file.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Settings; default: audit.toml here.")] = None,
    checklists: Annotated[list[Path] | None, typer.Option("--checklists", help="A folder of your own lists.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="A mapping file for the import.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The report.")] = Path("report.pdf"),
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as one HTML file too.")] = None,
    json: Annotated[Path | None, typer.Option("--json", help="Write the result document too.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write the plan workbook too.")] = None,
    language: Annotated[str | None, typer.Option("--lang", help="The report's language.")] = None,
    page: Annotated[str, typer.Option("--page", help="A4 or Letter.")] = "A4",
    theme: Annotated[Path | None, typer.Option("--theme", help="A folder with your colours and logo.")] = None,
    history: Annotated[str | None, typer.Option("--history", help="The history: a file or a database URL.")] = None,
    no_history: Annotated[bool, typer.Option("--no-history", help="Neither remember nor compare.")] = False,
    audience: Annotated[str | None, typer.Option("--audience", help="confidential, internal or public.")] = None,
    group_source: Annotated[
        list[str] | None, typer.Option("--group-source", help="TABLE=self-described, assigned-by-others, ...")
    ] = None,
    public_roster: Annotated[
        bool | None, typer.Option("--public-roster", help="The line-ups were announced to the public.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop with exit code 3 on any data warning.")] = False,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", min=0, max=100, help="Exit 1 below this score (0-100).")
    ] = None,
) -> None:
    """Audit one organisation for one period, from its spreadsheets to a PDF report."""
    settings = options.settings_for(
        config,
        organisation=options.told(org),
        profile=profile,
        audience=options.parse_audience(audience),
        language=language,
    )
    days = tuple(
        options.parse_date(text, flag) for text, flag in ((start, "--from"), (end, "--to"), (as_of, "--as-of"))
    )
    settings = settings.model_copy(
        update={
            "period": options.period_settings(settings.period, period, *days),
            "group_sources": options.parse_group_sources(group_source or [], settings.group_sources),
            "public_roster": settings.public_roster if public_roster is None else public_roster,
        }
    )
    look = Look(language=settings.language, page=parse_page(page), theme=theme)
    wanted = {"pdf": output, "html": html, "json": json, "xlsx": xlsx}
    check_outputs(wanted, read=(*files, config, mapping, file_of(history)))
    paths = {name: path for name, path in wanted.items() if path is not None}
    url = None if no_history else (history or "")
    lists, applied, dataset = _read(files, settings, checklists or [], mapping, strict)
    with _press(paths) as press:
        result, comparison = _assess(lists, applied, dataset, settings, url)
        with err.status(escape(say("Writing the report"))):
            write_renderings(result, comparison, paths, look, press=press)
    from audit.cli.summary import print_summary

    print_summary(result, comparison, list(paths.values()))
    _fail_below(result, fail_under)


def _press(paths: dict[str, Path]) -> AbstractContextManager[Press | None]:
    """Start the process that lays out the PDF, so that it is ready when the result is."""
    if "pdf" not in paths:
        return nullcontext()
    from audit.report.press import Press

    return closing(Press())


def _read(
    files: list[Path], settings: Settings, folders: list[Path], mapping: Path | None, strict: bool
) -> tuple[tuple[Checklist, ...], Profile, Dataset]:
    from audit.importing import get_ready, import_files

    get_ready()  # the process that reads files starts while this one reads the checklists
    from audit.authoring.locate import load_sound

    with err.status(escape(say("Reading the checklists"))) as status:

        def said(name: str) -> None:
            status.update(escape(name))

        lists, profile = load_sound(settings, folders)
        return lists, profile, import_files(files, settings, mapping=mapping, progress=said, strict=strict)


def _assess(
    lists: tuple[Checklist, ...], profile: Profile, dataset: Dataset, settings: Settings, history: str | None
) -> tuple[AuditResult, Comparison | None]:
    from audit.clock import today
    from audit.engine import assess

    day = today()
    with err.status(escape(say("Measuring, protecting and judging"))) as status, _history(history, settings) as store:
        earlier = () if store is None else store.published(settings.organisation)
        result = assess(lists, dataset, settings, profile, today=day, earlier=earlier)
        return result, _remember(store, result, status)


def _remember(store: Store | None, result: AuditResult, status: Status) -> Comparison | None:
    if store is None:
        return None
    from audit.history import compare

    status.update(escape(say("Comparing with earlier periods")))
    before = store.previous(result.organisation, result.period, audience=result.audience)
    earlier = store.earlier(result.organisation, result.period)
    store.remember(result)
    return None if before is None else compare(before, result, earlier=earlier)


@contextmanager
def _history(url: str | None, settings: Settings) -> Iterator[Store | None]:
    """Open the history, unless none is wanted or the report is confidential, and so neither stored nor compared."""
    from audit.types import Audience

    if url is None or settings.audience is Audience.CONFIDENTIAL:
        yield None
        return
    from audit.history import default_url, open_store

    with open_store(url or default_url()) as store:
        yield store


def _fail_below(result: AuditResult, fail_under: float | None) -> None:
    score = result.overall.value
    if fail_under is not None and (score is None or score * 100 < fail_under):
        told = say(
            "The overall score is not at least {limit}, as {option} asks.",
            limit=f"{fail_under:g}",
            option="--fail-under",
        )
        err.print(escape(told), soft_wrap=True)
        raise typer.Exit(1)
