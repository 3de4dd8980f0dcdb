from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from audit.config import Settings
from audit.importing import import_files
from audit.model.measurement import Fact
from audit.model.message import msg
from audit.model.plan import Limits
from audit.model.result import AuditResult
from audit.plain_text import neutral
from audit.report import ReportContext, build_context, render_xlsx
from audit.report.workbook import ACTION_COLUMNS
from audit.scoring.choose import choose_actions


def test_the_plan_has_every_action_with_canonical_columns(context: ReportContext, result: AuditResult) -> None:
    sheet = load_workbook(io.BytesIO(render_xlsx(context)))["actions"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(name for name, _ in ACTION_COLUMNS)
    assert [row[0] for row in rows[1:]] == [action.item for action in result.actions]
    assert rows[1][5].date() == result.actions[0].due
    assert {row[6] for row in rows[1:]} == {None}  # nobody has taken anything up yet
    assert any("in progress" in check.formula1 for check in sheet.data_validations.dataValidation if check.formula1)


def test_a_plan_for_a_budget_has_a_sheet_of_its_own(result: AuditResult) -> None:
    plan = choose_actions(result, Limits(capacity=4.0))
    book = load_workbook(io.BytesIO(render_xlsx(build_context(result, plan=plan))))
    rows = list(book["Chosen plan"].iter_rows(values_only=True))
    assert rows[0] == ("Action", "When", "Owner", "Days", "Cost", "Gain")
    assert [row[0] for row in rows[1:]] == [step.action.text for step in plan.steps]
    assert 0 < sum(row[3] for row in rows[1:]) <= 4.0
    assert "Chosen plan" not in load_workbook(io.BytesIO(render_xlsx(build_context(result)))).sheetnames


def test_a_wrapped_text_has_room_in_its_row_and_the_sheet_on_its_paper(result: AuditResult) -> None:
    actions = (replace(result.actions[0], text="word " * 40), replace(result.actions[1], text="short"))
    sheet = load_workbook(io.BytesIO(render_xlsx(build_context(replace(result, actions=actions)))))["actions"]
    assert sheet.row_dimensions[2].height >= 5 * 15  # 200 letters in 46 a line
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.right.text == "&P / &N"


PREFIXES = (
    *("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", ";", "'", '"', "=1+1", "+1", "-1+1", "@SUM(1)", "=cmd|'"),
    *("=HYPERLINK(1)", "＝1", "＋1", "－1", "＠1"),
)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_text_becomes_a_formula_and_all_come_back(prefix: str, result: AuditResult, tmp_path: Path) -> None:
    text = f"{prefix}x"
    action = replace(result.actions[0], text=text, owner=text)
    data = render_xlsx(build_context(replace(result, actions=(action,))))
    cells = [cell for sheet in load_workbook(io.BytesIO(data)).worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert all(cell.quotePrefix for cell in cells if cell.value == text and text[0] in "=+-@＝＋－＠")
    assert neutral(text) == (f"'{text}" if text[0] in "=+-@\t\r\n＝＋－＠" else text)
    (tmp_path / "plan.xlsx").write_bytes(data)
    frame = import_files([tmp_path / "plan.xlsx"], Settings()).tables["actions"].frame
    assert frame["owner"].tolist() == [text.strip()]


def test_the_workbook_has_the_same_bytes_each_time(context: ReportContext) -> None:
    assert render_xlsx(context) == render_xlsx(context)


def test_the_filled_in_plan_is_read_back_as_the_actions_table(context: ReportContext, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = load_workbook(io.BytesIO(render_xlsx(context)))
    sheet = book["actions"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("status") + 1, "done")
    sheet.cell(2, headings.index("done_on") + 1, date(2026, 3, 2))
    book.save(path)
    dataset = import_files([path], Settings())
    rows = dataset.tables["actions"].frame
    assert list(rows["item"]) == [action.item for action in context.result.actions]
    assert rows["status"].iloc[0] == "done"
    assert rows["done_on"].iloc[0].date() == date(2026, 3, 2)
    assert rows["due"].iloc[0].date() == context.result.actions[0].due


def test_a_plan_that_people_worked_with_is_read_back_whole(context: ReportContext, tmp_path: Path) -> None:
    """Sorted, filtered, with a column and an action of their own, and with rows left blank."""
    path = tmp_path / "plan.xlsx"
    book = load_workbook(io.BytesIO(render_xlsx(context)))
    sheet = book["actions"]
    heads, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    rows.sort(key=lambda row: str(row[heads.index("owner")]), reverse=True)
    own: list[object] = [None] * len(heads)
    own[heads.index("action")], own[heads.index("status")] = "Ask the staff council", "in progress"
    lines = [*rows[:3], [None] * len(heads), *rows[3:], [None] * len(heads), [None] * len(heads), own]
    sheet.delete_rows(2, sheet.max_row)
    for place, line in enumerate(lines, 2):
        for column, value in enumerate(line, 1):
            sheet.cell(place, column, value)
    sheet.insert_cols(4)
    sheet.cell(1, 4, "Our notes")
    sheet.cell(2, 4, "Talk to the board first")
    sheet.auto_filter.add_filter_column(heads.index("owner") + 1, ["Head of HR"])
    sheet.row_dimensions[4].hidden = True
    book.save(path)
    frame = import_files([path], Settings()).tables["actions"].frame
    known = frame[frame["item"].notna()]
    assert list(known["item"]) == [row[0] for row in rows]
    assert {row.item: row.due.date() for row in known.itertuples()} == {
        action.item: action.due for action in context.result.actions
    }
    assert len(frame) == len(rows) + 1
    assert frame["status"].iloc[-1] == "open"  # work in progress is work that is not done


def test_drop_downs_and_dates_hold_for_the_plan_and_for_rows_below_it(context: ReportContext) -> None:
    sheet = load_workbook(io.BytesIO(render_xlsx(context)))["actions"]
    heads = [cell.value for cell in sheet[1]]
    checks = {
        heads[cells.min_col - 1]: (check, cells)
        for check in sheet.data_validations.dataValidation
        for cells in check.sqref.ranges
    }
    assert set(checks) == {"status", "due", "done_on"}
    assert checks["status"][0].formula1 == '"open,in progress,done,dropped"'
    assert [checks[name][0].type for name in ("status", "due", "done_on")] == ["list", "date", "date"]
    for _, cells in checks.values():
        assert cells.min_row == 2
        assert cells.max_row >= sheet.max_row + 100
    assert sheet.freeze_panes == "B2"
    assert all(row[heads.index("due")].is_date for row in sheet.iter_rows(min_row=2))


def test_the_questions_name_every_record_that_an_action_is_about(result: AuditResult) -> None:
    judged = result.checklists[0].items[0]
    assert judged.measurement is not None
    names = tuple(f"Event {n}" for n in range(9))
    fact = Fact(name="unmet", message=msg("unmet", "Not met for {n} events.", n=9), labels=names)
    actions = tuple(replace(one, takes=(fact,)) if one.item == judged.item else one for one in result.actions)
    rows = list(
        load_workbook(io.BytesIO(render_xlsx(build_context(replace(result, actions=actions)))))[
            "All questions"
        ].iter_rows(values_only=True)
    )
    assert rows[0][7:] == ("Evidence", "Why it matters", "What to do", "What it takes")
    row = next(row for row in rows if row[0] == "1.1")
    assert all(name in row[10] for name in names)
    assert len(rows) - 1 == sum(len(checklist.items) for checklist in result.checklists)


def test_what_to_record_stands_as_questions_by_weight(result: AuditResult) -> None:
    sheet = load_workbook(io.BytesIO(render_xlsx(build_context(result))))["To record"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    order = sorted(result.to_record, key=lambda entry: (-entry.weight, entry.item))
    questions = {item.id: item.question or item.title for one in result.definitions for item in one.items}
    assert [row[0] for row in rows] == [questions[entry.item] for entry in order]
    assert {row[2] for row in rows} == {"site wcag tested, platform wcag tested (events)"}
