"""What people employed are paid, and for how much time."""

from __future__ import annotations

from audit.tables.columns import category, money, number, share, text
from audit.tables.declare import Column

PAY: tuple[Column, ...] = (
    money(
        "salary",
        "Pay for the pay period.",
        en="annual salary, salary/rate, salary or rate, "
        "annual salary full-time equivalent, full-time equivalent salary, annual salary at full fte, "
        "base salary, current annual salary, base pay, yearly salary, salary amount, pay, "
        "annual pay, salaries, "
        "monthly income, monthly salary, basic salary, gross salary, base salary amount, wage, annual base salary, "
        "pay rate, fte salary, annual gross salary, gross annual salary, base annual salary, annual rate, "
        "annual rate of pay, total salary, regular pay, regular rate, estimated salary, employee salary, "
        "yearly income, annual income, income, compensation, base compensation, total compensation, monthly pay, "
        "current salary, base salary current, current base salary, new salary, "
        "ctc, annual ctc, total ctc, current ctc, "
        "fixed salary, base salary annual, monthly rate of pay, "
        "salary usd, annual wages, "
        "weekly wage, weekly wages, weekly salary, weekly pay, weekly earnings, bi-weekly salary, biweekly salary, "
        "bi-weekly rate, biweekly rate, bi-weekly pay, biweekly pay, fortnightly salary, fortnightly pay, "
        "semi-monthly salary, semi-monthly pay, semi-monthly rate, monthly wage, monthly wages, daily wage, "
        "daily wages, daily pay, daily salary, quarterly salary, "
        "basic pay, comp rate, compensation rate, rate of pay, compensation salary, compensation amount, salary value, "
        "monthly ctc, monthly gross, monthly gross salary, gross monthly salary, monthly basic, "
        "regular, regular earnings, regular wages, base wages, "
        "annualized salary, annualised salary, annualized base salary, "
        "annual, yearly, annual pay rate, annual base pay, annual base rate, salary paid, "
        "regular pay rate, total base pay annualized amount, fix salary, total base pay amount, total base pay, "
        "annual base compensation, "
        "annual compensation, annualized compensation, annualised compensation, primary compensation basis amount",
        fr="salaire, salaire annuel, salaire brut, salaire de base, rémunération, salaire mensuel, "
        "salaire brut annuel, salaire annuel brut, salaire brut mensuel, salaire mensuel brut, "
        "salaire mensuel de base, salaire de base mensuel, rémunération annuelle brute, rémunération mensuelle brute, "
        "traitement brut, "
        "salaire de base annuel, rémunération annuelle, rémunération brute annuelle, brut annuel, brut mensuel, "
        "traitement, revenu mensuel, revenu annuel",
        es="salario, salario anual, sueldo, salario bruto, salario mensual, "
        "salario bruto anual, salario base, salario bruto mensual, sueldo bruto, sueldo mensual, sueldo anual, "
        "remuneración, remuneración mensual, ingreso mensual, retribución, retribución anual, sueldo base, "
        "sueldo básico, salario básico, asignación básica, asignación salarial, remuneración bruta, "
        "monto mensual bruto de la remuneración en tabulador, "
        "remuneración bruta mensual, retribución bruta, retribución bruta anual, remuneración anual",
        de="Gehalt, Lohnsatz, Gehaltssatz, Gehalt/Stundenlohn, Jahresgehalt, Grundgehalt, Monatsgehalt, "
        "Bruttogehalt, Entgelt, Jahresbrutto, Gehalt/Monat, "
        "Bruttojahresgehalt, Jahresbruttogehalt, Bruttomonatsgehalt, Monatsbrutto, Grundgehalt monatlich, "
        "Bruttogehalt jährlich, Bruttolohn, Monatslohn, Lohn, Jahreslohn, Vergütung, Fixgehalt, Festgehalt, "
        "Grundlohn, Grundentgelt, Monatsentgelt, Jahresentgelt, Bruttoentgelt, Bruttomonatsentgelt, "
        "Bruttojahresentgelt, Jahresbruttolohn, Monatsbruttolohn, Bruttogehalt p.a., Gehalt p.a., "
        "Jahresgehalt brutto",
        pt="salário, salário anual, vencimento, salário mensal, ordenado, "
        "salário bruto, salário base, salário bruto anual, salário bruto mensal, remuneração, remuneração mensal, "
        "vencimento base, remuneração anual, remuneração bruta, remuneração básica, remuneração básica bruta, "
        "remuneração mensal bruta, vencimento básico, vencimentos, salário contratual, salário nominal, "
        "vl remun média nom, vl remun média nominal, valor remuneração média nominal, valor remuneração média",
        it="stipendio, retribuzione, ral, stipendio annuo, retribuzione annua lorda, salario, "
        "retribuzione annua, retribuzione lorda, retribuzione mensile, stipendio mensile, stipendio lordo, "
        "stipendio lordo annuo, retribuzione base, lordo annuo, retribuzione lorda annua, "
        "retribuzione mensile lorda, stipendio base, stipendio tabellare",
        nl="salaris, jaarsalaris, bruto salaris, maandsalaris, loon, "
        "brutosalaris, bruto maandsalaris, bruto jaarsalaris, salaris per maand, jaarinkomen, bruto jaarloon, "
        "bruto maandloon, maandloon, beloning, bezoldiging, basissalaris, bruto salaris per maand, fulltime salaris",
    ),
    money(
        "hourly_pay",
        "Pay for an hour.",
        en="hourly rate, gross hourly pay, hourly gross pay, hourly wage, rate per hour, hourly, pay rate hourly, "
        "hourly pay, hourly pay rate, pay per hour, wage per hour, base hourly rate, hourly salary, "
        "straight time hourly rate",
        fr="taux horaire, salaire horaire, salaire horaire brut, rémunération horaire, taux horaire brut",
        es="salario por hora, tarifa por hora, salario hora, precio hora",
        de="Stundenlohn, Stundensatz, Stundenverdienst, Bruttostundenlohn, Stundenvergütung",
        pt="salário por hora, valor hora, valor por hora, salário hora",
        it="paga oraria, retribuzione oraria, costo orario, retribuzione oraria lorda, stipendio orario",
        nl="uurloon, bruto uurloon, uurtarief",
    ),
    category(
        "pay_period",
        "pay-period",
        "Year, quarter, month, half-month, fortnight, week, day or hour, to which `salary` refers.",
        en="compensation rate period, rate period, comp freq, comp frequency, "
        "total base pay frequency, base pay frequency, fix salary interval, fixed salary interval, "
        "salary period, pay basis, salary basis, pay per, paid per, pay rate period, salary pay period, "
        "base salary pay period, salary interval, pay interval, compensation frequency, "
        "pay frequency, rate type, pay type, salary type, salary or hourly, "
        "pay cycle, pay rate type, wage type, rate frequency, salary frequency, pay unit, per",
        de="Entgeltperiode, bezahlt pro, Zahlweise, Gehaltsintervall, Zahlungsintervall, Gehaltsperiode, Intervall, "
        "pro, je",
        fr="période de paie, périodicité, périodicité de paie, type de rémunération, par",
        es="período de pago, periodicidad, periodicidad de pago, frecuencia de pago, por",
        pt="periodicidade, tipo de pagamento",
        it="periodicità, frequenza di pagamento",
        nl="salarisperiode, betaalperiode",
    ),
    text(
        "currency",
        "Currency of pay.",
        en="salary currency, compensation currency, pay currency, currency code, local currency, local currency code",
        fr="devise",
        es="moneda, divisa",
        de="Währung",
        pt="moeda",
        it="valuta",
        nl="valuta",
    ),
    share(
        "fte",
        "Share of a full-time post.",
        en="full-time equivalent, full time equivalent, fte %, percent fte, employment percentage, workload, "
        "wte, contracted wte, fte rate, fte percent, fte percentage, fte status, f.t.e., contracted fte, % full time, "
        "percent of full time, employment rate, pct time, part-time percentage",
        fr="etp, taux d'occupation, quotité, "
        "taux d'activité, quotité de travail, taux de temps de travail, % temps de travail",
        es="etc, porcentaje de jornada, jornada %, % jornada, porcentaje jornada",
        de="VZÄ, Beschäftigungsgrad, Stellenanteil, Arbeitszeitanteil, Pensum, "
        "VZK, Stellenumfang, Arbeitszeit in %, Arbeitszeit %, Beschäftigungsumfang %, Teilzeitfaktor, Teilzeitquote, "
        "Vollzeitäquivalent, Anstellungsgrad, Anstellungsgrad %, Arbeitspensum, Pensum %, AZ-Anteil",
        pt="eti, percentagem de jornada, % tempo trabalho",
        it="percentuale part-time, fte %, % part time, % pt, percentuale orario",
        nl="fte, deeltijdfactor, parttime percentage, fte-factor, parttimefactor, dienstverband %",
    ),
    number(
        "hours",
        "Weekly hours by contract.",
        en="weekly hours, hours per week, contract hours, contracted hours, standard hours, working hours, "
        "typical hours, hours worked per week, scheduled hours, scheduled weekly hours, standard weekly hours, "
        "hours/week, avg weekly hours, contract hours per week, "
        "hours per wk, weekly scheduled hours, standard hours per week, "
        "hours p.w., hrs p.w., hours pw, hours a week, hrs/week",
        fr="heures hebdomadaires, heures par semaine, durée hebdomadaire, heures/semaine",
        es="horas semanales, horas por semana, horas semana, horas/semana",
        de="Wochenstunden, Stunden pro Woche, Wochenarbeitszeit, "
        "Wochenarbeitsstunden, Arbeitsstunden pro Woche, Vertragsstunden, stunden/woche",
        pt="horas semanais, horas por semana, carga horária semanal, carga horária, horas/semana",
        it="ore settimanali, ore a settimana, ore/settimana",
        nl="uren per week, contracturen, uren/week, contracturen per week",
    ),
    money(
        "bonus",
        "Bonus in the twelve months before the snapshot.",
        en="bonus pay, bonus amount, annual bonus, "
        "bonus paid, bonus received, total bonus, bonus amt, annual bonus amount, bonuses, variable pay, "
        "bonus last 12 months, bonus last 12m, bonus in the last 12 months",
        fr="prime, primes, bonus annuel, prime annuelle, primes annuelles, rémunération variable, part variable",
        es="bono, prima",
        de="Bonus, Prämie, Bonuszahlung",
        pt="bónus, bônus",
        it="premio, bonus annuo",
        nl="bonus, bonusbedrag",
    ),
    money("overtime_pay", "Overtime pay.", en="overtime, overtime pay amount, overtime earnings"),
    money(
        "gross_pay",
        "Everything paid in the year.",
        en="gross pay received, gross pay, total pay, total earnings, "
        "total gross, total gross pay, gross, regular gross paid, gross earnings, gross compensation, "
        "total salary paid, total compensation paid, total paid",
    ),
)
