"""Draws fictional people: every trait is drawn on its own, and never from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

Weights = Mapping[str, float]

GENDER: Weights = {"Woman": 0.53, "Man": 0.43, "Non-binary": 0.012, "Prefer not to say": 0.012, "": 0.016}
ETHNICITY: Weights = {
    "White": 0.68,
    "Asian": 0.10,
    "Black": 0.07,
    "Mixed": 0.04,
    "Other": 0.02,
    "Prefer not to say": 0.02,
    "": 0.07,
}
DISABILITY: Weights = {"Yes": 0.10, "No": 0.76, "Prefer not to say": 0.04, "": 0.10}
ORIENTATION: Weights = {
    "Heterosexual": 0.70,
    "Gay or lesbian": 0.05,
    "Bisexual": 0.04,
    "Prefer not to say": 0.08,
    "": 0.13,
}
RELIGION: Weights = {
    "No religion": 0.38,
    "Christian": 0.30,
    "Muslim": 0.06,
    "Jewish": 0.02,
    "Hindu": 0.03,
    "Prefer not to say": 0.07,
    "": 0.14,
}
CLASS_BACKGROUND: Weights = {
    "Professional": 0.40,
    "Intermediate": 0.22,
    "Working class": 0.22,
    "Prefer not to say": 0.05,
    "": 0.11,
}
CARING: Weights = {"Yes": 0.27, "No": 0.55, "Prefer not to say": 0.04, "": 0.14}


@dataclass(slots=True, kw_only=True)
class Traits:
    """What a fictional person says of themselves; an empty text is a cell left blank."""

    gender: str
    ethnicity: str
    disability: str
    orientation: str
    religion: str
    class_background: str
    caring: str


def pick(rng: Random, weights: Weights) -> str:
    """Draw one of the keys."""
    return rng.choices(list(weights), list(weights.values()))[0]


def draw_traits(rng: Random, *, gender: Weights = GENDER, ethnicity: Weights = ETHNICITY) -> Traits:
    """Draw a person."""
    return Traits(
        gender=pick(rng, gender),
        ethnicity=pick(rng, ethnicity),
        disability=pick(rng, DISABILITY),
        orientation=pick(rng, ORIENTATION),
        religion=pick(rng, RELIGION),
        class_background=pick(rng, CLASS_BACKGROUND),
        caring=pick(rng, CARING),
    )


def with_share(weights: Weights, category: str, share: float) -> dict[str, float]:
    """Return the weights with one category at `share`, the others in their old proportions."""
    rest = sum(weight for key, weight in weights.items() if key != category)
    return {key: share if key == category else weight / rest * (1 - share) for key, weight in weights.items()}


def exactly(rng: Random, count: int, share: float) -> list[bool]:
    """Return `count` answers of which `round(share * count)` are true, in random order."""
    true = round(share * count)
    answers = [True] * true + [False] * (count - true)
    rng.shuffle(answers)
    return answers


def yes_no(rng: Random, count: int, share: float, blank: float = 0.0) -> list[str]:
    """Return answers as people type them, some of them left blank."""
    answers = ["Yes" if answer else "No" for answer in exactly(rng, count, share)]
    return ["" if rng.random() < blank else answer for answer in answers]
