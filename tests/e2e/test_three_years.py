"""Three years of the sample: one checklist changed, a promise kept, one dropped, a measure fallen back, one lost."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from audit.checklists import apply_profile, load_checklists, load_profile
from audit.engine import assess
from audit.history import build_trend, open_store
from audit.importing import import_files
from audit.model.checklist import Checklist, Measure
from audit.model.comparison import Change, Comparison, ItemChange
from audit.model.promises import Kept
from audit.model.result import AuditResult
from audit.model.trend import Trend
from audit.report import build_trend_context, render_html, write_trend
from audit.report.trend_context import TrendContext
from audit.settings_file import load_settings
from audit.types import Outcome
from sample_data.make import write_sample

YEARS = (2024, 2025, 2026)
CHECKLISTS = ("accessibility-by-default", "paying-speakers", "follow-through")
CHANGED = "prompt-payment"
GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "trend_large.txt"


def older(checklists: Sequence[Checklist]) -> tuple[Checklist, ...]:
    """The checklists as they were before: prompt payment was judged more softly."""
    return tuple(_older(one) if one.id == "paying-speakers" else one for one in checklists)


def _older(checklist: Checklist) -> Checklist:
    items = []
    for item in checklist.items:
        if item.id == CHANGED:
            assert isinstance(item.assess, Measure)
            softer = replace(item.assess.band, target=(0.9,), floor=(0.2,))
            item = replace(item, assess=replace(item.assess, band=softer))
        items.append(item)
    return replace(checklist, version="0.9.0", digest="an older one", items=tuple(items))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuditResult, ...]:
    folder = tmp_path_factory.mktemp("three-years")
    write_sample(folder, "large", YEARS)
    profile = load_profile("full")
    today = apply_profile(load_checklists(ids=CHECKLISTS), profile)
    with open_store(str(folder / "history.sqlite")) as store:
        for year in YEARS:
            result = audited(folder, year, today if year == 2026 else older(today))
            assert store.remember(result)
        return store.accepted("Lindenmoor Institute")


def audited(folder: Path, year: int, checklists: tuple[Checklist, ...]) -> AuditResult:
    settings = load_settings(folder / "audit.toml")
    period = settings.period.model_copy(update={"label": str(year)})
    settings = settings.model_copy(update={"period": period})
    dataset = import_files(sorted((folder / str(year)).iterdir()), settings)
    return assess(checklists, dataset, settings, load_profile("full"), today=date(year + 1, 2, 1))


@pytest.fixture(scope="module")
def trend(results: tuple[AuditResult, ...]) -> Trend:
    return build_trend(results)


@pytest.fixture(scope="module")
def last(trend: Trend) -> Comparison:
    return trend.steps[-1]


def change_of(comparison: Comparison, item: str) -> ItemChange:
    return next(one for one in comparison.items if one.item == item)


def test_the_terms_add_up_and_a_changed_band_is_method_and_not_practice(last: Comparison) -> None:
    terms = last.terms
    assert terms.scope is not None
    assert terms.gates is not None
    parts = terms.practice + terms.method + terms.reweighting + terms.scope + terms.gates
    assert parts == pytest.approx(terms.total, abs=1e-9)
    assert terms.method < -0.1
    changed = change_of(last, CHANGED)
    assert changed.score_before is not None
    assert changed.rejudged_before is not None
    assert changed.rejudged_before < changed.score_before
    others = [one for one in last.items if one.item != CHANGED and one.rejudged_before is not None]
    assert all(one.rejudged_before == one.score_before for one in others)
    practice = sum(one.moved for one in last.items if one.moved is not None)
    assert practice == pytest.approx(terms.practice, abs=1e-9)


def test_captions_fell_back_after_a_public_commitment(last: Comparison) -> None:
    captions = change_of(last, "human-captions")
    assert captions.change is Change.WORSE
    assert captions.moved is not None
    assert captions.moved < 0
    assert last.follow_through is not None
    assert last.follow_through.fell_back == ("human-captions",)


def test_one_promise_was_kept_and_one_was_dropped(last: Comparison) -> None:
    followed = last.follow_through
    assert followed is not None
    kept = {one.commitment.cause: one.kept for one in followed.commitments}
    assert (kept["Fair pay"], kept["Anti-racism"]) == (Kept.DONE, Kept.DROPPED)
    assert kept["Trans rights"] is None  # a statement that promised nothing
    actions = {one.item: one.kept for one in followed.actions}
    assert (actions[CHANGED], actions["pay-review"]) == (Kept.DONE, Kept.DROPPED)
    assert followed.low <= (followed.score or 0.0) <= followed.high


def test_quiet_rooms_are_no_longer_assessed(last: Comparison, trend: Trend) -> None:
    assert change_of(last, "quiet-rooms").change is Change.NO_LONGER_ASSESSED
    (series,) = [one for one in trend.items if one.item == "quiet-rooms"]
    assert series.points[-1].outcome is Outcome.NOT_ASSESSED
    assert series.points[-1].value is None
    assert all(point.value is not None for point in series.points[:-1])


def test_the_trend_shows_each_year_as_it_was_and_all_under_one_method(trend: Trend) -> None:
    assert [period.label for period in trend.periods] == ["2024", "2025", "2026"]
    shown = [point.value for point in trend.overall.points]
    one_method = [point.value for point in trend.one_method.points]
    assert shown[2] == one_method[2]
    for year in (0, 1):
        assert shown[year] is not None
        assert one_method[year] is not None
        assert one_method[year] < shown[year]


@pytest.fixture(scope="module")
def context(trend: Trend, results: tuple[AuditResult, ...]) -> TrendContext:
    return build_trend_context(trend, results)


def test_the_trend_report_says_each_of_these_rightly(context: TrendContext, results: tuple[AuditResult, ...]) -> None:
    step = context.steps[-1]
    rows = {row[0].text: row[-1].text for row in step.changes.terms.rows}
    assert rows["Method"].startswith("−")
    promised = step.changes.promises
    assert promised is not None
    assert "After a public commitment, this got worse: “Some events have no live captions made by people”." in (
        promised.paragraphs
    )
    cells = {row[0].text: row for table in promised.tables for row in table.rows}
    assert cells["Publish an ethnicity pay report every year"][2].text == "Dropped"
    assert cells["Caption every event by people"][3].text == "fell back since"
    assert cells["Set aside an access and care budget for each event"][2].text == "Done"
    assert step.lost is not None
    questions = {item.id: item.question for one in results[-1].definitions for item in one.items}
    told = {row[0].text: row[1].text for row in step.lost.rows}
    assert told[questions["quiet-rooms"]].startswith("No longer assessed: Not recorded in the files")


class _Text(HTMLParser):
    """The text of a page as it is read: a line a block, the cells of a row beside each other."""

    BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "li", "tr", "caption", "figcaption", "section", "table", "svg"})
    SILENT = frozenset({"style", "script", "head"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n")
        if tag in ("td", "th"):
            self.parts.append(" | ")
        if tag == "img" and not self.silent:
            self.parts.append(f"\n[{dict(attrs).get('alt')}]\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def text_of(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    lines = (re.sub(r"\s+", " ", line).strip(" |") for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def outline_of(pdf: bytes) -> str:
    titles: list[str] = []

    def walk(entries: list[object], depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                titles.append(f"{'  ' * depth}{entry.title}")  # type: ignore[attr-defined]

    walk(list(PdfReader(io.BytesIO(pdf)).outline), 0)
    return "\n".join(titles)


def test_golden_trend_of_three_years(context: TrendContext, tmp_path: Path) -> None:
    path = tmp_path / "trend.pdf"
    write_trend(path, context)
    found = f"{outline_of(path.read_bytes())}\n\n{text_of(render_html(context))}\n"
    if os.environ.get("AUDIT_WRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "run `make golden` and review the difference"
