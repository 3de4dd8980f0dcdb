"""From how many people on each audience is shown what: one figure by itself, one person fewer, and it is hidden."""

from __future__ import annotations

import pytest

from audit.config import Settings
from audit.disclosure import protect
from audit.model.measurement import Measurement
from audit.model.profile import Thresholds
from audit.types import Audience

from .organisations import Organisation

CONFIDENTIAL, INTERNAL, PUBLIC = Audience


def shown(staff: Organisation, audience: Audience, item: str) -> bool:
    published, _ = protect(staff.measured(), audience=audience, thresholds=Thresholds(), settings=Settings())
    measurement: Measurement = published[item]
    return measurement.value is not None


def of(n: int, **columns: str) -> list[dict[str, object]]:
    return [{**columns, "pay": 30_000.0 + 100 * i} for i in range(n)]


@pytest.mark.parametrize(("audience", "least"), [(CONFIDENTIAL, 3), (INTERNAL, 5), (PUBLIC, 10)])
def test_a_count_is_shown_from_so_many_people(audience: Audience, least: int) -> None:
    for n in (least - 1, least):
        staff = Organisation(of(n, unit="A") + of(60, unit="B"), ("unit",))
        staff.counts("A", unit="A")
        assert shown(staff, audience, "A") == (n >= least)


@pytest.mark.parametrize(("audience", "least"), [(CONFIDENTIAL, 5), (INTERNAL, 10), (PUBLIC, 10)])
def test_mean_pay_is_shown_from_so_many_people(audience: Audience, least: int) -> None:
    for n in (least - 1, least):
        staff = Organisation(of(n, unit="A") + of(60, unit="B"), ("unit",))
        staff.means("A", "pay", unit="A")
        assert shown(staff, audience, "A") == (n >= least)


@pytest.mark.parametrize("audience", Audience)
def test_pay_is_hidden_where_the_second_best_paid_could_reckon_the_best_paid_within_ten_per_cent(
    audience: Audience,
) -> None:
    """Beside 1,000,000 and 40,000, the others have 99,000 or 101,000: less or more than a tenth of it."""
    for others, is_shown in ((99_000.0, False), (101_000.0, True)):
        pays = [1_000_000.0, 40_000.0, *([others / 10] * 10)]
        staff = Organisation([{"unit": "A", "pay": pay} for pay in pays], ("unit",))
        staff.means("A", "pay")
        assert shown(staff, audience, "A") == is_shown


@pytest.mark.parametrize(
    ("special", "n", "audiences"),
    [
        (False, 9, set()),
        (False, 10, {INTERNAL}),
        (False, 20, {INTERNAL, PUBLIC}),
        (True, 20, {INTERNAL}),
    ],
)
def test_none_or_all_of_a_group_is_shown_from_so_many_people(special: bool, n: int, audiences: set[Audience]) -> None:
    rows = of(n, unit="A", origin="one") + of(40, unit="B", origin="one") + of(40, unit="B", origin="other")
    staff = Organisation(rows, ("origin", "unit"), special=frozenset({"origin"} if special else ()))
    staff.share("all-of-one", "origin", "one", unit="A")
    assert {audience for audience in (INTERNAL, PUBLIC) if shown(staff, audience, "all-of-one")} == audiences


def test_a_wider_circle_is_never_told_more_whatever_a_profile_says() -> None:
    """A profile that would show the public groups of two, and analysts those of eight only."""
    staff = Organisation([*of(7, gender="women"), *of(30, gender="men")], ("gender",))
    staff.counts("women", gender="women")
    loose = Thresholds(counts={"confidential": 8, "internal": 4, "public": 2})
    for audience in Audience:
        published, _ = protect(staff.measured(), audience=audience, thresholds=loose, settings=Settings())
        assert published["women"].value is None
