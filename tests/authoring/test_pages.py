"""Generated pages: a page a checklist, the coverage table, and the check that they are not stale."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit.authoring.pages import checklist_documents, stale_documents, write_documents

Write = Callable[..., Path]


def test_a_page_says_everything_about_its_items(write_folder: Write) -> None:
    page = checklist_documents([write_folder()])["checklists/small.md"]
    for part in (
        "# A small checklist",
        '<a id="captions"></a>',
        "## Every event is captioned",
        "`captions`. Not met: Some events are not captioned.",
        "- Met from 100 % on.",
        "- invoices",
        "Book captioning.",
        "- yes: Yes (counts 1)",
    ):
        assert part in page.splitlines() or part in page


def test_the_coverage_table_leads_from_statements_to_items(write_folder: Write) -> None:
    lines = checklist_documents([write_folder()])["checklists/coverage.md"].splitlines()
    (first,) = [line for line in lines if line.startswith("| D1 |")]
    assert first.endswith("| [captions](small.md#captions) |")
    (second,) = [line for line in lines if line.startswith("| D2 |")]
    assert second.endswith("| none |")


def test_stale_pages_are_found_and_rewritten(write_folder: Write, tmp_path: Path) -> None:
    documents = checklist_documents([write_folder()])
    docs = tmp_path / "docs"
    assert set(stale_documents(documents, docs)) == set(documents)
    write_documents(documents, docs)
    assert stale_documents(documents, docs) == ()
    (docs / "checklists" / "small.md").write_text("changed by hand")
    (docs / "checklists" / "gone.md").write_text("a checklist that was removed")
    assert stale_documents(documents, docs) == ("checklists/gone.md", "checklists/small.md")
    write_documents(documents, docs)
    assert stale_documents(documents, docs) == ()
