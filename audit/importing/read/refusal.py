"""Why a file is refused, as the child tells it to the parent: one plain sentence."""

from __future__ import annotations


class Refusal(Exception):
    """A file, or a sheet of one, that cannot or may not be read."""

    def __init__(self, code: str, message: str, *, hint: str = "", sheet: str = "", cell: str = "") -> None:
        """Keep the sentence with its stable code and the place inside the file."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.sheet = sheet
        self.cell = cell
