"""Whether rows are of people at work: the headers of many other lists of people are understood too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.importing.absences import lists_absences, may_be_of_absence, stand_again
from audit.importing.fold import fold, header_key, header_words
from audit.importing.kinds_of_suppliers import names_vendors
from audit.importing.reading import Reading
from audit.importing.vocabulary import lookup

_ENOUGH_OF_STAFF = 3
_WHO = frozenset(("employee", "gender", "ethnicity", "disability"))
_NOT_OF_STAFF = frozenset(
    (
        *("trustee", "trustees", "speaker", "speakers", "panelist", "panellist", "talk"),
        *("volunteer", "volunteers", "einreichung", "vortragenden", "submission", "submissions", "proposal"),
        *("soumission", "propuesta"),
        *("attendee", "attendees", "participant", "ticket", "checkin", "checkins", "rsvp"),
    )
)
_ON_STAGE = frozenset(("keynote", "speaker", "panellist"))
_ALSO_AT_WORK = frozenset(("trainer", "instructor", "instructors", "referent", "referentin", "referenten", "sprecher"))
_OF_A_JOB = frozenset(
    ("employee", "department", "division", "job_group", "manager", "hired_on", "salary", "hourly_pay")
)
_OF_AN_ANSWER = frozenset(("id", "startdate", "start", "number", "no"))
_QUESTION = re.compile(r"(?i)(?:q|v|question|frage|pregunta)[ _.]?\d+(?:[._]\w{1,4})*")
_MANY_QUESTIONS = 5
_OF_SURVEY_PROGRAMMES = frozenset(
    (
        *("submitdate", "lastpage", "startlanguage", "datestamp", "ipaddr", "ipaddress", "refurl", "responseid"),
        *("recordeddate", "networkid", "submitdateutc", "startdateutc", "collectorid", "respondentid", "userlanguage"),
        *("datesubmitted", "distributionchannel", "responsetype", "durationinseconds", "antwortid", "startsprache"),
    )
)
"""Headers that two programmes for surveys or more write beside the answers."""
_OF_RESPONDENTS = _OF_SURVEY_PROGRAMMES | {"respondent", "timestamp", "startdate", "panelist", "household"}
"""Headers of which one is enough to say that rows are answers, and their pay what anybody earns elsewhere."""
_CHAIR = "chair"
_OF_FAMILY = frozenset(
    (
        *("relationship", "relation", "relationshiptoemployee", "relationtoemployee", "kinship", "parentesco"),
        *("dependantname", "dependentname", "dependantid", "dependentid", "beneficiaryname", "dependant", "dependent"),
        *("verwandtschaft", "verwandtschaftsverhaltnis", "liendeparente", "parentela", "nextofkin"),
    )
)
"""Headers of lists of the families of staff, by the same keys."""
_OTHER_PEOPLE = frozenset(
    ("customer", "client", "patient", "passenger", "athlete", "player", "subscriber", "borrower", "tenant", "driver")
)


def tells_of_staff(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether rows are of people at work, and not of those who apply, speak, come, answer or sit on a body."""
    if (any(map(_applies, headers)) or names_vendors(headers)) and "employee" not in reading.columns:
        return False
    if any(map(are_others, headers)) or any(_NOT_OF_STAFF & set(header_words(header)) for header in headers):
        return False
    if any(map(_takes_the_stage, headers)) or any(header_key(header) in _OF_FAMILY for header in headers):
        return False
    if lists_absences(headers):
        return _tells_a_job(reading) and not may_be_of_absence(reading) and not stand_again(reading)
    if _asks_questions(headers) and not _tells_a_job(reading):
        return False
    if not _WHO & reading.columns:  # names, work and pay were asked for before
        return True
    if _sit_on_a_committee(reading):
        return False
    if _are_paid(reading, headers) or "employee" in reading.columns:
        return True
    named = sum(map(bool, headers))
    return len(reading.matches) >= min(_ENOUGH_OF_STAFF, max(named / 2, 1))


def _are_paid(reading: Reading, headers: Sequence[str]) -> bool:
    """Return whether pay stands beside the group of each row: those are staff, if no survey asked them for it."""
    if not {"salary", "hourly_pay"} & reading.columns or any(match.how != "exact" for match in reading.matches):
        return False
    return not any(_OF_RESPONDENTS & {header_key(header)} for header in headers)


def _sit_on_a_committee(reading: Reading) -> bool:
    """Return whether what should be titles of jobs are the roles of a conference's committee."""
    title = next((match.position for match in reading.matches if match.column == "title"), None)
    if title is None or title not in reading.codes or _OF_A_JOB & (reading.columns - {"employee"}):
        return False
    told = [fold(text) for text in reading.codes[title].first(20)]
    others = lookup("not-an-appearance")
    of_it = [text for text in told if others.get(text) == "committee" or text == _CHAIR or text.endswith("pc member")]
    return 2 * len(of_it) > len(told)


def _tells_a_job(reading: Reading) -> bool:
    """Return whether something tells of work: the number of an answer, and when it was begun, do not."""
    vague = {match.column for match in reading.matches if header_key(match.header) in _OF_AN_ANSWER}
    return bool(_OF_A_JOB & reading.columns - vague)


def _asks_questions(headers: Sequence[str]) -> bool:
    """Return whether many headers are numbers of questions (“q2.6_1”), or some what survey programmes add."""
    keys = {header_key(header) for header in headers}
    if len(keys & _OF_SURVEY_PROGRAMMES) > 1:
        return True
    numbered = sum(bool(_QUESTION.fullmatch(header.strip())) for header in headers)
    return numbered >= _MANY_QUESTIONS and 3 * numbered >= sum(map(bool, headers))


def _takes_the_stage(header: str) -> bool:
    """Return whether a header is a word for people who speak or play at events, and not for those who train staff."""
    return lookup("person-of-role").get(fold(header)) in _ON_STAGE and fold(header) not in _ALSO_AT_WORK


def _applies(header: str) -> bool:
    """Return whether a header is the key of people who apply, and are not employed yet."""
    first, *more = header_words(header) or ("",)
    return first in ("applicant", "candidate", "enrollee") and more in ([], ["id"], ["no"], ["number"], ["name"])


def are_others(header: str) -> bool:
    """Return whether a header is the key of people who neither work for nor come to anybody: customers, patients."""
    first, *more = header_words(header) or ("",)
    return first in _OTHER_PEOPLE and more in ([], ["id"], ["no"], ["number"], ["name"], ["key"], ["code"])
