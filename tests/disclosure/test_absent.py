"""A group that a table leaves out is known to be empty, and so helps an attacker."""

from __future__ import annotations

from audit.disclosure import verify_results
from audit.disclosure.absent import absent_cells
from audit.model.measurement import CellKey
from audit.types import Audience

from .organisations import Organisation, people
from .test_verify import document


def staff_of(groups: dict[tuple[str, str], int]) -> Organisation:
    staff = Organisation(people(groups, ("gender", "unit")), ("gender", "unit"))
    staff.counts("table", "gender", "unit")
    staff.counts("units", "unit")
    staff.counts("genders", "gender")
    return staff


def test_empty_cells_of_listed_categories_are_found():
    staff = staff_of({("women", "A"): 9, ("men", "A"): 9, ("women", "B"): 9})
    measured = staff.measured()
    place = (("gender", "men"), ("unit", "B"))
    assert absent_cells(measured.cells, measured.populations.values()) == {CellKey("employees", place)}


def test_a_group_is_not_had_by_knowing_which_others_are_empty():
    """Without the empty places, the two people of C could be anywhere in a table of twelve."""
    groups = {("women", "A"): 30, ("men", "A"): 20, ("other", "C"): 2, ("women", "B"): 12, ("men", "B"): 7}
    for audience in (Audience.INTERNAL, Audience.PUBLIC):
        result = document(staff_of({**groups, ("men", "C"): 11}), audience)
        known = {cell.key.at: cell.value for cell in result.certificate.cells}
        assert known[("gender", "women"), ("unit", "C")] == 0
        assert verify_results([result]).passed
        assert known[("gender", "other"), ("unit", "C")] is None
        assert known[("unit", "C"),] is None or known[("gender", "men"), ("unit", "C")] is None
