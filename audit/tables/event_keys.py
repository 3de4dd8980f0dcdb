"""The keys of events and sessions, and the mark of what was cancelled, the same in all tables that have them."""

from __future__ import annotations

from audit.tables.columns import key, yes_no

EVENT = key(
    "event",
    "The event: a name or a code, the same in all tables.",
    en="event name, event id, conference, conference name, event code, event title, meeting, conf, "
    "conf name, conference id, conference code, venue event, name of event, summit, meetup, workshop name, "
    "event slug, wordcamp, festival, festival name, conference title, name of festival, name of conference, "
    "exhibition, exhibition title, exhibition name, show title, broadcast",
    fr="événement, evenement, nom de l'événement, conférence, manifestation, nom du festival",
    es="evento, nombre del evento, conferencia, congreso, nombre del festival",
    de="Veranstaltung, Veranstaltungsname, Konferenz, Tagung, Event, Festivalname, Name des Festivals, "
    "Event-Kurzform, Event-Kürzel, Veranstaltungskürzel, Kurzform der Veranstaltung, "
    "Ausstellung, Sendung",
    pt="evento, nome do evento, conferência, congresso, nome do festival",
    it="evento, nome evento, conferenza, convegno, nome del festival, mostra",
    nl="evenement, naam evenement, conferentie, congres, naam festival, tentoonstelling",
)
SESSION = key(
    "session",
    "The session or panel within the event.",
    en="session id, session name, session title, panel, panel title, session code, talk title, presentation topic, "
    "proposal title, "
    "talk, talk name, talk id, presentation, presentation title, lecture, lecture title, session name/title, "
    "paper title, submission title, topic title, title of talk, title of the talk, title of your talk, "
    "title of presentation, title of session, title of proposal, name of talk, proposed title, "
    "title original, original title of the talk, title english, talk title english, episode, episode title",
    fr="séance, session, table ronde, titre de la session, titre, intitulé, atelier, titre de la proposition",
    es="sesión, mesa, título de la sesión, panel, charla, título de la charla, ponencia, mesa redonda",
    de="Sitzung, Session, Panel, Titel der Session, Vortrag, Vortragstitel, Titel des Vortrags, Beitrag, "
    "Programmpunkt, Folge",
    pt="sessão, painel, título da sessão, palestra, título da palestra, mesa, mesa redonda",
    it="sessione, panel, titolo sessione, tavola rotonda, intervento, titolo intervento, relazione",
    nl="sessie, panel, titel sessie, lezing, titel lezing, presentatie",
)

CANCELLED = yes_no(
    "cancelled",
    "The row is marked as cancelled or void.",
    en="canceled, void, voided, is cancelled, is canceled, cancellation",
)
