from __future__ import annotations

import numpy as np
import pytest

from audit.measures.egapro_staff import EgaproStaff, best_paid


def staff(pay: list[float], women: list[bool]) -> EgaproStaff:
    nothing = np.zeros(len(pay), dtype=np.int64)
    return EgaproStaff(np.arange(len(pay)), np.array(women), nothing, nothing, np.array(pay, dtype=float))


@pytest.mark.parametrize(("first", "women"), [(True, 10), (False, 0)])
def test_of_people_tied_at_the_tenth_place_those_count_that_leave_the_sexes_least_balanced(
    first: bool, women: int
) -> None:
    # Eight of one sex earn most; two of each share the next pay, for two places.
    people = staff([200.0] * 8 + [100.0] * 4 + [50.0] * 5, [first] * 8 + [True, True, False, False] + [True] * 5)
    top = best_paid(people)
    assert len(top) == 10
    assert int(people.women[top].sum()) == women


def test_fewer_than_ten_are_all_among_the_best_paid() -> None:
    assert best_paid(staff([3.0, 1.0, 2.0], [True, False, True])).tolist() == [0, 1, 2]
