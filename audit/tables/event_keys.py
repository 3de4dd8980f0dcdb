"""The keys of events and sessions, the same in all tables that name them."""

from __future__ import annotations

from audit.tables.columns import key

EVENT = key(
    "event",
    "The event: a name or a code, the same in all tables.",
    en="event name, event id, conference, conference name, event code, event title, meeting, conf",
    fr="événement, evenement, nom de l'événement, conférence, manifestation",
    es="evento, nombre del evento, conferencia, congreso",
    de="veranstaltung, veranstaltungsname, konferenz, tagung, event",
    pt="evento, nome do evento, conferência, congresso",
    it="evento, nome evento, conferenza, convegno",
    nl="evenement, naam evenement, conferentie, congres",
)
SESSION = key(
    "session",
    "The session or panel within the event.",
    en="session id, session name, session title, panel, panel title, session code, talk title, presentation topic, "
    "proposal title",
    fr="séance, session, table ronde, titre de la session",
    es="sesión, mesa, título de la sesión, panel",
    de="sitzung, session, panel, titel der session",
    pt="sessão, painel, título da sessão",
    it="sessione, panel, titolo sessione, tavola rotonda",
    nl="sessie, panel, titel sessie",
)
