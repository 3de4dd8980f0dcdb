"""What became of the talks of a programme, told by the values of a column whose header nobody foresaw."""

from __future__ import annotations

from dataclasses import replace

from audit.importing.encode import Encoded
from audit.importing.fold import folded, header_words
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.tables.columns import words

_FEW = 30
_OF_A_STATE = folded(
    words(
        en="status, state, decision, outcome, result, verdict",
        de="Status, Entscheidung, Ergebnis, Zustand",
        fr="statut, décision, résultat, état",
        es="estado, decisión, resultado",
        pt="estado, decisão, resultado",
        it="stato, decisione, esito",
        nl="status, besluit, beslissing, uitslag",
    )
)
"""Words of headers of what became of something; the values say whether that is a talk."""
_CHOSEN = frozenset(("accepted", "selected", "approved", "chosen", "angenommen", "accepte", "aceptado", "accettato"))
_LAST = frozenset(("final", "finally", "overall", "endgultig", "finale", "definitivo", "definitief"))


def with_outcome(region: Region, reading: Reading) -> Reading:
    """Return the reading of a programme with the column that, by its values, tells what became of each talk."""
    if reading.table.name != "appearances" or "outcome" in reading.columns:
        return reading
    taken = {match.position for match in reading.matches}
    free = [at for at, header in enumerate(region.headers) if header and at not in taken and at in reading.codes]
    told = [at for at in free if _tells_state(region.headers[at], reading.codes[at])]
    last = [at for at in told if _LAST & set(header_words(region.headers[at]))]
    if len(told) > 1 and len(last) == 1:
        told = last
    if len(told) != 1:
        return reading
    found = Match(position=told[0], header=region.headers[told[0]], column="outcome", how="values")
    return replace(reading, matches=tuple(sorted((*reading.matches, found), key=lambda match: match.position)))


def _tells_state(header: str, encoded: Encoded) -> bool:
    """Return whether a column is one of states, and all of its words tell what became of talks, in two ways or more."""
    named = set(header_words(header))
    if not 2 <= len(encoded) <= _FEW or not named & (_OF_A_STATE | _CHOSEN):
        return False
    parsed = parse_words(encoded.values, "selection")
    kinds = {value for value in parsed.values if value}
    return not parsed.unknown and "accepted" in kinds and len(kinds) > 1
