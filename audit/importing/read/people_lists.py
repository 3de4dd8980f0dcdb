"""The people that records of a document name: in lists of their own, or by keys that stand in another list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit.importing.read.refusal import too_large

Record = Mapping[str, Any]
PEOPLE = ("speakers", "persons", "presenters", "artists", "performers")
"""Lists of people in a record: each of them is given a row."""
IN_A_ROLE = {
    **dict.fromkeys(("moderator", "moderators"), "moderator"),
    **dict.fromkeys(("panelists", "panellists", "discussant", "discussants"), "panellist"),
    **dict.fromkeys(("chair", "chairs", "co_chair", "co_chairs", "session_chairs"), "session chair"),
    **dict.fromkeys(("keynotes", "keynote_speakers"), "keynote"),
}
"""Lists of people whose name tells the role in which they appear."""
_KEYS = ("id", "key", "slug", "code", "uid", "_id", "username", "name")
_CALLED_OTHERWISE = ("people", "profiles", "users", "members")
"""Lists of people who are speakers as far as sessions name them."""
_IN_SESSIONS = "participants"
"""A list that names those of a panel beside its chair, and elsewhere those who came."""
_SPEAKS = ("is_speaker", "isSpeaker")
INNER = frozenset((list, dict))
MOST_JOINED = 250_000
"""Rows that a document may come to by naming the same people or holders again and again."""
_TOLD = frozenset(("type", "kind", "format", "sessiontype", "submissiontype", "talktype", "category", "categories"))


def is_records(part: Any) -> bool:
    """Return whether something is a list of objects, and not empty."""
    return isinstance(part, list) and bool(part) and all(isinstance(record, Mapping) for record in part)


def names_people(record: Record) -> bool:
    """Return whether a record names people, in a list or by their keys."""
    return any(
        value and (field in IN_A_ROLE or any(_refers_to(field, name) for name in PEOPLE))
        for field, value in record.items()
        if field != "person"  # whose answer it is, among those to a form
    )


def people_of(record: Record) -> tuple[list[str], list[tuple[str, str, Record]]]:
    """Return the fields of a record that list people, and of each person: the prefix of their fields, role and fields.

    The role is told where one of the lists names one; the others are then speakers, unless the record tells its kind.
    """
    listed = [name for name in PEOPLE if is_records(record.get(name))][:1]
    in_roles = [name for name in IN_A_ROLE if is_records(record.get(name))]
    if in_roles and is_records(record.get(_IN_SESSIONS)):
        in_roles.append(_IN_SESSIONS)
    prefix = listed[0] if listed else PEOPLE[0]
    kind = any(field.casefold().replace("_", "") in _TOLD for field in record)
    plain = "" if kind or not in_roles else "speaker"
    people = [(prefix, plain, person) for name in listed for person in _who_speak(record[name])]
    people += [(prefix, IN_A_ROLE.get(name, "panellist"), person) for name in in_roles for person in record[name]]
    empty = [name for name in (*PEOPLE, *IN_A_ROLE, _IN_SESSIONS) if record.get(name) == []]
    return [*listed, *in_roles, *empty], people


def _who_speak(people: Sequence[Record]) -> Sequence[Record]:
    """Return those of a list of people who are marked as speakers; all of them, where nobody is."""
    return [person for person in people if any(person.get(mark) is True for mark in _SPEAKS)] or people


def with_people(lists: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Return the lists with the people that they refer to by their keys; a list of people that is used is left out."""
    found = dict(lists)
    for name in (*PEOPLE, *_CALLED_OTHERWISE):
        if not is_records(found.get(name)):
            continue
        field = name if name in PEOPLE else PEOPLE[0]
        others = {other: part for other, part in found.items() if other != name and is_records(part)}
        joined = {other: _joined(part, field, found[name]) for other, part in others.items()}
        joined = {other: part for other, part in joined.items() if part}
        if not joined and name in PEOPLE:
            joined = _joined_back(others, name, found[name])
        if joined:
            found.update(joined)
            del found[name]
    return found


def _joined(records: Sequence[Record], name: str, people: Sequence[Record]) -> list[Record]:
    """Return records with the people whose keys they name, as speakers or in a role; [] where they name none."""
    fields = dict.fromkeys(field for record in records for field in record)
    referring = [field for field in fields if _refers_to(field, name) or _list_of_a_role(field)]
    lists = (record[field] for record in records for field in referring if isinstance(record.get(field), list))
    if sum(map(len, lists)) > max(MOST_JOINED, len(records)):
        raise too_large()
    plain = next(
        ((field, name) for field in fields if _refers_to(field, name) and _named_in(records, field, people)), None
    )
    in_roles = {field: listed for field in fields if (listed := _list_of_a_role(field))}
    told = [*([plain] if plain else []), *(pair for pair in in_roles.items() if _named_in(records, pair[0], people))]
    joined = list(records)
    for field, listed in told:
        known = _named_in(records, field, people)
        joined = [_told(record, field, listed, known) for record in joined]
    return joined if told else []


def _named_in(records: Sequence[Record], field: str, people: Sequence[Record]) -> Mapping[str, Record]:
    """Return people by the key under which a field of records names them, {} where it names none."""
    keys = {key for record in records for key in _keys(record.get(field))}
    known = max((_by(people, key) for key in _KEYS), key=lambda found: len(keys & found.keys()))
    return known if keys & known.keys() else {}


def _list_of_a_role(field: str) -> str:
    """Return the list of people in a role that a field may hold the keys of: “moderatorId”, “panelist_ids”."""
    plain = field.casefold().replace("_", "").replace("-", "")
    for listed in IN_A_ROLE:
        one = listed.replace("_", "").removesuffix("s")
        if plain in (f"{one}id", f"{one}ids", one, f"{one}s"):
            return listed
    return ""


def _told(record: Record, field: str, name: str, known: Mapping[str, Record]) -> Record:
    keys = _keys(record.get(field))
    if not keys:
        return record
    rest = {key: value for key, value in record.items() if key != field}
    return {**rest, name: [known.get(key, {"name": key}) for key in keys]}


def _joined_back(
    others: Mapping[str, Sequence[Record]], name: str, people: Sequence[Record]
) -> dict[str, list[Record]]:
    """Return the list of records that people name by their ids, with those people."""
    for other, records in others.items():
        known = _by(records, "id") or _by(records, "code")
        by_record: dict[str, list[Record]] = {}
        for person in people:
            for key in _keys(person.get(other)):
                by_record.setdefault(key, []).append(person)
        if by_record.keys() & known.keys():
            return {other: [{**record, name: by_record.get(key, [])} for key, record in known.items()]}
    return {}


def _refers_to(field: str, name: str) -> bool:
    """Return whether a field may hold the keys of people in a list: “speakers”, “speaker”, “speakerIds”."""
    plain = field.casefold().replace("_", "").replace("-", "")
    one = name.removesuffix("s")
    return plain in (one, name, f"{one}id", f"{one}ids", f"{name}id", f"{name}ids")


def _keys(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else [value]
    return [str(part) for part in parts if isinstance(part, (str, int)) and not isinstance(part, bool) and part != ""]


def _by(records: Sequence[Record], field: str) -> dict[str, Record]:
    """Return records by one of their fields, {} where it is not in all or not unique."""
    found = {str(record[field]): record for record in records if isinstance(record.get(field), (str, int))}
    return found if len(found) == len(records) else {}
