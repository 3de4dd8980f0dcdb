"""How a measured or answered item is put into words: its value, what it rests on, and where it came from."""

from __future__ import annotations

import re

from audit.model.checklist import Band, Item, Measure
from audit.model.measurement import Interval, Measurement, TestResult
from audit.model.result import ItemResult
from audit.report.build.coarse import shown_value
from audit.report.context import Term
from audit.report.words import Words
from audit.types import GroupSource, RecordUnit, ValueUnit, Visibility

WHOLE = 1e-9
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*\b")


def hidden(words: Words) -> str:
    """Return the one word that stands for every hidden figure, whatever rule hid it."""
    return words.say("hidden")


def value_of(result: ItemResult, words: Words, item: Item | None = None) -> str:
    """Return the value of an item as a table prints it."""
    measurement = result.measurement
    if measurement is not None and measurement.visibility is Visibility.HIDDEN:
        return hidden(words)
    if measurement is not None and measurement.value is not None:
        return shown_value(measurement, words)
    if result.answer is not None:
        return answer_label(result, words, item)
    return "–"


def answer_label(result: ItemResult, words: Words, item: Item | None) -> str:
    """Return the answer given to an asked item."""
    return words.group(result.answer.value) if result.answer else ""


def basis(result: ItemResult, words: Words) -> str:
    """Return in a few words what the value rests on: "14 of 24 events"."""
    measurement = result.measurement
    if measurement is None:
        if result.answer is None:
            return ""
        return words.say("answered with evidence") if result.answer.evidence else words.say("answered, no evidence")
    if measurement.visibility is Visibility.HIDDEN or measurement.n is None:
        return ""
    if measurement.count is not None and measurement.value is not None:
        return words.plural(
            measurement.n,
            "{count} of {counted}",
            "{count} of {counted}",
            count=measurement.count,
            counted=counted(measurement, words),
        )
    return counted(measurement, words)


def counted(measurement: Measurement, words: Words) -> str:
    """Return n with its unit."""
    if measurement.n is None:
        return "–"
    unit = measurement.record_unit
    if unit is RecordUnit.PERSON and measurement.population == "appearances":
        return words.plural(measurement.n, "{n} appearance", "{n} appearances")
    return words.counted(measurement.n, unit)


def evidence(result: ItemResult, item: Item, words: Words, *, brief: bool = False) -> tuple[Term, ...]:
    """Return the lines of evidence of one item, in the order that a reader asks for them; in brief, without n."""
    measurement = result.measurement
    terms = _measured(measurement, words, brief=brief) if measurement is not None else []
    if result.answer is not None:
        terms.extend(_answered(result, words))
    if measurement is not None:
        terms.extend(_sources(measurement, words))
    return tuple(term for term in terms if term.text)


def _measured(measurement: Measurement, words: Words, *, brief: bool) -> list[Term]:
    terms = []
    if measurement.visibility is not Visibility.HIDDEN:
        if measurement.n is not None and not brief:
            terms.append(Term(name=words.say("Made from"), text=_made_from(measurement, words)))
        if measurement.interval is not None:
            terms.append(
                Term(name=words.say("Interval"), text=interval_words(measurement.interval, measurement, words))
            )
        terms.append(Term(name=_unknown_words(measurement, words), text=bounds_words(measurement, words)))
    if not _says_the_unknown(measurement):
        terms.append(Term(name=words.say("Left out"), text=excluded_words(measurement, words)))
    asked: dict[str, str] = {}
    for test in measurement.tests:  # the first test of a question is the one that judges
        if test.visibility is not Visibility.HIDDEN and test.p_value is not None:
            asked.setdefault(words.message(test.question), test_words(test, words))
    return [*terms, *(Term(name=question, text=text) for question, text in asked.items())]


def _says_the_unknown(measurement: Measurement) -> bool:
    """Whether what was left out is just what is not known, so that to count it once is enough."""
    bounds, left_out = measurement.bounds, [exclusion.n for exclusion in measurement.excluded]
    if measurement.visibility is Visibility.HIDDEN or bounds is None or not bounds.undisclosed or None in left_out:
        return False
    return sum(n or 0 for n in left_out) == bounds.undisclosed


def _unknown_words(measurement: Measurement, words: Words) -> str:
    if measurement.bounds is None or not _says_the_unknown(measurement):
        return words.say("If the unknown were known")
    return words.plural(
        measurement.bounds.undisclosed or 0,
        "If the {n} unknown value were known",
        "If the {n} unknown values were known",
    )


def _made_from(measurement: Measurement, words: Words) -> str:
    all_of_them = counted(measurement, words)
    if measurement.count is None:
        return all_of_them
    return words.say("{count} of {counted}", count=measurement.count, counted=all_of_them)


def interval_words(interval: Interval, measurement: Measurement, words: Words) -> str:
    """Return "38.8% to 75.5% (95%, Wilson)"."""
    span = words.span(interval.low, interval.high, measurement.unit)
    level = words.percent(interval.level, 0)
    if interval.method:
        return words.say("{span} ({level}, {method})", span=span, level=level, method=interval.method)
    return words.say("{span} ({level})", span=span, level=level)


def bounds_words(measurement: Measurement, words: Words) -> str:
    """Return what the value would be if all undisclosed values fell the worst and the best way."""
    bounds = measurement.bounds
    if bounds is None or (bounds.undisclosed == 0 and bounds.low == bounds.high):
        return ""
    span = words.span(bounds.low, bounds.high, measurement.unit)
    if bounds.exact:
        return span
    return words.say("{span} (rounded outward)", span=span)


def excluded_words(measurement: Measurement, words: Words) -> str:
    """Return the records left out of the value, with the reason of each."""
    parts = []
    for exclusion in measurement.excluded:
        reason = words.message(exclusion.reason).rstrip(".")
        if exclusion.visibility is Visibility.HIDDEN or exclusion.n is None:
            parts.append(words.say("{reason}: {n}", reason=reason, n=hidden(words)))
        elif exclusion.n:
            parts.append(words.say("{reason}: {n}", reason=reason, n=exclusion.n))
    return words.joined(parts)


def test_words(test: TestResult, words: Words) -> str:
    """Return a test with its name, p-value and n."""
    p = words.probability(test.p_value)
    sign = "" if p.startswith("<") else "= "
    text = words.say("p {p} ({name})", p=sign + p, name=test.name)
    return text if test.n is None else words.say("{text}, n = {n}", text=text, n=test.n)


def band_words(band: Band, measurement: Measurement | None, words: Words) -> str:
    """Return what is wanted, with the source of the limits where it is named."""
    unit = measurement.unit if measurement is not None else None
    shown = [_limit(value, unit, words) for value in band.target]
    if band.kind == "within":
        return words.say("between {low} and {high}", low=shown[0], high=shown[-1])
    if band.kind == "at_most":
        return words.say("at most {target}", target=shown[0])
    return words.say("at least {target}", target=shown[0])


def _limit(value: float, unit: ValueUnit | None, words: Words) -> str:
    """Return a limit in the unit of its measure; most shares that are wanted are whole percentages."""
    share = value / 100 if unit is ValueUnit.PERCENT else value
    if unit in (ValueUnit.SHARE, ValueUnit.PERCENT) and abs(share * 100 - round(share * 100)) < WHOLE:
        return words.percent(share, 0)
    return words.value(value, unit)


def target_words(item: Item, measurement: Measurement | None, words: Words) -> str:
    """Return the target of a measured item: "target 80%", "target at most 5 days"; what is more is met as well."""
    if not isinstance(item.assess, Measure):
        return ""
    band, unit = item.assess.band, None if measurement is None else measurement.unit
    wanted = _limit(band.target[0], unit, words) if band.kind == "at_least" else band_words(band, measurement, words)
    return words.say("target {target}", target=wanted)


def wants_all(item: Item, measurement: Measurement | None) -> bool:
    """Whether the target of an item is the whole of something."""
    if not isinstance(item.assess, Measure) or measurement is None or measurement.unit is not ValueUnit.SHARE:
        return False
    return item.assess.band.kind == "at_least" and item.assess.band.target == (1.0,)


def _answered(result: ItemResult, words: Words) -> list[Term]:
    answer = result.answer
    if answer is None:
        return []
    evidence = answer.evidence or words.say("none given: the answer stands without evidence")
    return [
        Term(name=words.say("Evidence"), text=evidence),
        Term(name=words.say("Answered on"), text=words.dated(answer.date)),
        Term(name=words.say("Source"), text=answer.source),
    ]


def _sources(measurement: Measurement, words: Words) -> list[Term]:
    terms = []
    if measurement.group_sources:
        listed = [
            words.say("{column}: {source}", column=words.group(name.rpartition(".")[2]), source=words.label(source))
            for name, source in sorted(measurement.group_sources.items())
        ]
        terms.append(Term(name=words.say("Groups"), text=words.joined(listed)))
    terms.append(Term(name=words.say("Source"), text=places_words(measurement, words)))
    return terms


def places_words(measurement: Measurement, words: Words) -> str:
    """Return the files, sheets and numbers of rows that a measurement is made from."""
    return words.joined(
        words.plural(
            origin.rows, "{place}, {n} row", "{place}, {n} rows", place=place_words(origin.file, origin.sheet, words)
        )
        for origin in measurement.provenance
    )


def answered_words(result: ItemResult, words: Words) -> str:
    """Return the evidence of an answer, in one line."""
    return words.joined(term.text for term in _answered(result, words) if term.text)


def place_words(file: str, sheet: str, words: Words, cell: str = "") -> str:
    """Return a place in a file as the user's program names it; where a whole column is meant, `cell` is its header."""
    text = words.say("{file}, sheet {sheet}", file=file, sheet=sheet) if sheet else file
    if not cell:
        return text
    if _CELL.match(cell):
        return words.say("{place}, cell {cell}", place=text, cell=cell)
    return words.say("{place}, column “{header}”", place=text, header=cell)


def assigned_by_others(measurement: Measurement | None) -> bool:
    """Whether a figure rests on groups that other people assigned, or on groups of unknown source."""
    if measurement is None:
        return False
    doubtful = (GroupSource.ASSIGNED_BY_OTHERS, GroupSource.UNKNOWN)
    return any(source in doubtful for source in measurement.group_sources.values())


def source_mark(measurement: Measurement | None, words: Words) -> str:
    """Return the remark that stands beside every figure made from groups that people did not choose themselves."""
    if not assigned_by_others(measurement) or measurement is None:
        return ""
    found = sorted({str(source) for source in measurement.group_sources.values()})
    return words.listed([words.label(source) for source in found if source in ("assigned-by-others", "unknown")])


_PARITY = re.compile(r" \([^()]*1[^()]*\)$")


def without_parity(label: str) -> str:
    """Return the label of an index without "(1 is parity)", where the shares behind it are shown instead."""
    return _PARITY.sub("", label)


def sentence_case(text: str) -> str:
    """Return a label with a capital at its start."""
    return text[:1].upper() + text[1:]
