"""Words about work: contract, status, leaving, pay periods, hiring stages, HR departments."""

from __future__ import annotations

from collections.abc import Mapping

from audit.tables.columns import words
from audit.tables.vocabulary_kinds import closed, described

CONTRACT = closed(
    "contract",
    full_time=words(
        en="full-time, full time, fulltime, ft, fulltime-regular, full-time regular, full time regular, regular full "
        "time, regular full-time, full time permanent, permanent full time, f/t, full, full-time permanent, f",
        fr="temps plein, temps complet, plein temps, à temps plein",
        es="tiempo completo, jornada completa, completo, completa, a tiempo completo",
        de="Vollzeit, vz",
        pt="tempo integral, tempo inteiro, integral, tempo completo",
        it="tempo pieno, full time, a tempo pieno",
        nl="voltijd, fulltime, voltijds",
        da="fuldtid",
        no="heltid",
        fi="kokoaikainen",
        pl="pełny etat",
    ),
    part_time=words(
        en="part-time, part time, parttime, pt, parttime-regular, part-time regular, regular part-time, "
        "part time regular, "
        "regular part time, p/t, part, part-time permanent, part time permanent, p",
        fr="temps partiel, à temps partiel",
        es="tiempo parcial, jornada parcial, media jornada, parcial, a tiempo parcial",
        de="Teilzeit, tz",
        pt="tempo parcial, meio período, part-time",
        it="tempo parziale, part time, a tempo parziale",
        nl="deeltijd, parttime, deeltijds",
        da="deltid",
        fi="osa-aikainen",
        pl="niepełny etat",
    ),
)

EMPLOYMENT_STATUS = closed(
    "employment-status",
    active=words(
        en="active, employed, current, current employee, still employed, on leave, leave of absence, no, false, "
        "0, n, "
        "working, in post, in service, stayed, retained, on long leave, active assignment, on unpaid leave",
        fr="actif, active, en poste, présent, présente, non",
        es="activo, activa, en alta, vigente, no",
        de="aktiv, beschäftigt, angestellt, nein",
        pt="ativo, ativa, activo, não",
        it="attivo, attiva, in forza, no",
        nl="actief, in dienst, nee",
    ),
    left=words(
        en="left, terminated, voluntarily terminated, terminated for cause, resigned, retired, inactive, "
        "former, separated, "
        "dismissed, yes, true, 1, y, departed, leaver, exited, former employee, laid off, deceased, "
        "not active, ceased, discharged",
        fr="parti, partie, sorti, sortie, démissionnaire, licencié, licenciée, retraité, retraitée, oui, inactif",
        es="baja, inactivo, inactiva, cesado, cesada, despedido, despedida, jubilado, jubilada, sí, si",
        de="ausgeschieden, ausgetreten, inaktiv, gekündigt, ja",
        pt="desligado, desligada, inativo, inativa, demitido, demitida, sim",
        it="cessato, cessata, dimesso, dimessa, licenziato, licenziata, sì",
        nl="uit dienst, vertrokken, inactief, ja",
    ),
    not_yet_hired=words(
        en="not yet hired, future start, pre-hire, prehire, offer accepted, future, onboarding, not started",
        fr="à venir, futur",
        es="futuro, por incorporar",
        de="zukünftig, künftig",
        pt="futuro",
        it="futuro",
        nl="toekomstig",
    ),
)

LEAVING_KIND = closed(
    "leaving-kind",
    voluntary=words(
        en="voluntary, resignation, resigned, quit, voluntarily terminated, voluntary termination, vol, "
        "employee resigned, terminated by employee, voluntary resignation, resignation (voluntary), "
        "employee initiated, employee",
        fr="volontaire, démission",
        es="voluntario, voluntaria, renuncia, dimisión",
        de="freiwillig, Eigenkündigung, Arbeitnehmerkündigung, Kündigung durch Arbeitnehmer, Arbeitnehmer",
        pt="voluntário, voluntária, pedido de demissão",
        it="volontario, volontaria, dimissioni",
        nl="vrijwillig, ontslagname",
    ),
    involuntary=words(
        en="involuntary, dismissal, dismissed, terminated for cause, laid off, redundancy, layoff, fired, invol, "
        "involuntary termination, end of contract by employer, employer terminated, terminated by employer, "
        "termination by employer, termination (involuntary), employer initiated, employer",
        fr="involontaire, licenciement",
        es="involuntario, involuntaria, despido",
        de="unfreiwillig, Arbeitgeberkündigung, Kündigung durch Arbeitgeber, Arbeitgeber",
        pt="involuntário, involuntária, dispensa",
        it="involontario, involontaria, licenziamento",
        nl="onvrijwillig, ontslag",
    ),
    other=words(
        en="other, retirement, retired, death, deceased, end of contract, end of fixed term, mutual agreement",
        fr="autre, retraite, fin de contrat",
        es="otro, otra, jubilación, fin de contrato",
        de="sonstige, Rente, Vertragsende, Ruhestand",
        pt="outro, outra, reforma, aposentadoria, fim de contrato",
        it="altro, pensionamento, fine contratto",
        nl="overig, pensioen, einde contract",
    ),
)

PAY_PERIOD = closed(
    "pay-period",
    year=words(
        en="year, yearly, annual, annually, per year, per annum, pa, p.a., salaried, salary, annum, y, s, "
        "prorated annual, per annum pro rata, annualized, annualised",
        fr="an, année, annuel, par an",
        es="año, anual, al año",
        de="Jahr, jährlich, pro Jahr",
        pt="ano, anual, por ano",
        it="anno, annuale, annuo",
        nl="jaar, jaarlijks, per jaar",
    ),
    month=words(
        en="month, monthly, per month, m",
        fr="mois, mensuel, par mois",
        es="mes, mensual, al mes",
        de="Monat, monatlich, pro Monat",
        pt="mês, mensal, por mês",
        it="mese, mensile",
        nl="maand, maandelijks, per maand",
    ),
    fortnight=words(
        en="fortnight, fortnightly, biweekly, bi-weekly, every two weeks, two weeks, 2 weeks, per fortnight, "
        "every other week, per two weeks",
        de="zweiwöchentlich, vierzehntägig",
        nl="tweewekelijks",
    ),
    half_month=words(
        en="semi-monthly, semimonthly, twice a month, twice monthly, per half month",
        fr="bimensuel",
        es="quincena, quincenal",
        pt="quinzena, quinzenal",
    ),
    quarter=words(
        en="quarter, quarterly, per quarter",
        fr="trimestre, trimestriel",
        es="trimestral",
        de="Quartal, vierteljährlich",
        it="trimestrale",
        nl="kwartaal",
    ),
    day=words(
        en="day, daily, per day, per diem",
        fr="jour, journalier, par jour",
        es="día, diario, diaria, por día, jornal",
        de="Tag, täglich, pro Tag, Tagessatz",
        pt="dia, diário, diária, por dia",
        it="giorno, giornaliero, giornaliera, al giorno",
        nl="dag, per dag, dagloon, dagtarief",
    ),
    week=words(en="week, weekly, per week", fr="semaine", es="semana, semanal", de="Woche, wöchentlich", nl="week"),
    hour=words(
        en="hour, hourly, per hour, h, hr",
        fr="heure, horaire, par heure",
        es="hora, por hora",
        de="Stunde, pro Stunde, stündlich",
        pt="hora, por hora",
        it="ora, oraria",
        nl="uur, per uur",
    ),
)

STAGE = closed(
    "stage",
    applied=words(en="applied, application, new, received, submitted, rejected at application, applicant"),
    screened=words(
        en="screened, screening, phone screen, longlist, longlisted, assessment, reviewed, cv review, "
        "in review, under review"
    ),
    interviewed=words(
        en="interviewed, interviewing, interview, shortlist, shortlisted, onsite, on-site interview, final interview"
    ),
    offered=words(en="offered, offer, offer made, offer declined, offer extended"),
    hired=words(en="hired, accepted, offer accepted, joined, placed, onboarded"),
)

MOVE = closed(
    "move",
    promotion=words(
        en="promotion, promoted, promote, grade change", de="Beförderung", fr="promotion", es="promoción, ascenso"
    ),
    **{
        "raise": words(
            en="raise, pay raise, salary increase, pay rise, merit increase, increment", de="Gehaltserhöhung"
        )
    },
    assignment=words(en="assignment, high-visibility assignment, project lead, stretch assignment, high visibility"),
    transfer=words(en="transfer, lateral move, lateral, move, relocation", de="Versetzung"),
    demotion=words(en="demotion, downgrade", de="Herabstufung"),
)

PARENT = closed(
    "parent",
    birth=words(
        en="birth, birth parent, maternity, mother, birthing parent", de="Mutter", fr="maternité", es="maternidad"
    ),
    other=words(en="other, other parent, paternity, father, partner, non-birth parent", de="Vater", fr="paternité"),
    adoptive=words(en="adoptive, adoption, adoptive parent, surrogacy", fr="adoption", es="adopción"),
)

PROGRAMME = described(
    "programme",
    mentoring=words(en="mentoring, mentorship, mentor", de="Mentoring", fr="mentorat", es="mentoría"),
    sponsorship=words(en="sponsorship, sponsor, sponsoring", fr="parrainage"),
    training=words(en="training, course, workshop, learning, seminar, e-learning", de="Schulung", fr="formation"),
    leadership=words(en="leadership, leadership development, leadership programme"),
    pro_bono=words(en="pro bono, probono, skills-based volunteering, volunteering", fr="mécénat de compétences"),
)

HR_DEPARTMENTS: Mapping[str, tuple[str, ...]] = words(
    en="hr, human resources, office of human resources, human resources department, human resource, hr department, "
    "department of human resources, people operations, people and culture, people & culture, people ops, "
    "people team, "
    "people, personnel, personnel department, human resource management, human resources management, hr & people, "
    "people and organisation, people and organization, human capital, talent and people, "
    "people operations and culture, "
    "hr services, hr operations",
    fr="ressources humaines, rh, drh, service des ressources humaines, direction des ressources humaines",
    es="recursos humanos, rrhh, rr.hh., rr. hh., departamento de recursos humanos, gestión de personas, personas",
    de="Personal, Personalabteilung, Personalwesen, Personalmanagement, HR-Abteilung, Personalverwaltung",
    pt="recursos humanos, rh, departamento de recursos humanos, gestão de pessoas, pessoas, departamento pessoal",
    it="risorse umane, ufficio del personale, personale, ufficio personale",
    nl="personeelszaken, p&o, hrm, personeel en organisatie, personeel & organisatie",
)
"""Whole names of departments that are HR. A name is compared as a whole: Human Services is another thing."""
