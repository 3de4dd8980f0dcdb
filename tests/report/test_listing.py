from __future__ import annotations

import csv
import io
from dataclasses import replace

from audit.model.result import AuditResult
from audit.report import ReportContext, build_context, render_csv, render_markdown


def test_the_csv_has_one_line_a_question_with_its_score(context: ReportContext, result: AuditResult) -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(context).decode("utf-8-sig"))))
    judged = [item for checklist in result.checklists for item in checklist.items]
    assert [row["Item"] for row in rows] == [item.item for item in judged]
    by_item = {row["Item"]: row for row in rows}
    assert by_item["human-captions"]["Score"] == "55.0"
    assert by_item["human-captions"]["Value"] == "58.3%"
    assert by_item["load-shared"]["Value"] == "hidden"
    assert by_item["load-shared"]["Score"] == ""


def test_no_cell_of_the_csv_starts_a_formula(result: AuditResult) -> None:
    titled = tuple(replace(checklist, title="=HYPERLINK(1)") for checklist in result.definitions)
    rows = list(
        csv.reader(io.StringIO(render_csv(build_context(replace(result, definitions=titled))).decode("utf-8-sig")))
    )
    assert {row[-1] for row in rows[1:]} == {"'=HYPERLINK(1)"}


def test_markdown_of_untrusted_names_is_text(result: AuditResult) -> None:
    text = render_markdown(build_context(replace(result, organisation="<script>alert(1)</script> | *x*")))
    assert "<script" not in text
    assert "\\| \\*x\\*" in text
    assert "## What to do first" in text
