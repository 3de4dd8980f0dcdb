"""Exports of known systems as people get them whose programme speaks another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import inspect_files
from audit.importing.run import Inspection


def _read(folder: Path, text: str) -> Inspection:
    (folder / "export.csv").write_text(text, encoding="utf-8")
    return inspect_files([folder / "export.csv"], Settings())


def _counts(found: Inspection, table: str, column: str) -> dict[str, int]:
    return {str(value): n for value, n in found.dataset.tables[table].frame[column].value_counts().items() if n}


@pytest.mark.parametrize(
    "text",
    [
        "N.º de pedido,Fecha del pedido,Nombre,Tipo de entrada,Estado del asistente,Género\n"
        "1,2026-04-01,A,General,Asistirá,Mujer\n"
        "2,2026-04-01,B,General,Registrado,Hombre\n"
        "3,2026-04-01,C,General,No asistirá,Mujer\n",
        "Bestellnr.,Bestelldatum,Vorname,Tickettyp,Teilnehmerstatus,Geschlecht\n"
        "1,2026-04-01,A,Normal,Nimmt teil,Weiblich\n"
        "2,2026-04-01,B,Normal,Eingecheckt,Männlich\n"
        "3,2026-04-01,C,Normal,Nimmt nicht teil,Weiblich\n",
        "N° de commande,Date de commande,Prénom,Type de billet,Statut du participant,Genre\n"
        "1,2026-04-01,A,Normal,Participe,Femme\n"
        "2,2026-04-01,B,Normal,Enregistré,Homme\n"
        "3,2026-04-01,C,Normal,Ne participe pas,Femme\n",
        "Identifiant,Nom,Affiliation,Genre,Date d'inscription,État\n"
        "1,A,Z,Femme,2026-04-01,Terminée\n2,B,Z,Homme,2026-04-02,Terminée\n3,C,Z,Femme,2026-04-03,Retirée\n",
    ],
    ids=["Eventbrite es", "Eventbrite de", "Eventbrite fr", "Indico fr"],
)
def test_attendees(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, text)
    assert _counts(found, "participants", "gender") == {"women": 1, "men": 1}
    assert not [issue for issue in found.issues if issue.level == "warning"]


def test_submissions_of_pretalx_in_german(tmp_path: Path) -> None:
    head = "ID,Titel,Namen der Vortragenden,Status,Art der Einreichung,Geschlecht\n"
    rows = (
        "A1,Eins,A,bestätigt,Vortrag,weiblich\n"
        "A2,Zwei,B,abgelehnt,Vortrag,männlich\n"
        "A3,Drei,C,zurückgezogen,Workshop,weiblich\n"
    )
    found = _read(tmp_path, head + rows)
    assert _counts(found, "appearances", "gender") == {"women": 1}
    assert _counts(found, "proposals", "outcome") == {"accepted": 1, "rejected": 1, "withdrawn": 1}


@pytest.mark.parametrize(
    "text",
    [
        "Mitarbeiternr.,Geschlecht,Einstellungsdatum,Kündigungsdatum,Beschäftigungsstatus,Lohnsatz,Bezahlt pro\n"
        '1,Weiblich,01.03.2020,,Vollzeit,"60.000,00 EUR",Jahr\n2,Männlich,13.03.2019,,Vollzeit,"5.000,00 EUR",Monat\n'
        '3,Weiblich,15.03.2018,30.06.2026,Teilzeit,"30.000,00 EUR",Jahr\n',
        "ID de empleado,Género,Fecha de inicio,Fecha de finalización,Tipo de empleo,Salario base,"
        "Moneda,Periodo de pago\n"
        "1,Femenino,01/03/2020,,Tiempo completo,60000,EUR,Anual\n"
        "2,Masculino,13/03/2019,,Tiempo completo,5000,EUR,Mensual\n"
        "3,Femenino,15/03/2018,30/06/2026,Tiempo parcial,30000,EUR,Anual\n",
    ],
    ids=["BambooHR de", "HiBob es"],
)
def test_staff(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, text)
    assert _counts(found, "employees", "status") == {"active": 2, "left": 1}
    assert _counts(found, "employees", "contract") == {"full-time": 2, "part-time": 1}
    assert found.dataset.tables["employees"].frame["annual_pay"].tolist() == [60000.0, 60000.0, 30000.0]
