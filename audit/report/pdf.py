"""The PDF: PDF/A-3a and PDF/UA-1 in one file, with the data attached. The only door to WeasyPrint."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from audit.errors import RenderError
from audit.files import temporary_folder
from audit.garbage import seldom_collecting
from audit.model.message import msg
from audit.report.line_breaks import whole_lines
from audit.report.page_references import listed_once
from audit.report.read_back import readable_text
from audit.report.theme import default_theme

if TYPE_CHECKING:
    from audit.report.context import ReportContext
    from audit.report.trend_context import TrendContext

VARIANT = "pdf/a-3a"

_NOTES = re.compile(r"^::(?:foot)?note-[^}]*\}", re.MULTILINE)
_NOTED = re.compile(r"footnote|::note-|list-item|note\(")
_STYLES = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)

_ANY_PAGE = """<!DOCTYPE html><html lang="en"><head><title>a</title>
<style>@page { @bottom-right { content: counter(page) } } body { hyphens: auto }</style></head>
<body><h1>a</h1><p>a <strong>b</strong> <a href="https://example.org">c</a></p><table><tr><th>a<td>b</table>
<svg role="img" aria-label="a" width="9" height="9"><circle cx="4" cy="4" r="4"/><text>a</text></svg></body></html>"""

_UA_IDENTIFICATION = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file inside the PDF. `relationship` is PDF/A-3's: Data, Supplement, Source."""

    name: str
    description: str
    content: bytes
    relationship: str = "Data"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """What a PDF says of itself beside its HTML: both come from the result, so that the bytes can be made again."""

    created_iso: str
    identifier: str


def render_pdf(html: str, context: ReportContext | TrendContext, attachments: Iterable[Attached] = ()) -> bytes:
    """Lay out an HTML report as a PDF. Raises RenderError if anything in it asked for a resource from outside."""
    return lay_out(html, facts_of(context), attachments)


def facts_of(context: ReportContext | TrendContext) -> PdfFacts:
    """Return what the PDF of a context says of itself."""
    return PdfFacts(created_iso=context.created_iso, identifier=context.identifier)


def warm_up() -> None:
    """Load what takes long to load, by laying out a page that has some of everything."""
    attached = Attached(name="a.txt", description="a", content=b"a")
    lay_out(_ANY_PAGE, PdfFacts(created_iso="2000-01-01", identifier="0" * 32), (attached,))


def lay_out(html: str, facts: PdfFacts, attachments: Iterable[Attached] = ()) -> bytes:
    """Lay out an HTML report as a PDF, in this process. Raises RenderError as `render_pdf` does.

    The attachments are asked for when the pages stand.
    """
    when = datetime.fromisoformat(facts.created_iso).replace(tzinfo=UTC)
    with _reproducible(when), _private_fonts(), _no_complaints(), seldom_collecting():
        from weasyprint.text.fonts import FontConfiguration

        source = parsed_class()(string=html, url_fetcher=_fetcher())
        with whole_lines():
            document = source.render(font_config=FontConfiguration())
        _declare_both_standards(document.metadata)
        document.metadata.attachments = [_attachment(file, when) for file in attachments]
        with readable_text(html) as finish, listed_once():
            pdf: bytes = document.write_pdf(
                finisher=finish, pdf_variant=VARIANT, pdf_identifier=facts.identifier.encode(), uncompressed_pdf=False
            )
    return pdf


@cache
def parsed_class() -> Any:
    """Return WeasyPrint's document class without the styles of notes and list markers.

    Its own style sheet gives each element six parts that a report never shows (calls, markers and ends of notes, list
    markers), and their styles cost a fifth of the layout. List markers stay for the elements that have one; a theme
    that sets footnotes gets the whole sheet.
    """
    import weasyprint
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA

    slim = weasyprint.CSS(string=_NOTES.sub("", UA).replace("\n::marker", "\nli::marker"), counter_style=CounterStyle())

    class Parsed(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self, string: str, **options: Any) -> None:
            super().__init__(string=string, **options)
            self._sets_notes = any(_NOTED.search(style) for style in _STYLES.findall(string))

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            if forms or self._sets_notes:
                return list(super()._ua_stylesheets(forms))
            return [slim]

    return Parsed


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=["data"], allow_redirects=False)


def _declare_both_standards(metadata: Any) -> None:
    """Add PDF/UA-1 to the metadata: WeasyPrint declares one standard a file, and this one keeps both."""
    generate = metadata.generate_rdf_metadata

    def generate_both(*arguments: Any, **named: Any) -> bytes:
        head, end, rest = generate(*arguments, **named).rpartition(b"</rdf:RDF>")
        return bytes(head + _UA_IDENTIFICATION.encode() + end + rest)

    metadata.generate_rdf_metadata = generate_both


def _attachment(file: Attached, when: datetime) -> Any:
    from weasyprint import Attachment

    return Attachment(
        string=file.content,
        name=file.name,
        description=file.description,
        relationship=file.relationship,
        created=when,
        modified=when,
    )


@contextmanager
def _reproducible(when: datetime) -> Iterator[None]:
    """Fix the date that font subsets carry."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    if before is None:
        os.environ[name] = str(int(when.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]


@contextmanager
def _private_fonts() -> Iterator[None]:
    """Hide the system's fonts: only those that the document carries are used, so that it looks the same everywhere."""
    name = "FONTCONFIG_FILE"
    if name in os.environ:
        yield
        return
    with temporary_folder("fonts") as folder:
        config = folder / "fonts.conf"
        config.write_text(
            f"<?xml version='1.0'?><fontconfig><dir>{escape(str(default_theme().fonts), quote=False)}</dir>"
            f"<cachedir>{folder}/cache</cachedir></fontconfig>",
            encoding="utf-8",
        )
        os.environ[name] = str(config)
        try:
            yield
        finally:
            del os.environ[name]


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


@contextmanager
def _no_complaints() -> Iterator[None]:
    """Turn WeasyPrint's warnings into an error: a style that is ignored or a resource refused is a faulty report."""
    log, handler = logging.getLogger("weasyprint"), _Complaints()
    log.addHandler(handler)
    propagate, log.propagate = log.propagate, False
    try:
        with warnings.catch_warnings():
            # WeasyPrint leaves the colour profile that it ships to the garbage collector to close.
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        log.removeHandler(handler)
        log.propagate = propagate
    if handler.found:
        told = msg(
            "pdf-warning", "The PDF was not written, because its layout is not sound: {value}", value=handler.found[0]
        )
        raise RenderError(told, code=told.code)
