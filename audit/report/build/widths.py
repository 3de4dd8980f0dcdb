"""How wide the two columns of findings are, in cards and in rows: so that both fill their lines."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from audit.report.context import Finding, ItemLine

USUAL = 41
"""Per cent of the line for what a finding is, of the first two columns."""

LEAST, MOST, BOTH = 34, 58, 94
LETTERS, LOST = 1.24, 3
"""Letters that a per cent of the line holds in the type of a table, and those that each line loses to its last word."""

CARD, BOLD, LABELS = 1.1, 1.1, 40
"""The room that a letter takes in a card or in bold; the letters of the words that introduce a card's sentences."""


def first_width(rows: Sequence[ItemLine], cards: Sequence[Finding]) -> int:
    """Return the width of the first column, in per cent, with which the findings of a chapter are lowest."""
    lengths: list[tuple[float, float]] = [
        (_left(row, row.finding), _right(row.finding)) for row in rows if row.finding is not None
    ]
    lengths += [(_head(card) * CARD, (_right(card) + len(card.remedy) + LABELS) * CARD) for card in cards]
    if not lengths:
        return USUAL
    return min(range(LEAST, MOST + 1), key=lambda width: (_lines(lengths, width), abs(width - USUAL)))


def _lines(lengths: Sequence[tuple[float, float]], width: int) -> int:
    left, right = width * LETTERS - LOST, (BOTH - width) * LETTERS - LOST
    return sum(max(ceil(first / left), ceil(second / right)) for first, second in lengths)


def _left(row: ItemLine, finding: Finding) -> float:
    bold = sum(map(len, (row.number, row.title, row.state_word, row.value)))
    texts = (finding.target, row.detail, finding.waiver, row.change if row.moved else "", *finding.notes)
    return bold * BOLD + sum(map(len, texts))


def _head(card: Finding) -> int:
    texts = (card.title, card.title, card.state_word, card.value, card.headline, card.target, card.change, card.figures)
    evidence = sum(len(term.name) + len(term.text) for term in card.evidence)
    return evidence + sum(map(len, (*texts, *card.notes, card.waiver, card.references)))


def _right(finding: Finding) -> int:
    return sum(map(len, (finding.why, *finding.takes, finding.response)))
