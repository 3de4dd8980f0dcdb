"""The pay gap of a published wage table by job, split into who holds which job and what is paid inside the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audit.measures.begin import insufficient, no_data
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.split_words import Side, Split, split_figures, split_means, split_sentence
from audit.model.measurement import Bounds, Fact, Figure, Measurement
from audit.model.message import Message, msg
from audit.tables.dataset import FILE
from audit.types import RecordUnit, Statistic, ValueUnit

PUBLISHED = "published_headcounts"
COLUMNS = tuple(f"{PUBLISHED}.{column}" for column in ("job", "women", "men", "women_pay", "men_pay"))
Jobs = Sequence[tuple[Side, Side]]
"""Men and women of each job."""


def published_split(context: MeasureContext, measurement: Measurement) -> Measurement:
    """Fill a measurement with the split of a published table. Nothing is hidden: it was published as it is."""
    frame = context.frame(PUBLISHED)
    measurement = replace(measurement, record_unit=RecordUnit.ORGANISATION)
    if frame.has(FILE) and len(np.unique(frame.amount(FILE))) > 1:
        reason = msg("published-split.several", "Several published tables were given; which is meant is not known.")
        return no_data(measurement, reason)
    jobs, left_out = _jobs(frame)
    split = split_means(jobs)
    if split is None:
        return no_data(measurement)
    women, men = sum(w.n for _, w in jobs), sum(m.n for m, _ in jobs)
    measurement = replace(
        measurement, n=women + men, notes=(split_sentence(split, ("jobs",)), *_left_out(left_out)), facts=_counts(jobs)
    )
    if min(women, men) < context.minimum_n:
        return insufficient(measurement, min(women, men), context.minimum_n)
    return replace(
        measurement,
        value=split.within,
        bounds=None if left_out else Bounds(low=split.within, high=split.within, undisclosed=0),
        groups=_figures(split, jobs, women, men),
    )


def _jobs(frame: Frame) -> tuple[list[tuple[Side, Side]], int]:
    """Return men and women of each job, and how many people are left out because their pay is not given."""
    sides = []
    left_out = 0
    for sex in ("men", "women"):
        heads, pay = np.nan_to_num(frame.amount(sex)), frame.amount(f"{sex}_pay")
        known = ~np.isnan(pay)
        left_out += int(heads[~known].sum())
        counted = np.where(known, heads, 0.0).astype(np.int64)
        sides.append([Side(n, mean) for n, mean in zip(counted.tolist(), np.nan_to_num(pay).tolist(), strict=True)])
    return [pair for pair in zip(*sides, strict=True) if pair[0].n or pair[1].n], left_out


def _left_out(people: int) -> tuple[Message, ...]:
    if not people:
        return ()
    return (msg("published-split.left-out", "Left out: {n} people whose mean pay is not given.", n=people),)


def _figures(split: Split, jobs: Jobs, women: int, men: int) -> tuple[Figure, ...]:
    found = list(split_figures(split, women + men))
    both = [(m, w) for m, w in jobs if m.n and w.n and m.mean > 0]
    if both:
        gaps = [100 * (m.mean - w.mean) / m.mean for m, w in both]
        found.append(
            Figure(
                group=(("part", "inside-jobs"),),
                statistic=Statistic.GAP,
                value=float(np.average(gaps, weights=[w.n for _, w in both])),
                unit=ValueUnit.PERCENT,
                n=sum(m.n + w.n for m, w in both),
            )
        )
    share = Figure(
        group=(("gender", "women"),),
        statistic=Statistic.SHARE,
        value=women / (women + men),
        unit=ValueUnit.SHARE,
        n=women + men,
        count=women,
    )
    return (*found, share)


def _counts(jobs: Jobs) -> tuple[Fact, ...]:
    both = [(m.mean, w.mean) for m, w in jobs if m.n and w.n]
    less = sum(women < men for men, women in both)
    more = sum(women > men for men, women in both)
    only_women, only_men = sum(not m.n for m, _ in jobs), sum(not w.n for _, w in jobs)
    paid = msg(
        "published-split.paid",
        "Of {both} jobs held by both, women are paid less in {less}, more in {more} and alike in {alike}.",
        both=len(both),
        less=less,
        more=more,
        alike=len(both) - less - more,
    )
    alone = msg(
        "published-split.alone",
        "Jobs held by women only: {women}; by men only: {men}.",
        women=only_women,
        men=only_men,
    )
    return (
        Fact(name="women-paid-less", message=paid, value=float(less), unit=ValueUnit.COUNT),
        Fact(name="jobs-of-one-sex", message=alone, value=float(only_women + only_men), unit=ValueUnit.COUNT),
    )
