from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from audit.report import render_pdf
from tests.report.factory.margins import pages_with_words_in_the_margin
from tests.report.factory.variants import NAMES, Variant, context_of, pairwise_variants, rendered


def render_all(variants: list[Variant], folder: Path) -> list[Path]:
    files = []
    for number, variant in enumerate(variants):
        files.append(folder / f"{number}.pdf")
        files[-1].write_bytes(rendered(variant))
    return files


@pytest.mark.pdfcheck
def test_a_pairwise_choice_of_variants_conforms(tmp_path: Path, conforms: Callable[..., str]) -> None:
    variants = [variant for variant in pairwise_variants() if variant[0] < 200]
    assert conforms(*render_all(variants, tmp_path)) == ""


def test_names_in_other_scripts_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(render_pdf(context_of(1, NAMES[2], "A4", "en")))
    try:
        done = subprocess.run(["pdftotext", "-l", "1", str(path), "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("needs pdftotext (poppler-utils)")
    plain = "".join(c for c in done.stdout if unicodedata.category(c) not in ("Cf", "Zs", "Cc"))
    for part in NAMES[2].split(" · "):
        assert part.replace(" ", "") in plain


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_word_stands_in_a_margin(tmp_path: Path, language: str) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(render_pdf(context_of(30, NAMES[1], "A4", language)))
    assert pages_with_words_in_the_margin(path) == []


@pytest.mark.parametrize(("page", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_page_has_the_size_asked_for(page: str, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(render_pdf(context_of(1, NAMES[0], page, "en")))).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == size
