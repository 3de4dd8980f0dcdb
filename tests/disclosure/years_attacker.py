"""An attacker of two years who works from printed figures alone, and shares no code with the product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import linprog

from audit.model.measurement import Measurement

Class = tuple[tuple[str, str], ...]


def printed_sums(published: Mapping[str, Measurement]) -> dict[Class, float]:
    """Return mean times n of every group whose mean and n are printed."""
    sums = {}
    for measurement in published.values():
        if measurement.statistic.value == "mean":
            if measurement.value is not None and measurement.n is not None:
                sums[()] = measurement.value * measurement.n
            for figure in measurement.groups:
                if figure.value is not None and figure.n is not None:
                    sums[tuple(sorted(figure.group))] = figure.value * figure.n
    return sums


def pay_of_the_mover(
    years: Sequence[Mapping[Class, float]],
    categories: Mapping[str, Iterable[str]],
    where: Class,
    *,
    joined: bool,
    growth: tuple[float, float],
) -> tuple[float, float]:
    """Return between what the pay of the one who joined the last year (or left before it) lies.

    The attacker knows in which group that was, that nobody else moved, and how much the pay of the others may change.
    """
    classes = [
        tuple(zip(sorted(categories), place, strict=True))
        for place in product(*(categories[d] for d in sorted(categories)))
    ]
    size, turns = len(classes), len(years)
    mover = size * turns  # the last variable; the others are the pay of those who stay, by year and class
    equations, right = [], []
    for year, sums in enumerate(years):
        there = (year == turns - 1) if joined else (year < turns - 1)
        for group, total in sums.items():
            row = np.zeros(mover + 1)
            for index, one in enumerate(classes):
                row[year * size + index] = float(set(group) <= set(one))
            row[mover] = float(there and set(group) <= set(where))
            equations.append(row)
            right.append(total)
    limits = []
    for year in range(turns - 1):
        for index in range(size):
            for factor, sign in ((growth[0], -1.0), (growth[1], 1.0)):
                row = np.zeros(mover + 1)
                row[(year + 1) * size + index], row[year * size + index] = sign, -sign * factor
                limits.append(row)
    ends = []
    for sign in (1.0, -1.0):
        objective = np.zeros(mover + 1)
        objective[mover] = sign
        scale = max(right)
        found = linprog(
            objective,
            A_ub=np.array(limits),
            b_ub=np.zeros(len(limits)),
            A_eq=np.array(equations) if equations else None,
            b_eq=np.array(right) / scale if equations else None,
            bounds=(0, None),
            method="highs",
        )
        ends.append(float("inf") if found.status == 3 else sign * found.fun * scale)
        assert found.status in (0, 3), found.message
    return ends[0], ends[1]
