from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from audit.model.checklist import Measure
from audit.report import ReportContext, build_context, render_html
from audit.report.build.evidence import evidence, target_words
from audit.report.build.findings import CARDS_OF_MANY
from audit.report.build.material import gather
from audit.report.build.proof import proof, proof_of_met
from audit.report.build.widths import USUAL, first_width
from audit.report.words import words_for
from audit.types import Outcome
from tests.report.factory.measured import measurement_of
from tests.report.factory.result import sample_result
from tests.report.factory.variants import sized

EN = words_for("en", "EUR")


def test_each_finding_stands_once(context: ReportContext) -> None:
    findings = [finding for chapter in context.chapters for finding in chapter.findings]
    assert len({finding.anchor for finding in findings}) == len(findings)


def test_every_finding_in_a_row_is_printed_with_its_reason_and_what_it_takes() -> None:
    many = build_context(sized(sample_result(), 200))
    html = without_screen_parts(render_html(many))
    for chapter in many.chapters:
        for line in chapter.short:
            assert line.finding is not None
            row = html[html.index(f'id="{line.anchor}"') :].partition("</tr>")[0]
            for text in (line.title, line.state_word, line.detail, line.finding.why, *line.finding.takes):
                assert escape(text, quote=False) in row.replace("&#39;", "'")


def without_screen_parts(html: str) -> str:
    return re.sub(r'<span class="screen">.*?</span>', "", html)


def test_the_columns_of_findings_share_the_line_by_what_they_hold() -> None:
    many = build_context(sized(sample_result(), 200))
    line = next(line for chapter in many.chapters for line in chapter.short)
    assert line.finding is not None
    reasoned = replace(line, finding=replace(line.finding, why="x " * 300))
    evident = replace(line, detail="x " * 300)
    assert first_width([], []) == USUAL
    assert first_width([reasoned] * 5, []) < USUAL < first_width([evident] * 5, [])
    assert first_width([], [line.finding]) < first_width([], [replace(line.finding, notes=("x " * 300,))])


def test_every_finding_says_what_a_board_asks(context: ReportContext) -> None:
    for finding in [finding for chapter in context.chapters for finding in chapter.findings]:
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
        cards = list(chapter.findings)
        rows = [line.finding for line in chapter.short if line.finding is not None]
        others = [line for part in chapter.rest for line in part.lines]
        short = [item for item in chapter.items if item.state in ("partly", "unmet")]
        assert {one.anchor for one in (*cards, *rows)} == {item.anchor for item in short}
        assert len(cards) == min(CARDS_OF_MANY, len(short))
        hidden = [item for item in chapter.items if item.value == "hidden"]
        assert len(cards) + len(rows) + len(others) + len(hidden) == len(chapter.items)
        assert all(item.number in chapter.hidden for item in hidden)


def test_a_row_gives_what_the_value_rests_on_and_the_number_of_its_file(context: ReportContext) -> None:
    source = context.result.sources[0]
    data = next(section for section in context.sections if section.anchor == "data")
    read = next(part for part in data.parts if part.anchor == "sources-read").entries[0]
    assert read.name == source.file
    assert read.text.startswith("[1] ")
    met = next(line for chapter in context.chapters for part in chapter.rest for line in part.lines)
    assert met.state == "met"
    assert met.basis in met.detail
    assert met.detail.endswith("]")


def test_a_row_names_what_is_not_known_only_where_the_state_hangs_on_it(context: ReportContext) -> None:
    material = gather(context.result, None, EN)
    result = context.result.checklists[0].items[0]
    measured = measurement_of("events", "Captions", "events", 0.5, 40)
    assert measured.bounds is not None
    partly = replace(result, measurement=measured, answer=None, outcome=Outcome.PARTLY_MET, low=0.2, high=0.7)
    span = EN.span(measured.bounds.low, measured.bounds.high, measured.unit)
    assert "could be" not in proof(partly, material)
    assert f"could be {span}" in proof(replace(partly, high=1.0), material)
    assert f"could be {span}" in proof(replace(partly, low=0.0), material)
    assert f"could be {span}" in proof_of_met(replace(partly, outcome=Outcome.MET, low=0.7, high=1.0), material)
    assert "could be" not in proof_of_met(replace(partly, outcome=Outcome.MET, low=1.0, high=1.0), material)


def test_a_target_is_said_as_shortly_as_it_can_be(context: ReportContext) -> None:
    item = context.result.definitions[0].items[0]
    assert isinstance(item.assess, Measure)
    measured = measurement_of("events", "Captions", "events", 0.5, 40)

    def said(kind: str, *target: float) -> str:
        band = replace(item.assess.band, kind=kind, target=target)  # type: ignore[union-attr]
        return target_words(replace(item, assess=replace(item.assess, band=band)), measured, EN)  # type: ignore[type-var]

    assert said("at_least", 0.8) == "target 80%"
    assert said("at_least", 0.125) == "target 12.5%"
    assert said("at_most", 0.2) == "target at most 20%"
    assert said("within", 0.4, 0.6) == "target between 40% and 60%"


def test_an_action_in_the_plan_is_whole(context: ReportContext) -> None:
    html = render_html(context)
    plan = html[html.index('id="plan"') :]
    for part in context.plan:
        for action in part.actions:
            assert escape(action.text, quote=False) in plan.replace("&#39;", "'")


def test_what_management_says_to_a_finding_stands_with_it() -> None:
    result = sample_result()
    unmet = next(one for one in result.checklists[0].items if one.outcome is Outcome.NOT_MET)
    said = "The board takes this up in March & reports in June."
    html = render_html(build_context(replace(result, reported_actions=(), responses={unmet.item: said})))
    assert escape(said) in html
    assert html.count(escape(said)) == 1
