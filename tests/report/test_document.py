from __future__ import annotations

import json

from audit.model.codec import result_from_json
from audit.model.result import AuditResult
from audit.report.document import document_schema, read_document, render_json
from tests.report.factory import comparison_of


def test_the_document_round_trips_exactly(result: AuditResult) -> None:
    comparison = comparison_of(result)
    data = render_json(result, comparison)
    assert read_document(data) == (result, comparison)
    assert result_from_json(data) == result
    assert read_document(render_json(result)) == (result, None)


def test_the_published_schema_names_every_key_of_a_document(result: AuditResult) -> None:
    schema = document_schema()
    document = json.loads(render_json(result, comparison_of(result)))
    assert set(document) <= set(schema["properties"])
    assert set(schema["required"]) <= set(document)
    assert set(document["comparison"]) <= set(schema["$defs"]["Comparison"]["properties"])
    item = document["checklists"][0]["items"][0]
    assert set(item["measurement"]) <= set(schema["$defs"]["Measurement"]["properties"])
    assert all(name.rpartition("/")[2] in schema["$defs"] for name in _references(schema))


def _references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in _references(value)]
    return [name for value in node for name in _references(value)] if isinstance(node, list) else []
