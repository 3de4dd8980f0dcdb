"""What a report would publish: components, and the cells of people that the shown ones reveal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from zlib import crc32

from audit.disclosure.components import Component, Part, Place
from audit.model.measurement import CellKey

WEIGHTS = {
    Part.VALUE: 200.0,
    Part.FIGURE: 2.0,
    Part.EXCLUSION: 1.0,
    Part.BOUNDS: 1.0,
    Part.TEST: 1.0,
    Part.FACT: 1.0,
    Part.ROWS: 0.01,
}
"""What it costs to hide a part. It depends on no number, so that what is hidden tells nothing of the numbers."""

_SILENT_WITH_VALUE = frozenset({Part.EXCLUSION, Part.BOUNDS})
"""Parts of an item that leave no trace where its value is hidden."""

_SILENT = frozenset({Part.TEST, Part.FACT})
"""Parts of an item that leave no trace where they are hidden."""

_TIE = 0.1
"""By so much at most two cells of the same worth differ in cost."""

_WIDER, _FINE = 4.0, 4
"""A group with one restriction less is worth this many times more, down from a group with so many of them."""

_ALIKE: Mapping[str, float] = MappingProxyType({})


class Publication:
    """The components of one report, some of them refused, and the cells hidden so far."""

    def __init__(
        self, components: Sequence[Component], refused: Collection[Place], weights: Mapping[str, float] = _ALIKE
    ) -> None:
        """Start with nothing hidden but what the rules refuse; parts of a weighty item cost more to hide."""
        self.components = components
        self._weights = weights
        self.refused = frozenset(refused)
        self.hidden: set[CellKey] = set()
        self._shown: list[Component] | None = None
        self._costs: dict[CellKey, float] | None = None

    def hide(self, cells: Iterable[CellKey]) -> None:
        """Hide cells, and with them every component that is made from one."""
        before = len(self.hidden)
        self.hidden.update(cells)
        if len(self.hidden) > before:
            self._shown = self._costs = None

    def refuse(self, places: Collection[Place]) -> None:
        """Refuse more components."""
        self.refused |= frozenset(places)
        self._shown = self._costs = None

    def shown(self) -> list[Component]:
        """Return the components that may be shown."""
        if self._shown is None:
            self._shown = [
                component
                for component in self.components
                if component.place not in self.refused and self.hidden.isdisjoint(component.needs)
            ]
        return self._shown

    def hidden_places(self) -> set[Place]:
        """Return the places that show nothing."""
        shown = {component.place for component in self.shown()}
        return {component.place for component in self.components} - shown

    def published(self) -> set[CellKey]:
        """Return the cells that the shown components reveal."""
        return {key for component in self.shown() for key in component.needs}

    def named(self) -> set[CellKey]:
        """Return all cells that any component is made from."""
        return {key for component in self.components for key in component.needs}

    def said(self) -> set[CellKey]:
        """Return the cells that the report names: a hidden item does not say whom it left out, if anybody."""
        hidden = self.hidden_places()
        silent = {
            place
            for place in hidden
            if place.part in _SILENT or (place.part in _SILENT_WITH_VALUE and Place(place.item, Part.VALUE) in hidden)
        }
        return {key for component in self.components if component.place not in silent for key in component.needs}

    def costs(self) -> dict[CellKey, float]:
        """Return what is lost by hiding each published cell; the wider of two groups costs more.

        It depends on no number of people: what is hidden would tell of the numbers. Between equals the names decide,
        and not whichever a solver comes to first, which could depend on the numbers as well.
        """
        if self._costs is None:
            costs: dict[CellKey, float] = {}
            for component in self.shown():
                weight = max(1.0, self._weights.get(component.place.item, 1.0))  # nothing that is shown is free to hide
                worth = WEIGHTS[component.place.part] * weight
                for key in component.needs:
                    costs[key] = costs.get(key, 0.0) + worth
            self._costs = {
                key: cost * _WIDER ** max(0, _FINE - len(key.at)) * _apart(key) for key, cost in costs.items()
            }
        return self._costs


def _apart(key: CellKey) -> float:
    """Return a factor a little above 1 that differs from cell to cell, the same on any machine."""
    name = "\x1e".join(part for pair in key.at for part in pair)
    return 1.0 + _TIE * crc32(name.encode()) / 2**32
