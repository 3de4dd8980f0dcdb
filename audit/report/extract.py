"""Finds every sentence that a report may print, in code and templates, and compares it with the catalogues."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from audit.files import write_bytes
from audit.report.catalogue import catalogue_path
from audit.report.extract_messages import templates_in
from audit.resources import folder

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None,
    "mark": None,
    "mark_plural": (1, 2),
    "of_one": (1, 2),
    "plural": (2, 3),
    "_": None,
    "ngettext": (2, 3),
}
"""Functions whose arguments are sentences, with the place of the sentence (None: the first)."""

Sentence = str | tuple[str, str]
"""A template, or a singular with its plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueState:
    """How complete a catalogue is."""

    language: str
    total: int
    missing: tuple[str, ...]
    broken: tuple[str, ...]  # translations whose placeholders are not those of the sentence
    unused: tuple[str, ...]


@cache
def sentences(*, interface_only: bool = False) -> tuple[Sentence, ...]:
    """Return every sentence in the package and its templates, sorted; or only those that the report itself makes."""
    report = Path(__file__).resolve().parent
    base = report if interface_only else report.parent
    held: set[Sentence] = {found.template for found in templates_in(base) if found.template}
    found = {*_in_folder(base), *held, *_in_folder(folder("templates"))}
    found -= {form for sentence in found if not isinstance(sentence, str) for form in sentence}  # they are one entry
    return tuple(sorted(found, key=lambda sentence: sentence if isinstance(sentence, str) else sentence[0]))


def _in_folder(base: Path) -> Iterator[Sentence]:
    from babel.messages.extract import extract_from_dir

    methods = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]
    options = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
    for _, _, message, _, _ in extract_from_dir(str(base), methods, options, keywords=KEYWORDS):
        yield message if isinstance(message, str) else (message[0], message[1])


def check_catalogue(language: str, *, interface_only: bool = False, more: Iterable[str] = ()) -> CatalogueState:
    """Compare the catalogue of a language with the sentences, and with more that are found elsewhere."""
    from babel.messages.pofile import read_po

    wanted = _with_more(sentences(interface_only=interface_only), more)
    path = catalogue_path(language)
    translated: dict[str, tuple[str, ...]] = {}
    if path.is_file():
        with path.open("rb") as file:
            for entry in read_po(file):
                name = entry.id if isinstance(entry.id, str) else entry.id[0]
                forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",))
                if name and all(forms) and not entry.fuzzy:
                    translated[name] = forms
    names = [sentence if isinstance(sentence, str) else sentence[0] for sentence in wanted]
    return CatalogueState(
        language=language,
        total=len(names),
        missing=tuple(name for name in names if name not in translated),
        broken=tuple(_broken(wanted, translated)),
        unused=tuple(sorted(set(translated) - set(names))),
    )


def _broken(wanted: tuple[Sentence, ...], translated: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for sentence in wanted:
        name, *others = (sentence,) if isinstance(sentence, str) else sentence
        allowed = placeholders(name).union(*(placeholders(other) for other in others))
        required = placeholders(name) if not others else set()
        for form in translated.get(name, ()):
            used = placeholders(form)
            if not used <= allowed or not required <= used:
                yield name
                break


def placeholders(template: str) -> set[str]:
    """Return the names that a template fills in."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        return {"?"}


def _with_more(found: tuple[Sentence, ...], more: Iterable[str]) -> tuple[Sentence, ...]:
    held = {form for sentence in found for form in ((sentence,) if isinstance(sentence, str) else sentence)}
    return (*found, *(sentence for sentence in more if sentence not in held))


def write_template(path: Path, *, missing: str | None = None, more: Iterable[str] = ()) -> int:
    """Write all sentences as an empty catalogue, or those that a language has not yet. Returns how many there are."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(project="policy-audit", charset="utf-8")
    more = tuple(more)
    lacking = None if missing is None else set(check_catalogue(missing, more=more).missing)
    for sentence in _with_more(sentences(), more):
        if lacking is None or (sentence if isinstance(sentence, str) else sentence[0]) in lacking:
            catalogue.add(sentence)
    content = BytesIO()
    write_po(content, catalogue, width=0, omit_header=True)
    write_bytes(path, content.getvalue())
    return len(catalogue)
