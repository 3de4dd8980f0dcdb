"""Charts as static SVG: a few dozen nodes each, without ids, and the same bytes for the same data."""

from __future__ import annotations

import base64
import re

from audit.report.charts.dots import draw_dots
from audit.report.charts.lines import draw_lines
from audit.report.charts.slope import draw_slope
from audit.report.context import Chart
from audit.report.trend_context import LineChart

_JOINED = re.compile("[\u0590-\u10ff\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew to Georgian, Khmer, Mongolian and the Arabic forms."""


def draw(chart: Chart | LineChart, colours: dict[str, str]) -> str:
    """Return the chart as the data URI of an SVG image."""
    return data_uri(draw_svg(chart, colours))


def draw_svg(chart: Chart | LineChart, colours: dict[str, str]) -> str:
    """Return the chart as an SVG document."""
    if isinstance(chart, LineChart):
        return draw_lines(chart, colours)
    return draw_slope(chart, colours) if chart.kind == "slope" else draw_dots(chart, colours)


def can_draw(text: str) -> bool:
    """Whether text may stand in a chart: WeasyPrint sets SVG text letter by letter, which breaks joined scripts."""
    return not _JOINED.search(text)


def data_uri(svg: str) -> str:
    """Return an SVG document as a data URI."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
