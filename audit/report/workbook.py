"""The plan as a workbook: people fill in status and dates, and next year's audit reads it as the `actions` table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from audit.model.plan import Plan
from audit.plain_text import FORMULA_STARTS
from audit.report.build.plan import to_keep
from audit.report.context import Chapter, Finding, ReportContext
from audit.report.labels import mark
from audit.report.words import Words, words_of

STATUSES = ("open", "in progress", "done", "dropped")
ACTION_COLUMNS = (
    ("item", 22),
    ("title", 34),
    ("action", 46),
    ("checklist", 20),
    ("owner", 22),
    ("due", 11),
    ("status", 12),
    ("done_on", 11),
    ("evidence", 24),
    ("response", 28),
    ("horizon", 11),
    ("effort", 8),
    ("gain", 7),
    ("cost", 10),
    ("currency", 10),
)
"""The headings are the canonical column names of the `actions` table, so that no language loses them."""

SPARE_ROWS = 200
"""Below the plan, for actions of the organisation's own: they get the same drop-downs."""

LINE = 15
"""Points of a line of text: Excel's own, in its usual font."""

MOST_HEIGHT = 400
"""Excel takes no row of more than 409 points."""

QUESTION_HEADINGS = (
    mark("No."),
    mark("Question"),
    mark("State"),
    mark("Value"),
    mark("Made from"),
    mark("Score"),
    mark("Checklist"),
    mark("Evidence"),
    mark("Why it matters."),
    mark("What to do."),
    mark("What it takes."),
)


def render_xlsx(context: ReportContext) -> bytes:
    """Return the plan workbook: the actions, the findings, and what to record."""
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    created = datetime.fromisoformat(context.created_iso).replace(tzinfo=UTC)
    book.set_properties(
        {
            "title": context.title,
            "author": context.organisation,
            "created": created.replace(tzinfo=None),
            "comments": context.audience,
        }
    )
    words = words_of(context)
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "font_color": "#12344d", "text_wrap": True}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "quoted": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),  # stays text when edited
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "points": book.add_format({"num_format": "0.0", "valign": "top", "align": "right", "indent": 1}),
        "money": book.add_format({"num_format": "#,##0", "valign": "top", "align": "right", "indent": 1}),
    }
    _actions(book, context, formats)
    if context.chosen is not None:
        _chosen(book, context.chosen, words, formats)
    _findings(book, context, words, formats)
    _to_record(book, context, words, formats)
    for sheet in book.worksheets():
        _set_up_page(sheet, context, words)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, name: str, columns: tuple[tuple[str, int], ...], rows: int, formats: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(name)
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, formats["head"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    return sheet


def _set_up_page(sheet: Any, context: ReportContext, words: Words) -> None:
    """Let a sheet be printed on the report's paper: all columns side by side, headings and a foot on each page."""
    sheet.set_paper(1 if context.page == "Letter" else 9)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    name = context.title.replace("&", "&&")[:100]
    sheet.set_footer(f"&L{name} · &A&R&P / &N")
    if words.direction == "rtl" and sheet.get_name() != "actions":  # its headings are names of columns
        sheet.right_to_left()


def _fit_row(sheet: Any, row: int, cells: Sequence[Any], widths: Sequence[int]) -> None:
    """Give a row the height of its longest text: not every program finds it when it opens the workbook."""
    lines = max(_lines_of(cell, width) for cell, width in zip(cells, widths, strict=False))
    if lines > 1:
        sheet.set_row(row, min(LINE * lines, MOST_HEIGHT))


def _lines_of(cell: Any, width: int) -> int:
    if not isinstance(cell, str):
        return 1
    return sum(1 + len(part) // max(width - 2, 1) for part in cell.split("\n"))


def _actions(book: Any, context: ReportContext, formats: dict[str, Any]) -> None:
    actions = context.told.actions
    lines = {line.item: line for part in context.plan for line in part.actions}
    sheet = _sheet(book, "actions", ACTION_COLUMNS, len(actions), formats)
    for row, action in enumerate(actions, 1):
        line = lines[action.item]
        values: dict[str, Any] = {
            "item": action.item,
            "title": line.title,
            "action": action.text,
            "checklist": action.checklist,
            "owner": action.owner or line.owner,
            "due": action.due,
            "status": "",  # a blank says that nobody has taken it up
            "done_on": None,
            "evidence": "",
            "response": "",
            "horizon": str(action.horizon),
            "effort": str(action.effort),
            "gain": None if action.gain is None else round(action.gain, 1),
            "cost": action.cost,
            "currency": action.currency if action.cost is not None else "",
        }
        for place, (name, _) in enumerate(ACTION_COLUMNS):
            _write(sheet, row, place, values[name], formats, money=name == "cost")
        _fit_row(sheet, row, [values[name] for name, _ in ACTION_COLUMNS], [width for _, width in ACTION_COLUMNS])
    last = len(actions) + SPARE_ROWS
    names = [name for name, _ in ACTION_COLUMNS]
    sheet.data_validation(
        1, names.index("status"), last, names.index("status"), {"validate": "list", "source": list(STATUSES)}
    )
    for name in ("due", "done_on"):
        sheet.data_validation(
            1,
            names.index(name),
            last,
            names.index(name),
            {"validate": "date", "criteria": ">", "value": date(2000, 1, 1), "ignore_blank": True},
        )


def _chosen(book: Any, plan: Plan, words: Words, formats: dict[str, Any]) -> None:
    columns = (
        (words.say("Action"), 60),
        (words.say("When"), 18),
        (words.say("Owner"), 26),
        (words.say("Days"), 10),
        (words.say("Cost"), 14),
        (words.say("Gain"), 10),
    )
    sheet = _sheet(book, words.say("Chosen plan")[:31], columns, len(plan.steps), formats)
    for row, step in enumerate(plan.steps, 1):
        gain = None if step.action.gain is None else round(step.action.gain, 1)
        owner = step.action.owner or words.role(step.action.owner_role)
        cells = (step.action.text, words.label(step.horizon), owner, step.days, step.cost, gain)
        for place, value in enumerate(cells):
            _write(sheet, row, place, value, formats, money=place == 4)
        _fit_row(sheet, row, cells, [width for _, width in columns])


def _findings(book: Any, context: ReportContext, words: Words, formats: dict[str, Any]) -> None:
    widths = (7, 40, 13, 14, 20, 8, 20, 34, 38, 38, 40)
    headings = [words.say(heading).rstrip(" .") for heading in QUESTION_HEADINGS[1:]]
    columns = tuple(zip((words.say(QUESTION_HEADINGS[0]), *headings), widths, strict=True))
    items = [(chapter, item) for chapter in context.chapters for item in chapter.items]
    findings = {finding.anchor: finding for chapter in context.chapters for finding in all_findings(chapter)}
    sheet = _sheet(book, words.say("All questions")[:31], columns, len(items), formats)
    for row, (chapter, item) in enumerate(items, 1):
        score = None if item.strip.value is None else item.strip.value
        cells: tuple[Any, ...] = (
            item.number,
            item.title,
            item.state_word,
            item.value,
            item.basis,
            score,
            chapter.title,
            item.detail,
        )
        finding = findings.get(item.anchor)
        if finding is not None:
            cells += (finding.why, finding.remedy, "\n".join(finding.takes_in_full))
        for place, value in enumerate(cells):
            _write(sheet, row, place, value, formats)
        _fit_row(sheet, row, cells, widths)


def all_findings(chapter: Chapter) -> list[Finding]:
    """Return the findings of a chapter, those that have a card and those that have a row."""
    return [*chapter.findings, *(line.finding for line in chapter.short if line.finding is not None)]


def _to_record(book: Any, context: ReportContext, words: Words, formats: dict[str, Any]) -> None:
    wanted = sorted(context.result.to_record, key=lambda entry: (-entry.weight, entry.item))
    columns = ((words.say("Question"), 50), (words.say("Why it has no answer"), 50), (words.say("Columns to keep"), 50))
    sheet = _sheet(book, words.say("To record")[:31], columns, len(wanted), formats)
    asked = {item.id: item.question or item.title for checklist in context.told.definitions for item in checklist.items}
    for row, entry in enumerate(wanted, 1):
        cells = (asked.get(entry.item, entry.item), words.message(entry.reason), to_keep(entry, context.result, words))
        for place, value in enumerate(cells):
            _write(sheet, row, place, value, formats)
        _fit_row(sheet, row, cells, [width for _, width in columns])


def _write(sheet: Any, row: int, place: int, value: Any, formats: dict[str, Any], *, money: bool = False) -> None:
    match value:
        case None | "":
            sheet.write_blank(row, place, None, formats["text"])
        case date():
            sheet.write_datetime(row, place, datetime.combine(value, datetime.min.time()), formats["date"])
        case int() | float():
            sheet.write_number(row, place, value, formats["money" if money else "points"])
        case _:
            text = str(value)
            sheet.write_string(row, place, text, formats["quoted" if text.startswith(FORMULA_STARTS) else "text"])
