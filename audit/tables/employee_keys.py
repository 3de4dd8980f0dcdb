"""The columns that tables about staff share: who, where and at which level."""

from __future__ import annotations

from audit.tables.columns import key, text

EMPLOYEE = key(
    "employee",
    "Any key of the person.",
    en="employee id, emp id, empid, employee number, employee no, staff id, staff number, personnel number, "
    "worker id, employee reference, employee ref, staff reference, staff ref, "
    "person id, payroll number, badge number, id, employeeid, "
    "employee key, employee code, emp no, emp number, staff no, staff code, worker number, associate id, "
    "hr id, position number, person number, user id, emplid, empno, personnel id, payroll id, anonymised id, "
    "post unique reference, post reference, post number, "
    "payroll no, payroll nr, employee identifier, "
    "unique id, eeid, ee id, employee record, record number, record nbr, personnel record",
    fr="matricule, id employé, numéro d'employé, identifiant salarié, "
    "n° matricule, numéro matricule, code salarié, id salarié, n° salarié, n° de salarié, numéro salarié, "
    "id du salarié, id salarié, id de l'employé, numéro de salarié, n° employé, n° agent, numéro d'agent",
    es="id empleado, id de empleado, número de empleado, empleado, legajo, "
    "número empleado, código empleado, código de empleado, cédula, nº empleado, id_empleado, dni, nif, "
    "nº expediente, número de nómina, clave de empleado, número de personal",
    de="Personalnummer, Mitarbeiter-ID, Mitarbeiternummer, Personal-Nr, pers.-nr., Mitarbeiter, "
    "MA-Nr, ma-Nummer, Persnr, Mitarbeiter nr, Mitarbeiternr, Personalnr, PNr, AHV-Nr, AHV-Nummer",
    pt="matrícula, id funcionário, número do funcionário, id do colaborador, "
    "código do funcionário, nº funcionário, id colaborador, número mecanográfico, n.º mecanográfico, nº matrícula, "
    "número de matrícula, id servidor, id servidor portal, código do servidor",
    it="matricola, matr., n. matricola, codice fiscale, id dipendente, codice dipendente, id_dipendente, "
    "numero dipendente, "
    "numero matricola",
    nl="personeelsnummer, medewerker-id, medewerkernummer, medewerker, personeelsnr, werknemersnummer, medewerkernr",
)
DEPARTMENT = text(
    "department",
    "Department, as the organisation calls it.",
    en="department name, dept, dept name, business unit, org unit, organizational unit, organisational unit, "
    "bu, department type, departments, directorate, department/agency, agency, agency name, organisation unit, "
    "organization unit, org name, function, team name, division name, bureau, office name, cost centre name, "
    "cost center name, department title, dept title, department description, department long name, "
    "home department, home department description, supervisory organization",
    fr="service, département, direction, pôle, "
    "organisation hiérarchique, département/service, direction/service, unité, entité, service/département",
    es="departamento, área, área/departamento, unidad, dirección, gerencia, dependencia, unidad administrativa, "
    "área de adscripción, secretaría, organización supervisora, organización de supervisión",
    de="Abteilung, Abt., Bereich, Organisationseinheit, "
    "Aufsichtsorganisation, Abteilungsname, Fachbereich, org.-einheit, Orga-Einheit, Dezernat, Geschäftsbereich",
    pt="departamento, setor, área, departamento/setor, direção, unidade orgânica, secretaria, unidade, "
    "lotação, órgão, órgão de lotação, org lotação, unidade de lotação",
    it="dipartimento, reparto, ufficio, direzione, area, unità organizzativa, settore, ente",
    nl="afdeling, afdelingsnaam, dienst, organisatieonderdeel, organisatie-eenheid",
)
LEVEL = text(
    "level",
    "Level or grade; the employer's own words, kept as written.",
    en="job level, grade, job grade, pay grade, band, salary grade, pay band, seniority, career level, "
    "management level, "
    "job grade level, grade level, pay level, pay zone, salary band, salary range, step, rank, "
    "seniority level, job band, career stage, professional level, position level, payment tier, pay tier, "
    "salary tier, academic rank, job rank, job level after promotions, current job level",
    fr="niveau, échelon, grade, classification, "
    "coefficient, échelle, position hiérarchique, niveau hiérarchique, statut cadre",
    es="nivel, categoría, grado, nivel salarial, grupo salarial, banda",
    de="Stufe, Ebene, Entgeltgruppe, Hierarchieebene, Karrierestufe, Karrierelevel, "
    "Vergütungsgruppe, Besoldungsgruppe, Tarifgruppe, EG, Gehaltsstufe, Gehaltsband, Laufbahngruppe",
    pt="nível, escalão, categoria, nível salarial, classe, faixa salarial",
    it="livello, inquadramento, grado, livello contrattuale, fascia, qualifica livello, categoria contrattuale",
    nl="niveau, schaal, functieniveau, salarisschaal, inschaling, loonschaal, salarisniveau",
)
