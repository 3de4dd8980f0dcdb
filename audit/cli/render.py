"""`audit render`: a result document in other forms, without the data that it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from audit.cli.console import out
from audit.cli.inputs import read_bytes
from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.report.context import ReportContext

FORMATS = ("pdf", "html", "xlsx", "json", "csv", "md")


def render(
    document: Annotated[Path, typer.Argument(help="A result document (.json) of an earlier run.")],
    formats: Annotated[str, typer.Option("--format", help=f"Any of {','.join(FORMATS)}.")] = "pdf",
    language: Annotated[str, typer.Option("--lang", help="The report's language.")] = "en",
    page: Annotated[str, typer.Option("--page", help="A4 or Letter.")] = "A4",
    directory: Annotated[Path | None, typer.Option("-o", "--output", help="A folder; default: beside it.")] = None,
) -> None:
    """Render a result document again, in other formats, languages or page sizes."""
    from audit import report
    from audit.report.document import read_document

    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        message = f"--format takes {', '.join(FORMATS)}, separated by commas."
        raise UsageError(message, code="option-format")
    result, comparison = read_document(read_bytes(document), place=str(document))
    context = report.build_context(result, comparison, language=language, page=page)
    folder = directory or document.parent
    for name in wanted:
        path = folder / f"{document.stem}.{name}"
        if name == "json":
            report.write_json(path, result, comparison)
        else:
            _write(name, path, context)
        out.print(f"[green]Wrote[/green] {escape(str(path))}", soft_wrap=True)


def _write(name: str, path: Path, context: ReportContext) -> None:
    from audit import report

    writers = {
        "pdf": report.write_pdf,
        "html": report.write_html,
        "xlsx": report.write_xlsx,
        "csv": report.write_csv,
        "md": report.write_markdown,
    }
    writers[name](path, context)
