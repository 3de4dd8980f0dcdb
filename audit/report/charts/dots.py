"""Dot charts and dumbbells: one row a group, its interval as a band, a line or a second dot to compare with."""

from __future__ import annotations

from audit.report.charts.canvas import WIDER, WIDTH, Canvas, fitted, width_of
from audit.report.context import Chart

ROW = 17.0
FOOT = 17.0
TOP = 3.0
WIDEST_LABEL = 0.46
GAP = 7.0


def draw_dots(chart: Chart, colours: dict[str, str]) -> str:
    """Draw a row for each dot; a dumbbell joins it to the hollow dot of what it is compared with."""
    dots = chart.dots
    left = min(max(width_of(dot.label) for dot in dots) * WIDER, WIDTH * WIDEST_LABEL) + GAP
    right = WIDTH - max(width_of(dot.text) for dot in dots) - GAP * 1.6
    first, last = chart.ticks[0][0], chart.ticks[-1][0]

    def across(value: float) -> float:
        return left + (value - first) / (last - first) * (right - left)

    floor = TOP + ROW * len(dots)
    canvas = Canvas(floor + FOOT, colours)
    for place, words in chart.ticks:
        canvas.line(across(place), TOP, across(place), floor + 2, colour="rule", width=0.7)
        canvas.text(across(place), floor + 9, words, anchor="middle", colour="muted")
    if chart.reference is not None:
        canvas.line(across(chart.reference), TOP, across(chart.reference), floor + 2, colour="ink", dash="3 2")
    for number, dot in enumerate(dots):
        middle = TOP + ROW * (number + 0.5)
        canvas.text(left - GAP, middle, fitted(dot.label, (left - GAP) / WIDER), anchor="end")
        if dot.low is not None and dot.high is not None:
            canvas.line(across(dot.low), middle, across(dot.high), middle, colour="range", width=5)
        if dot.other is not None:
            canvas.line(across(dot.other), middle, across(dot.value), middle, colour="mark", width=1.4)
            canvas.dot(across(dot.other), middle, colour="mark", hollow=True)
        canvas.dot(across(dot.value), middle, colour="mark")
        canvas.text(WIDTH, middle, dot.text, anchor="end", bold=True)
    return canvas.svg()
