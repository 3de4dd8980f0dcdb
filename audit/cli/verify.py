"""`audit verify`: repeats the attack on hidden numbers from the published documents alone."""

from __future__ import annotations

import json as json_format
import math
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.console import err, escape, out, say, say_message
from audit.cli.inputs import read_bytes
from audit.errors import UsageError
from audit.model.message import Message, Value, msg

if TYPE_CHECKING:
    from audit.disclosure import Verification


def verify(
    documents: Annotated[
        list[Path] | None, typer.Argument(help="Result documents (.json) of one organisation, of any periods.")
    ] = None,
    jj: Annotated[Path | None, typer.Option("--jj", help="A table in JJ format to attack instead.")] = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=0, help="With --jj: stop after so long, and say what is left.")
    ] = None,
    intervals: Annotated[
        bool, typer.Option("--intervals", help="With --jj: find and print the interval of every sensitive cell.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print what was found as one JSON object, with all intervals of a table.")
    ] = False,
) -> None:
    """Attack what result documents publish; exit 1 if anything hidden can be recovered, or known too closely.

    Of a table, each sensitive cell is held against its own levels of protection. A line of an interval is the cell,
    then its smallest and its largest value in brackets. The JSON object names numbers of cells (attacked, left for want
    of time, recovered, narrow), the cells of which too much is told, notes on why reports tell it together, and
    intervals, each with cell, low, high and recovered; an end that nothing limits is null.
    """
    if jj and documents:
        told = msg("verify-both", "Name result documents or a table, not both.")
        raise UsageError(told, code=told.code)
    found = _verify_jj(jj, seconds, exact=intervals or json) if jj else _verify_documents(documents or [])
    if json:
        typer.echo(_as_json(found))
    else:
        _print(found, is_table=jj is not None, intervals=intervals)
    if not found.passed:
        raise typer.Exit(1)


def _as_json(found: Verification) -> str:
    shown = asdict(found)
    for part in ("problems", "notes"):
        shown[part] = [message.text for message in getattr(found, part)]
    for one in (*shown["told"], *shown["intervals"]):
        one.update({end: None for end in ("low", "high") if math.isinf(one[end])})
    return json_format.dumps({**shown, "passed": found.passed}, ensure_ascii=False)


def _print(found: Verification, *, is_table: bool, intervals: bool) -> None:
    if is_table:
        _tell(
            "verify.table",
            "The table has {cells} cells: {sensitive} sensitive, {others} hidden to protect them.",
            cells=found.cells,
            sensitive=found.attacked + found.left,
            others=found.secondary,
        )
    _tell(
        "verify.attacked",
        "{n} hidden values were attacked ({solver}, {seconds} s).",
        n=found.attacked,
        solver=found.solver,
        seconds=f"{found.seconds:.1f}",
    )
    for one in found.intervals if intervals else ():
        out.print(f"{one.cell} [{one.low:.10g}, {one.high:.10g}]", soft_wrap=True, markup=False)
    for told in found.told:
        how = escape(say("recovered exactly") if told.recovered else say("too narrow"))
        ends = f" [{told.low:.10g}, {told.high:.10g}]" if is_table else ""
        out.print(f"[red]{how}[/red] {escape(told.cell + ends)}", soft_wrap=True)
    for problem in found.problems:
        out.print(f"[red]{escape(say('problem'))}[/red] {escape(say_message(problem))}", soft_wrap=True)
    for note in found.notes:
        out.print(escape(say_message(note)), soft_wrap=True)
    if found.attacked:
        _print_counts(found)
    out.print(escape(_conclusion(found)))


def _print_counts(found: Verification) -> None:
    counts = {"n": found.recovered, "narrow": found.narrow}
    if found.narrowest is None:
        _tell("verify.counts", "{n} recovered, {narrow} too narrow.", **counts)
        return
    with_width = "{n} recovered, {narrow} too narrow; narrowest interval {width}."
    _tell("verify.counts-and-width", with_width, **counts, width=f"{found.narrowest:g}")


def _tell(code: str, template: str, **params: Value) -> None:
    out.print(escape(say_message(msg(code, template, **params))))


def _conclusion(found: Verification) -> str:
    if found.recovered:
        return say("What was hidden can be recovered.")
    if found.narrow:
        return say("Nothing hidden can be recovered exactly, but some intervals are too narrow.")
    if found.problems:
        return say("Nothing hidden can be recovered, but the documents are not as they were made.")
    if found.left:
        return say("There was no time for {n} of the sensitive cells; nothing is known of these.", n=found.left)
    return say("Nothing hidden can be recovered.")


def _verify_jj(path: Path, seconds: float | None, *, exact: bool) -> Verification:
    from audit.disclosure import verify_jj

    text = read_bytes(path).decode("utf-8", errors="replace")
    with err.status(escape(say("Attacking"))) as status:

        def said(done: int, of: int) -> None:
            status.update(escape(say("Attacking: {done} of {of} sensitive cells", done=done, of=of)))

        return verify_jj(text, place=str(path), exact=exact, seconds=seconds, progress=said)


def _verify_documents(paths: list[Path]) -> Verification:
    from audit.disclosure import verify_results
    from audit.model.codec import result_from_json
    from audit.model.seal import is_broken

    if not paths:
        told = msg("verify-what", "Name one or more result documents, or a table with --jj.")
        raise UsageError(told, code=told.code)
    written = {str(path): read_bytes(path) for path in paths}
    results = [result_from_json(data, place=place) for place, data in written.items()]
    broken = [_changed(place) for place, data in written.items() if is_broken(data)]
    found = verify_results(results)
    return replace(found, problems=(*broken, *found.problems))


def _changed(place: str) -> Message:
    text = "{name} was changed after it was made: what it says is not what its checksum was taken of."
    return msg("verify-seal", text, name=place)
