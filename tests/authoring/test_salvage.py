"""What is sound of a broken file is kept, in its place; whatever is broken, lint says so and never fails itself."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from audit.authoring.lint_files import read_folders
from audit.authoring.lint_references import check_references
from audit.authoring.salvage import salvage
from audit.checklists.documents import parse_document
from audit.checklists.schema import ChecklistForm
from audit.checklists.schema_profile import ProfileForm
from tests.authoring.conftest import CHECKLIST

Write = Callable[..., Path]
JUNK = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text("ab -", max_size=4), st.just([]), st.just({}))


def _salvaged(text: str) -> ChecklistForm | None:
    return salvage(parse_document(text.encode(), "checklist.yaml")[0], ChecklistForm)


def test_items_keep_their_place_and_their_id() -> None:
    form = _salvaged(CHECKLIST.replace("importance: critical", "importance: huge").replace("effort: S", "effort: Q"))
    assert form is not None
    assert [item.id for item in form.items] == ["captions", "policy"]
    assert form.items[0].remediation is None
    assert form.items[0].assess.measure == "test-share"


def test_an_unknown_key_alone_is_taken_out() -> None:
    form = _salvaged(CHECKLIST.replace("importance: critical", "importance: critical\n    colour: red"))
    assert form is not None
    assert form.items[0].remediation is not None


def test_a_checklist_without_items_is_given_up() -> None:
    assert _salvaged("format: 1\nid: small\n") is None
    assert _salvaged("- a\n- b\n") is None


def test_a_change_of_nothing_leaves_the_rest_of_a_profile() -> None:
    text = "id: ours\ntitle: Ours\nchecklists: [small]\nadjustments:\n  - {action: drop, reason: x}\n"
    form = salvage(parse_document(text.encode(), "ours.yaml")[0], ProfileForm)
    assert form is not None
    assert (form.checklists, form.adjustments) == (("small",), ())


@pytest.mark.parametrize("seed", ["small"])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_broken_lint_says_so_and_never_fails(write_folder: Write, seed: str, data: st.DataObject) -> None:
    content = YAML(typ="safe", pure=True).load(CHECKLIST)
    broken = copy.deepcopy(content)
    for _ in range(data.draw(st.integers(1, 3))):
        _break(broken, data)
    folder = write_folder("")
    with (folder / seed / "checklist.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(broken, file)
    files = read_folders([folder])
    list(check_references(files))
    assert files.problems or all(parsed.whole for parsed in files.checklists)


def _break(here: Any, data: st.DataObject) -> None:
    """Go down a random path and put junk there, or take the key away."""
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(here[key], dict | list) and here[key] and data.draw(st.booleans()):
            here = here[key]
            continue
        if isinstance(here, dict) and data.draw(st.booleans()):
            del here[key]
        else:
            here[key] = data.draw(JUNK)
        return
