"""Lists of people that agree in every published number are printed alike, to the last digit and the last sentence."""

from __future__ import annotations

import numpy as np
import pytest

from audit.disclosure.redact import HIDDEN_REASON
from tests.engine.other_lists import Report, kinds, organisation, others

QUICK, ALL = 1, 12


@pytest.mark.parametrize("seed", [pytest.param(s, marks=[pytest.mark.slow] if s >= QUICK else []) for s in range(ALL)])
def test_nothing_but_the_published_numbers_of_people_shows_in_print(seed: int) -> None:
    dataset, settings = organisation(seed)
    report = Report.of(dataset, settings)
    assert any(item.reason != HIDDEN_REASON for item in report.measured.by_item.values())
    tried = [report.differences(other) for other in others(dataset, np.random.default_rng(seed), 60)]
    agreeing = [found for found in tried if found is not None]
    assert len(agreeing) >= 20
    assert set().union(*map(kinds, agreeing)) == set()
