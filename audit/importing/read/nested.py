"""Lists in lists, as systems export them in JSON: sessions with their speakers, days with their talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PEOPLE = ("speakers", "persons", "presenters")
"""Lists of people in a record: each of them is given a row."""
_HOLDERS = (
    "sessions",
    "talks",
    "contributions",
    "submissions",
    "positions",
    "attendees",
    "orders",
    "results",
    "events",
)
"""Lists of what the records of a list are about: the holder's fields are joined to each."""
_DEEPEST = 8
Record = Mapping[str, Any]


def is_records(part: Any) -> bool:
    """Return whether something is a list of objects, and not empty."""
    return isinstance(part, list) and bool(part) and all(isinstance(record, Mapping) for record in part)


def record_lists(loaded: Any) -> dict[str, Sequence[Any]]:
    """Return the lists of records in a document by their names, "" for a document that is one list."""
    if not isinstance(loaded, Mapping):
        return {"": _held(loaded)}
    lists = {str(name): part for name, part in loaded.items() if is_records(part)}
    if not lists:
        inner = [part for part in loaded.values() if isinstance(part, Mapping)]
        lists = next((found for part in inner if any(found := _lists_within(part))), {})
    lists = {name: _held(part) for name, part in _resolved(lists).items()}
    return lists or {"": [loaded]}


def _lists_within(part: Record, depth: int = 0) -> dict[str, Sequence[Any]]:
    """Return the lists of records in an object, or in the first of its objects that has any."""
    lists = {str(name): value for name, value in part.items() if is_records(value)}
    if lists or depth > _DEEPEST:
        return lists
    return next(
        (found for value in part.values() if isinstance(value, Mapping) and (found := _lists_within(value, depth + 1))),
        {},
    )


def _held(records: Sequence[Any]) -> Sequence[Any]:
    """Return the records that the records of a list hold, with the fields of their holder; else those themselves."""
    if not is_records(records):
        return records
    return [row for record in records for row in _unheld(record, 0)]


def _unheld(record: Record, depth: int) -> Iterator[Record]:
    name = next((name for name in _HOLDERS if is_records(record.get(name))), "")
    rooms = record.get("rooms")
    by_room = isinstance(rooms, Mapping) and bool(rooms) and all(isinstance(part, list) for part in rooms.values())
    if depth > _DEEPEST or not (name or by_room):
        yield record
        return
    held = [(part, "") for part in record[name]] if name else []
    if by_room:
        assert isinstance(rooms, Mapping)  # noqa: S101 - told above
        name, held = "rooms", [(part, str(room)) for room, parts in rooms.items() for part in parts]
    above = {key: value for key, value in record.items() if key != name and not isinstance(value, (list, Mapping))}
    for part, room in held:
        if isinstance(part, Mapping):
            own = {**({"room": room} if room else {}), **part}
            joined = {f"{name}.{key}" if key in own else key: value for key, value in above.items()}
            yield from _unheld({**joined, **own}, depth + 1)


def _resolved(lists: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Return the lists with what they refer to by its key: speakers by their ids, and named items of categories."""
    people = {name: _by_id(lists[name]) for name in PEOPLE if name in lists}
    named = _items_by_id(lists)
    used = {
        name
        for name, known in people.items()
        for other, records in lists.items()
        if other != name and any(_refers(record.get(name), known) for record in records)
    }
    found: dict[str, Sequence[Any]] = {}
    for other, records in lists.items():
        if other not in used:
            found[other] = [_with(record, {name: people[name] for name in used}, named) for record in records]
    return found


def _with(record: Record, people: Mapping[str, Mapping[str, Record]], named: Mapping[str, tuple[str, str]]) -> Record:
    told: dict[str, Any] = dict(record)
    for name, known in people.items():
        if _refers(record.get(name), known):
            told[name] = [known[str(key)] for key in record[name] if str(key) in known]
    items = record.get("categoryItems")
    if isinstance(items, list) and named:
        for key in items:
            if str(key) in named:
                category, item = named[str(key)]
                told[category] = f"{told[category]}; {item}" if told.get(category) else item
    return told


def _refers(value: Any, known: Mapping[str, Record]) -> bool:
    keys = value if isinstance(value, list) else []
    return any(not isinstance(key, Mapping) and str(key) in known for key in keys)


def _by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {str(record["id"]): record for record in records if "id" in record}


def _items_by_id(lists: Mapping[str, Sequence[Any]]) -> dict[str, tuple[str, str]]:
    """Return the items of all categories: their id -> the category's name and theirs."""
    found = {}
    for category in lists.get("categories", ()):
        for item in category.get("items") or ():
            if isinstance(item, Mapping) and "id" in item:
                found[str(item["id"])] = (_name(category), _name(item))
    return found


def _name(record: Record) -> str:
    return str(record.get("title") or record.get("name") or "")


def are_named_lists(value: Any) -> bool:
    """Return whether a list holds categories, each with a name and the items of it that were chosen."""
    return is_records(value) and all("categoryItems" in record and _name(record) for record in value)


def named_lists(records: Sequence[Record]) -> dict[str, str | None]:
    """Return the names of the items chosen by the name of their category."""
    told: dict[str, str | None] = {}
    for record in records:
        items = [_name(item) for item in record["categoryItems"] or () if isinstance(item, Mapping)]
        told[_name(record)] = "; ".join(items) or None
    return told
