"""The attack on tables of 1,200 cells, and what hiding costs: `python -m benchmarks.bench_disclosure`.

Each table has about 1,200 cells, 70 of them sensitive, and two more hidden in each line of a sensitive one. It is
written in the JJ format and attacked through the library and through `audit verify --jj`; of the command, the attack's
own time and that of the whole process are printed. The cost is that of the heuristic alone over the optimum, proven by
integer programming, of random tables of up to 100 cells: with two and three dimensions, and with groups of rows.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

from audit.disclosure import verify_jj
from audit.disclosure.optimal import optimise
from audit.disclosure.suppress import Problem, suppress
from audit.disclosure.system import Target, Vector, build_system
from benchmarks.process import run_measured

Lines = list[tuple[int, list[int]]]
"""Totals, each with the cells that add up to it."""

SENSITIVE, THRESHOLD = 70, 5
ROOT = Path(__file__).resolve().parent.parent


def table(shape: Sequence[int]) -> tuple[int, Lines]:
    """Return the cells and lines of a table whose last place in each dimension is the total."""
    numbers = np.arange(prod(shape)).reshape(shape)
    lines: Lines = []
    for axis in range(len(shape)):
        turned = np.moveaxis(numbers, axis, -1).reshape(-1, shape[axis])
        lines += [(int(line[-1]), line[:-1].tolist()) for line in turned]
    return prod(shape), lines


def grouped(groups: int, rows: int, columns: int) -> tuple[int, Lines]:
    """Return a table whose rows add up to groups, and groups to the total."""
    height, width = groups * (rows + 1) + 1, columns + 1
    numbers = np.arange(height * width).reshape(height, width)
    lines: Lines = [(int(row[-1]), row[:-1].tolist()) for row in numbers]
    for column in numbers.T:
        inner = column[:-1].reshape(groups, rows + 1)
        lines += [(int(group[-1]), group[:-1].tolist()) for group in inner]
        lines.append((int(column[-1]), inner[:, -1].tolist()))
    return height * width, lines


def linked(rows: int, columns: int) -> tuple[int, Lines]:
    """Return two tables that share their column of totals."""
    size, lines = table((rows + 1, columns + 1))
    numbers = np.arange(size).reshape(rows + 1, columns + 1)
    other = np.hstack([size + np.arange((rows + 1) * columns).reshape(rows + 1, columns), numbers[:, -1:]])
    lines += [(int(row[-1]), row[:-1].tolist()) for row in other]
    lines += [(int(column[-1]), column[:-1].tolist()) for column in other.T[:-1]]
    return size + (rows + 1) * columns, lines


SHAPES: Mapping[str, tuple[int, Lines]] = {
    "two dimensions": table((30, 40)),
    "three dimensions": table((10, 10, 12)),
    "groups of rows": grouped(5, 7, 29),
    "linked tables": linked(24, 24),
}


def filled(size: int, lines: Lines, random: np.random.Generator) -> Vector:
    """Return random counts that add up."""
    totals = {total for total, _ in lines}
    values = np.full(size, np.nan)
    inner = [cell for cell in range(size) if cell not in totals]
    values[inner] = random.poisson(random.choice([3, 12, 60], len(inner)))
    while np.isnan(values).any():
        for total, parts in lines:
            values[total] = values[parts].sum()
    for total, parts in lines:  # cells of a shared margin are given by the first table: the other one is made to fit
        parts_sum = values[parts].sum()
        if parts_sum != values[total]:
            values[parts[-1]] += values[total] - parts_sum
    return values


def jj(size: int, lines: Lines, random: np.random.Generator) -> str:
    """Return a table in JJ format, of which small cells are sensitive and two more per line are hidden."""
    totals = {total for total, _ in lines}
    values = filled(size, lines, random)
    inner = [cell for cell in np.argsort(values, kind="stable").tolist() if cell not in totals]
    status = ["s"] * size
    for cell in inner[:SENSITIVE]:
        status[cell] = "u"
    for _, parts in lines:
        hidden = [part for part in parts if status[part] != "s"]
        left = sorted((part for part in parts if status[part] == "s" and part not in totals), key=values.__getitem__)
        for part in left[: max(0, 3 - len(hidden))] if any(status[part] == "u" for part in parts) else []:
            status[part] = "m"
    cells = [
        f"{cell} {values[cell]:g} 1 {status[cell]} 0 {2 * values.max():g} 0 0 {THRESHOLD if status[cell] == 'u' else 0}"
        for cell in range(size)
    ]
    equations = [
        f"0 {len(parts) + 1} : {total} (-1) " + " ".join(f"{part} (1)" for part in parts) for total, parts in lines
    ]
    return "\n".join(["0", str(size), *cells, str(len(lines)), *equations]) + "\n"


def bench_attack(name: str, folder: Path, rounds: int) -> None:
    """Attack one table through the library and through the command."""
    text = jj(*SHAPES[name], np.random.default_rng(0))
    file = folder / "table.jj"
    file.write_text(text)
    seconds = []
    for _ in range(rounds):
        started = process_time()
        found = verify_jj(text)
        seconds.append(process_time() - started)
    env = {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
    command = [sys.executable, "-m", "audit", "verify", "--jj", str(file)]
    runs = [run_measured(command, folder, env) for _ in range(rounds)]
    if any(run.code not in (0, 1) for run in runs):
        message = f"{name}: {runs[0].stderr[-2000:]}"
        raise RuntimeError(message)
    hidden = len(re.findall(r"^\d+ \S+ 1 [um] ", text, re.MULTILINE))
    print(
        f"{name:<18} {SHAPES[name][0]:5d} cells {hidden:4d} hidden {found.attacked:3d} attacked "
        f"{found.recovered:3d} recovered {found.narrow:3d} narrow   "
        f"library {min(seconds):5.2f} s CPU   command {min(run.cpu for run in runs):5.2f} s CPU, start and all"
    )


def problems(count: int) -> Iterator[tuple[str, Problem]]:
    """Yield random tables of up to 100 cells in which every count from 1 to 4 is sensitive."""
    for seed in range(count):
        random = np.random.default_rng(seed)
        kind = ("two dimensions", "three dimensions", "groups of rows")[seed % 3]
        if kind == "two dimensions":
            size, lines = table(tuple(random.integers(4, 11, 2).tolist()))
        elif kind == "three dimensions":
            shapes = [shape for shape in product((3, 4, 5), repeat=3) if prod(shape) <= 100]
            size, lines = table(shapes[int(random.integers(len(shapes)))])
        else:
            size, lines = grouped(int(random.integers(2, 4)), int(random.integers(2, 5)), int(random.integers(3, 6)))
        totals = {total for total, _ in lines}
        values = np.zeros(size)
        inner = [cell for cell in range(size) if cell not in totals]
        values[inner] = random.poisson(9, len(inner))
        for _ in range(4):
            for total, parts in lines:
                values[total] = values[parts].sum()
        system = build_system(
            size, [({total: -1.0, **dict.fromkeys(parts, 1.0)}, 0.0) for total, parts in lines], integer=True
        )
        sensitive = (values > 0) & (values < THRESHOLD)
        targets = [Target(int(cell), width=THRESHOLD) for cell in np.flatnonzero(sensitive)]
        if targets:
            yield (
                kind,
                Problem(system=system, truth=values, targets=targets, cost=np.log(2 + values), hidden=sensitive),
            )


def bench_cost(count: int, rounds: int) -> None:
    """Print what the heuristic costs over the optimum, by kind of table."""
    ratios: dict[str, list[float]] = {}
    cells: list[float] = []
    unproven = 0
    for kind, problem in problems(count):
        best = optimise(problem, rounds=rounds)
        if best.hidden is None or not best.proven:
            unproven += 1
        elif best.cost > 0:
            pattern = suppress(problem)
            ratios.setdefault(kind, []).append(pattern.cost / best.cost)
            cells.append(float(pattern.hidden.sum() / best.hidden.sum()))
    for kind, found in ratios.items():
        print(
            f"{kind:<18} {len(found):3d} tables   cost over optimum: median {median(found):.3f}, most {max(found):.3f}"
        )
    print(f"{'all':<18} {len(cells):3d} tables   hidden cells over optimum: median {median(cells):.3f}   ", end="")
    print(f"optimum not proven in {rounds} rounds: {unproven}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tables", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for shape in SHAPES:
            bench_attack(shape, Path(name), arguments.rounds)
    bench_cost(arguments.tables, 150)


if __name__ == "__main__":
    main()
