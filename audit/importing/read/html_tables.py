"""Tables that programs save as web pages under the name of a spreadsheet."""

from __future__ import annotations

import re
from html import unescape

from audit.importing.read.encodings import single_byte_encoding, wide_encoding
from audit.importing.read.grid import Grid
from audit.importing.read.refusal import Refusal, too_many_bytes, too_many_tables, too_wide
from audit.importing.read.sheet import MAX_SHEETS, Note, ReadSheet

_LARGEST = 32 * 1024 * 1024
_MOST_TABLES = 10_000
_WIDEST = 4_000
_TALLEST = 5_000
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_NO_CHARSETS = frozenset(("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7"))
"""Names by which Python knows ways to write text that no page is written in; some take very long."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)([^<>]*+)>|<!--.*?(?:-->|\Z)|<[!?][^<>]*+>", re.IGNORECASE | re.DOTALL)
_PLAIN_ROW = re.compile(
    r"\s*+<tr(?:\s[^<>]*+)?>\s*+((?:<t[dh](?:\s[^<>]*+)?>[^<]*+</t[dh]>\s*+)++)</tr>", re.IGNORECASE
)
_PLAIN_CELL = re.compile(r"<t[dh]([^<>]*)>([^<]*)<", re.IGNORECASE)
_GIVEN = re.compile(r"(rowspan|colspan|x:num)\s*=\s*[\"']?([^\"'\s]*)")


def read_html(data: bytes) -> list[ReadSheet]:
    """Read the tables of a web page, each as a sheet. Raise Refusal where it has none."""
    if len(data) > _LARGEST:
        raise too_many_bytes(_LARGEST)
    tables = _Page().read(_decoded(data))
    if not tables:
        raise Refusal(
            "unknown-format",
            "The file is a web page without a table.",
            hint="Where it was downloaded, sign in first, and export the table itself as .xlsx or .csv.",
        )
    note = Note(code="web-page")
    return [
        table.grid.sheet("" if len(tables) == 1 else f"Table {number}", typed=False, notes=(note,))
        for number, table in enumerate(tables[: MAX_SHEETS + 1], 1)
    ]


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    said = _CHARSET.search(data[:4096])
    named = said[1].decode("ascii").lower() if said else ""
    for encoding in (wide_encoding(data), "" if named.replace("-", "_") in _NO_CHARSETS else named, "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode(single_byte_encoding(data), "replace")


class _Table:
    """A table of a page while its rows come."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.filled = False
        self._row, self._column = -1, 0
        self._reached = -1  # the last row that any cell above reaches into
        self._covered: dict[int, int] = {}  # column -> the last row that a cell above reaches into it
        self._open: tuple[int, int, int] | None = None
        self._exact = ""
        self._words: list[str] = []

    def start_row(self) -> None:
        """Begin a row."""
        self.end_cell()
        self._row, self._column = self._row + 1, 0

    def add_row(self, texts: list[str]) -> bool:
        """Add a row of cells that cover no others; False, and nothing done, where some from above reach into it."""
        if self._reached > self._row:
            return False
        self.start_row()
        words = [" ".join((unescape(text) if "&" in text else text).split()) for text in texts]
        self.filled = self.filled or any(words)
        self.grid.put_row(self._row, words)
        self._column = len(texts)
        return True

    def start_cell(self, given: dict[str, str]) -> None:
        """Begin a cell to the right of the last one and of those that reach down from above."""
        self.end_cell()
        self._row = max(self._row, 0)
        while self._covered.get(self._column, -1) >= self._row:
            self._column += 1
        if self._column >= _WIDEST:
            raise too_wide(self._column)
        down, across = _span(given.get("rowspan", ""), _TALLEST), _span(given.get("colspan", ""), 100)
        self._open = (self._row, self._column, across)
        self.grid.merge(self._row, self._column, down=down, across=across)
        for column in range(self._column, self._column + across + 1):
            if down:
                self._covered[column] = self._row + down
                self._reached = max(self._reached, self._row + down)
        self._column += across + 1
        self._exact = given.get("x:num", "")
        self._words = []

    def add(self, text: str) -> None:
        """Add to the text of the open cell, if one is open."""
        if self._open is not None:
            self._words.append(text)

    def end_cell(self) -> None:
        """Put the open cell, if one is open, where it belongs."""
        if self._open is None:
            return
        row, column, _ = self._open
        text = self._exact or " ".join("".join(self._words).split())
        self.grid.put(row, column, text)
        self.filled = self.filled or bool(text)
        self._open = None


def _span(text: str, most: int) -> int:
    """Return how many further rows or columns a cell covers."""
    return min(int(text), most) - 1 if text and text.isascii() and text.isdigit() and int(text[:9]) > 1 else 0


class _Page:
    """Collects the tables of a page; what stands in a table inside a cell belongs to the inner one."""

    def __init__(self) -> None:
        self._all: list[_Table] = []
        self._within: list[_Table] = []
        self._unseen = False

    def read(self, text: str) -> list[_Table]:
        """Return the tables of a text that hold something."""
        told = 0
        while True:
            if self._within and not self._unseen:
                row = _PLAIN_ROW.match(text, told)
                if row and self._add_row(row[1]):  # most rows of a long page
                    told = row.end()
                    continue
            tag = _TAG.search(text, told)
            if tag is None:
                break
            if self._within and not self._unseen:
                self._within[-1].add(unescape(text[told : tag.start()]))
            told = tag.end()
            ending, name, given = tag.groups()
            if name:
                self._see(name.lower(), given, ending=bool(ending))
        while self._within:
            self._within.pop().end_cell()
        return [table for table in self._all if table.filled]

    def _add_row(self, cells: str) -> bool:
        told = _PLAIN_CELL.findall(cells)
        if any(given and _GIVEN.search(given.lower()) for given, _ in told):
            return False
        return self._within[-1].add_row([text for _, text in told])

    def _see(self, name: str, given: str, *, ending: bool) -> None:
        if name in ("style", "script"):
            self._unseen = not ending
        elif name == "table":
            self._table(ending=ending)
        elif not self._within:
            return
        elif ending and name in ("td", "th", "tr"):
            self._within[-1].end_cell()
        elif name == "tr":
            self._within[-1].start_row()
        elif name in ("td", "th"):
            self._within[-1].start_cell(dict(_GIVEN.findall(given.lower())) if given else {})
        elif name in ("br", "p", "div", "li"):
            self._within[-1].add(" ")

    def _table(self, *, ending: bool) -> None:
        if not ending:
            self._within.append(_Table())
            self._all.append(self._within[-1])
            if len(self._all) > _MOST_TABLES:
                raise too_many_tables(len(self._all))
        elif self._within:
            self._within.pop().end_cell()
