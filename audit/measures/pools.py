"""Named pools to compare with: from audit.toml, the `reference` table, or the workforce itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from audit.measures.context import MeasureContext
from audit.tables.declare import NOT_DISCLOSED, PREFER_NOT_TO_SAY
from audit.tables.vocabularies import VOCABULARIES

WORKFORCE = "workforce"
"""The pool that the employees table itself makes: everybody in it."""
POOL_COLUMNS = tuple(f"reference.{column}" for column in ("dimension", "group", "share", "count", "pool", "source"))
"""What a measure reads that compares with a named pool; pools in `audit.toml` do as well."""

_WHOLE = 1.02
"""What shares of groups may make together, rounded as they are published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPool:
    """Shares of the groups of one dimension outside the unit that is looked at, and where they come from."""

    name: str
    source: str
    shares: Mapping[str, float]
    counts: Mapping[str, int] | None = None  # where the pool is finite and was counted

    def share(self, groups: tuple[str, ...]) -> float | None:
        """Return the share of some groups together; None where the pool names none of them."""
        named = [self.shares[group] for group in groups if group in self.shares]
        return sum(named) if named else None


def find_pool(context: MeasureContext, name: str, dimension: str) -> NamedPool | None:
    """Return the pool of that name for a dimension, else the organisation's own for it, else None.

    Pools come from the settings and from the `reference` table. Where no pool has the name that is preferred, the only
    one for the dimension is taken; of several, the only one whose name or source holds the preferred word.
    """
    pools = _pools(context, dimension)
    named = [pool for pool in pools if pool.name.strip().casefold() == name.casefold()]
    if named or len(pools) == 1:
        return (named or pools)[0]
    alike = [pool for pool in pools if name.casefold() in f"{pool.name} {pool.source}".casefold()]
    return alike[0] if len(alike) == 1 else None


def _pools(context: MeasureContext, dimension: str) -> list[NamedPool]:
    settings = context.settings.pools
    found = [NamedPool(name=p.name, source=p.source, shares=p.shares) for p in settings if p.dimension == dimension]
    table = context.dataset.tables.get("reference")
    if table is None or not {"pool", "dimension", "group"} <= set(table.frame.columns):
        return found
    rows = table.frame[_says(table.frame["dimension"], dimension)]
    for name, its_rows in rows.groupby(rows["pool"].astype("string").str.strip(), sort=True):
        pool = _from_rows(str(name), dimension, its_rows)
        if pool is not None:
            found.append(pool)
    return found


def _says(column: pd.Series, word: str) -> pd.Series:
    """Return where a column has a word, however it is spaced or capitalised."""
    return column.astype("string").str.strip().str.casefold().eq(word.casefold()).fillna(False)


def _categories(dimension: str, rows: pd.DataFrame) -> list[str]:
    """Return the groups of a pool as the vocabulary of their dimension names them: people write "Women" or "Frauen"."""
    known: dict[str, str] = {}
    if dimension in VOCABULARIES:
        for category, words in VOCABULARIES[dimension].values.items():  # noqa: PD011 (a vocabulary, not a frame)
            known |= {word.casefold(): category for same in (*words.values(), (category,)) for word in same}
    written = [str(group).strip() for group in rows["group"]]
    return [known.get(group.casefold(), group) for group in written]


def _from_rows(name: str, dimension: str, rows: pd.DataFrame) -> NamedPool | None:
    groups = _categories(dimension, rows)
    source = str(rows["source"].iloc[0]) if "source" in rows.columns and pd.notna(rows["source"].iloc[0]) else ""
    if "count" in rows.columns and rows["count"].notna().all():
        counts = {group: int(count) for group, count in _by_group(groups, rows["count"]).items()}
        total = sum(counts.values())
        shares = {group: count / total for group, count in counts.items()} if total else {}
        return NamedPool(name=name, source=source, shares=shares, counts=counts)
    if "share" not in rows.columns or not rows["share"].notna().all():
        return None
    shares = _by_group(groups, rows["share"])
    if len(set(groups)) < len(groups) and sum(shares.values()) > _WHOLE:
        return None  # one group has several shares, which are no parts of one whole
    told, known = float(rows["share"].sum()), sum(shares.values())
    if known < told <= _WHOLE and known:  # of those who are in a group, as everywhere else
        shares = {group: share * told / known for group, share in shares.items()}
    return NamedPool(name=name, source=source, shares=shares)


def _by_group(groups: Sequence[str], numbers: pd.Series) -> dict[str, float]:
    """Return the number of each group, of all its parts together, without those who are in no group that is known."""
    found: dict[str, float] = {}
    for group, number in zip(groups, numbers, strict=True):
        if group not in (NOT_DISCLOSED, PREFER_NOT_TO_SAY):
            found[group] = found.get(group, 0.0) + float(number)
    return found
