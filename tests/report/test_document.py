from __future__ import annotations

from audit.model.codec import result_from_json
from audit.model.result import AuditResult
from audit.report.document import read_document, render_json
from tests.report.factory import comparison_of


def test_the_document_round_trips_exactly(result: AuditResult) -> None:
    comparison = comparison_of(result)
    data = render_json(result, comparison)
    assert read_document(data) == (result, comparison)
    assert result_from_json(data) == result
    assert read_document(render_json(result)) == (result, None)
