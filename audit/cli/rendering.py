"""Writes the renderings of one result that a command was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import UsageError
from audit.model.message import listed, msg

if TYPE_CHECKING:
    from audit.model.comparison import Comparison
    from audit.model.plan import Plan
    from audit.model.result import AuditResult
    from audit.report.press import Press

FORMATS = ("pdf", "html", "json", "xlsx", "csv", "md")
PAGES = ("A4", "Letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the renderings look; a theme is a folder."""

    language: str = "en"
    page: str = "A4"
    theme: Path | None = None


def parse_page(text: str) -> str:
    """Read a page size by its name, in any case."""
    for page in PAGES:
        if page.lower() == text.lower():
            return page
    told = msg("option-listed", "{option} is one of these: {listed}.", option="--page", listed=listed(PAGES))
    raise UsageError(told, code="option-page")


def write_renderings(
    result: AuditResult,
    comparison: Comparison | None,
    paths: dict[str, Path],
    look: Look,
    *,
    plan: Plan | None = None,
    press: Press | None = None,
) -> None:
    """Write one file a format (`paths`: format -> file); the HTML behind HTML and PDF is made once."""
    from audit import report

    context = report.build_context(result, comparison, language=look.language, page=look.page, plan=plan)
    theme = report.load_theme(look.theme) if look.theme else None
    html = report.render_html(context, theme) if {"html", "pdf"} & paths.keys() else ""
    for name, path in paths.items():
        if name == "json":
            report.write_json(path, result, comparison)
        elif name == "html":
            report.write_html(path, context, html)
        elif name == "pdf":
            report.write_pdf(path, context, html, press)
        else:
            {"xlsx": report.write_xlsx, "csv": report.write_csv, "md": report.write_markdown}[name](path, context)
