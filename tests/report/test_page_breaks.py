"""Where pages may break: a chapter's opening stays with what it opens, however full the page before is."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from audit.report.pdf import PdfFacts, lay_out

FACTS = PdfFacts(created_iso="2026-01-01", identifier="0" * 32)
_CHAPTER = re.compile(r'<section class="chapter".*?</div>\s*(?=<div class="exhibit">|<article)', re.DOTALL)
FOLLOWS = '<article class="card"><div class="known"><p>What follows.</p><p>It is long.</p></div></article>'


def pages(html: str, filled: int) -> list[str]:
    """Return the text of the pages on which the sample's first chapter begins after `filled` millimetres."""
    head, opening = html.partition("<body>")[0], _CHAPTER.search(html)
    assert opening is not None
    body = f'<p style="height:{filled}mm;margin:0">Before.</p>{opening[0]}{FOLLOWS}</section>'
    content = lay_out(f"{head}<body>{body}</body></html>", FACTS)
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("filled", [100, 230, 236, 242, 248, 254])
def test_the_opening_of_a_chapter_stays_with_what_follows_it(html: str, filled: int) -> None:
    found = pages(html, filled)
    first = next(number for number, text in enumerate(found) if "of 100" in text)
    then = next(number for number, text in enumerate(found) if "What follows." in text)
    assert first == then
    assert filled > 200 or first == 0


@pytest.mark.parametrize("filled", range(228, 258, 6))
def test_no_row_of_a_table_stands_alone_on_its_page(html: str, filled: int) -> None:
    rows = "".join(f"<tr><th scope='row'>Row {n}</th><td>{n}</td></tr>" for n in range(6))
    top = "<caption>Rows</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
    table = f"<table class='data'>{top}<tbody>{rows}</tbody></table>"
    head = html.partition("<body>")[0]
    content = lay_out(f"{head}<body><p style='height:{filled}mm;margin:0'>Before.</p>{table}</body></html>", FACTS)
    for page in PdfReader(io.BytesIO(content)).pages:
        assert len(re.findall(r"Row \d", page.extract_text())) != 1
