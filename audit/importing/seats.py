"""Lists of who sits on a board or council: told by terms and mandates, or by parties and districts."""

from __future__ import annotations

from collections.abc import Sequence

from audit.importing.fold import header_key, header_words, keys_of
from audit.importing.names_of_people import FULL_NAMES
from audit.importing.read.sheet import ReadSheet
from audit.tables.columns import words

_OF_TERMS = words(
    en="term ends, term end, term end date, end of term, term expires, term expiry, term expiration, "
    "expiration of term, term expiration date, term starts, term start, term start date, start of term, "
    "term began, term of office, appointed until, independent, independent director, is independent, "
    "independence, executive or non-executive, committee memberships, board committees, "
    "year first elected, date first elected, first elected, next election, director type, type of director, "
    "director category",
    fr="fin de mandat, début de mandat, date de fin de mandat, échéance du mandat, mandat, indépendant, "
    "administrateur indépendant, type d'administrateur",
    de="amtszeit, amtszeit bis, ende der amtszeit, bestellt bis, gewählt bis, mandat bis, unabhängig",
    es="fin de mandato, fin del mandato, inicio de mandato, vencimiento del mandato, consejero independiente, "
    "tipo de consejero, categoría de consejero, categoría del consejero, cargo en el consejo, "
    "fecha primer nombramiento, fecha último nombramiento, fecha de primer nombramiento",
    it="scadenza mandato, fine mandato, inizio mandato, indipendente, tipo di amministratore, in carica fino a, "
    "in carica da, data di prima nomina, data prima nomina",
    pt="fim do mandato, início do mandato, término do mandato, independente",
    nl="einde termijn, einde zittingstermijn, zittingstermijn, benoemd tot, onafhankelijk",
)
_OFFICES = words(
    en="director, directors, official, office holder, elected official, non-executive",
    es="consejero, consejera, nombre o denominación social del consejero, nombre del consejero",
    it="consigliere, nome e cognome",
    pt="conselheiro, conselheira",
    nl="bestuurslid, commissaris",
)
_PARTIES = frozenset(("party", "parti", "partei", "partido", "partito", "partij", "fraktion", "partyname", "partyid"))
_SEATED = frozenset(
    (
        *("district", "chamber", "ward", "constituency", "chamberid", "legislature", "electorate", "parliament"),
        *("circonscription", "wahlkreis", "circunscripcion", "distrito", "collegio", "kieskring", "riding"),
    )
)
_DIRECTORS = frozenset(
    ("director", "directors", "consejero", "consejera", "consigliere", "conselheiro", "administrateur")
)
_COMMITTEES = frozenset(
    ("committee", "committees", "comite", "comites", "comision", "comitato", "comissao", "commissie")
)
_BODIES = (
    (
        "board",
        frozenset(
            (
                *("trustee", "trustees", "board", "boards", "governor", "governors", "directors", "vorstand"),
                *("aufsichtsrat", "consiglieri", "consejeros", "administrateurs", "amministratori", "conselheiros"),
                *("bestuurders", "commissarissen"),
            )
        ),
    ),
    (
        "legislature",
        frozenset(
            (
                *("legislator", "legislators", "legislature", "parliament", "congress", "senators", "mps"),
                *("abgeordnete", "bundestag", "landtag", "deputes", "diputados", "deputati", "deputados", "kamerleden"),
            )
        ),
    ),
    (
        "council",
        frozenset(
            (
                "councillor",
                "councillors",
                "council",
                "alderman",
                "alderperson",
                "ratsmitglied",
                "stadtrat",
                "gemeinderat",
            )
        ),
    ),
)
_TERM_KEYS, _NAME_KEYS = keys_of(_OF_TERMS), FULL_NAMES | keys_of(_OFFICES)


def lists_seats(headers: Sequence[str]) -> bool:
    """Return whether headers tell of the terms for which people sit, of their party and district, or of committees."""
    keys = {header_key(header) for header in headers if header}
    if keys & _TERM_KEYS or (keys & _PARTIES and keys & _SEATED):
        return True
    committees = any(_COMMITTEES & set(header_words(header)) for header in headers)
    return bool(keys & _DIRECTORS) and committees


def who_sits(headers: Sequence[str]) -> int | None:
    """Return the position of the names of those who sit, None where no header is one of names."""
    return next((at for at, header in enumerate(headers) if header_key(header) in _NAME_KEYS), None)


def body_in_headers(headers: Sequence[str]) -> str:
    """Return the body that headers name (“Trustee”), "" for none; directors are those of a board if terms are told."""
    named = {word for header in headers for word in header_words(header)}
    if lists_seats(headers) and named & _DIRECTORS:
        return "board"
    return _body(named)


def body_by_name(sheet: ReadSheet) -> str:
    """Return the body that the name of a sheet or of its file tells (“trustees.csv”), "" for none."""
    return _body(set(header_words(sheet.name))) or _body(set(header_words(sheet.file)))


def _body(named: set[str]) -> str:
    return next((body for body, signs in _BODIES if signs & named), "")
