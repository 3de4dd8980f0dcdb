"""Whatever stands in a checklist file, the answer is a checklist or a sentence with a place, never a crash."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.checklists.references import check_own_references
from audit.checklists.schema import ChecklistForm
from audit.checklists.shape import parse_form

GOOD = """\
format: 1
id: small
version: 1.0.0
title: A small checklist
gates: [{item: captions, cap: 0.5, reason: So.}]
items:
  - id: captions
    title: Captions are there
    title_unmet: Captions are missing
    importance: high
    references: [D1, {standard: WCAG}]
    applies_when: {table: events, where: {format: [hybrid]}}
    assess:
      measure: share-of-rows
      with: {table: events, is: {captioned: yes}}
      band: {within: [0.4, 0.6], floor: [0.2, 0.8]}
    examples:
      - {name: a, given: {events: [{captioned: yes}]}, outcome: met}
  - id: both
    title: Both
    title_unmet: Not both
    importance: low
    assess: {combine: min, items: [captions]}
"""
LINES = GOOD.splitlines()
VALUES = (
    "",
    "null",
    "[]",
    "{}",
    "[[]]",
    "{a: {b: 1}}",
    "1e400",
    ".nan",
    "-1",
    "yes",
    "true",
    "!!binary x",
    "&a [*a]",
    "'",
)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A good checklist with some lines dropped, repeated or given another value."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(("drop", "repeat", "value", "text")))
        if change == "drop":
            lines[place] = ""
        elif change == "repeat":
            lines.insert(place, lines[place])
        elif change == "value":
            lines[place] = f"{lines[place].partition(':')[0]}: {draw(st.sampled_from(VALUES))}"
        else:
            lines[place] += draw(st.text(max_size=8))
    return "\n".join(lines)


@given(spoilt())
@settings(max_examples=100)
def test_a_spoilt_checklist_is_read_or_explained(text: str) -> None:
    _read(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(content: bytes) -> None:
    _read(content)


def _read(content: bytes) -> None:
    form, document, problems = parse_form(content, "checklist.yaml", ChecklistForm)
    if form is not None:
        problems = check_own_references(form, document)
    else:
        assert problems
    for problem in problems:
        assert problem.message.endswith(".")
        assert problem.place.startswith("checklist.yaml")
        assert problem.line <= content.count(b"\n") + content.count(b"\r") + 2


def test_the_good_one_is_good() -> None:
    form, document, problems = parse_form(GOOD.encode(), "checklist.yaml", ChecklistForm)
    assert form is not None
    assert (problems, check_own_references(form, document)) == ([], [])
