"""The findings as CSV and the summary as Markdown, for people who work on in other programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from html import escape

from audit.plain_text import neutral
from audit.report.context import ReportContext
from audit.report.labels import mark
from audit.report.words import words_of

CSV_HEADINGS = (
    mark("No."),
    mark("Item"),
    mark("Question"),
    mark("State"),
    mark("Value"),
    mark("Made from"),
    mark("Score"),
    mark("Lowest"),
    mark("Highest"),
    mark("Checklist"),
)
ACTION_HEADINGS = (mark("No."), mark("Action"), mark("Owner"), mark("Due"), mark("Gain"), mark("Effort"))

SCORE_HEADINGS = (mark("Checklist"), mark("Score"), mark("Range"), mark("Change"), mark("Assessed"))

_MARKDOWN = re.compile(r"([\\`*_\[\]#|])")


def render_csv(context: ReportContext) -> bytes:
    """Return one line a question, in UTF-8 with a signature that spreadsheet programs know."""
    words = words_of(context)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([words.say(heading) for heading in CSV_HEADINGS])
    for chapter in context.chapters:
        for item in chapter.items:
            strip = item.strip
            texts = (
                item.number,
                item.anchor.removeprefix("item-"),
                item.title,
                item.state_word,
                item.value,
                item.basis,
            )
            numbers = ("" if strip.value is None else strip.value, strip.low, strip.high)
            writer.writerow([*(neutral(text) for text in texts), *numbers, neutral(chapter.title)])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def render_markdown(context: ReportContext) -> str:
    """Return the board summary as Markdown."""
    words, summary = words_of(context), context.summary
    lines = [f"# {_plain(context.organisation)}: {_plain(context.title)}", "", _plain(summary.headline)]
    lines += [_plain(sentence) for sentence in summary.sentences]
    lines += ["", f"## {words.say('Scores by checklist')}", ""]
    headings = [words.say(name) for name in SCORE_HEADINGS]
    rows = [[c.title, c.strip.text, c.range, c.change or "–", c.coverage] for c in context.chapters]
    if any(c.target for c in context.chapters):
        headings.insert(3, words.say("Target"))
        for row, chapter in zip(rows, context.chapters, strict=True):
            row.insert(3, chapter.target or "–")
    lines += _table(headings, rows)
    if summary.actions:
        lines += ["", f"## {words.say('What to do first')}", ""]
        lines += _table(
            [words.say(heading) for heading in ACTION_HEADINGS],
            [[str(a.number), a.text, a.owner, a.due, a.gain, a.effort] for a in summary.actions],
        )
    return "\n".join(lines) + "\n"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    return lines + ["| " + " | ".join(_plain(cell) for cell in row) + " |" for row in rows]


def _plain(text: str) -> str:
    """Escape what Markdown, or HTML inside it, would take as markup."""
    return escape(_MARKDOWN.sub(r"\\\1", " ".join(text.split())), quote=False)
