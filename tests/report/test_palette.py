"""The palette in the eyes of readers who see fewer colours, and without any."""

from __future__ import annotations

from itertools import combinations

import pytest

from audit.report.theme import DARK, LIGHT, contrast

# Full dichromacy after Machado, Oliveira and Fernandes (2009), for linear RGB.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
STATES = ("met", "partly", "unmet")
JUST_NOTICEABLE = 2.3
CLEARLY_APART = 6 * JUST_NOTICEABLE
"""States also differ by the word beside them; their colours must still be told apart without it, though not by hue."""


def linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def simulated(colour: str, deficiency: str) -> tuple[float, float, float]:
    seen = linear(colour)
    red, green, blue = (
        min(max(sum(weight * part for weight, part in zip(row, seen, strict=True)), 0.0), 1.0)
        for row in DEFICIENCIES[deficiency]
    )
    return red, green, blue


def lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return CIE L*a*b* under D65."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(weight * part for weight, part in zip(row, rgb, strict=True)) / whole
        for row, whole in zip(matrix, white, strict=True)
    )
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_states_are_told_apart_by_readers_who_see_fewer_colours(palette: dict[str, str], deficiency: str) -> None:
    for one, other in combinations(STATES, 2):
        apart = distance(simulated(palette[one], deficiency), simulated(palette[other], deficiency))
        assert apart >= CLEARLY_APART, (one, other, round(apart, 1))


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_line_that_fell_is_told_from_one_that_rose(palette: dict[str, str], deficiency: str) -> None:
    assert distance(simulated(palette["mark"], deficiency), simulated(palette["unmet"], deficiency)) >= CLEARLY_APART


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_score_strip_reads_in_greyscale(palette: dict[str, str]) -> None:
    """Bar, range and track differ by lightness alone: the bar most from the ground, the track least."""
    grounds = [contrast(palette[name], palette["paper"]) for name in ("track", "range", "met")]
    assert grounds == sorted(grounds)
    assert contrast(palette["range"], palette["track"]) >= 1.2
    for state in STATES:
        assert contrast(palette[state], palette["range"]) >= 2.0


def test_greys_stay_grey_in_the_simulation() -> None:
    for deficiency in DEFICIENCIES:
        assert distance(simulated("#808080", deficiency), linear("#808080")) < 1.0
