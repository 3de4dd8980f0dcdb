"""Words about what became of talks that were proposed, and of registrations."""

from __future__ import annotations

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import closed

SELECTION = closed(
    "selection",
    accepted=words(
        en="accepted, accept, selected, confirmed, yes, oral, invited, talk, accepted (oral), "
        "accepted (poster), approved, scheduled, published, offered, accepted/confirmed, accept (oral), "
        "accept (spotlight), accept (talk), accept (keynote), accept as talk, accept as oral, "
        "accept (poster), accept as poster, awarded, funded, accepted with changes, accepted with revisions, "
        "conditionally accepted, conditional accept, y",
        fr="oui, accepté, acceptée, retenu, retenue, confirmé, confirmée, sélectionné, sélectionnée, "
        "accepté avec modifications, acceptée avec modifications, accepté sous réserve, acceptée sous réserve, "
        "attribué, "
        "attribuée",
        es="sí, aceptado, aceptada, confirmado, confirmada, seleccionado, seleccionada, "
        "aceptado con cambios, aceptada con cambios, aceptada con modificaciones, concedida, concedido, otorgada",
        de="ja, angenommen, bestätigt, akzeptiert, zugesagt, angenommen mit Auflagen, bedingt angenommen, bewilligt",
        pt="sim, aceito, aceite, aceita, confirmado, confirmada, aprovado, aprovada, "
        "aceite com alterações, aceita com alterações, aceito com modificações, concedida",
        it="accettata con modifiche, accettato con modifiche, assegnata, sì, accettato, accettata, confermato, "
        "confermata",
        nl="ja, geaccepteerd, aangenomen, bevestigd",
    ),
    poster=words(
        en="poster, accepted as poster",
        fr="acceptée (poster), accepté (poster), affiche",
        es="aceptada como póster, aceptado como póster, póster",
        de="als Poster angenommen, angenommen (Poster)",
        pt="aceite como pôster, aceita como pôster, pôster",
        it="accettato come poster, accettata come poster",
        nl="geaccepteerd als poster, aangenomen als poster",
    ),
    rejected=words(
        en="rejected, reject, declined, not accepted, not selected, no, desk rejected, denied, desk reject, "
        "not approved, unsuccessful, turned down, rejected by organizers, not awarded, not funded, n",
        fr="non, refusé, refusée, rejeté, rejetée, non retenu, non retenue",
        es="denegado, denegada, rechazado, rechazada, no aceptado, no aceptada, no seleccionado, no seleccionada",
        de="nein, abgelehnt, nicht angenommen",
        pt="não, rejeitado, recusado, rejeitada, recusada, não aceito, reprovado",
        it="rifiutato, respinto, rifiutata, respinta, non accettato",
        nl="nee, afgewezen, geweigerd",
    ),
    withdrawn=words(
        en="withdrawn, cancelled, canceled, withdrew, withdrawn by author, deleted, dropped, dropped out, "
        "cancelled by speaker, retracted",
        fr="retiré, retirée, annulé, annulée",
        es="retirado, retirada, cancelado, cancelada",
        de="zurückgezogen, abgesagt, storniert, gelöscht",
        pt="retirado, retirada, cancelado, cancelada",
        it="ritirato, ritirata, annullato, annullata",
        nl="ingetrokken, geannuleerd",
    ),
    pending=words(
        en="pending, submitted, waitlisted, waiting list, in review, draft, wait list, under review, accept_queue, "
        "waitlist, nominated, accept queue, decline queue, decline_queue, in evaluation, in progress, undecided, "
        "reserve, backup, standby, shortlisted, new, received, under evaluation, not yet decided, to be decided, "
        "on waitlist, on waiting list, on the waiting list, no response, no reply, no answer yet, awaiting response, "
        "awaiting reply, tentative, invited (no reply)",
        fr="sur liste d'attente, en liste d'attente, en attente, soumis, soumise, brouillon, liste d'attente, "
        "sans réponse, pas de réponse",
        es="pendiente, enviado, enviada, borrador, lista de espera, en lista de espera, en revisión, sin respuesta",
        de="eingereicht, ausstehend, Entwurf, Warteliste, auf der Warteliste, auf Warteliste, in Prüfung, offen, "
        "keine Antwort",
        pt="pendente, enviado, submetido, submetida, rascunho, lista de espera, em lista de espera",
        it="in lista d'attesa, in attesa, inviato, inviata, bozza, lista d'attesa",
        nl="ingediend, in behandeling, concept, wachtlijst, op wachtlijst, op de wachtlijst",
    ),
)

REGISTRATION = closed(
    "registration",
    registered=words(
        en="registered, attending, going, yes, confirmed, approved, accepted, paid, complete, completed, checked in, "
        "valid, active, attended, present, placed, order completed, paid/confirmed, no show, no-show, not checked in",
        fr="inscrit, inscrite, participe, enregistré, enregistrée, terminé, terminée, réglé, réglée, payé, payée, "
        "confirmé, confirmée, validé, validée, présent, présente",
        es="asiste, asistió, inscrito, inscrita, asistirá, pagado, pagada, confirmado, confirmada, completado, "
        "registrado, registrada",
        de="angemeldet, nimmt teil, eingecheckt, anwesend, bezahlt, bestätigt, Teilnahme, teilnehmend, gültig, "
        "abgeschlossen, zugesagt, genehmigt",
        pt="inscrito, inscrita, pago, paga, confirmado, confirmada, aprovado, aprovada, participa, participando, "
        "participará, vai participar",
        it="iscritto, iscritta, pagato, pagata, confermato, confermata, partecipa, parteciperà, registrato, registrata",
        nl="aangemeld, ingeschreven, betaald, bevestigd, neemt deel, aanwezig, ingecheckt",
    ),
    pending=words(
        en="pending, waitlist, waitlisted, wait list, waiting list, unpaid, pending payment, invited, maybe, "
        "pending approval, awaiting payment, tentative, in progress, open",
        fr="en attente, invité, invitée, liste d'attente",
        es="pendiente, lista de espera, invitado, invitada",
        de="ausstehend, offen, Warteliste, eingeladen, nicht bezahlt, Zahlung ausstehend",
        pt="pendente, lista de espera, convidado, convidada",
        it="in attesa, lista d'attesa, invitato, invitata",
        nl="in behandeling, wachtlijst, uitgenodigd",
    ),
    cancelled=words(
        en="cancelled, canceled, refunded, not attending, declined, denied, rejected, withdrawn, deleted, expired, "
        "not going, no, transferred, void, voided, cancelled by attendee, not approved, failed, unsubscribed, "
        "cancelled (paid fee), charged back, chargeback, abandoned",
        fr="annulé, annulée, retiré, retirée, remboursé, remboursée, ne participe pas, refusé, refusée, expiré, "
        "expirée",
        es="cancelado, cancelada, reembolsado, reembolsada, no asistirá, rechazado, rechazada, anulado, anulada",
        de="storniert, erstattet, abgesagt, abgelehnt, zurückgezogen, nimmt nicht teil, abgelaufen, widerrufen, "
        "storniert (gebührenpflichtig)",
        pt="cancelado, cancelada, reembolsado, reembolsada, recusado, recusada, expirado, não participa, "
        "não participando, não participará",
        it="annullato, annullata, rimborsato, rimborsata, rifiutato, rifiutata, scaduto, non partecipa, "
        "non parteciperà",
        nl="geannuleerd, terugbetaald, afgewezen, verlopen, ingetrokken, neemt niet deel, niet aanwezig",
    ),
)
