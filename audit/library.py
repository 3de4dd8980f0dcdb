"""The product as a library: tables in memory in, measurements out.

    from audit.library import dataset_from_frames, measure_profile

    dataset = dataset_from_frames({"employees": employees}, period="2025")
    measured = measure_profile(dataset, "employer")
    measured.by_item["overall-median-gap"].value

What comes out is raw: it has not passed disclosure control, and is about people. `audit.engine.assess` gives the whole
result, protected and judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from audit.checklists import apply_profile, load_applied, load_checklists, load_profile, settings_under
from audit.config import Settings
from audit.importing import dataset_from_frames
from audit.measures import measure_items
from audit.model.cells import Measured
from audit.model.checklist import Checklist
from audit.model.profile import Profile
from audit.tables.dataset import Dataset

__all__ = ["dataset_from_frames", "load_profile_items", "measure_profile"]


def measure_profile(dataset: Dataset, profile: str = "employer", settings: Settings | None = None) -> Measured:
    """Run all measures that the items of a profile ask for, on a dataset in memory.

    Without settings, the checklists are those that ship; they are loaded once.
    """
    if settings is None:
        checklists, applied = load_profile_items(profile)
    else:
        checklists, applied = load_applied(settings.model_copy(update={"profile": profile}))
    under = settings_under(settings or Settings(), applied)
    return measure_items(checklists, dataset, under, minimum_n=applied.thresholds.minimum_n)


@cache
def load_profile_items(profile: str) -> tuple[Sequence[Checklist], Profile]:
    """Return the checklists that ship, as a profile applies them, and the profile."""
    applied = load_profile(profile)
    return tuple(apply_profile(load_checklists(), applied)), applied
