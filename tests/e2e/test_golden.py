"""What the sample audit comes to, kept in a file: a change shows as a difference that somebody reviews.

`make golden` writes the files again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.commands import Run
from tests.e2e.documents import Document

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _score(score: Document) -> dict[str, Any]:
    shown = {key: _rounded(score[key]) for key in ("value", "low", "high", "coverage")}
    return shown | {"withheld": bool(score["withheld"]), "capped_by": score["capped_by"]}


def _item(entry: Document) -> dict[str, Any]:
    kept: dict[str, Any] = {"outcome": entry["outcome"]}
    kept |= {key: _rounded(entry[key]) for key in ("score", "low", "high")}
    measurement = entry["measurement"]
    if measurement is not None:
        kept |= {"value": _rounded(measurement["value"]), "n": measurement["n"], "visible": measurement["visibility"]}
    if entry["answer"] is not None:
        kept["answer"] = entry["answer"]["value"]
    return kept


def _scrubbed(result: Document) -> dict[str, Any]:
    """Return what may not change unnoticed, without dates, versions, hashes and times."""
    certificate = result["certificate"]
    return {
        "organisation": result["organisation"],
        "period": result["period"]["label"],
        "overall": _score(result["overall"]),
        "checklists": {
            entry["checklist"]: {
                "score": _score(entry["score"]),
                "items": {item["item"]: _item(item) for item in entry["items"]},
            }
            for entry in result["checklists"]
        },
        "actions": [
            f"{one['item']}: {_rounded(one['gain'])} points, effort {one['effort']}" for one in result["actions"]
        ],
        "to record": [one["item"] for one in result["to_record"]],
        "sources": {f"{one['file']} / {one['sheet']}": [one["table"], one["rows"]] for one in result["sources"]},
        "issues": sorted(
            f"{one['level']} {one['code']} {one['file']} {one['sheet']} {one['cell']}" for one in result["issues"]
        ),
        "certificate": {key: certificate[key] for key in ("hidden", "recovered")},
    }


@pytest.mark.parametrize("organisation", ["large", "small"])
def test_golden_result_of_the_sample(organisation: str, request: pytest.FixtureRequest) -> None:
    run: Run = request.getfixturevalue(f"{organisation}_runs")[2025]
    path = GOLDEN / f"sample_{organisation}_2025.json"
    found = json.dumps(_scrubbed(run.result), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("AUDIT_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), "run `make golden` and review the difference"
