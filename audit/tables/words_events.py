"""Words about events: roles, formats, kinds of session, compensation, access."""

from __future__ import annotations

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import also, closed, described
from audit.tables.words_people import PERSON_OF_ROLE

_ROLES = closed(
    "role",
    keynote=words(
        en="keynote, keynote speaker, keynotes, plenary, plenary speaker, plenary talk, key note, headliner, kn, "
        "headline, headline act, opening keynote, closing keynote, "
        "keynote address, distinguished lecture, named lecture",
        fr="conférence plénière, conférencier principal, conférencière principale, plénière, grande conférence, "
        "conférence inaugurale, conférence d'ouverture, tête d'affiche",
        es="ponencia magistral, conferencia magistral, conferencia principal, "
        "conferencia inaugural, ponente principal, plenaria, conferencia plenaria, cabeza de cartel",
        de="Keynote, Hauptvortrag, Plenarvortrag, Hauptredner, Hauptrednerin, Festvortrag, Eröffnungsvortrag",
        pt="palestra magna, conferencista principal, plenária, cabeça de cartaz",
        it="relatore principale, plenaria, sessione plenaria, relazione plenaria",
        nl="hoofdspreker, keynotespreker",
    ),
    invited=words(
        en="invited, invited speaker, invited talk, guest, guest speaker, featured speaker, feature, featured artist, "
        "special guest, guest artist",
        fr="invité, invitée, conférencier invité",
        es="invitado, invitada, ponente invitado, ponente invitada",
        de="eingeladen, eingeladener Vortrag, Gastvortrag",
        pt="convidado, convidada, palestrante convidado",
        it="invitato, invitata, relatore invitato, su invito",
        nl="uitgenodigd, gastspreker",
    ),
    speaker=words(
        en="speaker, talk, oral, presenter, presentation, oral presentation, lightning talk, lightning, contributed, "
        "contributed talk, presenting author, workshop leader, workshop, trainer, instructor, flash, flash talk, "
        "co-speaker, session speaker, spk, spkr, support, support act, supporting act, opening act, opener, "
        "lecture, performance, concert, "
        "reading",
        fr="intervenant, intervenante, orateur, oratrice, conférencier, conférencière, exposé, communication orale",
        es="ponente, orador, oradora, charla, conferenciante, comunicación oral, tallerista, taller",
        de="Referent, Referentin, Vortrag, Sprecher, Sprecherin, Vortragende, Vortragender, Rednerin, Redner",
        pt="palestrante, orador, oradora, palestra, apresentação oral, comunicação oral",
        it="relatore, relatrice, oratore, oratrice, comunicazione orale, relazione",
        nl="spreker, lezing, presentatie",
    ),
    panellist=words(
        en="panellist, panelist, panel, panel member, panel speaker, roundtable, round table participant, pnl, "
        "panel discussion",
        fr="panéliste, table ronde, participant table ronde",
        es="panelista, mesa redonda",
        de="Podium, Podiumsgast, Podiumsteilnehmer, Podiumsteilnehmerin, Podiumsdiskussion, Diskutant, Panelist",
        pt="painelista, debatedor, debatedora, mesa-redonda, mesa redonda",
        it="panelista, tavola rotonda",
        nl="panellid",
    ),
    moderator=words(
        en="moderator, co-moderator, panel moderator, panel chair, facilitator, host, mc, emcee, discussion leader, "
        "mod, "
        "panel moderator/chair",
        fr="modérateur, modératrice, animateur, animatrice",
        es="moderador, moderadora",
        de="Moderatorin, Moderation, Diskussionsleitung",
        pt="moderador, moderadora, mediador, mediadora",
        it="moderatore, moderatrice",
        nl="gespreksleider, dagvoorzitter",
    ),
    session_chair=words(
        en="session chair, chair of session, session-chair, sessionchair, chairperson, chair, session, session chairs",
        fr="président de séance, présidente de séance",
        es="presidente de sesión, presidenta de sesión, presidente de mesa",
        de="Sitzungsleitung, Vorsitz, Sitzungsvorsitz, Session-Leitung",
        pt="presidente de sessão, presidente da mesa",
        it="presidente di sessione, chairman",
        nl="sessievoorzitter, voorzitter",
    ),
    poster=words(
        en="poster, poster presenter, poster presentation, demo, demonstration",
        fr="affiche, présentation par affiche",
        es="póster, cartel",
        de="Posterpräsentation",
        pt="pôster",
        it="poster",
        nl="posterpresentatie",
    ),
)
ROLE = also(_ROLES, PERSON_OF_ROLE)

NOT_AN_APPEARANCE = closed(
    "not-an-appearance",
    author=words(
        en="author, authors, co-author, coauthor, last author, first author, corresponding author, contributor, "
        "lead author, senior author, submitting author, contact author, primary author, paper author, co-authors, "
        "middle author, single author, sole author",
        fr="auteur, autrice, auteure",
        es="autor, autora, coautor, coautora",
        de="Autor, Autorin",
        pt="autor, autora",
        it="autore, autrice",
        nl="auteur",
    ),
    committee=words(
        en="pc, program committee, programme committee, committee, committee member, pc member, organizer, "
        "organiser, "
        "reviewer, organizing committee, organising committee, general chair, program chair, programme chair, "
        "pc chair, "
        "track chair, area chair, conference chair, steering committee, tpc, senior pc, meta-reviewer, "
        "local organizer, curator, curators",
        fr="comité, comité de programme, organisateur, organisatrice, commissaire d'exposition",
        es="comité, comité de programa, organizador, organizadora, revisor, revisora",
        de="Programmkomitee, Organisation, Organisator, Organisatorin, Gutachter, Gutachterin",
        pt="comitê, comitê de programa, organizador, organizadora, revisor",
        it="comitato, comitato di programma, organizzatore, organizzatrice",
        nl="programmacommissie, organisator",
    ),
    attendee=words(
        en="attendee, participant, delegate, visitor, volunteer, helper, sponsor, exhibitor, staff, crew",
        fr="participant, participante, bénévole",
        es="asistente, participante, voluntario, voluntaria",
        de="Teilnehmer, Teilnehmerin, Teilnehmende, Helfer, Helferin",
        pt="participante, voluntário",
        it="partecipante, volontario",
        nl="deelnemer, vrijwilliger",
    ),
)
"""Roles that are counted, reported and left out: nobody appears by writing, reviewing or attending."""

FORMAT = closed(
    "format",
    in_person=words(
        en="in person, in-person, inperson, onsite, on-site, on site, face to face, physical, venue, f2f, offline",
        fr="présentiel, en présentiel, sur place",
        es="presencial",
        de="Präsenz, vor Ort, in Präsenz",
        pt="presencial",
        it="in presenza, presenza",
        nl="fysiek, op locatie, ter plaatse",
    ),
    online=words(
        en="online, on-line, virtual, remote, webinar, digital, on line, zoom, livestream, live stream, streamed",
        fr="en ligne, à distance, distanciel, virtuel",
        es="en línea, virtual, a distancia",
        de="digital, virtuell",
        pt="online, virtual, a distância, remoto",
        it="da remoto, a distanza, virtuale",
        nl="virtueel, op afstand",
    ),
    hybrid=words(
        en="hybrid, mixed, both, hybrid event",
        fr="hybride, mixte, bimodal",
        es="híbrido, mixto",
        de="hybrid",
        pt="híbrido, misto",
        it="ibrido, misto",
        nl="hybride",
    ),
)

SESSION_KIND = closed(
    "session-kind",
    keynote=words(
        en="keynote, keynotes, plenary, plenary session, short plenary, keynote session",
        fr="plénière",
        es="plenaria, conferencia inaugural, conferencia magistral, conferencia de clausura",
        de="Plenum",
    ),
    panel=words(
        en="panel, panel discussion, round table, roundtable, discussion panel",
        fr="table ronde, panel",
        es="mesa redonda, panel",
        de="Podium, Podiumsdiskussion, Podiumsgespräch",
        pt="painel, mesa redonda, mesa-redonda",
        it="tavola rotonda",
        nl="paneldiscussie, panelgesprek",
    ),
    talk=words(
        en="talk, lecture, presentation, oral, oral session, paper session, talk session, lightning talk, "
        "invited talk, "
        "thematic session, general session, contributed session, regular session, regular, regular talk, lightning, "
        "lightning talks, short talk, short talks, long talk, long talks, flash talk, flash talks, talks, "
        "session, sessions, breakout, breakout session, standard session, standard talk, full talk, conference talk",
        fr="exposé, conférence, communication",
        es="charla, ponencia, conferencia, comunicación",
        de="Vortrag",
        pt="palestra, comunicação",
        it="relazione, intervento, presentazione",
        nl="lezing, presentatie",
    ),
    workshop=words(
        en="workshop, workshops, tutorial, tutorials, training, hands-on, seminar, masterclass, clinic, "
        "contribution session, sprint",
        fr="atelier",
        es="taller",
        de="Arbeitsgruppe, Seminar",
        pt="oficina",
        it="laboratorio",
        nl="werksessie",
    ),
    other=words(
        en="other, lunch, coffee break, registration, poster, poster session, social, networking, "
        "break, opening, closing, ceremony, meeting, bof",
        fr="autre",
        es="otro, otra",
        de="sonstige, andere",
        pt="outro, outra",
        it="altro, altra",
        nl="overig, anders",
    ),
)

COMPENSATION = closed(
    "compensation",
    fee=words(
        en="fee, honorarium, paid, payment, cash, yes, y, stipend, salary",
        fr="cachet, honoraires, payé, payée, rémunéré, oui",
        es="honorarios, pagado, pagada, remunerado, sí, si",
        de="Honorar, bezahlt, ja",
        pt="honorários, cachê, pago, paga, remunerado, sim",
        it="onorario, gettone, pagato, pagata, retribuito, sì",
        nl="honorarium, betaald, ja",
    ),
    donation=words(
        en="donation, donated, charity, donation to charity, charitable donation, "
        "donation to group, donation to a group",
        fr="don",
        es="donación",
        de="Spende",
        pt="doação",
        it="donazione",
        nl="donatie",
    ),
    reciprocal=words(
        en="reciprocal, reciprocal service, in kind, in-kind, exchange, service in return, swap",
        fr="réciproque, échange, en nature",
        es="recíproco, intercambio, en especie",
        de="Gegenleistung, Sachleistung",
        pt="recíproco, troca, em espécie",
        it="reciproco, scambio, in natura",
        nl="wederdienst, in natura",
    ),
    none=words(
        en="none, no, n, unpaid, no fee, nothing, free, volunteer, pro bono, not paid, gratis",
        fr="aucun, aucune, non, non payé, non rémunéré, bénévole, gratuit",
        es="ninguno, ninguna, nada, no, sin pago, no pagado, no remunerado, gratuito",
        de="keine, keines, kein, nein, unbezahlt, ehrenamtlich, kostenlos",
        pt="nenhum, nenhuma, não, não pago, gratuito, sem pagamento",
        it="nessuno, nessuna, no, non pagato, gratuito",
        nl="geen, nee, onbetaald, gratis",
    ),
)

CAPTION_METHOD = closed(
    "caption-method",
    human=words(en="human, live human, person, stenographer, cart, palantypist, manual, live, human captions"),
    automatic=words(en="automatic, auto, software, asr, machine, ai, auto-generated, automatic captions"),
    none=words(en="none, no, not captioned, no captions"),
)

ACCOMMODATION = described(
    "accommodation",
    captions=words(
        en="captions, captioning, cart, subtitles, live captions, live captioning, closed captions, speech to text",
        fr="sous-titrage, sous-titres, vélotypie",
        es="subtítulos, subtitulado",
        de="Untertitel, Schriftdolmetschen, Untertitelung",
    ),
    interpretation=words(
        en="interpretation, sign language, sign language interpreter, interpreter, sign language interpretation, bsl, "
        "bsl interpreter, bsl interpretation, asl, asl interpreter, asl interpretation",
        fr="langue des signes, interprète lsf, lsf, interprétation en langue des signes",
        es="lengua de signos, lengua de señas, intérprete de lengua de signos",
        de="Gebärdensprache, Gebärdensprachdolmetschen, Gebärdendolmetscher, dgs",
    ),
    mobility=words(
        en="mobility, wheelchair, step-free, step-free seat, seating, parking, wheelchair access, accessible seat, "
        "wheelchair space, wheelchair user, step-free access, ramp, accessible parking",
        fr="fauteuil roulant, accès pmr, pmr, place pmr, rampe",
        es="silla de ruedas, rampa",
        de="Rollstuhl, Rollstuhlplatz, Rampe, stufenloser Zugang",
    ),
    materials=words(en="materials, large print, braille, alternative format, accessible format"),
    hearing=words(
        en="hearing, hearing loop, assistive listening, induction loop, loop",
        fr="boucle magnétique",
        es="bucle magnético",
        de="Induktionsschleife, Höranlage",
    ),
    sensory=words(en="sensory, quiet room, quiet space, lighting, fragrance"),
    assistance=words(
        en="assistance, personal assistant, companion, support person, guide dog, travel assistant, travel assistance"
    ),
    diet=words(en="diet, dietary, food, allergy"),
    care=words(en="care, childcare, nursing room, child care"),
    other=words(en="other"),
)
