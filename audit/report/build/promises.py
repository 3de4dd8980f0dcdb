"""What was promised last year, in the plan and in public, and what became of it."""

from __future__ import annotations

from collections import Counter

from audit.model.promises import FollowedAction, FollowedCommitment, FollowThrough, Kept
from audit.report.build.material import Material
from audit.report.context import Cell, Column, Section, Table
from audit.report.words import Words

MOST_PROMISES = 8
URGENT = (Kept.OVERDUE, Kept.DROPPED, Kept.UNREPORTED, Kept.DONE_LATE, Kept.OPEN, Kept.DONE)
"""The order of the tables: what was not kept comes first."""


def promises_section(material: Material) -> Section | None:
    """Return what became of the promises, or None where nothing was promised."""
    follow = None if material.comparison is None else material.comparison.follow_through
    if follow is None or not (follow.actions or follow.commitments):
        return None
    words = material.words
    tables = (_actions_table(follow, words), _commitments_table(follow, words), _attention_table(follow, words))
    return Section(
        anchor="promises",
        title=words.say("What was promised, and what became of it"),
        paragraphs=tuple(
            text
            for text in (
                _score_sentence(follow, words),
                _proposals_sentence(follow, words),
                fell_back_sentence(material),
            )
            if text
        ),
        tables=tuple(table for table in tables if table.rows),
    )


def fell_back_sentence(material: Material) -> str:
    """Return the items that fell back after a public commitment, as a sentence; empty where none did."""
    follow = None if material.comparison is None else material.comparison.follow_through
    if follow is None or not follow.fell_back:
        return ""
    words = material.words
    titles = words.listed([words.say("“{title}”", title=_title(item, material)) for item in follow.fell_back], 4)
    return words.plural(
        len(follow.fell_back),
        "After a public commitment, this got worse: {titles}.",
        "After a public commitment, these got worse: {titles}.",
        titles=titles,
    )


def _title(item: str, material: Material) -> str:
    judged = material.result.item(item)
    return material.title(item, judged.outcome if judged else None)


def _score_sentence(follow: FollowThrough, words: Words) -> str:
    if not follow.due:
        return words.say("No promise was due in this period.")
    kept_states = [action.kept for action in follow.actions]
    kept_states += [entry.kept for entry in follow.commitments if entry.kept is not None]
    counts = Counter(kept_states)
    waiting = counts.pop(Kept.OPEN, 0)
    del counts[Kept.NOT_TAKEN_UP]  # a proposal is no promise; it is counted apart
    listed = words.listed(
        [words.say("{state}: {n}", state=words.label(kept), n=counts[kept]) for kept in Kept if counts[kept]]
    )
    first = words.plural(
        follow.due, "{n} promise was due ({listed}).", "{n} promises were due ({listed}).", listed=listed
    )
    if waiting:
        later = words.plural(waiting, "{n} more is not due yet.", "{n} more are not due yet.")
        first = f"{first} {later}"
    if follow.score is None:
        return words.say("{first} Too little was reported on them for a score.", first=first)
    score, low, high = (words.score(value) for value in (follow.score, follow.low, follow.high))
    if low == high:
        return words.say("{first} Promises kept: {score} of 100; late counts a half.", first=first, score=score)
    return words.say(
        "{first} Promises kept: {score} of 100, in a range of {low} to {high}; late counts a half.",
        first=first,
        score=score,
        low=low,
        high=high,
    )


def _proposals_sentence(follow: FollowThrough, words: Words) -> str:
    if not follow.not_taken_up:
        return ""
    return words.plural(
        follow.not_taken_up,
        "{n} proposal of the last report was not taken up.",
        "{n} proposals of the last report were not taken up.",
    )


def _actions_table(follow: FollowThrough, words: Words) -> Table:
    promised = [action for action in follow.actions if action.kept is not Kept.NOT_TAKEN_UP]
    ordered = sorted(promised, key=lambda action: (URGENT.index(action.kept), -(action.promised or 0.0)))
    rows = tuple(_action_row(action, words) for action in ordered[:MOST_PROMISES])
    return Table(
        caption=words.say("Last year's plan"),
        columns=(
            Column(heading=words.say("Action"), width=44),
            Column(heading=words.say("State"), width=16),
            Column(heading=words.say("Due"), width=14),
            Column(heading=words.say("Gain promised"), kind="num", width=13),
            Column(heading=words.say("Points moved"), kind="num", width=13),
        ),
        rows=rows,
        note=_rest(len(ordered) - len(rows), words),
        kind="register",
    )


def _with_response(action: FollowedAction, words: Words) -> str:
    if not action.report.response:
        return action.text
    return words.say(
        "{action}. Management: “{response}”", action=action.text.rstrip(" ."), response=action.report.response
    )


def _action_row(action: FollowedAction, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=_with_response(action, words)),
        Cell(text=words.label(action.kept), kind="strong"),
        Cell(text=words.short_day(action.report.due)),
        Cell(text=words.gain(action.promised), kind="num"),
        Cell(text=words.signed(action.moved), kind="num"),
    )


def _commitments_table(follow: FollowThrough, words: Words) -> Table:
    ordered = sorted(
        (entry for entry in follow.commitments if entry.kept is not None),
        key=lambda entry: (not entry.fell_back, URGENT.index(entry.kept or Kept.DONE)),
    )
    rows = tuple(_commitment_row(entry, words) for entry in ordered[:MOST_PROMISES])
    said = words.plural(
        follow.only_said, "{n} statement promised nothing.", "{n} statements promised nothing.",
    )  # fmt: skip
    rest = _rest(len(ordered) - len(rows), words)
    return Table(
        caption=words.say("Public commitments"),
        columns=(
            Column(heading=words.say("Commitment"), width=48),
            Column(heading=words.say("Made on"), width=16),
            Column(heading=words.say("State"), width=18),
            Column(heading=words.say("Remark"), width=18),
        ),
        rows=rows,
        note=" ".join(text for text in (rest, said if follow.only_said else "") if text),
        kind="register",
    )


def _commitment_row(entry: FollowedCommitment, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(text=entry.commitment.commitment or entry.commitment.statement),
        Cell(text=words.short_day(entry.commitment.made)),
        Cell(text=words.label(entry.kept or ""), kind="strong"),
        Cell(text=words.say("fell back since") if entry.fell_back else "–"),
    )


def _attention_table(follow: FollowThrough, words: Words) -> Table:
    rows = tuple(
        (
            Cell(text=entry.cause),
            Cell(text=words.month(entry.peak)),
            Cell(text=words.number(entry.statements), kind="num"),
            Cell(text=words.number(entry.statements_later), kind="num"),
            Cell(text=words.money(entry.given), kind="num"),
            Cell(text=words.money(entry.given_later), kind="num"),
        )
        for entry in follow.attention
    )
    return Table(
        caption=words.say("Attention: statements and gifts in the month of the most statements, and six months later"),
        columns=(
            Column(heading=words.say("Cause"), width=30),
            Column(heading=words.say("Month"), width=14),
            Column(heading=words.say("Statements"), kind="num", width=14),
            Column(heading=words.say("Later"), kind="num", width=12),
            Column(heading=words.say("Given"), kind="num", width=15),
            Column(heading=words.say("Later"), kind="num", width=15),
        ),
        rows=rows,
        kind="register",
    )


def _rest(rest: int, words: Words) -> str:
    if not rest:
        return ""
    return words.plural(
        rest, "{n} more stands in the attached result document.", "{n} more stand in the attached result document."
    )
