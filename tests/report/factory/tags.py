"""The structure of a PDF, as a reader gets it that goes by the tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def told_by_tags(reader: PdfReader) -> Iterator[str]:
    """Give the texts that stand beside what is drawn, in the order of the tags."""
    yield from _told(reader.root_object["/StructTreeRoot"])


def _told(entry: Any) -> Iterator[str]:
    node = entry.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from _told(kid)
    elif isinstance(node, dict):
        if "/ActualText" in node:
            yield str(node["/ActualText"])
        elif "/K" in node:
            yield from _told(node["/K"])
