"""The English words of checklists, scales and profiles, and a digest that tells translators when they change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from audit.model.checklist import Ask, Checklist, Item, Measure, Scale
from audit.model.profile import Profile

DIGEST_LENGTH = 10


def item_words(item: Item) -> dict[str, str]:
    """Return the words of an item by key, those that it has; entries of a list are joined by line ends."""
    found = {key: getattr(item, key) for key in ("title", "title_unmet", "question", "rationale")}
    found["evidence"] = "\n".join(item.evidence)
    if item.remediation is not None:
        found["remediation.text"] = item.remediation.text
        found["remediation.cost_basis"] = item.remediation.cost_basis
    if item.applies_when is not None:
        found["applies_when"] = item.applies_when.reason
    return {key: text for key, text in found.items() if text}


def scale_words(scale: Scale) -> dict[str, str]:
    """Return the words of a scale by key."""
    return {"title": scale.title, **{f"labels.{answer}": label for answer, label in scale.labels.items()}}


def profile_words(profile: Profile) -> dict[str, str]:
    """Return the words of a profile by key, those that it has."""
    found = {"title": profile.title, "reason": profile.reason}
    found |= {f"adjustments.{change.target}": change.reason for change in profile.adjustments}
    found |= {f"restricted_dimensions.{name}": why for name, why in profile.restricted_dimensions.items()}
    return {key: text for key, text in found.items() if text}


def item_digest(item: Item) -> str:
    """Return the digest of an item's English words; a translation keeps it, and is stale when it differs."""
    return words_digest(item_words(item))


def words_digest(words: Mapping[str, str]) -> str:
    """Return a short digest of words and the keys that they stand under."""
    text = "\0".join(part for pair in words.items() for part in pair)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def phrases_of(checklist: Checklist) -> tuple[str, ...]:
    """Return the phrases that many items share, each once: lawful notes, norms of bands, evidence of a fallback."""
    return tuple(dict.fromkeys(phrase for item in checklist.items for phrase in _phrases(item) if phrase))


def _phrases(item: Item) -> Iterator[str]:
    if item.remediation is not None:
        yield from (note.text for note in item.remediation.lawful_notes)
    if isinstance(item.assess, Measure):
        yield item.assess.band.norm
        if isinstance(item.assess.otherwise, Ask):
            yield from item.assess.otherwise.evidence
