"""What `audit verify` holds the numbers of a document against is true of every measure, in many small worlds."""

from __future__ import annotations

import os
from random import Random

import pytest

from audit.disclosure.arithmetic import contradicts
from audit.model.measurement import CellKey
from audit.model.result import ItemResult
from audit.types import Outcome
from tests.measures.builders import measure
from tests.measures.test_every_measure_in_every_world import CASES
from tests.measures.worlds import Case

WORLDS = int(os.environ.get("AUDIT_WORLDS", "6"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_numbers_of_a_measure_contradict_neither_each_other_nor_their_groups(case: Case) -> None:
    chance = Random(case.name)  # noqa: S311 - no secrets here
    blank = [name for name, column in case.columns.items() if column.fill]
    for _ in range(WORLDS):
        size = chance.randint(case.rows[0], max(case.rows[1], 40))
        rows = [{name: chance.choice(column.values) for name, column in case.columns.items()} for _ in range(size)]
        cells = [(chance.randrange(99), chance.choice(blank)) for _ in range(3)] if blank else []
        run = case.run(case.with_blanks(rows, cells))
        found = measure(run, case.measure, **case.parameters)
        known: dict[CellKey, float | None] = {
            key: cell.total if key.amount else float(cell.n) for key, cell in run.cells.items()
        }
        item = ItemResult(
            item="i", checklist="c", outcome=Outcome.MET, score=1.0, low=1.0, high=1.0, weight=1.0, measurement=found
        )
        assert not contradicts(item, known), found
