"""Bands, conditions and parameters in plain words, for `audit explain` and the generated pages.

Without a language they are English, as the files of checklists write names and numbers; with one, the words of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from audit.model.checklist import Band, Condition, Scale
from audit.model.measurement import Parameter
from audit.model.message import Message, msg
from audit.types import ValueUnit

if TYPE_CHECKING:
    from audit.report.words import Words

_SUFFIX = {
    ValueUnit.PERCENT: " %",
    ValueUnit.POINTS: " points",
    ValueUnit.DAYS: " days",
    ValueUnit.MINUTES: " minutes",
}
_DIGITS = 6


class Voice:
    """How a description is said: in English, or in the words of a language."""

    def __init__(self, words: Words | None = None) -> None:
        """Keep the words; without them it is English."""
        self.words = words

    @property
    def language(self) -> str:
        """Return the language in which checklists and the guidance are to be read."""
        return "en" if self.words is None else self.words.locale.language

    def say(self, told: Message) -> str:
        """Return a sentence."""
        return told.text if self.words is None else self.words.message(told)

    def translated(self, sentence: str) -> str:
        """Return a sentence that is read off the code as it is."""
        return sentence if self.words is None else self.words.translate(sentence)

    def label(self, word: str) -> str:
        """Return one of the program's own words, such as an importance, as it is printed; in English as it is."""
        return word if self.words is None else self.words.label(word)

    def role(self, name: str) -> str:
        """Return who does something."""
        return name if self.words is None else self.words.role(name)

    def either(self, parts: Sequence[str]) -> str:
        """Return "a or b"."""
        return _folded(self, "or", "{before} or {last}", parts)

    def both(self, parts: Sequence[str]) -> str:
        """Return "a and b"."""
        return _folded(self, "and", "{before} and {last}", parts)

    def number(self, value: float) -> str:
        """Return a number with as many decimals as it has."""
        return f"{value:g}" if self.words is None else self.words.number(value, _decimals(value))

    def day(self, written: str) -> str:
        """Return a date that a file has as 2026-01-31."""
        return written if self.words is None else self.words.short_day(date.fromisoformat(written))

    def value(self, value: float, unit: ValueUnit) -> str:
        """Return a threshold as it is read aloud: 0.5 of a share is 50 %."""
        if self.words is None:
            return _english(value, unit)
        if unit in (ValueUnit.SHARE, ValueUnit.PERCENT):
            share = value if unit is ValueUnit.SHARE else value / 100
            return self.words.percent(share, _decimals(share * 100))
        if unit in _SUFFIX:
            return self.words.value(value, unit)
        return self.number(value)


ENGLISH = Voice()


def band_words(band: Band, unit: ValueUnit, voice: Voice = ENGLISH) -> tuple[str, ...]:
    """Return what a band says: where it is met, where not, and what lies between."""
    lines = [_met(band, unit, voice)]
    if band.floor == band.target:
        lines.append(voice.say(msg("band-step", "Otherwise not met.")))
    else:
        lines.append(_not_met(band, unit, voice))
    if band.significant:
        lines.append(voice.say(msg("band-test", "Said to be not met only where a test makes chance unlikely.")))
    if band.minimum_n:
        lines.append(voice.say(msg("band-records", "Judged from this many records on: {n}.", n=band.minimum_n)))
    if band.norm:
        lines.append(voice.say(msg("band-norm", "Source of the thresholds: {words}.", words=band.norm)))
    return tuple(lines)


def condition_words(condition: Condition | None, voice: Voice = ENGLISH) -> str:
    """Return when a question applies, as a sentence; always, if there is no condition."""
    if condition is None:
        return voice.say(msg("always", "Always applies."))
    parts = []
    if condition.table and condition.where:
        where = filter_words(condition.where, voice)
        parts.append(
            voice.say(msg("rows-where", "there are rows in {name} where {where}", name=condition.table, where=where))
        )
    elif condition.table:
        parts.append(voice.say(msg("rows", "there are rows in {name}", name=condition.table)))
    parts += [_is(name, voice.either(allowed), voice) for name, allowed in condition.settings.items()]
    return voice.say(msg("applies-if", "Applies if {condition}.", condition=voice.both(parts)))


def filter_words(where: Mapping[str, Parameter], voice: Voice = ENGLISH) -> str:
    """Return a filter in words: ``format is in-person or hybrid``."""
    return voice.both([_is(column, _choice(value, voice), voice) for column, value in where.items()])


def parameter_words(parameters: Mapping[str, Parameter], voice: Voice = ENGLISH) -> tuple[str, ...]:
    """Return each parameter of a measure as one line."""
    return tuple(f"{name}: {_value(value, voice)}" for name, value in parameters.items())


def scale_words(scale: Scale, voice: Voice = ENGLISH) -> tuple[str, ...]:
    """Return each answer of a scale with its words and what it counts."""
    return tuple(_answer(answer, scale.labels[answer], score, voice) for answer, score in scale.answers.items())


def _folded(voice: Voice, code: str, template: str, parts: Sequence[str]) -> str:
    return reduce(lambda before, last: voice.say(msg(code, template, before=before, last=last)), parts or ("",))


def _answer(answer: str, label: str, score: float | None, voice: Voice) -> str:
    if score is None:
        counts = voice.say(msg("answer-apart", "the question does not apply"))
    else:
        counts = voice.say(msg("answer-counts", "counts {score}", score=voice.number(score)))
    return f"{answer}: {label} ({counts})" if label != answer else f"{answer} ({counts})"


def _met(band: Band, unit: ValueUnit, voice: Voice) -> str:
    first, last = (voice.value(value, unit) for value in (band.target[0], band.target[-1]))
    if band.kind == "within":
        return voice.say(msg("met-within", "Met from {low} to {high}.", low=first, high=last))
    text = "Met from {value} on." if band.kind == "at_least" else "Met up to {value}."
    return voice.say(msg("met", text, value=first))


def _not_met(band: Band, unit: ValueUnit, voice: Voice) -> str:
    first, last = (voice.value(value, unit) for value in (band.floor[0], band.floor[-1]))
    if band.stepped:
        between = voice.say(msg("between", "in between it counts {score}", score=voice.number(band.partly)))
    else:
        between = voice.say(msg("between-line", "in between the score rises in a straight line"))
    if band.kind == "within":
        text = "Not met at {low} or less and at {high} or more; {between}."
        return voice.say(msg("not-met-within", text, low=first, high=last, between=between))
    text = "Not met at {value} or more; {between}."
    if band.kind == "at_least":
        text = "Not met at {value} or less; {between}."
    return voice.say(msg("not-met", text, value=first, between=between))


def _is(name: str, choice: str, voice: Voice) -> str:
    return voice.say(msg("is", "{name} is {choice}", name=name, choice=choice))


def _choice(value: Parameter, voice: Voice) -> str:
    return voice.either([str(each) for each in value]) if isinstance(value, tuple) else str(value)


def _value(value: Parameter, voice: Voice) -> str:
    if isinstance(value, Mapping):
        return filter_words(value, voice)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _english(value: float, unit: ValueUnit) -> str:
    if unit is ValueUnit.SHARE:
        return f"{round(value * 100, _DIGITS):g} %"
    return f"{value:g}{_SUFFIX.get(unit, '')}"


def _decimals(value: float) -> int:
    return len(f"{value:.{_DIGITS}f}".rstrip("0").partition(".")[2])
