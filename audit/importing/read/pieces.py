"""Where a long text may be cut without cutting a row: at ends of lines that stand outside of quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audit.importing.read.source import Content, let_go

SIZE = 4 * 1024 * 1024
HEAD = 64 * 1024
"""Bytes of the first piece: titles and the header, which are unlike the rest, stand there."""
_BLOCK = 1024 * 1024
_MANY = 4  # parts from which on it pays to look at two at a time
_MARGIN = 1.5  # by which later lines may be shorter than the first
_QUOTE, _LINE_ENDS = ord('"'), (ord("\n"), ord("\r"))
_Places = npt.NDArray[np.int64]
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cuts:
    """The pieces of a text, each from its first byte to behind its last."""

    pieces: tuple[tuple[int, int], ...]
    left_open: bool = False  # a quotation mark in the last piece is never closed
    odd: bool = False  # a closing mark stands before something else than a delimiter


def whole_lines(data: Content, start: int) -> Iterator[tuple[int, int]]:
    """Yield where parts of a text begin and end that hold whole lines, the first of them short."""
    sign = b"\n" if data.find(b"\n", start, start + SIZE) >= 0 else b"\r"
    size = HEAD
    while start < len(data):
        end = data.find(sign, start + size) + 1 or len(data)
        end += sign == b"\r" and data[end : end + 1] == b"\n"
        yield start, end
        start, size = end, SIZE


def has_more_lines(data: Content, most: int) -> bool:
    """Return whether a text without quotation marks has more lines than this, which are then as many rows.

    They are counted only where the first lines are so short that there may be as many.
    """
    head = bytes(data[:_BLOCK])
    if (head.count(b"\n") or head.count(b"\r")) * len(data) * _MARGIN <= most * len(head):
        return False
    signs, ends = np.frombuffer(data, np.uint8), 0
    for start in range(0, len(signs), _BLOCK):
        block = signs[start : start + _BLOCK]
        ends += int(np.count_nonzero(block == _LINE_ENDS[0])) or int(np.count_nonzero(block == _LINE_ENDS[1]))
        let_go(data, start, start + len(block))
        if ends > most:
            return True
    return False


def cut(data: Content, start: int, delimiter: str, *, quoted: bool) -> Cuts:
    """Cut a text into pieces of whole rows."""
    ranges = list(whole_lines(data, start))
    if not quoted:
        return Cuts(tuple(ranges))
    pieces: list[tuple[int, int]] = []
    begin, inside, odd = start, False, False
    for (at, end), told in zip(ranges, _told_of_all(data, ranges, delimiter), strict=True):
        inside, strange = _told_of(data, (at, end), delimiter, inside=True) if inside else told
        odd = odd or strange
        if not inside:
            pieces.append((begin, end))
            begin = end
    if inside:
        pieces.append((begin, len(data)))
    return Cuts(tuple(pieces), left_open=inside, odd=odd)


def _told_of_all(data: Content, ranges: Sequence[tuple[int, int]], delimiter: str) -> Iterator[tuple[bool, bool]]:
    """Yield what `_after` tells of each part of a text, side by side, as if none began inside of quotes."""

    def told(part: tuple[int, int]) -> tuple[bool, bool]:
        return _told_of(data, part, delimiter, inside=False)

    if len(ranges) < _MANY:
        yield from map(told, ranges)
        return
    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(told, ranges)


def _told_of(data: Content, part: tuple[int, int], delimiter: str, *, inside: bool) -> tuple[bool, bool]:
    at, end = part
    told = _after(np.frombuffer(data, np.uint8, end - at, at), delimiter, inside=inside)
    let_go(data, at, end)
    return told


def _after(signs: npt.NDArray[np.uint8], delimiter: str, *, inside: bool) -> tuple[bool, bool]:
    """Return whether a text that begins a line is inside of quotes at its end, and whether a mark closes oddly.

    A mark opens at the beginning of a cell, is a sign like others elsewhere, and within quotes closes or is doubled.
    """
    quotes = np.flatnonzero(signs == _QUOTE)
    if not len(quotes):
        return inside, False
    if not inside and _open_and_close_in_turn(signs, quotes, delimiter):
        return False, False
    marks = _Marks(signs, quotes, delimiter)
    place, odd = 0, False
    while place < len(quotes):
        if not inside:
            place = marks.next_opening(place)
            if place == len(quotes):
                return False, odd
        parity = place % 2 if not inside else 1 - place % 2
        unlike = marks.next_unlike(place + (not inside), parity)
        if unlike == len(quotes):
            return (len(quotes) - parity) % 2 == 1, odd
        odd = odd or unlike % 2 != parity
        inside, place = False, unlike + 1
    return inside, odd


def _open_and_close_in_turn(signs: npt.NDArray[np.uint8], quotes: _Places, delimiter: str) -> bool:
    """Return whether marks begin and end cells in turn, or stand doubled, as they do in most texts."""
    if len(quotes) % 2 or quotes[-1] == len(signs) - 1:
        return False
    beside = np.zeros(256, dtype=bool)
    beside[[ord(delimiter), *_LINE_ENDS, _QUOTE]] = True
    first = quotes[0] == 0 or (beside[signs[quotes[0] - 1]] and signs[quotes[0] - 1] != _QUOTE)
    return bool(first and beside[signs[quotes[2::2] - 1]].all() and beside[signs[quotes[1::2] + 1]].all())


class _Marks:
    """The quotation marks of a text, and which of them may open, close or stand doubled."""

    def __init__(self, signs: npt.NDArray[np.uint8], quotes: _Places, delimiter: str) -> None:
        edges = (ord(delimiter), *_LINE_ENDS)
        begins, ends = _one_of(signs[quotes - 1], edges), _one_of(signs[(quotes + 1) % len(signs)], edges)
        begins[0] |= quotes[0] == 0
        ends[-1] |= quotes[-1] == len(signs) - 1
        beside = np.diff(quotes) == 1
        opens, closes = begins.copy(), ends
        opens[1:] |= beside
        closes[:-1] |= beside
        first = np.arange(len(quotes)) % 2 == 0
        self._count = len(quotes)
        self._begins = np.flatnonzero(begins)
        self._unlike = [np.flatnonzero(~np.where(first == (parity == 0), opens, closes)) for parity in (0, 1)]

    def next_opening(self, place: int) -> int:
        """Return the first mark from a place on at which a cell begins."""
        return self._next(self._begins, place)

    def next_unlike(self, place: int, parity: int) -> int:
        """Return the first mark that does not open or close in turn, where those of a parity open."""
        return self._next(self._unlike[parity], place)

    def _next(self, places: _Places, place: int) -> int:
        at = int(np.searchsorted(places, place))
        return int(places[at]) if at < len(places) else self._count


def _one_of(signs: npt.NDArray[np.uint8], wanted: tuple[int, ...]) -> _Flags:
    found: _Flags = signs == wanted[0]
    for sign in wanted[1:]:
        found |= signs == sign
    return found
