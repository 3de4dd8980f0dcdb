"""Other people behind the same published numbers: what is hidden, and what is said of it, stays the same.

Where it does not, another pattern was enough for the other people: see docs/decisions/0016.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from audit.model.codec import result_to_json
from audit.model.measurement import CellKey
from audit.model.result import AuditResult

from .organisations import Row
from .test_random_organisations import people_of, published_of
from .test_verify import document

THRESHOLD = 5
TRADES = 300
SEEDS = range(10)
SAME = 0.85
"""At least this part of the pairs is the same to the byte."""


def inside(row: Row, key: CellKey) -> bool:
    return all(row[dimension] in category.split("\x1f") for dimension, category in key.at)


def statuses(counts: Sequence[int]) -> list[int]:
    """Nobody, few people, or enough."""
    return [int(n > 0) + int(n >= THRESHOLD) for n in counts]


def others_alike(rows: list[Row], dimensions: tuple[str, ...], made: AuditResult, seed: int) -> list[Row] | None:
    """Let a few people trade an answer, so that hidden numbers change and no published one does."""
    random = np.random.default_rng(seed)
    cells = [cell for cell in made.certificate.cells if not cell.key.amount]
    hidden = [cell.key for cell in cells if cell.value is None]
    before = [sum(inside(row, cell.key) for row in rows) for cell in cells]
    for _ in range(TRADES if hidden else 0):
        trial = [dict(row) for row in rows]
        for _ in range(int(random.integers(1, 4))):
            dimension = str(random.choice(dimensions))
            key = hidden[int(random.integers(len(hidden)))]
            of_group = [place for place, row in enumerate(trial) if inside(row, key)] or list(range(len(trial)))
            one, other = trial[int(random.choice(of_group))], trial[int(random.integers(len(trial)))]
            one[dimension], other[dimension] = other[dimension], one[dimension]
        after = [sum(inside(row, cell.key) for row in trial) for cell in cells]
        told = any(cell.value is not None and n != m for cell, n, m in zip(cells, before, after, strict=True))
        if after != before and not told and statuses(after) == statuses(before):
            return trial
    return None


def same_and_all(seeds: Sequence[int]) -> tuple[int, int]:
    """Return how many pairs gave the same document, and how many pairs there were."""
    same = pairs = 0
    for seed in seeds:
        rows, dimensions = people_of(np.random.default_rng(seed))
        level = [{**row, "pay": 30_000.0} for row in rows]  # trades of answers then change no sum of pay
        made = document(published_of(level, dimensions))
        others = others_alike(level, dimensions, made, seed)
        if others is not None:
            pairs += 1
            same += result_to_json(made) == result_to_json(document(published_of(others, dimensions)))
    return same, pairs


def test_hidden_counts_leave_few_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    same, pairs = same_and_all(SEEDS)
    assert pairs >= 5
    assert same >= SAME * pairs


@pytest.mark.parametrize("seed", range(6))
def test_pay_that_is_shared_out_otherwise_leaves_none(seed: int) -> None:
    """Two people alike in every answer share out their pay otherwise: no sum changes, and so nothing does."""
    random = np.random.default_rng(seed)
    rows, dimensions = people_of(random)
    made = document(published_of(rows, dimensions))
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, row in enumerate(rows):
        alike.setdefault(tuple(row[dimension] for dimension in dimensions), []).append(place)
    one, other = next(places for places in alike.values() if len(places) >= THRESHOLD)[:2]
    moved = [dict(row) for row in rows]
    moved[one]["pay"], moved[other]["pay"] = rows[other]["pay"] - 900.0, rows[one]["pay"] + 900.0
    assert result_to_json(document(published_of(moved, dimensions))) == result_to_json(made)
