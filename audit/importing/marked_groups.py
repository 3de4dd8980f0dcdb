"""Columns that each mark one thing of a kind, ethnic groups or certificates: joined into one column, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from audit.importing.encode import Encoded, Mask, encode
from audit.importing.fold import fold, header_key, header_words
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import lookup, yes_or_no
from audit.model.message import msg
from audit.model.result import DataIssue

_PEOPLE = frozenset(("employees", "appearances", "participants", "applications", "memberships"))
_DIMENSION = frozenset(("ethnicity", "ethnic", "race"))
_FEWEST = {"ethnicity": 3, "certification": 2}
_OF_SUPPLIERS = frozenset(("suppliers", "payments", "contracts"))
_CERTIFICATES = frozenset(
    (
        *("mbe", "wbe", "mwbe", "wmbe", "dbe", "acdbe", "vbe", "vob", "dvbe", "dvob", "sdvob", "sdvosb", "vosb"),
        *("wosb", "edwosb", "sdb", "hubzone", "hub", "8a", "lgbtbe", "dobe", "minorityowned", "womenowned"),
        *("womanowned", "veteranowned", "servicedisabledveteranowned", "disabilityowned", "lgbtqowned", "lgbtowned"),
        *("blackowned", "hispanicowned", "asianowned", "nativeamericanowned", "disadvantagedbusinessenterprise"),
        *("minoritybusinessenterprise", "womanbusinessenterprise", "womensbusinessenterprise"),
    )
)
"""What certificates of who owns a supplier are called; being small, or local, is none."""
_TOLD_OF = frozenset(("certified", "certification", "status", "flag", "is", "indicator", "business"))


def marked_columns(region: Region, reading: Reading | None) -> dict[str, list[str]]:
    """Return the headers of groups of people or certificates that are marked, by the column they make; {} if none."""
    name = _made_of(reading) if reading else "certification" if _names_suppliers(region.headers) else ""
    if not name:
        return {}
    used = {match.position for match in reading.matches} if reading else set()
    codes = reading.codes if reading else {}
    named = [
        header
        for at, header in enumerate(region.headers)
        if at not in used and _MEANS[name](header) and _is_marked(codes.get(at) or encode(region.column(at)))
    ]
    return {name: named} if len(named) >= _FEWEST[name] and len(set(named)) == len(named) else {}


def _names_suppliers(headers: Sequence[str]) -> bool:
    known = meanings("suppliers")
    return any(found.column == "vendor" for header in headers for found in known.get(header_key(header), ()))


def _made_of(reading: Reading) -> str:
    """Return the column that marks in a table may make, "" where there is none, or it is there already."""
    if reading.table.name in _OF_SUPPLIERS:
        lacking = [group for group in reading.missing if "certification" not in group]
        return "certification" if not lacking and "certification" not in reading.columns else ""
    people = reading.table.name in _PEOPLE and not reading.missing
    return "ethnicity" if people and "ethnicity" not in reading.columns else ""


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
        text = "{n} columns each mark one group and were joined into {column}; several marks in a row are all kept."
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
    return bool(words) and bool(lookup("ethnicity").get(words) or lookup("ethnicity").get(fold(header)))


def _is_certificate(header: str) -> bool:
    words = header_words(header)
    whole, short = "".join(words), "".join(word for word in words if word not in _TOLD_OF)
    return whole in _CERTIFICATES or short in _CERTIFICATES


_MEANS: Mapping[str, Callable[[str], bool]] = {"ethnicity": _is_group, "certification": _is_certificate}


def _is_marked(codes: Encoded) -> bool:
    """Return whether a column holds marks and signs for none alone; it is blank where nobody names the group."""
    texts = codes.first(5)
    return len(texts) <= 2 and all(text.strip() == "-" or yes_or_no(text) for text in texts)


def _marks_of(codes: Encoded) -> Mask:
    return codes.mask(lambda code: yes_or_no(codes.values[code]) == "yes")
