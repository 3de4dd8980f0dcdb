"""Scores as strips: the bar, its range, last year's mark, and the words that say the same."""

from __future__ import annotations

from audit.model.result import ItemResult, Score
from audit.report.context import Strip
from audit.report.rounding import score_points
from audit.report.words import Words
from audit.types import Outcome

STATES: dict[Outcome, str] = {
    Outcome.MET: "met",
    Outcome.PARTLY_MET: "partly",
    Outcome.NOT_MET: "unmet",
    Outcome.NOT_APPLICABLE: "none",
    Outcome.NOT_ASSESSED: "open",
    Outcome.INSUFFICIENT_DATA: "open",
    Outcome.SUPPRESSED: "open",
    Outcome.ERROR: "open",
}
"""The five ways that a state is set; the word beside it always says which one it is."""


def score_strip(score: Score, words: Words, before: float | None = None, target: float | None = None) -> Strip:
    """Return the strip of an aggregate. `before` is the earlier score in points, `target` the one that is wanted."""
    return Strip(
        text=words.score(score.value) if score.value is not None else words.say("withheld"),
        value=None if score.value is None else float(score_points(score.value)),
        low=_percent(score.low),
        high=_percent(score.high),
        before=before,
        target=None if target is None else _percent(target),
        label=score_words(score, words),
    )


def score_words(score: Score, words: Words) -> str:
    """Return a score, its range and its coverage as a sentence."""
    low, high = words.score(score.low), words.score(score.high)
    covered = words.percent(score.coverage, 0)
    if score.value is None:
        given = words.say("No score is given; it lies between {low} and {high}.", low=low, high=high)
        return f"{given} {words.message(score.withheld)}".strip()
    if low == high:
        return words.say(
            "{score} of 100. {covered} of the weight could be assessed.",
            score=words.score(score.value),
            covered=covered,
        )
    return words.say(
        "{score} of 100, in a range of {low} to {high}. {covered} of the weight could be assessed.",
        score=words.score(score.value),
        low=low,
        high=high,
        covered=covered,
    )


def item_strip(result: ItemResult, words: Words) -> Strip:
    """Return the strip of one item."""
    return Strip(
        text=words.score(result.score),
        value=None if result.score is None else _percent(result.score),
        low=_percent(result.low),
        high=_percent(result.high),
        kind=STATES[result.outcome],
    )


def _percent(score: float) -> float:
    return round(score * 100, 1)
