"""Sentences, numbers and dates in one language: gettext for the words, CLDR for the numbers."""

from __future__ import annotations

import gettext
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from babel.lists import format_list

from audit.model.message import Message
from audit.report import labels
from audit.report.catalogue import translations
from audit.report.columns import column_words
from audit.report.numbers import MISSING, Numbers
from audit.report.phrases import PHRASES
from audit.report.rounding import decimals_of, rounded
from audit.types import ValueUnit

if TYPE_CHECKING:
    from audit.report.context import ReportContext
    from audit.report.trend_context import TrendContext

_MANY = 1000
NAMED_TOGETHER = 3  # of more groups taken together, the first are named: a label has to fit a column


_AS_WRITTEN = frozenset({"header", "keys", "word", "chosen", "columns", "places", "levels", "item", "title", "name"})
"""Parameters that hold what a file or a checklist says."""

_LISTS = frozenset({"unit", "pool"})
"""Parameters that are put into words in English too: categories as the tables write them, and the name of a pool."""

_POOL = "the pool "

_TOO_COMMON = frozenset({"yes", "no", "partly"})
_JOINED = re.compile(r", | and ")


COARSE_FIGURES = 2  # disclosure control rounds to whole per cents, or to so many figures


class Rounded(float):
    """A number in a sentence that was rounded to protect people."""


class Amount(float):
    """A number in a sentence that is money of the report's currency."""


_AMOUNTS = frozenset({"cost"})
"""Parameters that hold an amount of money."""


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


class Words(Numbers):
    """Everything that turns data into text. One instance for each language and currency."""

    def __init__(self, language: str, currency: str = "", country: str = "") -> None:
        """Load the locale and its catalogue."""
        super().__init__(language, currency, country)
        self.language = language
        self.direction = "rtl" if self.locale.text_direction == "rtl" else "ltr"
        spaced = "\N{NARROW NO-BREAK SPACE}" if self.locale.language == "fr" else ""
        self.colon, self.semicolon = f"{spaced}:", f"{spaced};"
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
        if message is None:
            return ""
        params = dict(self._phrased(self._with_columns(self._named(self._dated(message.params)))))
        one = message.of_one
        if one is None:
            return self.say(message.template, **params)
        given = params.get(one.counted)
        n = given if isinstance(given, int) else _MANY  # a number that is hidden, or rounded, is one of many
        chosen = self._catalogue.ngettext(one.template, message.template, n)
        return self._fill(chosen, one.template if n == 1 else message.template, params)

    def columns(self, names: Iterable[str]) -> str:
        """Return columns such as `employees.level` as the input workbooks head them."""
        return column_words(names, self.locale.language)

    def _dated(self, params: Mapping[str, Any]) -> Mapping[str, Any]:
        """Write the months and the amounts of money among the parameters as the language does."""
        found: dict[str, Any] = {
            name: Amount(value)
            for name, value in params.items()
            if name in _AMOUNTS and isinstance(value, float | int) and not isinstance(value, Rounded)
        }
        month = params.get("month")
        return {**params, **found, **({"month": self.month(month)} if isinstance(month, str) else {})}

    def _with_columns(self, params: Mapping[str, Any]) -> Mapping[str, Any]:
        columns = params.get("columns")
        return {**params, "columns": self.columns(columns.split(", "))} if isinstance(columns, str) else params

    def _phrased(self, params: Mapping[str, Any]) -> Mapping[str, Any]:
        """Put the product's own words among the parameters into this language; what files say stays as written."""
        english = self.locale.language == "en"
        return {
            name: self.phrase(value)
            if isinstance(value, str) and (name in _LISTS if english else name not in _AS_WRITTEN)
            else value
            for name, value in params.items()
        }

    def phrase(self, text: str) -> str:
        """Return "the workforce" or "women, non-binary and another" in this language; other words as they are."""
        if text.startswith(_POOL):
            return self.say("the pool “{name}”", name=text.removeprefix(_POOL))
        start = ", " if text.startswith(", ") else ""
        bare = text.removeprefix(start)
        parts = [self._known(part) for part in _JOINED.split(bare)]
        whole = self._known(bare)
        if whole or not all(parts):
            return start + whole if whole else text
        return start + (", ".join(parts) if start else self.listed(parts))

    def _known(self, word: str) -> str:
        """Return one of the product's own words in this language, in the case it was written in; else nothing."""
        small = word[:1].lower() + word[1:]
        if small in PHRASES:
            found = self.translate(small)
            return found[:1].upper() + found[1:] if word[:1].isupper() else found
        known = labels.GROUPS.get(small)
        if known is None or small in _TOO_COMMON:
            return ""
        found = self.translate(known)
        keeps = word[:1].isupper() or self.locale.language == "de"
        return found if keeps else found[:1].lower() + found[1:]

    def _named(self, params: Mapping[str, Any]) -> Mapping[str, Any]:
        """Put a category and its dimension into words, where a message names both."""
        dimension, category = params.get("dimension"), params.get("category")
        if not isinstance(dimension, str) or not isinstance(category, str):
            return params
        return {**params, "dimension": self.group(dimension), "category": self.group(category, dimension)}

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
            limit = NAMED_TOGETHER - 1 if len(parts) > NAMED_TOGETHER else 0
            return self.listed([self.group(part, dimension) for part in parts], limit)
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

    def joined(self, parts: Iterable[str]) -> str:
        """Join with semicolons."""
        return f"{self.semicolon} ".join(parts)

    def value(self, value: float | None, unit: ValueUnit | None, currency: str = "", *, coarse: bool = False) -> str:
        """Format a measured value in its unit; of a coarse one, the digits that it has: "about 7%"."""
        if value is None or not math.isfinite(value):
            return MISSING
        if coarse:
            return self.say("about {value}", value=self._coarse(value, unit, currency))
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

    def _coarse(self, value: float, unit: ValueUnit | None, currency: str) -> str:
        match unit:
            case ValueUnit.SHARE:
                return self.percent(value, decimals_of(value * 100, COARSE_FIGURES))
            case ValueUnit.PERCENT:
                return self.percent(value / 100, 0)
            case ValueUnit.POINTS:
                return self.say("{value} percentage points", value=self.number(value))
            case ValueUnit.DAYS | ValueUnit.MINUTES | ValueUnit.MONEY:
                return self.value(value, unit, currency)
            case _:
                return self.number(value, decimals_of(value, COARSE_FIGURES))

    def _of(self, value: float, one: str, many: str) -> str:
        shown = rounded(value, 0 if value == int(value) else 1)
        count = int(shown) if shown == int(shown) else 2
        return self.plural(count, one, many, value=self.number(float(shown), 0 if shown == int(shown) else 1))

    def span(self, low: float, high: float, unit: ValueUnit | None, currency: str = "") -> str:
        """Format a range: "38.8% to 75.5%"."""
        first, last = self.value(low, unit, currency), self.value(high, unit, currency)
        return first if first == last else self.say("{low} to {high}", low=first, high=last)


class _LocalFormatter(Formatter):
    """`str.format` whose numbers follow the language: {n}, {n:,}, {share:.1%}, {days:.0f}."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return MISSING
        if isinstance(value, Amount):
            return self._words.money(value)
        if isinstance(value, Rounded):
            return self._words.say("about {value}", value=self._rounded(value, format_spec))
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return str(value) if not format_spec else format(value, format_spec)
        return self._number(float(value), format_spec)

    def _rounded(self, value: float, spec: str) -> str:
        if spec.endswith("%"):
            return self._words.percent(value, decimals_of(value * 100, COARSE_FIGURES))
        digits = decimals_of(value, COARSE_FIGURES) if value != int(value) else 0
        return self._words.signed(value, digits) if spec.startswith("+") else self._words.number(value, digits)

    def _number(self, value: float, spec: str) -> str:
        digits = int(spec.split(".")[1][:-1]) if "." in spec and spec[-1] in "%fg" else None
        if spec.endswith("%"):
            return self._words.percent(value, 6 if digits is None else digits)
        if spec.startswith("+"):
            return self._words.signed(value, digits or 0)
        if digits is None:
            digits = 0 if value == int(value) else 2
        return self._words.number(value, digits)
