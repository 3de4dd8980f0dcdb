"""The table of the people employed."""

from __future__ import annotations

from dataclasses import replace

from audit.tables.columns import category, day, key, money, number, table, text, year, yes_no
from audit.tables.dimensions import DIMENSIONS
from audit.tables.employee_keys import DEPARTMENT, EMPLOYEE, LEVEL
from audit.tables.employee_pay import PAY
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
        it="data di nascita, data nascita, nato il",
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
        "civil service title, job profile, role, "
        "class title, title description, job class title, classification title, "
        "job title description, position description",
        fr="poste, intitulé du poste, fonction, emploi, libellé emploi, métier, intitulé de poste",
        es="puesto, cargo, título del puesto, puesto de trabajo, nombre del puesto, ocupación, "
        "denominación del puesto, denominación del cargo, nombre del cargo",
        de="Position, Stelle, Stellenbezeichnung, Berufsbezeichnung, Funktion, Jobtitel, "
        "Jobbezeichnung, Funktionsbezeichnung, Tätigkeit",
        pt="cargo, função, nome do cargo, ocupação, descrição do cargo, descrição cargo, cargo/função, cargo efetivo",
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
        es="tipo de contrato, jornada, tipo de jornada, tipo jornada, dedicación, tipo de empleo",
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
    day(
        "hired_on",
        "First day of employment.",
        en="hire date, date of hire, hired, date hired, start date, date first hired, hiredate, joining date, "
        "join date, "
        "date joined, employment start, employment start date, original hire date, date of joining, "
        "date of hire, hiring date, employee start date, start dt, doj, date hired into position, "
        "most recent hire date, last hire date, hired date, entry date, date of appointment, appointment date, "
        "service date, commencement date, "
        "employ date, employment date, agency start date, agency hire date, city start date, orig hire date, "
        "latest start date, latest hire date, orighiredate key, hire date key, hiredate key, "
        " first hire date, first hired, job start date, joined, joined on",
        fr="date d'embauche, date d'entrée, embauché le, date d'arrivée, date entrée, date embauche, entrée, "
        "date début, date de début, date début contrat, date de début de contrat",
        es="fecha de contratación, fecha de ingreso, fecha de alta, fecha ingreso, fecha inicio, fecha de inicio, "
        "fecha de contrato, fecha alta, fecha de incorporación, fecha de entrada, fecha antigüedad, "
        "fecha de antigüedad, fecha de nombramiento, fecha de vinculación, f. alta, f. ingreso",
        de="Eintritt, Eintrittsdatum, Einstellungsdatum, eingestellt am, Beginn, "
        "Einstellung, Eintrittstag, beschäftigt seit, Datum Eintritt, Dienstbeginn, Diensteintritt",
        pt="data de admissão, data de contratação, admissão, data admissão, data de entrada, data de início, "
        "data início, data contratação, data de ingresso, data ingresso, data ingresso órgão, "
        "data de ingresso no órgão, data de ingresso no serviço público, data de nomeação",
        it="data di assunzione, data assunzione, assunto il, data ingresso, data di ingresso, data inizio rapporto, "
        "data inizio collaborazione, data inizio, data di inizio",
        nl="datum in dienst, indiensttreding, in dienst, startdatum, "
        "indienstdatum, datum indiensttreding, begindatum dienstverband",
    ),
    day(
        "left_on",
        "Last day of employment; blank while employed.",
        en="termination date, date of termination, left, leaving date, end date, date left, leave date, exit date, "
        "termdate, separation date, last working day, employment end date, last day of work, "
        "date terminated, term date, leaver date, date of exit, date of leaving, exit dt, end of employment, "
        "resignation date, date of resignation, dol, date of separation, last day, leaving dt, departure date, "
        "termination date key, "
        "terminationdate key",
        fr="date de départ, date de sortie, fin de contrat, date de fin, date sortie, date départ, sortie",
        es="fecha de baja, fecha de salida, fecha de cese, fecha de finalización, "
        "fecha de fin, fecha baja, fecha de terminación, fecha de egreso, fecha fin, fecha renuncia, "
        "fecha de renuncia, fecha salida, fecha egreso, f. baja",
        de="Austritt, Austrittsdatum, ausgetreten am, Ende, Vertragsende, Kündigungsdatum, "
        "Austritt, Austrittsdatum, ausgetreten am, Datum Austritt, letzter Arbeitstag",
        pt="data de desligamento, data de saída, data de demissão, "
        "data de demissão, data de desligamento, data de saída, data demissão, data desligamento, data saída, "
        "data fim, data de término",
        it="data di cessazione, data uscita, data fine rapporto, cessato il, "
        "data di cessazione, data cessazione, data di uscita, data uscita, data fine collaborazione, data fine",
        nl="datum uit dienst, uitdiensttreding, uit dienst, einddatum, "
        "datum uit dienst, uitdienstdatum, einddatum dienstverband, uit dienst",
    ),
    category(
        "status",
        "employment-status",
        "Active, left or not yet hired; from the dates at the snapshot where there are dates.",
        en="employment status, employee status, attrition, termd, terminated, has left, worker status, left company, "
        "status, employee status, employment status, active status, worker status, current status, "
        "job status, left, leave or not, has left company, employee left, left the company, "
        "left organisation, left organization, exited, resigned, "
        "turnover, position status, assignment status, attrition flag, attrition status, leaver, churn, leave status, "
        "leave status as of june 30, is active, active, currently employed, current employee, still employed, "
        "active employee, active flag, is employed, is current employee, is active employee, active yn, "
        "active y/n, lifecycle status",
        fr="statut, statut d'emploi, statut, situation",
        es="estado, estado laboral, situación laboral, estado, situación laboral",
        de="Status, Beschäftigungsstatus, Mitarbeiterstatus, Beschäftigungsstatus, Status",
        pt="situação, status, situação, situação funcional",
        it="stato, stato rapporto, stato dipendente",
        nl="status, dienstverbandstatus, dienststatus",
    ),
    text(
        "leaving_reason",
        "Reason of leaving, as recorded.",
        en="reason for exit, reason for separation, "
        "reason for leaving, term reason, termination reason, exit reason, separation reason, "
        "reason for termination, leave reason, reason of leaving, termination description, termination desc, "
        "why, why they left, "
        "why left, reason leaving, attrition reason, reason for ceasing employment, cessation reason, "
        "reason for cessation, separation reason description, resignation reason, turnover reason, "
        "termreason desc, term reason description",
        fr="motif de départ, raison du départ, motif de sortie, motif sortie, motif du départ, raison de sortie",
        es="motivo de salida, motivo de baja, motivo de cese, causa de baja, razón de salida",
        de="Austrittsgrund, Kündigungsgrund, Grund des Austritts, Grund für Austritt, Grund",
        pt="motivo de saída, motivo do desligamento, motivo da demissão, motivo de demissão, causa de saída",
        it="motivo di uscita, motivo cessazione, motivo di cessazione, motivo uscita, causa cessazione",
        nl="reden van vertrek, reden uit dienst, vertrekreden, reden vertrek, reden einde dienstverband",
    ),
    category(
        "leaving_kind",
        "leaving-kind",
        "Voluntary, involuntary or other.",
        en="exit type, attrition type, type of exit, type of separation, separation category, turnover type, "
        "voluntary/involuntary, leaving type, termination type, "
        "type of leaving, separation type, voluntary or involuntary, termtype desc, "
        "term type, term type description",
        de="Austrittsart, Kündigungsart, Art der Kündigung",
        fr="type de départ, type de sortie",
        es="tipo de baja, tipo de salida, tipo de cese",
        pt="tipo de saída, tipo de desligamento, tipo de demissão",
        it="tipo di uscita, tipo di cessazione, tipo cessazione",
        nl="soort vertrek, type vertrek, type uitdiensttreding",
    ),
    yes_no("exit_interview", "An exit interview was held.", en="exit interview held, exit interview done"),
    yes_no("reason_recorded", "The reason of leaving was recorded.", en="leaving reason recorded"),
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
