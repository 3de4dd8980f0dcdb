"""Where something is in the user's own file, and the issues that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from audit.importing.read.places import column_letters
from audit.model.message import Message
from audit.model.result import DataIssue
from audit.plain_text import shortened
from audit.types import IssueLevel

SHOWN_CELLS = 5
MARKED_CELLS = 5_000
LONGEST_NAME = 120
"""Signs of a header that are shown."""
_LONGEST_LIST = 2_000
_NAMES = frozenset(("header", "chosen", "other", "name", "column", "key", "sheet"))
"""Values of messages that are one name; others may list several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellIssue(DataIssue):
    """An issue with the names of all cells that it concerns, for the marked copy of the user's workbook."""

    cells: tuple[str, ...] = ()

    def plain(self) -> DataIssue:
        """Return the issue as results keep it: with the first cells only."""
        return DataIssue(**{field.name: getattr(self, field.name) for field in fields(DataIssue)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sheet of a file, and the table that it was read as."""

    file: str
    sheet: str = ""
    table: str = ""

    def issue(
        self,
        level: IssueLevel,
        message: Message,
        *,
        cell: str = "",
        rows: int | None = None,
        hint: Message | None = None,
        mapping: str = "",
        cells: Sequence[str] = (),
    ) -> DataIssue:
        """Return an issue at this place; its code is the message's. `cells` names all cells, `cell` what is shown."""
        return CellIssue(
            code=message.code,
            level=level,
            message=_with_short_values(message),
            file=self.file,
            sheet=self.sheet,
            cell=shortened(cell, LONGEST_NAME) or shown_cells(cells),
            table=self.table,
            rows=rows,
            hint=_with_short_values(hint) if hint else None,
            mapping=mapping,
            cells=tuple(cells[:MARKED_CELLS]),
        )

    def info(self, message: Message, **given: object) -> DataIssue:
        """Return an issue that tells what was understood."""
        return self.issue(IssueLevel.INFO, message, **given)  # type: ignore[arg-type]

    def warning(self, message: Message, **given: object) -> DataIssue:
        """Return an issue that the user should look at."""
        return self.issue(IssueLevel.WARNING, message, **given)  # type: ignore[arg-type]

    def error(self, message: Message, **given: object) -> DataIssue:
        """Return an issue by which something is not used."""
        return self.issue(IssueLevel.ERROR, message, **given)  # type: ignore[arg-type]


def cells_of(column: int, rows: Iterable[int]) -> tuple[str, ...]:
    """Return the names of the cells of a column (from 0) in rows counted from 1."""
    letters = column_letters(column)
    return tuple(f"{letters}{row}" for row in rows)


def shown_headers(headers: Sequence[str], most: int) -> str:
    """Return the first headers between quotation marks, each as short as a name, with a sign that there are more."""
    shown = ", ".join(f"“{shortened(header, LONGEST_NAME)}”" for header in headers[:most])
    return f"{shown}, …" if len(headers) > most else shown


def _with_short_values(message: Message) -> Message:
    """Return a message in which no header, and no list of them, is so long that nobody reads on."""
    if all(len(value) <= LONGEST_NAME for value in message.params.values() if isinstance(value, str)):
        return message
    params = {
        name: shortened(value, LONGEST_NAME if name in _NAMES else _LONGEST_LIST) if isinstance(value, str) else value
        for name, value in message.params.items()
    }
    return Message(message.code, message.template, params)


def shown_cells(cells: Sequence[str]) -> str:
    """Return the first names, with a sign that there are more."""
    shown = ", ".join(cells[:SHOWN_CELLS])
    return f"{shown}, …" if len(cells) > SHOWN_CELLS else shown
