from __future__ import annotations

from pathlib import Path

from tests.report.factory.variants import pairwise_variants
from tests.report.matrix import Checked, note, noted, page_of


def test_a_run_that_was_cut_short_goes_on_from_its_notes(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    assert noted(notes, "now") == []
    first, second = (Checked(variant, 3, 0.5, ()) for variant in pairwise_variants()[:2])
    note(notes, "now", [first])
    note(notes, "before", [second])
    assert noted(notes, "now") == [first]
    assert noted(notes, "before") == [second]


def test_the_page_says_how_many_variants_of_all_were_seen_and_which_failed() -> None:
    passed, failed = pairwise_variants()[:2]
    page = "\n".join(page_of([Checked(passed, 3, 0.5, ()), Checked(failed, 9, 0.5, ("ua1",))], 180))
    assert "- Variants: 2 of 180; conforming and readable: 1" in page
    assert page.endswith(": ua1")
