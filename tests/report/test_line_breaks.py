from __future__ import annotations

from typing import Any

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from audit.report.line_breaks import whole_lines

SENTENCES = (
    "<b>What to do.</b> Print the ways to reach the team on the badge and the opening slide, one of them usable "
    "without speaking. <a>Action 2.</a> <b>What it takes.</b> Not met for 14 of 24 events.",
    "<b>8.2</b> A written policy says that all speakers are paid: Yes; Policy 31, fee table; 2025-02-10; Policies, C6 "
    "<i>·</i> <b>8.8</b> Preparation time is recorded.",
    "<b>Ä</b> Große Häuser öffnen früh — und später auch für Gäste, die über Nacht bleiben. <a>Weiter.</a> Schluß.",
)  # fmt: skip


def paragraphs(widths: range, sentence: str) -> list[list[str]]:
    """Lay the sentence out at each width, all in one document, and return the lines of each paragraph."""
    styled = "".join(f'<p style="width:{width}px;font-size:12px;break-inside:avoid">{sentence}</p>' for width in widths)
    with whole_lines():
        document = weasyprint.HTML(string=f'<html lang="en">{styled}</html>').render(font_config=FontConfiguration())
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return [
        [_text(line) for line in box.children]
        for box in boxes
        if box.element_tag == "p" and type(box).__name__ == "BlockBox"
    ]


def _text(line: Any) -> str:
    return "".join(part.text for part in line.descendants() if hasattr(part, "text"))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_wider_paragraph_never_has_more_lines_and_loses_no_word(sentence: str) -> None:
    told = paragraphs(range(250, 450), sentence)
    counts = [len(lines) for lines in told]
    assert len(told) == 200
    assert counts == sorted(counts, reverse=True)
    assert len({" ".join(" ".join(lines).split()) for lines in told}) == 1
    assert all(" " in line.strip() for lines in told for line in lines[:-1])
