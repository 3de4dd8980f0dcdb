"""The data page: what was read, what was understood, and what was not."""

from __future__ import annotations

from audit.model.result import DataIssue, SourceFile
from audit.report.build.evidence import place_words
from audit.report.build.material import Material, all_items
from audit.report.context import Cell, Column, Section, Table
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
    tables = [_sources_table(material)]
    if material.result.issues:
        tables.append(_issues_table(material))
    return Section(
        anchor="data",
        title=words.say("Data quality"),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        tables=tuple(table for table in tables if table.rows),
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


def _sources_table(material: Material) -> Table:
    words = material.words
    rows = tuple(
        (
            Cell(text=_numbered(source, material), kind="strong"),
            Cell(text=source.table or words.say("not used")),
            Cell(text=words.number(source.rows), kind="num"),
            Cell(text=words.number(source.rows_outside_period), kind="num"),
            Cell(text=_columns(source, words)),
        )
        for source in material.result.sources
    )
    return Table(
        caption=words.say("What was read"),
        columns=(
            Column(heading=words.say("File and sheet"), width=36),
            Column(heading=words.say("Read as"), width=17),
            Column(heading=words.say("Rows"), kind="num", width=9),
            Column(heading=words.say("Outside the period"), kind="num", width=11),
            Column(heading=words.say("Columns"), width=27),
        ),
        rows=rows,
        kind="register",
    )


def _numbered(source: SourceFile, material: Material) -> str:
    """Return a file and sheet with the number by which the chapters name it."""
    number = material.marks[source.file, source.sheet]
    return f"[{number}] {place_words(source.file, source.sheet, material.words)}"


def _columns(source: SourceFile, words: Words) -> str:
    used = [name for name in source.columns.values() if name]
    unused = [header for header, name in source.columns.items() if not name]
    if not used and not unused:
        return words.phrase(source.said) or "–"
    text = words.plural(len(used), "{n} used", "{n} used")
    if not unused:
        return text
    return words.say("{used}; not used: {unused}", used=text, unused=words.listed(unused, 6))


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
            Column(heading=words.say("Place"), width=25),
            Column(heading=words.say("What"), width=36),
            Column(heading=words.say("What to do"), width=28),
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
    return " ".join(part for part in (words.message(issue.hint), issue.mapping) if part) or "–"
