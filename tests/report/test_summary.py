"""The numbers of the board's page agree with one another."""

from __future__ import annotations

import re

from audit.report.context import ReportContext


def test_the_bar_is_made_of_all_questions_that_apply(context: ReportContext) -> None:
    [applying] = [int(key.value) for key in context.summary.keys if key.words == "questions that apply"]
    shares = [int(re.match(r"\d+", share.text).group()) for share in context.summary.mix]  # type: ignore[union-attr]
    assert applying == sum(shares)


def test_strengths_are_sentences(context: ReportContext) -> None:
    assert context.summary.strengths.endswith(".")
    assert ";" not in context.summary.strengths
