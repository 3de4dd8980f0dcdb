"""A checklist of one's own, written without any programming, from its first line to a judged item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from audit.authoring.lint import lint
from audit.authoring.locate import load_sound
from audit.checklists import read_waivers
from audit.config import PeriodSettings, Settings, WaiverSettings
from audit.engine import assess
from audit.importing import import_files
from audit.model.result import AuditResult
from audit.types import Outcome
from audit.workbooks import write_workbooks

CANTEEN = """\
format: 1
id: our-canteen
version: 1.0.0
title: Our canteen
items:
  - id: captioned-tastings
    title: Every tasting is captioned
    title_unmet: Some tastings are not captioned
    importance: high
    assess:
      measure: share-of-rows
      with: {table: events, is: {captioned: yes}}
      band: {at_least: 1.0, floor: 0.25}
  - id: allergen-policy
    title: Allergens are marked
    title_unmet: Allergens are not marked
    importance: low
    assess: {ask: yes-partly-no}
  - id: whole-service
    title: The whole service is in order
    title_unmet: Some of the service is not in order
    importance: medium
    assess: {combine: min, items: [captioned-tastings, allergen-policy]}
"""


@pytest.fixture(autouse=True)
def one_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the measures that ship, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _audited(folder: Path, waivers: tuple[WaiverSettings, ...] = ()) -> AuditResult:
    """Write the checklist, its profile and workbooks, fill them, and audit."""
    (folder / "our-canteen").mkdir()
    (folder / "our-canteen" / "checklist.yaml").write_text(CANTEEN, encoding="utf-8")
    (folder / "profiles").mkdir()
    profile = "adjustments: [{target: allergen-policy, action: weight, weight: 7.5, reason: Guests asked for it.}]\n"
    (folder / "profiles" / "ours.yaml").write_text(f"id: ours\ntitle: Ours\n{profile}", encoding="utf-8")
    assert lint([folder]) == ()
    period = PeriodSettings(label="2025")
    settings = Settings(organisation="Us", profile="ours", shipped_checklists=False, period=period, waivers=waivers)
    lists, applied = load_sound(settings, [folder])
    paths = write_workbooks(folder / "in", lists)
    _fill(paths)
    return assess(lists, import_files(paths, settings), settings, applied, today=date(2026, 1, 15))


def _fill(paths: tuple[Path, ...]) -> None:
    events, answers = paths
    book = load_workbook(events)
    headers = {str(cell.value): cell.column for cell in book["Events"][1]}
    for row, captioned in enumerate(("yes", "yes", "yes", "no"), 3):
        book["Events"].cell(row, headers["Event *"]).value = f"Tasting {row}"
        book["Events"].cell(row, headers["Date"]).value = date(2025, row, 1)
        book["Events"].cell(row, headers["Captioned"]).value = captioned
    book.save(events)
    book = load_workbook(answers)
    book.worksheets[1]["C2"].value = "partly"
    book.worksheets[1]["D2"].value = "menu of March"
    book.save(answers)


def test_own_items_are_measured_asked_and_combined(tmp_path: Path) -> None:
    result = _audited(tmp_path)
    items = {item.item: item for item in result.checklists[0].items}
    # three of four captioned: (0.75 - 0.25) / (1 - 0.25) = 2/3
    assert items["captioned-tastings"].score == pytest.approx(2 / 3)
    assert items["allergen-policy"].score == 0.5
    assert items["allergen-policy"].answer is not None
    assert items["allergen-policy"].answer.evidence == "menu of March"
    assert items["whole-service"].score == 0.5
    # weights: high 7.5, set to 7.5 by the profile, medium 5
    expected = (7.5 * 2 / 3 + 7.5 * 0.5 + 5 * 0.5) / 20
    assert result.overall.value == pytest.approx(expected)
    assert [change.reason for change in result.profile.adjustments] == ["Guests asked for it."]


def test_a_waiver_is_shown_with_and_without_and_an_expired_one_counts_again(tmp_path: Path) -> None:
    running = WaiverSettings(
        item="allergen-policy",
        justification="The kitchen is being rebuilt.",
        approver="Board",
        granted=date(2025, 1, 1),
        expires=date(2026, 6, 30),
    )
    ended = running.model_copy(update={"item": "captioned-tastings", "expires": date(2025, 12, 31)})
    result = _audited(tmp_path, (running, ended))
    items = {item.item: item for item in result.checklists[0].items}
    assert items["allergen-policy"].waiver is not None
    assert not items["allergen-policy"].waiver_expired
    assert items["captioned-tastings"].waiver_expired
    assert items["captioned-tastings"].outcome is Outcome.PARTLY_MET
    assert result.overall.waived_value is not None
    assert len(read_waivers(Settings(waivers=(running, ended)), result.definitions)) == 2
