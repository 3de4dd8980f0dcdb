"""Tables about who decides, who belongs, what is promised, and what there is to compare with."""

from __future__ import annotations

from audit.tables.columns import (
    category,
    count,
    day,
    key,
    number,
    share,
    table,
    text,
    yes_no,
    yes_partly_no,
)
from audit.tables.dimensions import DIMENSIONS
from audit.tables.voice import ACTIONS, CHANNELS, COMMITMENTS, CONSULTATIONS, CONTENT, INCIDENTS, SURVEYS
from audit.types import RecordUnit

GOVERNANCE = table(
    "governance",
    "Governance",
    "One row is one seat of a governing body.",
    key(
        "body",
        "Board or executive.",
        required=True,
        en="governing body, board, committee, chamber, legislature, board name, board/commission, board or commission, "
        "commission, commission name, body name, name of body",
        de="Gremium, Kammer",
        fr="instance, chambre",
    ),
    key(
        "seat",
        "Any key of the seat.",
        en="position, member, seat holder, trustee, trustee name, name of trustee, director name, board member, "
        "board member name, governor, governor name, councillor, councillor name, council member, alderman, "
        "alderperson",
        de="Sitz, Mitglied, Ratsmitglied",
        fr="siège, administrateur, conseiller municipal",
    ),
    *DIMENSIONS,
    day(
        "since",
        "Since when it is held.",
        en="appointed on, appointed, member since, date appointed, date of appointment, appointment date, term start, "
        "term start date, term starts, start of term, term began, year first elected, first elected",
        de="seit, bestellt am, mitglied seit, erstbestellung",
        fr="depuis, date de nomination, début de mandat, première nomination, date de première nomination",
        es="fecha de nombramiento, inicio de mandato, fecha primer nombramiento, fecha de primer nombramiento",
        it="data di nomina, inizio mandato",
        pt="data de nomeação, início do mandato",
        nl="benoemd op, datum van benoeming",
    ),
    yes_no("dei_objective", "The appraisal of the holder has an equity objective.", en="equity objective"),
    yes_no("dei_pay_linked", "Pay of the holder depends on it.", en="pay linked to equity objective"),
    row=RecordUnit.PERSON,
    en="governance, board, trustees",
)

MEMBERSHIPS = table(
    "memberships",
    "Memberships",
    "One row is one person's seat in a committee, advisory board or staff body.",
    key("body", "The committee or board.", required=True, en="committee, board, group, working group"),
    key("person", "Any key of the person.", en="member, member id, employee id, name", de="Mitglied"),
    *DIMENSIONS,
    category("kind", "body", "Advisory, committee, staff body, union, other.", en="body type, committee type"),
    text(
        "organisation",
        "The organisation that the member speaks for.",
        en="organization, represents, affiliation, institution, employer, company",
    ),
    yes_no("run_by_community", "That organisation is run by and for the community.", en="community-led"),
    yes_no("has_vote", "The seat has a vote.", en="voting, vote"),
    yes_no("paid", "The seat is paid.", en="compensated, remunerated"),
    number("hours", "Hours a year.", en="hours per year"),
    count("agenda_items", "Agenda items brought.", en="agenda items brought"),
    row=RecordUnit.PERSON,
    requires_any=(
        ("person", "organisation"),
        ("kind", "organisation", "has_vote", "paid", "hours", "run_by_community"),
    ),
    en="memberships, committees, advisory board",
)

POLICIES = table(
    "policies",
    "Policies and answers",
    "One row is the answer to one item, or the state of one policy.",
    key("item", "The item answered.", en="item id, question id, checklist item"),
    text(
        "policy",
        "The policy.",
        en="policy name, document, question, policy title",
        de="Richtlinie",
        fr="politique",
        es="política",
    ),
    yes_partly_no(
        "status",
        "Yes, partly or no.",
        required=True,
        en="answer, in force, in place, adopted",
        de="Antwort, in Kraft",
        fr="réponse, en vigueur, statut",
        es="respuesta, estado, vigente",
        pt="resposta, situação",
        it="risposta, stato",
        nl="antwoord, van kracht",
    ),
    day("adopted_on", "When it was adopted.", en="adoption date, date adopted", de="verabschiedet am"),
    day("reviewed_on", "When it was last reviewed.", en="last review, last reviewed, review date, reviewed"),
    text("owner", "Who answers for it.", en="policy owner, responsible", de="verantwortlich", fr="responsable"),
    text("evidence", "What shows it.", en="proof, link, document, evidence link", de="Nachweis", fr="preuve"),
    yes_no("consulted", "Those affected were consulted.", en="consultation held, consulted with staff"),
    yes_no("impact_assessed", "Its impact was assessed before adoption.", en="impact assessment, equality impact"),
    yes_no("impact_published", "The assessment was published.", en="assessment published"),
    text("dimensions", "The groups that it covers.", en="groups covered, characteristics covered"),
    text("proposed_by", "Who proposed it.", en="proposer"),
    yes_no("changed", "The last review changed it.", en="changes adopted, changed at review"),
    text("response", "What management says to the finding.", en="management response", de="Stellungnahme"),
    text("note", "Comment.", en="comment, comments, notes, remark", de="Bemerkung", fr="commentaire"),
    row=RecordUnit.POLICY,
    requires_any=(("item", "policy"),),
    en="policies, answers, policy register",
)

REFERENCE = table(
    "reference",
    "Pools to compare with",
    "One row is the share of one group in a named pool.",
    text(
        "dimension",
        "Gender, ethnicity or another dimension.",
        required=True,
        en="characteristic, attribute, protected characteristic, equality characteristic, equality strand, "
        "diversity characteristic, diversity strand, diversity dimension, demographic, demographic category",
        fr="caractéristique, critère",
        de="Merkmal",
        es="característica",
        pt="característica",
        it="caratteristica",
        nl="kenmerk",
    ),
    text(
        "group",
        "The group.",
        required=True,
        en="category, value, group name, response, answer, subgroup, sub-category, option",
    ),
    share(
        "share",
        "Its share.",
        en="percentage, percent, proportion, share of population, %, % of workforce, "
        "percentage of workforce, "
        "% of staff, percentage of staff, % of employees, percentage of employees",
        de="Anteil",
        fr="part",
    ),
    number(
        "count",
        "Its number.",
        en="number, population, people, headcount, staff, employees, number of employees, "
        "number of staff, number of people, staff count, employee count",
        de="Anzahl",
        fr="nombre",
    ),
    text("pool", "Name of the pool.", en="pool name, population name, comparison", de="Vergleichsgruppe"),
    text(
        "source", "Source of the figures.", en="data source, citation", de="Quelle", es="fuente", it="fonte", pt="fonte"
    ),
    row=RecordUnit.ORGANISATION,
    requires_any=(("share", "count"),),
    en="reference, pools, benchmarks",
)

TABLES = (
    GOVERNANCE,
    MEMBERSHIPS,
    POLICIES,
    REFERENCE,
    CHANNELS,
    SURVEYS,
    INCIDENTS,
    CONSULTATIONS,
    CONTENT,
    COMMITMENTS,
    ACTIONS,
)
