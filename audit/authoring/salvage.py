"""Keeps what is sound of a file that has faults, so that lint can look at all the rest in the same go.

What is wrong is said by the first pass already. Here it is taken out, or stood in for, without moving anything else:
items keep their place and id, so that lines and references stay right.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from audit.checklists.documents import Document, Path_
from audit.checklists.schema import ChecklistForm
from audit.checklists.schema_profile import ProfileForm
from audit.checklists.shape import real_path

Kind = TypeVar("Kind", bound=BaseModel)
_StandIn = Callable[[Any, str, int], dict[str, Any] | None]
_ATTEMPTS = 4
"""One fault can hide another behind it; after so many rounds the file is given up."""


def salvage(document: Document, form: type[Kind]) -> Kind | None:
    """Return the form of what is sound in a document, or None where too little is left."""
    if not isinstance(document.data, dict):
        return None
    data = copy.deepcopy(document.data)
    for _ in range(_ATTEMPTS):
        try:
            return form.model_validate(data)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                _mend(data, real_path(data, found["loc"]), found, _STAND_INS.get(form, {}))
    return None


def _mend(data: dict[str, Any], path: Path_, error: Mapping[str, Any], stand_ins: Mapping[str, _StandIn]) -> None:
    missing = str(error["loc"][-1]) if error["type"] == "missing" else ""
    if error["type"] == "extra_forbidden":
        _remove(data, path)
        return
    if not path:
        _stand_in_for(data, missing)
        return
    first, place = str(path[0]), path[1] if len(path) > 1 else None
    if first in stand_ins and isinstance(place, int):
        key = str(path[2]) if len(path) > 2 else missing
        data[first][place] = stand_ins[first](data[first][place], key, place)
    if first not in stand_ins or not isinstance(place, int) or data[first][place] is None:
        data.pop(first, None)
        _stand_in_for(data, first)


def _remove(data: Any, path: Path_) -> None:
    for part in path[:-1]:
        data = data[part]
    if isinstance(data, dict):
        data.pop(path[-1], None)


def _stand_in_for(data: dict[str, Any], key: str) -> None:
    needed = {"format": 1, "id": "unnamed", "title": "Unnamed", "version": "0.0.0"}
    if key in needed:
        data[key] = needed[key]


def _item(entry: Any, key: str, place: int) -> dict[str, Any]:
    """Return the item without the key that is wrong; one of the five that are needed is stood in for."""
    kept = dict(entry) if isinstance(entry, dict) else {}
    kept.pop(key, None)
    kept.pop("examples", None)  # they would not reproduce without the key
    needed = {
        "id": f"unnamed-{place + 1}",
        "title": "Unnamed",
        "title_unmet": "Unnamed, unmet",
        "importance": "low",
        "assess": {"ask": "yes-partly-no"},
    }
    return {**needed, **kept}


def _adjustment(entry: Any, key: str, _: int) -> dict[str, Any] | None:
    """Return a change of the same target that can be looked up; None where it is the target that is wrong."""
    target = entry.get("target") if isinstance(entry, dict) else None
    return None if key == "target" or not target else {"target": target, "action": "drop", "reason": "-"}


_STAND_INS: Mapping[type[BaseModel], Mapping[str, _StandIn]] = {
    ChecklistForm: {"items": _item},
    ProfileForm: {"adjustments": _adjustment},
}
