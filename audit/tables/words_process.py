"""Words about process: answers, actions, channels, incidents, content, money."""

from __future__ import annotations

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import also, closed, described

_YES = words(
    en="yes, y, true, t, x, checked, selected, done, ok, 1",
    fr="oui, o, vrai",
    es="sí, si, s, verdadero",
    de="ja, j, wahr",
    pt="sim, verdadeiro",
    it="sì, vero",
    nl="ja, waar",
)

_NO = words(
    en="no, n, false, f, unchecked, not selected, 0",
    fr="non, faux",
    es="no, falso",
    de="nein, falsch",
    pt="não, nao, falso",
    it="no, falso",
    nl="nee, neen, onwaar",
)

_PARTLY = words(
    en="partly, partial, partially, in part, some, in progress, planned in part, draft, in draft, partially met, "
    "partly met",
    fr="en partie, partiellement, partiel, en cours, projet, en projet",
    es="en parte, parcialmente, parcial, en curso, borrador, en elaboración",
    de="teilweise, zum Teil, teils, in Arbeit, Entwurf, im Entwurf",
    pt="em parte, parcialmente, parcial, em curso, em elaboração",
    it="in parte, parzialmente, parziale, in corso, in elaborazione",
    nl="deels, gedeeltelijk, in ontwikkeling, concept",
)

_NOT_APPLICABLE = words(
    en="not applicable, does not apply, does not apply to us",
    fr="sans objet, non applicable, ne s'applique pas",
    es="no aplica, no procede, no se aplica",
    de="trifft nicht zu, nicht anwendbar, entfällt",
    pt="não se aplica, não aplicável",
    it="non applicabile, non si applica",
    nl="niet van toepassing",
)

_IN_FORCE = words(
    en="in force, in place, adopted, approved, active, published",
    fr="en vigueur, adopté, adoptée, approuvé, approuvée, en place",
    es="en vigor, vigente, aprobado, aprobada",
    de="in Kraft, verabschiedet, beschlossen, gültig",
    pt="em vigor, vigente, aprovado, aprovada",
    it="in vigore, vigente, approvato, approvata",
    nl="van kracht, vastgesteld, goedgekeurd",
)
_NOT_IN_FORCE = words(
    en="not in place, none, missing, does not exist, not started, planned",
    fr="inexistant, inexistante, à faire, pas encore",
    es="no existe, inexistente, pendiente",
    de="fehlt, nicht vorhanden, geplant",
    pt="não existe, inexistente",
    it="non esiste, assente, inesistente",
    nl="ontbreekt, niet aanwezig, gepland",
)
ANSWER = also(
    described("answer", yes=_YES, partly=_PARTLY, no=_NO, not_applicable=_NOT_APPLICABLE),
    closed("in-force", yes=_IN_FORCE, no=_NOT_IN_FORCE),
)
"""Open: an item may be asked on a scale of its own, and its answers are kept as written."""

_MET = words(
    en="met, fulfilled, provided, granted, fully met, met in full, arranged, in place, available",
    fr="accordé, accordée, satisfait, satisfaite, fourni, disponible, mis en place, pris en charge, prise en charge",
    de="erfüllt, umgesetzt, bewilligt, gewährt, vorhanden, verfügbar",
    es="concedido, concedida, atendido, atendida, disponible, cumplido, cumplida",
    pt="concedido, concedida, atendido, atendida, disponível, cumprido",
    it="concesso, concessa, soddisfatto, soddisfatta, accolta, disponibile",
    nl="ingewilligd, gehonoreerd, toegekend, beschikbaar, geregeld",
)
_UNMET = words(
    en="not met, unmet, not fulfilled, not provided, not granted, refused, not available, unavailable, not in place",
    fr="refusé, refusée, non satisfait, non satisfaite, non disponible, indisponible",
    de="nicht erfüllt, nicht umgesetzt, nicht vorhanden, nicht verfügbar",
    es="denegado, denegada, no atendido, no atendida, no disponible, no cumplida",
    pt="não atendido, não atendida, indisponível, não disponível",
    it="non soddisfatto, non soddisfatta, non disponibile",
    nl="niet ingewilligd, niet beschikbaar, niet geregeld",
)
YES_NO = also(closed("yes-no", yes=_YES, no=_NO), closed("met", yes=_MET, no=_UNMET))

ACTION_STATUS = closed(
    "action-status",
    open=words(en="open, to do, todo, planned, not started, pending, in progress, ongoing", de="offen", fr="ouvert"),
    done=words(en="done, completed, complete, closed, yes, implemented", de="erledigt", fr="fait, terminé", es="hecho"),
    late=words(en="late, overdue, delayed", de="überfällig", fr="en retard", es="atrasado"),
    dropped=words(en="dropped, cancelled, canceled, abandoned, rejected", de="verworfen", fr="abandonné"),
)

BODY = described(
    "body",
    advisory=words(en="advisory, advisory board, advisory group, council", de="Beirat", fr="conseil consultatif"),
    committee=words(en="committee, working group, panel, task force", de="Ausschuss", fr="comité", es="comité"),
    staff_body=words(
        en="staff body, works council, staff council, union, employee forum", de="Betriebsrat, Personalrat"
    ),
    partner=words(en="partner, partner organisation, coalition", fr="partenaire"),
    other=words(en="other", fr="autre", es="otro", de="sonstige"),
)

CHANNEL = closed(
    "channel",
    line=words(en="line, line manager, manager, hr, management"),
    anonymous=words(en="anonymous, hotline, anonymous form, whistleblowing, online form, anonymous hotline"),
    external=words(en="external, ombuds, ombudsperson, external provider, third party, lawyer"),
    staff_body=words(en="staff body, union, works council, staff council, staff representative"),
    other=words(en="other"),
)

SURVEY_AUDIENCE = closed(
    "survey-audience",
    staff=words(en="staff, employees, workforce"),
    attendees=words(en="attendees, participants, visitors, delegates"),
    volunteers=words(en="volunteers, helpers"),
    other=words(en="other, public, community"),
)

INCIDENT = described(
    "incident",
    harassment=words(
        en="harassment, sexual harassment, bullying, mobbing",
        de="Belästigung, sexuelle Belästigung, Mobbing",
        fr="harcèlement, harcèlement sexuel",
        es="acoso, acoso sexual",
        pt="assédio, assédio sexual",
        it="molestie, molestia, molestie sessuali",
        nl="intimidatie, seksuele intimidatie, pesten",
    ),
    discrimination=words(
        en="discrimination, racism, sexism, bias, microaggression",
        de="Diskriminierung, Rassismus, Sexismus",
        fr="discrimination, racisme, sexisme",
        es="discriminación, racismo, sexismo",
        pt="discriminação, racismo, sexismo",
        it="discriminazione, razzismo, sessismo",
        nl="discriminatie, racisme, seksisme",
    ),
    retaliation=words(en="retaliation, victimisation, reprisal", fr="représailles"),
    accessibility=words(
        en="accessibility, access, barrier, access failure, access issue",
        de="Barriere, Barrierefreiheit",
        fr="accessibilité",
        es="accesibilidad",
        pt="acessibilidade",
        it="accessibilità",
        nl="toegankelijkheid",
    ),
    safety=words(
        en="safety, violence, threat, assault, security",
        de="Sicherheit, Gewalt, Bedrohung",
        fr="sécurité, violence, menace, agression",
        es="seguridad, violencia, amenaza, agresión",
        pt="segurança, violência, ameaça, agressão",
        it="sicurezza, violenza, minaccia, aggressione",
        nl="veiligheid, geweld, bedreiging",
    ),
    conduct=words(en="conduct, code of conduct, misconduct, disruption, interruption"),
    other=words(en="other", fr="autre", es="otro", de="sonstige"),
)

REPORTER_AFTER = closed(
    "reporter-after",
    unchanged=words(en="unchanged, same, no change, still employed, in post"),
    improved=words(en="improved, promoted, better"),
    worse=words(en="worse, demoted, disciplined, pay cut"),
    left=words(en="left, resigned, dismissed, gone"),
    unknown=words(en="unknown, not known"),
)

CONSULTATION = described(
    "consultation",
    decision=words(en="decision, policy, plan"),
    safety=words(en="safety, safety measure, security"),
    review=words(en="review, partner review, outside review, accountability, external review"),
    proposal=words(en="proposal, motion, petition"),
    other=words(en="other"),
)

CONTENT = described(
    "content",
    campaign=words(en="campaign, advert, advertisement, marketing, brochure, poster, video", de="Kampagne"),
    publication=words(en="publication, report, article, paper, book, newsletter", de="Veröffentlichung"),
    training=words(en="training, course, training material, slides", de="Schulung"),
    web_page=words(en="web page, webpage, website, page, site", de="Webseite"),
    message=words(en="message, internal message, email, announcement, social media, post", de="Nachricht"),
    other=words(en="other"),
)

PAYMENT = described(
    "payment",
    commission=words(en="commission, creative commission, artist fee, creator"),
    goods=words(en="goods, supplies, commodities, materials, equipment"),
    service=words(en="service, services, consulting, professional services"),
    works=words(en="works, construction, public works, pw"),
    other=words(en="other"),
)

PROFIT_STATUS = described(
    "profit-status",
    non_profit=words(
        en="non profit, non-profit, nonprofit, not for profit, not-for-profit, charity",
        de="gemeinnützig",
        fr="à but non lucratif",
        es="sin fines de lucro",
    ),
    for_profit=words(en="for profit, for-profit, commercial, private", de="gewerblich", fr="à but lucratif"),
    public=words(en="public, government, public body", de="öffentlich", fr="public", es="público"),
)

GIVING = described(
    "giving",
    money=words(en="money, cash, donation, grant", de="Geld", fr="argent"),
    goods=words(en="goods, in kind, in-kind", de="Sachspende"),
    sponsorship=words(en="sponsorship, sponsoring"),
    match=words(en="match, matched, matching"),
    commission=words(en="commission, creative commission"),
)
