"""The terminal says the numbers of the report, as its language writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.cli.console import speaking
from audit.cli.summary import print_summary
from audit.model.comparison import ChecklistChange, Comparison
from audit.model.message import msg
from audit.model.result import AuditResult
from tests.report.factory import comparison_of, sample_result


def moved(result: AuditResult, before: float, after: float) -> Comparison:
    """Return a comparison in which the first checklist and the total went from one score to another, by practice."""
    made = comparison_of(result)
    change = ChecklistChange(
        checklist=result.checklists[0].checklist, before=before, after=after, change=after - before
    )
    terms = replace(
        made.terms, practice=after - before, method=0, reweighting=0, scope=0, gates=0, total=after - before
    )
    return replace(made, checklists=(change,), terms=terms, score_before=before, score_after=after)


@pytest.fixture
def result() -> AuditResult:
    made = sample_result()
    first = replace(made.actions[0], due=date(2026, 3, 31), gain=1.25)
    return replace(made, actions=(first, *made.actions[1:]))


def test_a_change_is_that_of_the_printed_scores(result: AuditResult, capsys: pytest.CaptureFixture[str]) -> None:
    """From 52.64 to 75.56 are 22.92 points, but whoever subtracts the printed 52.6 from 75.6 finds 23.0."""
    print_summary(result, moved(result, 52.64, 75.56), ())
    said = capsys.readouterr().out
    assert said.count("+23.0") == 2
    assert "22.9" not in said


def test_numbers_and_dates_are_those_of_the_language(result: AuditResult, capsys: pytest.CaptureFixture[str]) -> None:
    with speaking("fr"):
        print_summary(result, moved(result, 50.0, 47.5), ())
    said = " ".join(capsys.readouterr().out.split())
    assert "échéance 31 mars 2026, +1,3 points" in said
    assert "−2,5" in said


def test_a_score_that_is_withheld_is_said_so_in_every_language(
    result: AuditResult, capsys: pytest.CaptureFixture[str]
) -> None:
    """A translation may be in brackets, as that of the pseudo-language is, and is no markup of the console."""
    withheld = replace(result.overall, value=None, withheld=msg("withheld-by-test", "Too little is known."))
    with speaking("en-XA"):
        print_summary(replace(result, overall=withheld), None, ())
    assert "[wîthhêld]" in capsys.readouterr().out
