"""Tables about who appears at events, who applied to, and who asked for access."""

from __future__ import annotations

from audit.tables.columns import category, day, key, minutes, money, number, share, table, text, yes_no
from audit.tables.dimensions import DIMENSIONS
from audit.tables.event_keys import CANCELLED, EVENT, SESSION
from audit.tables.participants import PARTICIPANTS
from audit.tables.words_people import PERSON_OF_ROLE
from audit.types import RecordUnit

_PERSON_WORDS = {
    "en": "speaker id, person id, speaker name, presenter id, panelist id, participant id, name, full name, "
    "speaker code, code speaker, id speaker, speaker no, speaker nr, your name, name of speaker, "
    "speaker full name, person name, artist name, artist id, performer name, witness name, guest name, "
    "display name, participant, invitee, invitee name, stage name, who, featuring",
    "fr": "nom, nom complet, noms des intervenants, nom des intervenants, noms des intervenantes et intervenants",
    "es": "persona, nombre, nombre completo",
    "de": "person, name, Namen der Vortragenden, Name der vortragenden Person",
    "pt": "pessoa, nome, nome completo",
    "it": "persona, nome, nome completo",
    "nl": "persoon, naam",
}
_ROLE_WORDS = {
    language: ", ".join(word for listed in PERSON_OF_ROLE.values.values() for word in listed.get(language, ()))
    for language in _PERSON_WORDS
}
_PERSON = key(
    "person",
    "Any key of the person; nothing is read from names.",
    **{language: f"{_ROLE_WORDS[language]}, {own}" for language, own in _PERSON_WORDS.items()},
)

APPEARANCES = table(
    "appearances",
    "Appearances",
    "One row is one appearance of one person. Authors and committee members do not appear.",
    EVENT,
    SESSION,
    _PERSON,
    category(
        "role",
        "role",
        "Keynote, invited, speaker, panellist, moderator, session chair or poster.",
        en="speaker role, appearance role, talk type, appearance type, contribution type, speaker type, type of talk, "
        "event role, role at event, conference role, role at conference, contributor role, role in session, "
        "session role, participant role, person role, "
        "role name, participation type, author role, panel role, participation role, exhibition role, "
        "assigned format, final format, accepted as, presented as",
        fr="rôle, fonction dans l'événement, qualité",
        es="rol, papel, tipo de participación, función",
        de="Rolle, Funktion",
        pt="papel, função, função no evento, participação",
        it="ruolo",
        nl="rol, functie",
    ),
    category(
        "session_kind",
        "session-kind",
        "Kind of session, where it is not told by a table of sessions.",
        en="session type, session kind, format of session, submission type, session format, "
        "type of session, talk format, presentation type, presentation format, programme item type, activity type, "
        "event type, type",
        de="Sessionart, Art der Session, Art der Einreichung, Einreichungsart, Veranstaltungsart, "
        "Format der Session, Beitragsart",
        fr="type de session, format de session, type de proposition, type de soumission, type d'intervention",
        es="tipo de sesión, tipo de actividad, formato de la sesión",
        pt="tipo de sessão, formato da sessão",
        it="tipo di sessione, formato sessione",
        nl="type sessie, sessietype",
    ),
    *DIMENSIONS,
    text(
        "level",
        "Career stage or seniority, in the organiser's own words.",
        en="presenter stage, speaker stage, career stage, seniority, speaker seniority, academic rank, "
        "position level, "
        "speaker level",
        de="Karrierestufe",
        fr="ancienneté",
    ),
    yes_no(
        "topic_community_member",
        "The person belongs to the community that the session is about.",
        en="member of the community, community member",
    ),
    yes_no(
        "host_staff", "The person works for the host.", en="own staff, on our staff, host employee, internal speaker"
    ),
    yes_no(
        "first_time",
        "The person's first appearance here.",
        en="first-time speaker, first time speaker, new speaker, first time with us",
    ),
    day(
        "date",
        "The day of the appearance.",
        en="appearance date, day, session date, event date, date of session, date of event, scheduled at, start, "
        "start time, starts at, conference day",
        de="Datum",
        es="fecha",
        it="data",
        pt="data",
        fr="date, jour, début",
        nl="datum, dag",
    ),
    day("invited_on", "When the person was invited.", en="invitation date, date invited, invited date"),
    yes_no(
        "fee_offered_in_invitation",
        "The invitation named the fee.",
        en="fee offered, fee in invitation, fee named in the invitation",
    ),
    yes_no("declined", "The invitation was declined.", en="invitation declined"),
    text("passed_on_to", "Whom a declined invitation was passed on to.", en="recommended instead, passed on"),
    category(
        "compensation",
        "compensation",
        "Form of compensation: fee, donation, reciprocal service, none.",
        en="compensation form, form of compensation, payment type, paid as, paid, paid how, how paid",
        fr="rémunération, forme de rémunération, rémunéré",
        es="compensación, forma de pago, tipo de pago",
        de="Vergütung, Honorarform",
        pt="remuneração, forma de remuneração",
        it="compenso, forma di compenso",
        nl="vergoeding, vorm van vergoeding",
    ),
    money(
        "fee",
        "Fee, or worth of the donation or service.",
        en="speaker fee, honorarium, fee amount, fee paid, amount paid, compensation, "
        "honorarium amount, honorarium paid, honoraria, compensation amount, remuneration, agreed fee, fee agreed, "
        "gross fee, net fee, amount",
        fr="cachet, honoraires, montant, rémunération, honoraires ttc, honoraires ht, cachet brut",
        es="honorarios, tarifa, importe, compensación, honorario, honorario bruto, honorarios brutos",
        de="Honorar, Honorarbetrag, Vergütung",
        pt="honorários, cachê, valor, remuneração",
        it="onorario, gettone, importo, compenso, gettone di presenza, compenso lordo",
        nl="honorarium, sprekersvergoeding, vergoeding",
    ),
    text("currency", "Currency of the fee.", en="fee currency", fr="devise", es="moneda", de="Währung", it="valuta"),
    money("fee_floor", "The lowest fair fee for this role.", en="minimum fee, floor"),
    yes_no(
        "travel_covered",
        "Travel was paid for.",
        en="travel paid, travel costs covered, travel reimbursed, travel expenses paid, travel expenses covered, "
        "travel funded, expenses covered",
    ),
    yes_no("care_covered", "Care costs were paid for.", en="childcare covered, care paid"),
    yes_no("access_covered", "Access costs were paid for.", en="access costs covered"),
    yes_no("paid_ahead", "Costs were paid ahead rather than refunded.", en="paid in advance, costs paid ahead"),
    number("prep_hours", "Hours of preparation.", en="preparation hours, hours of preparation"),
    day("agreed_on", "When terms were agreed.", en="agreement date, contract date"),
    day(
        "invoiced_on",
        "When the invoice came.",
        en="invoice date, date invoiced, invoice came, invoice received, invoice received on",
    ),
    day(
        "paid_on",
        "When it was paid.",
        en="payment date, date paid, paid date, money sent",
    ),
    minutes(
        "minutes",
        "Speaking time.",
        en="speaking minutes, speaking time, duration, talk duration, minutes spoken, "
        "length, length in minutes, duration (min), duration in minutes",
        fr="durée, temps de parole",
        es="duración, minutos",
        de="Redezeit, Dauer, Minuten",
        pt="duração, minutos",
        it="durata, minuti",
        nl="spreektijd, duur, minuten",
    ),
    category("applied_for", "role", "The role applied for.", en="talk applied, applied as, requested format"),
    category(
        "outcome",
        "selection",
        "What became of the application. Nobody appears in a talk that was refused or withdrawn.",
        en="selection outcome, state, decision, talk status, session status, submission status, proposal status, "
        "speaker status, acceptance, submission state, talk state, acceptance status, application status, "
        "proposal state, response, invitation status, invitation response, reply, status",
        fr="statut, décision, état, réponse, état de la proposition, statut de la proposition",
        es="estado, decisión, estado de la propuesta, respuesta",
        de="Entscheidung, Zustand, Einreichungsstatus, Vortragsstatus, Antwort, Rückmeldung",
        pt="estado, decisão, situação",
        it="stato, decisione, esito",
        nl="besluit, status van voorstel",
    ),
    CANCELLED,
    share(
        "chair_women", "Share of women among the chairs of the session.", en="prop chair women, share of women chairs"
    ),
    row=RecordUnit.PERSON,
    requires_any=(("role", "session_kind"),),
    flow_date="date",
    en="appearances, speakers, speaker list, panelists, panellists, line-up, lineup, roles",
    fr="intervenants, interventions",
    es="ponentes, participaciones",
    de="Auftritte, Referenten, Vortragende",
    pt="palestrantes, oradores",
    it="relatori, interventi",
    nl="sprekers, optredens",
)

PROPOSALS = table(
    "proposals",
    "Proposals",
    "One row is one talk applied for.",
    EVENT,
    key(
        "proposal",
        "Any key of the proposal.",
        required=True,
        en="proposal id, submission, submission id, paper id, id, forum, paper number, "
        "submission number, paper no, paper #, paper title, "
        "submission title, proposal title, talk title, title",
    ),
    key("person", "Any key of the person.", en="submitter, speaker, author id, speaker name, submitter name"),
    category("applied_for", "role", "The role applied for.", en="talk applied, applied as, requested format"),
    category(
        "outcome",
        "selection",
        "What became of it.",
        required=True,
        en="decision, state, proposal state, result, status, "
        "proposal status, submission status, review status, acceptance status",
    ),
    day("submitted_on", "When it came in.", en="submission date, created, submitted"),
    *DIMENSIONS,
    row=RecordUnit.PERSON,
    en="proposals, submissions, call for papers",
)

ACCOMMODATIONS = table(
    "accommodations",
    "Requests for access",
    "One row is one request for an accommodation, without a name.",
    EVENT,
    category(
        "kind",
        "accommodation",
        "What was asked for.",
        en="request, accommodation, request type, need, what, type of request, access need, adjustment, "
        "adjustment requested, support requested, requirement, access request, access requirement, "
        "accommodation requested",
    ),
    day(
        "requested_on",
        "When it was asked for.",
        required=True,
        en="date requested, request date, requested, when asked, asked on, date asked, date received, received on, "
        "date of request, request received",
    ),
    yes_no(
        "met",
        "Whether it was met.",
        en="request met, fulfilled, granted, done, provided, status, request status, outcome",
    ),
    day(
        "met_on",
        "When it was met.",
        en="date met, date fulfilled, answered on, when done, date resolved, resolved on, date provided, "
        "date completed",
    ),
    row=RecordUnit.PERSON,
    requires_any=(("met", "met_on"),),
    flow_date="requested_on",
    en="accommodations, access requests",
)

TABLES = (APPEARANCES, PARTICIPANTS, PROPOSALS, ACCOMMODATIONS)
