"""What headers, or the name of a list, imply for all rows: the role of those who appear, the body of those who sit."""

from __future__ import annotations

from collections.abc import Sequence

from audit.importing.fold import fold, header_words
from audit.importing.header_roles import role_in
from audit.importing.other_headers import implied_role, lists_talks, parts_of_names
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.seats import body_by_name, body_in_headers, lists_seats
from audit.importing.vocabulary import lookup
from audit.tables.declare import ColumnType, Table

_OF_A_ROLE = frozenset(("role", "session_kind"))
_PROMOTED = frozenset(
    ("promotion", "promoted", "promotions", "beforderung", "ascenso", "promocao", "promozione", "promocion")
)
_BEFORE = frozenset(
    (
        *("from", "previous", "old", "prior", "former", "alt", "alte", "ancien", "ancienne", "anterior"),
        *("precedente", "oude"),
    )
)
_AFTER = frozenset(
    ("to", "new", "neu", "neue", "nouveau", "nouvelle", "nuevo", "nueva", "novo", "nova", "nuovo", "nuova", "nieuwe")
)
_OF_AN_END = frozenset(("status", "left_on", "leaving_reason", "leaving_kind"))
_LEAVERS = frozenset(
    (
        *("leavers", "leaver", "terminations", "resignations", "exits", "departs", "sortants", "austritte", "abgange"),
        *("bajas", "salidas", "desligamentos", "desligados", "saidas", "cessazioni", "cessati", "dimissioni"),
        *("uitstroom", "vertrekkers"),
    )
)
"""Words of the names of lists of those who left."""
_BOTH = frozenset(("women", "men"))
_OF_FEES = frozenset(("fee", "fees", "amount", "paid", "payment", "honorarium", "honoraria", "price", "cost", "gage"))


def implied_by_headers(table: Table, reading: Reading, headers: Sequence[str]) -> dict[str, str]:
    """Return the role that the header of the people names (“Panelist”), in a programme that tells it nowhere else.

    A list of fees is no programme: what is fair depends on the role, so there it has to be said.
    """
    if table.name == "governance" and "seat" in reading.columns and "body" not in reading.columns:
        body = body_in_headers(headers)
        return {"body": body} if body and not _sit_elsewhere(reading, headers) else {}
    if table.name == "moves" and "kind" not in reading.columns:
        return {"kind": "promotion"} if _lists_promotions(headers) else {}
    if table.name != "appearances" or {"role", "session_kind"} & reading.columns:
        return {}
    groups = {column.name for column in table.columns if column.type is ColumnType.GROUP}
    listed = any(match.column == "person" and "." in match.header for match in reading.matches)  # in a list of JSON
    told = {"session", *groups} | ({"event"} if _names_in_events(reading, headers) else set())
    if not listed and not told & reading.columns:
        return {}
    people = [match for match in reading.matches if match.column in {"person", *groups}]
    if all(match.position in reading.codes and not len(reading.codes[match.position]) for match in people):
        return {}  # nobody is named
    named = [role_in(header_words(match.header))[0] for match in people]
    if {"session", "person"} <= reading.columns:
        named += [role_in(header_words(header))[0] for header in headers]
    role = next((role for role in named if role), None)
    return {"role": role} if role else {}


def _sit_elsewhere(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether a column under the name of a body marks some rows and not others: not all sit on it."""
    used = {match.position for match in reading.matches}
    marked = [at for at in reading.codes if at not in used and body_in_headers([headers[at]])]
    return any(len(reading.codes[at]) and (reading.codes[at].codes < 0).any() for at in marked)


def _lists_promotions(headers: Sequence[str]) -> bool:
    """Return whether each row is a promotion: its day stands beside what somebody was before, and became."""
    words = [header_words(header) for header in headers]
    promoted = any(_PROMOTED & set(said) for said in words)
    before, after = (any(said[:1] and said[0] in known for said in words) for known in (_BEFORE, _AFTER))
    return promoted and before and after


def _names_in_events(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether people of events are told by their names: no fees of theirs, and no numbers of them."""
    if any(_OF_FEES & set(header_words(header)) for header in headers):
        return False
    people = [match.position for match in reading.matches if match.column == "person"]
    texts = [text for at in people if at in reading.codes for text in reading.codes[at].first(20)]
    named = sum(any(sign.isalpha() for sign in text) for text in texts)
    return bool(texts) and 2 * named > len(texts)


def _implied_of_staff(region: Region, reading: Reading) -> dict[str, str]:
    """Return what the name of a list of staff tells of all: that they left, or their gender beside another sheet."""
    implied = {}
    named = header_words(region.sheet.name) + header_words(region.sheet.file)
    if not _OF_AN_END & reading.columns and _LEAVERS & set(named):
        implied["status"] = "left"
    gender = lookup("gender").get(fold(region.sheet.name), "") if len(region.sheet.name) > 1 else ""
    others = {lookup("gender").get(fold(sheet.name), "") for sheet in region.sheet.book}
    if "gender" not in reading.columns and gender in _BOTH and others >= _BOTH:
        implied["gender"] = gender
    return implied


def implied_by_list(region: Region, reading: Reading) -> dict[str, str]:
    """Return the role of the people whom a list names, where only its own name tells that (“speakers.json”).

    Those who sit are told so by terms of office; the body is then the one that the list is named after.
    """
    if reading.table.name == "governance" and reading.matches and "body" not in reading.columns:
        body = body_by_name(region.sheet) if lists_seats(region.headers) else ""
        return {"body": body} if body else {}
    if reading.table.name == "employees":
        return _implied_of_staff(region, reading)
    if reading.table.name != "appearances" or _OF_A_ROLE & reading.columns:
        return {}
    if "person" not in reading.columns and not (reading.matches and parts_of_names(region.headers)):
        return {}
    role = implied_role(region.sheet)
    if not role and {"person", "session"} <= reading.columns and lists_talks(region.sheet):
        role = "speaker"
    return {"role": role} if role else {}
