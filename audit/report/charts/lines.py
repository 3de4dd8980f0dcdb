"""Line charts over the periods: ranges, a dashed second line, gaps where a series breaks."""

from __future__ import annotations

from audit.report.charts.canvas import WIDTH, Canvas, width_of
from audit.report.trend_context import LineChart, LinePoint

HEIGHT = 190.0
TOP, FOOT, GAP = 18.0, 20.0, 7.0


def draw_lines(chart: LineChart, colours: dict[str, str]) -> str:
    """Draw the periods from left to right."""
    points = chart.points
    left = max(width_of(words) for _, words in chart.ticks) + GAP
    step = (WIDTH - left) / len(points)
    first, last = chart.ticks[0][0], chart.ticks[-1][0]
    floor = HEIGHT - FOOT
    across = [left + step * (place + 0.5) for place in range(len(points))]

    def down(value: float) -> float:
        return floor - (value - first) / (last - first) * (floor - TOP)

    canvas = Canvas(HEIGHT, colours)
    for place, words in chart.ticks:
        canvas.line(left, down(place), WIDTH, down(place), colour="rule", width=0.7)
        canvas.text(left - GAP, down(place), words, anchor="end", colour="muted")
    for x, point in zip(across, points, strict=True):
        canvas.text(x, HEIGHT - FOOT / 2 + 2, point.label, anchor="middle")
        if point.low is not None and point.high is not None:
            canvas.line(x, down(point.low), x, down(point.high), colour="range", width=6)
        if point.break_before:
            canvas.line(x - step / 2, TOP, x - step / 2, floor, colour="ink", dash="1.5 2.5")
    second = [(x, down(point.other)) for x, point in zip(across, points, strict=True) if point.other is not None]
    canvas.path(second, colour="ink", width=1.1, dash="5 3")
    for run in _unbroken(points):
        canvas.path([(across[place], down(points[place].value or 0.0)) for place in run], colour="mark", width=1.8)
    for x, point in zip(across, points, strict=True):
        if point.value is not None:
            canvas.dot(x, down(point.value), colour="mark")
            canvas.text(x, down(point.value) - 11, point.text, anchor="middle", bold=True)
    return canvas.svg()


def _unbroken(points: tuple[LinePoint, ...]) -> list[list[int]]:
    """Return the runs of places that may be joined by a line."""
    runs: list[list[int]] = [[]]
    for place, point in enumerate(points):
        if point.break_before or point.value is None:
            runs.append([])
        if point.value is not None:
            runs[-1].append(place)
    return [run for run in runs if run]
