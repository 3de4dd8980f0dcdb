"""Mutated files: whatever comes out, it is a table or a sentence; the long run is `python -m tests.importing.fuzz`."""

from __future__ import annotations

from tests.importing.fuzz import run
from tests.importing.mutants import SEEDS, mutant

COUNT = 600


def test_mutated_files_give_tables_or_sentences() -> None:
    tally = run({name: make() for name, make in SEEDS.items()}, COUNT)
    assert tally.count == COUNT
    assert tally.failures == []
    assert tally.outcomes["table"] > COUNT / 10  # else the mutations break everything at once and test nothing


def test_an_input_is_made_again_from_its_seed_and_number() -> None:
    for name, make in SEEDS.items():
        seed = make()
        assert mutant(name, seed, 7) == mutant(name, seed, 7)
        assert len({mutant(name, seed, number) for number in range(20)}) > 10
