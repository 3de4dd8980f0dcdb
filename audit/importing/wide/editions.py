"""Events that come back: where a column of years stands beside the name, the two together are the event."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from audit.importing.encode import Encoded
from audit.importing.fold import header_key
from audit.importing.mapping import SheetMapping
from audit.importing.reading import EDITION, Reading
from audit.importing.region import Region
from audit.importing.wide.melt import Plan
from audit.importing.wide.values import are_years


def editions_plan(region: Region, reading: Reading, codes: Mapping[int, Encoded]) -> Plan | None:
    """Return how the event and its year are joined, None where no event comes in more than one year."""
    used = {match.position: match.column for match in reading.matches}
    event = next((at for at, column in used.items() if column == "event"), None)
    if event is None or not len(codes[event]):
        return None
    for at, header in enumerate(region.headers):
        if at in used or header_key(header) not in EDITION or not len(codes[at]) or not are_years(codes[at]):
            continue
        pairs = np.unique(np.stack([codes[event].codes, codes[at].codes]), axis=1)
        if pairs.shape[1] > len(np.unique(pairs[0])):
            columns = {**{match.header: match.column for match in reading.matches if match.column != "event"}}
            mapping = SheetMapping(
                table=reading.table.name,
                columns={**columns, "event": "event", region.headers[event]: ""},
                constants=dict(reading.implied),
            )
            return Plan(kind="editions", long={"event": ((event, at),)}, mapping=mapping)
    return None
