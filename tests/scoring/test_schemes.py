"""The official arithmetic of schemes, with their published worked cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.checklists.schemes import find_scheme, load_schemes
from audit.model.measurement import Bounds, Measurement
from audit.model.message import msg
from audit.model.result import Answer, ItemResult
from audit.model.scheme import Scheme
from audit.scoring.schemes import count_scheme, level_of, roll_up, stand_in, tick_percent
from audit.types import Outcome, Statistic, ValueUnit, Visibility

SCHEMES = load_schemes()


def _scheme(name: str) -> Scheme:
    return find_scheme(SCHEMES, name)


def _ticks(name: str, n: int) -> tuple[float, str]:
    scheme = _scheme(name)
    percent = tick_percent(scheme, frozenset(item.id for item in scheme.items[:n]))
    return percent, level_of(scheme, percent).name


def test_eighteen_of_twenty_six_is_sixty_nine_and_silver() -> None:
    assert _ticks("chaoss-in-person", 18) == (69, "Silver")


@pytest.mark.parametrize(
    ("name", "total", "first"),
    [
        ("chaoss-in-person", 26, {"Passing": 11, "Silver": 16, "Gold": 21}),
        ("chaoss-virtual", 21, {"Passing": 9, "Silver": 13, "Gold": 17}),
    ],
)
def test_fewest_ticks_for_each_badge(name: str, total: int, first: dict[str, int]) -> None:
    levels = [_ticks(name, n)[1] for n in range(total + 1)]
    assert len(_scheme(name).items) == total
    assert {level: levels.index(level) for level in first} == first
    assert levels[0] == "Pending"
    assert _ticks(name, total) == (100, "Gold")


def test_roll_up_of_the_maturity_model() -> None:
    model = _scheme("w3c-maturity-model")
    names = [item.id for item in model.items]
    # Two at each of three stages and one that does not apply: (0 + 0 + 1 + 1 + 3 + 3) / 6 / 3.
    stages = dict(zip(names, ["Inactive", "Inactive", "Launch", "Launch", "Optimize", "Optimize", None], strict=True))
    assert roll_up(model, stages) == pytest.approx(100 * 8 / 18)
    assert roll_up(model, dict.fromkeys(names, "Optimize")) == 100
    assert roll_up(model, {}) == 0
    assert roll_up(model, dict.fromkeys(names)) is None
    assert level_of(model, 100 / 3).name == "Launch"


@pytest.mark.parametrize(
    ("name", "percent", "level"),
    [
        ("gender-avenger-tally", 30, "Hall of Shame"),
        ("gender-avenger-tally", 30.1, "Between"),
        ("gender-avenger-tally", 40, "Hall of Fame"),
        ("bbc-50-50", 49.9, "On the way"),
        ("bbc-50-50", 50, "Aim reached"),
        ("panel-pledge", 99.9, "Not kept"),
        ("panel-pledge", 100, "Kept"),
    ],
)
def test_levels_at_their_limits(name: str, percent: float, level: str) -> None:
    assert level_of(_scheme(name), percent).name == level


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_the_worked_case_of_each_scheme(scheme: Scheme) -> None:
    worked = {
        "chaoss-in-person": 1800 // 26,
        "chaoss-virtual": 1300 // 21,
        "w3c-maturity-model": 100 * (0 * 2 / 6 + 1 * 2 / 6 + 3 * 2 / 6) / 3,
        "panel-pledge": 100 * 11 / 15,
        "gender-avenger-tally": 100 * 6 / 16,
        "bbc-50-50": 100 * 12 / 24,
    }
    assert scheme.worked.percent == pytest.approx(worked[scheme.id], abs=1e-5)
    assert level_of(scheme, scheme.worked.percent).name == scheme.worked.level


def _result(item: str, outcome: Outcome, measurement: Measurement | None = None) -> ItemResult:
    return ItemResult(
        item=item, checklist="c", outcome=outcome, score=None, low=0, high=1, weight=1, measurement=measurement
    )


def test_our_findings_give_a_range_and_our_own_number() -> None:
    scheme = _scheme("chaoss-in-person")
    results = {
        "published-codes-of-conduct": _result("published-codes-of-conduct", Outcome.MET),  # two requirements
        "accepted-codes-of-conduct": _result("accepted-codes-of-conduct", Outcome.PARTLY_MET),
        "step-free-events": _result("step-free-events", Outcome.MET),  # its twin is not known
        "offered-support": _result("offered-support", Outcome.SUPPRESSED),
    }
    standing = stand_in(scheme, results)
    assert (standing.met, standing.unmet) == (("conduct-findable", "conduct-behaviour"), ("conduct-acceptance",))
    assert (standing.low, standing.high) == (7, 96)  # 2 and 25 of 26, rounded down
    assert (standing.level_low, standing.level_high) == ("Pending", "Gold")
    assert standing.ours == pytest.approx(200 / 3)
    assert (standing.known, standing.total) == (3, 26)


def test_a_share_comes_with_its_bounds_and_a_hidden_one_with_none() -> None:
    scheme = _scheme("gender-avenger-tally")
    measured = Measurement(
        id="m",
        measure="group-share",
        label=msg("l", "L"),
        convention=msg("c", "C"),
        unit=ValueUnit.SHARE,
        statistic=Statistic.SHARE,
        value=0.35,
        bounds=Bounds(low=0.3, high=0.45),
        visibility=Visibility.SHOWN,
    )
    standing = stand_in(scheme, {"keynotes-by-gender": _result("keynotes-by-gender", Outcome.PARTLY_MET, measured)})
    assert (standing.level_low, standing.level_high, standing.ours) == ("Hall of Shame", "Hall of Fame", 35)
    hidden = replace(measured, value=None, bounds=None, visibility=Visibility.HIDDEN)
    standing = stand_in(scheme, {"keynotes-by-gender": _result("keynotes-by-gender", Outcome.SUPPRESSED, hidden)})
    assert (standing.low, standing.high, standing.ours) == (0, 100, None)


def test_a_stage_is_left_to_people_and_our_scores_stand_beside_it() -> None:
    results = {
        "image-descriptions": replace(_result("image-descriptions", Outcome.PARTLY_MET), score=0.5),
        "materials-in-advance": replace(_result("materials-in-advance", Outcome.MET), score=1.0),
        "accessibility-policy": replace(_result("accessibility-policy", Outcome.PARTLY_MET), score=0.25),
        "met-access-requests": _result("met-access-requests", Outcome.SUPPRESSED),
    }
    standing = stand_in(_scheme("w3c-maturity-model"), results)
    assert (standing.low, standing.high, standing.known) == (0, 100, 2)
    assert standing.ours == 50  # of 75 and 25


def _answered(**said: str) -> dict[str, ItemResult]:
    """Results of a scheme's own checklist; an item without an answer was asked and left open."""
    return {
        name: replace(_result(name, Outcome.NOT_ASSESSED), answer=Answer(item=name, value=value) if value else None)
        for name, value in ((name.replace("_", "-"), value) for name, value in said.items())
    }


def test_ticks_are_counted_with_what_is_open_as_missing_and_as_there() -> None:
    scheme = _scheme("chaoss-virtual")
    names = [item.id for item in scheme.items]
    answers = {**dict.fromkeys(names[:13], "yes"), **dict.fromkeys(names[13:19], "no"), names[19]: ""}
    standing = count_scheme(scheme, _answered(**answers))
    assert (standing.met, standing.unmet, standing.unknown) == (
        tuple(names[:13]),
        tuple(names[13:19]),
        tuple(names[19:]),  # one left open, one not even asked
    )
    assert (standing.low, standing.high) == (1300 // 21, 1500 // 21)
    assert (standing.level_low, standing.level_high) == ("Silver", "Silver")
    assert (standing.known, standing.total, standing.ours) == (19, 21, None)
    whole = count_scheme(scheme, _answered(**{**dict.fromkeys(names, "no"), names[0]: "yes"}))
    assert (whole.low, whole.high, whole.ours) == (4, 4, 4)  # 1 of 21, rounded down


def test_stages_are_rolled_up_over_the_dimensions_that_apply() -> None:
    model = _scheme("w3c-maturity-model")
    names = [item.id for item in model.items]
    said = ["inactive", "launch", "integrate", "optimize", "optimize", "not-applicable", ""]
    standing = count_scheme(model, _answered(**dict(zip(names, said, strict=True))))
    # (0 + 1 + 2 + 3 + 3) and 0 or 3 for the open one, of six that apply.
    assert (standing.low, standing.high) == pytest.approx((100 * 9 / 6 / 3, 100 * 12 / 6 / 3))
    assert (standing.level_low, standing.level_high) == ("Launch", "Integrate")
    assert (standing.met, standing.unmet) == (tuple(names[3:5]), tuple(names[:3]))
    assert (standing.known, standing.unknown, standing.ours) == (6, (names[6],), None)


def test_a_scheme_of_one_share_counts_it_as_measured() -> None:
    standing = count_scheme(_scheme("bbc-50-50"), {})
    assert (standing.low, standing.high, standing.ours, standing.unknown) == (0, 100, None, ("women-contributors",))
