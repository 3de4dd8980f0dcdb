"""Reads YAML 1.2 strictly and remembers on which line everything stands.

Only words of YAML 1.2 are special: ``no`` is a word, a date is text, and a number remembers how it was written, so
that the version ``1.10`` does not become 1.1. A key given twice is an error. An alias (``*name``) is written out in
full, up to a limit: without one a small file could grow without end.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.checklists.problems import Problem, refuse
from audit.checklists.yaml_faults import yaml_fault
from audit.model.message import Message, msg, quoted

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

Path_ = tuple[str | int, ...]
LARGEST_TREE = 200_000
"""Values in one file, aliases written out."""
LARGEST_FILE = 4_000_000
"""Bytes; the largest checklist that ships has a fortieth of it."""


class WrittenInteger(int):
    """A whole number that remembers how it was written."""

    written: str


class WrittenFloat(float):
    """A number that remembers how it was written."""

    written: str


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a YAML file, with the line of each key and entry by its path."""

    file: str
    data: Any
    lines: Mapping[Path_, int]

    def line_of(self, path: Path_) -> int:
        """Return the line of the path, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0

    def problem(self, path: Path_, told: Message, *hints: Message) -> Problem:
        """Build a problem at the line of the path."""
        return Problem(self.file, self.line_of(path), told, hints)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; SettingsError if it cannot be read or is too large to be a checklist."""
    try:
        content = path.read_bytes()
    except OSError:
        refuse([Problem(str(path), 0, msg("unreadable", "The file cannot be read."))])
        raise
    if len(content) > LARGEST_FILE:
        told = msg("too-large", "The file is larger than this, in bytes: {n}.", n=LARGEST_FILE)
        refuse([Problem(str(path), 0, told)])
    return content


def parse_document(content: bytes, file: str) -> tuple[Document, list[Problem]]:
    """Parse one YAML document; what breaks its form is returned as problems, together."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ReusedAnchorWarning)
            node = YAML(typ="safe", pure=True).compose(content.decode("utf-8-sig"))
    except ReusedAnchorWarning:
        return _unreadable(file, msg("not-yaml", "An anchor (`&name`) is given twice."))
    except UnicodeDecodeError:
        return _unreadable(file, msg("not-utf8", "The file is not text in UTF-8."))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _unreadable(file, yaml_fault(error.problem or error.context or ""), mark.line + 1 if mark else 0)
    except (YAMLError, RecursionError) as error:
        return _unreadable(file, yaml_fault(str(error)))
    reader = _Reader(file)
    data = None if node is None else reader.value(node, ())
    return Document(file, data, reader.lines), reader.problems


def _unreadable(file: str, told: Message, line: int = 0) -> tuple[Document, list[Problem]]:
    return Document(file, None, {}), [Problem(file, line, told)]


class _Reader:
    """Turns the node tree into plain values, keeping lines and collecting problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()
        self._count = 0

    def value(self, node: Node, path: Path_) -> Any:
        """Return the plain value of a node."""
        line = self.lines.setdefault(path, node.start_mark.line + 1)
        self._count += 1
        if id(node) in self._open:
            self._say(line, msg("alias", "An alias (`*name`) stands for what it is part of."))
            return None
        if self._count > LARGEST_TREE:
            if self._count == LARGEST_TREE + 1:
                self._say(line, msg("too-large", "The aliases make this file too large."))
            return None
        kind = type(node).__name__
        if kind == "ScalarNode":
            return self._scalar(node, line)
        self._open.add(id(node))
        value = self._mapping(node, path) if kind == "MappingNode" else self._sequence(node, path)
        self._open.discard(id(node))
        return value

    def _sequence(self, node: Node, path: Path_) -> list[Any]:
        entries: list[Any] = []
        for place, entry in enumerate(node.value):
            if self._count > LARGEST_TREE:
                break
            entries.append(self.value(entry, (*path, place)))
        return entries

    def _mapping(self, node: Node, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if type(key_node).__name__ != "ScalarNode":
                self._say(line, msg("odd-key", "A key must be a word."))
                continue
            key = str(key_node.value)
            if key in found:
                twice = msg("duplicate-key", "The key {key} is given twice.", key=quoted(key))
                self._say(line, twice, stands_already(self.lines[(*path, key)]))
                continue
            self.lines[(*path, key)] = line
            found[key] = self.value(value_node, (*path, key))
        return found

    def _scalar(self, node: Node, line: int) -> Any:
        text = str(node.value)
        tag = str(node.tag).rpartition(":")[2]
        try:
            return _plain(tag, text)
        except ValueError:
            self._say(line, msg("odd-value", "The value {value} is not a number.", value=quoted(text)))
        except LookupError:
            self._say(line, msg("odd-tag", "The tag {name} is not read.", name=str(node.tag)))
        return None

    def _say(self, line: int, told: Message, *hints: Message) -> None:
        self.problems.append(Problem(self.file, line, told, hints))


def stands_already(line: int) -> Message:
    """Return where something that is given twice stands for the first time."""
    return msg("stands-already", "It stands on line {line} already.", line=str(line))


def _plain(tag: str, text: str) -> Any:
    if tag in ("str", "timestamp"):
        return text
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() == "true"
    if tag == "int":
        based = text.lower().lstrip("+-").startswith(("0x", "0o"))
        whole = WrittenInteger(text, 0 if based else 10)
        whole.written = text
        return whole
    if tag == "float":
        number = WrittenFloat(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
        number.written = text
        return number
    raise LookupError(tag)
