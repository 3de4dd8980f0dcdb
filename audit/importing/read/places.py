"""Names of cells as spreadsheet programs show them."""

from __future__ import annotations


def column_letters(position: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell; row and column count from 0."""
    return f"{column_letters(column)}{row + 1}"
