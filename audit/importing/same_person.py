"""Rows of staff that tell the same person again, as one for each event, month or answer: one row is kept."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from audit.importing.encode import Encoded
from audit.importing.fold import header_words
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.model.message import msg
from audit.model.result import DataIssue

_OF_POSTS = frozenset(("post", "position", "poste", "puesto", "stelle", "planstelle", "posto", "functie"))
"""Words of headers of keys of posts, which several people may share."""


def leave_out_again(
    region: Region, reading: Reading, everything: Sequence[Encoded], place: Place
) -> tuple[Region, list[DataIssue]]:
    """Return the region with one row for each member of staff whose rows agree in all that is used, and what to say.

    Rows that repeat another in every column are kept, for they may be there by mistake: that is said of them.
    """
    key = next((match for match in reading.matches if match.column == "employee"), None)
    if reading.table.name != "employees" or key is None or _OF_POSTS & set(header_words(key.header)):
        return region, []
    if not everything[key.position].does_repeat:
        return region, []
    keys = everything[key.position].exact
    used = pd.DataFrame({match.position: everything[match.position].exact for match in reading.matches})
    whole = pd.DataFrame({at: column.exact for at, column in enumerate(everything)})
    known = keys >= 0
    disagree = ~used.duplicated(keep=False) & used[key.position].duplicated(keep=False)
    of_several = set(used.loc[disagree, key.position])
    again = known & used.duplicated().to_numpy() & ~whole.duplicated().to_numpy()
    again &= ~used[key.position].isin(of_several).to_numpy()
    n = int(again.sum())
    if not n:
        return region, []
    text = "Rows that tell an employee again who stands in a row above, which were left out: {n}."
    hint = "If each row is somebody else, “{header}” is no key: put the line into the mapping file."
    issue = place.warning(
        msg("same-person-again", text, n=n),
        cells=region.cells_of_rows(key.position, again),
        rows=n,
        hint=msg("same-person-again-hint", hint, header=key.header),
        mapping=f'columns.{toml_string(key.header)} = ""',
    )
    return region.without(again, "again"), [issue]
