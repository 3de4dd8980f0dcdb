"""Every variant of the report, checked against both standards and read back: `python -m tests.report.matrix FILE`.

Writes what was run, when and with what result as a page of the docs; exits 1 where a variant fails. With `--keep NOTES`
each batch is noted, and a run that was cut short goes on from there, as long as the sources of the report are the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pypdf import PdfReader

from tests.report.factory.margins import pages_with_words_in_the_margin
from tests.report.factory.tags import told_by_tags
from tests.report.factory.variants import (
    LANGUAGES,
    NAMES,
    PAGES,
    SIZES,
    THEMES,
    Variant,
    all_variants,
    pairwise_variants,
    rendered,
)

ROOT = Path(__file__).resolve().parents[2]
TOOL = Path(os.environ.get("PDFCHECK", ROOT.parent / "shared" / "tools" / "pdfcheck" / "pdfcheck"))
BATCH = 5
NAMED = dict(zip(NAMES, ("short", "long", "in Arabic, Chinese and Devanagari"), strict=True))


@dataclass(frozen=True, slots=True)
class Checked:
    """A rendered variant: pages, seconds of work, and what was wrong with it."""

    variant: Variant
    pages: int
    seconds: float
    problems: tuple[str, ...]


def main() -> int:
    """Run all variants, or the first so many, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--most", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="notes of the variants done, to go on from")
    chosen = parser.parse_args()
    first = pairwise_variants()  # so that a run cut short has seen every pair of values
    rest = [variant for variant in all_variants() if variant not in first]
    variants = [*first, *rest][: chosen.most or None]
    stamp = stamp_of_sources()
    done = noted(chosen.keep, stamp) if chosen.keep else []
    seen = {one.variant for one in done}
    left = [variant for variant in variants if variant not in seen]
    with tempfile.TemporaryDirectory() as folder:
        for place in range(0, len(left), BATCH):
            fresh = list(check_all(left[place : place + BATCH], Path(folder)))
            done += fresh
            if chosen.keep:
                note(chosen.keep, stamp, fresh)
            sys.stderr.write(f"{len(done)} of {len(variants)}\n")
            chosen.file.write_text("\n".join(page_of(done, len(all_variants()))) + "\n", encoding="utf-8")
    return 1 if any(one.problems for one in done) else 0


def stamp_of_sources() -> str:
    """Return a digest of what the variants are made from: code, templates, catalogues and their results."""
    digest = hashlib.sha256(version("weasyprint").encode())
    for folder in ("audit/report", "templates", "checklists", "tests/report/factory", "tests/report/themes"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def noted(file: Path, stamp: str) -> list[Checked]:
    """Return what an earlier run noted of the same sources."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found = [json.loads(line) for line in lines]
    return [
        Checked(tuple(one["variant"]), one["pages"], one["seconds"], tuple(one["problems"]))
        for one in found
        if one.pop("stamp") == stamp
    ]


def note(file: Path, stamp: str, fresh: Iterable[Checked]) -> None:
    """Add variants to the notes."""
    with file.open("a", encoding="utf-8") as notes:
        notes.writelines(json.dumps({"stamp": stamp, **asdict(one)}) + "\n" for one in fresh)


def check_all(variants: Iterable[Variant], folder: Path) -> Iterator[Checked]:
    """Render some variants, validate them together, and read each back."""
    files: dict[Path, tuple[Variant, float]] = {}
    for number, variant in enumerate(variants):
        file = folder / f"{number}.pdf"
        start = time.process_time()
        file.write_bytes(rendered(variant))
        files[file] = variant, time.process_time() - start
    invalid = not_conforming(list(files))
    for file, (variant, seconds) in files.items():
        problems = [*invalid.get(file.name, ())]
        if not name_can_be_read(file, variant[1]):
            problems.append("the name cannot be read back")
        if crowded := pages_with_words_in_the_margin(file):
            problems.append(f"words stand in the margin of pages {crowded}")
        yield Checked(variant, pages_of(file), seconds, tuple(problems))


def not_conforming(files: list[Path]) -> dict[str, list[str]]:
    """Return what the validator says of each file that fails PDF/UA-1 or PDF/A-3a."""
    found: dict[str, list[str]] = {}
    for flavour in ("ua1", "3a"):
        done = subprocess.run([TOOL, flavour, *files], capture_output=True, text=True, check=False)
        verdicts = [line for line in done.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
        for line in verdicts:
            if line.startswith("FAIL"):
                found.setdefault(Path(line.split()[2]).name, []).append(flavour)
        if len(verdicts) != len(files):
            message = f"the validator looked at {len(verdicts)} of {len(files)} files: {done.stderr[:300]}"
            raise RuntimeError(message)
    return found


def name_can_be_read(file: Path, name: str) -> bool:
    """Whether the organisation's name comes out as it went in, whatever its script.

    All of it out of the text of the first page; what runs from right to left out of the tags too, which a screen reader
    goes by.
    """
    done = subprocess.run(["pdftotext", "-l", "1", file, "-"], capture_output=True, text=True, check=True)
    parts = name.split(" · ")
    backwards = [part for part in parts if unicodedata.bidirectional(part[0]) in ("R", "AL")]
    told = letters("".join(told_by_tags(PdfReader(file)))) if backwards else ""
    return all(letters(part) in letters(done.stdout) for part in parts) and all(letters(p) in told for p in backwards)


def letters(text: str) -> str:
    """Keep letters with their marks, and digits: an extractor that guesses at directions moves signs and spaces."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def pages_of(file: Path) -> int:
    """Return the number of pages."""
    done = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    return int(next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("Pages:")))


def page_of(done: list[Checked], wanted: int) -> list[str]:
    """Return the page of the docs."""
    failed = [one for one in done if one.problems]
    today = datetime.now(tz=UTC).date().isoformat()
    lines = [
        "# Variants of the report",
        "",
        "Written by `make full`. Each variant is rendered, validated as PDF/UA-1 and as PDF/A-3a, and the name of the "
        "organisation is read back out of the text of the first page, and out of the tags where it runs from right "
        "to left; no word stands in a margin. The first are a choice in which every two values of two properties meet.",
        "",
        f"- Run on: {today}, Python {platform.python_version()}, WeasyPrint {version('weasyprint')}",
        f"- Variants: {len(done)} of {wanted}; conforming and readable: {len(done) - len(failed)}",
        f"- Pages: {sum(one.pages for one in done)} in all, {max(one.pages for one in done)} in the longest report",
        f"- Work: {sum(one.seconds for one in done):.0f} s of one processor",
        "",
        "| | Value | Variants | Passed |",
        "| --- | --- | ---: | ---: |",
    ]
    for place, (title, values) in enumerate(
        (("Findings", SIZES), ("Name", NAMES), ("Page", PAGES), ("Language", LANGUAGES), ("Theme", THEMES))
    ):
        counted = Counter(one.variant[place] for one in done)
        passed = Counter(one.variant[place] for one in done if not one.problems)
        for value in values:
            if counted[value]:
                said = NAMED.get(str(value), str(value)) or "bundled"
                lines.append(f"| {title} | {said} | {counted[value]} | {passed[value]} |")
    if failed:
        lines += ["", "## Failed", ""]
        lines += [f"- {', '.join(map(str, one.variant))}: {', '.join(one.problems)}" for one in failed]
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
