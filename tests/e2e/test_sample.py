"""The sample audit, end to end: what a newcomer gets."""

from __future__ import annotations

import re
import sqlite3
import zipfile

import pypdf
import pytest

from tests.e2e.commands import OUTPUTS, Run
from tests.e2e.documents import items, sentences


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("runs", ["large_runs", "small_runs"])
def test_every_output_is_written(runs: str, year: int, request: pytest.FixtureRequest) -> None:
    run: Run = request.getfixturevalue(runs)[year]
    assert run.code == 0, run.said
    assert run.left() == set(OUTPUTS)
    assert "Traceback" not in run.said
    assert (run.folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(run.folder / "report.xlsx")
    assert run.result["organisation"]
    assert run.result["period"]["label"] == str(year)


def test_terminal_tells_score_range_coverage_change_actions_and_files(large_runs: dict[int, Run]) -> None:
    said = large_runs[2025].out
    for word in ("Score", "Range", "Coverage", "Change", "Overall", "First actions"):
        assert word in said
    for name in OUTPUTS:
        assert name in said
    assert re.search(r"^1\. .+\n(?:.*\n)*?2\. .+\n(?:.*\n)*?3\. ", said, re.MULTILINE)


def test_large_sample_has_an_overall_score_with_range_and_coverage(large_runs: dict[int, Run]) -> None:
    for run in large_runs.values():
        overall = run.result["overall"]
        assert overall["value"] is not None
        assert 0 <= overall["low"] <= overall["value"] <= overall["high"] <= 1
        assert overall["coverage"] >= 0.6


def test_second_year_is_compared_with_the_first(large_runs: dict[int, Run]) -> None:
    pdf = pypdf.PdfReader(large_runs[2025].folder / "report.pdf")
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "2024" in text
    scores = [large_runs[year].result["overall"]["value"] for year in (2024, 2025)]
    assert scores[1] > scores[0]


def test_history_holds_both_years_once(large_runs: dict[int, Run]) -> None:
    history = large_runs[2025].folder.parent / "history.db"
    with sqlite3.connect(history) as connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    assert tables


def test_no_item_ends_in_an_error(large_runs: dict[int, Run], small_runs: dict[int, Run]) -> None:
    for run in (*large_runs.values(), *small_runs.values()):
        assert [entry["item"] for entry in items(run.result) if entry["outcome"] == "error"] == []


def test_nothing_in_a_result_is_raw(large_runs: dict[int, Run], small_runs: dict[int, Run]) -> None:
    for run in (*large_runs.values(), *small_runs.values()):
        assert '"visibility":"raw"' not in (run.folder / "report.json").read_text().replace(" ", "")


def test_small_organisation_hides_and_says_so(small_runs: dict[int, Run]) -> None:
    result = small_runs[2025].result
    assert result["certificate"]["hidden"] > 0
    assert result["certificate"]["recovered"] == 0
    assert "suppressed" in {entry["outcome"] for entry in items(result)}


def test_every_sentence_can_be_filled_in(large_runs: dict[int, Run], small_runs: dict[int, Run]) -> None:
    for run in (*large_runs.values(), *small_runs.values()):
        text = sentences(run.result)
        assert "{" not in text
        assert "None" not in text
        assert " nan" not in text


def test_key_of_a_person_is_in_no_output(large_runs: dict[int, Run]) -> None:
    run = large_runs[2025]
    texts = [run.out, run.err, (run.folder / "report.html").read_text(), (run.folder / "report.json").read_text()]
    pdf = pypdf.PdfReader(run.folder / "report.pdf")
    texts.append(" ".join(page.extract_text() for page in pdf.pages))
    with zipfile.ZipFile(run.folder / "report.xlsx") as book:
        texts.extend(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    for text in texts:
        assert not re.search(r"\b[PS]0\d{3,4}\b", text)
