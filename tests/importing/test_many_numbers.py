"""Long columns of numbers are read at Arrow's speed, and say the same as when they are read one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import inspect_files, many_numbers
from audit.importing.many_numbers import DECIMALS, MANY, numbers_of, plain_numbers
from audit.importing.numbers import parse_numbers

_AMOUNT = st.decimals(min_value=-9_999_999, max_value=9_999_999, places=2)


def _grouped(group: str, decimal: str, around: str = "{}") -> st.SearchStrategy[str]:
    def written(amount: object) -> str:
        digits = f"{amount:,}".replace(",", "g").replace(".", decimal).replace("g", group)
        return around.format(digits)

    return _AMOUNT.map(written)


_FORMS = (
    *(_grouped(",", "."), _grouped(".", ","), _grouped(" ", ","), _grouped("\u202f", ","), _grouped("’", ".")),
    *(_grouped(",", ".", "${}"), _grouped(".", ",", "{} €"), _grouped(" ", ",", "{} kr"), _grouped(",", ".", "R$ {}")),
    *(_grouped("", "."), _grouped("", ","), st.integers(0, 2_000_000).map("{:,}".format)),
    st.integers(0, 999_999).map(lambda number: f"{number // 1000}.{number % 1000:03d}"),
)
_ODD = st.sampled_from(
    [
        "-",
        "n/a",
        "<5",
        "(1,200.50)",
        "12 %",
        "12,5",
        "1.234",
        "1,234",
        "5k",
        "+3",
        "0,5",
        ".5",
        "1e3",
        "EUR5",
        "$",
        "12-",
    ]
)


@st.composite
def _columns(draw: st.DrawFn) -> list[str]:
    usual = draw(st.lists(draw(st.sampled_from(_FORMS)), min_size=1, max_size=30))
    odd = draw(st.lists(_ODD, max_size=5))
    return draw(st.permutations([*usual, *odd]))


@pytest.fixture(autouse=True)
def all_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_numbers, "MANY", 1)


def _one_by_one(texts: list[str], decimal: str, thousands_likely: bool) -> tuple[object, ...]:
    parsed = parse_numbers(texts, decimal=decimal, thousands_likely=thousands_likely)
    values = [None if value is None else round(value, DECIMALS) for value in parsed.values]
    return values, parsed.bad, parsed.decimal, parsed.ambiguous, parsed.currencies, parsed.percent


@given(_columns(), st.sampled_from(["", ".", ","]), st.booleans())
@example(["12.345", "23.456"], "", True)
@example(["12.345", "1,234"], "", True)
@example(["12.345,00", "1,234", "1,2"], "", False)
@example(["EUR 5", "EUR5", "5 EUR", "5EUR"], "", False)
@example(["kr. 5,50", "5 kr.", "5,5 kr"], "", False)
@example(["1 234'567", "1 234 567", "12,5"], "", False)
@example(["999999999999999.5", "1000000000000000", "1.5"], "", False)
@example(["0.00000000012", "12.3456789012"], "", False)
def test_they_say_what_they_say_one_by_one(texts: list[str], decimal: str, thousands_likely: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many_numbers, "MANY", 1)
        found = numbers_of(pa.array(texts), decimal=decimal, thousands_likely=thousands_likely)
    values = [None if np.isnan(value) else value for value in found.values.tolist()]
    told = (values, found.bad, found.decimal, found.ambiguous, found.currencies, found.percent)
    assert told == _one_by_one(texts, decimal, thousands_likely)


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["$85,000.50", "$1,250,000", "$95.00"], [85_000.5, 1_250_000.0, 95.0]),
        (["85.000,50 €", "1.250.000 €", "95,00 €"], [85_000.5, 1_250_000.0, 95.0]),
        (["85\u202f000,50", "1\u202f250\u202f000", "95,00"], [85_000.5, 1_250_000.0, 95.0]),
        (["85'000.50", "1'250'000", "95.00"], [85_000.5, 1_250_000.0, 95.0]),
        (["$85,000", "$1,250,000", "$95"], [85_000.0, 1_250_000.0, 95.0]),
    ],
)
def test_regular_numbers_are_not_read_one_by_one(texts: list[str], values: list[float]) -> None:
    found = numbers_of(pa.array(texts))
    assert found.values.tolist() == values
    assert found.odd.tolist() == []


def test_only_what_is_written_otherwise_is_read_one_by_one() -> None:
    texts = [f"{number},50" for number in range(40)] + ["(7,25)", "<5"]
    found = numbers_of(pa.array(texts))
    assert found.odd.tolist() == [40, 41]
    assert found.values[:41].tolist() == [*(number + 0.5 for number in range(40)), -7.25]
    assert np.isnan(found.values[41])


def test_plain_numbers_are_rounded_to_the_decimals_that_are_kept() -> None:
    assert plain_numbers(pa.array(["12.3456789016", "0.0000000006"])).tolist() == [12.345678902, 1e-9]
    assert plain_numbers(pa.array(["1", "1,5"])) is None
    assert plain_numbers(pa.array(["1", "inf"])) is None


def test_a_long_file_of_german_money_is_read(tmp_path: Path) -> None:
    assert MANY < 6_000
    rows = [f"P{at};{'w' if at % 3 else 'm'};{30 + at % 40}.{at % 1000:03d},{at % 100:02d} €" for at in range(6_000)]
    path = tmp_path / "personal.csv"
    path.write_text("Personalnummer;Geschlecht;Jahresgehalt\n" + "\n".join(rows) + "\nP6000;w;k.A.\n", encoding="utf-8")
    found = inspect_files([path], Settings())
    frame = found.dataset.tables["employees"].frame
    expected = [(30 + at % 40) * 1000 + at % 1000 + (at % 100) / 100 for at in range(6_000)]
    assert frame["salary"][:6_000].round(2).tolist() == expected
    assert frame["salary"].isna().sum() == 1
    assert "decimal-comma" in {issue.code for issue in found.issues}
