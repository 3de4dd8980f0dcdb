"""Further headers of events, their sessions, and those who appear at them or come to them."""

from __future__ import annotations

from collections.abc import Mapping

EVENTS: Mapping[str, Mapping[str, str]] = {
    "speakers": {
        "en": "number speakers, n speakers, total number of speakers",
        "fr": "nombre d'intervenants, nombre d'intervenantes et intervenants, nombre d'orateurs",
        "de": "Anzahl Vortragende, Anzahl Referierende, Anzahl Referenten",
        "es": "número de ponentes, n.º de ponentes, total ponentes",
        "pt": "número de palestrantes, número de oradores, total de oradores",
        "it": "numero di relatori, numero relatori, totale relatori",
        "nl": "aantal sprekers, totaal sprekers",
    },
    "attendees": {
        "en": "turnout, audience, actual attendance, attendance actual, visitors, audience size, final attendance, "
        "total attendance, tickets used, people present, attendee numbers",
        "fr": "visiteurs, nombre de visiteurs, fréquentation, public, affluence, spectateurs, personnes présentes, "
        "présents, nombre de présents",
        "de": "Besucherzahl, Anzahl Besucher, Anzahl Besuchende, Anzahl Teilnehmende, Publikum, Anwesende, Besuchende, "
        "Zahl der Teilnehmenden",
        "es": "público, público asistente, asistencia, afluencia, visitantes, número de participantes, participantes",
        "pt": "público, público presente, presença, presenças, presentes, visitantes, assistência",
        "it": "presenze, pubblico, visitatori, affluenza, numero presenze, spettatori, presenti",
        "nl": "aantal bezoekers, bezoekersaantal, opkomst, publiek, aanwezigen, aantal aanwezigen",
    },
    "budget": {
        "en": "planned budget, budget allocated, allocated budget, approved budget, budget planned",
        "fr": "budget prévisionnel, budget prévu",
        "de": "Budget geplant, geplantes Budget, Plankosten",
        "es": "presupuesto total, presupuesto previsto",
        "pt": "orçamento previsto, orçamento total",
        "it": "budget previsto, preventivo",
        "nl": "begroot, begroot bedrag, totaalbudget",
    },
    "step_free": {
        "en": "wheelchair accessible building, step-free entrance, step free entrance, step-free route, "
        "wheelchair accessible rooms",
        "fr": "accessible en fauteuil roulant, accès handicapé, accessibilité pmr, entrée de plain-pied",
        "de": "barrierefrei zugänglich, stufenloser Zugang, stufenloser Eingang",
        "es": "accesible para sillas de ruedas, entrada accesible, accesibilidad física",
        "pt": "acessível para cadeira de rodas, acessível a cadeiras de rodas, entrada acessível",
        "it": "accessibile in carrozzina, accesso in carrozzina, accesso disabili, ingresso accessibile",
        "nl": "rolstoel toegankelijk, toegankelijk voor rolstoelen, toegankelijk voor rolstoel",
    },
}

SESSIONS: Mapping[str, Mapping[str, str]] = {
    "attendees": {language: words for language, words in EVENTS["attendees"].items() if language != "en"},
    "attendees_women": {
        "en": "women in audience, audience f, audience w, audience: women, women (audience), female attendance",
        "fr": "femmes présentes, femmes dans le public, nombre de femmes, public femmes",
        "de": "anwesende Frauen, Frauen im Publikum, Publikum Frauen",
        "es": "mujeres asistentes, mujeres en el público, público mujeres, mujeres presentes",
        "pt": "mulheres presentes, mulheres no público, público mulheres",
        "it": "donne presenti, donne nel pubblico, pubblico donne",
        "nl": "aanwezige vrouwen, vrouwen aanwezig, vrouwen in publiek",
    },
    "attendees_men": {
        "en": "men in audience, audience m, audience: men, men (audience), male attendance",
        "fr": "hommes présents, hommes dans le public, nombre d'hommes, public hommes",
        "de": "anwesende Männer, Männer im Publikum, Publikum Männer",
        "es": "hombres asistentes, hombres en el público, público hombres, hombres presentes",
        "pt": "homens presentes, homens no público, público homens",
        "it": "uomini presenti, uomini nel pubblico, pubblico uomini",
        "nl": "aanwezige mannen, mannen aanwezig, mannen in publiek",
    },
    "questions_women": {
        "en": "questions asked women, women questions, questions f, questions w, f questions, women's questions, "
        "questions (women), women asking questions, "
        "questions asked by a woman",
        "fr": "questions femmes, questions de femmes, questions des femmes, questions posées par femmes",
        "de": "Fragen Frauen, Fragen durch Frauen, Fragen der Frauen, Wortmeldungen Frauen",
        "es": "preguntas mujeres, preguntas hechas por mujeres, preguntas de las mujeres, preguntas de público mujeres",
        "pt": "perguntas mulheres, perguntas feitas por mulheres, perguntas das mulheres",
        "it": "domande donne, domande delle donne, domande poste da donne",
        "nl": "vragen vrouwen, vragen door vrouwen, vragen gesteld door vrouwen",
    },
    "questions_men": {
        "en": "questions asked men, men questions, questions m, m questions, men's questions, questions (men), "
        "men asking questions, "
        "questions asked by a man",
        "fr": "questions hommes, questions d'hommes, questions des hommes, questions posées par hommes",
        "de": "Fragen Männer, Fragen durch Männer, Fragen der Männer, Wortmeldungen Männer",
        "es": "preguntas hombres, preguntas hechas por hombres, preguntas de los hombres",
        "pt": "perguntas homens, perguntas feitas por homens, perguntas dos homens",
        "it": "domande uomini, domande degli uomini, domande poste da uomini",
        "nl": "vragen mannen, vragen door mannen, vragen gesteld door mannen",
    },
}

APPEARANCES: Mapping[str, Mapping[str, str]] = {
    "event": {
        "en": "gig, concert, event/activity",
        "fr": "activité, rencontre, spectacle",
        "de": "Anlass, Lesung, Konzert",
        "es": "actividad, acto, jornada, encuentro",
        "pt": "atividade, encontro, jornada",
        "it": "attività, iniziativa, incontro, rassegna",
        "nl": "activiteit, bijeenkomst, voorstelling",
    },
    "role": {
        "en": "billing, bill position, slot type, contribution, part, speaking role, capacity as speaker",
        "fr": "rôle dans la séance, type de participation, fonction dans la séance",
        "de": "Rolle im Programm, Art der Mitwirkung, Art des Auftritts",
        "es": "función en la sesión, rol en la sesión, modalidad de participación, participa como",
        "pt": "papel na sessão, tipo de participação, função na sessão",
        "it": "ruolo nella sessione, tipo di partecipazione, qualifica nella sessione",
        "nl": "rol in sessie, soort bijdrage, type bijdrage",
    },
    "session_kind": {
        "en": "kind of session, kind",
        "fr": "activité, nature de la séance",
        "es": "actividad, tipo de acto",
        "de": "Art der Veranstaltung, Format der Veranstaltung",
        "pt": "atividade, tipo de atividade",
        "it": "attività, tipo di attività, tipologia",
        "nl": "activiteit, soort sessie, soort activiteit",
    },
    "person": {
        "en": "artist code, artist ref, speaker ref, speaker reference, presenter code, contributor id, "
        "contributor code",
        "fr": "code intervenant, code artiste",
        "de": "Personen-ID, Kürzel der Person",
        "es": "código de ponente, código de artista",
        "nl": "sprekercode",
    },
    "invoiced_on": {
        "en": "invoiced, invoice received date, invoice dated",
        "fr": "facture reçue le, facture reçue, facture du",
        "de": "Rechnungseingang, Rechnung erhalten am, Rechnung eingegangen, Rechnung eingegangen am, "
        "Rechnung erhalten",
        "es": "factura recibida, fecha de la factura, factura recibida el",
        "pt": "fatura recebida, data da nota fiscal, nota fiscal recebida, fatura recebida em",
        "it": "fattura ricevuta, fattura del, fattura ricevuta il",
        "nl": "factuur ontvangen, factuur ontvangen op, factuur van",
    },
    "paid_on": {
        "en": "date of payment, payment made, payment made on, paid out on, paid",
        "fr": "date du paiement, virement du, payé",
        "de": "überwiesen am, ausgezahlt am, Zahlung am, bezahlt",
        "es": "fecha del pago, transferencia del, pagado",
        "pt": "pago",
        "it": "bonifico del, pagato",
        "nl": "overgemaakt op, uitbetaald op, betaald",
    },
    "agreed_on": {
        "en": "contract signed, contract signed on, signed on, agreement signed, date signed, contract dated",
        "fr": "contrat signé le, contrat signé, date du contrat",
        "de": "Vertrag vom, Vertrag unterschrieben am, Vertragsdatum, Vertrag unterzeichnet",
        "es": "contrato firmado, contrato firmado el, fecha del contrato",
        "pt": "contrato assinado, contrato assinado em, data do contrato",
        "it": "contratto firmato, contratto firmato il, data contratto, data del contratto",
        "nl": "contract getekend, contract getekend op, contractdatum",
    },
    "passed_on_to": {
        "en": "suggested alternative, alternative suggested, suggested someone else, suggested replacement, "
        "recommended speaker, alternative speaker suggested, referred us to",
        "fr": "personne suggérée, remplaçant proposé, remplaçante proposée",
        "de": "empfohlen stattdessen, Ersatzvorschlag, vorgeschlagene Alternative",
        "es": "persona sugerida, alternativa propuesta",
        "pt": "pessoa sugerida, alternativa sugerida",
        "it": "persona suggerita, alternativa proposta",
        "nl": "voorgestelde vervanger, voorgesteld alternatief",
    },
    "outcome": {
        "en": "accepted, accepted y/n, confirmed, confirmed y/n, speaker confirmed, confirmation status, confirmation",
        "fr": "accepté, confirmé, a accepté, confirmation",
        "de": "zugesagt, Zusage, bestätigt",
        "es": "confirmado, acepta, aceptado, confirmación",
        "pt": "confirmado, aceitou, confirmação",
        "it": "confermato, ha accettato, conferma",
        "nl": "bevestigd, toegezegd, akkoord, bevestiging",
    },
    "fee": {
        "en": "honorarium offered, fee offered, offered fee, proposed fee, fee proposed, agreed honorarium, "
        "honorarium agreed, artist fee, artist fees, performance fee, talk fee, fee each, fee per speaker, "
        "speaker honorarium, workshop fee, fee net, fee gross, honorarium gross, honorarium net, fee excl vat, "
        "fee agreed gross, guarantee, fee total, total fee",
        "fr": "cachet net, cachets, honoraires bruts, honoraire, montant des honoraires, cachet proposé, montant brut, "
        "montant du cachet, rémunération brute, honoraires nets",
        "de": "Gage, Honorar brutto, Honorar netto, Vergütungsbetrag, Honorarhöhe, Aufwandsentschädigung, "
        "vereinbartes Honorar, Honorare, Honorar vereinbart",
        "es": "caché, importe bruto, retribución, honorarios netos, gratificación, honorarios acordados",
        "pt": "cachet, honorário, remuneração bruta, valor bruto, valor do cachê, pró-labore, cachê bruto",
        "it": "cachet, onorari, onorario lordo, compenso netto, gettone presenza, compenso pattuito",
        "nl": "gage, honorarium bruto, sprekershonorarium, bedrag honorarium, afgesproken honorarium, uitkoopsom",
    },
    "travel_covered": {
        "en": "travel covered by us, travel and accommodation covered, expenses paid, travel and hotel covered",
        "it": "spese di viaggio coperte, viaggio coperto",
        "pt": "viagem coberta, deslocação paga",
        "nl": "reiskosten betaald",
    },
}

PARTICIPANTS: Mapping[str, Mapping[str, str]] = {
    "registered_on": {
        "en": "completion time, submit date (utc), submit date, booked on, booking date, date booked",
        "fr": "heure de fin, date de réservation, réservé le",
        "de": "Anmeldung am, Anmeldung vom, registriert am, Buchungsdatum, gebucht am, Fertigstellungszeit",
        "es": "hora de finalización, fecha de reserva, fecha de alta",
        "pt": "hora de conclusão, data da reserva",
        "it": "ora di completamento, data prenotazione, data di prenotazione",
        "nl": "tijd van voltooien, geboekt op, datum boeking",
    },
    "attended": {
        "en": "arrived, attendance yes/no",
        "fr": "émargement, présence",
        "de": "eingecheckt, erschienen, Check-in",
        "es": "acreditado, acreditada, ha asistido",
        "pt": "check-in, presença",
        "it": "presenza, check-in effettuato",
        "nl": "ingecheckt, aanwezigheid",
    },
}

BUDGET: Mapping[str, Mapping[str, str]] = {
    "line": {
        "en": "budget heading, cost heading, cost area, expense category, budget category, heading, expense, "
        "expenditure, cost category, expenditure item",
        "fr": "poste, poste de dépense, nature de la dépense",
        "de": "Posten, Kostenart, Ausgabenposten",
        "es": "gasto, partida de gasto",
        "pt": "despesa, item de despesa",
        "it": "voce di spesa, capitolo di spesa",
        "nl": "kostenpost, uitgavenpost",
    },
    "planned": {
        "en": "forecast, estimate, estimated, estimated cost, allocated, projected",
        "fr": "prévisionnel, montant prévu, budgété",
        "de": "Plan, Soll, Plankosten, budgetiert, veranschlagt",
        "es": "presupuesto inicial, previsión",
        "pt": "valor previsto, valor orçado",
        "it": "importo previsto, previsione",
        "nl": "begroting bedrag, raming",
    },
    "spent": {
        "en": "actual cost, actuals, final cost, spent to date, actual expenditure",
        "fr": "dépenses réelles, réel, montant réalisé",
        "de": "Ist, Ist-Kosten, tatsächlich, verausgabt",
        "es": "gasto real, real, importe ejecutado",
        "pt": "valor executado, realizado, gasto real",
        "it": "effettivo, spesa effettiva",
        "nl": "werkelijk, gerealiseerd, realisatie, werkelijke kosten",
    },
}

SURVEYS: Mapping[str, Mapping[str, str]] = {
    "question": {
        "fr": "énoncé, affirmation",
        "de": "Frage, Aussage",
        "es": "afirmación, enunciado",
        "pt": "afirmação, enunciado",
        "it": "affermazione",
        "nl": "stelling",
    },
}
