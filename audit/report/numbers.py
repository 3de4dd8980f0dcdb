"""Numbers, money and dates as CLDR (babel) writes them in one language."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)

from audit.errors import UsageError
from audit.model.message import msg
from audit.report.catalogue import PSEUDO
from audit.report.rounding import decimal_pattern, rounded, score_points

MINUS = "−"
MISSING = "–"
"""Stands where there is no value; the words beside it say why."""


class Numbers:
    """Formats what needs no sentence. One instance for each language and currency."""

    def __init__(self, language: str, currency: str = "", country: str = "") -> None:
        """Load the locale."""
        self.locale = _locale(language, country)
        self.currency = currency

    def number(self, value: float | None, digits: int = 0) -> str:
        """Format with exactly `digits` decimals."""
        if value is None or not math.isfinite(value):
            return MISSING
        return _minus(format_decimal(rounded(value, digits), decimal_pattern(digits), locale=self.locale))

    def signed(self, value: float | None, digits: int = 1) -> str:
        """Format a change with its sign; nothing is "+0" when it rounds to zero."""
        if value is None or not math.isfinite(value):
            return MISSING
        shown = rounded(value, digits)
        text = format_decimal(abs(shown), decimal_pattern(digits), locale=self.locale)
        return text if shown == 0 else f"{'+' if shown > 0 else '−'}{text}"

    def percent(self, share: float | None, digits: int = 1) -> str:
        """Format a share; 0 % and 100 % stand only for exact ones."""
        if share is None or not math.isfinite(share):
            return MISSING
        step = Decimal(1).scaleb(-digits - 2)
        shown = rounded(share, digits + 2)
        if shown == 0 and share != 0:
            shown = step if share > 0 else -step
        if shown == 1 and share < 1:
            shown = 1 - step
        if shown == shown.to_integral_value():
            digits = 0
        return _minus(format_percent(shown, self._percentdecimal_pattern(digits), locale=self.locale))

    def _percentdecimal_pattern(self, digits: int) -> str:
        pattern = str(self.locale.percent_formats[None].pattern)
        return pattern.replace("#,##0", decimal_pattern(digits))

    def gain(self, value: float | None) -> str:
        """Format a gain in points; a small one is not printed as nothing."""
        if value is not None and 0 < value < 0.05:
            return f"< {self.number(0.1, 1)}"
        return self.signed(value)

    def score(self, value: float | None) -> str:
        """Format a score in [0, 1] as a whole number of 0 to 100."""
        return MISSING if value is None else self.number(score_points(value))

    def points(self, value: float | None) -> str:
        """Format points of the score (0 to 100) with one decimal."""
        return self.number(value, 1)

    def money(self, value: float | None, currency: str = "") -> str:
        """Format an amount in whole units of the currency."""
        if value is None or not math.isfinite(value):
            return MISSING
        code = currency or self.currency
        if not code:
            return self.number(value)
        text = format_currency(
            rounded(value, 0),
            code,
            locale=self.locale,
            currency_digits=False,
            decimal_quantization=True,
            format=self._moneydecimal_pattern(),
        )
        return _minus(str(text))

    def short_money(self, value: float) -> str:
        """Format an amount for an axis: "€40K"."""
        if not self.currency:
            return format_compact_decimal(value, locale=self.locale)
        return format_compact_currency(value, self.currency, locale=self.locale)

    def _moneydecimal_pattern(self) -> str:
        pattern = str(self.locale.currency_formats["standard"].pattern)
        return pattern.replace(".00", "")

    def probability(self, p: float | None) -> str:
        """Format a p-value with three decimals, never as zero."""
        if p is None:
            return MISSING
        return f"< {self.number(0.001, 3)}" if p < 0.001 else self.number(p, 3)

    def day(self, when: date | None) -> str:
        """Format a date in full."""
        return MISSING if when is None else format_date(when, "long", locale=self.locale)

    def short_day(self, when: date | None) -> str:
        """Format a date for a table."""
        return MISSING if when is None else format_date(when, "medium", locale=self.locale)

    def dated(self, text: str) -> str:
        """Format a date that a file or a checklist gives as ISO writes it; other words stay as they are."""
        try:
            return self.short_day(date.fromisoformat(text))
        except ValueError:
            return text

    def month(self, text: str) -> str:
        """Format a month such as 2025-06; other words stay as they are."""
        try:
            first = date.fromisoformat(f"{text}-01")
        except ValueError:
            return text
        return str(format_skeleton("yMMM", first, locale=self.locale))


def _minus(text: str) -> str:
    """Set the sign of a negative number as a minus; CLDR has a hyphen for it in many languages."""
    return text.replace("-", MINUS)


def _locale(language: str, country: str) -> Locale:
    name = "en" if language == PSEUDO else language.replace("-", "_")
    # Plain "en" is the United States' English to CLDR; without a country, dates are those of everybody else.
    country = country or ("001" if name == "en" else "")
    try:
        return Locale.parse(f"{name}_{country.upper()}" if country and "_" not in name else name)
    except (UnknownLocaleError, ValueError):
        pass
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError) as error:
        told = msg("unknown-language", "There is no language called {name}.", name=f"`{language}`")
        raise UsageError(told, code=told.code) from error
