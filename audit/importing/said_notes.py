"""What the readers of files saw beside values, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from audit.importing.places import Place
from audit.importing.read.sheet import Note
from audit.model.message import msg
from audit.model.result import DataIssue

_LAYOUT = {
    "hidden-rows": "{n} rows are hidden in the sheet and were read all the same: {places}.",
    "hidden-columns": "{n} columns are hidden in the sheet and were read all the same: {places}.",
    "formulas-without-values": "Formulas without a value in the file, which count as blank: {n}. Open the file in your "
    "spreadsheet program and save it.",
    "formulas-all-zero": "All {n} formulas have the value 0 in the file, as programs write it that compute nothing; "
    "open it in your spreadsheet program and save it.",
}
_TOLD = {
    "web-page": "The file is a web page, as some programs save a spreadsheet; its tables were read.",
    "layout-unseen": "The sheet is too large, or too unusual, to be searched for hidden rows, merged cells and "
    "formulas without a value; where it has some, they were read as they stand.",
    "formulas-unseen": "In a workbook of this format (.xls) it cannot be seen whether its formulas were computed.",
}


def say_note(place: Place, note: Note) -> Iterator[DataIssue]:
    """Say what a reader noted of a sheet."""
    code, count = note.code, note.count
    if code == "error-cells":
        text = "{n} cells hold an error of the spreadsheet program (#REF!, #N/A …) and count as blank."
        yield place.warning(msg(code, text, n=count), cells=note.cells, rows=count)
    elif code == "times-not-read":
        text = "Cells with a date or a time that could not be read, and that count as blank: {n}."
        yield place.warning(msg(code, text, n=count), cells=note.cells, rows=count)
    elif code == "ragged-rows":
        text = "{n} rows are longer than the others; what stands beyond the last column was not read."
        yield place.warning(msg(code, text, n=count), cells=note.cells, rows=count)
    elif code == "far-cells":
        text = "{n} cells stand further down than the last row that a sheet may have, and were not read."
        yield place.warning(msg(code, text, n=count), rows=count)
    elif code == "encoding":
        text = "The text is written in {encoding}, not in UTF-8; it was read as that."
        yield place.info(
            msg(code, text, encoding={"mac_roman": "Mac Roman", "cp1252": "Windows-1252"}.get(note.detail, note.detail))
        )
    elif code == "mixed-encoding":
        text = "Signs that are not in UTF-8, as the rest of the text is, and were read as Windows-1252: {n}."
        yield place.warning(msg(code, text, n=count))
    elif code in _LAYOUT:
        message = msg(code, _LAYOUT[code], n=count, places=note.detail)
        yield place.warning(message, cells=note.cells, rows=count)
    elif code in _TOLD:
        yield place.info(msg(code, _TOLD[code]))
    elif code == "repeated-fields":
        text = "{n} objects of the file name a field twice; the last of its values was used."
        yield place.warning(msg(code, text, n=count), rows=count)
    elif code == "nul-bytes":
        yield place.warning(msg(code, "The file holds NUL bytes, which no text has; they were taken out."))
