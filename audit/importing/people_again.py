"""Lists of staff in which people stand in several rows, and the columns that may tell why."""

from __future__ import annotations

from audit.importing.encode import Encoded
from audit.importing.reading import Reading
from audit.importing.region import Region

OTHER_ROWS = "other-rows"
"""The reason for which rows are left out of which a column says that they do not count."""


def people_again(reading: Reading) -> Encoded | None:
    """Return the keys of a list of staff in which people stand again, and each row has one."""
    key = next((match.position for match in reading.matches if match.column == "employee"), None)
    if reading.table.name != "employees" or key is None or not reading.codes[key].does_repeat:
        return None
    people = reading.codes[key]
    return None if (people.codes < 0).any() else people


def free_columns(region: Region, reading: Reading) -> list[int]:
    """Return the columns that have a header and are not read."""
    used = {match.position for match in reading.matches}
    return [at for at, header in enumerate(region.headers) if header and at not in used]
