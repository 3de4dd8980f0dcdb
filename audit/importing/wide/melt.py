"""Turning columns into rows: the plan of what goes where, and the region that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from audit.importing.encode import Mask, text_mask
from audit.importing.fold import header_keys
from audit.importing.left_out_rows import Positions
from audit.importing.mapping import SheetMapping
from audit.importing.numbers import parse_numbers
from audit.importing.read.places import column_letters
from audit.importing.region import Origin, Region
from audit.importing.synonyms import all_keys, meanings

_LITERAL = "="
_COLUMN = "@"
_NOTHING = pa.array([None, "", "na", "n/a", "nan", "none", "null", "-", "--", "–"])
_JOINED = "+"
_MOST_CELLS = 20_000_000
_MOST_PLACES = 100_000
Source = int | str | tuple[int | str, ...] | None
"""What a block takes for a column: a column's position, a text for all rows, several of these joined, or nothing."""
SUMMED = frozenset(("undisclosed", "non_binary"))
"""Columns of numbers of which a table may have several for the same people: “Unknown” beside “Prefer not to say”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How columns become rows: each new column takes one source from each block; other columns stay as they are."""

    kind: str  # people, groups, years
    long: Mapping[str, tuple[Source, ...]]
    mapping: SheetMapping = field(default_factory=SheetMapping)  # how the long table is read

    @property
    def blocks(self) -> int:
        """Return how many rows each row may become."""
        return len(next(iter(self.long.values())))

    @property
    def positions(self) -> frozenset[int]:
        """Return the columns that are turned."""
        summed = self.long.keys() & SUMMED
        parts = (source for name in summed for source in self.long[name] if isinstance(source, tuple))
        alone = (source for sources in self.long.values() for source in sources if isinstance(source, int))
        return frozenset(alone) | frozenset(part for sum_of in parts for part in sum_of if isinstance(part, int))

    @property
    def sources(self) -> frozenset[int]:
        """Return all columns that the plan takes something from."""
        parts = (source for sources in self.long.values() for source in sources if isinstance(source, tuple))
        return self.positions | frozenset(part for joined in parts for part in joined if isinstance(part, int))


def turned(region: Region, plan: Plan) -> Region:
    """Return the region with the plan's columns as rows; rows that hold nothing in a block are not made."""
    parts = [_block(region, plan, number) for number in range(plan.blocks)]
    places = np.concatenate([part[0] for part in parts])
    block = np.concatenate([np.full(len(part[0]), number, dtype=np.int64) for number, part in enumerate(parts)])
    order = np.lexsort((block, places))
    taken = pa.array(places[order])
    kept = _kept(region, plan, len(taken))
    long = pa.concat_tables([part[1] for part in parts]).take(pa.array(order))
    cells = [*(region.column(at).take(taken) for at in kept), *long.columns]
    headers = (*(region.headers[at] for at in kept), *plan.long)
    columns = tuple(
        tuple(region.sheet.columns[at] for at in (*kept, *_shown(plan, number))) for number in range(plan.blocks)
    )
    return replace(
        region,
        sheet=replace(
            region.sheet, cells=pa.table(cells, names=[str(at) for at in range(len(cells))]), columns=columns[0]
        ),
        header_row=-1,
        headers=headers,
        rows=np.arange(len(taken), dtype=np.int64),
        origin=Origin(
            header_row=region.header_row,
            last_row=region.last_row,
            lines=region.rows[places[order]],
            block=block[order],
            columns=columns,
        ),
    )


def _kept(region: Region, plan: Plan, rows: int) -> list[int]:
    """Return the columns that stay; where hundreds would be said again for many rows, those that mean something."""
    kept = [at for at in range(len(region.headers)) if at not in plan.positions]
    if rows * len(kept) <= _MOST_CELLS and plan.blocks * len(kept) <= _MOST_PLACES:
        return kept
    known = meanings(plan.mapping.table) if plan.mapping.table else all_keys()
    return [
        at
        for at in kept
        if region.headers[at]
        and (
            any(key in known for key in header_keys(region.headers[at]))
            or plan.mapping.column_for(region.headers[at], column_letters(region.sheet.columns[at]))
        )
    ]


def _shown(plan: Plan, number: int) -> list[int]:
    """Return the column that messages name for each new column of a block."""
    own = [sources[number] for sources in plan.long.values()]
    first = next((source for source in own if isinstance(source, int)), 0)
    return [source if isinstance(source, int) else first for source in own]


def _block(region: Region, plan: Plan, number: int) -> tuple[Positions, pa.Table]:
    """Return the rows of a region, by their place, that hold something in a block, with the block's own columns."""
    rows = len(region.rows)
    filled: Mask = np.full(rows, _is_the_row_itself(plan, number))
    telling = _telling(plan, number)
    columns: list[pa.ChunkedArray | pa.Array] = []
    for name, sources in plan.long.items():
        source = sources[number]
        if isinstance(source, int):
            column = region.column(source)
            if name in telling:
                filled |= _filled(column)
            columns.append(column)
        elif isinstance(source, tuple):
            columns.append(_summed(region, source) if name in SUMMED else _joined(region, source))
        else:
            columns.append(pa.array([source] * rows, pa.string()))
    names = [str(place) for place in range(len(columns))]
    table = pa.table([_strings(column) for column in columns], names=names)
    return np.flatnonzero(filled), table.filter(pa.array(filled))


def _telling(plan: Plan, number: int) -> frozenset[str]:
    """Return the columns of a block that show, where they are filled, that there is something."""
    own = frozenset(name for name, sources in plan.long.items() if isinstance(sources[number], int))
    return own - {"role", "job"} or own


def _is_the_row_itself(plan: Plan, number: int) -> bool:
    """Return whether the first of several people is who the row is about, named or not."""
    own = [sources[number] for sources in plan.long.values()]
    if not any(isinstance(source, int) for source in own):
        return True
    return number == 0 and "role" in plan.long and plan.long.get("person", (None,))[0] is None


def _joined(region: Region, parts: Sequence[int | str]) -> pa.Array:
    texts = [part if isinstance(part, str) else pc.fill_null(_strings(region.column(part)), "") for part in parts]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*texts, " "))


def _summed(region: Region, parts: Sequence[int | str]) -> pa.Array:
    """Return the sum of columns of numbers in each row; a row where none is told has none."""
    positions = [part for part in parts if isinstance(part, int)]
    texts = [_strings(region.column(at)).fill_null("").to_pylist() for at in positions]
    columns = [parse_numbers(each).values for each in texts]
    told = [[value for value in row if value is not None] for row in zip(*columns, strict=True)]
    return pa.array([f"{sum(row):.12g}" if row else None for row in told], pa.string())


def _strings(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    plain = column.cast(pa.string())
    return plain.combine_chunks() if isinstance(plain, pa.ChunkedArray) else plain


def _filled(column: pa.ChunkedArray) -> Mask:
    def nothing(texts: pa.Array) -> pa.Array:
        return pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(texts)), value_set=_NOTHING)

    return ~text_mask(column, nothing, blank=True)


def written(plan: Plan, region: Region) -> dict[str, list[str]]:
    """Return the plan as a mapping file says it: headers, `@` and a column's letters, or `=` and a text."""
    return {name: [_said(source, region) for source in sources] for name, sources in plan.long.items()}


def _said(source: Source, region: Region) -> str:
    if isinstance(source, int):
        header = region.headers[source]
        if header and region.headers.count(header) == 1 and header[0] not in _LITERAL + _COLUMN:
            return header
        return f"{_COLUMN}{column_letters(region.sheet.columns[source])}"
    if isinstance(source, tuple):
        return _JOINED.join(_said(part, region) for part in source)
    return "" if source is None else f"{_LITERAL}{source}"


def _source(said: str, places: Mapping[str, int]) -> Source:
    """Return the source that a mapping file names; KeyError where the column is not there."""
    if not said:
        return None
    if said.startswith(_LITERAL):
        return said[1:]
    if said in places or _JOINED not in said:
        return places[said]
    parts = [_source(part, places) for part in said.split(_JOINED)]
    return tuple(part for part in parts if isinstance(part, (int, str)))


def planned(mapping: SheetMapping, region: Region) -> Plan | None:
    """Return the plan that a mapping file says, None where it says none or names columns that are not there."""
    if not mapping.long:
        return None
    places = {header: at for at, header in reversed(list(enumerate(region.headers))) if header}
    places |= {f"{_COLUMN}{column_letters(column)}": at for at, column in enumerate(region.sheet.columns)}
    long: dict[str, tuple[Source, ...]] = {}
    for name, sources in mapping.long.items():
        try:
            long[name] = tuple(_source(said, places) for said in sources)
        except KeyError:
            return None
    return Plan(kind="mapping", long=long, mapping=mapping)
