"""The share of some groups among those whose group is known, with its exact bounds. Used by every measure of shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.measures.cells import At, Tally
from audit.measures.frame import UNDISCLOSED
from audit.measures.statistics import wilson_interval
from audit.model.measurement import Bounds, CellKey, Coordinates, Exclusion, Figure
from audit.model.message import msg
from audit.types import Statistic, ValueUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`count` of `n` people whose group is known, and the cells that both are made from."""

    count: int
    n: int
    needs: tuple[CellKey, ...]

    @property
    def value(self) -> float | None:
        """Return the share, or None of nobody."""
        return self.count / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Groups:
    """One dimension split into the groups asked for, the others, and those not disclosed."""

    tally: Tally
    dimension: str
    groups: tuple[str, ...]

    @property
    def disclosed(self) -> tuple[str, ...]:
        """Return the groups that somebody belongs to, known ones only."""
        return tuple(c for c in self.tally.frame.coded(self.dimension).categories if c not in UNDISCLOSED)

    @property
    def present(self) -> tuple[str, ...]:
        """Return the groups asked for that somebody belongs to; all of them where nobody does."""
        return tuple(group for group in self.groups if group in self.disclosed) or self.groups

    @property
    def undisclosed(self) -> tuple[str, ...]:
        """Return the ways in which a group is not known, those that occur."""
        return tuple(c for c in self.tally.frame.coded(self.dimension).categories if c in UNDISCLOSED)

    def of(self, at: At | None = None, groups: Sequence[str] | None = None) -> Share:
        """Return the share of the groups (or of other ones) among those disclosed at a place."""
        wanted = tuple(g for g in (self.groups if groups is None else groups) if g in self.disclosed)
        known = {**(at or {}), self.dimension: self.disclosed}
        return Share(
            count=self.tally.n({**known, self.dimension: wanted}) if wanted else 0,
            n=self.tally.n(known),
            needs=self.tally.share_keys({**known, self.dimension: wanted or self.groups}, known),
        )

    def figures(self, at: dict[str, str], groups: Sequence[str] | None = None) -> tuple[Figure, ...]:
        """Return a figure for each disclosed group (or for those named that occur) at a place."""
        found = []
        chosen = self.tally.where  # holds several categories of a column, which `at` can only name together
        inside = {c: v for c, v in at.items() if c not in chosen or v in self.tally.frame.coded(c).categories}
        for group in self.disclosed if groups is None else [g for g in groups if g in self.disclosed]:
            share = self.of(inside, (group,))
            if share.n:
                place = {**at, self.dimension: group}
                found.append(share_figure(tuple(sorted(place.items())), share))
        return tuple(found)

    def exclusions(self, at: At | None = None) -> tuple[Exclusion, ...]:
        """Return those left out of the share: not disclosed, preferring not to say, or perhaps not chosen at all."""
        found = []
        for category in self.undisclosed:
            place = {**(at or {}), self.dimension: category}
            if n := self.tally.n(place):
                reason = msg(
                    "excluded.category", "{dimension}: {category}", dimension=self.dimension, category=category
                )
                found.append(Exclusion(reason=reason, n=n, needs=self.tally.keys(place)))
        uncertain = self.tally.uncertain(at)
        if uncertain.n:
            columns = ", ".join(self.tally.where)
            reason = msg("excluded.undetermined", "perhaps of another kind: blank in {columns}", columns=columns)
            found.append(Exclusion(reason=reason, n=uncertain.n, needs=uncertain.keys))
        return tuple(found)

    def bounds(self, at: At | None = None) -> Bounds | None:
        """Return what the share would be if everything not disclosed fell the worst and the best way; exact.

        Somebody whose group is unknown may belong to any group. Somebody whose place is unknown may be counted or not.
        """
        place = dict(at or {})
        known, unknown = {**place, self.dimension: self.disclosed}, {**place, self.dimension: self.undisclosed}
        members_at = {**place, self.dimension: tuple(g for g in self.groups if g in self.disclosed)}
        members, n, open_cases = self.tally.n(members_at), self.tally.n(known), self.tally.n(unknown)
        may_know, may_not = self.tally.uncertain(known), self.tally.uncertain(unknown)
        maybe_members = self.tally.uncertain(members_at)
        may_be_members = maybe_members.n
        lowest_n = n + open_cases + (may_know.n - may_be_members) + may_not.n
        highest_n = n + open_cases + may_be_members + may_not.n
        undisclosed = open_cases + may_know.n + may_not.n
        if not n + undisclosed:
            return None
        return Bounds(
            low=members / lowest_n if lowest_n else 0.0,
            high=(members + open_cases + may_be_members + may_not.n) / highest_n if highest_n else 1.0,
            undisclosed=undisclosed,
            convention=msg("bounds.share", "Everyone whose group is not known may belong to any group."),
            needs=(
                *self.tally.share_keys({**place, self.dimension: members_at[self.dimension] or self.groups}, known),
                *(self.tally.keys(unknown) if open_cases else ()),
                *may_know.keys,
                *maybe_members.keys,
                *may_not.keys,
            ),
        )


def share_figure(group: Coordinates, share: Share) -> Figure:
    """Return a share as a figure with its interval."""
    return Figure(
        group=group,
        statistic=Statistic.SHARE,
        value=share.value,
        unit=ValueUnit.SHARE,
        n=share.n,
        count=share.count,
        interval=wilson_interval(share.count, share.n),
        needs=share.needs,
    )
