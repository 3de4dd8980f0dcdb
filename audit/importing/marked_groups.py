"""Columns that each mark one thing of a kind, ethnic groups or certificates: joined into one column, and said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from audit.importing.encode import Encoded, Mask
from audit.importing.fold import fold, header_key, header_words
from audit.importing.mapping import toml_string
from audit.importing.places import Place
from audit.importing.reading import Reading
from audit.importing.region import Region
from audit.importing.synonyms import meanings
from audit.importing.vocabulary import are_codes, lookup, yes_or_no
from audit.model.message import msg
from audit.model.result import DataIssue

_PEOPLE = frozenset(("employees", "appearances", "participants", "applications", "memberships"))
_DIMENSION = frozenset(("ethnicity", "ethnic", "race"))
_FEWEST = {"gender": 2, "ethnicity": 3, "certification": 2, "format": 2}
_BOTH = {"format": "hybrid"}
"""What several marks in a row say together, where they do not name several groups."""
_GENDERS = frozenset(("women", "men", "non-binary", "another", "prefer-not-to-say"))
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
_ASKED = re.compile(r".*?(?:\[([^\[\]]+)\]|(?::|\s[–—-])\s+([^:\[\]]+))")
_TOLD_OF = frozenset(("certified", "certification", "status", "flag", "is", "indicator", "business"))


def marked_columns(region: Region, reading: Reading | None) -> dict[str, list[str]]:
    """Return the headers of groups of people or certificates that are marked, by the column they make; {} if none."""
    names = _made_of(reading) if reading else ("certification",) if _names_suppliers(region.headers) else ()
    used = {match.position for match in reading.matches} if reading else set()
    codes = reading.codes if reading else {}
    found = {}
    for name in names:
        marks = {at: codes.get(at) or region.encoded(at) for at in range(len(region.headers)) if at not in used}
        marks = {
            at: each for at, each in marks.items() if _MEANS[name](_option(region.headers[at])) and _is_marked(each)
        }
        named = [region.headers[at] for at in marks]
        alone = name != "gender" or _of_one_each(list(marks.values()))
        if len(named) >= _FEWEST[name] and len(set(named)) == len(named) and alone:
            found[name] = named
    return found


def _of_one_each(marks: Sequence[Encoded]) -> bool:
    """Return whether no row has two marks, and they are no numbers, as women and men who are counted are."""
    if any(are_codes(codes.first(5)) for codes in marks):
        return False
    return bool(marks) and not bool((np.sum([_marks_of(codes) for codes in marks], axis=0) > 1).any())


def _names_suppliers(headers: Sequence[str]) -> bool:
    known = meanings("suppliers")
    return any(found.column == "vendor" for header in headers for found in known.get(header_key(header), ()))


def _made_of(reading: Reading) -> tuple[str, ...]:
    """Return the columns that marks in a table may make, and that are not there already."""
    if reading.table.name in _OF_SUPPLIERS:
        lacking = [group for group in reading.missing if "certification" not in group]
        return () if lacking else ("certification",)  # marks say more than a column that only sounds like one
    if reading.table.name == "events":
        return () if "format" in reading.columns else ("format",)
    if reading.table.name not in _PEOPLE or not all("gender" in group for group in reading.missing):
        return ()
    return tuple(name for name in ("gender", "ethnicity") if name not in reading.columns)


def with_marked(region: Region, marked: Mapping[str, Sequence[str]]) -> Region:
    """Return the region with a column that names, for each row, the headers under which there is a mark."""
    for name, headers in marked.items():
        places = [region.headers.index(header) for header in headers if header in region.headers]
        if not places or name in region.headers:
            continue
        marks = region.encoded_at(places)
        masks = {at: _marks_of(codes) for at, codes in marks.items()}
        names = {at: _option(region.headers[at]) for at in places}
        marked_in = [[names[at] for at in places if masks[at][row]] for row in range(len(region.rows))]
        texts = [_BOTH[name] if name in _BOTH and len(told) > 1 else "; ".join(told) for told in marked_in]
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


def _option(header: str) -> str:
    """Return what may be chosen, where a header asks before (“Do you identify as: Woman”, “Gender [Woman]”)."""
    asked = _ASKED.fullmatch(header.strip())
    return (asked[1] or asked[2]).strip() if asked else header


def _is_group(header: str) -> bool:
    words = " ".join(word for word in header_words(header) if word not in _DIMENSION)
    return bool(words) and bool(lookup("ethnicity").get(words) or lookup("ethnicity").get(fold(header)))


def _is_gender(header: str) -> bool:
    return len(header.strip()) > 1 and lookup("gender").get(fold(header)) in _GENDERS


def _is_certificate(header: str) -> bool:
    words = header_words(header)
    whole, short = "".join(words), "".join(word for word in words if word not in _TOLD_OF)
    return whole in _CERTIFICATES or short in _CERTIFICATES


def _is_format(header: str) -> bool:
    return fold(header) in lookup("format")


_MEANS: Mapping[str, Callable[[str], bool]] = {
    "gender": _is_gender,
    "ethnicity": _is_group,
    "certification": _is_certificate,
    "format": _is_format,
}


def _is_marked(codes: Encoded) -> bool:
    """Return whether a column holds marks and signs for none alone; it is blank where nobody names the group."""
    texts = codes.first(5)
    return len(texts) <= 2 and all(text.strip() == "-" or yes_or_no(text) for text in texts)


def _marks_of(codes: Encoded) -> Mask:
    return codes.mask(lambda code: yes_or_no(codes.values[code]) == "yes")
