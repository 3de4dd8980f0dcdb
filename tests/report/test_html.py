from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from audit.model.result import AuditResult
from audit.report import build_context, render_html
from audit.report.html import css_string, direction_of, isolated, kept_together, parts_of, without_dead_links
from tests.report.factory import comparison_of

ROOT = Path(__file__).resolve().parents[2]
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "'; } body { background: url(http://127.0.0.1:9/) } /*",
    "javascript:alert(1)",
)
VOID = {"meta", "link", "img", "br", "col", "hr", "input"}


class Outline(HTMLParser):
    """Collects what the tests look at: elements, attributes, headings, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    assert parser.open == []
    return parser


@pytest.mark.parametrize("payload", PAYLOADS)
def test_untrusted_text_stays_text(payload: str, result: AuditResult, html: str) -> None:
    hostile = replace(
        result,
        organisation=payload,
        sources=tuple(replace(source, file=payload) for source in result.sources),
        definitions=tuple(replace(checklist, title=payload) for checklist in result.definitions),
    )
    found, usual = outline(render_html(build_context(hostile))), outline(html)
    names = {tag for tag, _ in found.tags}
    assert "script" not in names
    assert names <= {tag for tag, _ in usual.tags}
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert "49" not in render_html(build_context(replace(result, organisation="{{ 7 * 7 }}"))).split("<h1 ")[1][:32]


def test_a_name_in_scripts_of_both_directions_has_a_line_for_each() -> None:
    assert parts_of("مؤسسة الفنون · 北光 · Northlight") == ["مؤسسة الفنون", "北光", "Northlight"]
    assert parts_of("مؤسسة / Northlight") == ["مؤسسة", "Northlight"]
    assert parts_of("Arts / Sciences") == ["Arts / Sciences"]
    assert parts_of("مؤسسة · الفنون") == ["مؤسسة · الفنون"]


def test_every_address_is_inside_the_document(html: str) -> None:
    found = outline(html)
    addresses = [a[name] or "" for _, a in found.tags for name in ("src", "href") if name in a]
    anchors = {a["id"] for _, a in found.tags if "id" in a}
    assert all(address.startswith(("data:", "#")) for address in addresses)
    assert {address[1:] for address in addresses if address.startswith("#")} <= anchors
    assert not re.search(r"url\((?!data:)", html)


def test_ids_are_unique_and_headings_skip_no_level(html: str) -> None:
    found = outline(html)
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(ids) == len(set(ids))
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_pictures_have_alternatives_and_tables_have_captions_and_scopes(html: str) -> None:
    found = outline(html)
    tags = [tag for tag, _ in found.tags]
    assert all(len(a.get("alt") or "") > 40 for tag, a in found.tags if tag == "img")
    assert tags.count("caption") == tags.count("table") > 10
    assert all(a.get("scope") in ("row", "col") for tag, a in found.tags if tag == "th")


def test_controls_and_direction_marks_are_dropped_and_lost_glyphs_reported(result: AuditResult) -> None:
    html = render_html(build_context(replace(result, organisation="A\u202eB\x00C\u2066D 🎉")))
    assert ">ABCD ?</h1>" in html
    assert "U+1F389" in html


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    html = '<p id="here"><a href="#here">one</a> <a href="#gone">two</a></p>'
    assert without_dead_links(html) == '<p id="here"><a href="#here">one</a> <a>two</a></p>'


@pytest.mark.parametrize(
    ("name", "own", "direction"),
    [
        ("Northlight", "rtl", "ltr"),
        ("مؤسسة", "ltr", "rtl"),
        ("2025 – מכון", "ltr", "rtl"),
        ("北光", "rtl", "ltr"),
        ("12", "rtl", "ltr"),
        ("مؤسسة · 北光", "ltr", "ltr"),
        ("Northlight · مؤسسة", "rtl", "rtl"),
    ],
)
def test_a_name_runs_its_own_way_and_a_mixed_one_the_reports(name: str, own: str, direction: str) -> None:
    assert direction_of(name, own) == direction


def test_signs_stay_before_their_numbers_where_text_runs_from_right_to_left(result: AuditResult) -> None:
    html = (
        '<meta content="+1"><body><p title="−2">حتى +16.4. ثم −\u200f1,618 € و&lt; 0.1</p>'
        "<b>+3 %</b><i>2025-06</i></body>"
    )
    assert isolated(html) == (
        '<meta content="+1"><body><p title="−2">حتى <bdi dir="ltr">+16.4</bdi>. ثم <bdi dir="ltr">−\u200f1,618</bdi> € '
        'و<bdi dir="ltr">&lt; 0.1</bdi></p><b><bdi dir="ltr">+3</bdi> %</b><i>2025-06</i></body>'
    )
    shown = render_html(build_context(result, comparison_of(result), language="ar"))
    assert '<bdi dir="ltr">+' in shown
    assert not re.search(r"(?<!ltr\">)[+−]\d[^<\"]*<", shown.partition("<body>")[2])


def test_a_css_string_cannot_be_ended() -> None:
    assert css_string('a"}</style>') == '"a\\22 \\7d \\3c \\2f style\\3e "'


@pytest.mark.browser
@pytest.mark.parametrize("mode", [[], ["--blink-settings=preferredColorScheme=0"], ["--window-size=390,800"]])
def test_no_violation_of_wcag_in_a_browser(html: str, tmp_path: Path, mode: list[str]) -> None:
    axe = Path(os.environ.get("AXE_CORE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not axe.is_file() or browser is None:
        pytest.skip("needs Chromium and axe-core; set AXE_CORE to axe.min.js")
    run = (
        "axe.run().then(found => {const out = document.createElement('pre'); out.id = 'found'; out.textContent = "
        "JSON.stringify(found.violations.map(v => [v.id, v.nodes.map(n => n.html)])); document.body.append(out)})"
    )
    library = axe.read_text(encoding="utf-8").replace("</script", "<\\/script")
    page = tmp_path / "page.html"
    page.write_text(
        html.replace("</body>", f"<script>{library}</script><script>{run}</script></body>"), encoding="utf-8"
    )
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom"]
    done = subprocess.run([*command, *mode, page.as_uri()], capture_output=True, text=True, check=True)
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None
    assert json.loads(found.group(1)) == []


def test_french_signs_stay_with_their_words_and_tags_as_they_are() -> None:
    space = "\N{NARROW NO-BREAK SPACE}"
    html = '<style>a :b</style><body><p title="a : b">Dit : « oui » ; non ? 10 : 2</p></body>'
    told = f"Dit{space}: «{space}oui{space}»{space}; non{space}? 10{space}: 2"
    assert kept_together(html) == f'<style>a :b</style><body><p title="a : b">{told}</p></body>'
