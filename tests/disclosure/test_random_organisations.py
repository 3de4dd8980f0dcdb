"""Random organisations: nobody is recovered, every small group keeps its width, and no hidden cell is idle."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest

from audit.disclosure import verify_results
from audit.model.codec import result_from_json, result_to_json
from audit.types import Audience

from .organisations import Organisation
from .test_verify import document

CATEGORIES = {
    "gender": (("women", 0.5), ("men", 0.42), ("non-binary", 0.03), ("not-disclosed", 0.05)),
    "unit": (("A", 0.4), ("B", 0.3), ("C", 0.2), ("D", 0.1)),
    "contract": (("full-time", 0.8), ("part-time", 0.2)),
    "ethnicity": (("white", 0.7), ("black", 0.15), ("asian", 0.1), ("not-disclosed", 0.05)),
}
COUNT = 200 if os.environ.get("DISCLOSURE_TESTS") == "full" else 30


def organisation(seed: int) -> Organisation:
    """Two to four dimensions, 30 to 400 people, tables by one and two of them, shares, and mean pay."""
    random = np.random.default_rng(seed)
    dimensions = ("gender", *random.permutation(["unit", "contract", "ethnicity"])[: random.integers(1, 4)])
    size = int(random.integers(30, 400))
    columns = {
        d: random.choice([name for name, _ in CATEGORIES[d]], size, p=[share for _, share in CATEGORIES[d]])
        for d in dimensions
    }
    pay = random.lognormal(10.5, 0.4, size).round(0)
    rows = [{**{d: str(columns[d][i]) for d in dimensions}, "pay": float(pay[i])} for i in range(size)]
    staff = Organisation(rows, tuple(sorted(dimensions)), special=frozenset({"ethnicity"}))
    staff.share("women", "gender", "women")
    for other in dimensions[1:]:
        staff.counts(f"gender-by-{other}", *sorted(("gender", other)))
        staff.counts(f"by-{other}", other)
        category = rows[0][other]
        staff.share(f"women-in-{other}", "gender", "women", **{other: category})
    staff.means("pay-by-gender", "pay", "gender")
    staff.means("pay-by-first", "pay", dimensions[1])
    return staff


@pytest.mark.parametrize("seed", range(COUNT))
def test_nobody_is_recovered(seed):
    staff = organisation(seed)
    audience = list(Audience)[seed % 3]
    result = result_from_json(result_to_json(document(staff, audience)))
    verified = verify_results([result])
    assert verified.passed, verified
    assert result.certificate.recovered == 0
    least = {Audience.CONFIDENTIAL: 3, Audience.INTERNAL: 5, Audience.PUBLIC: 10}[audience]
    assert (result.certificate.narrowest or least) >= least - 1e-6


def test_telling_any_complementary_cell_is_caught():
    caught = told = 0
    for seed in range(12):
        staff = organisation(seed)
        result = document(staff)
        hidden = [cell for cell in result.certificate.cells if cell.value is None and not cell.key.amount]
        for cell in hidden[:12]:
            truth = float(len(staff.at(**dict(cell.key.at))))
            if 0 < truth < 5:
                continue
            cells = tuple(replace(c, value=truth) if c.key == cell.key else c for c in result.certificate.cells)
            changed = replace(result, certificate=replace(result.certificate, cells=cells))
            told += 1
            caught += not verify_results([changed]).passed
    assert told >= 20
    assert caught >= 0.95 * told
