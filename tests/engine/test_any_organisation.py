"""Whatever an organisation's files hold, the program answers, and every number of the answer is one."""

from __future__ import annotations

import pytest

from tests.engine.any_organisation import organisation

QUICK, ALL = 8, 200
"""So many organisations always, so many with the slow tests."""


@pytest.mark.parametrize("seed", [pytest.param(s, marks=[pytest.mark.slow] if s >= QUICK else []) for s in range(ALL)])
def test_any_organisation_gets_a_sound_report(seed: int) -> None:
    organisation(seed)
