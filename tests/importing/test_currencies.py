"""Currencies that stand in the cells or in the header are minded, and what is not converted is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Settings
from audit.importing import import_files
from audit.importing.currencies import currency_in, may_be_same
from audit.tables.dataset import Dataset


def imported(folder: Path, header: str, amounts: list[str], **settings: object) -> Dataset:
    lines = [f"Employee ID\tGender\t{header}", *(f"{at}\tF\t{text}" for at, text in enumerate(amounts, 100))]
    path = folder / "staff.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return import_files([path], Settings.model_validate(settings))


def salaries(dataset: Dataset) -> list[float | None]:
    return [None if amount != amount else amount for amount in dataset.tables["employees"].frame["salary"].tolist()]


def codes(dataset: Dataset) -> set[str]:
    return {issue.code for issue in dataset.issues}


def test_amounts_of_several_currencies_are_converted_row_by_row(tmp_path: Path) -> None:
    amounts = ["£40,000", "£50,000", "$60,000", "30000 EUR"]
    dataset = imported(tmp_path, "Salary", amounts, currency="GBP", exchange_rates={"USD": 0.75, "EUR": 0.9})
    assert salaries(dataset) == [40_000.0, 50_000.0, 45_000.0, 27_000.0]
    assert {"several-currencies", "converted"} <= codes(dataset)


def test_without_a_rate_the_most_frequent_currency_stays(tmp_path: Path) -> None:
    dataset = imported(tmp_path, "Salary", ["£40,000", "£50,000", "$60,000"])
    assert salaries(dataset) == [40_000.0, 50_000.0, None]
    assert {"several-currencies", "no-rate"} <= codes(dataset)
    assert dataset.currency == "GBP"


@pytest.mark.parametrize(
    ("header", "amounts"), [("Salary", ["$60,000", "$80,000"]), ("Salary (USD)", ["60000", "80000"])]
)
def test_a_sheet_in_another_currency_is_converted_or_said_to_be(
    tmp_path: Path, header: str, amounts: list[str]
) -> None:
    plain = imported(tmp_path, header, amounts, currency="EUR")
    assert salaries(plain) == [60_000.0, 80_000.0]
    assert "other-currency" in codes(plain)
    converted = imported(tmp_path, header, amounts, currency="EUR", exchange_rates={"USD": 0.5})
    assert salaries(converted) == [30_000.0, 40_000.0]
    assert "other-currency" not in codes(converted)


def test_a_sign_that_several_currencies_share_is_no_foreign_one(tmp_path: Path) -> None:
    dataset = imported(tmp_path, "Salary", ["$60,000", "$80,000"], currency="CAD")
    assert salaries(dataset) == [60_000.0, 80_000.0]
    assert not {"other-currency", "several-currencies"} & codes(dataset)


def test_a_column_of_currencies_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Employee ID,Gender,Salary,Currency\n1,F,£40000,GBP\n2,M,$50000,GBP\n", encoding="utf-8")
    dataset = import_files([path], Settings())
    assert salaries(dataset) == [40_000.0, 50_000.0]


@pytest.mark.parametrize(
    ("text", "code"),
    [("R$ 3.000", "BRL"), ("CHF 69'222.18", "CHF"), ("1 200 kr.", "SEK"), ("5 zł", "PLN"), ("EURO", ""), ("12", "")],
)
def test_the_currency_of_a_text(text: str, code: str) -> None:
    assert currency_in(text) == code


def test_dollars_may_be_others_and_pounds_are_pounds() -> None:
    assert may_be_same("USD", "AUD")
    assert may_be_same("SEK", "NOK")
    assert not may_be_same("GBP", "EUR")
