"""The structure of the sample report, page by page: rewritten by `make golden`, reviewed as a difference."""

from __future__ import annotations

import html as entities
import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

GOLDEN = Path(__file__).parent / "golden" / "structure.txt"


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


def test_the_structure_is_the_golden_one(pdf: bytes) -> None:
    found = structure(pdf)
    if os.environ.get("AUDIT_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_no_page_is_nearly_empty(pdf: bytes) -> None:
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        assert len(lines) >= 8, f"page {number} holds {len(lines)} lines"


@pytest.mark.slow  # poppler reads the page anew for each tag: minutes for a whole report
def test_the_order_of_tags_is_the_order_of_reading(pdf: bytes, html: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    try:
        done = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("needs pdfinfo (poppler-utils)")
    tagged = _letters(" ".join(re.findall(r'^\s*"(.*)"$', done.stdout, re.MULTILINE)))
    body = re.sub(r"<(style|title)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    paragraphs = re.findall(r"<(?:h[1-4]|caption|p class=\"lede\")[^>]*>(.*?)</", body, re.DOTALL)
    place = 0
    for paragraph in paragraphs:
        wanted = _letters(entities.unescape(re.sub(r"<[^>]+>", "", paragraph)))
        found = tagged.find(wanted, place)
        assert found >= 0, wanted
        place = found


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
