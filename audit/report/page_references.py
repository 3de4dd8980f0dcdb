"""Lists the pages of a PDF once: pydyf lists them anew for each tag and each link, which grows by the square."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def listed_once() -> Iterator[None]:
    """Keep the references of the pages while a document is written, until pages are added."""
    import pydyf

    listed: Any = pydyf.PDF.page_references
    known: dict[tuple[int, int], tuple[bytes, ...]] = {}

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        state = id(pdf), len(pdf.pages["Kids"])
        if state not in known:
            known.clear()
            known[state] = listed.fget(pdf)
        return known[state]

    pydyf.PDF.page_references = property(page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed
