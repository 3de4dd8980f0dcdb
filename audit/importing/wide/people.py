"""Several people in one row: in numbered columns (“Speaker 1”, “Gender 1”) or in those of roles (“Chair gender”)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from audit.importing.fold import for_all, header_key, header_words, keys_of
from audit.importing.header_roles import role_in
from audit.importing.mapping import SheetMapping
from audit.importing.not_meant import are_genders
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import are_codes, parse_words
from audit.importing.wide.melt import Plan, Source
from audit.tables import TABLES
from audit.tables.declare import ColumnType
from audit.tables.words_people import PERSON_BESIDE

_TABLE = "appearances"
_MOST = 999  # people of one row; a greater number in a header is a year
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_DIGITS = re.compile(r"(?<=[^\W\d])(?=\d)")
_FILLERS = frozenset(("of", "the", "s", "no", "nr", "number", "full"))
_WRITTEN = frozenset(("paper", "article", "publication", "journal", "doi", "author", "coauthor", "book", "preprint"))
_MANY_TEXTS = 50
_BESIDE = keys_of(PERSON_BESIDE)
_NOT_ONE_PERSON = frozenset(("event", "session", "date", "session_kind"))


@dataclass(frozen=True, slots=True)
class _Part:
    """What a header says of somebody: the role, which of several people, and what of them."""

    position: int
    role: str
    index: int | None
    column: str
    header: str = ""
    initial: str = ""  # a letter for a role (“P1 gender”), which those of that role in the same row explain


def people_plan(region: Region, reading: Reading | None) -> Plan | None:
    """Return how to give each person of a row a row, None where rows hold one person.

    `reading` is the region read as appearances, for the columns that all people of a row share.
    """
    blocks = _blocks(region)
    if len(blocks) < 2 or (not any(role for role, _ in blocks) and _of_papers(region, reading)):
        return None
    blocks = dict(sorted(blocks.items(), key=lambda block: block[0][0] not in ("", "speaker")))
    columns = list(dict.fromkeys(column for block in blocks.values() for column in block))
    long: dict[str, tuple[Source, ...]] = {
        column: tuple(block.get(column) for block in blocks.values()) for column in columns
    }
    if "role" not in long:
        long["role"] = tuple(_role(role, reading) for role, _ in blocks)
    mapping = SheetMapping(table=_TABLE, columns={column: column for column in long})
    return Plan(kind="people", long=long, mapping=mapping)


def _of_papers(region: Region, reading: Reading | None) -> bool:
    """Return whether numbered people are those who wrote something: nothing says in what role they appear."""
    words = {word.removesuffix("s") for header in region.headers for word in header_words(header)}
    told = {"role", "session_kind", "session"} & (reading.columns if reading else frozenset())
    return bool(words & _WRITTEN) and not told


def _role(role: str, reading: Reading | None) -> Source:
    """Return the role of a block: as its headers say, except that a column of roles tells more of speakers."""
    if role not in ("", "speaker"):
        return role
    shared = {match.column: match.position for match in reading.matches} if reading else {}
    if "role" in shared:
        return shared["role"]
    return None if "session_kind" in shared else role or None


def _blocks(region: Region) -> dict[tuple[str, int | None], dict[str, int]]:
    told = [part for at, header in enumerate(region.headers) if (part := _part(at, header))]
    parts = _numbered(_beside_names(_explained(told)))
    blocks: dict[tuple[str, int | None], dict[str, int]] = {}
    for part in parts:
        blocks.setdefault((part.role, part.index), {}).setdefault(part.column, part.position)
    for role, index in [key for key in blocks if not key[0] and key[1] is not None]:
        named = [key for key in blocks if key[0] and key[1] == index]
        if len(named) == 1:
            blocks[named[0]] = {**blocks.pop((role, index)), **blocks[named[0]]}
    blocks = _with_genders_for_names(region, blocks)
    return {key: block for key, block in blocks.items() if _is_person(region, key, block)}


def _with_genders_for_names(
    region: Region, blocks: Mapping[tuple[str, int | None], Mapping[str, int]]
) -> dict[tuple[str, int | None], dict[str, int]]:
    """Return the blocks with the columns that should name people, and all say only their gender, as their gender."""
    named = {block["person"] for block in blocks.values() if "person" in block and not any(map(_is_group, block))}
    texts = {text.strip() for at in named for text in region.encoded(at).first(_MANY_TEXTS)}
    if not are_genders(sorted(texts)):
        return {key: dict(block) for key, block in blocks.items()}
    return {
        key: {"gender" if name == "person" and at in named else name: at for name, at in block.items()}
        for key, block in blocks.items()
    }


def _explained(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts, those with an initial only where people of a role that begins with it have the same number."""
    people = [part for part in parts if part.column == "person" and part.role and part.index is not None]
    found = []
    for part in parts:
        role = next((one.role for one in people if one.index == part.index and one.header[:1] == part.initial), "")
        if not part.initial or (role and not part.role):
            found.append(replace(part, role=role) if part.initial else part)
    return found


def _beside_names(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts with a group that stands directly behind the people of a role as theirs, where others lead.

    Whose it is could else not be told of those in one row.
    """
    people = {part.position: part for part in parts if part.column == "person" and part.role}
    if len({part.role for part in people.values()}) < 2:
        return list(parts)
    found: list[_Part] = []
    for part in parts:
        before = people.get(part.position - 1)
        alone = sum(other.column == part.column for other in parts) == 1
        if before is not None and alone and not part.role and part.index is None and _is_group(part.column):
            part = replace(part, role=before.role, index=before.index)
        found.append(part)
    return found


def _part(position: int, header: str) -> _Part | None:
    if not header or len(header) > 60:
        return None
    words = " ".join(_DIGITS.sub(" ", word) for word in header_words(for_all(header))).split()
    role, others = role_in(words)
    names = {at for at, word in enumerate(others) if word in _ORDINALS and others[at + 1 : at + 2] == ("name",)}
    others = tuple(word for at, word in enumerate(others) if at not in names)  # a first name is no first person
    numbers = [word for word in others if word in _ORDINALS or (word.isdigit() and int(word) <= _MOST)]
    if len(numbers) > 1:
        return None
    index = (_ORDINALS.get(numbers[0]) or int(numbers[0])) if numbers else None
    initials = {
        at for at, word in enumerate(others[:-1]) if len(word) == 1 and others[at + 1] in numbers
    }  # “P1 gender”
    rest = [word for at, word in enumerate(others) if at not in initials and word not in (*numbers, *_FILLERS)]
    if not rest:
        return _Part(position, role, index, "person", header_key(header)) if role else None
    column = _column_of(rest)
    initial = others[min(initials)] if initials else ""
    return _Part(position, role, index, column, header_key(header), initial) if column else None


def _column_of(words: Sequence[str]) -> str:
    found = meanings(_TABLE).get(header_key("".join(words)), ())
    columns = [meaning.column for meaning in found if meaning.column not in _NOT_ONE_PERSON]
    return columns[0] if columns else ""


def _numbered(parts: Sequence[_Part]) -> list[_Part]:
    """Give numbers to what has none: the first of a row of numbered ones, and headers that repeat."""
    by_stem: dict[tuple[str, str], list[_Part]] = {}
    for part in parts:
        by_stem.setdefault((part.role, part.column), []).append(part)
    counted: list[_Part] = []
    for (role, column), alike in by_stem.items():
        told = [part.index for part in alike if part.index is not None]
        bare = [part for part in alike if part.index is None]
        if told and len(bare) == 1:
            alike = [replace(part, index=min(told) - 1) if part.index is None else part for part in alike]
        elif not told and len(bare) > 1 and len({part.header for part in bare}) > 1:
            alike = _with_those_beside(bare) if role else []
        elif not told and len(bare) > 1:
            alike = [replace(part, index=number) for number, part in enumerate(bare, 1)]
        elif not role and (not told or (bare and column != "person")):
            continue  # a plain column, such as one gender for the row
        counted += alike
    times = Counter((part.role, part.column, part.index) for part in counted)
    return [part for part in counted if times[part.role, part.column, part.index] == 1]


def _with_those_beside(alike: Sequence[_Part]) -> list[_Part]:
    """Return the first of the headers of one role, which name one person (“Speaker ID”), and those of people beside.

    “Co-speaker” and “In conversation with” name another person than “Speaker” and “Artist” in the same row.
    """
    first = next((part for part in alike if part.header not in _BESIDE), alike[0])
    others = [part for part in alike if part is not first and part.header in _BESIDE and part.column == "person"]
    if not others:
        return [first]
    return [replace(part, index=number) for number, part in enumerate((first, *others), 1)]


def _is_person(region: Region, key: tuple[str, int | None], block: Mapping[str, int]) -> bool:
    """Return whether a block tells of a person; a number under the name of a role counts people."""
    groups = [name for name in block if _is_group(name)]
    if groups or "person" not in block:
        return bool(groups)
    values = region.column(block["person"]).cast(pa.string()).drop_null().unique().slice(0, 50).to_pylist()
    named = [value for value in values if value.strip()]
    if named and not parse_words(named, "yes-no").unknown:
        return False  # “Keynote: yes” names nobody
    return key[1] is not None or (bool(named) and not are_codes(named))


def _is_group(name: str) -> bool:
    column = TABLES[_TABLE].column(name)
    return column is not None and column.type is ColumnType.GROUP
