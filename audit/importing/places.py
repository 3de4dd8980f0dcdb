"""Where something is in the user's own file, and the issues that name it."""

from __future__ import annotations

from dataclasses import dataclass

from audit.importing.read.places import cell_name
from audit.model.message import Message
from audit.model.result import DataIssue
from audit.types import IssueLevel

SHOWN_CELLS = 5


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
    ) -> DataIssue:
        """Return an issue at this place; its code is the message's."""
        return DataIssue(
            code=message.code,
            level=level,
            message=message,
            file=self.file,
            sheet=self.sheet,
            cell=cell,
            table=self.table,
            rows=rows,
            hint=hint,
            mapping=mapping,
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


def cells_text(column: int, rows: list[int]) -> str:
    """Return the names of the first cells, rows counted from 1, with a sign that there are more."""
    shown = ", ".join(cell_name(row - 1, column) for row in rows[:SHOWN_CELLS])
    return f"{shown}, …" if len(rows) > SHOWN_CELLS else shown
