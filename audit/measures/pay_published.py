"""The pay gap of a published wage table by job, split into who holds which job and what is paid inside the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audit.measures.begin import begin, insufficient, no_data
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame
from audit.measures.pay_split import Side, Split, split_means, split_sentence
from audit.measures.registry import Parameters, register
from audit.model.measurement import Fact, Figure, Measurement
from audit.model.message import Message, msg
from audit.tables.dataset import FILE
from audit.types import RecordUnit, Statistic, ValueUnit

Jobs = Sequence[tuple[Side, Side]]
"""Men and women of each job."""


class PublishedSplitParameters(Parameters):
    """Parameters of `published-pay-split`; there are none."""


@register(
    "published-pay-split",
    PublishedSplitParameters,
    unit=ValueUnit.PERCENT,
    counts=RecordUnit.ORGANISATION,
    needs=lambda _: tuple(f"published_headcounts.{column}" for column in ("women", "men", "women_pay", "men_pay")),
)
def measure_published_pay_split(context: MeasureContext, parameters: PublishedSplitParameters) -> Measurement:
    """Part of the mean pay gap that arises inside jobs, from a published table of headcounts and mean pay by job.

    Population: the women and men of the table; a blank headcount is nobody, and people of a job whose mean pay is not
    given are left out and counted. Overall gap = 100 x (men's mean - women's mean) / men's mean, means weighted by
    headcounts; within = sum over jobs with both of women's share there x (men's mean - women's mean), in per cent of
    men's mean; between is the rest. Figures: the three parts, the mean of the gaps inside jobs weighted by their
    women, and the share of women. Facts: the jobs in which women are paid less, more and alike, and jobs of one sex.
    A sentence made from the parts says which is the larger. Nothing is hidden: the table was published as it is. No
    interval and no test: means by job do not say how pay varies inside a job. Fulfils no reporting law by itself.
    Source: Oaxaca-Blinder split with the job as the only variable, at women's shares. Example: Seattle's table of
    2015: 13.22 % overall, 0.02 points of it within titles, -0.07 % on average inside titles held by both.
    """
    frame = context.frame("published_headcounts")
    measurement = begin(
        context,
        "published-pay-split",
        parameters,
        label=msg("published-split.label", "Part of the published mean pay gap that arises within jobs"),
        convention=msg("published-split.convention", "In per cent of men's mean pay; headcounts as published."),
        statistic=Statistic.GAP,
        formula="sum of share(women) x (men's mean - women's mean) / men's mean x 100",
        source="published headcounts and mean pay by job",
        columns=("published_headcounts.job",),
    )
    if frame.has(FILE) and len(np.unique(frame.amount(FILE))) > 1:
        reason = msg("published-split.several", "Several published tables were given; which is meant is not known.")
        return no_data(measurement, reason)
    jobs, left_out = _jobs(frame)
    split = split_means(jobs)
    if split is None:
        return no_data(measurement)
    women, men = sum(w.n for _, w in jobs), sum(m.n for m, _ in jobs)
    measurement = replace(
        measurement, n=women + men, notes=(split_sentence(split, ("job",)), *_left_out(left_out)), facts=_counts(jobs)
    )
    if min(women, men) < context.minimum_n:
        return insufficient(measurement, min(women, men), context.minimum_n)
    return replace(measurement, value=split.within, groups=_figures(split, jobs, women, men))


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
    parts = [("overall", split.overall), ("between", split.between), ("within", split.within)]
    both = [(m, w) for m, w in jobs if m.n and w.n and m.mean > 0]
    if both:
        gaps = [100 * (m.mean - w.mean) / m.mean for m, w in both]
        parts.append(("inside-jobs", float(np.average(gaps, weights=[w.n for _, w in both]))))
    found = [
        Figure(group=(("part", name),), statistic=Statistic.GAP, value=value, unit=ValueUnit.PERCENT, n=women + men)
        for name, value in parts
    ]
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
