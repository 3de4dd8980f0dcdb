"""Short entries set in two columns, row by row: columns of CSS are laid out many times over, and rows only once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.report.context import ItemLine, Term

ROW = 600
"""Characters of a row, both halves together: low enough that no page ends much before its foot."""

SHORT = 100
"""Less than this stays one line over both halves."""

Entry = Term | ItemLine


def halves(entries: Sequence[Entry]) -> tuple[tuple[tuple[Entry, ...], ...], ...]:
    """Return rows of one or two halves of like length; they are read from left to right, row by row."""
    return tuple(_halved(row) for row in _rows(entries))


def _rows(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    row: list[Entry] = []
    for entry in entries:
        if row and sum(map(_length, row)) + _length(entry) > ROW:
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _halved(row: list[Entry]) -> tuple[tuple[Entry, ...], ...]:
    whole = sum(map(_length, row))
    if len(row) < 2 or whole < SHORT:
        return (tuple(row),)
    cuts = range(1, len(row))
    cut = min(cuts, key=lambda place: (abs(whole - 2 * sum(map(_length, row[:place]))), place))
    return tuple(row[:cut]), tuple(row[cut:])


def _length(entry: Entry) -> int:
    if isinstance(entry, Term):
        return len(entry.name) + len(entry.text) + len(entry.after)
    return len(entry.title) + len(entry.value) + len(entry.detail) + (len(entry.change) if entry.moved else 0)
