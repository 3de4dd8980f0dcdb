from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from audit.errors import RenderError
from audit.report import ReportContext, render_pdf
from audit.report.pdf import Attached, PdfFacts
from audit.report.press import Press

FACTS = PdfFacts(created_iso="2026-01-31", identifier="0" * 32)
PAGE = '<html lang="en"><head><title>t</title>{head}</head><body><h1>t</h1>{body}</body></html>'


def test_the_process_of_its_own_makes_the_same_bytes(context: ReportContext, pdf: bytes) -> None:
    with closing(Press()) as press:
        assert render_pdf(context, press=press) == pdf


def test_a_refused_layout_is_the_same_error_as_in_this_process() -> None:
    with closing(Press()) as press, pytest.raises(RenderError, match="not sound"):
        press.lay_out(PAGE.format(head="", body='<img src="http://127.0.0.1:9/a.png" alt="a">'), FACTS)


def test_attachments_that_nobody_reads_do_not_hide_the_error() -> None:
    large = [Attached(name=f"{n}.bin", description="d", content=bytes(1_000_000)) for n in range(3)]
    with closing(Press()) as press, pytest.raises(RenderError, match="not sound"):
        press.lay_out(PAGE.format(head="", body='<img src="http://127.0.0.1:9/a.png" alt="a">'), FACTS, large)


def test_an_attachment_that_cannot_be_made_is_its_own_error() -> None:
    def failing() -> Iterator[Attached]:
        yield Attached(name="a.txt", description="d", content=b"a")
        raise RenderError("No workbook.", code="no-workbook")

    with closing(Press()) as press, pytest.raises(RenderError, match="No workbook"):
        press.lay_out(PAGE.format(head="", body=""), FACTS, failing())


def test_a_process_that_died_is_a_plain_error() -> None:
    with closing(Press()) as press:
        press._process.kill()
        press._process.wait()
        with pytest.raises(RenderError, match="ended early"):
            press.lay_out(PAGE.format(head="", body=""), FACTS)


def test_nothing_stays_behind_when_nothing_was_asked() -> None:
    with closing(Press()) as press:
        pass
    deadline = time.monotonic() + 10
    while press._process.poll() is None:
        assert time.monotonic() < deadline
