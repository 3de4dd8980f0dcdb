"""Looks numbers up in a result document, by measure, group and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Document = dict[str, Any]


def items(document: Document) -> Iterator[Document]:
    """Yield the judged items."""
    for checklist in document["checklists"]:
        yield from checklist["items"]


def item(document: Document, name: str) -> Document:
    """Return one judged item."""
    return next(entry for entry in items(document) if entry["item"] == name)


def measurements(document: Document, *names: str) -> Iterator[Document]:
    """Yield the measurements, of these measures only if any are named."""
    for entry in items(document):
        measurement = entry["measurement"]
        if measurement is not None and (not names or measurement["measure"] in names):
            yield measurement


def figures(document: Document, *names: str, **group: str) -> Iterator[Document]:
    """Yield the figures of these measures whose group has these categories."""
    for measurement in measurements(document, *names):
        for figure in measurement["groups"]:
            at = dict(figure["group"])
            if group.items() <= at.items():
                yield figure


def has_figure(
    document: Document, value: float, tolerance: float, *names: str, n: int | None = None, **group: str
) -> bool:
    """Return whether a figure of that group shows the value."""
    return any(
        figure["value"] is not None and abs(figure["value"] - value) <= tolerance and n in (None, figure["n"])
        for figure in figures(document, *names, **group)
    )


def has_value(document: Document, value: float, tolerance: float, *names: str, **parameters: object) -> bool:
    """Return whether a measurement with these parameters has the value."""
    return any(
        measurement["value"] is not None
        and abs(measurement["value"] - value) <= tolerance
        and _within(parameters, measurement["parameters"])
        for measurement in measurements(document, *names)
    )


def sentences(document: Document) -> str:
    """Return every sentence of the document, filled in."""
    return "\n".join(_sentences(document))


def _within(wanted: Mapping[str, object], given: Mapping[str, object]) -> bool:
    return all(given.get(key) == value for key, value in wanted.items())


def _sentences(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if {"template", "params"} <= node.keys():
            yield node["template"].format(**node["params"])
        for value in node.values():
            yield from _sentences(value)
    elif isinstance(node, list):
        for value in node:
            yield from _sentences(value)
