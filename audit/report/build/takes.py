"""What an action takes: the facts of its measurement in sentences, with what they name."""

from __future__ import annotations

import re

from audit.model.measurement import Fact, Measurement
from audit.report.build.coarse import told
from audit.report.build.material import Material
from audit.types import Visibility

LABELS_SHOWN = 4
LABELS_OF_MANY = 2

_COUNTED = re.compile(r"[:：] ?\d[^:：]*$")
"""The end of a sentence that gives its number after a colon: a second colon would be one too many."""


def takes_words(
    facts: tuple[Fact, ...], measurement: Measurement | None, material: Material, *, whole: bool = False
) -> tuple[str, ...]:
    """Return what an action takes, one sentence a fact, with the titles concerned: all of a few, else the first.

    As a whole, all titles are named.
    """
    return tuple(
        _taken(fact, told(fact.message, measurement, material.words), material, whole)
        for fact in facts
        if fact.visibility is not Visibility.HIDDEN
    )


def _taken(fact: Fact, sentence: str, material: Material, whole: bool) -> str:
    if not fact.labels or any(label in sentence or label in fact.message.text for label in fact.labels):
        return sentence
    words, few = material.words, whole or len(fact.labels) <= LABELS_SHOWN
    labels = words.listed([_label(label, material) for label in fact.labels], 0 if few else LABELS_OF_MANY)
    bare = sentence.rstrip(" .:\N{NO-BREAK SPACE}")
    if _COUNTED.search(bare):
        return words.say("{sentence} ({labels}).", sentence=bare, labels=labels)
    return words.say("{sentence} {labels}.", sentence=f"{bare}{words.colon}", labels=labels)


def _label(label: str, material: Material) -> str:
    """Return what a fact names: a question by its title, a session without its event where its title says it."""
    if label in material.items:
        return material.items[label].title
    event, _, session = label.partition(": ")
    return session if session.startswith(event) else label
