"""Tables of any number of dimensions with hierarchies, written in the JJ format as different programs write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

Tree: TypeAlias = "int | Sequence[Tree]"
"""The parts of a total: so many of them, or each a total of its own."""

STYLES = ("plain", "exponents", "commas", "short", "anywhere", "broken", "windows")


@dataclass
class _Axis:
    """A hierarchy as numbered nodes, the total first; `sums` name a node and its parts, the lowest first."""

    size: int = 0
    sums: list[tuple[int, list[int]]] = field(default_factory=list)

    def add(self, tree: Tree | None) -> int:
        node = self.size
        self.size += 1
        parts = [None] * tree if isinstance(tree, int) else list(tree or ())
        if parts:
            self.sums.append((node, [self.add(part) for part in parts]))
        return node


@dataclass(frozen=True)
class JJTable:
    """Cells with their status and what is known of them, and equations with a right side of nothing."""

    values: NDArray[np.float64]
    equations: list[list[tuple[int, int]]]
    status: list[str]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]

    @classmethod
    def drawn(cls, trees: Sequence[Tree], seed: int, *, hidden: float, negative: bool = False) -> JJTable:
        """Draw a table, of which about so many of the cells are hidden, one in twenty of all sensitive."""
        chance = np.random.default_rng(seed)
        axes = [_Axis() for _ in trees]
        for axis, tree in zip(axes, trees, strict=True):
            axis.add(tree)
        cube = np.round(chance.lognormal(3, 1.2, [axis.size for axis in axes]), 2)
        cube[chance.random(cube.shape) < 0.1] = 0
        if negative:
            cube[chance.random(cube.shape) < 0.1] *= -1
        at = np.arange(cube.size).reshape(cube.shape)
        equations = []
        for place, axis in enumerate(axes):
            along, cells = np.moveaxis(cube, place, 0), np.moveaxis(at, place, 0)
            for node, parts in axis.sums:
                along[node] = along[parts].sum(axis=0)
                equations += [
                    [(int(cells[node][other]), -1), *((int(cells[part][other]), 1) for part in parts)]
                    for other in product(*map(range, cells.shape[1:]))
                ]
        values = cube.ravel()
        status = np.where(chance.random(values.size) < hidden, chance.choice(["m", "x"], values.size), "s")
        status[(values == 0) & (chance.random(values.size) < 0.5)] = "z"
        status[chance.random(values.size) < 0.05] = "u"
        room = np.abs(values) * chance.choice([0.5, 2.0], values.size) + 5
        low = values - room if negative else np.maximum(0.0, values - room)
        return cls(values, equations, status.tolist(), low, values + room)

    def written(self, style: str, seed: int = 0) -> str:
        """Return the text as a program of some style writes it."""
        chance = np.random.default_rng(seed)
        gap = "\t" if style == "windows" else " " * (1 + STYLES.index(style) % 3)
        lines = [
            "# a table" if style == "broken" else "0",
            *(["0"] if style == "broken" else []),
            str(len(self.values)),
        ]
        for cell, value in enumerate(self.values):
            known = (self.lower[cell], self.upper[cell], *(abs(value) * part for part in (0.1, 0.1, 0.0)))
            fields = [str(cell), *(_number(each, style) for each in (value, 1.0)), self.status[cell]]
            fields += [_number(each, style) for each in known]
            if style == "anywhere":
                fields.insert(int(chance.integers(1, 9)), fields.pop(3).upper())
            lines.append(gap.join(fields) + ("  # hidden by hand: u 3" if style == "broken" and cell % 50 == 7 else ""))
            lines += [""] * (style == "broken" and cell % 40 == 3)
        lines.append(str(len(self.equations)))
        for terms in self.equations:
            said = [f"{cell}({part})" if style == "short" else f"{cell} ({part})" for cell, part in terms]
            if style == "broken":
                lines += [f"0 {len(terms)}", ":", *said]
            else:
                lines.append(gap.join([_number(0.0, style), str(len(terms)), ":", *said]))
        return ("\r\n" if style == "windows" else "\n").join(lines)

    def intervals(self, cells: Sequence[int]) -> Mapping[int, tuple[float, float]]:
        """Return between what each of the cells lies, by a program of two solves a cell."""
        rows = np.repeat(np.arange(len(self.equations)), [len(terms) for terms in self.equations])
        columns, parts = np.array([term for terms in self.equations for term in terms]).T
        matrix = csr_array((parts.astype(float), (rows, columns)), shape=(len(self.equations), len(self.values)))
        hidden = np.isin(self.status, ["u", "m", "x"])
        bounds = np.column_stack((self.lower, self.upper))[hidden]
        unknown, right = matrix[:, np.flatnonzero(hidden)], matrix @ np.where(hidden, 0.0, -self.values)
        asked = np.flatnonzero(np.diff(csr_array(unknown).indptr))
        unknown, right = csr_array(unknown)[asked], right[asked]
        places = {int(cell): place for place, cell in enumerate(np.flatnonzero(hidden))}
        found = {}
        for cell in cells:
            aim = np.zeros(len(bounds))
            aim[places[cell]] = 1.0
            ends = [linprog(sign * aim, A_eq=unknown, b_eq=right, bounds=bounds) for sign in (1.0, -1.0)]
            assert all(end.status == 0 for end in ends)
            found[cell] = (float(ends[0].fun), float(-ends[1].fun))
        return found


def _number(value: float, style: str) -> str:
    if style == "exponents":
        return f"{value:.12E}"
    if style == "commas":
        return repr(float(value)).replace(".", ",")
    return f"{value:.10g}" if style == "short" else f"{value:.8f}"
