"""Tables about who is bought from: contracts, payments and suppliers."""

from __future__ import annotations

from audit.tables.columns import category, day, key, money, number, table, text, yes_no
from audit.types import RecordUnit

_VENDOR = key(
    "vendor",
    "The supplier: a name or key, the same in all tables.",
    en="vendor name, supplier, supplier name, vendor id, payee, contractor, "
    "payee name, vendor legal name, supplier & other non-supplier payees, beneficiary, beneficiary name, "
    "merchant name, merchant, contractor name, company name, awardee, prime vendor, vendor/payee, "
    "name of supplier, provider, vendor formal name, vendor full name, legal business name, firm name, "
    "recipient name, recipient legal name, win name, winner, winner name, winning bidder, successful bidder, "
    "awarded supplier, awarded vendor, subcontractor, subcontractor name, sub contractor name, sub name, "
    "supplier (organisation name), prime contractor, supplier name and details, supplier details",
    fr="fournisseur, prestataire, titulaire, nom du titulaire, dénomination sociale du titulaire, "
    "titulaire dénomination sociale, titulaire denominationSociale 1, raison sociale du titulaire, attributaire",
    es="proveedor, contratista, adjudicatario, nombre del adjudicatario, empresa adjudicataria",
    de="Lieferant, Auftragnehmer, Kreditor, Name des Auftragnehmers, Zuschlagsempfänger",
    pt="fornecedor, adjudicatário, entidade adjudicatária, contratado",
    it="fornitore, aggiudicatario, operatore economico aggiudicatario",
    nl="leverancier, opdrachtnemer",
)

_VENDOR_KEY = key("vendor_key", "The vendor without case and punctuation, computed: it joins tables.", derived=True)

CONTRACTS = table(
    "contracts",
    "Contracts",
    "One row is one contract with a supplier.",
    key(
        "contract",
        "Any key of the contract; amendments share it.",
        en="contract id, contract number, original contract id, contract no, agreement number, current item id, "
        "contract ref, contract reference, purchase order, po number, po num, purchase order number, agreement id, "
        "award id, blanket number, contract notice number, notice id, award id piid, piid, "
        "contract award unique key, procurement id, contract reference number, framework reference, cn id, ocid, "
        "contract key, id award, prime contract id",
        de="Vertrag, Vertragsnummer",
        fr="contrat, numéro de contrat, numéro de marché, n° de marché",
        es="contrato, número de contrato, nº expediente, número de expediente, expediente",
        pt="contrato, número do contrato",
        it="cig",
    ),
    _VENDOR,
    _VENDOR_KEY,
    text("kind", "Kind of contract.", en="contract type, contract structure type, contract kind", de="Vertragsart"),
    text(
        "description",
        "What it is for.",
        en="contract description, short desc, short description, subject, title of agreement, "
        "description of the goods and/or services being provided",
    ),
    text(
        "department",
        "The department that buys.",
        en="department name, dept, buyer department, "
        "agency, agency name, contracting authority, prime contracting agency, buyer, buyer name, awarding body, "
        "organisation name, cae name, "
        "awarding agency name, awarding agency, owner org title, "
        "purchasing department, local authority department responsible, department responsible",
        de="Abteilung, Vergabestelle, Auftraggeber",
        fr="acheteur, acheteur nom, nom de l'acheteur, pouvoir adjudicateur",
        es="órgano de contratación, poder adjudicador",
        pt="entidade adjudicante",
        it="stazione appaltante",
        nl="aanbestedende dienst",
    ),
    money(
        "value",
        "Value agreed.",
        en="contract value, contract amount, po amount, po value, po total, order amount, order value, amount, "
        "amt, contract total, value of contract, award amount, "
        "current amount, prime contract current amount, award value, original amount, total contract amount, "
        "not to exceed amount, "
        "maximum amount, estimated value, spend to date, current contract amount, award value euro, "
        "awarded value, awarded amount, awarded contract value, total dollars obligated, dollars obligated, "
        "federal action obligation, total obligation, obligated amount, total contract value, total value, "
        "contract value gbp, contract award value, line total, line amount, extended price, extended amount, "
        "sub amount, subcontract amount, subcontract value, subcontractor amount, "
        "sum to be paid over the length of the contract, annual contract value, total price, "
        "sum to be paid over the length of the contract or the estimated annual spending or budget for the contract",
        de="Wert, Vertragswert, Auftragswert, Auftragssumme, Zuschlagssumme",
        fr="montant, valeur du contrat, montant ht, montant du marché, montant notifié",
        es="valor, importe, monto, importe de adjudicación, importe adjudicación, importe de adjudicación sin iva, "
        "importe de adjudicación (sin iva), importe adjudicado, importe sin iva, precio de adjudicación",
        pt="valor, montante, preço contratual, valor do contrato",
        it="importo, valore, importo di aggiudicazione, importo aggiudicato",
        nl="waarde, contractwaarde, gegunde waarde",
    ),
    money(
        "paid",
        "Paid so far.",
        en="tot payments, total payments, amount paid, paid to date, amount paid to date",
        de="bezahlt",
    ),
    day(
        "started_on",
        "Start.",
        en="start date, start dt, contract start, begins on, "
        "award date, effective date, begin date, approval date, date awarded, contract start date, "
        "contract begin date, dt award, date of award, awarded on, contract date, contract period start, "
        "date signed, signature date, contract award date, awarded date, action date, prime contract start date, "
        "order date, po date, date ordered, period of performance start date, conclusion date, date of conclusion",
        de="Beginn, Zuschlagsdatum, Datum der Auftragsvergabe",
        fr="date de notification, date notification, date d'attribution",
        es="fecha de inicio, fecha de adjudicación, fecha de formalización, fecha adjudicación",
        pt="data de celebração do contrato, data do contrato",
        it="data di aggiudicazione, data aggiudicazione",
        nl="gunningsdatum",
    ),
    day(
        "ended_on",
        "End.",
        en="end date, end dt, contract end, expires on, "
        "expiration date, contract end date, expiry date, termination date, contract period end, "
        "period of performance current end date, delivery date, prime contract end date",
        de="Ende",
        es="fecha de fin",
    ),
    text("currency", "Currency.", en="currency code", fr="devise", es="moneda", de="Währung", it="valuta"),
    category(
        "profit_status",
        "profit-status",
        "For profit or not; no sign of a diverse supplier.",
        en="profit status, nonprofit, non profit status",
    ),
    text(
        "tender",
        "Advertised or exempt from tender.",
        en="adv or exempt, procurement method, tender type, "
        "award method, procedure type, solicitation type, procurement type",
    ),
    number("payment_terms_days", "Payment term in days.", en="payment terms, terms days"),
    yes_no("multi_year", "It runs over more than one year.", en="multi-year"),
    yes_no("addressable", "Could be placed with another supplier.", en="addressable spend"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("contract", "vendor"), ("value", "paid"), ("contract", "started_on", "kind")),
    en="contracts",
    de="Verträge",
    fr="contrats",
    es="contratos",
)

PAYMENTS = table(
    "payments",
    "Payments",
    "One row is one payment to a supplier or creator.",
    key(
        "payment",
        "Any key of the payment; its lines share it.",
        en="transaction id, payment id, transaction, voucher, "
        "voucher number, voucher id, check number, cheque number, document number, transaction number, "
        "payment number, payment reference, invoice number, warrant number, journal number, transaction reference",
        de="Rechnungsnummer, Belegnummer",
    ),
    _VENDOR,
    _VENDOR_KEY,
    day(
        "paid_on",
        "When it was paid.",
        en="transaction date, payment date, date paid, paid date, date of payment, "
        "check date, cheque date, issue date, posting date, payment run date, warrant date, clearing date, "
        "check dt, date of transaction, accounting date, pay date, effective date, date",
        de="Zahlungsdatum, bezahlt am, Datum",
        fr="date de paiement",
        es="fecha de pago",
        nl="betaaldatum, datum",
        it="data pagamento, data",
        pt="data de pagamento, data",
    ),
    day("invoiced_on", "Date of the invoice.", en="inv date, invoice date", de="Rechnungsdatum", fr="date de facture"),
    day("due_on", "When it was due.", en="invoice due date, due date, payment due", de="fällig am"),
    money(
        "amount",
        "The amount; credits are negative.",
        required=True,
        en="dollar amount, payment amount, amount paid, paid amount, net amount, total amount, "
        "check amount, cheque amount, invoice amount, line amount, payment total, expenditure, transaction amount, "
        "net value, gross amount, spend, amount spent, monetary amount, paid, vouchers paid, total, value, "
        "amount paid to sub, amount paid to subcontractor, paid to subcontractor, payment to subcontractor, "
        "amount paid to vendor, net paid, amount excl vat, amount (ex vat), amount excluding vat, line total, net, "
        "gross, net total, gross total, invoice total, invoice value, amount net, amount net of vat, amount gross, "
        "net spend, net invoice amount, payment value, amount of payment, line value, net line amount",
        de="Betrag, Zahlbetrag, Rechnungsbetrag, Nettobetrag, Bruttobetrag, Summe",
        fr="montant",
        es="importe, monto",
        pt="valor, montante",
        it="importo",
        nl="bedrag",
    ),
    text("currency", "Currency.", en="currency code", fr="devise", es="moneda", de="Währung", it="valuta"),
    category("kind", "payment", "Commission to a creator, goods, service, other.", en="payment kind, payment type"),
    text(
        "department",
        "The department that pays.",
        en="department name, dept, "
        "entity, department family, agency, agency name, directorate, service area, body name, organisation name, "
        "division",
        de="Abteilung",
    ),
    text("account", "Account.", en="account name, ledger account", de="Konto"),
    yes_no("addressable", "Could be placed with another supplier.", en="addressable spend"),
    yes_no("multi_year", "Part of a multi-year commission.", en="multi-year"),
    yes_no("commission", "A commission to a creator.", en="creative commission"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("vendor", "payment"),),
    flow_date="paid_on",
    en="payments, checkbook, ledger, spend",
    de="Zahlungen",
    fr="paiements",
    es="pagos",
)

SUPPLIERS = table(
    "suppliers",
    "Suppliers",
    "One row is one supplier, with who owns it and what certifies that.",
    key(
        "vendor",
        _VENDOR.description,
        required=True,
        en="vendor name, supplier, supplier name, company name, company, business name, legal name, "
        "payee name, vendor legal name, supplier & other non-supplier payees, beneficiary, beneficiary name, "
        "merchant name, merchant, contractor name, company name, awardee, prime vendor, vendor/payee, "
        "name of supplier, provider, vendor formal name, vendor full name, legal business name, firm name, "
        "name of firm, firm, name of business, "
        "tier 2 supplier, tier 2 supplier name, tier ii supplier, tier 2 vendor",
        de="Lieferant, Firma",
        fr="fournisseur, entreprise",
        es="proveedor, empresa",
        pt="fornecedor, empresa",
        it="fornitore, azienda, beneficiario",
        nl="leverancier, bedrijf, crediteur",
    ),
    _VENDOR_KEY,
    key("vendor_id", "Register number.", en="vendor id, supplier id, company id, bavn company id, registration number"),
    text(
        "certification",
        "Certificate and who gave it.",
        en="certificate, certified as, certification type, certified, "
        "certifications, certification types, mbe/wbe, m/wbe, m/wbe status, cert type, certification category, "
        "diversity certification, active sba certifications, sba certifications, certification status type",
    ),
    text(
        "ownership",
        "Who owns it, as the supplier says.",
        en="owned by, ownership group, owner group, minority type, "
        "ownership type, owner ethnicity, ethnicity of owner, ethnicity, m/wbe category, minority group, "
        "prime vendor m/wbe category, vendor m/wbe category, prime vendor mwbe category, "
        "diversity category, diverse classification, diversity classification, diversity type, mwbe category, "
        "diversity code, diversity description, diversity indicator, diverse category, "
        "diversity status, diverse status, minority owned, "
        "owner gender, gender",
    ),
    day(
        "certified_until",
        "Until when it is certified.",
        en="expires on, certification expiry, valid until, "
        "expiration date, certification expiration date, cert expiration, renewal date, expiry date, "
        "certification renewal date, cert expiration date, certification expires, "
        "certification end date, cert end date",
    ),
    day("first_contract_on", "First contract.", en="supplier since, onboarded on"),
    yes_no("community_led", "Run by and for a community.", en="community-led, run by community"),
    number("payment_terms_days", "Payment term in days.", en="payment terms, terms days"),
    row=RecordUnit.ORGANISATION,
    requires_any=(("vendor_id", "certification", "ownership", "community_led"),),
    en="suppliers, vendors, certified suppliers",
    de="Lieferanten",
    fr="fournisseurs",
    es="proveedores",
)
