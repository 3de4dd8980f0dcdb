"""Which header each column gets: the best of those that may mean it whose values fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.importing.claims import Claim, Claims
from audit.importing.coded import Told, codes_told, yes_no_told
from audit.importing.encode import Encoded
from audit.importing.mapping import SheetMapping
from audit.importing.not_meant import is_not_meant
from audit.importing.reading import Match, Reading
from audit.importing.region import Region
from audit.importing.rivals import readable, without_other_currency
from audit.importing.valuecheck import share_that_fits
from audit.importing.vocabulary import is_blank_word, parse_words
from audit.tables.declare import Column, ColumnType, Table

_ENOUGH_FIT = 0.5
_MANY_ROWS = 40
_LEAST_KEYS = 0.05
_FEW = 20  # distinct values of a column of groups that is written in numbers


def settle(
    region: Region, table: Table, claims: Claims, today: date, codes: dict[int, Encoded], mapping: SheetMapping
) -> Reading:
    """Give each column one header, the best whose values fit, and each header one column."""
    settling = _Settling(region=region, today=today, codes=codes, mapping=mapping)
    matches: list[Match] = []
    rivals: list[tuple[Match, str]] = []
    for name in sorted(claims, key=lambda name: min(claims[name])[:2]):
        column = table.column(name)
        assert column is not None  # noqa: S101 - claims come from the table's own columns
        fitting = settling.fitting(column, claims[name])
        if not fitting:
            continue
        chosen = readable(fitting, column, codes)
        settling.taken[chosen.position] = name
        matches.append(chosen)
        rivals.extend((other, chosen.header) for other in fitting if other is not chosen)
    matches = without_other_currency(matches, table)
    taken = {match.position: match.column for match in matches}
    return Reading(
        table=table,
        matches=tuple(sorted(matches, key=lambda match: match.position)),
        misfits=tuple(
            found for found in settling.misfits if found.position not in taken and found.column not in taken.values()
        ),
        rivals=tuple((other, header) for other, header in rivals if other.position not in taken),
        codes=codes,
        told={name: said for name, said in settling.told.items() if name in taken.values()},
    )


@dataclass(slots=True, kw_only=True)
class _Settling:
    """What is settled so far: the columns that headers are taken for, those that do not fit, and codes explained."""

    region: Region
    today: date
    codes: dict[int, Encoded]
    mapping: SheetMapping
    taken: dict[int, str] = field(default_factory=dict)
    misfits: list[Match] = field(default_factory=list)
    told: dict[str, Told] = field(default_factory=dict)

    def fitting(self, column: Column, claims: Sequence[Claim]) -> list[Match]:
        """Return the headers whose values are those of a column, and note those whose are not."""
        fitting: list[Match] = []
        for _form, _rank, position, how in sorted(claims):
            if position in self.taken:
                continue
            if position not in self.codes:
                self.codes[position] = self.region.encoded(position)
            match = Match(position=position, header=self.region.headers[position], column=column.name, how=how)
            encoded, own = self.codes[position], self.mapping.values.get(column.name, {})
            if how != "mapping" and is_not_meant(match, column, encoded):
                continue
            said = None if own else _told(column, match, encoded, self.region)
            if said is not None:
                self.told.setdefault(column.name, said)
            elif how != "mapping" and not self._fits(column, match, encoded, own):
                self.misfits.append(match)
                continue
            fitting.append(match)
        return fitting

    def _fits(self, column: Column, match: Match, encoded: Encoded, own: Mapping[str, str]) -> bool:
        if own.keys() >= set(encoded.first(_FEW)):  # the mapping file tells each value
            return True
        again = any(other.position == match.position for other in self.misfits)
        return _is_what_it_says(column, encoded, self.today, match.header, again=again)


def _told(column: Column, match: Match, encoded: Encoded, region: Region) -> Told | None:
    """Return what the values of a column of groups stand for, where they are numbers or marks that are explained."""
    if column.type is not ColumnType.GROUP or not column.vocabulary or len(encoded) > _FEW:
        return None
    texts = [text for text in encoded.first(_FEW) if not is_blank_word(text)]
    said = yes_no_told(texts, match.header) if column.name == "gender" else None
    return said or codes_told(texts, column, match.header, region)


def _is_what_it_says(column: Column, encoded: Encoded, today: date, header: str, *, again: bool) -> bool:
    """Return whether values are those of a column; one that its header may mean `again` needs most of its words."""
    if share_that_fits(encoded, column, today, header) < _ENOUGH_FIT or _hardly_differs(column, encoded):
        return False
    if not again or column.type is not ColumnType.CATEGORY:
        return True
    texts = encoded.first(50)
    return 2 * len(parse_words(texts, column.vocabulary).unknown) <= len(texts)


def _hardly_differs(column: Column, encoded: Encoded) -> bool:
    """Return whether what should be a person's own key is the same in so many rows that it is one of something else."""
    rows = len(encoded.codes)
    return column.unique and column.name == "employee" and rows >= _MANY_ROWS and len(encoded) < _LEAST_KEYS * rows
