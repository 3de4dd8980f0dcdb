"""The scores that an organisation wants of its checklists: marks on the strips, and the words that say the same."""

from __future__ import annotations

from audit.model.result import AuditResult, Score
from audit.report.rounding import score_points
from audit.report.words import Words

_PREFIX = "targets."


def target_of(checklist: str, result: AuditResult) -> float | None:
    """Return the target of a checklist, from 0 to 1; nothing where none was set."""
    said = result.settings.get(_PREFIX + checklist)
    return float(said) if said else None


def target_sentences(score: Score, target: float | None, words: Words) -> tuple[str, ...]:
    """Say whether a target is reached, by the numbers as they are printed; nothing of a score that is withheld."""
    if target is None or score.value is None:
        return ()
    missing = score_points(target) - score_points(score.value)
    if missing <= 0:
        return (words.say("The target of {target} is reached.", target=words.score(target)),)
    return (
        words.say(
            "Points missing to the target of {target}: {missing}.",
            target=words.score(target),
            missing=words.number(missing),
        ),
    )
