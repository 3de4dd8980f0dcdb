"""Why a file is refused, as the child tells it to the parent: one plain sentence, as data, so that it translates."""

from __future__ import annotations

from audit.model.message import Message, Value


class Refusal(Exception):
    """A file, or a sheet of one, that cannot or may not be read."""

    def __init__(
        self, code: str, template: str, *, hint: str = "", sheet: str = "", cell: str = "", **params: Value
    ) -> None:
        """Keep the sentence with its stable code, its values and the place inside the file."""
        self.message = Message(code, template, params)
        super().__init__(self.message.text)
        self.code = code
        self.hint = Message(f"{code}-hint", hint) if hint else None
        self.sheet = sheet
        self.cell = cell


def protected() -> Refusal:
    """Return why a file that only opens with a password is refused."""
    return Refusal(
        "password",
        "The file is protected by a password, so it cannot be read.",
        hint="Save a copy without the password and use that.",
    )


def too_large(sheet: str = "") -> Refusal:
    """Return why a file, or a sheet of it, with more cells than can be held is refused."""
    return Refusal("too-large", "The file has more cells than can be read at once.", sheet=sheet)


def too_many_bytes(most: int) -> Refusal:
    """Return why a file larger than is read of its kind is refused."""
    return Refusal(
        "too-large",
        "The file is larger than {n} MB, and larger ones of its kind are not read.",
        hint="Save the table as .csv, or take out what is not needed.",
        n=most // 1024**2,
    )


def too_many_tables(count: int, sheet: str = "") -> Refusal:
    """Return why a file with hundreds of tables is refused."""
    return Refusal(
        "too-many-sheets", "The file has {n:,} tables, which is more than can be read.", sheet=sheet, n=count
    )


def too_wide(columns: int, sheet: str = "") -> Refusal:
    """Return why a table with thousands of columns is refused."""
    text = "The table has {n:,} columns, which is more than can be read."
    return Refusal("too-wide", text, hint="Keep the columns that are meant and use that.", sheet=sheet, n=columns)


def too_wide_together(columns: int) -> Refusal:
    """Return why a file whose sheets have thousands of columns in all is refused."""
    text = "The sheets of the file have {n:,} columns in all, which is more than can be read."
    return Refusal("too-wide-together", text, hint="Keep the sheets that are meant and use that.", n=columns)


def too_many_people(most: int, *, header: str, cell: str, sheet: str = "") -> Refusal:
    """Return why a file with thousands of people in one cell is refused."""
    text = "A cell of “{header}” names more than {most:,} people, which is more than can be read."
    return Refusal("too-many-people", text, sheet=sheet, cell=cell, header=header, most=most)


def too_long(row: int, most: int, *, cell: str, sheet: str = "") -> Refusal:
    """Return why a file with a text as long as no cell holds is refused."""
    text = "Row {row} holds a text of more than {most:,} signs."
    return Refusal("too-long", text, sheet=sheet, cell=cell, row=row, most=most)


def damaged() -> Refusal:
    """Return why a workbook that no reader can make sense of is refused."""
    return Refusal(
        "damaged",
        "The workbook is damaged, or not written as its format demands, and cannot be opened.",
        hint="Open it in your spreadsheet program, save it as .xlsx and use that.",
    )


def broken_off() -> Refusal:
    """Return why a workbook that is not whole is refused."""
    return Refusal("damaged", "The workbook is damaged: its content breaks off.", hint="Save it again and use that.")


def part_twice() -> Refusal:
    """Return why a workbook that has, or uses, one of its parts twice is refused: people would count twice."""
    return Refusal("archive-duplicate", "The workbook has the same part twice, so its content is not certain.")


def changing() -> Refusal:
    """Return why a file that does not stay as it is cannot be read."""
    return Refusal("changing", "The file changed while it was being read.", hint="Close it elsewhere and try again.")
