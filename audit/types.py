"""Words with one meaning everywhere: the enumerations that model, scoring and reports share."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What an item came to. The last five are no scores, and none of them is zero."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"
    INSUFFICIENT_DATA = "insufficient_data"
    SUPPRESSED = "suppressed"
    ERROR = "error"

    @property
    def is_scored(self) -> bool:
        """Whether the outcome carries a score in [0, 1]."""
        return self in (Outcome.MET, Outcome.PARTLY_MET, Outcome.NOT_MET)


class Importance(StrEnum):
    """How much an item matters; the weights stand in one table, `audit.scoring.weights`."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Obligation(StrEnum):
    """How binding the source of an item is."""

    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"


class Effort(StrEnum):
    """What an action takes; the points stand in one table, `audit.scoring.weights`."""

    XS = "XS"
    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


class Horizon(StrEnum):
    """When an action is due."""

    DAYS_30 = "30-days"
    THIS_YEAR = "this-year"
    NEXT_YEAR = "next-year"


class Audience(StrEnum):
    """Who reads a report; what is hidden from one is hidden from the next."""

    CONFIDENTIAL = "confidential"
    INTERNAL = "internal"
    PUBLIC = "public"


class RecordUnit(StrEnum):
    """What one row, and so one count, stands for. Disclosure control protects persons."""

    PERSON = "person"
    EVENT = "event"
    SESSION = "session"
    ORGANISATION = "organisation"
    POLICY = "policy"
    MONEY = "money"
    TIME = "time"


class Sensitivity(StrEnum):
    """How carefully a column's values must be kept."""

    PUBLIC = "public"
    INTERNAL = "internal"
    SPECIAL = "special"


class ValueUnit(StrEnum):
    """The unit of a measured value, as a report prints it."""

    SHARE = "share"  # 0 to 1, printed in per cent
    PERCENT = "percent"  # already in per cent, may be negative: gaps
    POINTS = "points"  # percentage points
    COUNT = "count"
    RATIO = "ratio"
    DAYS = "days"
    MINUTES = "minutes"
    MONEY = "money"
    INDEX = "index"
    PROBABILITY = "probability"


class Statistic(StrEnum):
    """What kind of statistic a figure is. Disclosure control proves the linear ones and rules on the others."""

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    QUANTILE = "quantile"
    GAP = "gap"
    RATIO = "ratio"
    INDEX = "index"
    COEFFICIENT = "coefficient"
    PROBABILITY = "probability"


class Visibility(StrEnum):
    """Whether a figure has passed disclosure control, and with what result."""

    RAW = "raw"  # never in a result
    SHOWN = "shown"
    COARSENED = "coarsened"
    HIDDEN = "hidden"


class MeasureState(StrEnum):
    """Why a measurement has, or has not, a value."""

    OK = "ok"
    NO_DATA = "no_data"  # table or column missing, or no rows
    NO_POOL = "no_pool"  # a value, but nothing to compare it with
    INSUFFICIENT = "insufficient"  # too few to say
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


class IssueLevel(StrEnum):
    """How much a data issue matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class GroupSource(StrEnum):
    """Who said which group a person belongs to. It is printed beside every figure made from it."""

    SELF_DESCRIBED = "self-described"
    EMPLOYER_RECORD = "employer-record"
    ASSIGNED_BY_OTHERS = "assigned-by-others"
    PUBLIC = "public"  # announced with the person's name, as boards are; never taken from a data file
    UNKNOWN = "unknown"
