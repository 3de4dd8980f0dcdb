from __future__ import annotations

from dataclasses import replace
from html import escape

from audit.report import ReportContext, build_context, render_html
from audit.report.build.evidence import evidence
from audit.report.build.findings import CARDS_OF_MANY, LOOK_AHEAD, MOST_CARDS, paired
from audit.report.words import words_for
from tests.report.factory.measured import measurement_of
from tests.report.factory.result import sample_result
from tests.report.factory.variants import sized

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


def test_many_findings_are_told_as_the_first_cards_and_rows_of_the_rest() -> None:
    many = build_context(sized(sample_result(), 200))
    for chapter in many.chapters:
        cards = [finding for pair in chapter.findings for finding in pair]
        rows = [line.finding for line in chapter.lines if line.finding is not None]
        short = [item for item in chapter.items if item.state in ("partly", "unmet")]
        assert {one.anchor for one in (*cards, *rows)} == {item.anchor for item in short}
        assert min(CARDS_OF_MANY, len(short)) <= len(cards) <= MOST_CARDS
        hidden = [item for item in chapter.items if item.value == "hidden"]
        assert len(cards) + len(chapter.lines) + len(hidden) == len(chapter.items)
        assert all(item.number in chapter.hidden for item in hidden)


def test_a_row_gives_what_the_value_rests_on_and_the_number_of_its_file(context: ReportContext) -> None:
    source = context.result.sources[0]
    numbered = next(section for section in context.sections if section.anchor == "data").tables[0].rows[0][0].text
    assert numbered.startswith(f"[1] {source.file}")
    met = next(line for chapter in context.chapters for line in chapter.lines if line.state == "met")
    assert met.basis in met.detail
    assert met.detail.endswith("]")


def test_an_action_in_the_plan_is_whole(context: ReportContext) -> None:
    html = render_html(context)
    plan = html[html.index('id="plan"') :]
    for part in context.plan:
        for action in part.actions:
            assert escape(action.text, quote=False) in plan.replace("&#39;", "'")
