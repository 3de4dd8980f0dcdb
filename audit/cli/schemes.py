"""`audit checklists schemes`: what others ask, with their arithmetic, and where a result stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from audit.cli.catalogue import print_head
from audit.cli.console import escape, out, say, say_written, spoken_words

if TYPE_CHECKING:
    from audit.model.scheme import Scheme, SchemeStanding

Result = Annotated[Path | None, typer.Option("--result", help="A result document (JSON) to place in the scheme.")]
Data = Annotated[
    list[Path] | None, typer.Option("--data", help="Spreadsheets or answers, to be counted as the scheme counts.")
]
Book = Annotated[Path | None, typer.Option("--workbook", help="Write a workbook with the scheme's questions.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings; default: audit.toml here.")]


def schemes(
    scheme_id: Annotated[str, typer.Argument(metavar="[ID]", help="A scheme; without one, all are listed.")] = "",
    result: Result = None,
    data: Data = None,
    workbook: Book = None,
    config: Config = None,
) -> None:
    """Show schemes that others use, with their official arithmetic and our numbers beside it."""
    from audit.authoring.schemes_page import worked_words
    from audit.authoring.words import Voice
    from audit.checklists.schemes import find_scheme, load_schemes

    known = load_schemes()
    if not scheme_id:
        _list(known)
        return
    scheme = find_scheme(known, scheme_id)
    voice = Voice(spoken_words())
    print_head(scheme.title, scheme.version, scheme.summary)
    worked = worked_words(scheme, voice)
    out.print(f"[bold]{escape(say('Arithmetic'))}[/bold]\n{escape(scheme.arithmetic)}\n{escape(worked)}\n")
    if voice.words is not None:
        out.print(f"[dim]{escape(say('The words of schemes are in English.'))}[/dim]\n")
    ours = _standing(scheme, result) if result else None
    official = _count(scheme, data, config) if data else None
    _items(scheme, official or ours)
    for caveat in scheme.caveats:
        out.print(f"- {escape(caveat)}")
    if official is not None:
        out.print(f"\n[bold]{escape(say('By its own count'))}[/bold] {escape(_counted(official))}")
    if ours is not None:
        out.print(f"\n[bold]{escape(say('By our questions'))}[/bold] {escape(_sentence(ours))}")
    if workbook is not None:
        from audit.checklists.scheme_lists import scheme_checklist
        from audit.workbooks.write import write_answer_book

        say_written(write_answer_book(workbook, [scheme_checklist(scheme)]))


def _list(known: tuple[Scheme, ...]) -> None:
    table = Table()
    table.add_column(say("Scheme"))
    table.add_column(say("Title"))
    table.add_column(say("Asks"), justify="right")
    table.add_column(say("Levels"))
    for scheme in known:
        levels = ", ".join(level.name for level in scheme.levels)
        table.add_row(scheme.id, escape(scheme.title), str(len(scheme.items)), escape(levels))
    out.print(table)


def _items(scheme: Scheme, standing: SchemeStanding | None) -> None:
    table = Table()
    for heading in (say("Asked"), say("Our questions"), *([say("We found")] if standing else [])):
        table.add_column(heading)
    for item in scheme.items:
        found = [escape(_word(item.id, standing))] if standing else []
        table.add_row(escape(item.title), escape(", ".join(item.ours) or say("none")), *found)
    out.print(table)


def _word(item_id: str, standing: SchemeStanding) -> str:
    if item_id in standing.met:
        return say("met")
    return say("not met") if item_id in standing.unmet else say("not known")


def _standing(scheme: Scheme, result: Path) -> SchemeStanding:
    from audit.model.codec import result_from_json
    from audit.scoring.schemes import stand_in

    document = result_from_json(result.read_bytes(), place=str(result))
    return stand_in(scheme, {item.item: item for each in document.checklists for item in each.items})


def _count(scheme: Scheme, data: list[Path], config: Path | None) -> SchemeStanding:
    from audit.checklists.scheme_lists import scheme_checklist, scheme_item_id
    from audit.cli.options import settings_for
    from audit.clock import today
    from audit.engine import assess
    from audit.importing import import_files
    from audit.model.profile import Profile
    from audit.scoring.schemes import count_scheme

    settings = settings_for(config)
    dataset = import_files(data, settings)
    profile = Profile(id=scheme.id, title=scheme.title)
    document = assess([scheme_checklist(scheme)], dataset, settings, profile, today=today())
    found = {item.item: item for each in document.checklists for item in each.items}
    names = {item.id: scheme_item_id(scheme, item) for item in scheme.items}
    return count_scheme(scheme, {name: found[own] for name, own in names.items() if own in found})


def _counted(standing: SchemeStanding) -> str:
    counts = {"n": standing.known, "total": standing.total}
    return say("{spread}; {n} of {total} are known.", spread=_spread(standing), **counts)


def _sentence(standing: SchemeStanding) -> str:
    counts = {"n": standing.known, "total": standing.total}
    known = say("{spread}; {n} of {total} are known from the audit.", spread=_spread(standing), **counts)
    ours = "" if standing.ours is None else say("Ours, of what is known: {share:.0f} %.", share=standing.ours)
    return f"{known} {ours}".strip()


def _spread(standing: SchemeStanding) -> str:
    from audit.authoring.words import Voice

    levels = dict.fromkeys((standing.level_low, standing.level_high))
    voice = Voice(spoken_words())
    percents = dict.fromkeys(voice.number(float(f"{share:.4g}")) for share in (standing.low, standing.high))
    return say("{percent} %: {level}", percent=_span(list(percents)), level=_span(list(levels)))


def _span(ends: list[str]) -> str:
    return say("{low} to {high}", low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]
