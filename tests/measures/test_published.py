"""Cells that other reports of the period name are counted, so that disclosure control sees them together."""

from __future__ import annotations

from audit.measures.published import record_published
from audit.model.cells import Contributions
from audit.model.measurement import CellKey, union

from .builders import context, dataset

STAFF = {
    "gender": ["women", "men", "women", "men"],
    "level": ["1", "2", "3", "3"],
    "annual_pay": [10.0, 20.0, 40.0, 50.0],
}


def test_cells_of_counts_and_amounts_are_recorded():
    given = context(dataset(employees=STAFF))
    higher = CellKey("employees", (("level", union(["2", "3"])),))
    women = CellKey("employees", (("gender", "women"),), "annual_pay")
    record_published(given, [higher, women])
    assert given.cells[higher].n == 3
    assert (given.cells[women].total, given.cells[women].largest) == (50.0, (40.0, 10.0))


def test_what_the_data_do_not_have_and_what_is_recorded_already_is_left_alone():
    given = context(dataset(employees=STAFF))
    known = CellKey("employees")
    given.cells[known] = Contributions(n=4)
    record_published(
        given, [known, CellKey("employees", (("site", "x"),)), CellKey("members"), CellKey("employees", (), "fee")]
    )
    assert given.cells == {known: Contributions(n=4)}
