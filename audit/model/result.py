"""The result document: everything that any report, history row or comparison is a rendering of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.model.checklist import Checklist
from audit.model.measurement import CellKey, Fact, Measurement
from audit.model.message import Message
from audit.model.period import Period
from audit.model.profile import Profile, Waiver
from audit.model.promises import Attention, Commitment, ReportedAction
from audit.types import Audience, Effort, Horizon, Importance, IssueLevel, Obligation, Outcome

SCHEMA_VERSION = "1.1"
"""1.1 added what was promised, and what was said to it (`reported_actions`, `responses`, `commitments`, `attention`); a
document of 1.0 reads as without."""


LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DataIssue:
    """Something the import noticed. It names the place, never the value."""

    code: str
    level: IssueLevel
    message: Message
    file: str = ""
    sheet: str = ""
    cell: str = ""  # "C17", or a column's header
    table: str = ""
    rows: int | None = None  # how many rows it concerns
    hint: Message | None = None
    mapping: str = ""  # the line to paste into the mapping file

    @property
    def mapping_shown(self) -> str:
        """Return that line for a reader; nothing where a header makes it longer than anybody would paste."""
        return self.mapping if len(self.mapping) <= LONGEST_LINE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """An input file, or sheet of one, and what was understood of it."""

    file: str
    sheet: str
    table: str  # empty: not used
    rows: int
    rows_outside_period: int = 0  # 0 as well where they are too few to be counted
    columns: Mapping[str, str] = field(default_factory=dict)  # header -> canonical column ("" unused)
    sha256: str = ""
    said: str = ""  # why it was read as this table, or not used


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody answered to an asked item."""

    item: str
    value: str
    evidence: str = ""
    date: str = ""
    owner: str = ""
    source: str = ""  # file, sheet and cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score in [0, 1] with its range and coverage; `value` is None where it is withheld or nothing is assessed."""

    value: float | None
    low: float
    high: float
    coverage: float
    withheld: Message | None = None
    uncapped: float | None = None  # before gates; equal to what `value` would be without them
    capped_by: tuple[str, ...] = ()  # item ids
    waived_value: float | None = None  # with waived items left out; None where there is no waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """An item judged."""

    item: str
    checklist: str
    outcome: Outcome
    score: float | None
    low: float  # of the score, if undisclosed values fell the worst way
    high: float
    weight: float  # as the item, a profile or the importance sets it
    reason: Message | None = None
    measurement: Measurement | None = None
    answer: Answer | None = None
    waiver: Waiver | None = None
    waiver_expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistResult:
    """A checklist aggregated. `share` is its part of the overall weight, before anything leaves."""

    checklist: str
    version: str
    digest: str
    score: Score
    share: float
    items: tuple[ItemResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do, ordered by what the overall score gains for the effort."""

    item: str
    checklist: str
    text: str
    owner_role: str
    owner: str
    effort: Effort
    horizon: Horizon
    due: date
    gain: float | None  # points of the overall score (0-100), found by re-scoring; None where it may not be shown
    priority: float
    importance: Importance
    obligation: Obligation
    takes: tuple[Fact, ...] = ()
    cost: float | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRecord:
    """An item that could not be assessed, and the columns that would allow it."""

    item: str
    checklist: str
    weight: float  # part of the overall weight, 0 to 1
    reason: Message
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCell:
    """A group of people that figures of this report are made from; `value` is None where it is hidden."""

    key: CellKey
    value: float | None
    public: bool = False  # known whatever its size: rows of a file, a line-up that was announced
    many_moved: bool = False  # so many joined or left since the last period that the change tells of nobody
    low: float | None = None  # where it is hidden, what the bounds of a share say of it all the same
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was proven about the hidden figures, and what is only by rule."""

    audience: Audience
    hidden: int  # how many of them are small themselves is not said: it would narrow down each of them
    attack: Message
    proven: tuple[str, ...] = ()  # statistics
    by_rule: tuple[str, ...] = ()
    narrowest: float | None = None  # width of the narrowest attacked interval, in people
    recovered: int = 0  # hidden cells that the attack recovers; a result with one is never written
    solver: str = ""
    seconds: float = 0.0  # at most so many: rounded up, so that two runs say the same
    earlier: tuple[str, ...] = ()  # periods attacked together with this one
    notes: tuple[Message, ...] = ()
    optimal_gap: float | None = None  # of the cost of all that is hidden, at most so much could be spared
    cells: tuple[KnownCell, ...] = ()  # what a reader knows, so that the attack can be repeated from the document
    categories: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)  # by population, dimension
    rounded_rows: Mapping[str, int] = field(default_factory=dict)  # table -> its rows are rounded down to a multiple


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What a result was made with; part of the key of a snapshot."""

    tool: str
    measures: str
    scoring: str
    schema: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """One organisation, one period, one audience. Holds results only: no row and no small cell."""

    organisation: str
    period: Period
    created: date
    audience: Audience
    profile: Profile
    settings_digest: str
    settings: Mapping[str, str]  # printed in the method page
    versions: Versions
    overall: Score
    checklists: tuple[ChecklistResult, ...]
    definitions: tuple[Checklist, ...]  # the checklists applied, so that the document stands alone
    actions: tuple[Action, ...]
    to_record: tuple[ToRecord, ...]
    sources: tuple[SourceFile, ...]
    issues: tuple[DataIssue, ...]
    certificate: Certificate
    waivers: tuple[Waiver, ...] = ()
    currency: str = ""
    completeness: Message | None = None  # whether rows were checked against declared totals
    reported_actions: tuple[ReportedAction, ...] = ()  # last year's plan, as it came back
    responses: Mapping[str, str] = field(default_factory=dict)  # item -> what management says to the finding
    commitments: tuple[Commitment, ...] = ()
    attention: tuple[Attention, ...] = ()
    schema: str = SCHEMA_VERSION

    def item(self, item_id: str) -> ItemResult | None:
        """Return the judged item of that id."""
        for checklist in self.checklists:
            for result in checklist.items:
                if result.item == item_id:
                    return result
        return None
