"""Figures one below another: the columns that hold their values, what each measures, and in which unit."""

from __future__ import annotations

from collections.abc import Mapping

from audit.importing.encode import Encoded
from audit.importing.fold import fold, header_key
from audit.importing.region import Region
from audit.importing.wide.figures import figure_of
from audit.importing.wide.values import is_number

_VALUES = frozenset(("value", "values", "valeur", "valeurs", "wert", "werte", "valor", "valore", "waarde", "obsvalue"))
_KINDS = frozenset(
    (
        *("indicator", "indicatorname", "measure", "metric", "statistic", "variable", "series", "kpi", "seriesname"),
        *("indicateur", "indicateurs", "mesure", "metrique", "indikator", "kennzahl", "merkmal", "indicador"),
        *("metrica", "indicatore", "maatstaf", "indicatornaam"),
    )
)
UNITS = frozenset(
    (
        *("valuetype", "uom", "unit", "units", "unitofmeasure", "unite", "unites", "einheit", "unidad", "unidade"),
        *("unita", "eenheid"),
    )
)
"""Headers of a column of units of measurement."""
_PER_CENT = frozenset(("percent", "per cent", "percentage", "pourcentage", "prozent", "porcentaje", "percentuale"))
_COUNTED = frozenset(
    (
        *("number", "numbers", "count", "headcount", "persons", "people", "employees", "nombre"),
        *("personnes", "effectif"),
        *("anzahl", "personen", "kopfe", "numero", "personas", "pessoas", "persone", "aantal"),
    )
)
_MEASURED = _COUNTED | frozenset(
    (
        *("%", "percent", "per cent", "percentage", "pourcentage", "prozent", "porcentaje", "percentuale"),
        *("eur", "usd"),
        *("gbp", "m", "k", "ke", "days", "jours", "hours", "heures", "ratio", "fte", "etp", "index", "pp"),
    )
)


def kind_columns(region: Region, codes: Mapping[int, Encoded]) -> list[int]:
    """Return the columns that say of themselves that they name what each row measures."""
    return [at for at, header in enumerate(region.headers) if header_key(header) in _KINDS and len(codes[at])]


def value_column(region: Region, codes: Mapping[int, Encoded]) -> int | None:
    """Return the one column that only says that it holds values."""
    named = [at for at, header in enumerate(region.headers) if header_key(header) in _VALUES]
    return named[0] if len(named) == 1 and len(codes[named[0]]) and is_number(codes[named[0]]) else None


def unit_column(region: Region, codes: Mapping[int, Encoded]) -> int | None:
    """Return a column of units of measurement; a unit of an organisation has the same header."""
    named = [at for at, header in enumerate(region.headers) if header_key(header) in UNITS and len(codes[at])]
    return next(
        (at for at in named if all(fold(text) in _MEASURED or text in "%€$£" for text in codes[at].first(20))), None
    )


def values_of_a_kind(region: Region, codes: Mapping[int, Encoded]) -> dict[str, int]:
    """Return a column of values as counts or shares, where all are of one kind and in one unit."""
    value, unit = value_column(region, codes), unit_column(region, codes)
    kinds = kind_columns(region, codes)
    if value is None or any(len(codes[at]) > 1 for at in kinds):
        return {}
    if unit is not None:
        told = {unit_measure(text) for text in codes[unit].values}
    else:
        told = {figure.measure for at in kinds if (figure := figure_of(at, codes[at].values[0])) is not None}
    measure = told.pop() if len(told) == 1 else ""
    return {measure: value} if measure in ("count", "share") else {}


def unit_measure(text: str) -> str:
    """Return count or share where a unit of measurement is one, else the unit."""
    if fold(text) in _COUNTED:
        return "count"
    return "share" if text.strip() == "%" or fold(text) in _PER_CENT else text
