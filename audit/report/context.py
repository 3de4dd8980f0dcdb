"""What a report says, as plain data: sentences and numbers already in the reader's language.

Every rendering (HTML, PDF, workbook, CSV, Markdown) is made from this and adds no fact of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from audit.model.comparison import Comparison
from audit.model.plan import Plan
from audit.model.result import AuditResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: text, where it leads, and how it is set (`num`, `muted`, a state)."""

    text: str
    href: str = ""
    kind: str = ""
    anchor: str = ""  # the name by which others lead here
    shade: float | None = None  # 0 to 1: the depth of a heat cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's heading and how its cells are set; `width` is in per cent of the table."""

    heading: str
    kind: str = ""
    width: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption; the first cell of a row is its heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A score from 0 to 100 as a bar: all positions are in per cent of the track."""

    text: str
    value: float | None
    low: float
    high: float
    before: float | None = None
    target: float | None = None
    kind: str = ""  # the state that colours it
    label: str = ""  # what a screen reader hears


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One row of a dot chart. `other` is the second end of a dumbbell."""

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    other: float | None = None
    other_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as data: what it shows in words, and the table behind it. `svg` is drawn by audit.report.charts."""

    id: str
    kind: str  # dots, dumbbell, slope
    title: str
    alternative: str
    dots: tuple[Dot, ...]
    table: Table
    ticks: tuple[tuple[float, str], ...]
    reference: float | None = None
    reference_label: str = ""
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of evidence: what it is, and what it says."""

    name: str
    text: str
    after: str = ""  # what follows it, in the language of the report


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action as the plan prints it."""

    number: int
    item: str
    anchor: str
    number_of_item: str
    text: str
    short: str  # its first sentence
    title: str
    checklist: str
    owner: str
    due: str
    gain: str
    effort: str
    cost: str
    horizon: str
    importance: str
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An item that is not, or only partly, met."""

    anchor: str
    number: str
    state: str
    state_word: str
    title: str
    importance: str
    headline: str  # the value with its label
    value: str
    strip: Strip
    target: str
    evidence: tuple[Term, ...]
    notes: tuple[str, ...]
    why: str
    action: ActionLine | None
    remedy: str
    takes: tuple[str, ...]
    takes_in_full: tuple[str, ...]  # the same, with every record that it names
    references: str
    figures: str = ""  # the figures by group, unless an exhibit of the chapter shows them
    waiver: str = ""
    response: str = ""
    change: str = ""  # what became of it since last year


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item in the table of its chapter, and in the list of all questions."""

    number: str
    anchor: str
    title: str
    state: str
    state_word: str
    value: str
    basis: str
    strip: Strip
    change: str = ""
    moved: bool = False  # whether the change is one
    detail: str = ""  # its evidence; why it has no score, and what it needs
    finding: Finding | None = None  # what falls short


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Items that need no row: what is met, or what has no score."""

    kind: str
    title: str
    lines: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One checklist."""

    anchor: str
    number: int
    title: str
    summary: str
    strip: Strip
    score_words: str
    lede: tuple[str, ...]
    gates: tuple[str, ...]
    items: tuple[ItemLine, ...]
    counts: tuple[tuple[str, str, int], ...]  # state, word, number
    findings: tuple[Finding, ...]  # what falls short, or the first of it
    short: tuple[ItemLine, ...]  # what falls short and has no card, in a row each
    short_title: str
    first_width: int  # of their table, in per cent
    rest: tuple[Lines, ...]  # what is met, then what has no score
    hidden: str  # the questions whose figures are hidden
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...] = ()
    seen: bool = True  # whether anything could be assessed; else it has a line in a section of its own
    change: str = ""
    before: str = ""  # the score of the earlier year, in points
    target: str = ""  # the score that is wanted
    coverage: str = ""
    range: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key figure of the summary."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a bar: its state, where it begins and its width in per cent, and the words that say the same."""

    kind: str
    left: float
    width: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The board's page."""

    headline: str
    keys: tuple[Key, ...]
    mix: tuple[Share, ...]  # all questions that apply, by what became of them
    strip: Strip
    sentences: tuple[str, ...]
    strengths: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since the earlier period."""

    headline: str
    terms: Table
    notes: tuple[str, ...]
    chart: Chart | None
    tables: tuple[Table, ...]
    promises: Section | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """The actions of one horizon."""

    title: str
    sentence: str
    actions: tuple[ActionLine, ...]
    due: str = ""  # the date of all of them, where it is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of paragraphs and tables."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple[Section, ...] = ()
    terms: tuple[Term, ...] = ()
    entries: tuple[Term, ...] = ()  # many short ones, set in columns
    kind: str = ""  # of entries: `lines`, `run-in` (in halves), `run-on` (one paragraph); `columns`: of paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """Everything that a template may print."""

    language: str
    direction: str
    title: str
    organisation: str
    period: str
    created: str
    created_iso: str
    audience: str
    status: str
    cover_lines: tuple[Term, ...]
    summary: Summary
    changes: Changes | None
    chapters: tuple[Chapter, ...]
    plan: tuple[PlanPart, ...]
    plan_intro: tuple[str, ...]
    sections: tuple[Section, ...]
    identifier: str
    page: str = "A4"
    language_note: str = ""  # what of it is not in its language
    unprintable: str = ""  # which characters had to be replaced
    template: str = "report.html.j2"
    chosen: Plan | None = None  # the best set for a budget, where one was asked for
    result: AuditResult
    told: AuditResult  # the same, with the texts of its checklists in the language of the report
    foreign: frozenset[str] = frozenset()  # texts that have no translation
    comparison: Comparison | None = None
