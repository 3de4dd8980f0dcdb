from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from audit.report.fonts import font_faces
from audit.report.pdf import PdfFacts, lay_out
from audit.report.theme import default_theme
from tests.report.factory.tags import told_by_tags

FACTS = PdfFacts(created_iso="2026-01-01", identifier="0" * 32)
ARABIC = "أُعدّ التقرير بلغة أخرى ولم تُترجم جملة"
HINDI = ("कला और विज्ञान संस्थान को की निदेशक", "कर्मचारी व क म न संस्था निधि विधि")


def document(*lines: str, direction: str = "ltr") -> bytes:
    style = f"{font_faces(default_theme().faces)} body{{font-family:Report}}"
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = f'<!DOCTYPE html><html lang="en" dir="{direction}"><title>t</title><style>{style}</style>'
    return lay_out(f"{head}<h1 id='t'>A title</h1>{body}", FACTS)


def read(pdf: bytes, folder: Path) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    shown = "".join(c for c in done.stdout if c not in "\u202a\u202b\u202c\u200e\u200f")
    return [" ".join(line.split()) for line in shown.splitlines() if line.strip()]


def test_text_from_right_to_left_is_told_by_its_tag_in_the_order_of_reading() -> None:
    reader = PdfReader(io.BytesIO(document(ARABIC, "plain", "<a href='#t'>القائمة</a> and more", direction="rtl")))
    told = list(told_by_tags(reader))
    assert told == [ARABIC, "القائمة"]


def test_letters_with_signs_of_their_own_are_neither_lost_nor_doubled(tmp_path: Path) -> None:
    found = read(document(ARABIC, direction="rtl"), tmp_path)
    assert found[1].replace(" ", "") == ARABIC.replace(" ", "")


def test_signs_drawn_before_their_letters_are_read_after_them(tmp_path: Path) -> None:
    assert read(document(*HINDI), tmp_path)[1:] == list(HINDI)


def test_a_report_in_latin_letters_is_written_as_before() -> None:
    from weasyprint.draw import text
    from weasyprint.pdf.stream import Stream

    before = text.draw_first_line, Stream.marked
    pdf = document("Ça coûte 4 200 €")
    assert list(told_by_tags(PdfReader(io.BytesIO(pdf)))) == []
    document(ARABIC, *HINDI)
    assert (text.draw_first_line, Stream.marked) == before
