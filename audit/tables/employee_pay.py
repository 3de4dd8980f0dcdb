"""What people employed are paid, and for how much time."""

from __future__ import annotations

from audit.tables.columns import category, money, number, share, text
from audit.tables.declare import Column

PAY: tuple[Column, ...] = (
    money(
        "salary",
        "Pay for the pay period.",
        en="annual salary, annual salary full-time equivalent, full-time equivalent salary, "
        "base salary, current annual salary, base pay, yearly salary, salary amount, pay, "
        "annual pay, "
        "monthly income, monthly salary, basic salary, gross salary, base salary amount, wage, annual base salary",
        fr="salaire, salaire annuel, salaire brut, salaire de base, rémunération, salaire mensuel",
        es="salario, salario anual, sueldo, salario bruto, salario mensual",
        de="gehalt, jahresgehalt, grundgehalt, monatsgehalt, bruttogehalt, entgelt, jahresbrutto",
        pt="salário, salário anual, vencimento, salário mensal, ordenado",
        it="stipendio, retribuzione, ral, stipendio annuo, retribuzione annua lorda, salario",
        nl="salaris, jaarsalaris, bruto salaris, maandsalaris, loon",
    ),
    money(
        "hourly_pay",
        "Pay for an hour.",
        en="hourly rate, hourly wage, rate per hour, hourly, pay rate hourly",
        fr="taux horaire, salaire horaire",
        es="salario por hora, tarifa por hora",
        de="stundenlohn, stundensatz",
        pt="salário por hora, valor hora",
        it="paga oraria, retribuzione oraria",
        nl="uurloon",
    ),
    category(
        "pay_period",
        "pay-period",
        "Year, month, week or hour, to which `salary` refers.",
        en="pay frequency, salary period, pay basis, salary basis, pay per, rate type, pay rate period",
        de="entgeltperiode, zahlweise",
        fr="période de paie, périodicité",
        es="período de pago, periodicidad",
    ),
    text(
        "currency",
        "Currency of pay.",
        en="salary currency, pay currency, currency code",
        fr="devise",
        es="moneda, divisa",
        de="währung",
        pt="moeda",
        it="valuta",
        nl="valuta",
    ),
    share(
        "fte",
        "Share of a full-time post.",
        en="full-time equivalent, full time equivalent, fte %, percent fte, employment percentage, workload",
        fr="etp, taux d'occupation, quotité",
        es="etc, porcentaje de jornada, jornada %",
        de="vzä, beschäftigungsgrad, stellenanteil, arbeitszeitanteil, pensum",
        pt="eti, percentagem de jornada",
        it="percentuale part-time, fte %",
        nl="fte, deeltijdfactor, parttime percentage",
    ),
    number(
        "hours",
        "Weekly hours by contract.",
        en="weekly hours, hours per week, contract hours, contracted hours, standard hours, working hours",
        fr="heures hebdomadaires, heures par semaine",
        es="horas semanales, horas por semana",
        de="wochenstunden, stunden pro woche, wochenarbeitszeit",
        pt="horas semanais, horas por semana",
        it="ore settimanali",
        nl="uren per week, contracturen",
    ),
    money("bonus", "Bonus in the twelve months before the snapshot.", en="bonus pay, bonus amount, annual bonus"),
    money("overtime_pay", "Overtime pay.", en="overtime, overtime pay amount, overtime earnings"),
    money("gross_pay", "Everything paid in the year.", en="gross pay received, gross pay, total pay, total earnings"),
)
