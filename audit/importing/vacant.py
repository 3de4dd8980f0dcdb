"""Posts and seats that nobody holds: they are listed, and are no people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.encode import Encoded, Mask, spread
from audit.importing.fold import header_key, header_words, keys_of
from audit.importing.names_of_people import NAMES
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue
from audit.tables import VOCABULARIES
from audit.tables.columns import words

_TABLES = frozenset(("employees", "governance", "memberships"))
_WHO = frozenset(("seat", "person", "status"))
_HOLDERS = NAMES | keys_of(
    words(
        en="incumbent, incumbent name, post holder, postholder, holder, member, position status, post status, occupant",
        fr="titulaire",
        es="titular",
        de="stelleninhaber, stelleninhaberin",
        pt="titular",
        it="titolare",
    )
)
_VACANT = words(
    en="vacant, vacancy, vacant post, vacant position, vacant seat, post vacant, position vacant, seat vacant, "
    "currently vacant, unfilled, to be filled, to be appointed, awaiting appointment",
    fr="vacant, vacante, poste vacant, siège vacant, à pourvoir",
    es="vacante, puesto vacante, plaza vacante",
    de="vakant, unbesetzt, nicht besetzt, stelle unbesetzt",
    pt="vago, vaga, cargo vago",
    it="vacante, posto vacante, sede vacante",
    nl="vacature, vacant, onvervuld",
)


def _spellings(listed: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the words in the cases in which people write them."""
    every = {word for words_ in listed.values() for word in words_}
    return {spelt for word in every for spelt in (word, word.capitalize(), word.title(), word.upper())}


def _texts(spelt: Iterable[str]) -> pa.Array:
    return pa.array(sorted(spelt), pa.string())


_SPELT = _texts(
    shown for spelt in _spellings(_VACANT) for shown in (spelt, f"({spelt})", f"[{spelt}]", f"<{spelt}>", f"{spelt}.")
)
_ASKING = frozenset(("vacant", "vacancy"))  # “Vacant?”, “Filled/Vacant”
_SPELT_AND_YES = pa.concat_arrays([_SPELT, _texts(_spellings(VOCABULARIES["yes-no"].values["yes"]))])


def leave_out_vacant(
    region: Region, reading: Reading, everything: Sequence[Encoded], place: Place
) -> tuple[Region, list[DataIssue]]:
    """Return the region without the rows of posts and seats that are vacant, and what is to be said of them."""
    if reading.table.name not in _TABLES:
        return region, []
    vacant = np.zeros(len(region.rows), dtype=bool)
    used = {match.position: match.column for match in reading.matches}
    for at, header in enumerate(region.headers):
        asks = bool(_ASKING & set(header_words(header)))
        if asks or used.get(at) in _WHO or header_key(header) in _HOLDERS:
            vacant |= _vacant_cells(everything[at], _SPELT_AND_YES if asks else _SPELT)
    n = int(vacant.sum())
    if not n or n == len(region.rows):
        return region, []
    text = "Rows of posts or seats that are vacant, which were left out: {n}."
    cells = region.cells_of_rows(0, vacant)
    return region.without(vacant, "vacant"), [place.info(msg("vacant", text, n=n), cells=cells, rows=n)]


def _vacant_cells(encoded: Encoded, words: pa.Array) -> Mask:
    """Return the rows whose cell only says that nobody is there, in a usual spelling."""
    hits = pc.is_in(encoded.texts, value_set=words).to_numpy(zero_copy_only=False)
    return spread(hits, encoded.codes, blank=False)
