"""Calls for talks: what was applied for and what became of it, and who then appears, out of the same rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from audit.importing.fold import fold, for_all, header_words
from audit.importing.header_roles import role_in
from audit.importing.mapping import SheetMapping
from audit.importing.other_headers import TITLES, named_by
from audit.importing.read_as import read_as
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.sheet_table import SheetTable
from audit.importing.vocabulary import parse_words
from audit.tables import TABLES
from audit.tables.declare import ColumnType

_OF_A_CALL = frozenset(
    (
        *("proposal", "proposals", "submission", "submissions", "submitted", "abstract", "cfp", "review", "reviewer"),
        *("reviews", "score", "votes", "rating", "decision", "acceptance", "selection", "applied", "einreichung"),
        *("entscheidung", "propuesta", "proposition", "proposta", "voorstel", "soumission"),
        *("accepted", "selected", "approved", "chosen"),
    )
)
_OF_AN_INVITATION = frozenset(
    ("invitation", "invited", "invite", "response", "reply", "rsvp", "antwort", "ruckmeldung", "reponse", "respuesta")
)
_ALSO_OF_GUESTS = frozenset(("declined", "no", "abgesagt", "refuse", "refusee"))
"""Words by which guests refuse, as well as those who choose among proposals."""


def beside_call(reading: Reading, region: Region, mapping: SheetMapping, today: date) -> Reading | None:
    """Return the second table that the rows of a call for talks hold: of proposals, or of those who appear."""
    if reading.table.name == "appearances":
        return _proposals(reading, region, mapping, today)
    if reading.table.name == "proposals" and not mapping.table:
        return _appearances(reading, region, today)
    return None


def _proposals(reading: Reading, region: Region, mapping: SheetMapping, today: date) -> Reading | None:
    outcome = next((match for match in reading.matches if match.column == "outcome"), None)
    if outcome is None or not _chosen_among(outcome, reading, region, known=bool(mapping.table)):
        return None
    table = TABLES["proposals"]
    keys = {match.column: match for match in reading.matches}
    proposal = keys.get("session")
    if proposal is None:
        other = read_as(region, table, SheetMapping(), today, dict(reading.codes))
        taken = {match.position for match in reading.matches}
        proposal = next((m for m in other.matches if m.column == "proposal" and m.position not in taken), None)
        titled = named_by(region.headers, TITLES)
        if proposal is None and titled is not None and titled not in taken:
            proposal = Match(position=titled, header=region.headers[titled], column="proposal", how="others")
    if proposal is None:
        return None
    shared = [m for m in reading.matches if m.column != "session" and table.column(m.column) is not None]
    matches = sorted((*shared, replace(proposal, column="proposal")), key=lambda match: match.position)
    told = {name: said for name, said in reading.told.items() if table.column(name) is not None}
    return replace(
        reading, table=table, matches=tuple(matches), missing=(), misfits=(), rivals=(), implied={}, told=told,
        suggestions=(), by_list=False,
    )  # fmt: skip


def _chosen_among(outcome: Match, reading: Reading, region: Region, *, known: bool) -> bool:
    """Return whether what became of rows was decided by those who called for talks, and not by guests who were asked.

    Where nobody was refused, the list is one of what was accepted, and tells nothing of how was chosen.
    """
    if _OF_AN_INVITATION & set(header_words(outcome.header)) or outcome.position not in reading.codes:
        return False
    values = reading.codes[outcome.position].values
    parsed = parse_words(values, "selection").values
    refused = {fold(text) for text, value in zip(values, parsed, strict=True) if value == "rejected"}
    if not refused or not {"accepted", "poster"} & set(parsed):
        return False
    told = {word for header in region.headers for word in header_words(header)}
    return known or bool(refused - _ALSO_OF_GUESTS) or bool(told & _OF_A_CALL and not told & _OF_AN_INVITATION)


def _appearances(reading: Reading, region: Region, today: date) -> Reading | None:
    """Return who appears of a list of proposals, where its headers call them speakers, and not authors only."""
    other = read_as(region, TABLES["appearances"], SheetMapping(), today, dict(reading.codes))
    other = _with_outcome_of(reading, other)
    role = "role" in other.columns or other.implied.get("role") == "speaker" or _calls_speakers(other)
    named = "person" in other.columns or _tells_groups(other)
    if other.missing or "outcome" not in other.columns or not role or not named:
        return None
    return other


def _with_outcome_of(proposals: Reading, other: Reading) -> Reading:
    """Return who appears with what became of the proposals, where their own names for it do not tell that."""
    decided = next((match for match in proposals.matches if match.column == "outcome"), None)
    if "outcome" in other.columns or decided is None or any(m.position == decided.position for m in other.matches):
        return other
    return replace(other, matches=tuple(sorted((*other.matches, decided), key=lambda match: match.position)))


def _calls_speakers(reading: Reading) -> bool:
    """Return whether the header of the people, beside kinds of sessions, says that they speak."""
    person = next((match for match in reading.matches if match.column == "person"), None)
    speaks = person is not None and role_in(header_words(for_all(person.header)))[0] == "speaker"
    return speaks and "session_kind" in reading.columns


def _tells_groups(reading: Reading) -> bool:
    columns = (reading.table.column(match.column) for match in reading.matches)
    return any(column is not None and column.type is ColumnType.GROUP for column in columns)


def without_said(part: SheetTable, first: SheetTable) -> SheetTable:
    """Return a second table without the issues that were said of the first one in the same words."""
    said = {(issue.code, issue.cell, issue.message.text) for issue in first.issues}
    kept = tuple(issue for issue in part.issues if (issue.code, issue.cell, issue.message.text) not in said)
    return replace(part, issues=kept)


def of_proposals(mapping: SheetMapping) -> SheetMapping:
    """Return the mapping of a known programme's rows for the proposals in them: nobody appears in those."""
    if not mapping.table:
        return mapping
    table = TABLES["proposals"]
    constants = {name: value for name, value in mapping.constants.items() if name == "event"}
    values = {name: said for name, said in mapping.values.items() if table.column(name) is not None}
    return mapping.model_copy(update={"table": table.name, "constants": constants, "values": values})
