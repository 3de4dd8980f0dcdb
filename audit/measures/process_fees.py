"""Whether appearances are paid, and whether fees reach the floor of their role; what it would cost to mend both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from audit.measures.begin import begin, no_data
from audit.measures.cells import Tally
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.registry import Parameters, register
from audit.measures.verdicts import Verdicts, coded_verdicts, share_holding
from audit.measures.work_classes import Comparison
from audit.model.measurement import Exclusion, Fact, Figure, Measurement
from audit.model.message import msg
from audit.types import RecordUnit, Statistic, ValueUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PAID = "paid"
_AT_FLOOR = "fee_at_floor"
_TOOK_PLACE = "took_place"


class RolesOfAppearances(Parameters):
    """The roles looked at."""

    roles: tuple[str, ...] = ("keynote", "invited", "speaker", "panellist", "moderator", "session-chair")


def _paid_needs(_: RolesOfAppearances) -> tuple[str, ...]:
    return ("appearances.role", "appearances.compensation")


def _reads(_: RolesOfAppearances) -> tuple[str, ...]:
    return ("appearances.fee", "appearances.fee_floor", "appearances.declined")


@register(
    "appearances-paid",
    RolesOfAppearances,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.PERSON,
    needs=_paid_needs,
    reads=_reads,
)
def measure_appearances_paid(context: MeasureContext, parameters: RolesOfAppearances) -> Measurement:
    """Share of appearances that were paid, in any agreed form.

    Formula: appearances with a fee, a donation or a service in return / appearances of which it is recorded. A fee of
    nothing is no payment; an amount without a form is one. Population: appearances in one of `roles` that were not
    declined. A blank is neither paid nor unpaid: it is left out and enters the bounds both ways; a fee without an
    amount counts as paid, and in the lower bound as a fee of nothing. By role the same share is given. The facts say
    how many were unpaid and what the floors of their roles come to: `fee_floors` of the settings, else the column
    `fee_floor`. Source: W.A.G.E. certification, which counts every appearance. Law: none asks that all are paid; labour
    and copyright law may ask for it of single appearances (as of 2026). Example: of two appearances one paid a fee of
    300 gives .5.
    """
    frame = context.frame("appearances")
    verdicts = replace(_verdicts(frame, parameters, _PAID, *_paid(frame)), doubted=_half_recorded(frame))
    empty = begin(
        context,
        "appearances-paid",
        parameters,
        label=msg("appearances-paid.label", "Appearances paid in any form"),
        convention=msg("appearances-paid.convention", "Fee, donation or service in return; declined ones left out."),
        statistic=Statistic.SHARE,
        formula="appearances paid / appearances known",
        columns=("appearances.fee",),
    )
    measured = share_holding(context, frame, empty, verdicts)
    if measured.value is None:
        return measured
    facts = _unpaid_facts(context, frame, verdicts)
    return replace(measured, groups=_by_role(context, frame, parameters, verdicts), facts=facts)


def _floor_needs(_: RolesOfAppearances) -> tuple[str, ...]:
    return ("appearances.role", "appearances.compensation", "appearances.fee")


@register(
    "fee-at-floor",
    RolesOfAppearances,
    unit=ValueUnit.SHARE,
    counts=RecordUnit.PERSON,
    needs=_floor_needs,
    reads=_reads,
)
def measure_fee_at_floor(context: MeasureContext, parameters: RolesOfAppearances) -> Measurement:
    """Share of paid appearances whose fee reaches the floor of the role.

    Formula: paid appearances with fee >= floor / paid appearances with a fee and a floor. The floor of a role is the
    one in `fee_floors` of the settings, else the column `fee_floor`; the worth of a donation or a service counts as the
    fee. Population: appearances in one of `roles`, paid in any form and not declined. Those without a recorded amount
    are left out and enter the bounds both ways; those without a floor are left out of the comparison and reported.
    Without any floor there is no value. The cost is what is missing to the floors. Source: W.A.G.E. and CARFAC-RAAV set
    lowest fees by kind of work; the amounts are the organisation's own. Law: none asks for it (as of 2026). Example:
    fees of 300 and 100 at a floor of 200 give .5.
    """
    frame = context.frame("appearances")
    fee, floor = frame.amount("fee"), fee_floors(context, frame)
    paid, _ = _paid(frame)
    verdicts = _verdicts(frame, parameters, _AT_FLOOR, paid & (fee >= floor), paid & (fee < floor))
    with_floor = paid & ~np.isnan(floor)
    without = int((verdicts.inside & paid & np.isnan(floor)).sum())
    empty = _begun_at_floor(context, parameters)
    if not (verdicts.inside & with_floor).any():
        return no_data(empty, msg("fee-at-floor.none", "No floor is named: set fee_floors in audit.toml."))
    priced = frame.derive("paid_with_a_floor", lambda: coded_verdicts(with_floor, ~with_floor))
    nameless = frame.undetermined({"compensation": "none"})  # an amount without a form may be no payment
    could_be_paid = nameless & ~paid & ~np.isnan(floor)
    verdicts = replace(
        verdicts,
        inside=verdicts.inside & with_floor,
        maybe=(verdicts.maybe & (paid | nameless)) | (verdicts.inside & could_be_paid),
        leaving=nameless,
        place={**verdicts.place, priced: "yes"},
    )
    measured = share_holding(context, frame, empty, verdicts)
    reason = msg("fee-at-floor.no-floor", "No floor is named for the role.")
    excluded = (Exclusion(reason=reason, n=without, needs=measured.needs),) if without else ()
    return replace(
        measured,
        excluded=(*measured.excluded, *excluded),
        facts=_shortfall(context, frame, verdicts, np.where(verdicts.falling_short, floor - fee, 0.0)),
    )


def _begun_at_floor(context: MeasureContext, parameters: RolesOfAppearances) -> Measurement:
    return begin(
        context,
        "fee-at-floor",
        parameters,
        label=msg("fee-at-floor.label", "Paid appearances at or above the floor of their role"),
        convention=msg(
            "fee-at-floor.convention", "Floors from the settings, else from the file; any paid form counts."
        ),
        statistic=Statistic.SHARE,
        formula="fees at or above the floor / fees with a floor",
        columns=("appearances.fee_floor",) if not context.settings.fee_floors else (),
    )


def fee_floors(context: MeasureContext, frame: Frame) -> NDArray[np.float64]:
    """Return the floor of each appearance: of its role in the settings, else of its row; NaN where there is none."""
    floors = frame.amount("fee_floor").copy()
    roles = frame.coded("role")
    by_role = np.array([context.settings.fee_floors.get(role, np.nan) for role in roles.categories], dtype=np.float64)
    of_role = by_role[roles.codes] if frame.rows else floors
    return np.where(np.isnan(of_role), floors, of_role)


def fee_support(comparison: Comparison) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return what a fee that was not recorded may be: from nothing to the floor of its role, of any where it is blank.

    NaN where no floor is named, so that there is no limit.
    """
    frame = comparison.frame
    floors = fee_floors(comparison.context, frame)
    role = frame.coded("role")
    blank = role.among(UNDISCLOSED)
    if blank.any():
        named = (*floors[~np.isnan(floors)].tolist(), *comparison.context.settings.fee_floors.values())
        floors = np.where(blank, max(named, default=np.nan), floors)
    return np.zeros(frame.rows), floors


def _paid(frame: Frame) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the appearances that are known to be paid, and those known not to be."""
    fee = frame.amount("fee")
    in_a_form = frame.matched({"compensation": ("fee", "donation", "reciprocal")})
    nothing = frame.matched({"compensation": "none"}) | (frame.matched({"compensation": "fee"}) & (fee == 0))
    blank = frame.undetermined({"compensation": "none"})
    return (in_a_form & ~nothing) | (blank & (fee > 0)), nothing


def _half_recorded(frame: Frame) -> NDArray[np.bool_]:
    """Return fees without an amount, which may be of nothing, and amounts without a form, which may be no payment."""
    nameless = frame.undetermined({"compensation": "none"})
    return nameless | (frame.matched({"compensation": "fee"}) & np.isnan(frame.amount("fee")))


def _verdicts(
    frame: Frame,
    parameters: RolesOfAppearances,
    dimension: str,
    holds: NDArray[np.bool_],
    fails: NDArray[np.bool_],
) -> Verdicts:
    declined = frame.matched({"declined": "yes"}) if frame.has("declined") else np.zeros(frame.rows, dtype=np.bool_)
    frame.derive(_TOOK_PLACE, lambda: coded_verdicts(~declined, declined))
    where = {"role": parameters.roles}
    return Verdicts(
        inside=frame.matched(where) & ~declined,
        maybe=frame.undetermined(where) & ~declined,
        holds=holds,
        fails=fails,
        dimension=dimension,
        place={**where, **({_TOOK_PLACE: "yes"} if declined.any() else {})},
        columns=("fee",),
    )


def _tally(context: MeasureContext, frame: Frame, verdicts: Verdicts) -> Tally:
    frame.derive(verdicts.dimension, lambda: coded_verdicts(verdicts.holds, verdicts.fails))
    return Tally(context, frame, (verdicts.dimension,), where=verdicts.place)


def _by_role(
    context: MeasureContext, frame: Frame, parameters: RolesOfAppearances, verdicts: Verdicts
) -> tuple[Figure, ...]:
    tally = _tally(context, frame, verdicts)
    found = []
    for role in parameters.roles:
        paid = tally.n({"role": role, verdicts.dimension: "yes"})
        known = paid + tally.n({"role": role, verdicts.dimension: "no"})
        if known:
            figure = Figure(
                group=(("role", role),),
                statistic=Statistic.SHARE,
                value=paid / known,
                unit=ValueUnit.SHARE,
                n=known,
                count=paid,
                needs=(
                    *tally.keys({"role": role, verdicts.dimension: ("yes", "no")}),
                    *tally.keys({"role": role, verdicts.dimension: "yes"}),
                ),
            )
            found.append(figure)
    return tuple(found)


def _unpaid_facts(context: MeasureContext, frame: Frame, verdicts: Verdicts) -> tuple[Fact, ...]:
    short = verdicts.falling_short
    n = int(short.sum())
    if not n:
        return ()
    needs = _tally(context, frame, verdicts).keys({verdicts.dimension: "no"})
    message = msg("appearances-paid.unpaid", "Unpaid appearances: {n}.", n=n)
    unpaid = Fact(name="unpaid", message=message, value=float(n), unit=ValueUnit.COUNT, needs=needs)
    floors = fee_floors(context, frame)[short]
    cost = float(np.nansum(floors))
    if not cost:
        return (unpaid,)
    priced = int((~np.isnan(floors)).sum())
    message = msg(
        "appearances-paid.cost",
        "Paying {n} of them at the floor of their role costs {cost:,.0f}.",
        n=priced,
        cost=cost,
    )
    return unpaid, Fact(name="cost", message=message, value=cost, unit=ValueUnit.MONEY, needs=needs)


def _shortfall(
    context: MeasureContext, frame: Frame, verdicts: Verdicts, missing: NDArray[np.float64]
) -> tuple[Fact, ...]:
    short = verdicts.falling_short
    n, cost = int(short.sum()), float(missing.sum())
    if not n:
        return ()
    tally = _tally(context, frame, verdicts)
    at = {verdicts.dimension: "no"}
    needs = (*tally.keys(at), *tally.amount_keys("fee", at))
    message = msg("fee-at-floor.below", "Fees below the floor of their role: {n}.", n=n)
    below = Fact(name="below-floor", message=message, value=float(n), unit=ValueUnit.COUNT, needs=needs)
    message = msg("fee-at-floor.cost", "Raising them to the floor costs {cost:,.0f}.", cost=cost)
    return below, Fact(name="cost", message=message, value=cost, unit=ValueUnit.MONEY, needs=needs)
