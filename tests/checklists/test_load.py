"""The loader: what is valid, what is refused, and where the message points."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from audit.checklists import checklist_folders, load_checklists, load_scales
from audit.checklists.schema import ChecklistForm, GuidanceForm, ScaleForm
from audit.checklists.schema_base import WRITTEN_AS
from audit.checklists.schema_locale import LocaleForm, ScaleLocaleForm
from audit.checklists.schema_profile import ProfileForm
from audit.config import Settings
from audit.errors import SettingsError
from audit.model.checklist import Ask, Measure
from audit.types import Importance
from tests.checklists.conftest import FIVE_LINES

Write = Callable[..., Path]

MEASURED = """\
format: 1
id: small
version: 1.0.0
title: A small checklist
items:
  - id: captions
    title: Captions are there
    title_unmet: Captions are missing
    importance: critical
    references: [D1, {standard: WCAG 2.2, url: "https://www.w3.org/TR/WCAG22/"}]
    assess:
      measure: share-of-rows
      with: {table: events, is: {captioned: [yes, no]}, minimum_rows: 3}
      band: BAND
"""


def test_a_complete_item_of_five_lines_is_valid(write_checklist: Write) -> None:
    (checklist,) = load_checklists([write_checklist()])
    (item,) = checklist.items
    assert item.importance is Importance.HIGH
    assert item.assess == Ask(scale="yes-partly-no")
    assert list(checklist.scales) == ["yes-partly-no"]


def test_a_version_stays_as_written_and_no_stays_a_word(write_checklist: Write) -> None:
    folder = write_checklist(FIVE_LINES.replace("A policy is written", "no"))
    (checklist,) = load_checklists([folder])
    assert checklist.version == "1.10"
    assert checklist.items[0].title == "no"
    assert load_scales([folder])["yes-partly-no"].answers == {"yes": 1, "partly": 0.5, "no": 0, "not-applicable": None}


def test_a_measure_keeps_its_parameters_as_plain_values(write_checklist: Write) -> None:
    (checklist,) = load_checklists([write_checklist(MEASURED.replace("BAND", "{at_least: 1.0, floor: 0.5}"))])
    assess = checklist.items[0].assess
    assert isinstance(assess, Measure)
    assert assess.parameters == {"table": "events", "is": {"captioned": ("yes", "no")}, "minimum_rows": 3}
    assert type(assess.parameters["minimum_rows"]) is int
    assert (assess.band.kind, assess.band.target, assess.band.floor) == ("at_least", (1.0,), (0.5,))
    assert [reference.id or reference.standard for reference in checklist.items[0].references] == ["D1", "WCAG 2.2"]


def test_a_band_without_a_floor_is_a_step(write_checklist: Write) -> None:
    (checklist,) = load_checklists([write_checklist(MEASURED.replace("BAND", "{at_most: 30}"))])
    assess = checklist.items[0].assess
    assert isinstance(assess, Measure)
    assert assess.band.stepped
    assert assess.band.floor == assess.band.target == (30,)


def test_a_floor_may_lie_at_the_edges_of_a_band(write_checklist: Write) -> None:
    (checklist,) = load_checklists(
        [write_checklist(MEASURED.replace("BAND", "{within: [0.4, 0.6], floor: [0.4, 0.6]}"))]
    )
    assess = checklist.items[0].assess
    assert isinstance(assess, Measure)
    assert (assess.band.target, assess.band.floor) == ((0.4, 0.6), (0.4, 0.6))


@pytest.mark.parametrize(
    ("band", "words"),
    [
        ("{at_least: 0.5, floor: 0.8}", "overlaps"),
        ("{at_most: 0.5, floor: 0.2}", "overlaps"),
        ("{within: [0.4, 0.6], floor: [0.45, 0.7]}", "overlaps"),
        ("{within: [0.4, 0.6], floor: [0.3, 0.55]}", "overlaps"),
        ("{within: [0.6, 0.4]}", "hole"),
        ("{at_least: 0.5, at_most: 0.8}", "exactly one"),
        ("{}", "exactly one"),
        ("{at_least: .inf}", "finite"),
        ("{at_least: high}", "number"),
        ("{at_least: 1, floor: [0, 1]}", "one number"),
    ],
)
def test_a_band_that_cannot_be_is_named_by_line(write_checklist: Write, band: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        load_checklists([write_checklist(MEASURED.replace("BAND", band))])
    assert caught.value.place.endswith("checklist.yaml:14")
    assert "captions" in caught.value.message


@pytest.mark.parametrize(
    ("change", "line", "code", "words"),
    [
        (
            ("importance: high", "importence: high"),
            9,
            "unknown-key",
            "There is no key 'importence' in 'written-policy'.",
        ),
        (
            ("ask: yes-partly-no", "ask: yes-partly-no, scal: x"),
            10,
            "unknown-key",
            "There is no key 'scal' in 'assess' of 'written-policy'.",
        ),
        (("    title: A policy", "    title: B\n    title: A policy"), 8, "duplicate-key", "'title' is given twice"),
        (("importance: high", "importance: urgent"), 9, "wrong-value", "must be 'critical', 'high', 'medium' or 'low'"),
        (("    title_unmet: No policy is written\n", ""), 6, "missing-key", "The key 'title_unmet' is missing"),
        (("format: 1", "format: 2"), 1, "wrong-value", "must be 1"),
        (("version: 1.10", "version: next"), 3, "wrong-value", "'version'"),
        (("written-policy", "Written_Policy"), 6, "wrong-value", "'id'"),
        (("{ask: yes-partly-no}", "{}"), 10, "assess", "exactly one way"),
        (("{ask: yes-partly-no}", "{combine: mean, items: [other]}"), 10, "unknown-item", "'other'"),
        (("{ask: yes-partly-no}", "{combine: mean, items: [written-policy]}"), 6, "cycle", "circle"),
        (("title: A small checklist", "title: [A, B]"), 4, "wrong-value", "must be text"),
        (("title: A small checklist", "title: *name"), 4, "not-yaml", "not valid YAML"),
        (("title: A small checklist", "title: 'x"), 4, "not-yaml", "not valid YAML"),
        (("title: A small checklist", "title: !!python/object:os.system x"), 4, "odd-tag", "tag"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(
    write_checklist: Write, change: tuple[str, str], line: int, code: str, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_checklists([write_checklist(FIVE_LINES.replace(*change, 1))])
    assert words in caught.value.message
    assert caught.value.code == code
    if code != "not-yaml":
        assert caught.value.place.endswith(f"checklist.yaml:{line}")


@pytest.mark.parametrize("form", [ChecklistForm, ScaleForm, GuidanceForm, ProfileForm, LocaleForm, ScaleLocaleForm])
def test_every_pattern_of_the_format_is_said_in_words(form: type[BaseModel]) -> None:
    patterns = set(re.findall(r'"pattern": "(.*?)"', json.dumps(form.model_json_schema())))
    assert {json.loads(f'"{pattern}"') for pattern in patterns} <= set(WRITTEN_AS)


def test_a_misspelt_key_gets_a_suggestion_and_is_not_called_missing_too(write_checklist: Write) -> None:
    text = FIVE_LINES.replace("importance: high", "importence: high")
    with pytest.raises(SettingsError) as caught:
        load_checklists([write_checklist(text)])
    assert caught.value.hint == "Did you mean 'importance'?"


def test_the_first_problem_counts_the_others(write_checklist: Write) -> None:
    text = FIVE_LINES.replace("importance: high", "importance: urgent").replace("version: 1.10", "version: next")
    with pytest.raises(SettingsError) as caught:
        load_checklists([write_checklist(text)])
    assert caught.value.place.endswith(":3")
    assert "There is 1 more problem" in caught.value.hint


def test_an_alias_is_written_out(write_checklist: Write) -> None:
    text = FIVE_LINES.replace("title: A policy", "title: &t A policy").replace("No policy is written", "*t")
    (checklist,) = load_checklists([write_checklist(text)])
    assert checklist.items[0].title_unmet == checklist.items[0].title == "A policy is written"


def test_an_alias_of_what_it_is_part_of_is_refused(write_checklist: Write) -> None:
    text = FIVE_LINES.replace("title: A small checklist", "title: &t [*t]")
    with pytest.raises(SettingsError, match="part of") as caught:
        load_checklists([write_checklist(text)])
    assert caught.value.place.endswith(":4")


def test_aliases_that_grow_without_end_are_refused(write_checklist: Write) -> None:
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    with pytest.raises(SettingsError, match="too large"):
        load_checklists([write_checklist("a0: &a0 [x]\n" + layers + FIVE_LINES)])


def test_an_id_used_twice_is_refused(write_checklist: Write) -> None:
    item = FIVE_LINES[FIVE_LINES.index("  - id") :]
    with pytest.raises(SettingsError, match="used twice") as caught:
        load_checklists([write_checklist(FIVE_LINES + item)])
    assert caught.value.place.endswith(":11")
    assert "line 6" in caught.value.hint


def test_an_id_used_by_two_checklists_is_refused(write_checklist: Write) -> None:
    write_checklist()
    folder = write_checklist(FIVE_LINES.replace("id: small", "id: other"), "other")
    with pytest.raises(SettingsError, match="written-policy"):
        load_checklists([folder])


def test_a_retired_item_is_not_asked_but_known(write_checklist: Write) -> None:
    old = FIVE_LINES[FIVE_LINES.index("  - id") :].replace("written-policy", "old-policy")
    (checklist,) = load_checklists([write_checklist(FIVE_LINES + old + "    replaced_by: written-policy\n")])
    assert [item.id for item in checklist.items] == ["written-policy"]
    assert checklist.retired == {"old-policy": "written-policy"}


def test_a_checklist_is_chosen_by_id_and_an_unknown_one_is_named(write_checklist: Write) -> None:
    folder = write_checklist()
    assert [checklist.id for checklist in load_checklists([folder], ["small"])] == ["small"]
    with pytest.raises(SettingsError, match="no checklist called `tiny`") as caught:
        load_checklists([folder], ["tiny"])
    assert "small" in caught.value.hint


def test_own_folders_stand_beside_ours_or_alone(write_checklist: Write) -> None:
    folder = write_checklist()
    beside = checklist_folders(Settings(checklist_folders=(str(folder),)))
    alone = checklist_folders(Settings(checklist_folders=(str(folder),), shipped_checklists=False))
    assert alone == (folder,)
    assert beside[1:] == alone
    assert beside[0].name == "checklists"


def test_the_digest_follows_the_content_and_not_the_layout(write_checklist: Write) -> None:
    first = load_checklists([write_checklist()])[0].digest
    spaced = load_checklists([write_checklist("# a remark\n" + FIVE_LINES)])[0].digest
    changed = load_checklists([write_checklist(FIVE_LINES.replace("A policy is", "Our policy is"))])[0].digest
    assert first == spaced != changed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id: a\ntitle: A\nanswers: {yes: 1}\n", "two answers or more"),
        ("id: a\ntitle: A\nanswers: {yes: 1, no: 2}\n", "less than or equal to 1"),
        ("id: a\ntitle: A\nanswers: {'yes, all': 1, no: 0}\n", "must be words in lower case"),
        ("id: a\ntitle: A\nanswers: {yes: 1, no: 0}\nlabels: {maybe: Maybe}\n", "belongs to no answer"),
    ],
)
def test_a_scale_that_cannot_be_is_refused(write_checklist: Write, text: str, words: str) -> None:
    folder = write_checklist()
    (folder / "scales" / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as caught:
        load_scales([folder])
    assert "a.yaml" in caught.value.place


def test_a_folder_without_checklists_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no checklist"):
        load_checklists([tmp_path])
    with pytest.raises(SettingsError, match="no folder"):
        load_checklists([tmp_path / "absent"])
