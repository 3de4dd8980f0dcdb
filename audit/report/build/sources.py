"""The guidance statements and standards behind the questions."""

from __future__ import annotations

import re

from audit.checklists.load import load_guidance
from audit.report.build.material import Material, all_items, jurisdiction_of
from audit.report.context import Section, Term

_FAMILY = re.compile(r"[,:] ")


def sources_section(material: Material) -> Section | None:
    """Return the guidance statements and the standards, each with the questions that it asks for."""
    words = material.words
    statements: dict[str, list[str]] = {}
    cited: dict[str, list[str]] = {}
    for judged in all_items(material.result):
        for reference in material.items[judged.item].references:
            found, name = (cited, reference.standard) if reference.standard else (statements, reference.id)
            found.setdefault(name, []).append(material.numbers[judged.item])
    parts = tuple(
        Section(anchor=anchor, title=title, entries=entries, kind=kind)
        for anchor, title, kind, entries in (
            ("statements", words.say("Statements of the guidance"), "lines", _statements(statements, material)),
            ("standards", words.say("Standards and laws"), "run-in", standards(cited)),
            ("lawful", words.say("Why the actions are lawful"), "lines", _lawful(material)),
        )
        if entries
    )
    if not parts:
        return None
    return Section(
        anchor="sources",
        title=words.say("Sources"),
        paragraphs=(words.say("In brackets stand the questions that each of them asks for."),),
        parts=parts,
    )


def _statements(found: dict[str, list[str]], material: Material) -> tuple[Term, ...]:
    known = load_guidance(material.words.locale.language)
    return tuple(
        Term(name=name, text=known[name].says if name in known else "", after=f"({', '.join(numbers)})")
        for name, numbers in sorted(found.items(), key=_id_order)
    )


def untranslated_statements(material: Material) -> frozenset[str]:
    """Return the statements that the report quotes in English, for want of a translation."""
    language = material.words.locale.language
    source, said = load_guidance(), load_guidance(language)
    return frozenset(one.says for name, one in source.items() if language != "en" and said[name].says == one.says)


def standards(found: dict[str, list[str]]) -> tuple[Term, ...]:
    """Return the standards, each with its items; those that begin alike, up to a comma or colon, in one entry."""
    families: dict[str, list[str]] = {}
    for name in sorted(found, key=lambda name: _id_order((name, []))):
        families.setdefault(_FAMILY.split(name, maxsplit=1)[0], []).append(name)
    return tuple(Term(name="", text=_entry(family, names, found)) for family, names in families.items())


def _entry(family: str, names: list[str], found: dict[str, list[str]]) -> str:
    """Return a standard with its items, then what is taken from it by name: "A (1.1): article 5 (1.2)"."""
    if len(names) == 1:
        return _member(names[0], "", found)
    whole = f"{family} ({', '.join(found[family])})" if family in found else family
    parts = [_member(name, family, found) for name in names if name != family]
    return f"{whole}: {'; '.join(parts)}"


def _member(name: str, family: str, found: dict[str, list[str]]) -> str:
    """Return what a standard is called within its family, and the items that it asks for."""
    own = name.removeprefix(family).lstrip(",: ")
    return f"{own} ({', '.join(found[name])})".lstrip()


def _lawful(material: Material) -> tuple[Term, ...]:
    """Return the notes of the jurisdiction that applies, or of all where it is not known which, each with its items."""
    words, here = material.words, jurisdiction_of(material.result)
    found: dict[tuple[str, str], list[str]] = {}
    for action in material.result.actions:
        item = material.items.get(action.item)
        notes = () if item is None or item.remediation is None else item.remediation.lawful_notes
        for note in [note for note in notes if note.jurisdiction.lower() == here] or notes:
            text = words.say("{text} (as of {date})", text=note.text.rstrip("."), date=words.dated(note.date))
            found.setdefault((note.jurisdiction.upper(), text), []).append(material.numbers[action.item])
    return tuple(
        Term(name=jurisdiction, text=f"{text} ({', '.join(sorted(numbers, key=_number_order))})")
        for (jurisdiction, text), numbers in found.items()
    )


def _number_order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _id_order(entry: tuple[str, list[str]]) -> tuple[bool, str, int]:
    """Order guidance ids by letter and number, then standards by name."""
    name = entry[0]
    if name[1:].isdigit():
        return False, name[0], int(name[1:])
    return True, name.lower(), 0
