from __future__ import annotations

from audit.checklists.load import load_guidance
from audit.report import ReportContext


def test_a_statement_stands_beside_its_id_with_its_questions(context: ReportContext) -> None:
    sources = next(section for section in context.sections if section.anchor == "sources")
    entries = {entry.name: entry.text for part in sources.parts for entry in part.entries}
    known = load_guidance()
    cited = [name for name in entries if name in known]
    assert cited
    for name in cited:
        assert entries[name].startswith(known[name].says)
        assert entries[name].endswith(")")
