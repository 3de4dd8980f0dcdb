"""Renderings of a result: HTML, PDF, workbook and JSON. Heavy libraries are imported when a rendering needs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.files import write_bytes
from audit.model.comparison import Comparison
from audit.model.result import AuditResult
from audit.report.build import build_context
from audit.report.build.trend import build_trend_context
from audit.report.context import ReportContext
from audit.report.document import render_json
from audit.report.theme import Theme, load_theme
from audit.report.trend_context import TrendContext

if TYPE_CHECKING:
    from audit.report.pdf import Attached
    from audit.report.press import Press

__all__ = [
    "ReportContext",
    "Theme",
    "TrendContext",
    "build_context",
    "build_trend_context",
    "load_theme",
    "render_csv",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pdf",
    "render_xlsx",
    "write_csv",
    "write_html",
    "write_json",
    "write_markdown",
    "write_pdf",
    "write_trend",
    "write_xlsx",
]


def render_html(context: ReportContext | TrendContext, theme: Theme | None = None) -> str:
    """Return the report as one self-contained HTML document, in the bundled theme or another."""
    from audit.report.html import render_html as render

    return render(context, theme)


def render_xlsx(context: ReportContext) -> bytes:
    """Return the plan workbook."""
    from audit.report.workbook import render_xlsx as render

    return render(context)


def render_csv(context: ReportContext) -> bytes:
    """Return all questions as CSV, one a line."""
    from audit.report.listing import render_csv as render

    return render(context)


def render_markdown(context: ReportContext) -> str:
    """Return the board summary as Markdown."""
    from audit.report.listing import render_markdown as render

    return render(context)


def render_pdf(context: ReportContext, html: str | None = None, press: Press | None = None) -> bytes:
    """Return the PDF with result document and plan workbook attached.

    `html` saves rendering it a second time; `press` is the process that lays it out, if it shall not be this one.
    """
    from audit.report.pdf import facts_of, lay_out

    done = html if html is not None else render_html(context)
    return (lay_out if press is None else press.lay_out)(done, facts_of(context), _attachments(context))


def _attachments(context: ReportContext) -> Iterator[Attached]:
    from audit.report.pdf import Attached

    stem = f"audit-{context.period}"
    yield Attached(
        name=f"{stem}.json",
        description="Result document (JSON)",
        content=render_json(context.result, context.comparison),
        relationship="Data",
    )
    yield Attached(
        name=f"{stem}-plan.xlsx",
        description="Action plan (workbook)",
        content=render_xlsx(context),
        relationship="Supplement",
    )


def write_trend(path: Path, context: TrendContext) -> None:
    """Write the report over several years, as HTML or PDF by the file's ending. Raises RenderError."""
    html = render_html(context)
    if path.suffix.lower() == ".html":
        write_bytes(path, html.encode())
        return
    from audit.report.pdf import render_pdf as render

    write_bytes(path, render(html, context))


def write_html(path: Path, context: ReportContext, html: str | None = None) -> None:
    """Write the HTML report. Raises RenderError; an older file is then still in its place."""
    write_bytes(path, (html if html is not None else render_html(context)).encode())


def write_pdf(path: Path, context: ReportContext, html: str | None = None, press: Press | None = None) -> None:
    """Write the PDF report. Raises RenderError; an older file is then still in its place."""
    write_bytes(path, render_pdf(context, html, press))


def write_xlsx(path: Path, context: ReportContext) -> None:
    """Write the plan workbook. Raises RenderError; an older file is then still in its place."""
    write_bytes(path, render_xlsx(context))


def write_json(path: Path, result: AuditResult, comparison: Comparison | None = None) -> None:
    """Write the result document. Raises RenderError; an older file is then still in its place."""
    write_bytes(path, render_json(result, comparison))


def write_csv(path: Path, context: ReportContext) -> None:
    """Write all questions as CSV. Raises RenderError; an older file is then still in its place."""
    write_bytes(path, render_csv(context))


def write_markdown(path: Path, context: ReportContext) -> None:
    """Write the board summary as Markdown. Raises RenderError; an older file is then still in its place."""
    write_bytes(path, render_markdown(context).encode())
