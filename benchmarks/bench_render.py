"""What the report adds to WeasyPrint's own time on the same final HTML: `python -m benchmarks.bench_render`.

All is measured in one process, in turn, by the time of the processor; the least of the rounds counts. What the report
adds is all of it but the layout (words, charts, HTML, result document, workbook), and what the layout does besides
(metadata, attachments, checks); it may be at most 15 %, and is less than nothing where the layout is made quicker.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import weasyprint

from audit.report import build_context, render_html, render_json, render_pdf, render_xlsx
from audit.report.document import read_document
from sample_data.make import write_sample

MOST_ADDED = 0.15


def sample_document(folder: Path) -> Path:
    """Audit the sample organisation and return its result document."""
    write_sample(folder / "data", "large")
    files = sorted((folder / "data" / "2025").iterdir())
    config = ["--config", str(folder / "data" / "audit.toml"), "--period", "2025", "--no-history"]
    command = ["-m", "audit", "run", *map(str, files), *config, "-o", "r.pdf", "--json", "r.json"]
    subprocess.run([sys.executable, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "r.json"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that a piece of work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Print the time of each part, and what the report adds to WeasyPrint's own; exit 1 where that is too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        result, comparison = read_document(sample_document(Path(name)).read_bytes())
    context = build_context(result, comparison)
    html = render_html(context)
    parts: dict[str, Callable[[], object]] = {
        "WeasyPrint alone": lambda: weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3a"),
        "words and charts": lambda: build_context(result, comparison),
        "HTML": lambda: render_html(context),
        "result document": lambda: render_json(result, comparison),
        "workbook": lambda: render_xlsx(context),
        "PDF with attachments": lambda: render_pdf(context, html),
    }
    least = dict.fromkeys(parts, float("inf"))
    for _ in range(rounds):
        for part, work in parts.items():
            least[part] = min(least[part], timed(work))
    for part, seconds in least.items():
        sys.stdout.write(f"{part:<22} {seconds:6.2f} s\n")
    whole = least["words and charts"] + least["HTML"] + least["PDF with attachments"]  # attachments are made in it
    added = whole / least["WeasyPrint alone"] - 1
    sys.stdout.write(f"the report as a whole  {whole:6.2f} s, {added:+.1%} of WeasyPrint alone\n")
    if added > MOST_ADDED:
        sys.exit(1)


if __name__ == "__main__":
    main()
