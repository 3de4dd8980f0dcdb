"""A column for each ethnic group, with a mark in those that a person named: joined into one column, and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.importing.encode import Encoded, Mask, encode
from audit.importing.fold import fold, header_words
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.vocabulary import lookup, yes_or_no
from audit.model.message import msg
from audit.model.result import DataIssue

_PEOPLE = frozenset(("employees", "appearances", "participants", "applications", "memberships"))
_DIMENSION = frozenset(("ethnicity", "ethnic", "race"))
_COLUMN = "ethnicity"
_FEWEST = 3


def marked_columns(region: Region, reading: Reading | None) -> dict[str, list[str]]:
    """Return the headers of ethnic groups that are marked for people, by the column that they make; {} if none."""
    if reading is None or reading.missing or reading.table.name not in _PEOPLE or _COLUMN in reading.columns:
        return {}
    used = {match.position for match in reading.matches}
    named = [
        header
        for at, header in enumerate(region.headers)
        if at not in used and _is_group(header) and _is_marked(reading.codes.get(at) or encode(region.column(at)))
    ]
    return {_COLUMN: named} if len(named) >= _FEWEST and len(set(named)) == len(named) else {}


def with_marked(region: Region, marked: Mapping[str, Sequence[str]]) -> Region:
    """Return the region with a column that names, for each row, the headers under which there is a mark."""
    for name, headers in marked.items():
        places = [region.headers.index(header) for header in headers if header in region.headers]
        if not places or name in region.headers:
            continue
        marks = {at: encode(region.column(at)) for at in places}
        masks = {at: _marks_of(codes) for at, codes in marks.items()}
        texts = ["; ".join(region.headers[at] for at in places if masks[at][row]) for row in range(len(region.rows))]
        cells: list[str | None] = [None] * region.sheet.cells.num_rows
        for row, text in zip(region.rows.tolist(), texts, strict=True):
            cells[row] = text or None
        region = region.with_column(name, cells, places[0])
    return region


def say_marked(place: Place, region: Region, marked: Mapping[str, Sequence[str]]) -> Iterator[DataIssue]:
    """Say which columns were joined."""
    for name, headers in marked.items():
        text = "{n} columns each mark one group and were joined into {column}; several marks of a person are all kept."
        at = region.headers.index(headers[0])
        yield place.info(
            msg("marks-joined", text, n=len(headers), column=name),
            cell=region.header_cell(at),
            mapping=marked_lines(marked)[0],
        )


def marked_lines(marked: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the lines of a mapping file that join these columns."""
    return tuple(f"marked.{name} = [{', '.join(map(toml_string, headers))}]" for name, headers in marked.items())


def _is_group(header: str) -> bool:
    words = " ".join(word for word in header_words(header) if word not in _DIMENSION)
    return bool(words) and bool(lookup(_COLUMN).get(words) or lookup(_COLUMN).get(fold(header)))


def _is_marked(codes: Encoded) -> bool:
    """Return whether a column holds marks and signs for none alone; it is blank where nobody names the group."""
    texts = codes.first(5)
    return len(texts) <= 2 and all(text.strip() == "-" or yes_or_no(text) for text in texts)


def _marks_of(codes: Encoded) -> Mask:
    return codes.mask(lambda code: yes_or_no(codes.values[code]) == "yes")
