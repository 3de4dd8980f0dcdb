"""`audit render`: a result document in other forms, without the data that it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.console import say_written
from audit.cli.inputs import read_bytes
from audit.cli.outputs import check_outputs
from audit.cli.rendering import FORMATS, Look, parse_page, write_renderings
from audit.errors import UsageError
from audit.model.message import listed, msg


def render(
    document: Annotated[Path, typer.Argument(help="A result document (.json) of an earlier run.")],
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            help="Any of pdf, html, json, xlsx, csv and md, with commas between; "
            "default: that of the file to write, else pdf.",
        ),
    ] = "",
    language: Annotated[str, typer.Option("--lang", help="The report's language.")] = "en",
    page: Annotated[str, typer.Option("--page", help="A4 or Letter.")] = "A4",
    theme: Annotated[Path | None, typer.Option("--theme", help="A folder with your colours and logo.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A folder, or a file of one format; default: beside it.")
    ] = None,
) -> None:
    """Render a result document again, in other formats, languages or page sizes."""
    from audit.report.document import read_document

    ending = output.suffix.lstrip(".").lower() if output and not output.is_dir() else ""
    wanted = [name.strip() for name in (formats or (ending if ending in FORMATS else "pdf")).split(",") if name.strip()]
    if not wanted or set(wanted) - set(FORMATS):
        told = msg("option-format", "--format takes these, separated by commas: {listed}.", listed=listed(FORMATS))
        raise UsageError(told, code=told.code)
    look = Look(language=language, page=parse_page(page), theme=theme)
    result, comparison = read_document(read_bytes(document), place=str(document))
    if output and wanted == [ending]:
        paths = {ending: output}
    else:
        folder = output or document.parent
        paths = {name: folder / f"{document.stem}.{name}" for name in wanted}
    read = [document] if paths.get("json") != document else []  # the document may be written again as itself
    check_outputs(paths, read=read)
    write_renderings(result, comparison, paths, look)
    for path in paths.values():
        say_written(path)
