"""Method, definitions, certificate and settings: what is needed to check every number of the report."""

from __future__ import annotations

from audit.model.profile import Adjustment
from audit.model.result import Certificate
from audit.report.build.evidence import band_words
from audit.report.build.material import Material, all_items
from audit.report.context import Cell, Column, Section, Table, Term
from audit.report.labels import SETTINGS
from audit.report.words import Words
from audit.types import Outcome

MOST_NUMBERS = 12  # of questions that a definition names


def method_section(material: Material) -> Section:
    """Return how scores, ranges and protection are made, with all parameters."""
    words = material.words
    return Section(
        anchor="method",
        title=words.say("Method"),
        paragraphs=(*_how(material), *_profile(material)),
        tables=_adjustments(material),
        kind="columns",
        parts=(_weights(material), _certificate(material), _definitions(material), _settings(material)),
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
        words.say(
            "Between the limit from which a question counts as not met and its target the score rises in a straight "
            "line. The limits, and the norm that each comes from, stand in the attached result document."
        ),
    )


def _weights(material: Material) -> Section:
    """Return the checklists with their weights, and what tells one version of them from another."""
    words = material.words
    entries = tuple(
        Term(
            name=material.checklist_title(judged.checklist),
            text=words.plural(
                len(judged.items),
                "{weight}, {n} question, version {version}, digest {digest}",
                "{weight}, {n} questions, version {version}, digest {digest}",
                weight=words.percent(judged.share),
                version=judged.version,
                digest=judged.digest[:8],
            ),
        )
        for judged in material.result.checklists
    )
    return Section(
        anchor="weights",
        title=words.say("Checklists and their weight in the overall score"),
        entries=entries,
        kind="run-in",
    )


def _profile(material: Material) -> tuple[str, ...]:
    """Return what the profile is for, in its own words."""
    words, profile = material.words, material.result.profile
    if not profile.reason:
        return ()
    return (words.say("Profile “{profile}”: {reason}", profile=profile.title, reason=" ".join(profile.reason.split())),)


def _adjustments(material: Material) -> tuple[Table, ...]:
    words, profile = material.words, material.result.profile
    if not profile.adjustments:
        return ()
    rows = tuple(
        (
            Cell(text=_target_title(adjustment.target, material), kind="strong"),
            Cell(text=_adjusted(adjustment, material)),
            Cell(text=adjustment.reason),
        )
        for adjustment in profile.adjustments
    )
    return (
        Table(
            caption=words.say("What the profile “{profile}” changes", profile=profile.title),
            columns=(
                Column(heading=words.say("Question"), width=36),
                Column(heading=words.say("Change"), width=22),
                Column(heading=words.say("Reason"), width=42),
            ),
            rows=rows,
            kind="dense",
        ),
    )


def _target_title(target: str, material: Material) -> str:
    known = target in material.items or target not in material.checklists
    return material.title(target, Outcome.MET) if known else material.checklist_title(target)


def _adjusted(adjustment: Adjustment, material: Material) -> str:
    """Return what an adjustment does, with the new weight, target and parameters."""
    words = material.words
    judged = material.result.item(adjustment.target)
    measurement = None if judged is None else judged.measurement
    parts = [] if adjustment.action != "drop" else [words.say("not asked")]
    if adjustment.weight is not None:
        parts.append(words.say("weight {weight}", weight=adjustment.weight))
    if adjustment.band is not None:
        parts.append(words.say("target {target}", target=band_words(adjustment.band, measurement, words)))
    for name, value in adjustment.parameters.items():
        shown = words.listed([str(one) for one in value]) if isinstance(value, tuple) else str(value)
        parts.append(words.say("{name}: {value}", name=name.replace("_", " "), value=shown))
    return words.joined(parts) or adjustment.action


def _certificate(material: Material) -> Section:
    words, certificate = material.words, material.result.certificate
    terms = [
        Term(name=words.say("Audience"), text=words.label(certificate.audience)),
        Term(name=words.say("Shown"), text=_shown(material)),
        Term(
            name=words.say("Hidden figures"),
            text=words.say(
                "{hidden}, the small ones and those that would give a small one away; nothing tells them apart",
                hidden=certificate.hidden,
            ),
        ),
        Term(name=words.say("Attack"), text=words.message(certificate.attack)),
        Term(name=words.say("Proven safe"), text=words.listed([words.label(kind) for kind in certificate.proven])),
        Term(
            name=words.say("Protected by rule"), text=words.listed([words.label(kind) for kind in certificate.by_rule])
        ),
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
    terms += _search(certificate, words)
    return Section(
        anchor="certificate",
        title=words.say("Protection of people in the figures"),
        paragraphs=(" ".join(words.message(note) for note in certificate.notes),) if certificate.notes else (),
        entries=tuple(term for term in terms if term.text),
        kind="run-in",
    )


def _shown(material: Material) -> str:
    """Return how many people stand behind the smallest figures that this audience is shown."""
    limits, audience = material.result.profile.thresholds, material.result.certificate.audience
    return material.words.say(
        "counts from {counts} people, pay from {pay}, shares from {shares}, a share of 0% or 100% from {all}; no sum "
        "of which one person is told to within {percent}",
        counts=limits.strictest(limits.counts, audience),
        pay=limits.strictest(limits.pay, audience),
        shares=limits.strictest(limits.share_denominator, audience),
        all=limits.strictest(limits.class_disclosure, audience),
        percent=material.words.percent(limits.p_percent / 100, 0),
    )


def _search(certificate: Certificate, words: Words) -> list[Term]:
    """Return what searched and attacked, in what time, and how far from the least hiding it ended."""
    solver = words.say("{solver}, in less than {n} s", solver=certificate.solver, n=int(certificate.seconds))
    gap = "" if certificate.optimal_gap is None else words.percent(certificate.optimal_gap, 0)
    return [
        Term(name=words.say("Solver and time"), text=solver if certificate.seconds else certificate.solver),
        Term(
            name=words.say("Part of the hiding that a better choice might spare"),
            text=gap and words.say("at most {gap}", gap=gap),
        ),
    ]


def _definitions(material: Material) -> Section:
    words = material.words
    conventions: dict[str, list[str]] = {}
    for judged in all_items(material.result):
        said = "" if judged.measurement is None else words.message(judged.measurement.convention)
        if said:
            conventions.setdefault(said, []).append(material.numbers[judged.item])
    return Section(
        anchor="definitions",
        title=words.say("Definitions and conventions"),
        paragraphs=(words.say("In brackets stand the questions that each of them belongs to."),),
        kind="run-in",
        entries=tuple(
            Term(name="", text=said, after=f"({words.listed(numbers, MOST_NUMBERS)})")
            for said, numbers in conventions.items()
        ),
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
    given: dict[tuple[str, str], list[str]] = {}
    for name, value in result.settings.items():
        if value and not name.startswith("approved_"):
            base, _, part = name.partition(".")
            given.setdefault((base, value), []).extend([_part(base, part, material)] if part else [])
    entries = tuple(
        Term(name=setting_name(base, words), text=_set_for(_said(base, value, words), parts, words))
        for (base, value), parts in given.items()
    )
    return Section(anchor="settings", title=words.say("Settings"), paragraphs=(made,), entries=entries, kind="run-on")


def _part(base: str, part: str, material: Material) -> str:
    """Return what a setting of many is set for, in words."""
    return material.checklist_title(part) if base == "targets" else material.words.group(part)


def _said(base: str, value: str, words: Words) -> str:
    return words.score(float(value)) if base == "targets" else value


def _set_for(value: str, parts: list[str], words: Words) -> str:
    return words.say("{value} ({parts})", value=value, parts=words.listed(parts)) if parts else value


def setting_name(base: str, words: Words) -> str:
    """Return a setting's name in words."""
    known = SETTINGS.get(base)
    return words.translate(known) if known else base.replace("_", " ")
