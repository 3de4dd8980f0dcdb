"""`audit doctor`: what is installed, and what is missing."""

from __future__ import annotations

import ctypes
import ctypes.util
import platform
import sys
from importlib import metadata

import typer
from rich.table import Table

from audit import __version__
from audit.cli.console import escape, out, say
from audit.resources import folder

PACKAGES = ("pandas", "pyarrow", "fastexcel", "openpyxl", "jinja2", "weasyprint", "scipy", "sqlalchemy")

PANGO_INSTALL = (
    "Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora: dnf install pango",
    "macOS: brew install pango",
    "Windows (MSYS2): pacman -S mingw-w64-x86_64-pango",
)


def doctor() -> None:
    """Say what is installed: versions, system libraries, fonts and where the history is."""
    table = Table(show_header=False)
    table.add_row("policy-audit", __version__)
    table.add_row("Python", f"{sys.version.split()[0]} ({platform.system()} {platform.machine()})")
    for package in PACKAGES:
        table.add_row(package, escape(_version(package)))
    pango, fine = _pango()
    table.add_row("Pango", escape(pango))
    fonts = ", ".join(sorted(path.stem for path in (folder("templates") / "fonts").glob("*.ttf")))
    table.add_row(say("Fonts"), escape(fonts or say("none found")))
    from audit.history import default_url

    table.add_row(say("History"), default_url())
    out.print(table)
    if not fine:
        out.print(escape(say("Pango is missing, so no PDF can be made. It is installed so:")), soft_wrap=True)
        for line in PANGO_INSTALL:
            out.print(f"- {escape(line)}", soft_wrap=True)
        raise typer.Exit(3)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return say("missing")


def _pango() -> tuple[str, bool]:
    """Ask the system library itself for its version, without importing the PDF engine."""
    found = ctypes.util.find_library("pango-1.0")
    try:
        library = ctypes.CDLL(found or "libpango-1.0.so.0")
    except OSError:
        return say("missing"), False
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode()), True
