"""What the numbers of a selection say and do not say: tests, the one-person flip, the shortfall, the conclusion."""

from __future__ import annotations

from dataclasses import replace

from audit.measures.rates import Rate
from audit.measures.statistics import fisher_exact, fisher_mid_p, z_test
from audit.model.measurement import Fact, TestResult
from audit.model.message import Message, msg
from audit.types import ValueUnit

SIGNIFICANT = 0.05


def below_four_fifths(count: int, n: int, other_count: int, other_n: int) -> bool:
    """Return whether one rate is less than four fifths of another, in integers: exactly four fifths is not less."""
    return 5 * count * other_n < 4 * other_count * n


def shortfall(count: int, n: int, other_count: int, other_n: int) -> tuple[float, float]:
    """Return how many more would have been selected at the overall rate, and at the others' rate."""
    return n * (count + other_count) / (n + other_n) - count, n * other_count / other_n - count


def flipped_ratio(count: int, n: int, other_count: int, other_n: int) -> float | None:
    """Return the ratio had one of the groups been selected in place of one of the others, or None."""
    if count == n or other_count < 2:
        return None
    return ((count + 1) / n) / ((other_count - 1) / other_n)


def tests_of(ours: Rate, theirs: Rate) -> tuple[TestResult, ...]:
    """Return Fisher's exact test first, then its mid-p and the normal approximation."""
    counts = (ours.count, ours.n, theirs.count, theirs.n)
    exact = TestResult(
        name="Fisher, two-sided",
        question=msg("selection.question", "Could the two selection rates differ so much by chance alone?"),
        statistic=None,
        p_value=fisher_exact(*counts),
        n=ours.n + theirs.n,
        needs=(*ours.needs, *theirs.needs),
    )
    found = [exact, replace(exact, name="Fisher, mid-p", p_value=fisher_mid_p(*counts))]
    z = z_test(*counts)
    if z is not None:
        found.append(replace(exact, name="z, pooled error", statistic=z[0], p_value=z[1]))
    return tuple(found)


def facts_of(ours: Rate, theirs: Rate) -> tuple[Fact, ...]:
    """Return the one-person flip and the two shortfalls, each with its definition named."""
    counts = (ours.count, ours.n, theirs.count, theirs.n)
    needs = (*ours.needs, *theirs.needs)
    overall, others = shortfall(*counts)
    found = []
    flipped = flipped_ratio(*counts)
    if flipped is not None:
        text = msg(
            "selection.flip",
            "Had one more person of these groups been selected, in place of somebody else, the ratio would be "
            "{ratio:.2f}.",
            ratio=flipped,
        )
        found.append(Fact(name="one-person-flip", message=text, value=flipped, unit=ValueUnit.RATIO, needs=needs))
    if overall > 0:
        text = msg(
            "selection.shortfall",
            "At the selection rate of all, there would be about {people:.1f} more people of these groups.",
            people=overall,
        )
        found.append(Fact(name="shortfall-overall", message=text, value=overall, unit=ValueUnit.COUNT, needs=needs))
        text = msg("selection.shortfall-others", "At the others' rate, about {people:.1f} more.", people=others)
        found.append(Fact(name="shortfall-others", message=text, value=others, unit=ValueUnit.COUNT, needs=needs))
    return tuple(found)


def conclusions(ours: Rate, theirs: Rate, tests: tuple[TestResult, ...]) -> tuple[Message, ...]:
    """Return what may and may not be concluded, above all where the ratio and the tests disagree."""
    counts = (ours.count, ours.n, theirs.count, theirs.n)
    exact = tests[0].p_value or 0.0
    normal = next((test.p_value for test in tests if test.name.startswith("z")), None)
    found = [_verdict(below_four_fifths(*counts), exact < SIGNIFICANT, ours.n + theirs.n)]
    if normal is not None and (normal < SIGNIFICANT) != (exact < SIGNIFICANT):
        found.append(
            msg(
                "selection.tests-disagree",
                "The two tests disagree: p = {normal:.3f} by the normal approximation, p = {exact:.3f} exactly. With "
                "so few people the exact one counts.",
                normal=normal,
                exact=exact,
            )
        )
    flipped = flipped_ratio(*counts)
    if below_four_fifths(*counts) and flipped is not None and flipped > 1:
        found.append(
            msg(
                "selection.flips",
                "One different choice would have put the groups ahead, so no conclusion may be drawn from the ratio.",
            )
        )
    return tuple(found)


def _verdict(below: bool, significant: bool, n: int) -> Message:
    if below and significant:
        return msg(
            "selection.below-significant",
            "The rate is below four fifths of the others' and more than chance explains; this calls for a look at the "
            "criteria and does not show by itself why.",
        )
    if below:
        return msg(
            "selection.below-chance",
            "The rate is below four fifths of the others', but among {n} candidates chance alone can do that: a reason "
            "to watch, not a finding.",
            n=n,
        )
    if significant:
        return msg(
            "selection.above-significant",
            "The rate is at least four fifths of the others', and yet the difference is more than chance explains; "
            "with many candidates a small difference is found out, and whether it matters is a matter of judgement.",
        )
    return msg(
        "selection.above-chance",
        "The rates differ by no more than chance explains; that is no proof that the selection is fair.",
    )
