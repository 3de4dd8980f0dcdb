"""Whether the headers that are understood tell enough to say what the rows are: a wrong table is worse than none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.importing.applicants import are_applicants
from audit.importing.enough_of_staff import are_others, tells_of_staff
from audit.importing.fold import header_key, header_words
from audit.importing.kinds_of_suppliers import names_a_supplier, speaks_of_suppliers
from audit.importing.only_groups import (
    VAGUE,
    are_groups_alone,
    are_of_staff,
    counts_bodies,
    explain_codes,
    lists_groups,
)
from audit.importing.reading import EDITION, Reading
from audit.importing.synonyms import sheet_named
from audit.importing.vocabulary import are_codes, parse_words
from audit.tables.declare import ColumnType
from audit.types import RecordUnit

_DEFINITION = re.compile(r"\s*\d{1,2}\s*[=:]\s*[^\W\d_][^,;/\n]*[,;/\n]\s*\d{1,2}\s*[=:]\s*[^\W\d_]")
"""What numbers stand for (“0 = male, 1 = female”), in a list that explains columns and is no header of one."""
_ENOUGH_OF_EVENTS = 3  # where only a year names the event
_OF_TALKS = frozenset(("talk", "speaker", "abstract", "proposal", "submission", "session", "track"))
_BODIES = frozenset(("trustee", "trustees", "board", "committee", "governor", "governors"))
_WORDS = (ColumnType.GROUP, ColumnType.TEXT, ColumnType.CATEGORY)
_FEW_WORDS = 2
_FEW_HEADERS = 4
"""Beside no more headers than this, a single one that is understood tells what a sheet is about."""
_NOT_OF_PARTICIPANTS = frozenset(
    (
        "jury",
        "juror",
        "jurors",
        "jurado",
        "jurada",
        "giuria",
        "giurato",
        "giurata",
        "jurylid",
        "jurymitglied",
        "author",
        "authors",
        "coauthor",
        "paper",
        "papers",
        "vendor",
        "vendors",
        "supplier",
        "suppliers",
        "contractor",
    )
)
_DECIDED = frozenset(("accepted", "poster", "rejected", "withdrawn"))
_COMES_TO_A_PARTY = frozenset(("rsvp", "meal", "dietary", "plus"))
"""Words of headers in lists of those who are guests because they come, and not because they speak."""
_STEMS_OF_REQUESTS = (
    *("request", "access", "accommodat", "adjustment", "requirement", "demand", "besoin", "amenagement", "solicit"),
    *("peticion", "pedido", "ajuste", "adapta", "richiest", "esigenz", "anfrage", "bedarf", "barriere", "verzoek"),
    *(
        "aanvraag",
        "behoefte",
        "aanpassing",
        "toegankelijk",
        "angefrag",
        "beantrag",
        "aangevraagd",
        "gevraagd",
        "unterstutzung",
        "support",
        "necesidad",
        "necessidade",
    ),
)
_OF_VOICES = frozenset(
    ("accent", "accents", "dialect", "dialects", "utterance", "utterances", "mp3", "wav", "phonemes", "subset",
     "clip", "clips", "emotion", "emotions", "arousal", "valence")
)  # fmt: skip
"""Words of headers in lists of those whose speech was recorded: they are called speakers, and speak at no event."""
_OF_SESSIONS = frozenset(("event", "session", "session_kind", "date", "minutes", "level", "outcome"))
_OF_EVENTS = frozenset(("appearances", "participants"))


def tells_enough(reading: Reading, headers: Sequence[str], sheet: str = "") -> bool:
    """Return whether enough headers say that rows are of the table, and not papers, suppliers or anything else."""
    table, named = reading.table, sum(map(bool, headers))
    if table.row is RecordUnit.PERSON and (_lists_words(reading) or any(map(_DEFINITION.match, headers))):
        return False
    if any(match.how == "mapping" for match in reading.matches):
        return True
    if table.name == "published_spending":
        return _tells_of_kinds(reading, headers, sheet)
    if _are_of_others(reading, headers):
        return False
    if table.name == "participants" or sheet_named(table, sheet):
        return True
    if len(reading.matches) == 1 and reading.score < 1.5 and named > _FEW_HEADERS:
        return False
    if table.name not in _OF_EVENTS and all(header_key(match.header) in VAGUE for match in reading.matches):
        return len(reading.matches) == named
    if table.name == "events":
        edition = any(match.column == "event" and match.how == "typo" for match in reading.matches)
        return not _repeats(reading, headers) and (not edition or len(reading.matches) >= _ENOUGH_OF_EVENTS)
    return table.name != "employees" or tells_of_staff(reading, headers)


def _are_of_others(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether what stands beside the columns of a table says that the rows are none of it."""
    name = reading.table.name
    if name == "policies":
        return _are_numbered(reading) or _are_told_at_length(reading)
    if name == "governance":
        return counts_bodies(reading)
    if name == "proposals":
        return not _are_decisions(reading, headers)
    if name == "accommodations":
        return "kind" not in reading.columns and not _asks_for_access(headers)
    if name not in _OF_EVENTS:
        return False
    words = {word for header in headers for word in header_words(header)}
    if _OF_VOICES & words:
        return True
    if name == "appearances":
        return _sit_on_a_board(reading, headers) or _of_nobody(reading) or bool(_COMES_TO_A_PARTY & words)
    if lists_groups(reading) or are_applicants(reading) or speaks_of_suppliers(headers):
        return True
    if are_of_staff(reading, headers) or explain_codes(reading, headers):
        return True
    if _BODIES & words and are_groups_alone(reading):
        return True
    return any(map(are_others, headers)) or bool(_NOT_OF_PARTICIPANTS & words)


def _asks_for_access(headers: Sequence[str]) -> bool:
    """Return whether a header speaks of requests: days on which something came and was closed are of any log."""
    return any(word.startswith(_STEMS_OF_REQUESTS) for header in headers for word in header_words(header))


def _tells_of_kinds(reading: Reading, headers: Sequence[str], sheet: str) -> bool:
    """Return whether figures are by kind of supplier: their words say so, and no supplier or contract is named."""
    kind = next((match.position for match in reading.matches if match.column == "category"), None)
    if kind is None or kind not in reading.codes or names_a_supplier(headers):
        return False
    return speaks_of_suppliers([*reading.codes[kind].first(60), *headers, sheet])


def _sit_on_a_board(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether people with roles are members of a body, and appear in no session."""
    if "role" in reading.implied and not reading.by_list:  # their header says that they speak
        return False
    words = {word for header in headers for word in header_words(header)}
    return bool(_BODIES & words) and not {"session", "event", "session_kind"} & reading.columns


def _of_nobody(reading: Reading) -> bool:
    """Return whether rows only tell what kind of sessions there are, and nothing of anybody in them."""
    return reading.columns <= _OF_SESSIONS and "role" not in reading.implied


def _are_numbered(reading: Reading) -> bool:
    """Return whether what should be items that are answered are the numbers of anything, with some status."""
    item = next((match.position for match in reading.matches if match.column == "item"), None)
    if item is None or item not in reading.codes or "policy" in reading.columns:
        return False
    return are_codes(reading.codes[item].first(20))


def _are_told_at_length(reading: Reading) -> bool:
    """Return whether what should be answers are all different and none is yes or no: what people wrote, or said."""
    status = next((match.position for match in reading.matches if match.column == "status"), None)
    if status is None or status not in reading.codes or "item" in reading.columns:
        return False
    codes = reading.codes[status]
    texts = codes.first(20)
    differ = 1 < len(codes) == int((codes.codes >= 0).sum())
    return differ and not are_codes(texts) and len(parse_words(texts, "answer").unknown) == len(texts)


def _are_decisions(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether states are of talks that were decided on; what is only called a status may be one of anything."""
    outcome = next((match for match in reading.matches if match.column == "outcome"), None)
    if outcome is None or outcome.position not in reading.codes:
        return True
    told = set(parse_words(reading.codes[outcome.position].first(20), "selection").values)
    if header_key(outcome.header) != "status":
        return bool(told & _DECIDED) or not any(told)
    words = {word for header in headers for word in header_words(header)}
    return {"accepted", "rejected"} <= told and bool(_OF_TALKS & words)


def _lists_words(reading: Reading) -> bool:
    """Return whether columns only list the words that may stand in another sheet: each once, and no key or number."""
    columns = [(reading.table.column(match.column), match.position) for match in reading.matches]
    if any(column is None or column.type not in _WORDS for column, _ in columns):
        return False
    codes = [reading.codes[at] for _, at in columns if at in reading.codes]
    return bool(codes) and all(len(each) == int((each.codes >= 0).sum()) > _FEW_WORDS for each in codes)


def _repeats(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether most rows name an event that another row names too: they are its talks, or its people."""
    event = next((match.position for match in reading.matches if match.column == "event"), None)
    if event is None or event not in reading.codes or any(header_key(header) in EDITION for header in headers):
        return False
    codes = reading.codes[event]
    return 0 < 2 * len(codes) <= len(codes.codes)
