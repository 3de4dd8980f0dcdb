"""The plan workbook of one year, filled in by hand, is the table of actions of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from audit.config import PeriodSettings, Settings
from audit.history import compare
from audit.history.follow import follow_through
from audit.importing import import_files
from audit.model.promises import Kept
from audit.promises import read_actions
from audit.report import build_context, render_html, write_xlsx
from audit.scoring import plan_actions
from audit.types import Effort
from tests.history.build import simple
from tests.scoring.build import PROFILE, checklist, item, judged

LISTS = [checklist("c", [item(name, effort=Effort.S) for name in ("a", "b", "c")])]
SCORES = {"a": 0.0, "b": 0.25, "c": 0.5}


def test_what_was_filled_in_is_followed(tmp_path: Path) -> None:
    last = simple(LISTS, SCORES, 2025)
    actions, _ = plan_actions(LISTS, judged(LISTS, SCORES), PROFILE, period=last.period, today=date(2026, 2, 1))
    last = replace(last, actions=actions)
    path = tmp_path / "plan.xlsx"
    write_xlsx(path, build_context(last))
    fill_in(path)

    end = date(2026, 12, 31)
    period = PeriodSettings(label="2026", start=date(2026, 1, 1), end=end, as_of=end)
    dataset = import_files([path], Settings(period=period))
    now = replace(simple(LISTS, SCORES, 2026), reported_actions=read_actions(dataset))
    followed = follow_through(last, now)
    assert followed is not None
    assert {entry.item: entry.kept for entry in followed.actions} == {
        "a": Kept.DONE,
        "b": Kept.DROPPED,
        "c": Kept.NOT_TAKEN_UP,
    }
    done = next(entry for entry in followed.actions if entry.item == "a")
    assert (done.report.done_on, done.report.evidence) == (date(2026, 5, 4), "minute 7")
    assert (done.text, done.promised) == ("Do a", last.actions[0].gain)
    assert (followed.score, followed.coverage) == (0.5, 1.0)
    dropped = next(entry for entry in followed.actions if entry.item == "b")
    assert dropped.report.response == "The venue cannot be changed."
    html = render_html(build_context(replace(now, actions=actions), compare(last, now)))
    assert html.count("The venue cannot be changed.") == 2  # beside the finding, and in the plan of last year


def fill_in(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["actions"]
    places = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, places["item"]).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(rows["a"], places["status"], "done")
    sheet.cell(rows["a"], places["done_on"], datetime(2026, 5, 4))  # noqa: DTZ001 - a spreadsheet has no time zones
    sheet.cell(rows["a"], places["evidence"], "minute 7")
    sheet.cell(rows["b"], places["status"], "dropped")
    sheet.cell(rows["b"], places["response"], "The venue cannot be changed.")
    book.save(path)
