from __future__ import annotations

from dataclasses import replace

import pytest

from audit.report import ReportContext
from audit.report.build.evidence import evidence
from audit.report.build.findings import LOOK_AHEAD, paired
from audit.report.build.plan import LINE_LENGTH, brief
from audit.report.words import words_for
from tests.report.factory.measured import measurement_of

EN = words_for("en", "EUR")


def test_each_finding_stands_once_and_near_its_place(context: ReportContext) -> None:
    findings = [finding for chapter in context.chapters for pair in chapter.findings for finding in pair]
    assert len({finding.anchor for finding in findings}) == len(findings)
    lone = [replace(findings[0], anchor=f"a{place}", why="x" * place * 40) for place in range(7)]
    pairs = paired(lone)
    assert [len(pair) for pair in pairs] == [2, 2, 2, 1]
    order = [int(finding.anchor[1:]) for pair in pairs for finding in pair]
    assert sorted(order) == list(range(7))
    assert all(abs(place - found) <= 2 * LOOK_AHEAD for place, found in enumerate(order))


def test_findings_of_like_length_stand_side_by_side(context: ReportContext) -> None:
    one = next(finding for chapter in context.chapters for pair in chapter.findings for finding in pair)
    short, long = replace(one, anchor="short", why="x"), replace(one, anchor="long", why="x" * 900)
    other_short = replace(short, anchor="other")
    assert [[finding.anchor for finding in pair] for pair in paired([short, long, other_short])] == [
        ["short", "other"], ["long"]
    ]  # fmt: skip


def test_every_finding_says_what_a_board_asks(context: ReportContext) -> None:
    for finding in [finding for chapter in context.chapters for pair in chapter.findings for finding in pair]:
        assert finding.title
        assert finding.value
        assert finding.why
        assert finding.remedy
        assert any(term.name == "Source" for term in finding.evidence)


def test_what_is_not_known_is_said_once(context: ReportContext) -> None:
    item = context.result.definitions[0].items[0]
    result = context.result.checklists[0].items[0]
    measured = measurement_of("events", "Captions", "events", 0.5, 40)
    named = [term.name for term in evidence(replace(result, measurement=measured, answer=None), item, EN)]
    assert "If the 17 unknown values were known" in named
    assert "Left out" not in named


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Pay everyone. At once.", "Pay everyone."),
        ("word " * 30, "word " * 13 + "word…"),
        ("x" * 100, "x" * (LINE_LENGTH - 1) + "…"),
    ],
)
def test_an_action_in_the_plan_is_one_line(text: str, line: str) -> None:
    assert brief(text) == line
    assert len(line) <= LINE_LENGTH
