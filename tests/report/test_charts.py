from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from audit.report.charts import can_draw, draw_svg
from audit.report.charts.canvas import fitted, width_of
from audit.report.charts.slope import HEAD, LINE, spread
from audit.report.context import Chart, Dot, Table
from audit.report.theme import LIGHT, default_theme

TABLE = Table(caption="Values", columns=(), rows=())
TICKS = ((0.0, "0%"), (0.5, "50%"), (1.0, "100%"))


def chart(*dots: Dot, kind: str = "dots") -> Chart:
    return Chart(
        id="c", kind=kind, title="T", alternative="A", dots=dots, table=TABLE, ticks=TICKS, ends=("2024", "2025")
    )


def circles(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)]


def test_a_dot_stands_where_its_value_is_on_the_axis() -> None:
    svg = draw_svg(chart(Dot(label="a", value=0.0, text="0%"), Dot(label="b", value=0.5, text="50%"),
                         Dot(label="c", value=1.0, text="100%")), LIGHT)  # fmt: skip
    (x1, y1), (x2, y2), (x3, y3) = circles(svg)
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.02)
    assert y2 - y1 == pytest.approx(y3 - y2, abs=0.02)
    ticks = [float(x) for x in re.findall(r'<text x="([\d.]+)"[^>]*text-anchor="middle"', svg)]
    assert ticks == pytest.approx([x1, x2, x3], abs=0.02)


def test_a_dumbbell_has_a_hollow_end_of_what_it_is_compared_with() -> None:
    svg = draw_svg(chart(Dot(label="a", value=0.75, text="75%", other=0.25)), LIGHT)
    (hollow, _), (filled, _) = circles(svg)
    assert hollow < filled
    assert svg.count(f'fill="{LIGHT["paper"]}"') == 1


def test_a_fall_is_dashed_and_a_rise_is_not() -> None:
    rise, fall = (
        Dot(label="up", value=60.0, text="60", other=40.0),
        Dot(label="down", value=30.0, text="30", other=50.0),
    )
    assert 'stroke-dasharray="4 2.5"' not in draw_svg(chart(rise, kind="slope"), LIGHT)
    assert draw_svg(chart(rise, fall, kind="slope"), LIGHT).count('stroke-dasharray="4 2.5"') == 1


def test_a_label_has_room_in_a_font_that_is_wider() -> None:
    """A browser gives a picture none of the page's fonts: DejaVu Sans, say, is a twelfth wider."""
    label = "Another group of people"
    svg = draw_svg(chart(Dot(label=label, value=0.5, text="50%")), LIGHT)
    found = re.search(rf'<text x="([\d.]+)"[^>]*text-anchor="end">{label}<', svg)
    assert found is not None
    wide = ImageFont.truetype(str(default_theme().fonts / "DejaVuSans.ttf"), 11)
    assert float(found[1]) >= wide.getlength(label)
    assert "Report,Arial," in svg


def test_words_in_a_chart_are_escaped() -> None:
    svg = draw_svg(chart(Dot(label="<script>&", value=0.5, text='"50%"')), LIGHT)
    assert "<script>" not in svg
    assert "&lt;script&gt;&amp;" in svg


def test_the_same_chart_has_the_same_bytes_and_other_colours_other_ones() -> None:
    one = chart(Dot(label="a", value=0.3, text="30%", low=0.2, high=0.4))
    assert draw_svg(one, LIGHT) == draw_svg(replace(one), dict(LIGHT))
    assert draw_svg(one, LIGHT) != draw_svg(one, {**LIGHT, "mark": "#000000"})


@given(st.lists(st.floats(HEAD, 300.0), min_size=1, max_size=20))
def test_labels_move_apart_and_stay_inside(wanted: list[float]) -> None:
    floor = 320.0 + LINE * len(wanted)
    places = spread(wanted, floor)
    assert all(b - a >= LINE - 1e-6 for a, b in pairwise(sorted(places)))
    assert max(places) <= floor
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    assert [places[place] for place in order] == sorted(places)


@pytest.mark.parametrize("room", [20.0, 60.0, 200.0])
def test_a_label_is_cut_to_its_room(room: float) -> None:
    words = fitted("Wer Macht hat, und wer bleibt, in der Geschäftsführung", room)
    assert width_of(words) <= room


@pytest.mark.parametrize(
    ("text", "drawn"), [("Führungsebene", True), ("Уровень", True), ("北光", True), ("المستوى", False), ("कला", False)]
)
def test_joined_scripts_stay_out_of_charts(text: str, *, drawn: bool) -> None:
    assert can_draw(text) is drawn
