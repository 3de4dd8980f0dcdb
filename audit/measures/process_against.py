"""Shares of counted amounts set beside what they are drawn from: those in the room, or a named pool."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from audit.measures.begin import begin, no_data, without_value
from audit.measures.context import MeasureContext
from audit.measures.parameters import Filter
from audit.measures.parameters import Groups as GroupNames
from audit.measures.pools import POOL_COLUMNS, NamedPool, find_pool
from audit.measures.registry import Parameters, register
from audit.model.measurement import Bounds, Exclusion, Fact, Measurement
from audit.model.message import msg
from audit.types import MeasureState, RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


class AmountIndex(Parameters):
    """A part and its whole, and the part and whole of those it could have come from, in the same rows."""

    table: str
    part: str
    whole: str
    base_part: str
    base_whole: str
    where: Filter = Field(default_factory=dict)


class AmountAgainstPool(Parameters):
    """A part and its whole, and the groups of a named pool that the part is of."""

    table: str
    part: str
    whole: str
    dimension: str
    groups: GroupNames
    pool: str
    where: Filter = Field(default_factory=dict)


def _index_needs(parameters: AmountIndex) -> tuple[str, ...]:
    named = (parameters.part, parameters.whole, parameters.base_part, parameters.base_whole, *parameters.where)
    return tuple(f"{parameters.table}.{column}" for column in dict.fromkeys(named))


def _pool_needs(parameters: AmountAgainstPool) -> tuple[str, ...]:
    named = (parameters.part, parameters.whole, *parameters.where)
    return tuple(f"{parameters.table}.{column}" for column in dict.fromkeys(named))


@register("amount-index", AmountIndex, unit=ValueUnit.INDEX, counts=RecordUnit.SESSION, needs=_index_needs)
def measure_amount_index(context: MeasureContext, parameters: AmountIndex) -> Measurement:
    """Share of an amount in its whole / the share of those it could have come from; 1 is parity.

    Formula: (sum of `part` / sum of `whole`) / (sum of `base_part` / sum of `base_whole`), over the rows that `where`
    matches and in which all four are recorded. Rows with one of them blank, or that may not belong here, are left out
    and reported, and no range is given then. Counts of questions and heads in a room, never of a person. Source: plain
    ratio of shares. Law: none asks for it (as of 2026). Example: 6 of 20 questions from women, who were 50 of 100 in
    the room, give .3 / .5 = .6.
    """
    frame = context.frame(parameters.table)
    empty = begin(
        context,
        "amount-index",
        parameters,
        label=msg(
            "amount-index.label",
            "{part} of {whole}, against {base_part} of {base_whole}",
            part=_words(parameters.part).capitalize(),
            whole=_words(parameters.whole),
            base_part=_words(parameters.base_part),
            base_whole=_words(parameters.base_whole),
        ),
        convention=msg("amount-index.convention", "Share of the one divided by share of the other; 1 is parity."),
        statistic=Statistic.INDEX,
        formula="(part / whole) / (base part / base whole)",
    )
    inside = frame.matched(parameters.where)
    columns = (parameters.part, parameters.whole, parameters.base_part, parameters.base_whole)
    recorded = inside & np.all([~np.isnan(frame.amount(column)) for column in columns], axis=0)
    part, whole, base_part, base_whole = (float(frame.amount(column)[recorded].sum()) for column in columns)
    filled = _filled(empty, inside, recorded, frame.undetermined(parameters.where))
    if whole <= 0 or base_part <= 0 or base_whole <= 0:
        return no_data(filled)
    value = (part / whole) / (base_part / base_whole)
    return replace(
        filled,
        value=value,
        bounds=None if filled.excluded else Bounds(low=value, high=value),
        facts=(_share_fact(part / whole, base_part / base_whole),),
    )


@register(
    "amount-against-pool",
    AmountAgainstPool,
    unit=ValueUnit.INDEX,
    counts=RecordUnit.ORGANISATION,
    needs=_pool_needs,
    reads=lambda _: POOL_COLUMNS,
)
def measure_amount_against_pool(context: MeasureContext, parameters: AmountAgainstPool) -> Measurement:
    """Share of an amount in its whole / the share of some groups in a named pool; 1 is parity.

    Formula: (sum of `part` / sum of `whole`) / (share of the groups in the pool), over the rows that `where` matches
    and in which both are recorded; rows with one of them blank are left out and reported, and no range is given then.
    Without a pool the share is shown and not judged. Counts of people shown in publications as they describe
    themselves, never of a person. Source: plain ratio of shares. Law: none asks for it (as of 2026). Example: 12 of 100
    people shown, against 24 in 100 of the area, give .5.
    """
    frame = context.frame(parameters.table)
    empty = _begun(context, parameters)
    inside = frame.matched(parameters.where)
    columns = (parameters.part, parameters.whole)
    recorded = inside & np.all([~np.isnan(frame.amount(column)) for column in columns], axis=0)
    part, whole = (float(frame.amount(column)[recorded].sum()) for column in columns)
    filled = _filled(empty, inside, recorded, frame.undetermined(parameters.where))
    if whole <= 0:
        return no_data(filled)
    pool = find_pool(context, parameters.pool, parameters.dimension)
    share = pool.share(parameters.groups) if pool else None
    if pool is None or not share:
        reason = msg("pool.unknown", "No pool named {name} gives these shares.", name=parameters.pool)
        shown = replace(filled, facts=(_alone_fact(part / whole),))
        return without_value(shown, reason, MeasureState.NO_POOL)
    value = part / whole / share
    return replace(
        filled,
        value=value,
        bounds=None if filled.excluded else Bounds(low=value, high=value),
        facts=(_share_fact(part / whole, share), _source_fact(pool)),
    )


def _begun(context: MeasureContext, parameters: AmountAgainstPool) -> Measurement:
    return begin(
        context,
        "amount-against-pool",
        parameters,
        label=msg(
            "amount-against-pool.label",
            "{part} of {whole}, against their share of the pool",
            part=_words(parameters.part).capitalize(),
            whole=_words(parameters.whole),
        ),
        convention=msg("amount-against-pool.convention", "Share divided by the pool's share; 1 is parity."),
        statistic=Statistic.INDEX,
        formula="(part / whole) / share of the groups in the pool",
    )


def _filled(
    empty: Measurement, inside: NDArray[np.bool_], recorded: NDArray[np.bool_], maybe: NDArray[np.bool_]
) -> Measurement:
    reasons = (
        (inside & ~recorded, msg("amount-index.blank", "One of the amounts is not recorded.")),
        (maybe, msg("share.unplaced", "It is not recorded whether the row belongs here.")),
    )
    excluded = tuple(Exclusion(reason=reason, n=int(rows.sum())) for rows, reason in reasons if rows.any())
    return replace(empty, n=int(recorded.sum()), excluded=excluded)


def _words(column: str) -> str:
    return column.replace("_", " ")


def _share_fact(share: float, base: float) -> Fact:
    message = msg("amount-index.shares", "{share:.1%} against {base:.1%}.", share=share, base=base)
    return Fact(name="shares", message=message, value=share, unit=ValueUnit.SHARE)


def _alone_fact(share: float) -> Fact:
    return Fact(
        name="shares",
        message=msg("amount-against-pool.share", "The share is {share:.1%}.", share=share),
        value=share,
        unit=ValueUnit.SHARE,
    )


def _source_fact(pool: NamedPool) -> Fact:
    message = msg("amount-against-pool.pool", "The pool is {pool}. {source}", pool=pool.name, source=pool.source)
    return Fact(name="pool", message=message)
