"""When people are employed, and why they leave."""

from __future__ import annotations

from audit.tables.columns import category, day, text, yes_no
from audit.tables.declare import Column

EMPLOYMENT: tuple[Column, ...] = (
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
        "fecha de antigüedad, fecha de nombramiento, fecha de vinculación, f. alta, f. ingreso, f. antigüedad",
        de="Eintritt, Eintrittsdatum, Einstellungsdatum, eingestellt am, Beginn, "
        "Einstellung, Eintrittstag, beschäftigt seit, Datum Eintritt, Dienstbeginn, Diensteintritt",
        pt="data de admissão, data de contratação, admissão, data admissão, data de entrada, data de início, "
        "data início, data contratação, data de ingresso, data ingresso, data ingresso órgão, "
        "data de ingresso no órgão, data de ingresso no serviço público, data de nomeação",
        it="data di assunzione, data assunzione, data ass., assunto il, data ingresso, data di ingresso, "
        "data inizio rapporto, "
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
        "termination date key, cease date, cessation date, date ceased, date of cessation, last date worked, "
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
        "termreason desc, term reason description, separation type, type of separation, exit type, termination type, "
        "primary reason for leaving, main reason for leaving, reason for leaving the company, reason for resignation, "
        "primary reason for exit, main reason for exit",
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
)
