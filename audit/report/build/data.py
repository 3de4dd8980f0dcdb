"""The data page: what was read, what was understood, and what was not."""

from __future__ import annotations

from audit.model.result import DataIssue, SourceFile
from audit.report.build.evidence import place_words
from audit.report.build.material import Material, all_items
from audit.report.columns import table_words
from audit.report.context import Cell, Column, Section, Table, Term
from audit.report.words import Words
from audit.types import GroupSource, IssueLevel

MOST_ISSUES = 40
LEVELS = (IssueLevel.ERROR, IssueLevel.WARNING, IssueLevel.INFO)


def data_section(material: Material) -> Section:
    """Return the section on data quality."""
    words = material.words
    paragraphs = [_counts_sentence(material), words.message(material.result.completeness)]
    if _group_sources(material):
        paragraphs.append(_group_sources(material))
    parts = [Section(anchor="sources-read", title=words.say("What was read"), entries=_sources(material), kind="lines")]
    return Section(
        anchor="data",
        title=words.say("Data quality"),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        parts=tuple(part for part in parts if part.entries),
        tables=(_issues_table(material),) if material.result.issues else (),
    )


def _counts_sentence(material: Material) -> str:
    words = material.words
    used = [source for source in material.result.sources if source.table]
    rows = sum(source.rows for source in used)
    text = words.plural(
        rows,
        "{n} row was read from {sheets}.",
        "{n} rows were read from {sheets}.",
        sheets=words.plural(len(used), "{n} sheet", "{n} sheets"),
    )
    counts = [(level, sum(1 for issue in material.result.issues if issue.level is level)) for level in LEVELS]
    if not any(count for _, count in counts):
        return words.say("{text} Nothing in it was unclear.", text=text)
    listed = words.listed([_level_count(level, count, words) for level, count in counts if count])
    return words.say("{text} The import noted {listed}.", text=text, listed=listed)


def _level_count(level: IssueLevel, count: int, words: Words) -> str:
    match level:
        case IssueLevel.ERROR:
            return words.plural(count, "{n} error", "{n} errors")
        case IssueLevel.WARNING:
            return words.plural(count, "{n} warning", "{n} warnings")
        case _:
            return words.plural(count, "{n} remark", "{n} remarks")


def _group_sources(material: Material) -> str:
    words = material.words
    found = {
        (name.rpartition(".")[2], source)
        for judged in all_items(material.result)
        if judged.measurement is not None
        for name, source in judged.measurement.group_sources.items()
    }
    others = sorted({words.group(name) for name, source in found if source is GroupSource.ASSIGNED_BY_OTHERS})
    unknown = sorted({words.group(name) for name, source in found if source is GroupSource.UNKNOWN})
    sentences = []
    if others:
        sentences.append(
            words.say("Groups assigned by others, not by the people themselves: {listed}.", listed=words.listed(others))
        )
    if unknown:
        sentences.append(
            words.say("It is not known who assigned these groups: {listed}.", listed=words.listed(unknown))
        )
    return " ".join(sentences)


def _sources(material: Material) -> tuple[Term, ...]:
    """Return the files with what was read from each, by the numbers that stand beside the figures."""
    files: dict[str, list[str]] = {}
    for source in material.result.sources:
        files.setdefault(source.file, []).append(_read(source, material))
    return tuple(Term(name=file, text=material.words.joined(sheets)) for file, sheets in files.items())


def _read(source: SourceFile, material: Material) -> str:
    words = material.words
    used = [name for name in source.columns.values() if name]
    unused = [header for header, name in source.columns.items() if not name]
    table = table_words((source.table,), words.locale.language) if source.table else words.say("not used")
    parts = [
        words.say("{sheet}: {table}", sheet=source.sheet, table=table) if source.sheet else table,
        words.plural(source.rows, "{n} row", "{n} rows"),
    ]
    if source.rows_outside_period:
        parts.append(words.say("{n} of them outside the period", n=source.rows_outside_period))
    if used:
        parts.append(words.plural(len(used), "{n} column used", "{n} columns used"))
    if unused:
        parts.append(words.say("not used: {unused}", unused=words.listed(unused, 6)))
    if source.said and not used and not unused:
        parts.append(words.phrase(source.said))
    return f"[{material.marks[source.file, source.sheet]}] {', '.join(parts)}"


def _issues_table(material: Material) -> Table:
    """Return errors and warnings one by one, remarks of one kind together."""
    words = material.words
    kinds: dict[tuple[str, ...], list[DataIssue]] = {}
    for issue in sorted(material.result.issues, key=lambda issue: LEVELS.index(issue.level)):
        alone = issue.level is not IssueLevel.INFO
        key = (issue.code, issue.file, issue.sheet, issue.cell, issue.message.text) if alone else (issue.code,)
        kinds.setdefault(key, []).append(issue)
    ordered = list(kinds.values())
    rows = tuple(
        (
            Cell(text=words.label(found[0].level), kind=f"level-{found[0].level}"),
            Cell(text=_places(found, words)),
            Cell(text=words.message(found[0].message)),
            Cell(text=_hint(found[0], words), kind="code" if found[0].mapping else ""),
        )
        for found in ordered[:MOST_ISSUES]
    )
    rest = len(ordered) - len(rows)
    note = words.plural(
        rest, "{n} more stands in the attached result document.", "{n} more stand in the attached result document."
    )
    return Table(
        caption=words.say("What the import noted"),
        columns=(
            Column(heading=words.say("Level"), width=11),
            Column(heading=words.say("Place"), width=28),
            Column(heading=words.say("What"), width=38),
            Column(heading=words.say("What to do"), width=23),
        ),
        rows=rows,
        note=note if rest else "",
        kind="register",
    )


def _places(found: list[DataIssue], words: Words) -> str:
    first = _place(found[0], words)
    more = len(found) - 1
    if not more:
        return first
    return words.plural(
        more, "{place}, and {n} more place like it", "{place}, and {n} more places like it", place=first
    )


def _place(issue: DataIssue, words: Words) -> str:
    return place_words(issue.file, issue.sheet, words, issue.cell) if issue.file else issue.table or "–"


def _hint(issue: DataIssue, words: Words) -> str:
    return " ".join(part for part in (words.message(issue.hint), issue.mapping_shown) if part) or "–"
