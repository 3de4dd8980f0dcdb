"""Finds a language's gettext catalogue: templates/locale/<language>/LC_MESSAGES/report.po."""

from __future__ import annotations

import gettext
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from audit.resources import folder

DOMAIN = "report"
PSEUDO = "en-XA"
"""The pseudo-language: every sentence that goes through the catalogue is in brackets and accented."""

_FRENCH_END = re.compile(r"(?<=[^\s:])[ \u00a0](?=[;:!?%»](?:[\s.,)]|$))")
_FRENCH_START = re.compile(r"«[ \u00a0\u202f]?(?=\S)")
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçêîñöüýÁÇÊÎÑÖÜÝ")


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language lies, whether or not it is there."""
    return folder("templates") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def has_catalogue(language: str) -> bool:
    """Return whether there is a catalogue of a language, or of its base language."""
    return language == PSEUDO or any(catalogue_path(name).is_file() for name in _names(language))


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, or of its base language; without one, every sentence stays English."""
    if language.replace("_", "-") == PSEUDO:
        return _Pseudo()
    for name in _names(language):
        path = catalogue_path(name)
        if path.is_file():
            return _compile(path)
    return gettext.NullTranslations()


def _names(language: str) -> tuple[str, str]:
    whole = language.replace("-", "_")
    return whole, whole.split("_")[0]


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return _accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _accented(msgid1 if n == 1 else msgid2)


def _accented(template: str) -> str:
    parts = re.split(r"(\{[^}]*\})", template)
    return "[" + "".join(part if part.startswith("{") else part.translate(_ACCENTS) for part in parts) + "]"


def spaced(text: str) -> str:
    """Return a French text with narrow no-break spaces before its signs and inside its quotes."""
    return _FRENCH_END.sub("\N{NARROW NO-BREAK SPACE}", _FRENCH_START.sub("«\N{NARROW NO-BREAK SPACE}", text))


def _compile(path: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    if catalogue.locale_identifier == "fr":
        for entry in catalogue:
            forms = entry.string
            entry.string = spaced(forms) if isinstance(forms, str) else tuple(spaced(form) for form in forms or ())
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
