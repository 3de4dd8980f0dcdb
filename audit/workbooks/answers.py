"""The answer workbook: a row for each asked item, its id locked, its scale as a drop-down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from audit.checklists import ask_of
from audit.model.checklist import Ask, Checklist, Item, Scale
from audit.model.message import Message, msg
from audit.tables import TABLES, VOCABULARIES
from audit.tables.declare import Column
from audit.workbooks.sheets import NOT_A_DATE, checked, described
from audit.workbooks.wording import ENGLISH, Wording, header_of, value_word

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS = ("item", "policy", "status", "evidence", "reviewed_on", "owner")
_WIDTHS = (30, 70, 26, 40, 16, 24)
_LINE = 15.0
"""Height of a line of text, in points; not every program fits a row to its text."""
_SAID = {"policy": "Question", "status": "Answer"}
"""English headers that fit better here than the names of the columns of `policies`."""
_LONGEST_LIST = 255
"""Characters that Excel allows in a list that stands in the rule itself, and in a prompt."""
_LONGEST_TITLE = 32
_OPEN_FROM = 3
"""The columns before this one say what is asked, and are locked."""


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the answer workbook."""

    item: str
    text: str
    choices: tuple[str, ...]
    evidence: str


def questions_of(checklists: Sequence[Checklist], wording: Wording) -> Iterator[Question]:
    """Yield what is asked always, and then what is asked where tables cannot show it."""
    for always in (True, False):
        for checklist in checklists:
            for item in checklist.items:
                ask = ask_of(item)
                if ask is not None and isinstance(item.assess, Ask) is always:
                    yield _question(checklist, item, ask, wording, always=always)


def write_answer_sheet(sheet: Worksheet, questions: Sequence[Question], wording: Wording) -> None:
    """Fill the sheet with the questions; only the cells to be answered can be changed."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    columns = [_column(name) for name in _COLUMNS]
    for place, (column, width) in enumerate(zip(columns, _WIDTHS, strict=True), 1):
        header = sheet.cell(1, place, _header(column, wording.language))
        header.font = Font(bold=True, color="FFFFFF")
        header.fill = PatternFill("solid", fgColor="1F3864")
        header.comment = Comment(_told(column, wording), "policy-audit", width=280, height=80)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, question in enumerate(questions, 2):
        sheet.cell(row, 1, question.item)
        sheet.cell(row, 2, question.text)
        sheet.row_dimensions[row].height = _LINE * ceil(len(question.text) / _WIDTHS[1])
        _add_choices(sheet, row, question, wording)
        for place in range(1, len(columns) + 1):
            entry = sheet.cell(row, place)
            entry.alignment = Alignment(wrap_text=True, vertical="top")
            entry.protection = Protection(locked=place < _OPEN_FROM)
    _add_dates(sheet, len(questions) + 1, wording)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _header(column: Column, language: str) -> str:
    return _SAID.get(column.name, header_of(column, language)) if language == ENGLISH else header_of(column, language)


def _column(name: str) -> Column:
    column = TABLES["policies"].column(name)
    assert column is not None  # noqa: S101  the table declares all of _COLUMNS; a test holds that
    return column


def _question(checklist: Checklist, item: Item, ask: Ask, wording: Wording, *, always: bool) -> Question:
    text = item.question or item.title
    if not always:
        text = wording.say(_instead(item.title))
    evidence = ", ".join(ask.evidence or item.evidence)
    return Question(item.id, text, _choices(checklist.scales[ask.scale], wording.language), evidence)


def _instead(title: str) -> Message:
    return msg("workbook.fallback", "Is it so? {title}. (Only where your tables cannot show it.)", title=title)


def _choices(scale: Scale, language: str) -> tuple[str, ...]:
    """Return the answers as the import reads them: words for yes, partly and no, else the scale's own."""
    plain = VOCABULARIES["answer"].values
    return tuple(value_word("answer", name, language) if name in plain else name for name in scale.answers)


def _add_choices(sheet: Worksheet, row: int, question: Question, wording: Wording) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = f'"{",".join(question.choices)}"'
    if len(listed) > _LONGEST_LIST:
        return
    validation = DataValidation("list", formula1=listed, allow_blank=True, showErrorMessage=True)
    validation.error = wording.say(msg("workbook.not-an-answer", "Please choose one of the answers of the list."))
    if question.evidence:
        validation.showInputMessage = True
        validation.promptTitle = wording.say(msg("workbook.evidence", "Evidence"))[:_LONGEST_TITLE]
        look_for = msg("workbook.look-for", "Look for: {evidence}", evidence=question.evidence)
        validation.prompt = wording.say(look_for)[:_LONGEST_LIST]
    sheet.add_data_validation(validation)
    validation.add(f"C{row}")


def _add_dates(sheet: Worksheet, last: int, wording: Wording) -> None:
    validation = checked("date", "DATE(1990,1,1)", "DATE(2100,12,31)", wording.say(NOT_A_DATE))
    sheet.add_data_validation(validation)
    validation.add(f"E2:E{max(last, 2)}")
    for row in range(2, last + 1):
        sheet.cell(row, 5).number_format = "yyyy-mm-dd"


def _told(column: Column, wording: Wording) -> str:
    """Return what the column holds, in English where it has no translation."""
    return wording.say(described(column))
