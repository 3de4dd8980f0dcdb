"""Lists in lists, as systems export them in JSON: sessions with their speakers, days with their talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from audit.importing.read.json_shapes import alike_by_key, headed_rows, turned_about
from audit.importing.read.people_lists import INNER, MOST_JOINED, PEOPLE, is_records, names_people, with_people
from audit.importing.read.references import name_of, referred_to, told_in_full
from audit.importing.read.refusal import too_large

_OF_PEOPLE = ("employees", "people", "workers", "staff")
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
    *_OF_PEOPLE,
)
"""Lists of what the records of a list are about: the holder's fields are joined to each."""
_OF_EVENTS = frozenset(("city", "location", "venue", "startdate", "start_date", "country"))
_WHOSE = frozenset(("id", "name", "title", "label", "slug", "code", "description"))
"""Fields of a holder that would be taken for those of what it holds."""
_ASIDE = ("rooms", "tracks", "categories", "questions", "tags", "timeslots", "fields")
"""Lists that others refer to; none is a table by itself."""
_SESSIONS = ("sessions", "talks")
_OF_SOMEBODY = frozenset(("bio", "biography", "tagline", "profilepicture", "company", "affiliation"))
_THE_EVENT = ("event", "conference")
_ITEMS = "items"
_PAGE = "results"  # what an interface calls the records of a page, whatever they are
_DEEPEST = 8
_LOOKED_AT = 20
Record = Mapping[str, Any]


def record_lists(loaded: Any) -> dict[str, Sequence[Any]]:
    """Return the lists of records in a document by their names, "" for a document that is one list."""
    if not isinstance(loaded, Mapping):
        return {"": _held(loaded)}
    if rows := headed_rows(loaded):
        return {"": rows}
    lists = _lists_of(loaded)
    if not lists:
        turned = turned_about(loaded)
        if turned:
            return {"": _held(turned)}
        inner = {name: part for name, part in loaded.items() if isinstance(part, Mapping)}
        lists = next((found for name, part in inner.items() if any(found := _lists_within(part, str(name)))), {})
    else:
        lists = _of_the_event(lists, {name: loaded.get(name) for name in _named_events(loaded)})
    referred = referred_to(lists)
    held: dict[str, Sequence[Any]] = {name: _held(part, name) for name, part in lists.items()}
    told = {name: [told_in_full(record, referred) for record in part] for name, part in held.items()}
    return with_people(_without_asides(told)) or {"": [loaded]}


def _without_asides(lists: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Return the lists without those that only say what the rooms, tracks or questions of the others are."""
    kept = {name: part for name, part in lists.items() if name not in _ASIDE or _lead_to_people(part)}
    return kept or dict(lists)


def _lists_of(part: Record) -> dict[str, Sequence[Any]]:
    """Return the lists of records in an object, and the objects of people or sessions by their ids."""
    lists: dict[str, Sequence[Any]] = {str(name): value for name, value in part.items() if is_records(value)}
    for name, value in part.items():
        if lists and isinstance(value, Mapping) and name in (*PEOPLE, *_HOLDERS):
            keyed = alike_by_key(value)
            if keyed:
                lists[str(name)] = keyed
    return lists


def _lists_within(part: Record, called: str, depth: int = 0) -> dict[str, Sequence[Any]]:
    """Return the lists of records in an object, or in the first of its objects that has any."""
    lists = _lists_of(part)
    if lists and called.casefold() in _THE_EVENT:
        return _of_the_event(lists, {f"{called}.{name}": part.get(name) for name in ("title", "name") if name in part})
    if lists or depth > _DEEPEST:
        return lists
    return next(
        (
            found
            for name, value in part.items()
            if isinstance(value, Mapping) and (found := _lists_within(value, str(name), depth + 1))
        ),
        {},
    )


def _named_events(loaded: Record) -> list[str]:
    return [name for name in loaded if name.casefold() in _THE_EVENT and isinstance(loaded[name], str)]


def _of_the_event(lists: Mapping[str, Sequence[Any]], event: Record) -> dict[str, Sequence[Any]]:
    """Return the lists with the name of the event that the document is about, where it tells one."""
    told = {key: value for key, value in event.items() if isinstance(value, str) and value}
    if not told:
        return dict(lists)
    return {
        name: [{**told, **record} if isinstance(record, Mapping) else record for record in part]
        for name, part in lists.items()
    }


def _held(records: Sequence[Any], called: str = "") -> Sequence[Any]:
    """Return the records that the records of a list hold, with the fields of their holder; else those themselves."""
    if not is_records(records):
        return records
    if len(records) == 1 and is_records(records[0].get(_ITEMS)) and len(records[0][_ITEMS]) > 1:
        records = records[0][_ITEMS]  # of a report, which is the only one
    people = _lead_to_people(records)
    most = max(MOST_JOINED, len(records))
    rows = list(islice((row for record in records for row in _unheld(record, called, people)), most + 1))
    if len(rows) > most:
        raise too_large(called)
    return rows


def _of_somebody(record: Record) -> Iterator[Record]:
    """Yield somebody once for each session in their list, its fields under the name of the list."""
    name = next(name for name in _SESSIONS if name in record)
    own = {key: value for key, value in record.items() if key != name}
    for part in record[name]:
        yield {**own, **{f"{name}.{key}": value for key, value in part.items()}}


def _is_somebody(record: Record) -> bool:
    """Return whether a record is of a person, with the sessions in which they speak."""
    keys = {key.casefold().replace("_", "") for key in record}
    named = "fullname" in keys or {"firstname", "lastname"} <= keys or ("name" in keys and bool(keys & _OF_SOMEBODY))
    return named and any(is_records(record.get(name)) for name in _SESSIONS)


def _unheld(record: Record, called: str, people: bool, depth: int = 0) -> Iterator[Record]:
    if INNER.isdisjoint(map(type, record.values())):  # most records, so this is quick
        yield record
        return
    if _is_somebody(record):
        yield from _of_somebody(record)
        return
    rooms = record.get("rooms")
    by_room = isinstance(rooms, Mapping) and bool(rooms) and all(isinstance(part, list) for part in rooms.values())
    name = "rooms" if by_room else _holding(record)
    if depth > _DEEPEST or not name:
        yield record
        return
    if by_room:
        assert isinstance(rooms, Mapping)  # noqa: S101 - told above
        held = [(part, str(room)) for room, parts in rooms.items() for part in parts]
    else:
        held = [(part, "") for part in record[name]]
    above = {key: value for key, value in record.items() if key != name and not isinstance(value, (list, Mapping))}
    prefix = name if called == _PAGE else _prefix(record, called)
    whose = _WHOSE if (people or name in _OF_PEOPLE) and called != _PAGE else frozenset()
    for part, room in held:
        if isinstance(part, Mapping):
            own = {**({"room": room} if room else {}), **part}
            joined = {f"{prefix}.{key}" if key in own or key in whose else key: value for key, value in above.items()}
            yield from _unheld({**joined, **own}, name, people, depth + 1)


def _prefix(record: Record, called: str) -> str:
    """Return what a holder's own name and id are called beside those of what it holds."""
    return "event" if {key.casefold() for key in record} & _OF_EVENTS else called or "holder"


def _holding(record: Record) -> str:
    """Return the field that holds what a record is about: a list that leads to people, else one of a known name."""
    known = [name for name in _HOLDERS if is_records(record.get(name))]
    if known:
        return next((name for name in known if _lead_to_people(record[name])), known[0])
    if names_people(record):
        return ""
    lists = [name for name, part in record.items() if is_records(part) and name not in PEOPLE]
    return next((name for name in lists if _lead_to_people(record[name])), "")


def _lead_to_people(records: Any, depth: int = 0) -> bool:
    if not is_records(records) or depth > _DEEPEST:
        return False
    return any(
        names_people(record) or any(_lead_to_people(part, depth + 1) for part in record.values())
        for record in islice(records, _LOOKED_AT)
    )


def are_named_lists(value: Any) -> bool:
    """Return whether a list holds categories, each with a name and the items of it that were chosen."""
    return is_records(value) and all("categoryItems" in record and name_of(record) for record in value)


def named_lists(records: Sequence[Record]) -> dict[str, str | None]:
    """Return the names of the items chosen by the name of their category."""
    told: dict[str, str | None] = {}
    for record in records:
        items = [name_of(item) for item in record["categoryItems"] or () if isinstance(item, Mapping)]
        told[name_of(record)] = "; ".join(items) or None
    return told
