"""Hispanic or Latino asked apart from race: kept apart, or combined into one group where the mapping says so."""

from __future__ import annotations

import pandas as pd

from audit.importing.places import Place
from audit.model.message import msg
from audit.model.result import DataIssue

_GROUP = "hispanic-latino"


def combine_hispanic(frame: pd.DataFrame, place: Place, *, combine: bool) -> tuple[pd.DataFrame, list[DataIssue]]:
    """Return the frame, with EEO-1's rule applied where asked: Hispanic or Latino of any race is one group."""
    if "hispanic_latino" not in frame or "ethnicity" not in frame:
        return frame, []
    if not combine:
        text = "Race and Hispanic or Latino are asked apart and were kept apart."
        hint = msg(
            "hispanic-hint", "To count Hispanic or Latino of any race as one group, put the line into the mapping."
        )
        return frame, [place.info(msg("hispanic-apart", text), hint=hint, mapping="combine_hispanic = true")]
    is_hispanic = frame["hispanic_latino"].fillna(False).astype(bool)
    ethnicity = frame["ethnicity"]
    if _GROUP not in ethnicity.cat.categories:
        ethnicity = ethnicity.cat.add_categories([_GROUP])
    combined = frame.copy(deep=False)
    combined["ethnicity"] = ethnicity.where(~is_hispanic, _GROUP)
    text = "{n} people who are Hispanic or Latino were counted as that group, whatever their race."
    n = int(is_hispanic.sum())
    return combined, [place.info(msg("hispanic-combined", text, n=n), rows=n)]
