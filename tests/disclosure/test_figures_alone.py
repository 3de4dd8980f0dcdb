"""An attacker who reads the printed figures alone: no certificate, no list of cells, and no code of the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from audit.model.codec import result_from_json, result_to_json
from audit.model.measurement import Measurement
from audit.types import Audience, Statistic

from .test_random_organisations import CATEGORIES, organisation
from .test_verify import document

Where = Mapping[str, str]
LEAST = {Audience.INTERNAL: 5, Audience.PUBLIC: 10}


def printed(item: str, measurement: Measurement) -> Iterator[tuple[Sequence[Where], float]]:
    """Yield groups of people whose number is printed, each as places that together are the group."""
    first = {other: CATEGORIES[other][0][0] for other in CATEGORIES}
    where = {item.removeprefix("women-in-"): first[item.removeprefix("women-in-")]} if "women-in" in item else {}
    if measurement.statistic is Statistic.SHARE:
        known = [{**where, "gender": name} for name, _ in CATEGORIES["gender"] if name != "not-disclosed"]
        if measurement.n is not None:
            yield known, measurement.n
        if measurement.count is not None:
            yield [{**where, "gender": "women"}], measurement.count
        for exclusion in measurement.excluded:
            if exclusion.n is not None:
                yield [{**where, "gender": "not-disclosed"}], exclusion.n
    elif measurement.n is not None:
        yield [{}], measurement.n
    for figure in measurement.groups:
        if figure.n is not None:
            yield [dict(figure.group)], figure.n


@pytest.mark.parametrize("audience", LEAST)
@pytest.mark.parametrize("seed", range(4))
def test_no_small_group_is_had_from_the_printed_figures(seed: int, audience: Audience) -> None:
    staff = organisation(seed)
    result = result_from_json(result_to_json(document(staff, audience)))
    places = [
        dict(zip(staff.dimensions, place, strict=True))
        for place in product(*([name for name, _ in CATEGORIES[d]] for d in staff.dimensions))
    ]

    def inside(*groups: Where) -> np.ndarray:
        return np.array([float(any(group.items() <= place.items() for group in groups)) for place in places])

    rows, numbers, small = [], [], []
    for entry in result.checklists[0].items:
        assert entry.measurement is not None
        for groups, number in printed(entry.item, entry.measurement):
            rows.append(inside(*groups))
            numbers.append(number)
        listed = [dict(figure.group) for figure in entry.measurement.groups]
        small += [group for group in listed if 0 < len(staff.at(**group)) < LEAST[audience]]
        for group in product(*({place[d] for place in places} for d in (listed[0] if listed else {}))):
            if listed and dict(zip(listed[0], group, strict=True)) not in listed:  # left out: nobody is there
                rows.append(inside(dict(zip(listed[0], group, strict=True))))
                numbers.append(0)
    assert small
    told = LinearConstraint(np.array(rows), np.array(numbers), np.array(numbers))
    for group in small:
        ends = []
        for sign in (1.0, -1.0):
            found = milp(
                sign * inside(group),
                constraints=[told],
                integrality=np.ones(len(places)),
                bounds=Bounds(0, len(staff.rows)),
            )
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        assert ends[1] - ends[0] >= LEAST[audience] - 1e-6, (group, ends)
