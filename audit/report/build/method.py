"""Method, exceptions, evidence register and sources: what is needed to check every number of the report."""

from __future__ import annotations

from audit.model.checklist import Measure
from audit.report.build.evidence import (
    band_words,
    basis,
    bounds_words,
    excluded_words,
    interval_words,
    place_words,
    source_mark,
    value_of,
)
from audit.report.build.material import Material, all_items
from audit.report.context import Cell, Column, Section, Table, Term
from audit.report.labels import SETTINGS
from audit.report.words import Words
from audit.types import Outcome, Visibility


def exceptions_section(material: Material) -> Section | None:
    """Return waivers and suppressed items, or None where there is neither."""
    words = material.words
    tables = [table for table in (_waivers(material), _suppressed(material)) if table.rows]
    if not tables:
        return None
    return Section(anchor="exceptions", title=words.say("Exceptions and hidden figures"), tables=tuple(tables))


def _waivers(material: Material) -> Table:
    words, created = material.words, material.result.created
    rows = tuple(
        (
            Cell(text=material.title(waiver.item, Outcome.NOT_MET), kind="strong"),
            Cell(text=waiver.justification),
            Cell(text=waiver.approver),
            Cell(text=words.short_day(waiver.expires)),
            Cell(
                text=words.say("expired: the finding counts again")
                if waiver.expires < created
                else words.say("in force")
            ),
        )
        for waiver in material.result.waivers
    )
    return Table(
        caption=words.say("Accepted exceptions"),
        columns=(
            Column(heading=words.say("Finding"), width=28),
            Column(heading=words.say("Justification"), width=30),
            Column(heading=words.say("Approved by"), width=14),
            Column(heading=words.say("Until"), width=12),
            Column(heading=words.say("State"), width=16),
        ),
        rows=rows,
    )


def _suppressed(material: Material) -> Table:
    words = material.words
    hidden = [judged for judged in all_items(material.result) if judged.outcome is Outcome.SUPPRESSED]
    reasons = {words.message(judged.reason) for judged in hidden}
    rows = tuple(
        (
            Cell(text=f"{material.numbers[judged.item]} {material.title(judged.item)}"),
            Cell(text=material.checklist_title(judged.checklist)),
            *(() if len(reasons) == 1 else (Cell(text=words.message(judged.reason)),)),
        )
        for judged in hidden
    )
    columns = [Column(heading=words.say("Question"), width=70), Column(heading=words.say("Checklist"), width=30)]
    if len(reasons) > 1:
        columns = [
            Column(heading=words.say("Question"), width=46),
            Column(heading=words.say("Checklist"), width=20),
            Column(heading=words.say("Why"), width=34),
        ]
    return Table(
        caption=words.say("Questions whose figures are hidden to protect people"),
        columns=tuple(columns),
        rows=rows,
        note=reasons.pop() if len(reasons) == 1 else "",
        kind="register",
    )


def method_section(material: Material) -> Section:
    """Return how scores, ranges and protection are made, with all parameters."""
    words = material.words
    return Section(
        anchor="method",
        title=words.say("Method"),
        paragraphs=_how(material),
        tables=(_weights_table(material), *_adjustments(material)),
        parts=(_certificate(material), _definitions(material), _settings(material)),
    )


def _how(material: Material) -> tuple[str, ...]:
    words, thresholds = material.words, material.result.profile.thresholds
    return (
        words.say(
            "Each question is measured from the tables or answered by hand, and judged against its target: met, partly "
            "met or not met, with a score from 0 to 100. A checklist's score is the weighted mean of its questions; "
            "the overall score is the weighted mean of the checklists."
        ),
        words.say(
            "A question without data is never counted as failed. It leaves the score, lowers the share of the weight "
            "that is assessed, and widens the range, which takes it as anything from 0 to 100. A score is withheld "
            "below {overall} of the weight overall, or {checklist} for a checklist.",
            overall=words.percent(thresholds.coverage_overall, 0),
            checklist=words.percent(thresholds.coverage_checklist, 0),
        ),
        words.say(
            "The range is what the score would be if every undisclosed value fell the worst and the best way. Leaving "
            "data out never raises its lower end."
        ),
    )


def _weights_table(material: Material) -> Table:
    words = material.words
    rows = tuple(
        (
            Cell(text=material.checklist_title(judged.checklist), kind="strong"),
            Cell(text=judged.version),
            Cell(text=words.percent(judged.share), kind="num"),
            Cell(text=words.number(len(judged.items)), kind="num"),
            Cell(text=words.percent(judged.score.coverage, 0), kind="num"),
            Cell(text=judged.digest[:12], kind="code"),
        )
        for judged in material.result.checklists
    )
    return Table(
        caption=words.say("Checklists and their weight in the overall score"),
        columns=(
            Column(heading=words.say("Checklist"), width=34),
            Column(heading=words.say("Version"), width=12),
            Column(heading=words.say("Weight"), kind="num", width=12),
            Column(heading=words.say("Questions"), kind="num", width=12),
            Column(heading=words.say("Assessed"), kind="num", width=12),
            Column(heading=words.say("Digest"), width=18),
        ),
        rows=rows,
    )


def _adjustments(material: Material) -> tuple[Table, ...]:
    words, profile = material.words, material.result.profile
    if not profile.adjustments:
        return ()
    rows = tuple(
        (
            Cell(text=material.title(adjustment.target, Outcome.MET), kind="strong"),
            Cell(text=adjustment.action),
            Cell(text=adjustment.reason),
        )
        for adjustment in profile.adjustments
    )
    return (
        Table(
            caption=words.say("What the profile “{profile}” changes", profile=profile.title),
            columns=(
                Column(heading=words.say("Question"), width=36),
                Column(heading=words.say("Change"), width=16),
                Column(heading=words.say("Reason"), width=48),
            ),
            rows=rows,
        ),
    )


def _certificate(material: Material) -> Section:
    words, certificate = material.words, material.result.certificate
    terms = [
        Term(name=words.say("Audience"), text=words.label(certificate.audience)),
        Term(
            name=words.say("Hidden figures"),
            text=words.say(
                "{hidden}: {primary} because they are small, {complementary} because they would give a small one away",
                hidden=certificate.hidden,
                primary=certificate.primary,
                complementary=certificate.complementary,
            ),
        ),
        Term(name=words.say("Attack"), text=words.message(certificate.attack)),
        Term(name=words.say("Proven safe"), text=words.listed(certificate.proven)),
        Term(name=words.say("Protected by rule"), text=words.listed(certificate.by_rule)),
        Term(
            name=words.say("Earlier reports attacked too"),
            text=words.listed(certificate.earlier) or words.say("no earlier report known"),
        ),
    ]
    if certificate.narrowest is not None:
        terms.append(
            Term(
                name=words.say("Narrowest interval left to an attacker"),
                text=words.counted(int(certificate.narrowest), "person"),
            )
        )
    return Section(
        anchor="certificate",
        title=words.say("Protection of people in the figures"),
        paragraphs=tuple(words.message(note) for note in certificate.notes),
        terms=tuple(term for term in terms if term.text),
    )


def _definitions(material: Material) -> Section:
    words = material.words
    conventions = dict.fromkeys(
        words.message(judged.measurement.convention)
        for judged in all_items(material.result)
        if judged.measurement is not None
    )
    return Section(
        anchor="definitions",
        title=words.say("Definitions and conventions"),
        paragraphs=(" ".join(text for text in conventions if text),),
    )


def _settings(material: Material) -> Section:
    words, result = material.words, material.result
    versions = result.versions
    made = words.say(
        "Made with policy-audit {tool}, measures {measures}, scoring {scoring}, result document {schema}; digest of "
        "the settings {digest}.",
        tool=versions.tool,
        measures=versions.measures,
        scoring=versions.scoring,
        schema=versions.schema,
        digest=result.settings_digest[:16],
    )
    given = [
        words.say("{name}: {value}", name=setting_name(name, words), value=value)
        for name, value in result.settings.items()
        if value and not name.startswith("approved_")
    ]
    paragraphs = tuple(text for text in ("; ".join(given), made) if text)
    return Section(anchor="settings", title=words.say("Settings"), paragraphs=paragraphs)


def setting_name(name: str, words: Words) -> str:
    """Return a setting's name in words; the part after the full stop is what it is set for."""
    base, _, part = name.partition(".")
    known = SETTINGS.get(base)
    said = words.translate(known) if known else base.replace("_", " ")
    return words.say("{setting} ({part})", setting=said, part=words.group(part)) if part else said


def evidence_section(material: Material) -> Section | None:
    """Return the evidence of what is met; findings carry their own."""
    words = material.words
    rows = tuple(
        _register_row(judged.item, material)
        for judged in all_items(material.result)
        if judged.measurement is not None and judged.outcome is Outcome.MET
    )
    if not rows:
        return None
    table = Table(
        caption=words.say("What is met, with the rows behind it"),
        columns=(
            Column(heading=words.say("Question"), width=27),
            Column(heading=words.say("Value"), width=9),
            Column(heading=words.say("Made from"), width=27),
            Column(heading=words.say("Target"), width=18),
            Column(heading=words.say("Measure and rows"), width=19),
        ),
        rows=rows,
        kind="register",
    )
    return Section(
        anchor="evidence",
        title=words.say("Evidence for what is met"),
        paragraphs=(
            words.say(
                "The findings carry their own evidence. The attached result document holds the same for every "
                "question, with formulas and file digests."
            ),
        ),
        tables=(table,),
    )


def _register_row(item_id: str, material: Material) -> tuple[Cell, ...]:
    words = material.words
    judged, item = material.result.item(item_id), material.items[item_id]
    measurement = judged.measurement if judged else None
    if judged is None or measurement is None:
        return ()
    made = [basis(judged, words)]
    if measurement.visibility is not Visibility.HIDDEN:
        if measurement.interval is not None:
            made.append(interval_words(measurement.interval, measurement, words))
        if bounds_words(measurement, words):
            made.append(words.say("bounds {bounds}", bounds=bounds_words(measurement, words)))
    made.append(excluded_words(measurement, words))
    made.append(source_mark(measurement, words))
    target = band_words(item.assess.band, measurement, words, norm=False) if isinstance(item.assess, Measure) else "–"
    places = "; ".join(
        words.plural(
            origin.rows, "{place}, {n} row", "{place}, {n} rows", place=place_words(origin.file, origin.sheet, words)
        )
        for origin in measurement.provenance
    )
    return (
        Cell(text=f"{material.numbers[item_id]} {material.title(item_id, judged.outcome)}", kind="strong"),
        Cell(text=value_of(judged, words, item)),
        Cell(text="; ".join(part for part in made if part) or "–"),
        Cell(text=target),
        Cell(text="; ".join(part for part in (measurement.measure, places) if part)),
    )


def sources_section(material: Material) -> Section | None:
    """Return the guidance statements and standards, each with the questions that it asks for."""
    words = material.words
    found: dict[str, list[str]] = {}
    for judged in all_items(material.result):
        for reference in material.items[judged.item].references:
            found.setdefault(reference.standard or reference.id, []).append(material.numbers[judged.item])
    entries = [f"{name} ({', '.join(numbers)})" for name, numbers in sorted(found.items(), key=_id_order)]
    if not entries:
        return None
    return Section(
        anchor="sources",
        title=words.say("Sources"),
        paragraphs=(
            words.say("Guidance statements and standards, with the questions that they ask for:"),
            "; ".join(entries) + ".",
        ),
    )


def _id_order(entry: tuple[str, list[str]]) -> tuple[bool, str, int]:
    """Order guidance ids by letter and number, then standards by name."""
    name = entry[0]
    if name[1:].isdigit():
        return False, name[0], int(name[1:])
    return True, name.lower(), 0
