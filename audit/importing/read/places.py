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


def column_position(letters: str) -> int:
    """Return the position, from 0, of the column with these letters: A is 0, AA is 26."""
    position = 0
    for letter in letters:
        position = position * 26 + ord(letter) - 64
    return position - 1


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell; row and column count from 0."""
    return f"{column_letters(column)}{row + 1}"
