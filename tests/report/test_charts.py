from __future__ import annotations

import re

import pytest

from audit.report.charts import can_draw, slim

RAW = """<svg xmlns="http://www.w3.org/2000/svg" class="plt-container" width="340.0" height="100.0">
  <style type="text/css">
  .plt-container {
   font-family: sans-serif;
}
#pQ7xyz .axis-text-x {
fill:#16242d;

}
#pQ7xyz .tooltip-text {
fill:#474747;

}
</style>
  <g id="pQ7xyz"><path></path><g></g>
    <g clip-path="url(#cAbc)" buffered-rendering="static"><text class="axis-text-x" x="10.123456">20%</text></g>
    <defs><clipPath id="cAbc"><rect width="1.0"></rect></clipPath></defs>
  </g>
</svg>"""


def test_a_slim_chart_keeps_what_is_drawn_and_numbers_its_ids() -> None:
    svg = slim(RAW)
    assert "tooltip" not in svg
    assert "#c1 .axis-text-x{fill:#16242d;}" in svg
    assert 'x="10.12">20%<' in svg
    assert 'viewBox="0 0 340.0 100.0"' in svg
    assert "url(#c2)" in svg
    assert 'id="c2"' in svg
    assert "<path" not in svg


def test_two_drawings_of_the_same_chart_have_the_same_bytes() -> None:
    assert slim(RAW) == slim(re.sub("pQ7xyz", "zzTop1", RAW))


@pytest.mark.parametrize(
    ("text", "drawn"), [("Führungsebene", True), ("Уровень", True), ("北光", True), ("المستوى", False), ("कला", False)]
)
def test_joined_scripts_stay_out_of_charts(text: str, *, drawn: bool) -> None:
    assert can_draw(text) is drawn
