"""`audit checklists schemes` lists, shows, and says which schemes there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from audit.cli.app import app
from audit.errors import UsageError


def test_list_and_show() -> None:
    listed = CliRunner().invoke(app, ["checklists", "schemes"])
    assert listed.exit_code == 0
    assert "chaoss-in-person" in listed.output
    shown = CliRunner().invoke(app, ["checklists", "schemes", "gender-avenger-tally"])
    assert "keynotes-by-gender" in shown.output


def test_an_unknown_scheme_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="no scheme called"):
        CliRunner().invoke(app, ["checklists", "schemes", "nothing"], catch_exceptions=False)


def _run(*words: str) -> str:
    result = CliRunner().invoke(app, ["checklists", "schemes", *words], catch_exceptions=False)
    assert result.exit_code == 0
    return " ".join(result.output.split())


def _appearances(path: Path, rows: list[tuple[str, str, str]]) -> Path:
    lines = [
        "event,session,session kind,role,gender",
        *(f"Forum,{session},{role},{gender}" for session, role, gender in rows),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _answered(path: Path, answers: list[str]) -> Path:
    book = load_workbook(path)
    sheet = book.worksheets[1]
    for row, answer in enumerate(answers, 2):
        sheet.cell(row, 3).value = answer
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("name", "answers", "said"),
    [
        ("chaoss-in-person", ["yes"] * 18 + ["no"] * 8, "69 %: Silver; 26 of 26 are known."),
        ("chaoss-in-person", ["yes"] * 16, "61 to 100 %: Silver to Gold; 16 of 26 are known."),
        ("chaoss-virtual", ["yes"] * 13 + ["no"] * 8, "61 %: Silver; 21 of 21 are known."),
        (
            "w3c-maturity-model",
            ["Inactive", "Inactive", "Launch", "Launch", "Optimize", "Optimize", "not applicable"],
            "44.44 %: Launch; 7 of 7 are known.",
        ),
    ],
)
def test_what_is_asked_is_answered_in_a_workbook_and_counted(
    tmp_path: Path, name: str, answers: list[str], said: str
) -> None:
    book = tmp_path / "answers.xlsx"
    assert "Wrote" in _run(name, "--workbook", str(book))
    assert f"By its own count {said}" in _run(name, "--data", str(_answered(book, answers)))


@pytest.mark.parametrize(
    ("name", "women", "men", "said"),
    [
        ("gender-avenger-tally", 6, 10, "37.5 %: Between"),
        ("gender-avenger-tally", 12, 18, "40 %: Hall of Fame"),
        ("bbc-50-50", 12, 12, "50 %: Aim reached"),
    ],
)
def test_heads_are_counted_as_the_scheme_counts_them(
    tmp_path: Path, name: str, women: int, men: int, said: str
) -> None:
    rows = [("Talk,talk", "speaker", "women")] * women + [("Talk,talk", "speaker", "men")] * men
    assert f"By its own count {said}; 1 of 1 are known." in _run(
        name, "--data", str(_appearances(tmp_path / "speakers.csv", rows))
    )


def test_the_pledge_counts_women_on_panels_without_the_chair(tmp_path: Path) -> None:
    rows = []
    for place in range(15):
        seated = "women" if place < 11 else "men"
        panel = f"Panel {place},panel"
        rows += [(panel, "panellist", seated), (panel, "panellist", "men"), (panel, "moderator", "women")]
    said = _run("panel-pledge", "--data", str(_appearances(tmp_path / "speakers.csv", rows)))
    assert "By its own count 73.33 %: Not kept; 1 of 1 are known." in said


def test_a_workbook_of_a_scheme_is_never_overwritten(tmp_path: Path) -> None:
    book = tmp_path / "answers.xlsx"
    _run("chaoss-virtual", "--workbook", str(book))
    with pytest.raises(UsageError, match="not touched"):
        _run("chaoss-virtual", "--workbook", str(book))


def test_numbers_are_those_of_the_language_and_the_scheme_s_own_words_are_marked() -> None:
    said = _run("panel-pledge", "--lang", "de")
    assert "73,33 %, das ist Not kept." in said
    assert "Die Texte der Verfahren sind auf Englisch." in said
    assert "sind auf Englisch" not in _run("panel-pledge")
