"""The board's page: where we stand, what changed, what to do first."""

from __future__ import annotations

from audit.report.build.changes import direction_sentence, shown_total
from audit.report.build.chapters import OPEN
from audit.report.build.exceptions import shows_more
from audit.report.build.material import Material, all_items, count_outcomes
from audit.report.build.plan import action_line
from audit.report.build.promises import fell_back_sentence
from audit.report.build.strips import score_strip
from audit.report.context import Key, Share, Summary
from audit.report.labels import mark
from audit.types import Outcome

FIRST_ACTIONS = 5
STRENGTHS = 3


def summary(material: Material) -> Summary:
    """Return the board summary."""
    words, result = material.words, material.result
    comparison = material.comparison
    before = None if comparison is None else comparison.score_before
    return Summary(
        headline=_headline(material),
        keys=_keys(material),
        mix=_mix(material),
        strip=score_strip(result.overall, words, before),
        sentences=_sentences(material),
        strengths=_strengths(material),
        actions=tuple(
            action_line(number, action, material) for number, action in enumerate(result.actions[:FIRST_ACTIONS], 1)
        ),
    )


def _headline(material: Material) -> str:
    words, score = material.words, material.result.overall
    if score.value is None:
        reason = words.message(score.withheld) or words.say("Too little could be assessed for an overall score.")
        if score.low <= 0 and score.high >= 1:  # nothing was assessed that could narrow it
            return " ".join((reason, *shows_more(material.result.checklists, material)))
        return words.say(
            "{reason} What was assessed puts it between {low} and {high} of 100.",
            reason=reason,
            low=words.score(score.low),
            high=words.score(score.high),
        )
    if words.score(score.low) == words.score(score.high):
        return words.say(
            "{organisation} scores {score} of 100.",
            organisation=material.result.organisation,
            score=words.score(score.value),
        )
    return words.say(
        "{organisation} scores {score} of 100; with everything that is not known, the score lies between {low} and "
        "{high}.",
        organisation=material.result.organisation,
        score=words.score(score.value),
        low=words.score(score.low),
        high=words.score(score.high),
    )


def _keys(material: Material) -> tuple[Key, ...]:
    words, result = material.words, material.result
    counts = count_outcomes(result.checklists)
    applying = sum(counts.values()) - counts.get(Outcome.NOT_APPLICABLE, 0)  # what the bar below is made of
    keys = [
        Key(
            value=words.score(result.overall.value) if result.overall.value is not None else words.say("none"),
            words=words.say("overall score of 100"),
        ),
        Key(value=words.percent(result.overall.coverage, 0), words=words.say("of the weight assessed")),
        Key(
            value=words.number(applying), words=words.plural(applying, "question that applies", "questions that apply")
        ),
        Key(
            value=words.number(len(result.actions)),
            words=words.plural(len(result.actions), "action to take", "actions to take"),
        ),
    ]
    comparison = material.comparison
    total = None if comparison is None else shown_total(comparison)
    if comparison is not None and total is not None:
        keys.insert(
            1,
            Key(
                value=words.signed(float(total)),
                words=words.say("points since {period}", period=comparison.before.label),
            ),
        )
    return tuple(keys)


def _mix(material: Material) -> tuple[Share, ...]:
    """Return how many of the questions that apply are met, partly met, not met, and without a score."""
    words = material.words
    counts = count_outcomes(material.result.checklists)
    unknown = sum(counts.get(outcome, 0) for outcome in OPEN)
    parts = (
        ("met", mark("{n} met"), counts.get(Outcome.MET, 0)),
        ("partly", mark("{n} partly met"), counts.get(Outcome.PARTLY_MET, 0)),
        ("unmet", mark("{n} not met"), counts.get(Outcome.NOT_MET, 0)),
        ("open", mark("{n} without a score"), unknown),
    )
    in_all = sum(n for _, _, n in parts)
    shares, before = [], 0
    for kind, text, n in parts:
        if n:
            left, width = round(100 * before / in_all, 2), round(100 * n / in_all, 2)
            shares.append(Share(kind=kind, left=left, width=width, text=words.say(text, n=n)))
        before += n
    return tuple(shares)


def _sentences(material: Material) -> tuple[str, ...]:
    sentences = []
    if material.comparison is not None:
        sentences.append(direction_sentence(material.comparison, material.words))
        sentences.append(fell_back_sentence(material))
    else:
        sentences.append(material.words.say("This is the first audit on record; next year's will show what changed."))
    if any(change.change is None for change in material.checklist_changes.values()):
        sentences.append(material.words.say("A checklist has no change where one of its two scores is withheld."))
    if material.result.overall.waived_value is not None:
        sentences.append(
            material.words.say(
                "With the accepted exceptions left out, the score is {score}.",
                score=material.words.score(material.result.overall.waived_value),
            )
        )
    return tuple(sentence for sentence in sentences if sentence)


def _strengths(material: Material) -> str:
    met = [judged for judged in all_items(material.result) if judged.outcome is Outcome.MET]
    met.sort(key=lambda judged: (-judged.weight, judged.item))
    titles = [material.title(judged.item, judged.outcome) for judged in met[:STRENGTHS]]
    if not titles:
        return ""
    return " ".join(f"{title}." for title in titles)
