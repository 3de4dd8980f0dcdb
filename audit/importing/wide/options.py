"""Answers to questions, one column each or one for each option, turned into a count for each question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from audit.importing.encode import Encoded, Mask
from audit.importing.fold import fold, for_all, header_words
from audit.importing.region import Region
from audit.importing.vocabulary import is_blank_word, lookup, yes_or_no
from audit.importing.wide.degrees import AGREED, OTHERWISE
from audit.importing.wide.scales import Scale

_NUMBERED = re.compile(r"^(.*?[^\W_])(?:[_.\s-]?(?:[A-Za-z]{1,2}|\d{1,2}))$")
_GRID = re.compile(r"^(.+?)\s*(?:\[(.+)\]|:\s+(.+))$")
_FEWEST = 2
_WORDS_OF_A_STATEMENT = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A question with how many answered it and how many said yes, agreed, or chose the option."""

    text: str
    position: int
    answered: int
    agreed: int


def questions_of(
    region: Region, codes: Mapping[int, Encoded], free: Sequence[int], scales: Mapping[int, Scale]
) -> tuple[Question, ...]:
    """Return the questions among the columns that mean nothing else, () where there are fewer than three.

    One whose numbers are a scale that somebody explains is one for sure, and needs no others beside it.
    """
    blocks = _blocks(region, codes, [at for at in free if at not in scales])
    chosen = {at for block in blocks.values() for at in block}
    found: list[Question] = []
    for stem, block in blocks.items():
        someone = np.logical_or.reduce([codes[at].codes >= 0 for at in block])
        found += [_option(region, codes[at], stem, at, int(someone.sum())) for at in block]
    for at in free:
        if at in scales:
            found.append(_of_numbers(region, codes[at], at, scales[at]))
        elif at not in chosen and (question := _scale(region, codes[at], at)):
            found.append(question)
    found.sort(key=lambda question: question.position)
    sure = len(found) > _FEWEST or scales or any(_asks_at_length(region, codes, question) for question in found)
    return tuple(found) if sure else ()


def _asks_at_length(region: Region, codes: Mapping[int, Encoded], question: Question) -> bool:
    """Return whether a statement that people agree or disagree with is the header: one alone is a survey's."""
    at = question.position
    return len(header_words(region.headers[at])) >= _WORDS_OF_A_STATEMENT and asks_agreement(codes[at])


def asks_agreement(encoded: Encoded) -> bool:
    """Return whether a column holds how far people agree with something, and nothing else."""
    texts = {_degree(text) for text in encoded.first(12) if not is_blank_word(text)}
    return len(texts) >= _FEWEST and bool(texts & AGREED) and texts <= AGREED | OTHERWISE


def _degree(text: str) -> str:
    """Return an answer in the form in which degrees are compared, one for women and men in one of the two."""
    return fold(for_all(text))


def _blocks(region: Region, codes: Mapping[int, Encoded], free: Sequence[int]) -> dict[str, list[int]]:
    """Return the columns of the options of each question that may be answered with several."""
    stems: dict[str, list[int]] = {}
    for at in free:
        header = region.headers[at].strip()
        grid, numbered = _GRID.match(header), _NUMBERED.match(header)
        if grid is not None:
            stems.setdefault(grid[1].strip(), []).append(at)
        elif numbered is not None:
            stems.setdefault(numbered[1].strip(), []).append(at)
    for stem in list(stems):
        bare = [at for at in free if region.headers[at].strip() == stem]
        stems[stem] = [at for at in (*bare, *stems[stem]) if _is_option(codes[at])]
    return {stem: block for stem, block in stems.items() if len(block) >= _FEWEST and _some_choice(codes, block)}


def _is_option(encoded: Encoded) -> bool:
    return len(encoded) <= 1 or {yes_or_no(text) for text in encoded.first(4)} == {"yes", "no"}


def _some_choice(codes: Mapping[int, Encoded], block: Sequence[int]) -> bool:
    """Return whether options are really chosen or not: a column that is the same in all rows is no answer."""
    return any(len(codes[at]) and ((codes[at].codes < 0).any() or len(codes[at]) > 1) for at in block)


def _marked(encoded: Encoded) -> Mask:
    return encoded.mask(lambda code: yes_or_no(encoded.values[code]) != "no")


def _option(region: Region, encoded: Encoded, stem: str, at: int, answered: int) -> Question:
    header = region.headers[at].strip()
    grid = _GRID.match(header)
    option = (grid[2] or grid[3]).strip() if grid else ""
    if not option and len(encoded) == 1 and yes_or_no(encoded.values[0]) != "yes":
        option = encoded.values[0]
    return Question(f"{stem}: {option or header}", at, answered, int(_marked(encoded).sum()))


def _of_numbers(region: Region, encoded: Encoded, at: int, scale: Scale) -> Question:
    """Return a question answered with the numbers of a scale."""
    answered = encoded.mask(lambda code: not is_blank_word(encoded.values[code]))
    agreed = encoded.mask(lambda code: scale.agrees(encoded.values[code]))
    return Question(region.headers[at].strip(), at, int(answered.sum()), int(agreed.sum()))


def _scale(region: Region, encoded: Encoded, at: int) -> Question | None:
    """Return a question answered with yes or no, or by how far somebody agrees."""
    texts = [_degree(text) for text in encoded.first(12)]
    if not _FEWEST <= len(encoded) <= 10:
        return None
    answers = lookup("yes-no")
    yes = {"yes"} & {answers.get(text, "") for text in texts}
    agree = set(texts) & AGREED
    listed = all(text in AGREED | OTHERWISE or answers.get(text) for text in texts)
    numbers = all(text.isdigit() for text in texts)
    if not asks_agreement(encoded) and (numbers or not listed or not (yes or agree)):
        return None
    agreed = encoded.mask(
        lambda code: _degree(encoded.values[code]) in AGREED or answers.get(fold(encoded.values[code])) == "yes"
    )
    answered = encoded.mask(lambda code: not is_blank_word(encoded.values[code]))
    return Question(region.headers[at].strip(), at, int(answered.sum()), int(agreed.sum()))
