"""Reports of one period about other questions, held together, tell no more than one of them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from audit.disclosure import verify_results
from audit.disclosure.drafts import Drafts, readable
from audit.disclosure.rules import People
from audit.model.codec import result_from_json, result_to_json
from audit.model.measurement import CellKey
from audit.model.result import AuditResult, KnownCell
from audit.types import Audience

from .organisations import Organisation, people
from .test_random_organisations import people_of, published_of
from .test_verify import document

ORDERS = tuple(product((Audience.INTERNAL, Audience.PUBLIC), repeat=2))


def half(seed: int, which: int) -> Organisation:
    """Every second question about the people of a random organisation."""
    staff = published_of(*people_of(np.random.default_rng(seed)))
    staff.items = {item: m for index, (item, m) in enumerate(sorted(staff.items.items())) if index % 2 == which}
    return staff


def made(staff: Organisation, audience: Audience, *earlier: AuditResult) -> AuditResult:
    return result_from_json(result_to_json(document(staff, audience, earlier=earlier)))


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(s, marks=pytest.mark.slow) for s in range(8, 108))])
def test_two_halves_of_a_report_can_be_held_together(seed: int) -> None:
    first, second = ORDERS[seed % len(ORDERS)]
    one = made(half(seed, 0), first)
    verified = verify_results([made(half(seed, 1), second, one), one])
    assert verified.passed, verified.told


def test_two_halves_that_know_nothing_of_each_other_are_caught() -> None:
    caught = sum(
        not verify_results([made(half(seed, which), Audience.INTERNAL) for which in (1, 0)]).passed for seed in range(8)
    )
    assert caught >= 7


def test_a_figure_from_which_a_draft_would_be_subtracted_is_hidden() -> None:
    """30 of 34 people are known to be full-time: the four others would follow from the number of all."""
    rows = people({("full-time",): 30, ("part-time",): 4}, ("contract",))
    draft, report = Organisation(rows, ("contract",)), Organisation(rows, ("contract",))
    draft.counts("full-time", contract="full-time")
    full_time = report.key(contract="full-time")
    report.counts("everybody")
    assert document(report).checklists[0].items[0].measurement.value == 34  # type: ignore[union-attr]
    beside = document(report, earlier=[document(draft)])
    assert beside.checklists[0].items[0].measurement.value is None  # type: ignore[union-attr]
    assert full_time not in {cell.key for cell in beside.certificate.cells}


def test_only_cells_that_have_not_changed_are_taken_for_granted() -> None:
    staff = Organisation(people({("a",): 20, ("b",): 30}, ("unit",)), ("unit",))
    a, b, gone = staff.key(unit="a"), staff.key(unit="b"), CellKey("employees", (("site", "x"),))
    cells = [KnownCell(key=a, value=20.0), KnownCell(key=b, value=31.0), KnownCell(key=gone, value=9.0)]
    drafts = Drafts.of(cells, People.of(staff.measured()))
    assert drafts.keys == {a, b}
    assert drafts.known == {a}


def test_a_public_reader_holds_public_reports_only() -> None:
    staff = Organisation(people({("a",): 20}, ("unit",)), ("unit",))
    staff.counts("all")
    results = [document(staff, audience) for audience in Audience]
    assert [one.audience for one in readable(results, Audience.PUBLIC)] == [Audience.PUBLIC]
    assert len(readable(results, Audience.INTERNAL)) == 2
