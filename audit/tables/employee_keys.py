"""The columns that tables about staff share: who, where and at which level."""

from __future__ import annotations

from audit.tables.columns import key, text

EMPLOYEE = key(
    "employee",
    "Any key of the person.",
    en="employee id, emp id, empid, employee number, employee no, staff id, staff number, personnel number, "
    "worker id, "
    "person id, payroll number, badge number, id, employeeid",
    fr="matricule, id employé, numéro d'employé, identifiant salarié",
    es="id empleado, id de empleado, número de empleado, empleado, legajo",
    de="personalnummer, mitarbeiter-id, mitarbeiternummer, personal-nr, pers.-nr., mitarbeiter",
    pt="matrícula, id funcionário, número do funcionário, id do colaborador",
    it="matricola, id dipendente, codice dipendente",
    nl="personeelsnummer, medewerker-id, medewerkernummer, medewerker",
)
DEPARTMENT = text(
    "department",
    "Department, as the organisation calls it.",
    en="department name, dept, dept name, business unit, org unit, organizational unit, organisational unit",
    fr="service, département, direction, pôle",
    es="departamento, área",
    de="abteilung, bereich, organisationseinheit",
    pt="departamento, setor, área",
    it="dipartimento, reparto, ufficio",
    nl="afdeling",
)
LEVEL = text(
    "level",
    "Level or grade; the employer's own words, kept as written.",
    en="job level, grade, job grade, pay grade, band, salary grade, pay band, seniority, career level, "
    "management level",
    fr="niveau, échelon, grade, classification",
    es="nivel, categoría, grado",
    de="stufe, ebene, entgeltgruppe, hierarchieebene, karrierestufe, karrierelevel",
    pt="nível, escalão, categoria",
    it="livello, inquadramento, grado",
    nl="niveau, schaal, functieniveau, salarisschaal",
)
