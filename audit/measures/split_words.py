"""A gap of means split by class: the three numbers, and the sentence that is made from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audit.measures.parameters import words
from audit.model.measurement import CellKey, Figure
from audit.model.message import Message, msg
from audit.types import Statistic, ValueUnit

SMALL = 0.5
"""Percentage points below which a part of a gap is called next to nothing."""


@dataclass(frozen=True, slots=True)
class Split:
    """A gap of means, in per cent of the reference group's mean; `between` and `within` add up to `overall`."""

    overall: float
    between: float
    within: float


@dataclass(frozen=True, slots=True)
class Side:
    """One group in one class: how many, and their mean pay."""

    n: int
    mean: float


def split_means(classes: Sequence[tuple[Side, Side]]) -> Split | None:
    """Return the split made from the number and mean pay of both groups in each class.

    Within: the sum over classes with both groups of the compared group's share x (reference mean - compared mean).
    Between is the rest: that the groups are not spread over the classes alike, classes of one group included.
    """
    n, m = sum(reference.n for reference, _ in classes), sum(compared.n for _, compared in classes)
    if not n or not m:
        return None
    base = sum(reference.n * reference.mean for reference, _ in classes) / n
    other = sum(compared.n * compared.mean for _, compared in classes) / m
    if base <= 0:
        return None
    inside = sum(
        compared.n / m * (reference.mean - compared.mean)
        for reference, compared in classes
        if reference.n and compared.n
    )
    overall, within = 100 * (base - other) / base, 100 * inside / base
    return Split(overall, overall - within, within)


def split_sentence(split: Split, by: Sequence[str]) -> Message:
    """Return a sentence that says where the gap arises, made from the three numbers themselves."""
    values: dict[str, float | str] = {
        "overall": split.overall,
        "between": split.between,
        "within": split.within,
        "by": words(tuple(by)),
    }
    if abs(split.overall) < SMALL and abs(split.within) < SMALL:
        return msg(
            "split.none", "The mean gap is next to nothing, overall ({overall:+.2f} %) and within {by}.", **values
        )
    if np.sign(split.between) * np.sign(split.within) < 0 and min(abs(split.between), abs(split.within)) >= SMALL:
        return msg(
            "split.opposed",
            "The two parts pull apart: {between:+.2f} points come from who holds which job and {within:+.2f} points "
            "from pay within {by}; together the mean gap is {overall:+.2f} %.",
            **values,
        )
    if abs(split.within) < SMALL or abs(split.between) > 2 * abs(split.within):
        return msg(
            "split.between",
            "Of the mean gap of {overall:+.2f} %, {between:+.2f} points come from who holds which job and "
            "{within:+.2f} points from pay within {by}: it is mostly a matter of who holds which job.",
            **values,
        )
    if abs(split.between) < SMALL or abs(split.within) > 2 * abs(split.between):
        return msg(
            "split.within",
            "Of the mean gap of {overall:+.2f} %, {between:+.2f} points come from who holds which job and "
            "{within:+.2f} points from pay within {by}: it is mostly a matter of pay for comparable work.",
            **values,
        )
    return msg(
        "split.both",
        "Of the mean gap of {overall:+.2f} %, {between:+.2f} points come from who holds which job and {within:+.2f} "
        "points from pay within {by}: both play a part.",
        **values,
    )


def split_figures(split: Split, n: int, needs: tuple[CellKey, ...] = ()) -> tuple[Figure, ...]:
    """Return the three parts as figures."""
    parts = (("overall", split.overall), ("between", split.between), ("within", split.within))
    return tuple(
        Figure(group=(("part", name),), statistic=Statistic.GAP, value=value, unit=ValueUnit.PERCENT, n=n, needs=needs)
        for name, value in parts
    )
