"""The records that the parts of an .xlsb consist of."""

from __future__ import annotations

from collections.abc import Iterator


def records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield type, start and end of the content of each record."""
    position, end = 0, len(part)
    while position < end:
        kind = part[position]
        position += 1
        if kind & 0x80 and position < end:
            kind = (kind & 0x7F) | (part[position] << 7)
            position += 1
        length = shift = 0
        while position < end and shift < 28:
            byte = part[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, position, min(position + length, end)
        position += length
