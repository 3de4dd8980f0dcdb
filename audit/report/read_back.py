"""Lets text be read out of the PDF as it was written, where glyphs are not drawn in the order in which they are read.

WeasyPrint draws a line from left to right, so that an Arabic word stands backwards under its tag: a reader that goes by
the structure gets it letter by letter from its end. Each tag that holds such text is given the text itself. The text
under it stays as drawn, because programs that go by the page put it into order themselves.

Where a letter is drawn as several glyphs (with a vowel sign, say), WeasyPrint takes the first of them for the whole
letter and the others for nothing, wherever else these occur. Each glyph is told its own character first, and a line of
a script that draws signs before their letters carries its text beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_LETTERS = frozenset({"R", "AL"})


@contextmanager
def readable_text(html: str) -> Iterator[Callable[[Any, Any], None]]:
    """Note texts while a document is drawn; give what is called at its end. Costs nothing where no text needs it."""
    characters = set(html)
    backwards = frozenset(c for c in characters if unicodedata.bidirectional(c) in _LETTERS)
    marks = frozenset(c for c in characters if unicodedata.category(c)[0] == "M")
    texts: dict[tuple[int, int], str] = {}
    with _noting(texts, backwards), _own_characters(marks, backwards):
        yield lambda _document, pdf: _tell(pdf, texts, backwards)


@contextmanager
def _noting(texts: dict[tuple[int, int], str], backwards: frozenset[str]) -> Iterator[None]:
    """Note which text is drawn under which number of a page's tags."""
    from weasyprint.pdf.stream import Stream

    marked = Stream.marked

    def noted(stream: Any, box: Any, tag: str) -> Any:
        texts[id(stream._tags), len(stream._tags)] = getattr(box, "text", "")
        return marked(stream, box, tag)

    if backwards:
        Stream.marked = noted
    try:
        yield
    finally:
        Stream.marked = marked


def _tell(pdf: Any, texts: dict[tuple[int, int], str], backwards: frozenset[str]) -> None:
    """Give the structure elements of such texts the text itself."""
    import pydyf

    if not backwards:
        return
    for element in pdf.objects:
        if not isinstance(element, pydyf.Dictionary) or element.get("Type") != "/StructElem":
            continue
        kids = [kid for kid in element["K"] if isinstance(kid, int)]
        if not kids:
            continue
        page = pdf.objects[int(element["Pg"].split()[0])]
        drawn = pdf.objects[int(page["Contents"].split()[0])]
        text = "".join(texts.get((id(drawn._tags), kid), "") for kid in kids)
        if not backwards.isdisjoint(text):
            element["ActualText"] = pydyf.String(text)


@contextmanager
def _own_characters(marks: frozenset[str], backwards: frozenset[str]) -> Iterator[None]:
    """Tell a font which character each glyph of a letter with signs stands for, before its line is drawn."""
    from pydyf import Dictionary, String
    from weasyprint.draw import text as drawing

    draw = drawing.draw_first_line
    scripts = {ord(mark) >> 7 for mark in marks}

    def drawn(stream: Any, textbox: Any, *arguments: Any) -> Any:
        text = textbox.text
        if not any(ord(character) >> 7 in scripts for character in text):
            return draw(stream, textbox, *arguments)
        _tell_characters(stream, textbox.pango_layout)
        if not backwards.isdisjoint(text):
            return draw(stream, textbox, *arguments)
        stream.begin_marked_content("Span", Dictionary({"ActualText": String(text)}).data)
        emojis = draw(stream, textbox, *arguments)
        stream.end_marked_content()
        return emojis

    if marks:
        drawing.draw_first_line = drawn
    try:
        yield
    finally:
        drawing.draw_first_line = draw


def _tell_characters(stream: Any, layout: Any) -> None:
    """Tell the fonts of a line, run by run, with the glyphs in the order in which they are read."""
    from weasyprint.text.ffi import ffi

    content = layout.text.encode()
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        start, length, count = item.item.offset, item.item.length, item.glyphs.num_glyphs
        order = -1 if item.item.analysis.level % 2 else 1
        glyphs = [info.glyph for info in item.glyphs.glyphs[0:count]][::order]
        places = list(item.glyphs.log_clusters[0:count])[::order]
        font = stream.add_font(item.item.analysis.font)[0]
        font.to_unicode.update(_characters(glyphs, places, content[start : start + length]))


def _characters(glyphs: list[int], places: list[int], content: bytes) -> dict[int, str]:
    """Return the character of each glyph of the letters drawn with as many glyphs as they have characters."""
    drawn: dict[int, list[int]] = {}
    for glyph, place in zip(glyphs, places, strict=True):
        drawn.setdefault(place, []).append(glyph)
    ends = [*list(drawn)[1:], len(content)]
    found: dict[int, str] = {}
    for (place, several), end in zip(drawn.items(), ends, strict=True):
        letter = content[place:end].decode()
        if len(several) == len(letter) > 1:
            found.update(zip(several, letter, strict=True))
    return found
