"""A small folder of checklists, and one measure to name in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.measures import registry
from audit.measures.registry import Parameters, RegisteredMeasure
from audit.types import RecordUnit, ValueUnit

CHECKLIST = """\
format: 1
id: small
version: 1.0.0
title: A small checklist
items:
  - id: captions
    title: Every event is captioned
    title_unmet: Some events are not captioned
    question: What share of events is captioned?
    importance: critical
    references: [D1]
    applies_when: {table: events, where: {format: [in-person, hybrid]}, reason: no event in person}
    assess:
      measure: test-share
      with: {column: captioned}
      band: {at_least: 1.0, floor: 0.5, norm: "no norm; a parameter"}
      otherwise: {scale: yes-no}
    evidence: [invoices, recordings]
    remediation: {text: Book captioning., effort: S, owner_role: events lead}
  - id: policy
    title: A policy is written
    title_unmet: No policy is written
    importance: low
    assess: {ask: yes-no}
"""


class ShareParameters(Parameters):
    """Parameters of the measure of these tests."""

    column: str


def _share(context: Any, parameters: ShareParameters) -> Any:
    """Share of events with a provision.

    Formula: events with it / events where it is known.
    """
    raise ArithmeticError  # stands for a measure that fails; no test here needs its value


@pytest.fixture(autouse=True)
def one_measure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Register a measure for these tests only, and keep their cache apart."""
    measure = RegisteredMeasure(
        name="test-share",
        function=_share,
        parameters=ShareParameters,
        unit=ValueUnit.SHARE,
        counts=RecordUnit.EVENT,
        needs=lambda parameters: (f"events.{parameters.column}",),
    )
    monkeypatch.setitem(registry._REGISTRY, "test-share", measure)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def write_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a folder with one checklist and one scale."""

    def write(text: str = CHECKLIST) -> Path:
        folder = tmp_path / "lists"
        (folder / "small").mkdir(parents=True, exist_ok=True)
        (folder / "small" / "checklist.yaml").write_text(text, encoding="utf-8")
        (folder / "scales").mkdir(exist_ok=True)
        scale = "format: 1\nid: yes-no\ntitle: Yes or no\nanswers: {yes: 1, no: 0}\nlabels: {yes: Yes, no: No}\n"
        (folder / "scales" / "yes-no.yaml").write_text(scale, encoding="utf-8")
        return folder

    return write
