"""Charts as static SVG, drawn by lets-plot without a browser; slim, and the same bytes for the same data."""

from __future__ import annotations

import base64
import re
from itertools import pairwise
from typing import Any

from audit.report.context import Chart
from audit.report.trend_context import LineChart, LinePoint

WIDTH = 340
"""The chart's share of the text width (90 mm) in CSS pixels, so that 11 px of the chart print as 8 pt."""

ROW_HEIGHT = 21
FRAME = 36
LINES_HEIGHT = 190
FONT = "Report"

_JOINED = re.compile("[\u0590-\u10ff\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew to Georgian, Khmer, Mongolian and the Arabic forms."""


def draw(chart: Chart | LineChart, colours: dict[str, str]) -> str:
    """Return the chart as the data URI of an SVG image."""
    if isinstance(chart, LineChart):
        plot = _lines(chart, colours)
    else:
        plot = _slope(chart, colours) if chart.kind == "slope" else _dots(chart, colours)
    return data_uri(slim(str(plot.to_svg())))


def can_draw(text: str) -> bool:
    """Whether text may stand in a chart: WeasyPrint sets SVG text letter by letter, which breaks joined scripts."""
    return not _JOINED.search(text)


def data_uri(svg: str) -> str:
    """Return an SVG document as a data URI."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _dots(chart: Chart, colours: dict[str, str]) -> Any:
    import lets_plot as lp

    dots = chart.dots
    places = list(range(len(dots), 0, -1))
    first, last = chart.ticks[0][0], chart.ticks[-1][0]
    room = (last - first) * 0.022
    ends = [max(dot.value, dot.high if dot.high is not None else dot.value) + room for dot in dots]
    data = {"place": places, "value": [dot.value for dot in dots], "text": [dot.text for dot in dots], "end": ends}
    plot = lp.ggplot(data)
    if chart.reference is not None:
        plot += lp.geom_vline(xintercept=chart.reference, color=colours["ink"], linetype="dashed", size=0.6)
    spans = [(place, dot.low, dot.high) for place, dot in zip(places, dots, strict=True) if dot.low is not None]
    if spans:
        columns = dict(zip(("place", "low", "high"), map(list, zip(*spans, strict=True)), strict=True))
        plot += lp.geom_segment(
            lp.aes(x="low", xend="high", y="place", yend="place"),
            data=columns,
            size=1.5,
            color=colours["range"],
        )
    plot += lp.geom_point(lp.aes("value", "place"), size=4, color=colours["mark"])
    plot += lp.geom_text(
        lp.aes("end", "place", label="text"),
        hjust=0,
        size=5,
        color=colours["ink"],
        family=FONT,
    )
    plot += _axes(chart, places, last + (last - first) * 0.2)
    return plot + _theme(colours) + lp.ggsize(WIDTH, FRAME + ROW_HEIGHT * len(dots))


def _slope(chart: Chart, colours: dict[str, str]) -> Any:
    """Draw two points a row, joined: the hollow one is the earlier year."""
    import lets_plot as lp

    dots = chart.dots
    places = list(range(len(dots), 0, -1))
    data = {
        "place": places,
        "value": [dot.value for dot in dots],
        "text": [dot.text for dot in dots],
        "before": [dot.other for dot in dots],
        "end": [max(dot.value, dot.other or 0.0) + 3.0 for dot in dots],
    }
    plot = (
        lp.ggplot(data)
        + lp.geom_segment(lp.aes(x="before", xend="value", y="place", yend="place"), size=1.5, color=colours["range"])
        + lp.geom_point(
            lp.aes("before", "place"), shape=21, size=4, stroke=1.2, color=colours["mark"], fill=colours["paper"]
        )
        + lp.geom_point(lp.aes("value", "place"), size=4.4, color=colours["mark"])
        + lp.geom_text(lp.aes("end", "place", label="text"), hjust=0, size=5, color=colours["ink"], family=FONT)
        + _axes(chart, places, 114.0)
    )
    return plot + _theme(colours) + lp.ggsize(WIDTH, FRAME + ROW_HEIGHT * len(dots))


def _lines(chart: LineChart, colours: dict[str, str]) -> Any:
    """Draw the periods from left to right: ranges, a dashed second line, the line itself, gaps where it breaks."""
    import lets_plot as lp

    points = chart.points
    places = {point.label: float(place) for place, point in enumerate(points)}
    plot = lp.ggplot()
    spans = [(places[p.label], p.low, p.high) for p in points if p.low is not None and p.high is not None]
    if spans:
        data = dict(zip(("x", "low", "high"), map(list, zip(*spans, strict=True)), strict=True))
        plot += lp.geom_segment(
            lp.aes(x="x", xend="x", y="low", yend="high"), data=data, size=5, color=colours["range"]
        )
    second = [(places[point.label], point.other) for point in points if point.other is not None]
    plot += _joined(second, color=colours["ink"], size=0.9, linetype="dashed")
    for x in (places[point.label] - 0.5 for point in points if point.break_before):
        plot += lp.geom_vline(xintercept=x, color=colours["ink"], linetype="dotted", size=0.8)
    for run in _unbroken(points):
        plot += _joined([(places[point.label], point.value) for point in run], color=colours["mark"], size=1.4)
    shown = [point for point in points if point.value is not None]
    data = {
        "x": [places[point.label] for point in shown],
        "y": [point.value for point in shown],
        "text": [point.text for point in shown],
    }
    plot += lp.geom_point(lp.aes("x", "y"), data=data, size=4, color=colours["mark"])
    plot += lp.geom_text(
        lp.aes("x", "y", label="text"), data=data, vjust=-0.9, size=5, color=colours["ink"], family=FONT
    )
    first, last = chart.ticks[0][0], chart.ticks[-1][0]
    plot += lp.scale_x_continuous(
        breaks=list(places.values()), labels=list(places), limits=[-0.4, len(points) - 0.6], expand=[0, 0]
    ) + lp.scale_y_continuous(
        breaks=[place for place, _ in chart.ticks],
        labels=[text for _, text in chart.ticks],
        limits=[first, last + (last - first) * 0.16],
        expand=[0.02, 0],
    )
    grid = lp.theme(
        panel_grid_major_x=lp.element_blank(), panel_grid_major_y=lp.element_line(color=colours["rule"], size=0.5)
    )
    return plot + _theme(colours) + grid + lp.ggsize(WIDTH, LINES_HEIGHT)


def _joined(places: list[tuple[float, Any]], **drawn: Any) -> Any:
    """Draw the segments between neighbours; a path would be lost with the empty elements."""
    import lets_plot as lp

    pairs = list(pairwise(places))
    data = {
        "x": [first[0] for first, _ in pairs],
        "xend": [second[0] for _, second in pairs],
        "y": [first[1] for first, _ in pairs],
        "yend": [second[1] for _, second in pairs],
    }
    return lp.geom_segment(lp.aes(x="x", xend="xend", y="y", yend="yend"), data=data, **drawn)


def _unbroken(points: tuple[LinePoint, ...]) -> list[list[LinePoint]]:
    """Return the runs of points that may be joined by a line."""
    runs: list[list[LinePoint]] = [[]]
    for point in points:
        if point.break_before or point.value is None:
            runs.append([])
        if point.value is not None:
            runs[-1].append(point)
    return [run for run in runs if run]


def _axes(chart: Chart, places: list[int], end: float) -> Any:
    import lets_plot as lp

    ticks = chart.ticks
    return lp.scale_x_continuous(
        breaks=[place for place, _ in ticks],
        labels=[text for _, text in ticks],
        limits=[ticks[0][0], end],
        expand=[0.01, 0],
    ) + lp.scale_y_continuous(
        breaks=places, labels=[dot.label for dot in chart.dots], limits=[0.4, len(places) + 0.6], expand=[0, 0]
    )


def _theme(colours: dict[str, str]) -> Any:
    import lets_plot as lp

    blank = lp.element_blank()
    return lp.theme_minimal() + lp.theme(
        text=lp.element_text(family=FONT),
        axis_text=lp.element_text(size=11, color=colours["ink"]),
        axis_title=blank,
        axis_line=blank,
        axis_ticks=blank,
        panel_grid_major_x=lp.element_line(color=colours["rule"], size=0.5),
        panel_grid_major_y=blank,
        panel_grid_minor=blank,
        plot_background=blank,
        panel_background=blank,
        legend_position="none",
    )


_STYLE = re.compile(r"<style type=\"text/css\">(.*?)</style>", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_ID = re.compile(r"\bid=\"(\w+)\"")
_USELESS = re.compile(
    r" (?:buffered-rendering|clip-bounds-jfx|stroke-dashoffset|display|class=\"plt-container\")(?:=\"[^\"]*\")?"
    r"| (?:stroke-opacity|fill-opacity)=\"1\.0\""
)
_EMPTY = re.compile(r"<(g|path|defs)(?: [^<>]*)?>\s*</\1>")


def slim(svg: str) -> str:
    """Drop what is not drawn, round coordinates and number the ids in their order, which are random otherwise."""
    style = _STYLE.search(svg)
    body = _STYLE.sub("", svg)
    rules = "" if style is None else _used_rules(style.group(1), body)
    body = _USELESS.sub("", body)
    body = _LONG_NUMBER.sub(lambda found: f"{float(found.group()):.2f}", body)
    body = re.sub(r">\s+<", "><", body)
    while (smaller := _EMPTY.sub("", body)) != body:
        body = smaller
    body = re.sub(
        r"(<svg [^>]*?)width=\"([\d.]+)\" height=\"([\d.]+)\"", r'\1viewBox="0 0 \2 \3" width="\2" height="\3"', body
    )
    head, end, rest = body.partition(">")
    whole = f"{head}{end}<style>{rules}</style>{rest}" if rules else body
    return _number_ids(whole)


def _used_rules(style: str, body: str) -> str:
    kept = []
    for selector, block in _RULE.findall(style):
        name = selector.strip().rpartition(".")[2]
        if f'class="{name}"' in body and name != "plt-container":
            kept.append(f"{' '.join(selector.split())}{{{''.join(line.strip() for line in block.splitlines())}}}")
    return "".join(kept)


def _number_ids(svg: str) -> str:
    names = dict.fromkeys(_ID.findall(svg))
    for number, name in enumerate(names, 1):
        svg = re.sub(rf"\b{re.escape(name)}\b", f"c{number}", svg)
    return svg
