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
    "panel name, panel topic, session topic, programme item, program item, name of session, panel/session, "
    "session/panel, "
    "title of panel, talk or session, "
    "title original, original title of the talk, title english, talk title english, episode, episode title",
    fr="séance, session, table ronde, titre de la session, titre de la séance, titre de l'intervention, "
    "titre de la conférence, titre de l'exposé, titre de l'atelier, intitulé de la séance, intitulé de la session, "
    "nom de la séance, titre de la communication, titre de la table ronde, titre, intitulé, atelier, "
    "titre de la proposition",
    es="sesión, mesa, título de la sesión, panel, charla, título de la charla, ponencia, mesa redonda, "
    "título de la ponencia, "
    "título de la mesa, nombre de la sesión, título de la actividad, título de la comunicación",
    de="Sitzung, Session, Panel, Titel der Session, Vortrag, Vortragstitel, Titel des Vortrags, Beitrag, "
    "Programmpunkt, Folge, Sessiontitel, Titel der Sitzung, Titel des Beitrags, Beitragstitel, Paneltitel, "
    "Name der Session, Thema des Panels, Titel des Panels, Titel des Workshops",
    pt="sessão, painel, título da sessão, palestra, título da palestra, mesa, mesa redonda, título da mesa, "
    "nome da sessão, título da comunicação, título da atividade, título do painel",
    it="sessione, panel, titolo sessione, tavola rotonda, intervento, titolo intervento, relazione, "
    "titolo della sessione, titolo dell'intervento, nome sessione, titolo panel, titolo della relazione",
    nl="sessie, panel, titel sessie, lezing, titel lezing, presentatie, sessietitel, "
    "titel van de sessie, titel presentatie, naam sessie, titel van de lezing, programmaonderdeel",
)

CANCELLED = yes_no(
    "cancelled",
    "The row is marked as cancelled or void.",
    en="canceled, void, voided, is cancelled, is canceled, cancellation",
)
