"""The page of the schemes that others use, made from their files."""

from __future__ import annotations

from collections.abc import Iterator

from audit.authoring.words import ENGLISH, Voice
from audit.checklists.schemes import load_schemes
from audit.model.message import msg
from audit.model.scheme import Scheme, SchemeLevel


def schemes_markdown() -> str:
    """Return all schemes as one page."""
    lines = [
        "# Schemes that others use",
        "",
        "Each with its official arithmetic, in our words, and the items of our checklists that say the same. "
        "`audit checklists schemes ID --workbook FILE` writes its questions, `--data FILE` counts what was answered, "
        "or who was on stage, as the scheme counts it, and `--result FILE` sets an audit's findings beside it.",
        "",
    ]
    for scheme in load_schemes():
        lines += _scheme(scheme)
    return "\n".join(lines)


def worked_words(scheme: Scheme, voice: Voice = ENGLISH) -> str:
    """Return the worked case in a sentence."""
    worked = scheme.worked
    text = "For example, {words}: {percent} %, which is {level}."
    percent = voice.number(float(f"{worked.percent:.4g}"))
    return voice.say(msg("worked", text, words=worked.case, percent=percent, level=worked.level))


def _scheme(scheme: Scheme) -> Iterator[str]:
    yield from (f"## {scheme.title}", "", scheme.summary, "")
    yield f"Version {scheme.version}. Source: [{scheme.source}]({scheme.url})."
    yield ""
    yield f"Arithmetic: {scheme.arithmetic} {worked_words(scheme)}"
    yield ""
    yield f"Levels: {', '.join(_level(level) for level in scheme.levels)}."
    yield ""
    if scheme.gates:
        yield f"Before anything is counted: {' '.join(scheme.gates)}"
        yield ""
    yield from ("| part | asked | our items |", "| --- | --- | --- |")
    for item in scheme.items:
        yield f"| {item.section} | {item.title} | {', '.join(f'`{each}`' for each in item.ours) or 'none'} |"
    yield ""
    yield from (f"- {caveat}" for caveat in scheme.caveats)
    yield ""


def _level(level: SchemeLevel) -> str:
    limit = f"above {level.above:g} %" if level.above is not None else f"from {level.at_least or 0:.4g} %"
    return f"{level.name} {limit}"
