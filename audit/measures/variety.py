"""How mixed a group is, whoever is missing: the Blau index, with a warning about what it cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED
from audit.measures.parameters import Filter, dimension_columns, where_words
from audit.measures.presence import at_snapshot, of_those_present
from audit.measures.registry import Parameters, register
from audit.measures.sensitivity import dimension_sensitivity
from audit.measures.shares import Groups
from audit.model.measurement import Bounds, CellKey, Figure, Measurement
from audit.model.message import msg
from audit.tables.vocabularies import VOCABULARIES
from audit.types import RecordUnit, Statistic, ValueUnit


def blau(counts: Sequence[int]) -> float:
    """Return 1 - sum of squared shares: the chance that two draws with replacement are of different groups."""
    total = sum(counts)
    return 1 - sum(count * count for count in counts) / (total * total)


def blau_normalised(counts: Sequence[int]) -> float:
    """Return the Blau index divided by the most that so many groups allow, (k - 1) / k; 0 for one group."""
    k = len(counts)
    return blau(counts) * k / (k - 1) if k > 1 else 0.0


def simpson_unbiased(counts: Sequence[int]) -> float | None:
    """Return the chance that two different people are of different groups; None for fewer than two people."""
    total = sum(counts)
    return 1 - sum(count * (count - 1) for count in counts) / (total * (total - 1)) if total > 1 else None


class VarietyParameters(Parameters):
    """Parameters of `diversity-index`."""

    table: str = "employees"
    dimension: str
    where: Filter = Field(default_factory=dict)


@register(
    "diversity-index",
    VarietyParameters,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.PERSON,
    needs=lambda parameters: dimension_columns(parameters.table, parameters.dimension, parameters.where),
)
def measure_diversity_index(context: MeasureContext, parameters: VarietyParameters) -> Measurement:
    """Blau index, normalised: how mixed the disclosed groups are, from 0 (one group) to 1 (all of equal size).

    Formula: B = 1 - sum of squared shares; normalised B / ((k - 1) / k) with k the groups that occur. Figures: the
    plain index and the unbiased one (two different people). It cannot tell who is missing: 30 women and 70 men give the
    same as 70 women and 30 men; use it beside shares, never instead, which is why no checklist that ships judges by it.
    Range: exact over unknown groups; the whole scale where a blank leaves open who counts. Population: those whom the
    filter matches and whose group is known. Source: Blau (1977), Simpson (1949). Law: none asks for it (as of 2026).
    Example: 3 and 7 give .42, normalised .84, unbiased .4667.
    """
    frame = context.frame(parameters.table)
    where = of_those_present(frame, at_snapshot(frame, parameters.where))
    groups = Groups(Tally(context, frame, (parameters.dimension,), where), parameters.dimension, ())
    measurement = _begun(context, parameters)
    places = [{parameters.dimension: group} for group in groups.disclosed]
    counts = [n for place in places if (n := groups.tally.n(place))]
    if not counts:
        return no_data(measurement)
    needs = tuple(key for place in places for key in groups.tally.keys(place))
    return replace(
        measurement,
        value=blau_normalised(counts),
        n=sum(counts),
        bounds=_bounds(groups, counts, needs),
        excluded=groups.exclusions(),
        groups=_figures(counts, needs),
        notes=(
            msg(
                "diversity-index.blind",
                "This index cannot tell who is missing: a third of women gives the same as two thirds of women.",
            ),
        ),
        population=parameters.table,
        sensitivity=dimension_sensitivity(parameters.table, parameters.dimension),
        needs=needs,
    )


def _begun(context: MeasureContext, parameters: VarietyParameters) -> Measurement:
    return begin(
        context,
        "diversity-index",
        parameters,
        label=msg(
            "diversity-index.label",
            "How mixed {table} are by {dimension}{where}",
            table=parameters.table,
            dimension=parameters.dimension,
            where=where_words(parameters.where),
        ),
        convention=msg("diversity-index.convention", "0: one group only; 1: all groups of equal size."),
        statistic=Statistic.INDEX,
        formula="(1 - sum p^2) / ((k - 1) / k)",
        source="Blau (1977)",
    )


def _figures(counts: Sequence[int], needs: tuple[CellKey, ...]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            group=(("index", name),),
            statistic=Statistic.INDEX,
            value=value,
            unit=ValueUnit.INDEX,
            n=sum(counts),
            needs=needs,
        )
        for name, value in (("blau", blau(counts)), ("unbiased", simpson_unbiased(counts)))
        if value is not None
    )


def _bounds(groups: Groups, counts: Sequence[int], needs: tuple[CellKey, ...]) -> Bounds:
    """Return the least and the greatest index over all groups that the unknown may belong to; exact.

    Where a blank leaves open who counts at all, the range is the whole scale, which is never too narrow.
    """
    share, value = groups.bounds(), blau_normalised(counts)
    open_cases = share.undisclosed if share is not None and share.undisclosed else 0
    doubtful = groups.tally.uncertain().n
    low, high = (0.0, 1.0) if doubtful else index_range(counts, open_cases, _groups_possible(groups, len(counts)))
    return Bounds(
        low=min(low, value),
        high=max(high, value),
        exact=not doubtful,
        undisclosed=open_cases,
        needs=(*needs, *(share.needs if share is not None and open_cases else ())),
    )


def _groups_possible(groups: Groups, occurring: int) -> int | None:
    """Return how many groups the vocabulary of the dimension knows; None where it has none, so that any may occur."""
    vocabulary = VOCABULARIES.get(groups.dimension)
    return None if vocabulary is None else max(occurring, len(set(vocabulary.values) - UNDISCLOSED))


def index_range(counts: Sequence[int], unknown: int, possible: int | None) -> tuple[float, float]:
    """Return the least and the greatest normalised index when each of the unknown joins a group, or a new one.

    For each number of new groups, the least mixed way puts all but one a new group into the largest, and the most mixed
    way fills up the smallest: squares are convex.
    """
    most_new = unknown if possible is None else min(unknown, possible - len(counts))
    low, high = 1.0, 0.0
    for new in range(most_new + 1):
        start = np.sort(np.array([*counts, *([1] * new)], dtype=np.int64))
        left = unknown - new
        lopsided = start.copy()
        lopsided[-1] += left
        low, high = min(low, blau_normalised(lopsided.tolist())), max(high, blau_normalised(_filled_up(start, left)))
    return low, high


def _filled_up(ordered: NDArray[np.int64], people: int) -> list[int]:
    """Return sorted counts with people added to the smallest, one by one."""
    filled: list[int] = ordered.tolist()
    for size in range(1, len(filled) + 1):
        level = filled[size] if size < len(filled) else None
        room = None if level is None else size * (level - filled[size - 1])
        if room is not None and room <= people:
            people -= room
            filled[:size] = [level or 0] * size
            continue
        share, rest = divmod(people, size)
        filled[:size] = [filled[size - 1] + share + (place < rest) for place in range(size)]
        break
    return filled
