from __future__ import annotations

import io

import pydyf
import pytest
from pypdf import PdfReader

from audit.report.page_references import listed_once
from audit.report.pdf import PdfFacts, lay_out

FACTS = PdfFacts(created_iso="2026-01-01", identifier="0" * 32)
PAGES = 40
HTML = (
    "<html lang='en'><head><title>a</title></head><body>"
    + "".join(f"<h1 style='break-before:page' id='p{n}'>{n} <a href='#p0'>0</a></h1><p>a</p>" for n in range(PAGES))
    + "</body></html>"
)


def test_the_pages_are_listed_once_however_many_tags_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = pydyf.PDF.page_references
    calls = []

    def counting(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        calls.append(len(pdf.pages["Kids"]) // 3)
        return tuple(listed.fget(pdf))

    monkeypatch.setattr(pydyf.PDF, "page_references", property(counting))
    content = lay_out(HTML, FACTS)
    assert len(PdfReader(io.BytesIO(content)).pages) == PAGES
    assert calls == [PAGES]
    assert pydyf.PDF.page_references.fget is counting  # as it was before


def test_a_page_that_is_added_is_listed() -> None:
    pdf = pydyf.PDF()
    with listed_once():
        for count in (1, 2):
            pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
            assert len(pdf.page_references) == len(set(pdf.page_references)) == count
        other = pydyf.PDF()
        assert other.page_references == ()
        assert len(pdf.page_references) == 2
