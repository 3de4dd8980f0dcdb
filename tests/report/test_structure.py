"""The structure of the sample report, page by page: rewritten by `make golden`, reviewed as a difference."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

GOLDEN = Path(__file__).parent / "golden" / "structure.txt"
WORDS = Path(__file__).parent / "golden" / "pages.txt"


def structure(pdf: bytes) -> str:
    """Return the headings of each page, indented by their level."""
    reader = PdfReader(io.BytesIO(pdf))
    lines: list[str] = []

    def walk(entries: list[object], depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                page = (reader.get_destination_page_number(entry) or 0) + 1  # type: ignore[arg-type]
                lines.append(f"{page:>3} {'  ' * depth}{entry.title}")  # type: ignore[attr-defined]

    walk(list(reader.outline), 0)
    return f"pages {len(reader.pages)}\n" + "\n".join(lines) + "\n"


def words_by_page(pdf: bytes) -> str:
    """Return the text of each page, in the order of its content, without the number of pages."""
    lines = []
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        lines += [f"--- page {number}", *(line.rstrip() for line in page.extract_text().splitlines() if line.strip())]
    return "\n".join(lines) + "\n"


def is_golden(found: str, file: Path) -> bool:
    """Whether a text is the one kept, which AUDIT_WRITE_GOLDEN replaces."""
    if os.environ.get("AUDIT_WRITE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    return found == file.read_text(encoding="utf-8")


def test_the_structure_is_the_golden_one(pdf: bytes) -> None:
    assert is_golden(structure(pdf), GOLDEN)


def test_the_text_of_each_page_is_the_golden_one(pdf: bytes) -> None:
    assert is_golden(words_by_page(pdf), WORDS)


def test_no_page_is_nearly_empty(pdf: bytes) -> None:
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        assert len(lines) >= 8, f"page {number} holds {len(lines)} lines"


Mark = tuple[int, int]
"""A page and the number of a piece of marked content on it."""


def tagged_marks(reader: PdfReader) -> list[Mark]:
    """Return the marked content in the order in which the tree of tags names it, as a screen reader goes."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    found: list[Mark] = []

    def walk(entry: Any, page: int) -> None:
        node = entry.get_object()
        if isinstance(node, int):
            found.append((page, int(node)))
        elif isinstance(node, list):
            for child in node:
                walk(child, page)
        elif node.get("/Type") != "/OBJR":
            page = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
            if node.get("/Type") == "/MCR":
                found.append((page, int(node["/MCID"])))
            elif "/K" in node:
                walk(node["/K"], page)

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)  # type: ignore[index]
    return found


def written_marks(reader: PdfReader) -> list[Mark]:
    """Return the marked content that holds text, in the order in which the pages paint it.

    Bars and charts are painted over the text around them, wherever they stand; a chart is one figure to a reader.
    """
    found: list[Mark] = []
    for number, page in enumerate(reader.pages):
        mark = None
        for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
            if operator == b"BDC":
                in_text = isinstance(operands[1], dict) and operands[0] != "/Figure"
                properties = operands[1] if in_text else {}
                mark = (number, int(properties["/MCID"])) if "/MCID" in properties else None
            elif operator in (b"Tj", b"TJ") and mark is not None and mark not in found[-1:]:
                found.append(mark)
    return found


def test_tags_follow_the_text_of_the_pages_from_top_to_bottom(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    tagged, written = tagged_marks(reader), written_marks(reader)
    known, texts = set(tagged), set(written)
    assert [mark for mark in tagged if mark in texts] == [mark for mark in written if mark in known]
    running = 2 * (len(reader.pages) - 1)  # a running foot and a number on each page but the cover
    assert len(texts - known) == running
