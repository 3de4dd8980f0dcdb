"""A report over several years: what it says, and where a series breaks."""

from __future__ import annotations

import base64
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from audit.checklists import load_checklists
from audit.history import build_trend
from audit.model.checklist import Measure
from audit.model.result import AuditResult
from audit.report import build_trend_context, render_html, write_trend
from audit.report.charts import draw
from audit.report.theme import default_theme
from audit.report.trend_context import LineChart, TrendContext
from audit.scoring import judge_item
from tests.history.build import result_of, simple
from tests.scoring.build import HALF, checklist, item, measurement

OLD = [checklist("c", [item("a"), item("b")])]
NEW = [checklist("c", [item("a", Measure(measure="m", band=HALF, parameters={"table": "sessions"})), item("b")])]


@pytest.fixture(scope="module")
def years() -> list[AuditResult]:
    """Item a is counted over other rows from the third year on; item b is not recorded then."""
    broken = judge_item(NEW[0].items[0], NEW[0], measurement(0.9, (0.9, 0.9), parameters={"table": "sessions"}))
    third = simple(NEW, {"a": 0.0, "b": None}, 2025)
    items = {one.item: one for one in third.checklists[0].items}
    return [
        simple(OLD, {"a": 0.25, "b": 0.5}, 2023),
        simple(OLD, {"a": 0.5, "b": 0.75}, 2024),
        result_of(NEW, {**items, "a": broken}, 2025),
    ]


@pytest.fixture(scope="module")
def context(years: list[AuditResult]) -> TrendContext:
    return build_trend_context(build_trend(years), years)


def test_the_headline_is_made_of_the_numbers_of_the_chart(context: TrendContext) -> None:
    assert context.headline == "The overall score is withheld in 2023 or 2025."
    assert [point.text for point in context.chart.points][:2] == ["38", "63"]
    assert [row[1].text for row in context.chart.table.rows][:2] == ["37.5", "62.5"]
    assert context.chart.alternative.startswith("Line chart of Overall score. 2023: 38, 2024: 63")


def test_a_break_is_drawn_as_a_gap_and_said_in_words(context: TrendContext) -> None:
    (chart,) = [one for one in context.charts if one.id == "chart-a"]
    assert [point.break_before for point in chart.points] == [False, False, True]
    assert chart.alternative.endswith("The series breaks before 2025.")
    assert "It counts other people, groups or rows than before." in chart.table.rows[2][3].text
    unbroken = replace(chart, points=tuple(replace(point, break_before=False) for point in chart.points))
    assert segments(chart) == segments(unbroken)  # one segment less, and a dotted line through the gap
    assert "stroke-dasharray" in svg(chart)
    assert "stroke-dasharray" not in svg(unbroken)


def svg(chart: LineChart) -> str:
    return base64.b64decode(draw(chart, default_theme().light).partition(",")[2]).decode()


def segments(chart: LineChart) -> int:
    return svg(chart).count("<line")


def test_what_cannot_be_compared_any_longer_is_listed_with_its_reason(context: TrendContext) -> None:
    lost = context.steps[-1].lost
    assert lost is not None
    told = {row[0].text: row[1].text for row in lost.rows}
    assert told["b holds"] == "No longer assessed: This was not measured."
    assert told["a holds"].startswith("Break in the series: It counts other people")
    assert context.steps[0].lost is None


def test_the_series_table_marks_breaks_and_what_was_lost(context: TrendContext) -> None:
    (table,) = context.series
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows["a holds"][:3] == ["25.0%", "50.0%", "‖ 90.0%"]
    assert rows["b holds"] == ["50.0%", "75.0%", "–", "No longer assessed"]


def test_it_is_written_as_html_and_pdf(context: TrendContext, tmp_path: Path) -> None:
    write_trend(tmp_path / "trend.html", context)
    write_trend(tmp_path / "trend.pdf", context)
    html = (tmp_path / "trend.html").read_text(encoding="utf-8")
    assert html == render_html(context)
    assert html.count("<h1 ") == 1
    assert "From 2024 to 2025" in html
    assert (tmp_path / "trend.pdf").read_bytes().startswith(b"%PDF-")


def test_the_texts_of_shipped_checklists_are_told_in_the_language_of_the_report() -> None:
    shipped, french = load_checklists(), {one.id: one for one in load_checklists(language="fr")}
    chosen = next(one for one in shipped if one.id == "paying-speakers")
    scores = {item.id: 0.25 for item in chosen.items}
    years = [simple([chosen], scores, 2023), simple([chosen], {**scores, chosen.items[0].id: 0.75}, 2024)]
    found = build_trend_context(build_trend(years), years, language="fr")
    told = french[chosen.id]
    assert found.checklists.rows[0][0].text == told.title
    html = render_html(found)
    assert escape(told.items[0].title, quote=False) in html.replace("&#39;", "'")
    assert chosen.items[0].title not in html
