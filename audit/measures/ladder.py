"""The order of an employer's levels, from entry to the top, made of nothing that a report may have to hide.

The median pay of a level of a few people is hidden, and an order that followed it would tell whose pay is above whose.
"""

from __future__ import annotations

import re

from audit.measures.amounts import amounts_by_group, median_of
from audit.measures.frame import Frame
from audit.measures.parameters import Filter
from audit.tables.declare import NOT_DISCLOSED

ENOUGH = 10
"""From so many people on, the median pay of a level may decide its place: no audience is refused a median of these."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RANKS = (
    _words("intern trainee apprentice student stagiaire apprenti apprentie becario becaria aprendiz متدرب")
    | _words("praktikant praktikantin auszubildende auszubildender azubi"),
    _words("entry junior clerk support auxiliary assistant assistante asistente auxiliar مساعد")
    | _words("assistent assistentin"),
    _words("associate officer coordinator analyst specialist staff professional operative intermediate mid regular")
    | _words("employé employée técnico técnica mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin موظف"),
    _words("senior advanced expert experte expertin experto experta confirmé confirmée خبير"),
    _words("lead supervisor supervisora foreman responsable teamleiter teamleiterin teamleitung مشرف"),
    _words("manager managerin gerente encargado encargada cadre"),
    _words("head chef cheffe jefe jefa leiter leiterin leitung رئيس")
    | _words("abteilungsleiter abteilungsleiterin abteilungsleitung bereichsleiter bereichsleiterin bereichsleitung"),
    _words("director directrice directeur directora direktor direktorin vp principal مدير"),
    _words("executive chief president partner owner ceo cfo coo président présidente presidente presidenta")
    | _words("geschäftsführer geschäftsführerin geschäftsführung vorstand"),
)
"""What employers call their levels, from the lowest to the highest."""

_BELOW = _words("junior assistant assistante deputy vice adjoint adjointe stellvertretende stellvertretender")
_ABOVE = _words("senior general principal lead leitende leitender")
"""Beside another of the words, these put a level a little below or above it."""


def ordered_levels(frame: Frame, where: Filter) -> tuple[str, ...]:
    """Return the levels from entry to top.

    By median pay where it is known of enough people at every level; else by what their names say of their rank, if all
    do; else as they sort by themselves (level 2 before level 10), from the lower paid end to the higher paid one of the
    levels of enough people.
    """
    coded = frame.coded("level")
    there = set(coded.codes[frame.matched(where)].tolist())
    levels = [
        name for code, name in enumerate(coded.categories) if code in there and name != NOT_DISCLOSED
    ]  # in natural order
    pay = amounts_by_group(frame, "annual_pay", ("level",), where)
    medians = {level: median_of(pay.of(level)) for level in levels if len(pay.of(level)) >= ENOUGH}
    if len(medians) == len(levels):
        return tuple(sorted(levels, key=medians.__getitem__))
    ranks = {level: rank for level in levels if (rank := _rank(level)) is not None}
    if len(ranks) == len(levels):
        return tuple(sorted(levels, key=ranks.__getitem__))
    large = [medians[level] for level in levels if level in medians]
    downward = len(large) > 1 and large == sorted(large, reverse=True) and large[0] > large[-1]
    return tuple(reversed(levels) if downward else levels)


def _rank(level: str) -> float | None:
    """Return the place of a level's name among the words for ranks; None where it holds none of them, or a number."""
    words = re.findall(r"\w+", level.casefold())
    ranked = [(place, word) for place, names in enumerate(_RANKS) for word in words if word in names]
    if not ranked or any(word.isdecimal() for word in words):
        return None
    highest, named = max(ranked)
    others = set(words) - {named}
    return highest + 0.4 * bool(others & _ABOVE) - 0.4 * bool(others & _BELOW)
