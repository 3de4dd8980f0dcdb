"""Three-valued statements about rows, the share of rows for which one holds, and what blanks could change about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from audit.measures.begin import no_data
from audit.measures.cells import Tally
from audit.measures.coding import Coded, coded_flags
from audit.measures.context import MeasureContext
from audit.measures.frame import Frame, Where, filter_name
from audit.measures.sensitivity import case_unit
from audit.model.measurement import Bounds, CellKey, Exclusion, Measurement
from audit.model.message import msg
from audit.tables.declare import NOT_DISCLOSED
from audit.types import RecordUnit

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Verdicts:
    """What is known of each row: whether it is counted, and whether the statement holds of it.

    `inside` are the rows counted for certain, `maybe` those that a blank keeps from being placed; `holds` and `fails`
    are known of a row, and a row that is in neither is unknown. `place` are the restrictions that are coordinates of
    the people-cells, `dimension` the column, or derived dimension, that says whether the statement holds.
    """

    inside: NDArray[np.bool_]
    maybe: NDArray[np.bool_]
    holds: NDArray[np.bool_]
    fails: NDArray[np.bool_]
    dimension: str
    place: Where = field(default_factory=dict)
    doubted: NDArray[np.bool_] | None = None  # rows held to be so that a blank beside it may yet make fail
    leaving: NDArray[np.bool_] | None = None  # rows counted that a blank may yet take out
    columns: tuple[str, ...] = ()  # columns that the statement is about; a group, a kind or pay is about people

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Return the rows counted of which it is not known whether the statement holds."""
        return self.inside & ~self.holds & ~self.fails

    @property
    def doubtful(self) -> NDArray[np.bool_]:
        """Return the rows counted as holding that the lower bound counts as failing."""
        none = np.zeros_like(self.inside)
        return self.inside & self.holds & (none if self.doubted is None else self.doubted)

    @property
    def may_leave(self) -> NDArray[np.bool_]:
        """Return the rows counted that may turn out not to belong here."""
        return np.zeros_like(self.inside) if self.leaving is None else self.inside & self.leaving

    @property
    def falling_short(self) -> NDArray[np.bool_]:
        """Return the rows counted of which the statement is known not to hold."""
        return self.inside & self.fails


def coded_verdicts(holds: NDArray[np.bool_], fails: NDArray[np.bool_]) -> Coded:
    """Return a dimension with the categories yes, no and not-disclosed, those that occur."""
    codes = np.where(holds, np.int8(2), np.where(fails, np.int8(0), np.int8(1)))
    return Coded.occurring(("no", NOT_DISCLOSED, "yes"), codes)


def share_holding(context: MeasureContext, frame: Frame, empty: Measurement, verdicts: Verdicts) -> Measurement:
    """Fill a measurement with the share of the counted rows for which the statement holds.

    Blanks are left out of the value, reported as excluded, and enter the bounds: each may hold or not, and a row that
    could not be placed may be counted or not. The bounds are exact.
    """
    held, short = int((verdicts.inside & verdicts.holds).sum()), int(verdicts.falling_short.sum())
    unknown, maybe = int(verdicts.unknown.sum()), int(verdicts.maybe.sum())
    cells = _Cells(context, frame, verdicts)
    filled = replace(
        empty,
        population=frame.name if cells.people else "",
        record_unit=cells.unit,
        excluded=(*empty.excluded, *_excluded(unknown, maybe, cells)),
        n=held + short,
    )
    if not held + short:
        return no_data(filled, msg("share.nothing-known", "No row says whether this is so."))
    return replace(
        filled,
        value=held / (held + short),
        count=held,
        bounds=_bounds(verdicts, held, short, unknown, cells),
        needs=cells.value,
    )


@dataclass
class _Cells:
    """The people-cells of a share; none where a row is not a person, or only how its case was dealt with is counted."""

    context: MeasureContext
    frame: Frame
    verdicts: Verdicts

    @property
    def unit(self) -> RecordUnit:
        inside = self.verdicts.inside
        known = int((inside & (self.verdicts.holds | self.verdicts.fails)).sum())
        return case_unit(self.frame.name, known or int(inside.sum()), self.verdicts.columns)

    @property
    def people(self) -> bool:
        return self.unit is RecordUnit.PERSON

    @property
    def value(self) -> tuple[CellKey, ...]:
        """The cells of a share: those above the line, and all those of whom it is known."""
        return (*self.at("yes"), *self.at("known"))

    def at(self, verdict: str) -> tuple[CellKey, ...]:
        if not self.people:
            return ()
        verdicts = self.verdicts
        found = self.frame.derive(verdicts.dimension, lambda: coded_verdicts(verdicts.holds, verdicts.fails))
        known = self.frame.coded(found).categories
        rows = {
            "yes": verdicts.inside & verdicts.holds,
            "known": verdicts.inside & (verdicts.holds | verdicts.fails),
            "unknown": verdicts.unknown,
        }[verdict]
        codes = np.unique(self.frame.coded(found).codes[rows])
        categories = tuple(known[code] for code in codes) or ("yes",)
        return self._tally((found,)).keys({found: categories})

    def flagged(self, rows: NDArray[np.bool_], word: str) -> tuple[CellKey, ...]:
        """Return the cell of some of the rows counted, kept as a dimension of its own."""
        if not (self.people and rows.any()):
            return ()
        name = self.frame.derive(self._named(word), lambda: coded_flags(rows))
        return self._tally((name,)).keys({name: "yes"})

    def unplaced(self) -> tuple[CellKey, ...]:
        if not (self.people and self.verdicts.maybe.any()):
            return ()
        return Tally(self.context, self.frame, (self._unplaced,)).keys({self._unplaced: "yes"})

    def settled(self, rows: NDArray[np.bool_], word: str) -> tuple[CellKey, ...]:
        """Return the cell of those rows that could not be placed of which it is known whether the statement holds."""
        if not (self.people and rows.any()):
            return ()
        name = self.frame.derive(self._named(word), lambda: coded_flags(rows))
        return Tally(self.context, self.frame, (self._unplaced, name)).keys({self._unplaced: "yes", name: "yes"})

    @property
    def _unplaced(self) -> str:
        mask = self.verdicts.maybe
        return self.frame.derive(self._named("unplaced"), lambda: coded_verdicts(mask, np.zeros_like(mask)))

    def _named(self, word: str) -> str:
        """Return a name for some of the rows: where another filter holds, they are other rows of the table."""
        return "_".join(part for part in (self.verdicts.dimension, word, filter_name(self.verdicts.place)) if part)

    def _tally(self, dimensions: tuple[str, ...]) -> Tally:
        return Tally(self.context, self.frame, dimensions, where=self.verdicts.place)


def _excluded(unknown: int, maybe: int, cells: _Cells) -> tuple[Exclusion, ...]:
    found = []
    if unknown:
        reason = msg("share.blank", "It is not recorded whether this is so.")
        found.append(Exclusion(reason=reason, n=unknown, needs=cells.at("unknown")))
    if maybe:
        reason = msg("share.unplaced", "It is not recorded whether the row belongs here.")
        found.append(Exclusion(reason=reason, n=maybe, needs=cells.unplaced()))
    return tuple(found)


def _bounds(verdicts: Verdicts, held: int, short: int, unknown: int, cells: _Cells) -> Bounds:
    known = held + short + unknown
    surely = verdicts.holds if verdicts.doubted is None else verdicts.holds & ~verdicts.doubted
    could_hold = int((verdicts.maybe & ~verdicts.fails).sum())
    could_fail = int((verdicts.maybe & ~surely).sum())
    certain = held - int(verdicts.doubtful.sum())
    maybe = int(verdicts.maybe.sum())
    leaving = verdicts.may_leave
    so_out, not_out = int((leaving & surely).sum()), int((leaving & ~verdicts.holds).sum())
    sure, short_of = verdicts.maybe & surely, verdicts.maybe & verdicts.fails
    fewest, most = known + could_fail - so_out, known + could_hold - not_out
    needs = (
        *cells.value,
        *cells.flagged(verdicts.doubtful, "in_doubt"),
        *cells.flagged(leaving, "may_leave"),
        *cells.flagged(leaving & surely, "may_leave_so"),
        *cells.flagged(leaving & verdicts.fails, "may_leave_not"),
        *(cells.at("unknown") if unknown else ()),
    )
    return Bounds(
        low=(certain - so_out) / fewest if fewest else 0.0,
        high=(held + unknown + could_hold - int((leaving & verdicts.unknown).sum())) / most if most else 1.0,
        undisclosed=unknown + maybe + int(leaving.sum()),
        convention=msg("share.bounds", "Each blank may be so or not so; a row that may belong here may be left out."),
        needs=(*needs, *cells.unplaced(), *cells.settled(sure, "so"), *cells.settled(short_of, "not")),
    )
