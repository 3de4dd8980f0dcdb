"""One self-contained HTML document: no script, no request, and the very document that the PDF is made from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from audit.errors import SettingsError
from audit.model.message import msg
from audit.report.charts import can_draw, draw
from audit.report.context import Chart, ReportContext
from audit.report.fonts import font_faces, printable
from audit.report.halves import halves
from audit.report.theme import Theme, default_theme
from audit.report.trend_context import LineChart, TrendContext
from audit.report.words import Words, words_of

_PLACE = re.compile(r'\bid="([^"]+)"')
_TEXT = re.compile(r">[^<]+<")
_FRENCH = re.compile(r"(?<=\S) (?=[:;?!»](?:\s|$|[.,)<]))|(?<=«) ")
_SIGNED = re.compile(r"(?:[+−]|&lt; ?)\u200f?[^\W\d_]{0,3}[€$£]?\d(?:[\d.,٫٬]*\d)?%?")
_PARTS = re.compile(r" +[·|/–—] +")
_LINK = re.compile(r'<a href="#([^"]+)"( lang="en")?>')


def render_html(context: ReportContext | TrendContext, theme: Theme | None = None) -> str:
    """Return the report as one HTML document."""
    chosen = theme or default_theme()
    words = words_of(context)
    shown = printable(_render(context, chosen, words), chosen.fonts, chosen.faces)
    if not shown.replaced:
        return shown.text
    said = words.plural(
        len(shown.replaced),
        "{n} character that no font of this report can show was replaced by a question mark: {codes}.",
        "{n} characters that no font of this report can show were replaced by question marks: {codes}.",
        codes=words.listed([f"U+{ord(character):04X}" for character in shown.replaced], 12),
    )
    return printable(_render(replace(context, unprintable=said), chosen, words), chosen.fonts, chosen.faces).text


def _render(context: ReportContext | TrendContext, chosen: Theme, words: Words) -> str:
    with _faults_of(chosen):
        html = _filled(context, chosen, words)
    linked = without_dead_links(html)
    if words.locale.language == "fr":
        return kept_together(linked)
    return isolated(linked) if words.direction == "rtl" else linked


@contextmanager
def _faults_of(theme: Theme) -> Iterator[None]:
    """Say of a template that cannot be used which one it is, and where; a fault of our own stays what it is."""
    try:
        yield
    except Exception as error:
        own = theme.templates[0]
        place = "" if theme == default_theme() else _place_of(error, own)
        if not place:
            raise
        what = (error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}") or ""
        reason = (what.splitlines() or [""])[0].rstrip(" .:")
        said = msg("theme-template", "A template of the theme cannot be used: {error}.", error=reason)
        raise SettingsError(said, code=said.code, place=place) from error


def _place_of(error: Exception, own: Path) -> str:
    """Return the file and line of a theme's template where an error came up; nothing where no theme is at fault."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}"
    lines = ((Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__))
    inside = [f"{file}:{line}" for file, line in lines if own in file.parents]
    if inside:
        return inside[-1]
    # A part that the theme replaced may lack what a bundled template asks of it, or is no text at all.
    return str(own) if isinstance(error, TemplateError | UnicodeDecodeError) else ""


def _filled(context: ReportContext | TrendContext, chosen: Theme, words: Words) -> str:
    template = _environment(chosen.templates).get_template(context.template)
    return template.render(
        report=context,
        _=words.say,
        ngettext=words.plural,
        colon=words.colon,
        semicolon=words.semicolon,
        picture=_picture(chosen),
        halves=halves,
        logo=chosen.logo,
        logo_text=chosen.logo_text,
        colours=Markup(_variables(chosen.light)),  # noqa: S704  colours of a theme, checked when it is read
        dark_colours=Markup(_variables(chosen.dark)),  # noqa: S704
        fonts=Markup(font_faces(chosen.faces)),  # noqa: S704
        name_parts=[(part, direction_of(part, words.direction)) for part in parts_of(context.organisation)],
        running=css_string(printable(f"{context.organisation} · {context.title}", chosen.fonts, chosen.faces).text),
    )


def kept_together(html: str) -> str:
    """Keep French signs on the line of the word that they belong to."""
    head, body, rest = html.partition("<body>")
    return head + body + _TEXT.sub(lambda text: _FRENCH.sub("\N{NARROW NO-BREAK SPACE}", text[0]), rest)


def isolated(html: str) -> str:
    """Isolate numbers with a sign in text that runs from right to left: else the sign stands on the other side."""
    head, body, rest = html.partition("<body>")
    return head + body + _TEXT.sub(lambda text: _SIGNED.sub(r'<bdi dir="ltr">\g<0></bdi>', text[0]), rest)


def without_dead_links(html: str) -> str:
    """Make plain text of links into the document that lead nowhere: a theme may leave a part out."""
    places = set(_PLACE.findall(html))
    return _LINK.sub(lambda link: link.group() if link[1] in places else "<a>", html)


def direction_of(name: str, own: str) -> str:
    """Return the direction that all letters of a name have; a name that mixes both runs as the report does."""
    kinds = {unicodedata.bidirectional(character) for character in name}
    if "L" in kinds and kinds & {"R", "AL"}:
        return own
    return "rtl" if kinds & {"R", "AL"} else "ltr"


def parts_of(name: str) -> list[str]:
    """Take a name apart that is given in scripts of both directions, so that each part has a line of its own."""
    parts = _PARTS.split(name)
    return parts if {direction_of(part, "") for part in parts} == {"ltr", "rtl"} else [name]


def _picture(theme: Theme) -> Any:
    def picture(chart: Chart | LineChart) -> str:
        """Return the drawn chart, or nothing where only its table can be set rightly."""
        words = [mark.label for mark in (chart.points if isinstance(chart, LineChart) else chart.dots)]
        words += [text for _, text in chart.ticks]
        return draw(chart, theme.light) if can_draw("".join(words)) else ""

    return picture


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def css_string(text: str) -> Markup:
    """Return a text as a CSS string in which no character can end the string, the rule or the style element."""
    inner = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{inner}"')  # noqa: S704  every other character is a hexadecimal escape


@cache
def _environment(folders: tuple[Any, ...]) -> Environment:
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
