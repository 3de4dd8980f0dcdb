from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
import weasyprint
from pypdf import PdfReader
from weasyprint.html import UA

from audit.errors import RenderError
from audit.model.result import AuditResult
from audit.report import ReportContext, build_context, render_html, render_pdf
from audit.report.html import without_dead_links
from audit.report.pdf import _NOTES, facts_of, lay_out

CHANNELS = (
    '<img src="http://127.0.0.1:9/a.png" alt="x">',
    '<img src="file:///etc/hostname" alt="x">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/a.css">',
    '<style>@import url(http://127.0.0.1:9/a.css);</style>',
    '<style>@font-face{font-family:q;src:url(http://127.0.0.1:9/a.ttf)} p{font-family:q}</style><p>x</p>',
    '<p style="background:url(http://127.0.0.1:9/a.png)">x</p>',
    '<ul style="list-style-image:url(http://127.0.0.1:9/a.png)"><li>x</li></ul>',
    '<style>p::before{content:url(http://127.0.0.1:9/a.png)}</style><p>x</p>',
    '<object data="http://127.0.0.1:9/a.svg"></object>',
    '<embed src="http://127.0.0.1:9/a.svg">',
)  # fmt: skip


def test_title_language_bookmarks_and_attachments(pdf: bytes, context: ReportContext, result: AuditResult) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{context.title}: {context.organisation}"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles[:1] == [context.organisation]
    assert set(reader.attachments) == {"audit-2025.json", "audit-2025-plan.xlsx"}
    document = json.loads(reader.attachments["audit-2025.json"][0])
    assert document["organisation"] == result.organisation


def test_every_page_but_the_cover_is_numbered(pdf: bytes) -> None:
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert f"2 / {len(pages)}" in pages[1].extract_text()
    assert "/ " not in pages[0].extract_text()[-8:]


def test_the_board_summary_fits_on_one_page(pdf: bytes) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert pages[1].startswith("Summary for the board")
    assert "What to do first" in pages[1]
    assert pages[2].startswith("What changed")


def test_the_same_input_gives_the_same_bytes(pdf: bytes, result: AuditResult, context: ReportContext) -> None:
    again = build_context(result, context.comparison)
    assert render_pdf(again) == pdf


LISTS = """<!DOCTYPE html><html lang="en"><title>t</title><h1>One</h1><ol><li>first<li>second</ol><ul><li>third</ul>
<p>a line<br>and another, <q>said</q></p><table><caption>c</caption><tr><th scope="col">h<tr><td>v</table>"""


def test_the_styles_that_are_left_out_change_nothing(context: ReportContext) -> None:
    assert len(_NOTES.findall(UA)) == 5
    assert UA.count("\n::marker") == 1
    slim = lay_out(LISTS, facts_of(context))
    with patch("audit.report.pdf.parsed_class", return_value=weasyprint.HTML):
        assert lay_out(LISTS, facts_of(context)) == slim


def test_a_theme_may_set_footnotes(context: ReportContext) -> None:
    html = "<!DOCTYPE html><html lang=en><title>t</title><style>i{float:footnote}</style><p>one<i>beneath</i>"
    page = PdfReader(io.BytesIO(lay_out(html, facts_of(context)))).pages[0].extract_text()
    assert "1. beneath" in page


def test_contents_whose_parts_are_left_out_are_laid_out(context: ReportContext, html: str) -> None:
    before, _, rest = html.partition("<main>")
    shortened = without_dead_links(f"{before}<main>{rest[rest.index('</main>') :]}")
    assert "Action plan" in PdfReader(io.BytesIO(lay_out(shortened, facts_of(context)))).pages[0].extract_text()


@pytest.mark.parametrize("channel", CHANNELS)
def test_nothing_is_fetched(channel: str, context: ReportContext) -> None:
    from audit.report.pdf import render_pdf as lay_out

    page = f'<html lang="en"><head><title>t</title></head><body><h1>t</h1>{channel}</body></html>'
    with pytest.raises(RenderError):
        lay_out(page, context)


def test_a_linked_file_is_not_attached(context: ReportContext) -> None:
    from audit.report.pdf import render_pdf as lay_out

    link = '<link rel="attachment" href="file:///etc/hostname">'
    page = f'<html lang="en"><head><title>t</title>{link}</head><body><h1>t</h1></body></html>'
    assert dict(PdfReader(io.BytesIO(lay_out(page, context))).attachments) == {}


@pytest.mark.pdfcheck
def test_both_standards_in_one_file(
    pdf: bytes, tmp_path: Path, conforms: Callable[..., str], result: AuditResult
) -> None:
    first = tmp_path / "compared.pdf"
    first.write_bytes(pdf)
    alone = tmp_path / "alone.pdf"
    alone.write_bytes(render_pdf(build_context(replace(result, actions=(), issues=(), waivers=()))))
    assert conforms(first, alone) == ""


def test_a_broken_style_is_an_error(context: ReportContext) -> None:
    html = render_html(context).replace("</style>", "p{no-such-property:1}</style>", 1)
    with pytest.raises(RenderError, match="not sound"):
        render_pdf(context, html)
