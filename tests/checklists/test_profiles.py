"""Profiles select, drop, reweight and set parameters; what they name must exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checklists import apply_profile, load_profile, restricted_reason
from audit.errors import SettingsError, UsageError
from audit.model.checklist import Ask, Band, Checklist, Combine, Gate, Item, Measure
from audit.model.profile import Profile
from audit.types import Importance


def _item(name: str, assess: Ask | Measure | Combine) -> Item:
    return Item(id=name, title=name, title_unmet=name, importance=Importance.HIGH, assess=assess)


def _measure(**parameters: str) -> Measure:
    return Measure(measure="group-share", parameters=parameters, band=Band(kind="at_least", target=(1,), floor=(0,)))


EVENTS = Checklist(
    id="events",
    version="1.0",
    title="Events",
    summary="",
    items=(
        _item("asked", Ask(scale="yes-no")),
        _item("measured", _measure(dimension="ethnicity")),
        _item("both", Combine(how="mean", items=("asked", "measured"))),
    ),
    gates=(Gate(item="asked", cap=0.5, reason="Because."),),
)
PAY = Checklist(id="pay", version="1.0", title="Pay", summary="", items=(_item("gap", _measure(dimension="gender")),))


@pytest.fixture(autouse=True)
def nothing_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that ship are known to every profile; these tests say what there is themselves."""
    monkeypatch.setattr("audit.checklists.profiles.load_checklists", tuple)


def _profile(folder: Path, text: str, name: str = "ours") -> Profile:
    path = folder / f"{name}.yaml"
    path.write_text(f"format: 1\nid: {name}\ntitle: Ours\n{text}", encoding="utf-8")
    return load_profile(str(path))


def test_a_profile_selects_checklists(tmp_path: Path) -> None:
    assert apply_profile([EVENTS, PAY], _profile(tmp_path, "checklists: [pay]\n")) == (PAY,)
    assert apply_profile([EVENTS, PAY], _profile(tmp_path, "")) == (EVENTS, PAY)


def test_a_dropped_item_leaves_its_gate_and_its_combination_too(tmp_path: Path) -> None:
    text = "adjustments: [{target: asked, action: drop, reason: We hold no events.}]\n"
    (events,) = apply_profile([EVENTS], _profile(tmp_path, text))
    assert [item.id for item in events.items] == ["measured", "both"]
    assert events.items[1].assess == Combine(how="mean", items=("measured",))
    assert events.gates == ()


def test_a_checklist_can_be_dropped(tmp_path: Path) -> None:
    text = "adjustments: [{target: events, action: drop, reason: We hold no events.}]\n"
    assert apply_profile([EVENTS, PAY], _profile(tmp_path, text)) == (PAY,)


def test_weight_parameters_and_band_are_set_with_a_reason(tmp_path: Path) -> None:
    text = """\
adjustments:
  - {target: asked, action: weight, weight: 3, reason: It matters to us.}
  - {target: measured, action: parameter, parameters: {dimension: gender},
     band: {at_least: 0.9, floor: 0.4}, reason: Law.}
"""
    profile = _profile(tmp_path, text)
    (events,) = apply_profile([EVENTS], profile)
    assert events.items[0].weight == 3
    assess = events.items[1].assess
    assert isinstance(assess, Measure)
    assert assess.parameters == {"dimension": "gender"}
    assert (assess.band.target, assess.band.floor) == ((0.9,), (0.4,))
    assert [change.reason for change in profile.adjustments] == ["It matters to us.", "Law."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("checklists: [nothing]\n", "checklist `nothing`, which does not exist"),
        ("multipliers: {nothing: 2}\n", "checklist `nothing`, which does not exist"),
        ("adjustments: [{target: nothing, action: drop, reason: x}]\n", "`nothing`, which is no question"),
        ("adjustments: [{target: events, action: weight, weight: 2, reason: x}]\n", "whole checklist"),
        ("adjustments: [{target: asked, action: parameter, parameters: {a: 1}, reason: x}]\n", "not measured"),
    ],
)
def test_a_profile_that_names_nothing_is_refused(tmp_path: Path, text: str, words: str) -> None:
    profile = _profile(tmp_path, text)
    with pytest.raises(SettingsError, match=words):
        apply_profile([EVENTS], profile)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("adjustments: [{target: a, action: drop}]\n", "'reason' is missing"),
        ("adjustments: [{target: a, action: weight, reason: x}]\n", "gives a weight"),
        ("adjustments: [{target: a, action: rewrite, reason: x}]\n", "must be"),
        ("thresholds: {coverage: 1}\n", "no key 'coverage'"),
        ("thresholds: {counts: {internal: 2}}\n", "greater than or equal to 3"),
    ],
)
def test_a_malformed_profile_is_refused_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        _profile(tmp_path, text)
    assert caught.value.place.endswith("ours.yaml:4")


def test_thresholds_left_out_keep_their_default(tmp_path: Path) -> None:
    thresholds = _profile(tmp_path, "thresholds: {minimum_n: 20, counts: {public: 15}}\n").thresholds
    assert (thresholds.minimum_n, thresholds.coverage_overall) == (20, 0.6)
    assert thresholds.counts == {"confidential": 3, "internal": 5, "public": 15}


def test_a_profile_extends_others_and_wins_over_them(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    base = "id: base\ntitle: Base\njurisdiction: uk\nchecklists: [pay]\nthresholds: {minimum_n: 20}\n"
    (folder / "base.yaml").write_text(base, encoding="utf-8")
    (folder / "top.yaml").write_text("id: top\ntitle: Top\nextends: base\nmultipliers: {pay: 2}\n", encoding="utf-8")
    top = load_profile("top", [tmp_path])
    assert (top.id, top.jurisdiction, top.checklists, top.multipliers) == ("top", "uk", ("pay",), {"pay": 2})
    assert top.thresholds.minimum_n == 20
    assert load_profile("base+top", [tmp_path]).id == "base+top"


def test_a_profile_that_extends_itself_and_one_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    folder.mkdir()
    (folder / "round.yaml").write_text("id: round\ntitle: R\nextends: round\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="itself"):
        load_profile("round", [tmp_path])
    with pytest.raises(UsageError, match="no profile called `absent`") as caught:
        load_profile("absent", [tmp_path])
    assert "round" in caught.value.hint


def test_a_restricted_dimension_gives_its_reason(tmp_path: Path) -> None:
    profile = _profile(tmp_path, "restricted_dimensions: {ethnicity: The law forbids to collect it.}\n")
    assert restricted_reason(EVENTS.items[1], profile) == "The law forbids to collect it."
    assert restricted_reason(PAY.items[0], profile) == ""
    assert restricted_reason(EVENTS.items[0], profile) == ""
