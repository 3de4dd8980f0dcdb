"""Tables about who decides, what is promised, what is reported, and how it is answered."""

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
        fr="depuis, date de nomination, début de mandat",
        es="fecha de nombramiento, inicio de mandato",
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
        en="policy name, question, policy title",
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

CHANNELS = table(
    "channels",
    "Reporting channels",
    "One row is one way to report or ask for support.",
    key("channel", "Its name.", required=True, unique=True, en="channel name, reporting channel, route"),
    category("kind", "channel", "Line, anonymous, external, union or staff body, other.", en="channel type, type"),
    yes_no("anonymous", "Reports may be anonymous.", en="anonymous reporting"),
    yes_no("outside_line", "It is outside the line of management.", en="independent, outside the line"),
    yes_no("working", "It was tested and works.", en="tested, in operation, active"),
    yes_no("support_offered", "It offers support, whatever the reporter decides.", en="offers support"),
    yes_no("helpers_trained", "Helpers are trained to listen before they act.", en="staff trained"),
    share("known_to_staff", "Share of staff that knows it.", en="awareness, known by staff"),
    count("reports", "Reports received.", en="number of reports, reports received"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("kind", "anonymous", "outside_line", "working", "known_to_staff"),),
    en="channels, reporting channels",
)

SURVEYS = table(
    "surveys",
    "Surveys",
    "One row is the answer count to one question of a survey, by group.",
    key("survey", "The survey.", required=True, en="survey name, questionnaire"),
    day("date", "When it was held.", en="survey date", de="Datum"),
    category("audience", "survey-audience", "Staff, attendees, volunteers.", en="population, surveyed"),
    text("question", "The question.", required=True, en="item, statement"),
    text("group", "The group asked.", en="respondent group"),
    count("asked", "How many were asked.", en="invited, sent"),
    count("answered", "How many answered.", en="responses, respondents, n"),
    count("agreed", "How many agreed or said yes.", en="favourable, positive, yes"),
    share("agreed_share", "Share that agreed or said yes.", en="share agreed, percent favourable"),
    count("suggestions", "Suggestions made.", en="suggestions made, feedback received"),
    count("acted_on", "Suggestions acted on.", en="suggestions acted on"),
    yes_no("answer_given", "The answer was given back.", en="results shared, feedback given back"),
    row=RecordUnit.PERSON,
    requires_any=(("answered", "agreed", "agreed_share"),),
    flow_date="date",
    en="surveys, survey results",
)

INCIDENTS = table(
    "incidents",
    "Incidents",
    "One row is one report. No names.",
    key("incident", "Any key of the report.", unique=True, en="incident id, case id, report id, case"),
    key("event", "The event, where it was at one.", en="event name, at event"),
    category("kind", "incident", "What was reported.", en="incident kind, incident type, type, category"),
    day("reported_on", "When it was reported.", required=True, en="date reported, report date, reported, opened on"),
    day("acknowledged_on", "When it was acknowledged.", en="date acknowledged, acknowledgement date, acknowledged"),
    day("feedback_on", "When the reporter had feedback.", en="feedback date, date of feedback"),
    day(
        "resolved_on",
        "When it was resolved.",
        en="date resolved, closed on, resolution date, resolved, date closed, closed date",
    ),
    text("channel", "The channel used.", en="reported through, reporting channel, reported via, how reported"),
    yes_no("support_offered", "Support was offered.", en="offered support"),
    yes_no("reporter_choice_recorded", "The reporter's choice of route was recorded.", en="choice recorded"),
    yes_no("followed", "The reporter's choice was followed.", en="choice followed"),
    yes_no("outcome_told", "The reporter was told the outcome.", en="reporter informed, outcome communicated"),
    text("corrective_action", "What was to be done.", en="corrective measure, action agreed"),
    day("corrective_action_due", "When it was to be done.", en="action due, due date"),
    day("done_on", "When it was done.", en="action done on, completed on, corrective action done"),
    yes_no("lesson_recorded", "A lesson was recorded.", en="lessons recorded, lessons learned"),
    yes_no("repeat", "The same kind was reported before.", en="repeat incident, recurring"),
    yes_no("security_action", "It was a stop, refusal or ejection by security.", en="stop or ejection"),
    category("reporter_after_6m", "reporter-after", "The reporter's situation after six months."),
    category("reporter_after_12m", "reporter-after", "The reporter's situation after twelve months."),
    *DIMENSIONS,
    row=RecordUnit.PERSON,
    flow_date="reported_on",
    en="incidents, reports, cases",
)

CONSULTATIONS = table(
    "consultations",
    "Consultations",
    "One row is one decision, or proposal, and who was asked about it.",
    key("consultation", "The decision or topic.", required=True, en="decision, topic, subject, consultation name"),
    day("date", "When those affected were asked.", en="consultation date, held on", de="Datum"),
    day("decided_on", "When it was decided.", en="decision date, decided"),
    text("community", "The community concerned.", en="affected community, group consulted"),
    text("partner", "The partner organisation.", en="partner organisation, partner organization, organisation"),
    yes_no("run_by_community", "The partner is run by and for the community.", en="community-led"),
    yes_no("held_before", "It was held before the decision.", en="before decision, held before decision"),
    yes_no("paid", "Those asked were paid.", en="compensated, participants paid"),
    yes_no("outcome_recorded", "The outcome was recorded.", en="outcome, outcome documented"),
    yes_no("acted_on", "It changed something.", en="changed something, implemented"),
    yes_no("answer_given", "The answer was given back.", en="feedback given, reported back"),
    category(
        "kind", "consultation", "Decision, safety measure, review by a partner, proposal.", en="consultation type"
    ),
    text("proposed_by", "Who tabled it.", en="tabled by, proposer"),
    yes_no("adopted", "It was adopted.", en="proposal adopted"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("held_before", "paid", "outcome_recorded", "acted_on", "community", "partner"),),
    flow_date="date",
    en="consultations",
)

CONTENT = table(
    "content",
    "Content",
    "One row is one publication, campaign, page, training or message.",
    key("content", "Its title.", required=True, en="content title, asset, material, publication, campaign, title"),
    category("kind", "content", "Campaign, publication, training, web page, message.", en="content type, type"),
    day("published_on", "When it came out.", en="publication date, published", de="Datum"),
    day("reviewed_on", "When it was reviewed for representation or bias.", en="review date, audited on, reviewed"),
    yes_no("changed", "The review changed it.", en="changes made"),
    yes_no("credit_recorded", "Contributors are credited.", en="credited, credit"),
    yes_no("consent_recorded", "Consent of people shown is recorded.", en="consent"),
    count("people_shown", "People shown.", en="people pictured"),
    count("women_shown", "Women shown.", en="women pictured"),
    count("people_of_color_shown", "People of under-represented ethnic groups shown."),
    count("sources", "Sources cited and contributors.", en="citations, contributors, sources cited"),
    count("sources_underrepresented", "Of these, from under-represented groups.", en="diverse sources"),
    yes_no("alt_text", "Pictures have text alternatives.", en="alternative text, alt text present"),
    yes_no("accessible_format", "It is in an accessible format.", en="accessible"),
    yes_no("plain_language", "It was reviewed for everyday language.", en="language reviewed"),
    row=RecordUnit.ORGANISATION,
    requires_any=(
        ("kind", "reviewed_on", "credit_recorded", "consent_recorded", "alt_text", "people_shown", "sources"),
    ),
    flow_date="published_on",
    en="content, communications, publications",
)

COMMITMENTS = table(
    "commitments",
    "Commitments",
    "One row is one public statement or promise.",
    day("date", "When it was made.", required=True, en="statement date, made on", de="Datum", fr="date", es="fecha"),
    text("cause", "What it was about.", en="topic, theme", de="Anlass", fr="cause"),
    text("statement", "The statement.", en="public statement, message", de="Erklärung", fr="déclaration"),
    text(
        "commitment", "What was promised.", en="promise, pledge, action", de="Zusage", fr="engagement", es="compromiso"
    ),
    text("owner", "Who answers for it.", en="responsible, action owner", de="verantwortlich"),
    day("due", "When it was due.", en="due date, deadline", de="Frist", fr="échéance", es="plazo"),
    day("done_on", "When it was done.", en="completed on, date done, completed", de="erledigt am"),
    category("status", "action-status", "Open, done, late, dropped.", en="state", de="Status"),
    text("evidence", "What shows it.", en="proof, link", de="Nachweis"),
    text("measure", "The item that it should move.", en="item, item id"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("statement", "commitment"), ("commitment", "cause", "owner", "due", "done_on")),
    en="commitments, pledges, statements",
)

ACTIONS = table(
    "actions",
    "Actions of the last audit",
    "One row is one action of the last plan, with what became of it.",
    key("item", "The item that the action is for.", required=True, en="item id, checklist item"),
    text("action", "What was to be done.", en="action text, measure", de="Maßnahme"),
    text("owner", "Who answers for it.", en="action owner, responsible", de="verantwortlich"),
    day("due", "When it was due.", en="due date, deadline", de="Frist"),
    category("status", "action-status", "Open, done, late, dropped.", en="state, progress", de="Status"),
    day("done_on", "When it was done.", en="completed on, date done", de="erledigt am"),
    text("evidence", "What shows it.", en="proof, link", de="Nachweis"),
    text("response", "What management says to it.", en="management response", de="Stellungnahme"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("action", "due"), ("status", "done_on")),
    en="actions, action plan",
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
