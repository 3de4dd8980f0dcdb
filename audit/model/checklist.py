"""Checklists as data: what is asked, why, how it is judged and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.model.measurement import Parameter, Scalar
from audit.types import Effort, Horizon, Importance, Obligation, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Turns a value into a score: 1 from `target` on, 0 from `floor` on, a straight line between.

    `kind` is at_least, at_most or within. For `within`, `target` and `floor` hold (low, high) pairs, else one number
    each. `stepped` gives 1, `partly` or 0 without interpolation. `significant` demands a test before not_met is said.
    """

    kind: str
    target: tuple[float, ...]
    floor: tuple[float, ...]
    stepped: bool = False
    partly: float = 0.5
    significant: bool = False
    minimum_n: int = 0
    norm: str = ""  # the source of the thresholds, or "no norm; a parameter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """An item that is answered by hand, on a scale."""

    scale: str
    evidence: tuple[str, ...] = ()  # what to look for


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An item that a registered measure answers; `otherwise` is asked where the measure cannot be shown."""

    measure: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    band: Band
    otherwise: Ask | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Combine:
    """An item made of others."""

    how: str  # min, mean, all, any
    items: tuple[str, ...]


Assess = Ask | Measure | Combine


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When an item applies. A structured filter, never an expression to evaluate; blanks count as applicable."""

    table: str = ""
    where: Mapping[str, Scalar | tuple[Scalar, ...]] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reason: str = ""  # why it does not apply otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class LawfulNote:
    """What makes the action lawful, by jurisdiction; dated, because the law changes."""

    jurisdiction: str
    text: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remediation:
    """What to do: a change of process or policy that an institution can take."""

    text: str
    effort: Effort
    owner_role: str
    horizon: Horizon = Horizon.THIS_YEAR
    cost_basis: str = ""
    depends_on: tuple[str, ...] = ()  # items whose action must be done before
    excludes: tuple[str, ...] = ()  # items whose action cannot be taken as well
    lawful_notes: tuple[LawfulNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A guidance statement (by id) or a standard."""

    id: str = ""
    standard: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked case: input rows by table (or an answer) and what must come out. Runs as a test, printed in the docs."""

    name: str
    given: Mapping[str, tuple[Mapping[str, Scalar], ...]] = field(default_factory=dict)
    settings: Mapping[str, Parameter] = field(default_factory=dict)
    answer: str = ""
    outcome: Outcome
    value: float | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of a checklist."""

    id: str
    title: str
    title_unmet: str
    importance: Importance
    assess: Assess
    question: str = ""
    rationale: str = ""
    references: tuple[Reference, ...] = ()
    obligation: Obligation = Obligation.SHOULD
    weight: float | None = None
    applies_when: Condition | None = None
    evidence: tuple[str, ...] = ()
    remediation: Remediation | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: str = ""
    since: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Items whose not_met caps the checklist's score."""

    item: str
    cap: float  # 0 to 1
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The answers that can be given to an asked item, each with its score (None: not applicable)."""

    id: str
    title: str
    answers: Mapping[str, float | None]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A theme: its items, gates and the digest of its content."""

    id: str
    version: str
    title: str
    summary: str
    items: tuple[Item, ...]
    gates: tuple[Gate, ...] = ()
    scales: Mapping[str, Scale] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)  # id that is asked no longer -> id in its place, or ""
    digest: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of the guidance that the checklists answer to."""

    id: str
    checklist: str
    document: str
    says: str
    core: bool = False
