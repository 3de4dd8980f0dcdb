"""Writes checklists as YAML that people like to read: blocks for items, single lines for small parts."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from audit.checklists.load import CHECKLIST_FILE
from audit.checklists.schema import ChecklistForm
from audit.errors import UsageError
from audit.files import write_bytes
from audit.model.message import msg

_ON_ONE_LINE = frozenset(
    {"references", "applies_when", "with", "band", "otherwise", "lawful_notes", "gates", "retired", "row"}
)
_WIDTH = 116


def form_data(form: BaseModel) -> dict[str, Any]:
    """Return what a form holds as plain data, as it is written in a file: without defaults, a reference by its id."""
    data: dict[str, Any] = form.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for item in data.get("items", ()):
        if "references" in item:
            item["references"] = [entry["id"] if entry.keys() == {"id"} else entry for entry in item["references"]]
    return data


def checklist_text(form: ChecklistForm) -> str:
    """Return the checklist as the text of a `checklist.yaml`."""
    data = form_data(form)
    items = data.pop("items")
    parts = [_dump({"format": form.format, **data}), "items:\n"]
    for item in items:
        lines = _dump(item).splitlines()
        parts.append(
            "\n".join(("  - " if number == 0 else "    ") + line for number, line in enumerate(lines)) + "\n\n"
        )
    return "".join(parts).rstrip("\n") + "\n"


def write_checklist(form: ChecklistForm, folder: Path, *, overwrite: bool = False) -> Path:
    """Write `<folder>/<id>/checklist.yaml`, whole or not at all; a file that is there only if `overwrite`."""
    path = folder / form.id / CHECKLIST_FILE
    if path.exists() and not overwrite:
        told = msg("exists", "The checklist {name} is there already.", name=f"`{form.id}`")
        raise UsageError(told, code=told.code, place=str(path), hints=[msg("exists-how", "--overwrite replaces it.")])
    write_bytes(path, checklist_text(form).encode())
    return path


def flow_text(value: Any) -> str:
    """Return a value as YAML on one line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.representer import SafeRepresenter

    writer = YAML(typ="safe", pure=True)
    writer.Representer = _quoting(SafeRepresenter)
    writer.default_flow_style = True
    writer.width = 1_000_000
    writer.allow_unicode = True
    stream = StringIO()
    writer.dump(value, stream)
    return stream.getvalue().removesuffix("...\n").rstrip("\n")


def _dump(data: dict[str, Any]) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.representer import RoundTripRepresenter

    writer = YAML()
    writer.Representer = _quoting(RoundTripRepresenter)
    writer.width = _WIDTH
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    writer.dump(_styled(data, ""), stream)
    return stream.getvalue()


def _quoting(representer: type[Any]) -> type[Any]:
    """Return a representer that quotes texts that begin with a question mark: bare in a list, they open a key."""

    class Quoting(representer):  # type: ignore[misc]
        def represent_str(self, text: str) -> Any:
            if text.startswith("?"):
                return self.represent_scalar("tag:yaml.org,2002:str", text, style="'")
            return super().represent_str(text)

    Quoting.add_representer(str, Quoting.represent_str)
    return Quoting


def _styled(value: Any, key: str) -> Any:
    """Mark the parts that stand on one line: small maps by their key, the rows of example tables, lists of words."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, dict):
        inside = "row" if key == "given" else ""
        mapping = CommentedMap((name, _styled(part, inside or name)) for name, part in value.items())
        if key in _ON_ONE_LINE or set(value) == {"ask"}:
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(_styled(part, key) for part in value)
        if not any(isinstance(part, dict) for part in value):
            sequence.fa.set_flow_style()
        return sequence
    return value
