"""The table of participants: those who register for an event, come to it, or answer a survey."""

from __future__ import annotations

from audit.tables.columns import category, day, key, number, table, text, yes_no
from audit.tables.dimensions import DIMENSIONS
from audit.tables.event_keys import CANCELLED, EVENT
from audit.types import RecordUnit

PARTICIPANTS = table(
    "participants",
    "Participants",
    "One row is one person who registered for an event, came to it, or answered a survey. They do not appear on stage.",
    EVENT,
    key(
        "person",
        "Any key of the person.",
        en="attendee, attendee id, participant, participant id, respondent, respondent id, response id, "
        "registration id, order code, ticket id, submission id, barcode, "
        "guest id, guest api id, attendee number, attendee no",
        fr="participant, participante, répondant, numéro de participant, n° de participant",
        es="asistente, participante, encuestado, número de asistente, n.º de asistente",
        de="Teilnehmer, Teilnehmerin, Teilnehmende, Befragte, Teilnehmernummer, Pseudonymisierungs-ID, Antwort-ID",
        pt="participante, inscrito, respondente",
        it="partecipante, iscritto, rispondente",
        nl="deelnemer, respondent",
    ),
    *DIMENSIONS,
    number(
        "age",
        "Age in years.",
        en="age in years, your age, what is your age, how old are you",
        fr="âge, quel est votre âge",
        es="edad, cuál es su edad",
        de="Alter, wie alt sind Sie",
        pt="idade, qual é a sua idade",
        it="età, quanti anni ha",
        nl="leeftijd, wat is uw leeftijd",
    ),
    text(
        "ticket",
        "Kind of ticket or registration.",
        en="ticket type, ticket class, ticket name, registration type, product, item",
        de="Ticketart, Tickettyp, Ticketkategorie, Produkt",
        fr="type de billet",
        es="tipo de entrada, tipo de boleto",
        pt="tipo de ingresso, tipo de bilhete",
        it="tipo di biglietto",
        nl="tickettype, soort ticket",
    ),
    day(
        "registered_on",
        "When the person registered or answered.",
        en="registration date, registered, order date, timestamp, submitted at, response date, date submitted, "
        "created at, registration time, date registered, "
        "registered at, registered on, rsvped on, sign up date, signup date, rsvpd on, rsvp date, "
        "date of registration, purchase date, "
        "recorded date, order placed, registration timestamp, recordeddate, completed at",
        de="Anmeldedatum, Zeitstempel, Bestelldatum, Anmeldezeitpunkt",
        fr="date d'inscription, horodateur, date de la commande, date de commande, date d'achat",
        es="fecha de inscripción, marca temporal, fecha del pedido, fecha de compra, fecha de registro",
        pt="data da inscrição, data do pedido, data da compra, carimbo de data/hora",
        it="data di iscrizione, data dell'ordine, data ordine, informazioni cronologiche",
        nl="inschrijfdatum, besteldatum, tijdstempel, datum van bestelling",
    ),
    category(
        "registration",
        "registration",
        "What became of the registration. Who cancelled or was turned away is no participant.",
        en="registration status, registration state, attendee status, approval status, order status, rsvp, "
        "rsvp status, ticket status, approval_status, attendance status, payment status, "
        "void status, status",
        fr="statut, état, statut de l'inscription, état de l'inscription, statut du participant",
        es="estado, estado del asistente, estado de la inscripción",
        de="Teilnehmerstatus, Anmeldestatus, Bestellstatus",
        pt="situação, situação da inscrição, status do participante, estado do participante",
        it="stato, stato dell'iscrizione, stato partecipante, stato del partecipante",
        nl="aanmeldstatus, status van aanmelding, status deelnemer, status van deelnemer, deelnemersstatus",
    ),
    CANCELLED,
    yes_no("attended", "The person came.", en="checked in, check-in, present, showed up, attended event"),
    yes_no("first_time", "For the first time.", en="first time, first-time attendee, first time attendee, newcomer"),
    row=RecordUnit.PERSON,
    requires_any=(tuple(column.name for column in DIMENSIONS),),
    en="participants, attendees, registrations, respondents, attendee list, survey responses, form responses 1",
    de="Teilnehmende, Teilnehmer",
    fr="participants, inscriptions",
    es="participantes, inscripciones",
)
