"""The sheets of a checklist as a workbook: each column, the key of the YAML file it stands for, and its note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.types import Effort, Horizon, Importance, Obligation, Outcome


class CellKind(StrEnum):
    """How a value stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"  # yes or empty
    LINES = "lines"  # a list of words, one a line
    YAML = "yaml"  # a small structure, as in the YAML file


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its header, where its value belongs in the entry, and what to write into it."""

    header: str
    path: tuple[str, ...]
    note: str
    kind: CellKind = CellKind.TEXT
    choices: tuple[str, ...] = ()
    width: int = 18


@dataclass(frozen=True, slots=True)
class SheetDeclaration:
    """A sheet: one row an entry. Entries of an item name it in the column `item`."""

    name: str
    key: str  # of the list in the checklist, or in the item
    about: str
    columns: tuple[SheetColumn, ...]


def _text(header: str, note: str, path: str = "", *, width: int = 18, choices: tuple[str, ...] = ()) -> SheetColumn:
    return SheetColumn(header, tuple((path or header).split(".")), note, CellKind.TEXT, choices, width)


def _typed(kind: CellKind, header: str, note: str, path: str = "", *, width: int = 14) -> SheetColumn:
    return SheetColumn(header, tuple((path or header).split(".")), note, kind, (), width)


_ITEM = _text("item", "The id of the item that this belongs to.")
_NUMBER, _FLAG, _LINES, _YAML = CellKind.NUMBER, CellKind.FLAG, CellKind.LINES, CellKind.YAML

CHECKLIST = SheetDeclaration(
    "Checklist",
    "",
    "One row: the checklist itself.",
    (
        _typed(_NUMBER, "format", "The version of the format: 1."),
        _text("id", "Short name in lower case, words joined by hyphens; never changed."),
        _text("version", "Raise it whenever the content changes. Keep the cell formatted as text."),
        _text("title", "As reports print it.", width=30),
        _text("summary", "One sentence on what good practice is.", width=60),
    ),
)
ITEMS = SheetDeclaration(
    "Items",
    "items",
    "One row a question. The first five columns, and one way to assess it, are needed.",
    (
        _text("id", "Short name in lower case, words joined by hyphens; never changed and never used again.", width=26),
        _text("title", "How it stands when it is met, in the present tense.", width=34),
        _text("title_unmet", "How it stands when it is not met.", width=34),
        _text("importance", "How much it matters.", choices=tuple(Importance)),
        _text("question", "What is asked.", width=40),
        _text("rationale", "Why it matters, in plain words.", width=50),
        _text("obligation", "How binding the source is.", choices=tuple(Obligation)),
        _typed(_NUMBER, "weight", "Only to set a weight other than that of the importance."),
        _text("ask", "Asked: the scale of the answer.", "assess.ask"),
        _text("measure", "Measured: the name of the measure.", "assess.measure"),
        _typed(
            _YAML, "with", "The measure's parameters: {table: events, is: {captioned: yes}}.", "assess.with", width=40
        ),
        _typed(_NUMBER, "at_least", "Met from this value on.", "assess.band.at_least"),
        _typed(_NUMBER, "at_most", "Met up to this value.", "assess.band.at_most"),
        _typed(_YAML, "within", "Met between two values: [0.8, 1.25].", "assess.band.within"),
        _typed(_YAML, "floor", "Not met from here; a pair around within: [0.5, 2].", "assess.band.floor"),
        _typed(_FLAG, "stepped", "yes: partly met between target and floor, without a slope.", "assess.band.stepped"),
        _typed(_NUMBER, "partly", "What a stepped band counts in between.", "assess.band.partly"),
        _typed(_FLAG, "significant", "yes: not met is said only after a test.", "assess.band.significant"),
        _typed(_NUMBER, "minimum_n", "Judged from this many records on.", "assess.band.minimum_n"),
        _text("norm", "Where the thresholds come from.", "assess.band.norm", width=30),
        _text("otherwise", "The scale to ask on where the measure cannot be shown.", "assess.otherwise.scale"),
        _typed(_LINES, "otherwise_evidence", "What to look for then, one a line.", "assess.otherwise.evidence"),
        _text("combine", "Combined: how.", "assess.combine", choices=("min", "mean", "all", "any")),
        _typed(_LINES, "combined_items", "The ids of the items combined, one a line.", "assess.items"),
        _text("applies_table", "Applies only if this table has rows.", "applies_when.table"),
        _typed(
            _YAML, "applies_where", "Only such rows: {format: [in-person, hybrid]}.", "applies_when.where", width=30
        ),
        _typed(_YAML, "applies_settings", "Only for such settings: {country: [GB]}.", "applies_when.settings"),
        _text("applies_reason", "What is said where it does not apply.", "applies_when.reason", width=30),
        _typed(_LINES, "evidence", "What to look for, one a line.", width=30),
        _text("action", "What to do first.", "remediation.text", width=50),
        _text("effort", "What it takes.", "remediation.effort", choices=tuple(Effort)),
        _text("owner_role", "Who does it.", "remediation.owner_role"),
        _text("horizon", "When it is due.", "remediation.horizon", choices=tuple(Horizon)),
        _text("cost_basis", "What the cost is made of.", "remediation.cost_basis", width=30),
        _typed(_LINES, "depends_on", "Items whose action comes first, one a line.", "remediation.depends_on"),
        _typed(_LINES, "excludes", "Items whose action cannot be taken as well.", "remediation.excludes"),
        _typed(_LINES, "replaces", "Older items that this one continues, one a line."),
        _text("replaced_by", "Retired: the item in its place."),
        _text("since", "Version in which it first stood."),
    ),
)
REFERENCES = SheetDeclaration(
    "References",
    "references",
    "One row a source: the id of a guidance statement, or the name of a standard.",
    (
        _ITEM,
        _text("id", "A guidance id."),
        _text("standard", "A standard or publication.", width=50),
        _text("url", "Its address.", width=40),
    ),
)
LAWFUL_NOTES = SheetDeclaration(
    "Lawful notes",
    "lawful_notes",
    "What makes an action lawful, by jurisdiction.",
    (
        _ITEM,
        _text("jurisdiction", "uk, us, eu or a country."),
        _text("text", "What the law allows and forbids here.", width=70),
        _text("date", "As of which day: 2026-01-31."),
    ),
)
EXAMPLES = SheetDeclaration(
    "Examples",
    "examples",
    "Worked cases that run as tests. Their input rows are on the next sheet.",
    (
        _ITEM,
        _text("name", "What the case shows.", width=40),
        _text("answer", "For asked items: the answer."),
        _text("outcome", "What must come out.", choices=tuple(Outcome)),
        _typed(_NUMBER, "value", "The measured value."),
        _typed(_NUMBER, "score", "The score, 0 to 1."),
        _typed(_YAML, "settings", "Settings of the case: {country: GB}."),
    ),
)
EXAMPLE_ROWS = SheetDeclaration(
    "Example rows",
    "given",
    "The input rows of the examples, one a row.",
    (
        _ITEM,
        _text("example", "The name of the example.", width=40),
        _text("table", "The input table."),
        _typed(_YAML, "row", "Columns and values: {event: A, captioned: yes}. Empty: the table has no rows.", width=90),
    ),
)
GATES = SheetDeclaration(
    "Gates",
    "gates",
    "Items that cap the score of the checklist while they are not met.",
    (_ITEM, _typed(_NUMBER, "cap", "The highest score then, 0 to 1."), _text("reason", "Why.", width=60)),
)
RETIRED = SheetDeclaration(
    "Retired",
    "retired",
    "Ids that are asked no longer, and never used again.",
    (_text("id", "The old id."), _text("replaced_by", "The item in its place."), _text("reason", "Why.", width=60)),
)
SHEETS = (CHECKLIST, ITEMS, REFERENCES, LAWFUL_NOTES, EXAMPLES, EXAMPLE_ROWS, GATES, RETIRED)
