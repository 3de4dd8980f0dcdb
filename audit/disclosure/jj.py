"""Reads the JJ text format, in which statistical offices exchange tables to be protected.

The number 0, the number of cells, for each cell nine fields (index, value, cost, status, lower and upper bound known
beforehand, lower, upper and sliding protection level), the number of equations, and each equation (right side, number
of terms, a colon, then ``index (coefficient)`` for each). Status: s may be published, u is sensitive, m or x is hidden
to protect others, z (or p) is known to be what it is. Only the order of the fields counts: programs that write the
format differ in line breaks, spaces, capitals and in how they write numbers, and the letter of the status may stand
anywhere among the numbers of its cell. What follows a # on a line is a comment. Some write the whole table twice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from audit.disclosure.system import Mask, System, Target, Vector, build_system
from audit.errors import InputError
from audit.model.message import Message, msg

_FIELD = re.compile(r"[():]|[^\s():]+")
_COMMENT = re.compile(r"#.*")
_ROUNDING = 1e-6
_CENT = 0.005
"""Offices write two decimals: each term of an equation may be off by half of the last one."""

_STATUS = frozenset("suxmzp")

_NUMBERS = 7
"""Of a cell, beside its index and its status."""

_EXPONENTS = str.maketrans("dD", "eE")  # as Fortran writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the JJ format, as a problem of cell suppression."""

    values: Vector
    cost: Vector
    status: tuple[str, ...]
    system: System
    targets: tuple[Target, ...]  # the sensitive cells
    names: tuple[str, ...]  # the index of each cell, as the file gives it

    @property
    def hidden(self) -> Mask:
        """Return the cells that the file hides."""
        return np.array([status in "uxm" for status in self.status], dtype=bool)


def parse_jj(text: str, *, place: str = "") -> Table:
    """Parse a table; InputError names the line that is wrong."""
    reader = _Reader(text, place)
    if reader.whole() != 0:
        raise reader.wrong(msg("jj-line-why", "A table begins with 0."))
    cells = [reader.cell() for _ in range(reader.whole())]
    ids = {cell.name: index for index, cell in enumerate(cells)}
    if len(ids) < len(cells):
        raise reader.wrong(msg("jj-line-why", "Two cells before it have the same index."))
    equations = [reader.equation(ids) for _ in range(reader.whole())]
    reader.end()
    values = np.array([cell.value for cell in cells])
    lower = np.array([cell.lower for cell in cells])
    upper = np.array([cell.upper for cell in cells])
    system = build_system(len(cells), equations, lower=np.minimum(lower, values), upper=np.maximum(upper, values))
    targets = tuple(
        Target(index, below=cell.protection[0], above=cell.protection[1], width=cell.protection[2])
        for index, cell in enumerate(cells)
        if cell.status == "u"
    )
    return Table(
        values=values,
        cost=np.array([cell.cost for cell in cells]),
        status=tuple(cell.status for cell in cells),
        system=_adding_up(system, values, place),
        targets=targets,
        names=tuple(cell.name for cell in cells),
    )


def _adding_up(system: System, values: Vector, place: str) -> System:
    """Take up what rounding leaves between the two sides of an equation; more than that is an error."""
    state = system.matrix @ values
    terms = abs(system.matrix) @ np.ones(system.size)
    room = _ROUNDING * max(1.0, float(np.abs(values).max(initial=0.0)))
    if np.any(np.abs(state - system.row_low) > np.maximum(room, _CENT * terms)):
        told = msg("jj-sums", "The cells of the table do not add up as its equations say.")
        raise InputError(told, code=told.code, place=place)
    return replace(system, row_low=state, row_high=state.copy())


@dataclass(frozen=True, slots=True)
class _Cell:
    name: str
    value: float
    cost: float
    status: str
    lower: float
    upper: float
    protection: tuple[float, float, float]


class _Reader:
    """Takes one field after the other, and remembers on which line it is."""

    def __init__(self, text: str, place: str) -> None:
        self._fields = list(_fields(text))
        self._next = self._line = 0
        self._place = place

    def wrong(self, why: Message) -> InputError:
        """Return an error that names the line of the last field."""
        told = msg("jj-line", "Line {line} of the table cannot be read.", line=self._line)
        return InputError(told, code=told.code, place=self._place, hints=[why])

    def cell(self) -> _Cell:
        """Take the nine fields of a cell."""
        name, numbers, status = str(self.whole(signed=True)), list[float](), ""
        while len(numbers) < _NUMBERS:
            if not status and len(self._peek()) == 1 and self._peek().isalpha():
                status = self._status()
            else:
                numbers.append(self.number())
        value, cost, lower, upper, *protection = numbers
        return _Cell(
            name, value, cost, status or self._status(), lower, upper, (protection[0], protection[1], protection[2])
        )

    def _status(self) -> str:
        if not self._peek().isalpha():
            why = "Its cell has no status (s, u, x, m, z or p): nothing says whether it is hidden."
            raise self.wrong(msg("jj-no-status", why))
        status = self._field().lower()
        if status not in _STATUS:
            raise self.wrong(msg("jj-line-why", "Its status is none of s, u, x, m, z, p."))
        return status

    def equation(self, ids: Mapping[str, int]) -> tuple[dict[int, float], float]:
        """Take an equation: the coefficients of its cells and its right side."""
        right, count = self.number(), self.whole()
        self._mark(":")
        terms: dict[int, float] = {}
        for _ in range(count):
            name = str(self.whole(signed=True))
            if name not in ids:
                raise self.wrong(msg("jj-line-why", "It names a cell that does not exist."))
            self._mark("(")
            terms[ids[name]] = terms.get(ids[name], 0.0) + self.number()
            self._mark(")")
        return terms, right

    def whole(self, *, signed: bool = False) -> int:
        """Take a whole number, however it is written."""
        number = self.number()
        if not math.isfinite(number) or number != int(number) or (number < 0 and not signed):
            raise self.wrong(msg("jj-line-why", "A whole number belongs there."))
        return int(number)

    def number(self) -> float:
        """Take a number."""
        text = self._field().replace(",", ".").translate(_EXPONENTS)
        try:
            number = float(text)
        except ValueError:
            raise self.wrong(msg("jj-line-why", "A number belongs where none is.")) from None
        if math.isnan(number):
            raise self.wrong(msg("jj-line-why", "A number belongs where none is."))
        return number

    def end(self) -> None:
        """Refuse more equations than were announced; other text after them is not of the table."""
        said = [field for _, field in self._fields]
        rest = said[self._next :]
        if ":" in rest and rest[: self._next] != said[: self._next]:
            raise self.wrong(msg("jj-line-why", "More equations follow than the table announces."))

    def _mark(self, mark: str) -> None:
        if self._field() != mark:
            raise self.wrong(msg("jj-line-why", "It is no equation with as many terms as it says."))

    def _field(self) -> str:
        field = self._peek()
        self._line, _ = self._fields[self._next]
        self._next += 1
        return field

    def _peek(self) -> str:
        if self._next == len(self._fields):
            told = msg("jj-short", "The table ends before all of its cells and equations are given.")
            raise InputError(told, code=told.code, place=self._place)
        return self._fields[self._next][1]


def _fields(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        for field in _FIELD.findall(_COMMENT.sub("", line)):
            yield number, field
