"""Starts a checklist, or adds an item to one, with the few lines that are needed."""

from __future__ import annotations

import re
from pathlib import Path

from audit.checklists.documents import Document
from audit.checklists.load import CHECKLIST_FILE
from audit.checklists.schema import ChecklistForm
from audit.checklists.schema_base import IDENTIFIER
from audit.checklists.shape import parse_form, read_form
from audit.errors import SettingsError, UsageError
from audit.files import write_bytes
from audit.model.message import msg

_CHECKLIST = """\
# What each key means: docs/checklists/format.md. `audit checklists lint` checks this file.
format: 1
id: {id}
version: 0.1.0
title: {title}
summary: What good practice is, in one sentence.
items:
"""
_ITEM = """\
- id: {id}
  title: {title}
  title_unmet: Not yet so, {lower}
  importance: medium
  assess: {assess}
"""
_ASKED = "{ask: yes-partly-no}"
_MEASURED = "{{measure: {measure}, with: {{}}, band: {{at_least: 1.0, floor: 0.5}}}}"


def new_checklist(folder: Path, name: str) -> Path:
    """Write `<folder>/<name>/checklist.yaml` with one item to replace; a file that is there is never overwritten."""
    _check_id(name)
    path = folder / name / CHECKLIST_FILE
    if path.exists():
        told = msg("exists", "The checklist {name} is there already.", name=f"`{name}`")
        raise UsageError(told, code=told.code, place=str(path))
    text = _CHECKLIST.format(id=name, title=_title(name)) + _indented(_item_text("first-question", _ASKED), 2)
    write_bytes(path, text.encode())
    return path


def new_item(path: Path, name: str, *, measure: str = "") -> Path:
    """Add an item to the end of a checklist's items; everything else in the file stays as it is."""
    _check_id(name)
    content = path.read_bytes()
    form, document = read_form(content, str(path), ChecklistForm)
    if any(item.id == name for item in form.items) or any(entry.id == name for entry in form.retired):
        told = msg("duplicate-id", "The id {name} is used already; ids are never used again.", name=f"`{name}`")
        raise UsageError(told, code=told.code, place=str(path))
    lines = content.decode("utf-8-sig").splitlines()
    assess = _MEASURED.format(measure=measure) if measure else _ASKED
    entry = _indented(_item_text(name, assess), _indent(lines, document)).rstrip("\n")
    end = _end_of_items(lines, document)
    text = "\n".join([*lines[:end], "", entry, *lines[end:]]) + "\n"
    if parse_form(text.encode(), str(path), ChecklistForm)[0] is None:
        told = msg(
            "layout",
            "The questions of this file are written on single lines; a question cannot be added by this command.",
        )
        raise SettingsError(told, code=told.code, place=str(path))
    write_bytes(path, text.encode())
    return path


def _check_id(name: str) -> None:
    if not re.fullmatch(IDENTIFIER, name):
        told = msg("bad-id", "An id has lower-case letters, digits and hyphens only; {name} has not.", name=f"`{name}`")
        raise UsageError(told, code=told.code)


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _item_text(name: str, assess: str) -> str:
    title = _title(name)
    return _ITEM.format(id=name, title=title, lower=title[:1].lower() + title[1:], assess=assess)


def _indented(text: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in text.splitlines())


def _indent(lines: list[str], document: Document) -> int:
    first = lines[document.lines["items", 0] - 1]
    return len(first) - len(first.lstrip())


def _end_of_items(lines: list[str], document: Document) -> int:
    """Return after how many lines the items end: before the next key of the file, or at its end."""
    start = document.lines["items",]
    later = [line for path, line in document.lines.items() if len(path) == 1 and line > start]
    end = min(later) - 1 if later else len(lines)
    while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
