"""Where something is in the user's own file, and the issues that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from audit.importing.read.places import column_letters
from audit.model.message import Message
from audit.model.result import DataIssue
from audit.types import IssueLevel

SHOWN_CELLS = 5
MARKED_CELLS = 5_000


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
            message=message,
            file=self.file,
            sheet=self.sheet,
            cell=cell or shown_cells(cells),
            table=self.table,
            rows=rows,
            hint=hint,
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


def shown_cells(cells: Sequence[str]) -> str:
    """Return the first names, with a sign that there are more."""
    shown = ", ".join(cells[:SHOWN_CELLS])
    return f"{shown}, …" if len(cells) > SHOWN_CELLS else shown
