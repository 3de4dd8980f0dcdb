"""Tables about hiring, movement, leave, learning and staff groups."""

from __future__ import annotations

from dataclasses import replace

from audit.tables.columns import category, count, day, key, money, number, table, text, yes_no
from audit.tables.dimensions import DIMENSIONS
from audit.tables.employee_keys import DEPARTMENT, EMPLOYEE, LEVEL
from audit.tables.employees import EMPLOYEES
from audit.types import RecordUnit

_OPENING = key(
    "opening",
    "The opening.",
    en="job id, requisition, requisition id, vacancy, job opening, posting, job, posting title",
)

APPLICATIONS = table(
    "applications",
    "Applications",
    "One row is one application for an opening.",
    replace(_OPENING),
    key(
        "applicant",
        "Any key of the person.",
        en="applicant id, candidate, candidate id, application id, applicant number, candidate number, opportunity id",
    ),
    *DIMENSIONS,
    category(
        "stage",
        "stage",
        "The last stage reached.",
        en="stage reached, status, application status, furthest stage, "
        "current stage, candidate status, application stage, hiring stage, recruitment stage, last stage, "
        "candidate stage, current status, pipeline stage, furthest stage reached, applicant status",
    ),
    day("applied_on", "When the application came.", en="application date, date applied, applied, applied date"),
    day("screened_on", "When it passed screening.", en="screening date, phone screen date"),
    day("interviewed_on", "When the interview was.", en="interview date, interviewed"),
    day("offered_on", "When an offer was made.", en="offer date, offered"),
    day("hired_on", "When the person was hired.", en="hire date, hired, start date"),
    text("source", "How the person came to apply.", en="source of hire, recruitment source, channel, referral source"),
    row=RecordUnit.PERSON,
    requires_any=(
        ("opening", "applicant"),
        ("stage", "interviewed_on", "offered_on", "hired_on"),
        ("applied_on", "stage"),
    ),
    flow_date="applied_on",
    en="applications, applicants, candidates, recruitment",
)

OPENINGS = table(
    "openings",
    "Openings",
    "One row is one post advertised.",
    replace(_OPENING, required=True, unique=True),
    DEPARTMENT,
    LEVEL,
    day("opened_on", "When it was published.", en="open date, posted on, posting date, published on"),
    day("filled_on", "When it was filled.", en="fill date, closed on, filled date"),
    yes_no("masked", "Names were masked when applications were read.", en="blind review, names masked, anonymised"),
    yes_no("structured", "Interviews were structured.", en="structured interview, structured interviews"),
    yes_no("question_bank_reviewed", "The questions came from a reviewed bank.", en="reviewed questions"),
    yes_no("mixed_panel", "The interview panel was mixed.", en="mixed interview panel, diverse interview panel"),
    yes_no("pay_range_published", "The pay range was published.", en="salary range published, pay range"),
    yes_no("adverts_reviewed", "The advertisement was reviewed for language.", en="advert reviewed, job ad reviewed"),
    yes_no("adjustments_offered", "Adjustments were offered at every stage.", en="adjustments offered"),
    yes_no("criteria_published", "The criteria were published.", en="selection criteria published"),
    row=RecordUnit.ORGANISATION,
    requires_any=(
        ("masked", "structured", "pay_range_published", "adverts_reviewed", "adjustments_offered", "opened_on"),
    ),
    flow_date="opened_on",
    en="openings, vacancies, requisitions, jobs",
)

MOVES = table(
    "moves",
    "Moves",
    "One row is one promotion, raise or high-visibility assignment.",
    replace(EMPLOYEE, required=True),
    day(
        "date",
        "When it took effect.",
        required=True,
        en="effective date, move date, date effective, promotion date, date of promotion, promoted on",
        de="Datum, Datum der Beförderung, Beförderungsdatum, befördert am, Beförderung am",
        fr="date de promotion, date de la promotion",
        es="fecha de promoción, fecha de ascenso, fecha del ascenso",
        pt="data da promoção, data de promoção",
        it="data promozione, data di promozione, data della promozione",
        nl="datum promotie, promotiedatum, bevorderd op",
    ),
    category("kind", "move", "Promotion, raise or assignment.", required=True, en="move, change type, type, action"),
    *DIMENSIONS,
    row=RecordUnit.PERSON,
    flow_date="date",
    en="moves, promotions, job changes",
)

LEAVE = table(
    "leave",
    "Parental leave",
    "One row is one parental leave.",
    EMPLOYEE,
    *DIMENSIONS,
    category("parent", "parent", "Birth, other or adoptive parent.", en="parent type, leave type"),
    number("weeks", "Weeks taken.", required=True, en="weeks taken, leave weeks, duration weeks"),
    number("weeks_full_pay", "Weeks at full pay.", en="weeks at full pay, fully paid weeks"),
    day("started_on", "First day of leave.", en="leave start, start date"),
    day("due_back", "When the return was due.", en="due back on, return due, expected return"),
    yes_no("returned", "The person came back.", en="has returned, returned to work"),
    yes_no("still_employed_12m", "Still employed twelve months after return.", en="still employed after 12 months"),
    row=RecordUnit.PERSON,
    requires_any=(("due_back", "returned", "still_employed_12m", "weeks_full_pay"),),
    en="leave, parental leave",
)

PROGRAMMES = table(
    "programmes",
    "Programmes",
    "One row is one place in a programme: mentoring, sponsorship, training, pro bono.",
    key(
        "programme",
        "The programme.",
        required=True,
        en="program, programme name, program name, course, training, "
        "course title, course name, "
        "training title, training name, training course, training program name, training programme name",
        fr="intitulé de la formation, nom de la formation, stage de formation",
        es="nombre del curso, curso",
        de="Schulung, Kurs, Kurstitel, Weiterbildung, Seminar",
        pt="nome do curso, curso, ação de formação",
        it="corso, titolo del corso",
        nl="cursus, opleidingstitel",
    ),
    category(
        "kind", "programme", "Mentoring, sponsorship, training, pro bono.", en="programme type, program type, type"
    ),
    replace(EMPLOYEE),
    *DIMENSIONS,
    day("date", "When it took place or began.", en="start date, training date, course date", de="Datum"),
    number(
        "hours",
        "Hours taken up.",
        en="hours spent, training hours, course hours, duration hrs, duration hours, duration (hours), "
        "hours of training, "
        "training duration hours",
        fr="nombre d'heures, durée en heures, heures de formation",
        es="horas de formación, horas del curso",
        de="Schulungsstunden, Dauer in Stunden",
        pt="horas de formação",
        it="ore di formazione",
        nl="opleidingsuren",
    ),
    number("hours_offered", "Hours offered.", en="offered hours"),
    yes_no("took_up", "The place was taken up.", en="taken up, completed, attended, participated"),
    yes_no("promoted_since", "The person was promoted since.", en="promoted"),
    yes_no("leader", "The person is a leader.", en="is leader, is manager"),
    yes_no("volunteer", "The person is a volunteer at events.", en="is volunteer"),
    yes_no("paid_time", "It counted as paid time.", en="paid hours"),
    yes_no("external_facilitator", "Somebody from outside facilitated.", en="external facilitator, external trainer"),
    yes_no("community_author", "The material is by authors from the communities.", en="community authors"),
    text("topic", "Topic.", en="subject, theme"),
    row=RecordUnit.PERSON,
    requires_any=(("kind", "hours", "took_up", "date"),),
    flow_date="date",
    en="programmes, programs, training, mentoring",
)

STAFF_GROUPS = table(
    "staff_groups",
    "Staff groups",
    "One row is one employee resource group.",
    key("group", "The group's name.", required=True, unique=True, en="erg, group name, network, staff network"),
    text("community", "The community that it is for.", en="dimension, for community"),
    count("members", "Members.", en="number of members, member count"),
    money("budget", "Budget of the year.", en="annual budget, group budget"),
    yes_no("executive_sponsor", "An executive sponsors it.", en="sponsor, exec sponsor"),
    number("paid_hours", "Paid hours a month for its leads.", en="paid lead hours, paid time"),
    count("decisions_changed", "Decisions that it changed.", en="decisions influenced"),
    yes_no("led_by_community", "Its leads belong to the community.", en="leads from community, led by members"),
    yes_no("closed_space", "It may meet among its members only.", en="closed sessions, closed meetings"),
    count("leads", "People who lead it.", en="number of leads"),
    yes_no("cover_for_leads", "Somebody covers for its leads.", en="cover"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("members", "budget", "executive_sponsor", "paid_hours", "led_by_community"),),
    en="staff groups, ergs, networks",
)

TABLES = (EMPLOYEES, APPLICATIONS, OPENINGS, MOVES, LEAVE, PROGRAMMES, STAFF_GROUPS)
