"""Every vocabulary by its id. Words are matched without case, accents and spacing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.tables import (
    words_ethnicity,
    words_events,
    words_identity,
    words_measures,
    words_people,
    words_process,
    words_selection,
    words_work,
)
from audit.tables.declare import Vocabulary

_MODULES = (
    words_identity,
    words_ethnicity,
    words_events,
    words_selection,
    words_people,
    words_work,
    words_process,
    words_measures,
)

VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType(
    {found.id: found for module in _MODULES for found in vars(module).values() if isinstance(found, Vocabulary)}
)
"""Every vocabulary by its id, as columns name it."""
