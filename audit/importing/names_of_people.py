"""Headers of columns that hold the names of people, in several languages."""

from __future__ import annotations

from audit.importing.fold import keys_of
from audit.tables.columns import words

FULL_NAMES = keys_of(
    words(
        en="name, names, full name, person name, member name",
        fr="nom, nom complet, nom et prénom, nom prénom",
        es="nombre, nombre completo, nombre y apellidos, apellidos y nombre",
        de="name, vorname nachname",
        pt="nome, nome completo",
        it="nome, nominativo, cognome e nome, nome e cognome",
        nl="naam",
    )
)
"""The whole name of somebody in one cell."""

NAMES_OF_STAFF = keys_of(
    words(
        en="employee, employee name, employee full name, staff name, worker name",
        pt="servidor, nome do servidor",
    )
)

_PARTS = keys_of(
    words(
        en="first name, last name, lastname, surname, family name",
        es="apellidos",
        de="nachname, familienname",
        it="cognome",
        nl="achternaam",
    )
)

NAMES = FULL_NAMES | NAMES_OF_STAFF | _PARTS
"""Whatever holds a name of somebody, or a part of it."""
