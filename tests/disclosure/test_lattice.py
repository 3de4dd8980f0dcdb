"""A system of linked tables tells of every cell just what one table of all dimensions does."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.disclosure.lattice import Atoms, Difference, Lattice, build_lattice
from audit.disclosure.partition import Partition
from audit.disclosure.system import System, Vector, build_system
from audit.model.measurement import CellKey, members, union

from .test_reduced import whole_by_scipy

SIZES = {"a": 3, "b": 2, "c": 3, "d": 2, "e": 2}


def cell(*at: tuple[str, str]) -> CellKey:
    return CellKey("people", tuple(sorted(at)))


def category(dimension: str, place: int) -> str:
    return f"{dimension}{place}"


@st.composite
def published(draw: st.DrawFn) -> tuple[list[CellKey], dict[str, tuple[str, ...]], Atoms]:
    """Cells of some tables that share dimensions, and a few people."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    categories = {d: tuple(category(d, place) for place in range(size)) for d, size in SIZES.items()}
    tables = [random.choice(list(SIZES), random.integers(1, 4), replace=False) for _ in range(random.integers(2, 5))]
    keys = {cell()}
    for table in tables:
        for places in product(*(range(SIZES[d]) for d in table)):
            if random.random() < 0.6:
                at = [(str(d), category(d, place)) for d, place in zip(table, places, strict=True)]
                keys.add(cell(*at[: random.integers(1, len(at) + 1)]))
    if random.random() < 0.3:
        keys.add(cell(("a", union(("a0", "a2")))))
    held = random.choice(int(np.prod(list(SIZES.values()))), random.integers(1, 12), replace=False)
    codes = dict(zip(SIZES, np.unravel_index(held, tuple(SIZES.values())), strict=True))
    return sorted(keys), categories, Atoms(codes=codes, values=random.integers(1, 4, len(held)).astype(float))


def lattice_of(keys: list[CellKey], categories: dict[str, tuple[str, ...]], atoms: Atoms) -> Lattice:
    parts = Partition.of(keys, categories)
    coded = {d: parts.code(d, [category(d, int(place)) for place in atoms.codes[d]]) for d in parts.dimensions}
    return build_lattice(keys, (), parts, atoms=Atoms(codes=coded, values=atoms.values), integer=True)


def whole_table(keys: list[CellKey], atoms: Atoms) -> tuple[System, Vector]:
    """Return the cells and all atoms of one table, with the true values."""
    places = list(product(*(range(size) for size in SIZES.values())))
    relations = []
    for row, key in enumerate(keys):
        wanted = {dimension: members(names) for dimension, names in key.at}
        terms = {row: -1.0}
        for column, place in enumerate(places):
            at = {d: category(d, number) for d, number in zip(SIZES, place, strict=True)}
            if all(at[d] in names for d, names in wanted.items()):
                terms[len(keys) + column] = 1.0
        relations.append((terms, 0.0))
    system = build_system(len(keys) + len(places), relations, integer=True)
    truth = np.zeros(system.size)
    truth[len(keys) + np.ravel_multi_index(tuple(atoms.codes.values()), tuple(SIZES.values()))] = atoms.values
    for row, (terms, _) in enumerate(relations):
        truth[row] = sum(truth[column] for column, factor in terms.items() if factor > 0)
    return system, truth


@given(published(), st.integers(0, 2**32 - 1))
def test_linked_tables_tell_of_each_cell_what_one_table_of_everything_tells(
    cells: tuple[list[CellKey], dict[str, tuple[str, ...]], Atoms], seed: int
) -> None:
    keys, categories, atoms = cells
    lattice = lattice_of(keys, categories, atoms)
    system, truth = whole_table(keys, atoms)
    columns = [lattice.position[key] for key in keys]
    assert lattice.truth is not None
    np.testing.assert_allclose(lattice.truth[columns], truth[: len(keys)])
    np.testing.assert_allclose(lattice.system.matrix @ lattice.truth, lattice.system.row_low, atol=1e-9)
    random = np.random.default_rng(seed)
    shown = random.random(len(keys)) < 0.7
    low, high = np.zeros(system.size), np.full(system.size, 60.0)
    low[: len(keys)][shown] = high[: len(keys)][shown] = truth[: len(keys)][shown]
    linked_low, linked_high = np.zeros(lattice.system.size), np.full(lattice.system.size, 60.0)
    for column, key_shown, value in zip(columns, shown, truth, strict=False):
        if key_shown:
            linked_low[column] = linked_high[column] = value
    hidden = np.flatnonzero(~shown)
    for row in random.permutation(hidden)[:3].tolist():
        for sign in (1.0, -1.0):
            wanted = whole_by_scipy(system, row, sign, low, high)
            found = whole_by_scipy(lattice.system, columns[row], sign, linked_low, linked_high)
            assert found == pytest.approx(wanted, abs=1e-6)


def test_a_table_says_no_more_to_the_next_one_than_it_tells_apart():
    """Women by unit, and the two units by contract: the units are linked, the three genders are one and the rest."""
    genders, units = ("men", "non-binary", "women"), ("A", "B")
    keys = [cell(("gender", "women"), ("unit", unit)) for unit in units]
    keys += [cell(("gender", gender), ("contract", "full-time")) for gender in genders]
    categories = {"gender": genders, "unit": units, "contract": ("full-time", "part-time")}
    lattice = build_lattice(keys, (), Partition.of(keys, categories), atoms=None, integer=True)
    links = lattice.system.matrix.shape[0] - len(keys)
    assert links == 2


def test_a_difference_is_what_the_outer_cell_has_more():
    keys = [cell(), cell(("a", "a0"))]
    codes = {"a": np.array([0, 1])}
    parts = Partition.of(keys, {"a": ("a0", "a1")})
    gap = Difference(*keys)
    lattice = build_lattice(keys, (gap,), parts, atoms=Atoms(codes=codes, values=np.array([2.0, 5.0])), integer=True)
    assert lattice.truth is not None
    assert lattice.truth[lattice.position[gap]] == pytest.approx(5.0)
