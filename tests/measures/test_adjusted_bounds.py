"""The range of a regression coefficient against the regression of every disclosure, by an independent fit."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.sparse import csr_array

from audit.measures.adjusted_bounds import Known, Unknown, coefficient_range


def coefficient(controls: np.ndarray, group: np.ndarray, outcome: np.ndarray) -> float:
    solved = np.linalg.lstsq(np.column_stack((group, controls)), outcome, rcond=None)[0]
    return float(solved[0])


def people(seed: int, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    level, years = random.integers(0, 3, n), random.integers(0, 20, n)
    controls = np.column_stack((np.ones(n), level == 1, level == 2, years)).astype(float)
    group = random.random(n) < 0.5
    return controls, group, 3 + 0.2 * level + 0.01 * years - 0.05 * group + random.normal(0, 0.1, n)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("unknown", [0, 1, 3, 5])
def test_every_disclosure_lies_within(seed: int, unknown: int) -> None:
    controls, group, outcome = people(seed, 40)
    sure = slice(unknown, None)
    known = Known(
        controls=csr_array(controls[sure]),
        n=np.ones(40 - unknown),
        total=outcome[sure],
        compared=group[sure].astype(bool),
    )
    anything = np.ones(unknown, dtype=bool)
    spread = np.where(np.arange(unknown) % 2, 0.3, 0.0)  # of every other one the outcome is open as well
    found = coefficient_range(
        known,
        Unknown(
            controls=controls[:unknown],
            least=outcome[:unknown] - spread,
            most=outcome[:unknown] + spread,
            may_be_compared=anything,
            may_be_reference=anything,
            may_be_out=anything,
        ),
    )
    assert found is not None
    seen = []
    options = [(None, 0, 1) for _ in range(unknown)]
    for world in product(*options):
        counted = [place for place, each in enumerate(world) if each is not None]
        for way in (-1, 0, 1):
            rows = [*counted, *range(unknown, 40)]
            groups = np.array([world[place] for place in counted] + group[sure].astype(int).tolist(), dtype=float)
            moved = outcome.copy()
            moved[:unknown] += way * spread
            seen.append(coefficient(controls[rows], groups, moved[rows]))
    assert found[0] <= min(seen) + 1e-9
    assert max(seen) - 1e-9 <= found[1]
    exact = max(seen) - min(seen)
    assert found[1] - found[0] <= max(3 * exact, 1e-6), "close to exact where the unknown are few"


def test_somebody_like_nobody_known_may_weigh_anything() -> None:
    controls, group, outcome = people(1, 40)
    rare = np.column_stack((controls, np.zeros(40)))
    known = Known(controls=csr_array(rare), n=np.ones(40), total=outcome, compared=group.astype(bool))
    alone = np.ones(1, dtype=bool)
    only_one = Unknown(
        controls=np.array([[1.0, 0.0, 0.0, 5.0, 1.0]]),
        least=np.array([9.0]),
        most=np.array([9.0]),
        may_be_compared=alone,
        may_be_reference=alone,
        may_be_out=alone,
    )
    found = coefficient_range(known, only_one)
    assert found is not None
    assert found[0] <= coefficient(controls, group.astype(float), outcome) <= found[1]


def test_a_group_that_the_controls_tell_has_no_range() -> None:
    controls, group, outcome = people(2, 40)
    told = np.column_stack((controls, group))
    known = Known(controls=csr_array(told), n=np.ones(40), total=outcome, compared=group.astype(bool))
    nobody = np.zeros(0, dtype=bool)
    none = Unknown(
        controls=np.zeros((0, 5)),
        least=np.zeros(0),
        most=np.zeros(0),
        may_be_compared=nobody,
        may_be_reference=nobody,
        may_be_out=nobody,
    )
    assert coefficient_range(known, none) is None
