"""Random organisations: nobody is recovered, every small group keeps its width, and no hidden cell is idle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audit.disclosure import verify_results
from audit.disclosure.movers import GROWTH
from audit.model.codec import result_from_json, result_to_json
from audit.model.result import AuditResult
from audit.types import Audience

from .organisations import Organisation
from .test_verify import document

CATEGORIES = {
    "gender": (("women", 0.5), ("men", 0.42), ("non-binary", 0.03), ("not-disclosed", 0.05)),
    "unit": (("A", 0.4), ("B", 0.3), ("C", 0.2), ("D", 0.1)),
    "contract": (("full-time", 0.8), ("part-time", 0.2)),
    "ethnicity": (("white", 0.7), ("black", 0.15), ("asian", 0.1), ("not-disclosed", 0.05)),
}
QUICK, ALL = 24, 200
"""So many organisations always, so many with the slow tests."""


def organisation(seed: int) -> Organisation:
    """Two to four dimensions, 30 to 400 people, tables by one and two of them, shares, and mean pay."""
    return published_of(*people_of(np.random.default_rng(seed)))


def people_of(random: np.random.Generator) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    others = [str(name) for name in random.permutation(["unit", "contract", "ethnicity"])[: random.integers(1, 4)]]
    dimensions = ("gender", *others)
    size = int(random.integers(30, 400))
    return hired(random, size, dimensions), dimensions


def hired(random: np.random.Generator, size: int, dimensions: tuple[str, ...]) -> list[dict[str, object]]:
    columns = {
        d: random.choice([name for name, _ in CATEGORIES[d]], size, p=[share for _, share in CATEGORIES[d]])
        for d in dimensions
    }
    pay = random.lognormal(10.5, 0.4, size).round(0)
    return [{**{d: str(columns[d][i]) for d in dimensions}, "pay": float(pay[i])} for i in range(size)]


def published_of(rows: list[dict[str, object]], dimensions: tuple[str, ...]) -> Organisation:
    staff = Organisation(rows, tuple(sorted(dimensions)), special=frozenset({"ethnicity"}))
    staff.share("women", "gender", "women")
    for other in dimensions[1:]:
        staff.counts(f"gender-by-{other}", *sorted(("gender", other)))
        staff.counts(f"by-{other}", other)
        category = CATEGORIES[other][0][0]
        staff.share(f"women-in-{other}", "gender", "women", **{other: category})
    staff.means("pay-by-gender", "pay", "gender")
    staff.means("pay-by-first", "pay", dimensions[1])
    return staff


def a_year_later(random: np.random.Generator, rows: list[dict[str, object]], dimensions: tuple[str, ...]) -> list:
    """A few leave, a few join, and the pay of the others changes by -3 to 5 %."""
    gone = set(random.choice(len(rows), int(random.integers(0, 4)), replace=False).tolist())
    stayed = [
        {**row, "pay": round(float(row["pay"]) * float(random.uniform(*GROWTH)), 0)}  # type: ignore[arg-type]
        for index, row in enumerate(rows)
        if index not in gone
    ]
    return stayed + hired(random, int(random.integers(0, 4)), dimensions)


def check(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows, dimensions = people_of(random)
    audience = (Audience.INTERNAL, Audience.PUBLIC, Audience.CONFIDENTIAL)[seed // 3 % 3]
    results: list[AuditResult] = []
    for year in range(1 + seed % 3):
        staff = published_of(rows, dimensions)
        made = document(staff, audience, label=str(2020 + year), earlier=results)
        results.insert(0, result_from_json(result_to_json(made)))
        rows = a_year_later(random, rows, dimensions)
    verified = verify_results(results)
    assert verified.passed, verified
    least = {Audience.CONFIDENTIAL: 3, Audience.INTERNAL: 5, Audience.PUBLIC: 10}[audience]
    for result in results:
        assert result.certificate.recovered == 0
        assert (result.certificate.narrowest or least) >= least - 1e-6


@pytest.mark.parametrize("seed", range(QUICK))
def test_nobody_is_recovered(seed: int) -> None:
    check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(QUICK, ALL))
def test_nobody_is_recovered_in_200_organisations(seed: int) -> None:
    check(seed)


def told_and_caught(seeds: range) -> tuple[int, int]:
    """Tell hidden groups that are no small ones themselves, one at a time, and count how often it is noticed."""
    caught = told = 0
    for seed in seeds:
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
            caught += verify_results([changed]).narrow > 0
    return told, caught


def test_telling_any_complementary_cell_is_caught() -> None:
    told, caught = told_and_caught(range(12))
    assert told >= 20
    assert caught >= 0.95 * told


@pytest.mark.slow
def test_telling_any_complementary_cell_is_caught_in_many_organisations() -> None:
    told, caught = told_and_caught(range(12, 112))
    assert told >= 150
    assert caught >= 0.95 * told
