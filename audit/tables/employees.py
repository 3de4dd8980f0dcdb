"""The table of the people employed."""

from __future__ import annotations

from dataclasses import replace

from audit.tables.columns import category, day, key, money, number, table, text, year, yes_no
from audit.tables.dimensions import DIMENSIONS
from audit.tables.employee_keys import DEPARTMENT, EMPLOYEE, LEVEL
from audit.tables.employee_pay import PAY
from audit.tables.employment import EMPLOYMENT
from audit.types import RecordUnit

_LOCATION = text(
    "location",
    "Place of work.",
    en="office, site, work location, job location, office location, city, workplace",
    fr="lieu, site, ville",
    es="ubicación, sede, ciudad",
    de="Standort, Arbeitsort, Dienstort, Büro, Niederlassung",
    pt="local, localização, cidade",
    it="sede, luogo di lavoro, città",
    nl="locatie, standplaats, vestiging",
)

EMPLOYEES = table(
    "employees",
    "Employees",
    "One row is one person employed, at the snapshot or in the span.",
    replace(EMPLOYEE, unique=True),
    *DIMENSIONS,
    year(
        "birth_year",
        "Year of birth.",
        en="year of birth, birthyear, birth year, yob",
        fr="année de naissance",
        es="año de nacimiento",
        de="Geburtsjahr, Jahrgang",
        pt="ano de nascimento",
        it="anno di nascita",
        nl="geboortejaar",
    ),
    day(
        "birth_date",
        "Date of birth.",
        en="date of birth, dob, birthdate, birthday, birth date, birth dt, date of birth dob, d.o.b., "
        "birthdate key, birth date key",
        fr="date de naissance, né le, née le, date naissance, dt naissance, dtnaiss, dat naiss, ddn",
        es="fecha de nacimiento, fecha nacimiento, f. nacimiento, nacimiento",
        de="Geburtsdatum, geb.-datum, geboren am, Geburtstag, Gebdat, Geburtsdat",
        pt="data de nascimento, data nascimento",
        it="data di nascita, data nascita, data nasc., nato il",
        nl="geboortedatum, geb. datum",
    ),
    number(
        "age",
        "Age in years at the snapshot.",
        en="age in years, current age, employee age, age at snapshot",
        fr="âge, âge en années",
        es="edad",
        de="Alter, Alter in Jahren",
        pt="idade",
        it="età",
        nl="leeftijd, leeftijd in jaren",
    ),
    LEVEL,
    DEPARTMENT,
    text("division", "Division or team.", en="team, section, unit, subdepartment", de="Referat, Team", fr="équipe"),
    text(
        "job_group",
        "Comparable work, as the employer groups it; never read from titles.",
        en="job family, job classification, job category, eeo category, eeo-1 category, job class, "
        "occupational group, "
        "job function, "
        "job categories, eeo job category, occupational category, job series, employee category, worker category",
        fr="famille de métiers, catégorie socioprofessionnelle, csp, "
        "catégorie professionnelle, catégorie, famille professionnelle",
        es="grupo profesional, familia profesional, categoría profesional, grupo prof.",
        de="Tätigkeitsgruppe, Berufsgruppe, Funktionsgruppe, Berufsgruppen, Beschäftigtengruppe",
        pt="grupo profissional, família de funções, categoria profissional",
        it="gruppo professionale, famiglia professionale, categoria professionale",
        nl="functiegroep, functiefamilie, functiecategorie",
    ),
    text(
        "title",
        "Job title.",
        en="job title, position, position title, job role, employee position title, jobtitle, role title, job, "
        "job titles, titles, role name, position name, job name, designation, job position, occupation, "
        "civil service title, job profile, role, post, post title, "
        "class title, title description, job class title, classification title, "
        "job title description, position description",
        fr="poste, intitulé du poste, fonction, emploi, libellé emploi, métier, intitulé de poste",
        es="puesto, cargo, título del puesto, puesto de trabajo, nombre del puesto, ocupación, "
        "denominación del puesto, denominación del cargo, nombre del cargo",
        de="Position, Stelle, Stellenbezeichnung, Berufsbezeichnung, Funktion, Jobtitel, "
        "Jobbezeichnung, Funktionsbezeichnung, Tätigkeit",
        pt="cargo, função, nome do cargo, ocupação, descrição do cargo, descrição cargo, cargo/função, cargo efetivo, "
        "cbo ocupação, cbo ocupação 2002, cbo 2002",
        it="mansione, posizione, qualifica, ruolo, titolo di lavoro, titolo lavorativo, profilo professionale",
        nl="functie, functietitel, functienaam, functiebenaming",
    ),
    key(
        "manager",
        "The manager's key.",
        en="manager id, supervisor, supervisor id, reports to, line manager, manager employee id, "
        "reporting to, reports to name, supervisor name, manager name, direct manager, line manager id",
        fr="responsable, manager, supérieur hiérarchique, n+1, manager direct",
        es="jefe, responsable, supervisor, supervisor directo",
        de="Vorgesetzte, Vorgesetzter, Führungskraft, Führungskraft ID",
        pt="gestor, chefe, supervisor",
        it="responsabile, superiore, superiore diretto",
        nl="leidinggevende, manager, direct leidinggevende",
    ),
    _LOCATION,
    category(
        "contract",
        "contract",
        "Full-time or part-time.",
        en="contract type, employment type, assignment category, full time or part time, full-time/part-time, ft/pt, "
        "full part, full/part, "
        "working time, work schedule, time type, fulltime parttime, work pattern, "
        "full or part time, full/part time, full time/part time, fulltime or parttime, ft or pt, full part time, "
        "time status, full-time status, work arrangement, employment type code, worker category, "
        "worker category description, employment status, job status, employee status, status",
        fr="type de contrat, temps de travail, temps plein/temps partiel, "
        "modalité de temps de travail, type de temps, temps complet/partiel, durée du travail, "
        "type de temps de travail",
        es="tipo de contrato, jornada, tipo de jornada, tipo jornada, dedicación, tipo de empleo, tipo de tiempo",
        de="Arbeitszeit, Arbeitszeitmodell, Vertragsart, vollzeit/teilzeit, Beschäftigungsart, Beschäftigungsumfang, "
        "voll-/teilzeit, Vollzeit Teilzeit, voll- oder Teilzeit, Zeitart, Zeittyp, Beschäftigungsstatus",
        pt="tipo de contrato, regime, jornada, regime de trabalho, carga horária tipo",
        it="tipo di contratto, orario, tempo pieno/parziale, regime orario, full time/part time, tipo orario",
        nl="contractvorm, dienstverband, voltijd/deeltijd, voltijd deeltijd, arbeidsduur type",
    ),
    text(
        "education",
        "Highest education.",
        en="education level, highest education, highest qualification, degree, "
        "highest level of education completed, highest level of education, level of education, "
        "degree level, academic level, qualification, qualifications, highest degree, educational level, edlevel",
        fr="formation, niveau d'études, diplôme, niveau de formation, niveau d'étude",
        es="educación, nivel de estudios, formación, nivel educativo, escolaridad",
        de="Bildung, Ausbildung, Bildungsabschluss, höchster Abschluss, Ausbildungsniveau",
        pt="escolaridade, formação, nível de escolaridade, grau de instrução",
        it="istruzione, titolo di studio, titolo studio, livello di istruzione",
        nl="opleiding, opleidingsniveau, hoogste opleiding",
    ),
    *EMPLOYMENT,
    *PAY,
    yes_no(
        "full_pay_relevant",
        "Counts for the pay gap: not on reduced pay for leave at the snapshot.",
        en="on full pay, full pay",
    ),
    text(
        "demographics_source",
        "Who said which group the person belongs to: self-described, employer's record, assigned by others.",
        en="source of demographics, source of demographic data, demographic source, group source",
    ),
    text(
        "performance_rating",
        "The last rating of the person's work, in the employer's words.",
        en="performance score, performance rating, last rating, appraisal rating, review rating, performance review, "
        "performance evaluation, rating, appraisal score, last performance rating",
        fr="évaluation, note d'évaluation, notation, appréciation",
        es="evaluación del desempeño, evaluación de desempeño, calificación de desempeño",
        de="Leistungsbeurteilung, Leistungsbewertung, Beurteilung, Beurteilungsnote",
        pt="avaliação de desempenho, nota de desempenho",
        it="valutazione, valutazione della prestazione",
        nl="beoordeling, prestatiebeoordeling",
    ),
    text(
        "recruitment_source",
        "How the person came to be hired.",
        en="recruitment source, source of hire, hiring source, recruiting source, hired through, referral source",
        fr="source de recrutement, canal de recrutement",
        es="fuente de reclutamiento, canal de contratación",
        de="Rekrutierungsweg, Bewerbungskanal, Einstellungskanal",
        pt="fonte de recrutamento",
        it="canale di assunzione, fonte di reclutamento",
        nl="wervingskanaal",
    ),
    yes_no(
        "people_function_lead",
        "Leads people functions, wherever they sit.",
        en="leads a people function, hr lead, people lead",
    ),
    money("annual_pay", "Pay of a year at the person's hours, computed.", derived=True),
    text("department_function", "`hr` where the department is HR, computed from its name.", derived=True),
    row=RecordUnit.PERSON,
    requires_any=(
        ("employee", "gender", "ethnicity", "disability"),
        (
            "department",
            "title",
            "level",
            "job_group",
            "salary",
            "hourly_pay",
            "hired_on",
            "left_on",
            "status",
            "manager",
        ),
    ),
    en="employees, staff, workforce, headcount, employee data, hr data, raw data",
    fr="salariés, effectif, personnel, employés",
    es="empleados, plantilla, personal",
    de="Mitarbeitende, Mitarbeiter, Personal, Beschäftigte, Belegschaft",
    pt="funcionários, colaboradores, trabalhadores",
    it="dipendenti, personale",
    nl="medewerkers, personeel",
)
