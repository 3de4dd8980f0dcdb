"""The people behind a count of line-ups that were not announced: those on the ones with, and on the ones without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.measures.cells import Tally
from audit.measures.coding import coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import UNDISCLOSED, Frame
from audit.measures.verdicts import coded_verdicts
from audit.model.measurement import CellKey


@dataclass(frozen=True, slots=True)
class LineUpCells:
    """The cells behind how many line-ups there are, and, with the numbers of their people by group, behind chance."""

    counted: tuple[CellKey, ...] = ()
    by_chance: tuple[CellKey, ...] = ()

    @classmethod
    def of(
        cls,
        context: MeasureContext,
        frame: Frame,
        named: tuple[str, str, Sequence[str]],
        sides: tuple[Iterable[int], Iterable[int], Iterable[int]],
    ) -> LineUpCells:
        """Record the cells of what is counted (name, dimension, groups), by rows on line-ups with, without and all."""
        name, dimension, groups = named
        met, unmet, seated = (_flags(frame, rows) for rows in sides)
        verdict = frame.derive(name, lambda: coded_verdicts(met, unmet))
        tally = Tally(context, frame, (verdict,))
        counted = [tally.keys({verdict: word}) for word, rows in (("yes", met), ("no", unmet)) if rows.any()]
        seat = frame.derive(f"{name}_seated", lambda: coded_flags(seated))
        by_group = Tally(context, frame, (dimension, seat))
        known = [category for category in frame.coded(dimension).categories if category not in UNDISCLOSED]
        parts = ([each for each in known if each in groups], [each for each in known if each not in groups])
        behind = [key for keys in counted for key in keys]
        chance = [key for part in parts if part for key in by_group.keys({dimension: part, seat: "yes"})]
        return cls(tuple(behind), tuple(dict.fromkeys((*behind, *chance))))


def _flags(frame: Frame, rows: Iterable[int]) -> NDArray[np.bool_]:
    flags = np.zeros(frame.rows, dtype=np.bool_)
    flags[np.fromiter(rows, dtype=np.int64)] = True
    return flags
