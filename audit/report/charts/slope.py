"""Slope charts: two periods as two axes, a line for each row from one to the other."""

from __future__ import annotations

from collections.abc import Sequence

from audit.report.charts.canvas import WIDTH, Canvas, fitted, width_of
from audit.report.context import Chart, Dot

LINE = 13.5
HEAD = 20.0
LEFT, RIGHT = 34.0, 110.0
LEADER = 9.0


def draw_slope(chart: Chart, colours: dict[str, str]) -> str:
    """Draw all rows: what fell is dashed and of another colour, and each line ends at its name."""
    dots = [dot for dot in chart.dots if dot.other is not None]
    height = max(LINE * len(dots), 90.0)
    ends = [value for dot in dots for value in (dot.value, dot.other or 0.0)]
    low, high = min(ends), max(ends)
    span = (high - low) or 1.0

    def down(value: float) -> float:
        return HEAD + LINE / 2 + (high - value) / span * (height - LINE)

    canvas = Canvas(HEAD + height + 2, colours)
    for x, label, anchor in ((LEFT, chart.ends[0], "end"), (RIGHT, chart.ends[1], "start")):
        canvas.line(x, HEAD - 4, x, HEAD + height, colour="line")
        canvas.text(x, 7, label, anchor=anchor, colour="muted", bold=True)
    for dot in dots:
        fell = dot.value < (dot.other or 0.0)
        colour, dash = ("unmet", "4 2.5") if fell else ("mark", "")
        canvas.line(LEFT, down(dot.other or 0.0), RIGHT, down(dot.value), colour=colour, width=1.5, dash=dash)
        canvas.dot(LEFT, down(dot.other or 0.0), colour=colour, hollow=True)
        canvas.dot(RIGHT, down(dot.value), colour=colour)
    _names(canvas, dots, [down(dot.value) for dot in dots])
    _before(canvas, dots, [down(dot.other or 0.0) for dot in dots])
    return canvas.svg()


def _names(canvas: Canvas, dots: Sequence[Dot], wanted: list[float]) -> None:
    start = RIGHT + LEADER + 6
    number = max(width_of(dot.text) for dot in dots) + 6
    for dot, place, at in zip(dots, spread(wanted, canvas.height), wanted, strict=True):
        canvas.line(RIGHT + 4, at, RIGHT + LEADER + 3, place, colour="line", width=0.7)
        canvas.text(start, place, dot.text, bold=True)
        canvas.text(start + number, place, fitted(dot.label, WIDTH - start - number))


def _before(canvas: Canvas, dots: Sequence[Dot], wanted: list[float]) -> None:
    """Write the earlier values, those only that have room; the table has them all."""
    taken: list[float] = []
    for dot, place in sorted(zip(dots, wanted, strict=True), key=lambda pair: pair[1]):
        if all(abs(place - other) >= LINE * 0.85 for other in taken):
            canvas.text(LEFT - 8, place, dot.other_text, anchor="end", colour="muted")
            taken.append(place)


def spread(wanted: Sequence[float], floor: float) -> list[float]:
    """Move places apart until a line of text fits between each two, as little as it takes, none below the floor."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    found = [0.0] * len(wanted)
    above = HEAD - LINE / 2
    for place in order:
        above = found[place] = max(wanted[place], above + LINE)
    below = floor - LINE / 2 + LINE
    for place in reversed(order):
        below = found[place] = min(found[place], below - LINE)
    return found
