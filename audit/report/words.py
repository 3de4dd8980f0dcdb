"""Sentences, numbers and dates in one language: gettext for the words, CLDR (babel) for the numbers."""

from __future__ import annotations

import gettext
import math
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)

from audit.errors import UsageError
from audit.model.message import Message
from audit.report import labels
from audit.report.catalogue import PSEUDO, translations
from audit.types import ValueUnit

if TYPE_CHECKING:
    from audit.report.context import ReportContext
    from audit.report.trend_context import TrendContext

NAMED_TOGETHER = 3  # of more groups taken together, only the number is said: a label has to fit a column
MISSING = "–"
"""Stands where there is no value; the words beside it say why."""


@cache
def words_for(language: str = "en", currency: str = "", country: str = "") -> Words:
    """Return the words of a language, with the numbers and dates of a country where it is known.

    Raises UsageError if no such language is known to CLDR.
    """
    return Words(language, currency, country)


def words_of(context: ReportContext | TrendContext) -> Words:
    """Return the words that a context was written with."""
    result = context.result
    return words_for(context.language, result.currency, result.settings.get("country", ""))


class Words:
    """Everything that turns data into text. One instance for each language and currency."""

    def __init__(self, language: str, currency: str = "", country: str = "") -> None:
        """Load the locale and its catalogue."""
        self.locale = _locale(language, country)
        self.language = language
        self.currency = currency
        self.direction = "rtl" if self.locale.text_direction == "rtl" else "ltr"
        self.untranslated: set[str] = set()
        self._catalogue: gettext.NullTranslations = translations(language)
        self._formatter = _LocalFormatter(self)

    # -- sentences ---------------------------------------------------------------------------------------------------

    def say(self, template: str, /, **params: Any) -> str:
        """Translate a template and fill it in."""
        return self._fill(self.translate(template), template, params)

    def plural(self, n: int, one: str, many: str, /, **params: Any) -> str:
        """Translate the form that the number asks for and fill it in; `n` is a parameter of the template."""
        chosen = self._catalogue.ngettext(one, many, n)
        return self._fill(chosen, one if n == 1 else many, {"n": n, **params})

    def message(self, message: Message | None) -> str:
        """Return a message's sentence in this language."""
        return "" if message is None else self.say(message.template, **message.params)

    def translate(self, template: str) -> str:
        """Return the translation of a template, or the template itself, which is then noted as untranslated."""
        if not template:
            return ""
        found = self._catalogue.gettext(template)
        if found is template and self.locale.language != "en":
            self.untranslated.add(template)
        return found

    def _fill(self, chosen: str, original: str, params: Mapping[str, Any]) -> str:
        try:
            return self._formatter.vformat(chosen, (), params)
        except (KeyError, IndexError, ValueError):
            # A translation with a wrong placeholder must not take the report down; the original says the same.
            return self._formatter.vformat(original, (), params)

    def label(self, word: StrEnum | str) -> str:
        """Return the printed form of one of the product's own words (an outcome, an effort, a role)."""
        known = labels.LABELS.get(str(word))
        return self.translate(known) if known else str(word)

    def group(self, name: str, dimension: str = "") -> str:
        """Return the printed form of a dimension or category; the employer's own words stay as written.

        A category may be several at once ("men|non-binary"), and mean another thing in another dimension.
        """
        if "|" in name:
            parts = name.split("|")
            if len(parts) > NAMED_TOGETHER:
                return self.say("{n} groups together", n=len(parts))
            return self.listed([self.group(part, dimension) for part in parts])
        known = labels.IN_DIMENSION.get((dimension, name)) or labels.GROUPS.get(name)
        return self.translate(known) if known else name

    def role(self, name: str) -> str:
        """Return the printed form of an owner's role."""
        known = labels.ROLES.get(name)
        return self.translate(known) if known else name

    def status(self, name: str) -> str:
        """Return the printed form of an action's status."""
        known = labels.STATUSES.get(name)
        return self.translate(known) if known else name

    def counted(self, n: int, unit: str) -> str:
        """Return "24 events"."""
        return self.plural(n, *labels.COUNTED.get(unit, labels.COUNTED["organisation"]))

    def listed(self, parts: Sequence[str], limit: int = 0) -> str:
        """Join with commas and "and"; beyond `limit` the rest is counted."""
        if limit and len(parts) > limit:
            rest = len(parts) - limit
            parts = [*parts[:limit], self.plural(rest, "{n} more", "{n} more")]
        return format_list(list(parts), locale=self.locale) if parts else ""

    # -- numbers -----------------------------------------------------------------------------------------------------

    def number(self, value: float | None, digits: int = 0) -> str:
        """Format with exactly `digits` decimals."""
        if value is None or not math.isfinite(value):
            return MISSING
        return format_decimal(rounded(value, digits), _pattern(digits), locale=self.locale)

    def signed(self, value: float | None, digits: int = 1) -> str:
        """Format a change with its sign; nothing is "+0" when it rounds to zero."""
        if value is None or not math.isfinite(value):
            return MISSING
        shown = rounded(value, digits)
        text = format_decimal(abs(shown), _pattern(digits), locale=self.locale)
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
        return format_percent(shown, self._percent_pattern(digits), locale=self.locale)

    def _percent_pattern(self, digits: int) -> str:
        pattern = str(self.locale.percent_formats[None].pattern)
        return pattern.replace("#,##0", _pattern(digits))

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
        return str(
            format_currency(
                rounded(value, 0),
                code,
                locale=self.locale,
                currency_digits=False,
                decimal_quantization=True,
                format=self._money_pattern(),
            )
        )

    def short_money(self, value: float) -> str:
        """Format an amount for an axis: "€40K"."""
        if not self.currency:
            return format_compact_decimal(value, locale=self.locale)
        return format_compact_currency(value, self.currency, locale=self.locale)

    def _money_pattern(self) -> str:
        pattern = str(self.locale.currency_formats["standard"].pattern)
        return pattern.replace(".00", "")

    def value(self, value: float | None, unit: ValueUnit | None, currency: str = "") -> str:
        """Format a measured value in its unit."""
        if value is None or not math.isfinite(value):
            return MISSING
        match unit:
            case ValueUnit.SHARE:
                return self.percent(value)
            case ValueUnit.PERCENT:
                return self.percent(value / 100, 2)
            case ValueUnit.POINTS:
                return self.say("{value} percentage points", value=self.number(value, 1))
            case ValueUnit.RATIO | ValueUnit.INDEX:
                return self.number(value, 2)
            case ValueUnit.DAYS:
                return self._of(value, *labels.DAYS)
            case ValueUnit.MINUTES:
                return self._of(value, *labels.MINUTES)
            case ValueUnit.MONEY:
                return self.money(value, currency)
            case ValueUnit.PROBABILITY:
                return self.probability(value)
            case _:
                return self.number(value, 0 if value == int(value) else 1)

    def _of(self, value: float, one: str, many: str) -> str:
        shown = rounded(value, 0 if value == int(value) else 1)
        count = int(shown) if shown == int(shown) else 2
        return self.plural(count, one, many, value=self.number(float(shown), 0 if shown == int(shown) else 1))

    def probability(self, p: float | None) -> str:
        """Format a p-value with three decimals, never as zero."""
        if p is None:
            return MISSING
        return f"< {self.number(0.001, 3)}" if p < 0.001 else self.number(p, 3)

    def span(self, low: float, high: float, unit: ValueUnit | None, currency: str = "") -> str:
        """Format a range: "38.8% to 75.5%"."""
        first, last = self.value(low, unit, currency), self.value(high, unit, currency)
        return first if first == last else self.say("{low} to {high}", low=first, high=last)

    def day(self, when: date | None) -> str:
        """Format a date in full."""
        return MISSING if when is None else format_date(when, "long", locale=self.locale)

    def short_day(self, when: date | None) -> str:
        """Format a date for a table."""
        return MISSING if when is None else format_date(when, "medium", locale=self.locale)


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
        message = f"There is no language {language!r}."
        raise UsageError(message, code="unknown-language") from error


def score_points(score: float) -> int:
    """Return a score in [0, 1] as 0 to 100; 0 and 100 only when exact."""
    shown = int(rounded(score * 100, 0))
    if shown == 0 and score > 0:
        return 1
    return 99 if shown == 100 and score < 1 else shown


def rounded(value: float, digits: int) -> Decimal:
    """Round half away from zero on the shortest decimal form, as a reader with a pencil does."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def shares_that_add_up(parts: Sequence[float], total: Decimal, digits: int = 1) -> tuple[Decimal, ...]:
    """Round the parts so that they add up to the (rounded) total: the largest remainders take the difference."""
    step = Decimal(1).scaleb(-digits)
    floors = [(Decimal(repr(float(part))) / step).to_integral_value(rounding="ROUND_FLOOR") for part in parts]
    remainders = [Decimal(repr(float(part))) / step - floor for part, floor in zip(parts, floors, strict=True)]
    missing = int((total / step).to_integral_value() - sum(floors, Decimal(0)))
    order = sorted(range(len(parts)), key=lambda i: (-remainders[i], i))
    counts = [int(floor) for floor in floors]
    while missing and order:
        for place in order if missing > 0 else reversed(order):
            if not missing:
                break
            counts[place] += 1 if missing > 0 else -1
            missing -= 1 if missing > 0 else -1
    return tuple(count * step for count in counts)


@cache
def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


class _LocalFormatter(Formatter):
    """`str.format` whose numbers follow the language: {n}, {n:,}, {share:.1%}, {days:.0f}."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return MISSING
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return str(value) if not format_spec else format(value, format_spec)
        return self._number(float(value), format_spec)

    def _number(self, value: float, spec: str) -> str:
        digits = int(spec.split(".")[1][:-1]) if "." in spec and spec[-1] in "%fg" else None
        if spec.endswith("%"):
            return self._words.percent(value, 6 if digits is None else digits)
        if spec.startswith("+"):
            return self._words.signed(value, digits or 0)
        if digits is None:
            digits = 0 if value == int(value) else 2
        return self._words.number(value, digits)
