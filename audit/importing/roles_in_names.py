"""Roles that stand behind or before names (“Emil Fuchs (Mod.)”, “Moderation: Emil Fuchs”) in a column of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.fold import fold, header_words
from audit.importing.header_roles import role_in
from audit.importing.region import Region
from audit.importing.session_kinds import kind_by_words
from audit.importing.synonyms import column_meant
from audit.importing.vocabulary import lookup

_BEHIND = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]{1,40})[)\]]$")
_DASHED = re.compile(r"^(.*\S)\s+[-–—]\s+([^-–—]{1,40})$")
_BEFORE = re.compile(r"^([^:]{1,40}):\s*(\S.*)$")
_SHORT = {"mod": "moderator", "moderiert": "moderator", "anim": "moderator", "chair": "session-chair"}
_MAY_MARK = r"[(\[:]|\s[-–—]\s"
_MARK = re.compile(_MAY_MARK)
_TABLE = "appearances"
ROLE = "role"


def marks_roles(column: pa.ChunkedArray) -> bool:
    """Return whether the name of somebody in a column has a role beside it."""
    distinct = column.unique().cast(pa.string())
    likely = distinct.filter(pc.fill_null(pc.match_substring_regex(distinct, _MAY_MARK), False)).to_pylist()
    return any(role for text in likely for _, role in [name_and_role(text)])


def name_and_role(text: str) -> tuple[str, str]:
    """Return a name without the role beside it, and that role; the text and "" where there is none."""
    if not _MARK.search(text):
        return text, ""
    for pattern, name, role in ((_BEHIND, 1, 2), (_DASHED, 1, 2), (_BEFORE, 2, 1)):
        found = pattern.match(text.strip())
        if found and (told := _role_of(found[role])):
            return found[name], told
    return text, ""


def _role_of(word: str) -> str:
    folded = fold(word)
    return _SHORT.get(folded) or lookup("person-of-role").get(folded, "")


def with_roles_of_names(region: Region, positions: Sequence[int]) -> Region:
    """Return the region with roles that stand beside names in the column of roles, or in one of their own.

    Where nothing else tells a role, the others have the one that the header of the people names.
    """
    told = {at: [name_and_role(text or "") for text in region.column(at).to_pylist()] for at in positions}
    roles = [next((role for _, role in people if role), "") for people in zip(*told.values(), strict=True)]
    if not any(roles):
        return region
    cells = region.sheet.cells.take(pa.array(region.rows))
    for at, people in told.items():
        names = pa.array([name or None for name, _ in people], pa.string())
        cells = cells.set_column(at, cells.column_names[at], names)
    meant = [column_meant(_TABLE, header) for header in region.headers]
    if ROLE in meant:
        place = meant.index(ROLE)
        shared = region.column(place).to_pylist()
        filled = [role or other for role, other in zip(roles, shared, strict=True)]
        cells = cells.set_column(place, cells.column_names[place], pa.array(filled, pa.string()))
        return region.with_rows(cells, region.rows)
    named = next((role for at in positions if (role := role_in(header_words(region.headers[at]))[0])), "")
    usual = "" if "session_kind" in meant or kind_by_words(region) is not None else named or "speaker"
    region = region.with_rows(cells, region.rows)
    return region.with_column(ROLE, [role or usual or None for role in roles], positions[0])
