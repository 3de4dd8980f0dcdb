from __future__ import annotations

import shutil
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.errors import SettingsError
from audit.report import ReportContext, render_html, render_pdf
from audit.report.fonts import Shown, is_font, printable
from audit.report.theme import DARK, LIGHT, contrast, contrast_problems, default_theme, load_theme

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40H0z"/></svg>'


def theme(folder: Path, text: str) -> Path:
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    (folder / "logo.svg").write_text(SQUARE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_bundled_colours_can_be_read(colours: dict[str, str]) -> None:
    assert contrast_problems(colours) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[light]\nink = "#999999"', "ink on paper has a contrast of 2.8"),
        ('[light]\nink = "red"', "is no colour of a theme"),
        ('[light]\nbanner = "#000000"', "is no colour of a theme"),
        ('colour = "#000000"', "no key `colour`"),
        ('logo = "logo.svg"', "with a logo_text"),
        ('logo = "../../etc/hostname"\nlogo_text = "x"', "logo must be"),
        ("not toml", "no theme.toml that can be read"),
        ("light = 3", "is no colour of a theme"),
        ("light = [1]", "is no colour of a theme"),
        ('[fonts]\nregular = "logo.svg"', "fonts are regular, bold and italic"),
        ('[fonts]\nregular = "a.ttf"\nbold = "a.ttf"\nitalic = "a.ttf"', "fonts are regular, bold and italic"),
        ('fonts = "a.ttf"', "fonts are regular, bold and italic"),
    ],
)
def test_a_theme_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        load_theme(theme(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", b"not a picture"), ("a.svg", b"<html/>"), ("a.svg", b""), ("a.png", b"GIF89a"), ("a.jpg", b"\x89PNG")],
)
def test_a_logo_that_is_no_picture_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    folder = theme(tmp_path, f'logo = "{name}"\nlogo_text = "x"')
    (folder / name).write_bytes(content)
    with pytest.raises(SettingsError, match="no picture that can be read as") as raised:
        load_theme(folder)
    assert raised.value.place == str(folder / name)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("<p>\n{% if %}", "cover.html.j2:2", "Expected an expression"),
        ("\n\n{{ report.nothing }}", "cover.html.j2:3", "has no attribute 'nothing'"),
        ("<p>\n{{ nothing }}", "cover.html.j2:2", "'nothing' is undefined"),
        ("{{ 1 // 0 }}", "cover.html.j2:1", "ZeroDivisionError: integer division or modulo by zero"),
        ("<p>\n{{ report.chapters.items() }}", "cover.html.j2:2", "has no attribute 'items'"),
        ("\n{{ 'a' + 1 }}", "cover.html.j2:2", "TypeError: can only concatenate"),
        ("{{ 'a'|nothing }}", "cover.html.j2:1", "No filter named 'nothing'"),
        ("\n{% include 'cover.html.j2' %}", "cover.html.j2:2", "RecursionError: maximum recursion depth exceeded"),
        ("{% include 'nothing.html.j2' %}", "cover.html.j2:1", "nothing.html.j2"),
        ("{{ [1]|first(2, 3, 4) }}", "cover.html.j2:1", "TypeError: "),
    ],
)
def test_a_template_that_cannot_be_used_is_named(
    tmp_path: Path, context: ReportContext, text: str, place: str, said: str
) -> None:
    folder = theme(tmp_path, 'name = "Own"')
    (folder / "cover.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="A template of the theme cannot be used: ") as raised:
        render_html(context, load_theme(folder))
    assert raised.value.place == str(folder / place)
    sentence = str(raised.value.message)
    assert said in sentence
    assert "\n" not in sentence


def test_a_theme_without_what_a_bundled_template_asks_for_is_named(tmp_path: Path, context: ReportContext) -> None:
    folder = theme(tmp_path, 'name = "Own"')
    (folder / "macros.html.j2").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="A template of the theme cannot be used: ") as raised:
        render_html(context, load_theme(folder))
    assert raised.value.place == str(folder)


def test_a_template_that_is_no_text_is_named(tmp_path: Path, context: ReportContext) -> None:
    folder = theme(tmp_path, 'name = "Own"')
    (folder / "cover.html.j2").write_bytes("Übersicht".encode("latin-1"))
    with pytest.raises(SettingsError, match="A template of the theme cannot be used: ") as raised:
        render_html(context, load_theme(folder))
    assert raised.value.place.startswith(str(folder))


def test_a_fault_of_our_own_is_not_put_down_to_a_theme(
    context: ReportContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("audit.report.html.direction_of", broken)
    monkeypatch.setattr("audit.report.html.halves", broken)
    for chosen in (default_theme(), load_theme(theme(tmp_path, 'name = "Own"'))):
        with pytest.raises((ZeroDivisionError, TypeError)):
            render_html(context, chosen)


def test_a_theme_gives_colours_logo_and_templates(tmp_path: Path, context: ReportContext) -> None:
    folder = theme(tmp_path, 'name = "Own"\nlogo = "logo.svg"\nlogo_text = "A black square"\n[light]\nnavy = "#3b0a45"')
    (folder / "plan.html.j2").write_text('<section id="plan"><h2>Own plan</h2></section>', encoding="utf-8")
    own = load_theme(folder)
    html = render_html(context, own)
    assert "--navy:#3b0a45" in html
    assert 'alt="A black square"' in html
    assert "<h2>Own plan</h2>" in html
    assert render_pdf(context, html).startswith(b"%PDF-1.7")


def test_a_theme_gives_fonts_and_the_bundled_ones_fill_in(
    tmp_path: Path, context: ReportContext, conforms: Callable[..., str]
) -> None:
    bundled = default_theme().fonts
    lines = ["[fonts]"]
    for face, file in (("regular", "DejaVuSans.ttf"), ("bold", "DejaVuSans-Bold.ttf"), ("italic", "DejaVuSans.ttf")):
        shutil.copy(bundled / file, tmp_path / f"own-{face}.ttf")
        lines.append(f'{face} = "own-{face}.ttf"')
    own = load_theme(theme(tmp_path, "\n".join(lines)))
    html = render_html(context, own)
    assert html.count("format('truetype')") == 3
    assert b64encode((bundled / "DejaVuSans-Bold.ttf").read_bytes()).decode() in html
    assert b64encode((bundled / "AtkinsonHyperlegibleNext-Bold.woff2").read_bytes()).decode() not in html
    assert printable("ABC मानव ☃", own.fonts, own.faces) == Shown("ABC मानव ☃", ())
    report = tmp_path / "own.pdf"
    report.write_bytes(render_pdf(context, html))
    assert conforms(report) == ""


def test_a_text_that_is_called_a_font_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_text("no font", encoding="utf-8")
    assert not is_font(tmp_path / "a.ttf")
    assert is_font(default_theme().faces["regular"])
