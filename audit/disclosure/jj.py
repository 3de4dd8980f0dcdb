"""Reads the JJ text format, in which statistical offices exchange tables to be protected.

A line with 0, the number of cells, a line for each cell (index, value, cost, status, lower and upper bound known
beforehand, lower, upper and sliding protection level), the number of equations, a line for each equation
(right side, number of terms, then ``index (coefficient)`` for each). Status: s may be published, u is sensitive, m or x
is hidden to protect others, z is known to be what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from audit.disclosure.system import Mask, System, Target, Vector, build_system
from audit.errors import InputError

_TERM = re.compile(r"(-?\d+)\s*\(\s*([-+0-9.eE]+)\s*\)")
_ROUNDING = 1e-6
_STATUS = frozenset("suxmz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the JJ format, as a problem of cell suppression."""

    values: Vector
    cost: Vector
    status: tuple[str, ...]
    system: System
    targets: tuple[Target, ...]  # the sensitive cells

    @property
    def hidden(self) -> Mask:
        """Return the cells that the file hides."""
        return np.array([status in "uxm" for status in self.status], dtype=bool)


def parse_jj(text: str, *, place: str = "") -> Table:
    """Parse a table; InputError names the line that is wrong."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    reader = _Reader(lines, place)
    reader.number()
    rows = [reader.fields(9) for _ in range(reader.number())]
    for number, fields in rows:
        if fields[3] not in _STATUS:
            raise _wrong(number, place, "its status is none of s, u, x, m, z")
    ids = {fields[0]: index for index, (_, fields) in enumerate(rows)}
    numbers = np.array([[_float(fields[i], number, place) for i in (1, 2, 4, 5, 6, 7, 8)] for number, fields in rows])
    equations = [_equation(*reader.line(), ids, place) for _ in range(reader.number())]
    system = _adding_up(build_system(len(rows), equations, lower=numbers[:, 2], upper=numbers[:, 3]), numbers, place)
    status = tuple(fields[3] for _, fields in rows)
    targets = tuple(
        Target(index, below=numbers[index, 4], above=numbers[index, 5], width=numbers[index, 6])
        for index, kind in enumerate(status)
        if kind == "u"
    )
    return Table(values=numbers[:, 0], cost=numbers[:, 1], status=status, system=system, targets=targets)


def _adding_up(system: System, numbers: Vector, place: str) -> System:
    """Take up what rounding leaves between the two sides of an equation; more than that is an error."""
    state = system.matrix @ numbers[:, 0]
    if np.any(np.abs(state - system.row_low) > _ROUNDING * max(1.0, float(np.abs(numbers[:, 0]).max(initial=0.0)))):
        message = "The cells of the table do not add up as its equations say."
        raise InputError(message, code="jj-sums", place=place)
    return replace(system, row_low=state, row_high=state.copy())


class _Reader:
    def __init__(self, lines: Sequence[tuple[int, str]], place: str) -> None:
        self._lines = iter(lines)
        self._place = place

    def line(self) -> tuple[int, str]:
        found = next(self._lines, None)
        if found is None:
            message = "The table ends before all of its cells and equations are given."
            raise InputError(message, code="jj-short", place=self._place)
        return found

    def fields(self, count: int) -> tuple[int, list[str]]:
        number, line = self.line()
        fields = line.split()
        if len(fields) != count:
            raise _wrong(number, self._place, f"it has {len(fields)} fields and not {count}")
        return number, fields

    def number(self) -> int:
        number, fields = self.fields(1)
        if not fields[0].isdecimal():
            raise _wrong(number, self._place, "a whole number belongs there")
        return int(fields[0])


def _equation(number: int, line: str, ids: dict[str, int], place: str) -> tuple[dict[int, float], float]:
    head, colon, tail = line.partition(":")
    fields = head.split()
    terms = _TERM.findall(tail)
    if not colon or len(fields) != 2 or str(len(terms)) != fields[1]:
        raise _wrong(number, place, "it is no equation with as many terms as it says")
    unknown = [name for name, _ in terms if name not in ids]
    if unknown:
        raise _wrong(number, place, "it names a cell that does not exist")
    found: dict[int, float] = {}
    for name, factor in terms:
        found[ids[name]] = found.get(ids[name], 0.0) + _float(factor, number, place)
    return found, _float(fields[0], number, place)


def _float(text: str, line: int, place: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise _wrong(line, place, "a number belongs where none is") from None


def _wrong(line: int, place: str, why: str) -> InputError:
    message = f"Line {line} of the table cannot be read: {why}."
    return InputError(message, code="jj-line", place=place)
