"""Further headers of what organisers log: requests for access, incidents, proposals, and the policies in force."""

from __future__ import annotations

from collections.abc import Mapping

ACCOMMODATIONS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "en": "access requirements, accessibility request, accessibility need, accessibility needs, access needs, "
        "nature of request, request details, what was requested, support needed, reasonable adjustment, requirements, "
        "requested support, accommodation type, accommodation needed, type of accommodation, adjustment needed",
        "fr": "besoin, besoin exprimé, type de besoin, demande, type de demande, nature de la demande, aménagement, "
        "aménagement demandé, besoin d'accessibilité, objet de la demande, aménagement souhaité",
        "de": "Bedarf, Art des Bedarfs, Unterstützungsbedarf, Anfrage, Art der Anfrage, Anliegen, Wunsch, "
        "Barrierefreiheitsbedarf, angefragte Unterstützung, benötigte Unterstützung, Vorkehrung",
        "es": "necesidad, tipo de necesidad, ajuste, ajuste solicitado, solicitud, tipo de solicitud, petición, "
        "apoyo solicitado, adaptación, adaptación solicitada, tipo de petición, necesidad de accesibilidad",
        "pt": "necessidade, tipo de necessidade, pedido, tipo de pedido, apoio solicitado, adaptação, solicitação, "
        "adaptação solicitada, recurso solicitado, recurso de acessibilidade, tipo de solicitação",
        "it": "esigenza, tipo di esigenza, richiesta, tipo di richiesta, supporto richiesto, adattamento, necessità, "
        "adattamento richiesto, accomodamento, esigenza di accessibilità",
        "nl": "behoefte, verzoek, soort verzoek, aanpassing, gevraagde aanpassing, voorziening, wens, aanvraag, "
        "gevraagde voorziening, toegankelijkheidswens, type aanvraag, soort aanvraag",
    },
    "requested_on": {
        "en": "received, submitted on, date submitted, date logged, logged, logged on, received date, date raised, "
        "raised on, request submitted, date of enquiry",
        "fr": "demande reçue le, reçue le, reçu le, date de réception, date de la demande, reçue, date demande",
        "de": "Eingang, Eingang am, Eingang der Anfrage, eingegangen am, Eingangsdatum, Anfrage vom, gemeldet am, "
        "Anfragedatum, angefragt",
        "es": "fecha de recepción, recibida el, recibido el, fecha de la solicitud, solicitada el, fecha solicitud, "
        "fecha de la petición",
        "pt": "recebido em, data de recebimento, data da solicitação, solicitado em, data de receção, recebida em",
        "it": "ricevuta il, data ricezione, data di ricezione, richiesta ricevuta il, data richiesta, ricevuto il",
        "nl": "ontvangen op, ontvangstdatum, datum ontvangst, datum verzoek, datum aanvraag, binnengekomen op, "
        "ontvangen",
    },
    "met": {
        "en": "request fulfilled, request granted, delivered, arranged, need met, need was met, was it met, "
        "accommodated, provided yes/no, in place on the day",
        "fr": "prise en charge, prise en compte, satisfaite, accordé, accordée, mise en place, mis en place, "
        "besoin satisfait, demande acceptée, traitée",
        "de": "umgesetzt, bewilligt, gewährt, erledigt, bereitgestellt, Bedarf erfüllt",
        "es": "cumplida, concedida, concedido, satisfecha, atendido, facilitado, facilitada, resuelta, provista",
        "pt": "concedido, concedida, satisfeito, satisfeita, cumprido, atendida, fornecido",
        "it": "accolta, concesso, concessa, evasa, fornito, soddisfatto, garantito",
        "nl": "gehonoreerd, toegekend, vervuld, geregeld, voldaan, verzoek ingewilligd",
    },
    "met_on": {
        "en": "completed on, date actioned, actioned on, closed on, date closed, date of response, responded on, "
        "date arranged, arranged on, provided on, date delivered, date responded",
        "fr": "date de réponse, répondu le, traitée le, traité le, réglé le, mis en place le, date de traitement",
        "de": "erledigt am, umgesetzt am, beantwortet am, abgeschlossen am, Antwort am, bereitgestellt am",
        "es": "fecha de respuesta, resuelta el, atendido el, fecha de resolución, fecha de cierre, fecha respuesta",
        "pt": "respondido em, data de resposta, resolvido em, concluído em, data de conclusão, data da resposta",
        "it": "data risposta, risolta il, evasa il, data di risposta, data evasione, risposto il",
        "nl": "afgehandeld op, geregeld op, beantwoord op, datum afhandeling, datum antwoord",
    },
}

INCIDENTS: Mapping[str, Mapping[str, str]] = {
    "event": {"en": "festival, event/festival, conference, at which event, where it happened"},
    "incident": {
        "en": "case no, case number, incident no, incident number, report no, report number, case ref, incident ref",
        "fr": "n° de dossier, numéro de dossier, n° d'incident",
        "de": "Fallnummer, Fall-Nr., Vorfallnummer, Aktenzeichen",
        "es": "n.º de caso, número de caso, n.º de incidente",
        "pt": "número do caso, n.º do caso",
        "it": "numero caso, n. caso, numero segnalazione",
        "nl": "dossiernummer, zaaknummer, meldingsnummer",
    },
    "kind": {
        "en": "nature of incident, nature of report, nature of complaint, type of incident, incident category, "
        "type of report, concern type, incident nature, category of incident, nature, type of concern, "
        "nature of concern, type of complaint",
        "fr": "type d'incident, nature de l'incident, nature des faits, type de signalement, catégorie, nature du "
        "signalement",
        "de": "Art des Vorfalls, Vorfallart, Kategorie, Art der Meldung",
        "es": "tipo de incidente, tipo de incidencia, naturaleza, categoría, tipo de denuncia",
        "pt": "tipo de incidente, tipo de ocorrência, natureza, categoria, tipo de denúncia",
        "it": "tipo di incidente, tipo di segnalazione, natura, categoria, natura della segnalazione",
        "nl": "soort incident, type incident, aard van het incident, categorie, aard, soort melding, aard melding",
    },
    "reported_on": {
        "en": "date of report, reported at, date logged, logged on, date of complaint, report received, date raised, "
        "date of the report",
        "fr": "date du signalement, date de signalement, date de la plainte, date de déclaration, reçu le",
        "de": "Meldedatum, Datum der Meldung, Eingang der Meldung, Meldung vom, Eingang",
        "es": "fecha de la denuncia, fecha de denuncia, fecha de notificación, fecha del reporte, fecha de la queja, "
        "fecha de reporte, fecha de comunicación",
        "pt": "data da denúncia, data do relato, data da comunicação, data do registo, data do registro, denunciado em",
        "it": "data della segnalazione, data segnalazione, data di segnalazione, data denuncia",
        "nl": "datum melding, meldingsdatum, datum van melding, datum van de melding",
    },
    "acknowledged_on": {
        "en": "acknowledgment date, receipt acknowledged, receipt acknowledged on, first response, first response on, "
        "date of first response, first response date, responded on",
        "fr": "accusé de réception, date d'accusé de réception, date de l'accusé de réception",
        "de": "Eingangsbestätigung, Eingang bestätigt, Eingangsbestätigung am, bestätigt am",
        "es": "fecha de acuse, acuse de recibo, fecha de acuse de recibo, fecha del acuse de recibo",
        "pt": "data de confirmação, aviso de receção, acusado em, confirmação de receção",
        "it": "presa in carico, data presa in carico, data di presa in carico",
        "nl": "ontvangst bevestigd op, ontvangstbevestiging, ontvangst bevestigd",
    },
    "resolved_on": {
        "en": "closed, date of closure, closure date, date of resolution, case closed, case closed on",
        "fr": "clôturé le, date de clôture, clos le, traité le, clôture, date de résolution",
        "de": "geschlossen am, abgeschlossen, Abschlussdatum, erledigt am, Abschluss am",
        "es": "fecha de cierre, cerrado el, fecha de resolución, cierre",
        "pt": "encerrado em, data de encerramento, data de resolução, concluído em",
        "it": "chiuso il, data chiusura, data di chiusura, data di risoluzione",
        "nl": "afgesloten op, afgerond op, datum afsluiting, afgehandeld op",
    },
    "outcome_told": {
        "en": "outcome communicated to reporter, reporter told outcome, reporter told, outcome shared with reporter, "
        "reporter informed of outcome, feedback to reporter, feedback given to reporter, reporter updated",
        "fr": "personne informée, issue communiquée à la personne, retour fait à la personne, plaignant informé",
        "de": "meldende Person informiert, Person informiert, Rückmeldung an meldende Person",
        "es": "informada la persona, persona informada, persona denunciante informada, se informó a la persona",
        "pt": "pessoa informada, denunciante informado, pessoa denunciante informada",
        "it": "persona informata, segnalante informato, persona segnalante informata",
        "nl": "melder geïnformeerd, terugkoppeling aan melder",
    },
    "channel": {
        "en": "channel used, channel of report, received via, reported to, report channel",
        "fr": "canal de signalement, signalé via, voie",
        "de": "gemeldet über, Meldeweg genutzt",
        "es": "vía, canal de denuncia, medio, vía de denuncia",
        "pt": "canal de denúncia, via",
        "it": "canale di segnalazione, segnalato tramite",
        "nl": "gemeld via, meldroute",
    },
    "support_offered": {
        "en": "reporter offered support, support offered to reporter, support offered to person, support given",
        "fr": "soutien proposé à la personne, accompagnement proposé",
        "de": "Unterstützung der meldenden Person angeboten, Begleitung angeboten",
        "es": "apoyo ofrecido a la persona, acompañamiento ofrecido",
        "pt": "apoio oferecido à pessoa",
        "it": "sostegno offerto alla persona, supporto offerto",
        "nl": "steun aangeboden aan melder, ondersteuning aangeboden",
    },
    "corrective_action": {
        "en": "action taken, actions taken, follow-up action, follow up action, measures taken",
        "fr": "mesures prises, suites données, suite donnée, action menée",
        "de": "ergriffene Maßnahmen, ergriffene Maßnahme, Maßnahmen",
        "es": "medidas adoptadas, medida adoptada, acciones tomadas",
        "pt": "medidas tomadas, ações tomadas, medida tomada",
        "it": "azioni intraprese, misure adottate, provvedimenti",
        "nl": "genomen maatregelen, ondernomen actie, genomen maatregel",
    },
}

PROPOSALS: Mapping[str, Mapping[str, str]] = {
    "proposal": {
        "en": "abstract id, abstract number, abstract no, abstract title, proposal no, proposal number, submission no, "
        "submission ref",
        "fr": "n° de soumission, numéro de soumission, titre de la communication, titre de la proposition, "
        "id proposition, numéro de proposition, n° de proposition, titre de l'intervention, soumission",
        "de": "Einreichungsnummer, Einreichungs-ID, Nr. der Einreichung, Titel der Einreichung, Beitragstitel, "
        "Titel des Beitrags, Beitrag, Beitragsnummer, Einreichung: Titel, Einreichung: Nr.",
        "es": "id propuesta, id de propuesta, id de la propuesta, título de la propuesta, número de propuesta, "
        "título de la comunicación, n.º de propuesta, título de la ponencia",
        "pt": "título da proposta, id da proposta, submissão, título da submissão, número da submissão, "
        "título da comunicação, número da proposta",
        "it": "titolo della proposta, id proposta, contributo, titolo del contributo, numero proposta, titolo proposta",
        "nl": "titel voorstel, inzendingsnummer, titel van het voorstel, titel inzending, titel van de inzending, "
        "nummer inzending",
    },
    "person": {
        "en": "author, lead author, first author, corresponding author, presenting author, submitted by, proposed by, "
        "proposer, presenter, applicant",
        "fr": "auteur, autrice, auteur principal, autrice principale, proposé par, soumis par, auteurs",
        "de": "einreichende Person, eingereicht von, Einreichende, Autor, Autorin, Referent, Referentin, "
        "Einreichende Person: Name",
        "es": "autoría, autor, autora, proponente, presentado por, autores",
        "pt": "autor, autora, proponente, submetido por, autores, autoria",
        "it": "autore, autrice, proponente, proposto da, autori",
        "nl": "indiener, ingediend door, auteur, auteurs",
    },
    "applied_for": {
        "en": "format, session format, type, submission type, proposal type, preferred format, presentation type, "
        "type of presentation, preferred presentation, presentation preference, preferred presentation type, "
        "proposed format, talk format, session type, type of submission, type of proposal",
        "fr": "format souhaité, format proposé, type de proposition, format, type de communication, type de soumission",
        "de": "Art des Beitrags, gewünschtes Format, Beitragsart, Beitragsformat, Format, Art der Einreichung, "
        "Einreichungsart",
        "es": "modalidad, modalidad de participación, tipo de propuesta, formato, tipo de comunicación",
        "pt": "modalidade, formato, tipo de proposta, tipo de apresentação, tipo de submissão",
        "it": "tipologia, formato, tipo di proposta, modalità di presentazione, tipo di contributo",
        "nl": "type bijdrage, gewenste vorm, soort bijdrage, vorm, type voorstel",
    },
    "outcome": {
        "en": "committee decision, final decision, review outcome, review decision, programme committee decision, "
        "program committee decision, final status, notification",
        "fr": "décision du comité, statut, statut de la proposition, état, avis du comité, décision finale",
        "de": "Status, Ergebnis der Begutachtung, Entscheidung des Komitees, Begutachtung: Entscheidung, "
        "Status der Einreichung",
        "es": "decisión del comité, estado, estado de la propuesta, dictamen, resolución",
        "pt": "decisão da comissão, estado, situação, parecer, estado da proposta, situação da proposta",
        "it": "decisione del comitato, stato, stato della proposta, esito della valutazione",
        "nl": "beslissing, uitslag, status, besluit van de commissie, status voorstel",
    },
    "submitted_on": {
        "en": "date submitted, submitted at, submitted on, received on, date received, timestamp, submission time",
        "fr": "date de dépôt, déposée le, déposé le, date d'envoi, horodateur",
        "de": "Einreichungsdatum, eingereicht, eingegangen am, Datum der Einreichung, Zeitstempel",
        "es": "fecha de presentación, fecha de recepción, enviada, marca temporal",
        "pt": "data de envio, enviado em, enviada em, carimbo de data/hora",
        "it": "data invio, inviato il, data di presentazione, informazioni cronologiche",
        "nl": "datum indiening, indieningsdatum, ingediend, tijdstempel",
    },
}

POLICIES: Mapping[str, Mapping[str, str]] = {
    "policy": {
        "en": "name of policy, policy document, policy/procedure, document title, guideline, title",
        "fr": "nom de la politique, intitulé, charte, document",
        "de": "Leitlinie, Name der Richtlinie, Dokument",
        "es": "documento, nombre de la política, protocolo",
        "pt": "documento, nome da política",
        "it": "documento, nome della politica, policy",
        "nl": "beleidsdocument, naam beleid",
    },
    "status": {
        "en": "exists, implemented, do we have it, yes/no/partly",
        "fr": "en place, existe",
        "de": "vorhanden, umgesetzt, besteht",
        "es": "existe, en vigor, implantada",
        "pt": "existe, em vigor, implementada",
        "it": "esiste, in vigore, in atto",
        "nl": "aanwezig, bestaat, ingevoerd",
    },
    "adopted_on": {
        "en": "approved, approved on, approval date, date approved, effective date, effective from, in force since, "
        "date of adoption, adopted on, board approved",
        "fr": "approuvée le, date d'approbation, en vigueur depuis, entrée en vigueur",
        "de": "in Kraft seit, gültig ab, genehmigt am, Beschlussdatum",
        "es": "vigente desde, fecha de entrada en vigor, aprobado el",
        "pt": "em vigor desde, data de aprovação, aprovado em",
        "it": "approvata il, data di approvazione, in vigore dal",
        "nl": "goedgekeurd op, van kracht sinds, ingangsdatum",
    },
    "reviewed_on": {
        "en": "last updated, revised, revision date, last revised, date of last review, updated on",
        "fr": "mise à jour, dernière mise à jour",
        "de": "zuletzt geprüft, letzte Überprüfung, letzte Aktualisierung, aktualisiert am",
        "es": "última actualización, actualizada el, fecha de revisión",
        "pt": "última atualização, atualizada em",
        "it": "ultimo aggiornamento, aggiornata il",
        "nl": "laatst bijgewerkt, laatst herzien, laatste actualisatie",
    },
}
