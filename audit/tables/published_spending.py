"""Published spending by kind of supplier, as reports on the use of certified firms: figures to compare with."""

from __future__ import annotations

from audit.tables.columns import key, money, number, share, table, text, year
from audit.types import RecordUnit

PUBLISHED_SPENDING = table(
    "published_spending",
    "Published spending by kind of supplier",
    "One row is what one agency or department spent with one kind of supplier: certified, owned by a group, or "
    "neither. No row is a supplier or a contract.",
    key(
        "category",
        "The kind of supplier.",
        required=True,
        en="m/wbe category, mwbe category, vendor category, vendor m/wbe category, certification category, "
        "certification type, certification, ethnicity/gender, gender/ethnicity, ethnicity and gender, "
        "ethnicity, business category, ownership category, ownership, supplier category, diversity category, "
        "diversity classification, vendor type, business type, group, certification group, m/wbe, mbe/wbe, "
        "m/wbe status, m/wbe group, m/wbe ethnicity, "
        "mwbe ethnicity, firm type, owner group, m/wbe classification, minority group, race/gender",
        fr="catégorie de fournisseur",
        de="Art der Lieferanten",
        es="categoría de proveedor",
        pt="categoria de fornecedor",
        it="categoria di fornitore",
        nl="leverancierscategorie",
    ),
    text(
        "unit",
        "The agency or department that spent.",
        en="agency, agency name, department, department name, contracting agency, authority, authority name, "
        "buying entity, division, organization, entity, buyer",
        fr="service acheteur, service",
        de="Dienststelle, Abteilung",
        es="organismo, departamento",
        pt="organismo, departamento",
        it="ente, dipartimento",
        nl="dienst, afdeling",
    ),
    money(
        "amount",
        "What was spent, or awarded.",
        en="dollar value, contract value, total value, spend, spending, amount spent, dollars, dollar amount, "
        "expenditures, expenditure, payments, utilization, utilization amount, utilization dollars, award amount, "
        "awarded amount, value of contracts, contract dollars, total dollars, contract amount, amount awarded, "
        "dollars awarded, prime contract value, subcontract value, value, total amount, total spend, total spending, "
        "payment amount, amount paid, dollars paid, total contract value, total contract amount, prime dollars",
    ),
    number(
        "contracts",
        "How many contracts or payments it is made of.",
        least=0,
        en="number of contracts, count, contract count, count of contracts, no. of contracts, # of contracts, "
        "# contracts, awards, number of awards, contracts awarded, number of prime contracts, number of firms, "
        "number of vendors, vendors, firms, certified firms, number of certified firms, "
        "certified vendors, prime contracts, number of subcontracts",
        fr="nombre de contrats",
        de="Anzahl Verträge",
        es="número de contratos",
        pt="número de contratos",
        it="numero di contratti",
        nl="aantal contracten",
    ),
    money(
        "total",
        "What the unit spent with all kinds of suppliers.",
        en="total expenditures, total agency spend, all spending, total prime contract value",
    ),
    share(
        "share",
        "Share of all spending of the unit.",
        en="percent, percentage, % of total, percent of total, percent of dollars, utilization %, utilization rate, "
        "utilization percentage, % of spend, % of dollars, share of spend, percent utilization",
    ),
    year("year", "The year of the figures.", en="fiscal year, reporting year, fy", de="Jahr", fr="année"),
    text(
        "kind",
        "What was bought, or how.",
        en="industry, procurement type, contract type, type of purchase, procurement category, award method",
    ),
    row=RecordUnit.ORGANISATION,
    requires_any=(("amount", "contracts", "share"),),
    en="mwbe utilization, m/wbe utilization, supplier diversity spend, utilization",
    fr="dépenses publiées par fournisseur",
    de="veröffentlichte Ausgaben nach Lieferanten",
    es="gasto publicado por proveedor",
    pt="despesa publicada por fornecedor",
    it="spesa pubblicata per fornitore",
    nl="gepubliceerde uitgaven per leverancier",
)
