"""Published figures that set two groups against each other: white and minority ethnic staff, disabled and other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audit.importing.encode import Encoded
from audit.importing.fold import fold
from audit.importing.region import Region
from audit.importing.wide.figures import Figure, figure_of
from audit.importing.wide.values import is_in_per_cent, is_number

_MINORITY = frozenset(
    (
        *("bme", "bame", "ethnic minority", "ethnic minorities", "minority ethnic", "black and minority ethnic"),
        *("black asian and minority ethnic", "minority", "minorities", "non white", "poc", "people of colour"),
        *("people of color", "global majority", "racialised", "racialized", "visible minority", "visible minorities"),
        *("all other ethnic groups", "other than white", "all ethnic minorities"),
    )
)
_DISABLED = frozenset(("disabled", "with disability", "with disabilities", "disability"))
_NOT_DISABLED = frozenset(
    ("non disabled", "not disabled", "nondisabled", "without disability", "without disabilities", "no disability")
)
_PAIRS = (
    ("ethnicity", {"white": frozenset(("white",)), "ethnic minority": _MINORITY}),
    ("disability", {"disabled": _DISABLED, "non-disabled": _NOT_DISABLED}),
)


def two_groups(region: Region, codes: Mapping[int, Encoded]) -> list[Figure]:
    """Return the figures of two groups that stand side by side, each in a column of numbers; [] where they do not."""
    figures = [
        (figure, _words(region.headers[at], figure))
        for at in range(len(region.headers))
        if len(codes[at]) and is_number(codes[at]) and (figure := figure_of(at, region.headers[at])) is not None
    ]
    for dimension, sides in _PAIRS:
        found = [
            replace(figure, dimension=dimension, group=group, measure=_measure(figure, codes), rest=())
            for figure, words in figures
            for group, listed in sides.items()
            if words in listed
        ]
        years = {figure.year for figure in found}
        if found and all({each.group for each in found if each.year == year} == sides.keys() for year in years):
            return found
    return []


def _words(header: str, figure: Figure) -> str:
    """Return what a header says beside the year and what is measured."""
    if figure.dimension == "ethnicity":
        return "white" if figure.group == "white" else fold(header)
    return " ".join(figure.rest)


def _measure(figure: Figure, codes: Mapping[int, Encoded]) -> str:
    return "share" if figure.measure == "share" or is_in_per_cent(codes[figure.position]) else "count"
