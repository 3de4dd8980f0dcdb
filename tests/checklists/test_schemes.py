"""Schemes load strictly, and name items of ours that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checklists import load_checklists
from audit.checklists.scheme_lists import scheme_checklist
from audit.checklists.schemes import find_scheme, load_schemes
from audit.errors import SettingsError, UsageError
from audit.model.checklist import Measure

MINIMAL = """\
format: 1
id: mine
title: Mine
kind: {kind}
version: "1"
source: somewhere
url: https://example.org
summary: A scheme.
arithmetic: A count.
items:
  - {{id: a, section: S, title: A}}
  - {{id: {second}, section: S, title: B}}
worked: {{case: none, percent: 0, level: None}}
levels:
  - {{name: None, {limit}}}
"""


def test_the_shipped_schemes() -> None:
    assert [scheme.id for scheme in load_schemes()] == [
        "bbc-50-50",
        "chaoss-in-person",
        "chaoss-virtual",
        "gender-avenger-tally",
        "panel-pledge",
        "w3c-maturity-model",
    ]


def test_they_name_items_that_exist() -> None:
    ours = {item.id for checklist in load_checklists() for item in checklist.items}
    named = {each for scheme in load_schemes() for item in scheme.items for each in item.ours}
    assert named - ours == set()


@pytest.mark.parametrize(
    ("kind", "second", "limit", "problem"),
    [
        ("ticks", "a", "at_least: 0", "used twice"),
        ("ticks", "b", "at_least: 10", "begins at 0"),
        ("ticks", "b", "at_least: 0, above: 0", "one limit"),
        ("stages", "b", "at_least: 0", "Stages"),
    ],
)
def test_a_scheme_that_does_not_hold_together(tmp_path: Path, kind: str, second: str, limit: str, problem: str) -> None:
    (tmp_path / "mine.yaml").write_text(MINIMAL.format(kind=kind, second=second, limit=limit), encoding="utf-8")
    with pytest.raises(SettingsError, match=problem):
        load_schemes(tmp_path)


def test_an_unknown_scheme() -> None:
    with pytest.raises(UsageError, match="panel-pledge"):
        find_scheme(load_schemes(), "nothing")


@pytest.mark.parametrize(("name", "target"), [("bbc-50-50", 0.5), ("panel-pledge", 1.0), ("gender-avenger-tally", 0.4)])
def test_a_share_is_judged_by_the_best_level_of_its_scheme(name: str, target: float) -> None:
    (item,) = scheme_checklist(find_scheme(load_schemes(), name)).items
    assert isinstance(item.assess, Measure)
    assert (item.assess.band.target, item.assess.band.floor) == ((target,), (0.0,))
