"""How many panels seat nobody of a gender is shown of line-ups that few people sit on only if they were announced."""

from __future__ import annotations

from datetime import date

import pytest

from audit.authoring.locate import load_sound
from audit.config import PeriodSettings, Settings
from audit.disclosure import verify_results
from audit.engine import assess
from audit.model.codec import result_from_json, result_to_json
from audit.model.measurement import Measurement
from audit.types import Audience, Outcome, Visibility
from tests.engine.any_organisation import imported


def mixed_panels(*panels: str, audience: Audience = Audience.INTERNAL, announced: bool = False) -> Measurement:
    """Audit panels, each written as the genders of its people, and return how many are mixed."""
    rows = ["event,session,person,role,gender"]
    for number, panel in enumerate(panels):
        words = {"w": "women", "m": "men"}
        rows += [f"E,S{number},P{number}-{seat},panellist,{words[sex]}" for seat, sex in enumerate(panel)]
    settings = Settings(
        organisation="X", audience=audience, public_roster=announced, period=PeriodSettings(label="2025")
    )
    checklists, profile = load_sound(settings, [])
    dataset = imported({"appearances": "\n".join(rows).encode()}, settings)
    result = assess(checklists, dataset, settings, profile, today=date(2026, 1, 1))
    result = result_from_json(result_to_json(result))
    verified = verify_results([result])
    assert verified.passed, (verified.told, verified.problems)
    (item,) = (one for each in result.checklists for one in each.items if one.item == "mixed-gender-panels")
    assert item.measurement is not None
    assert (item.outcome is Outcome.SUPPRESSED) == (item.measurement.visibility is Visibility.HIDDEN)
    return item.measurement


@pytest.mark.parametrize(
    ("panels", "audience", "share"),
    [
        (("wmm", "wmm", "mmmm"), Audience.INTERNAL, None),  # four men sit on the one without a woman
        (("wmm", "mmm", "mmm"), Audience.INTERNAL, None),  # one of three people is a woman
        (("wmm", "wmm", "mmmmm"), Audience.INTERNAL, 2 / 3),
        (("wmm", "wmm", "mmmmm"), Audience.PUBLIC, None),
        (("wmm", "wmm", "mmmm"), Audience.CONFIDENTIAL, 2 / 3),
        (("wmm", "wmm"), Audience.INTERNAL, 1.0),  # tells of nobody which of them it is
        (("mmm", "mmm"), Audience.INTERNAL, None),  # all six are men
        (("mmmm", "mmmm", "mmmm"), Audience.INTERNAL, 0.0),
    ],
)
def test_line_ups_of_few_people_are_not_counted(
    panels: tuple[str, ...], audience: Audience, share: float | None
) -> None:
    found = mixed_panels(*panels, audience=audience)
    assert found.value == (None if share is None else pytest.approx(share))
    if share is None:
        assert (found.n, found.count, found.bounds, found.facts, found.tests) == (None, None, None, (), ())


def test_announced_line_ups_are_counted_however_few() -> None:
    found = mixed_panels("wmm", "mmm", "mmm", announced=True)
    assert (found.value, found.n) == (pytest.approx(1 / 3), 3)


def test_what_chance_would_give_does_not_tell_how_many_women_there_are() -> None:
    """Of 20 people two are women: the panels are counted, and the number that chance gives would tell the two."""
    found = mixed_panels("wmmmm", "wmmmm", "mmmmm", "mmmmm")
    assert found.value == 0.5
    assert [fact.name for fact in found.facts] == ["panels-without"]
    assert found.tests == ()
    many = mixed_panels("wwwmm", "wwwmm", "mmmmm", "mmmmm")
    assert "expected-by-chance" in [fact.name for fact in many.facts]
    assert many.tests
