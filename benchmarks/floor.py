"""The floor of `audit run`: the same imports, and the same HTML through WeasyPrint; nothing read, nothing measured."""

from __future__ import annotations

import importlib
import sys
from contextlib import suppress
from pathlib import Path


def main(modules: Path, html: Path, pdf: Path) -> None:
    """Import the modules named in a file, then lay the HTML out."""
    for name in modules.read_text().split():
        with suppress(ImportError):  # a module that exists only inside another one's import
            importlib.import_module(name)
    import weasyprint

    weasyprint.HTML(string=html.read_text(encoding="utf-8")).write_pdf(pdf, pdf_variant="pdf/a-3a")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:4]))
