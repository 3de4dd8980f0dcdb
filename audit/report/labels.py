"""The printed form of the product's own words. Group names are those that respondents use for themselves."""

from __future__ import annotations

from audit.model.comparison import Change
from audit.model.promises import Kept
from audit.types import Audience, Effort, GroupSource, Horizon, Importance, IssueLevel, Obligation, Outcome, Statistic


def mark(text: str) -> str:
    """Mark a string for the catalogue; it is translated where it is printed."""
    return text


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Mark a singular and its plural for the catalogue."""
    return one, many


LABELS: dict[str, str] = {
    Outcome.MET: mark("Met"),
    Outcome.PARTLY_MET: mark("Partly met"),
    Outcome.NOT_MET: mark("Not met"),
    Outcome.NOT_APPLICABLE: mark("Not applicable"),
    Outcome.NOT_ASSESSED: mark("Not assessed"),
    Outcome.INSUFFICIENT_DATA: mark("Too little data"),
    Outcome.SUPPRESSED: mark("Hidden to protect people"),
    Outcome.ERROR: mark("Could not be measured"),
    Importance.CRITICAL: mark("Critical"),
    Importance.HIGH: mark("High"),
    Importance.MEDIUM: mark("Medium"),
    Importance.LOW: mark("Low"),
    Obligation.SHALL: mark("shall"),
    Obligation.SHOULD: mark("should"),
    Obligation.MAY: mark("may"),
    Horizon.DAYS_30: mark("Within 30 days"),
    Horizon.THIS_YEAR: mark("This year"),
    Horizon.NEXT_YEAR: mark("Next year"),
    Audience.CONFIDENTIAL: mark("Confidential: for the analysts only"),
    Audience.INTERNAL: mark("Internal: for the organisation"),
    Audience.PUBLIC: mark("Public"),
    IssueLevel.INFO: mark("Information"),
    IssueLevel.WARNING: mark("Warning"),
    IssueLevel.ERROR: mark("Error"),
    GroupSource.SELF_DESCRIBED: mark("as people described themselves"),
    GroupSource.EMPLOYER_RECORD: mark("from the employer's records"),
    GroupSource.ASSIGNED_BY_OTHERS: mark("assigned by others"),
    GroupSource.PUBLIC: mark("announced to the public"),
    GroupSource.UNKNOWN: mark("source unknown"),
    Change.NEW: mark("New finding"),
    Change.FIXED: mark("Fixed"),
    Change.IMPROVED: mark("Improved"),
    Change.WORSE: mark("Worse"),
    Change.SAME: mark("Unchanged"),
    Change.STILL_OPEN: mark("Still open"),
    Change.OPEN_AGAIN: mark("Open again"),
    Change.NEWLY_ASSESSED: mark("Assessed for the first time"),
    Change.NO_LONGER_ASSESSED: mark("No longer assessed"),
    Kept.DONE: mark("Done"),
    Kept.DONE_LATE: mark("Done late"),
    Kept.DROPPED: mark("Dropped"),
    Kept.OVERDUE: mark("Overdue"),
    Kept.OPEN: mark("Not due yet"),
    Kept.UNREPORTED: mark("Not reported on"),
    Kept.NOT_TAKEN_UP: mark("Not taken up"),
    Statistic.COUNT: mark("number"),
    Statistic.SHARE: mark("share"),
    Statistic.RATE: mark("rate"),
    Statistic.SUM: mark("sum"),
    Statistic.MEAN: mark("mean"),
    Statistic.MEDIAN: mark("median"),
    Statistic.QUANTILE: mark("quantile"),
    Statistic.GAP: mark("gap"),
    Statistic.RATIO: mark("ratio"),
    Statistic.INDEX: mark("index"),
    Statistic.COEFFICIENT: mark("coefficient"),
    Statistic.PROBABILITY: mark("probability"),
}

GROUPS: dict[str, str] = {  # dimensions and their categories; what is not here is printed as the files write it
    "gender": mark("Gender"),
    "ethnicity": mark("Ethnicity"),
    "disability": mark("Disability"),
    "age_band": mark("Age"),
    "orientation": mark("Sexual orientation"),
    "religion": mark("Religion"),
    "class_background": mark("Class background"),
    "caring": mark("Caring responsibilities"),
    "language": mark("Language"),
    "level": mark("Level"),
    "department": mark("Department"),
    "division": mark("Division"),
    "job_group": mark("Job group"),
    "contract": mark("Contract"),
    "status": mark("Status"),
    "role": mark("Role"),
    "event": mark("Event"),
    "department_function": mark("Function"),
    "quarter": mark("Pay quarter"),
    "women": mark("Women"),
    "men": mark("Men"),
    "non-binary": mark("Non-binary people"),
    "another": mark("Another group"),
    "white": mark("White"),
    "black": mark("Black"),
    "asian": mark("Asian"),
    "hispanic-latino": mark("Hispanic or Latino"),
    "american-indian-alaska-native": mark("American Indian or Alaska Native"),
    "native-hawaiian-pacific-islander": mark("Native Hawaiian or Pacific Islander"),
    "middle-eastern-north-african": mark("Middle Eastern or North African"),
    "indigenous": mark("Indigenous"),
    "roma-traveller": mark("Roma or Traveller"),
    "mixed": mark("Mixed"),
    "not-disclosed": mark("Not disclosed"),
    "prefer-not-to-say": mark("Preferred not to say"),
    "under-30": mark("Under 30"),
    "30-49": mark("30 to 49"),
    "50-plus": mark("50 and over"),
    "full-time": mark("Full-time"),
    "part-time": mark("Part-time"),
    "hr": mark("HR department"),
    "keynote": mark("Keynotes"),
    "invited": mark("Invited speakers"),
    "speaker": mark("Speakers"),
    "panellist": mark("Panellists"),
    "moderator": mark("Moderators"),
    "session-chair": mark("Session chairs"),
    "poster": mark("Posters"),
    "workforce": mark("Workforce"),
    "median": mark("Median"),
    "p90": mark("Ninth decile"),
    "share-within": mark("Share within the limit"),
    "yes": mark("Yes"),
    "partly": mark("Partly"),
    "no": mark("No"),
}

IN_DIMENSION: dict[tuple[str, str], str] = {  # categories that mean another thing in another dimension
    ("gender", "another"): mark("Another gender"),
    ("disability", "yes"): mark("Disabled people"),
    ("disability", "no"): mark("Non-disabled people"),
}

ROLES: dict[str, str] = {
    "events lead": mark("Events lead"),
    "programme lead": mark("Programme lead"),
    "head of HR": mark("Head of HR"),
    "head of finance": mark("Head of finance"),
    "board chair": mark("Board chair"),
    "executive director": mark("Executive director"),
    "accessibility lead": mark("Accessibility lead"),
    "communications lead": mark("Communications lead"),
    "procurement lead": mark("Procurement lead"),
    "safety lead": mark("Safety lead"),
    "equity lead": mark("Equity lead"),
    "IT lead": mark("IT lead"),
}

SETTINGS: dict[str, str] = {
    "profile": mark("Profile"),
    "audience": mark("Audience"),
    "country": mark("Country"),
    "sector": mark("Sector"),
    "currency": mark("Currency"),
    "language": mark("Language"),
    "public_roster": mark("Line-ups were public"),
    "minimum_n": mark("Fewest records for a judgement"),
    "coverage_overall": mark("Least coverage for an overall score"),
    "coverage_checklist": mark("Least coverage for a checklist's score"),
    "hr_departments": mark("HR departments"),
    "fee_floors": mark("Lowest fair fee"),
    "group_sources": mark("Who assigned groups"),
    "exchange_rates": mark("Exchange rate"),
    "exchange_date": mark("Date of the exchange rates"),
    "parameters": mark("Parameter"),
    "full_time_hours": mark("Weekly hours of a full-time post"),
    "declared": mark("Declared total"),
    "owners": mark("Owner"),
}

STATUSES: dict[str, str] = {
    "open": mark("Open"),
    "in progress": mark("In progress"),
    "done": mark("Done"),
    "late": mark("Done late"),
    "dropped": mark("Dropped"),
}

EFFORT_WORDS: dict[Effort, str] = {
    Effort.XS: mark("Hours"),
    Effort.S: mark("Days"),
    Effort.M: mark("Weeks"),
    Effort.L: mark("Months"),
    Effort.XL: mark("A year or more"),
}

COUNTED: dict[str, tuple[str, str]] = {
    "person": mark_plural("{n} person", "{n} people"),
    "event": mark_plural("{n} event", "{n} events"),
    "session": mark_plural("{n} session", "{n} sessions"),
    "organisation": mark_plural("{n} record", "{n} records"),
    "policy": mark_plural("{n} policy", "{n} policies"),
    "money": mark_plural("{n} row", "{n} rows"),
    "time": mark_plural("{n} record", "{n} records"),
}

DAYS = mark_plural("{value} day", "{value} days")
MINUTES = mark_plural("{value} minute", "{value} minutes")
