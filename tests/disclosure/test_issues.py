"""Remarks of the import tell of no few people."""

from __future__ import annotations

import pytest

from audit.disclosure import few_rows_unsaid, protect_issues
from audit.disclosure.issues import columns_only
from audit.model.message import msg
from audit.model.profile import Thresholds
from audit.model.result import DataIssue, SourceFile
from audit.types import Audience, IssueLevel


def remark(code: str, n: int, table: str = "employees", cell: str = "C17, C20") -> DataIssue:
    text = "“{header}” has {n} answers."
    message = msg(code, text, header="Gender", n=n)
    return DataIssue(code=code, level=IssueLevel.WARNING, message=message, table=table, cell=cell, rows=n)


def said(issue: DataIssue, audience: Audience) -> tuple[str, int | None, str]:
    [found] = protect_issues([issue], audience, Thresholds())
    return found.message.text, found.rows, found.cell


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("n", [1, 4, 12])
def test_how_many_describe_themselves_in_other_words_is_never_said_nor_where(audience, n):
    assert said(remark("group-as-written", n), audience) == ("“Gender” has … answers.", None, "C")


def test_few_rows_of_people_are_not_counted_but_can_be_found():
    assert said(remark("unreadable-value", 2), Audience.INTERNAL) == ("“Gender” has < 5 answers.", None, "C17, C20")
    assert said(remark("unreadable-value", 2), Audience.PUBLIC) == ("“Gender” has < 10 answers.", None, "C")
    assert said(remark("unreadable-value", 7), Audience.INTERNAL)[:2] == ("“Gender” has 7 answers.", 7)


def test_remarks_on_events_and_on_the_layout_stay_as_they_are():
    for issue in (remark("unreadable-value", 2, table="events"), remark("table-recognised", 3)):
        assert protect_issues([issue], Audience.PUBLIC, Thresholds())[0].message == issue.message


@pytest.mark.parametrize(("table", "outside", "told"), [("employees", 4, 0), ("employees", 5, 5), ("events", 2, 2)])
def test_few_rows_outside_the_period_are_not_counted_with_their_file(table, outside, told):
    source = SourceFile(file="a.csv", sheet="", table=table, rows=100, rows_outside_period=outside)
    [found] = few_rows_unsaid([source], Audience.INTERNAL, Thresholds())
    assert (found.rows, found.rows_outside_period) == (100, told)


@pytest.mark.parametrize(
    ("cells", "columns"), [("C17", "C"), ("C17, D20, …", "C, D"), ("Staff!AB3", "AB"), ("Gender", "Gender"), ("", "")]
)
def test_columns_of_cells(cells, columns):
    assert columns_only(cells) == columns
