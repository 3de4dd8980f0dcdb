from __future__ import annotations

import re
from dataclasses import replace

import pytest

from audit.model.result import AuditResult, Score
from audit.report import ReportContext, build_context, render_html, render_markdown
from audit.report.build.targets import target_of, target_sentences
from audit.report.words import words_for


@pytest.mark.parametrize(
    ("score", "target", "said"),
    [
        (0.544, 0.8, "Points missing to the target of 80: 26."),  # 54 is printed, so 26 are missing
        (0.795, 0.8, "The target of 80 is reached."),  # 80 is printed
        (0.9, 0.8, "The target of 80 is reached."),
        (None, 0.8, None),
        (0.5, None, None),
    ],
)
def test_what_is_missing_is_what_a_reader_finds_who_subtracts(
    score: float | None, target: float | None, said: str | None
) -> None:
    judged = Score(value=score, low=0.0, high=1.0, coverage=1.0)
    assert target_sentences(judged, target, words_for("en")) == (() if said is None else (said,))


def test_a_target_stands_on_the_strip_in_the_table_and_in_words(context: ReportContext, html: str) -> None:
    chapter = next(one for one in context.chapters if one.target == "80")
    assert (chapter.strip.target, target_of("paying-speakers", context.result)) == (80.0, 0.8)
    assert "Points missing to the target of 80: " in chapter.lede[-1]
    assert '<div class="goal" style="left:80.0%"></div>' in html
    assert re.search(r'scope="col" class="num">Target<', html)
    assert "the triangle the target" in html
    assert "20 (Pay equity)" in html


def test_the_summary_in_markdown_has_a_column_of_targets(context: ReportContext, result: AuditResult) -> None:
    head, _, *rows = (line for line in render_markdown(context).splitlines() if line.startswith("|"))
    assert head == "| Checklist | Score | Range | Target | Change | Assessed |"
    wanted = [row.split(" | ")[3] for row in rows[: len(context.chapters)]]
    assert wanted == [chapter.target or "–" for chapter in context.chapters]
    assert "80" in wanted
    plain = render_markdown(build_context(replace(result, settings={})))
    assert "| Checklist | Score | Range | Change | Assessed |" in plain


def test_a_report_without_targets_does_not_speak_of_them(result: AuditResult) -> None:
    plain = render_html(build_context(replace(result, settings={})))
    body = plain.partition("<body>")[2]
    assert 'class="goal"' not in body
    assert "triangle" not in body
