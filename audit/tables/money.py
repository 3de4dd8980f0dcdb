"""Tables about where money goes: contracts, payments, suppliers, giving and the budget."""

from __future__ import annotations

from audit.tables.columns import category, count, day, key, money, share, table, text, yes_no
from audit.tables.procurement import CONTRACTS, PAYMENTS, SUPPLIERS
from audit.types import RecordUnit

GIVING = table(
    "giving",
    "Giving",
    "One row is one gift, grant or sponsorship.",
    day(
        "date",
        "When it was given.",
        required=True,
        en="gift date, donation date, grant date, award date, date of award, date awarded, "
        "date approved, approval date",
        de="Datum",
        fr="date",
    ),
    key(
        "recipient",
        "Who received it.",
        en="beneficiary, grantee, organisation, organization, recipient name, recipient org name, "
        "recipient organisation, grant recipient, awarded to",
        de="Empfänger",
    ),
    text("cause", "For what.", en="purpose, theme, programme area", de="Zweck"),
    money(
        "amount",
        "The amount.",
        required=True,
        en="gift amount, donation, grant amount, amount awarded, awarded amount, grant awarded",
        de="Betrag, Spende",
        fr="don",
    ),
    text("currency", "Currency.", en="currency code", fr="devise", es="moneda", de="Währung", it="valuta"),
    yes_no("recurring", "It recurs.", en="recurring gift, regular, is recurring"),
    yes_no("grassroots", "The recipient is a grassroots group.", en="grassroots group, grassroots recipient"),
    yes_no("multi_year", "Pledged for more than one year.", en="multi-year"),
    yes_no("commission", "A commission to a creator.", en="creative commission"),
    text("community", "The community that it serves.", en="community served, beneficiary community"),
    category("kind", "giving", "Money, goods, sponsorship, match.", en="gift type, giving type"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("recipient", "cause", "recurring", "grassroots"),),
    en="giving, donations, grants",
    de="Spenden",
    fr="dons",
    es="donaciones",
)

BUDGET = table(
    "budget",
    "Budget",
    "One row is one line of the budget.",
    key(
        "line",
        "The budget line.",
        required=True,
        en="budget line, line item, item, cost line, cost item, expense item, budget item",
        de="Haushaltsposten, Posten, Kostenposition, Kostenart",
        fr="poste, poste de dépense",
        it="voce di spesa",
        pt="item de despesa",
        nl="kostenpost",
    ),
    text("purpose", "For what.", en="category, theme", de="Zweck"),
    money("planned", "Planned.", en="budget, budgeted, planned amount, budget amount", de="Plan, soll"),
    money("spent", "Spent.", en="actual, actual spend, spent amount", de="ist, Ausgaben"),
    text("currency", "Currency.", en="currency code", fr="devise", es="moneda", de="Währung", it="valuta"),
    share("share", "Share of the whole budget.", en="percent of budget"),
    count("headcount", "People that it is for.", en="people covered"),
    yes_no("external", "Pays somebody from outside.", en="external facilitator, external"),
    yes_no("repeated", "It was there last year too.", en="recurring, repeated from last year"),
    text("owner", "Who answers for it.", en="budget owner, responsible", de="verantwortlich"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("planned", "spent"),),
    en="budget, budget lines",
)

TABLES = (CONTRACTS, PAYMENTS, SUPPLIERS, GIVING, BUDGET)
