"""Rows of what did not come about: talks that were refused or withdrawn, registrations that were cancelled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audit.importing.encode import Encoded
from audit.importing.mapping import value_line
from audit.importing.places import Place
from audit.importing.region import Region
from audit.importing.vocabulary import parse_words
from audit.model.message import Message, msg
from audit.model.result import DataIssue


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """The column that says which rows did not come about; those that wait count where no other is decided."""

    column: str
    vocabulary: str
    counted: tuple[str, ...]  # the values of rows that count, the usual one first
    left_out: Callable[[str, int], Message]
    waiting: Callable[[str, int], Message]


def _talks_left_out(words: str, n: int) -> Message:
    text = "Nobody appears in talks that were refused, withdrawn or are not decided ({words}); rows left out: {n}."
    return msg("talks-refused", text, words=words, n=n)


def _talks_waiting(words: str, n: int) -> Message:
    text = "No talk is decided yet ({words}); those who proposed one were counted as if they appeared: {n}."
    return msg("talks-waiting", text, words=words, n=n)


def _registrations_left_out(words: str, n: int) -> Message:
    text = "Registrations that were cancelled, refused or are not confirmed ({words}) do not count; rows left out: {n}."
    return msg("registrations-cancelled", text, words=words, n=n)


def _registrations_waiting(words: str, n: int) -> Message:
    text = "No registration is confirmed yet ({words}); all were counted: {n}."
    return msg("registrations-waiting", text, words=words, n=n)


def _marked_left_out(words: str, n: int) -> Message:
    text = "Rows that are marked as cancelled or void ({words}) do not count; rows left out: {n}."
    return msg("marked-cancelled", text, words=words, n=n)


_MARKED = Refusals(
    column="cancelled", vocabulary="yes-no", counted=("no",), left_out=_marked_left_out, waiting=_marked_left_out
)
REFUSALS: Mapping[str, tuple[Refusals, ...]] = {
    "appearances": (
        _MARKED,
        Refusals(
            column="outcome",
            vocabulary="selection",
            counted=("accepted", "poster"),
            left_out=_talks_left_out,
            waiting=_talks_waiting,
        ),
    ),
    "participants": (
        _MARKED,
        Refusals(
            column="registration",
            vocabulary="registration",
            counted=("registered",),
            left_out=_registrations_left_out,
            waiting=_registrations_waiting,
        ),
    ),
}
"""By table, what a row may say of itself."""

_WAITING = "pending"


def leave_out_refused(
    region: Region, told: Encoded, of: Refusals, own: Mapping[str, str], place: Place
) -> tuple[Region, tuple[DataIssue, ...]]:
    """Return the region without the rows of what did not come about, and what is to be said of it."""
    values = parse_words(told.values, of.vocabulary, own).values
    outside = {code for code, value in enumerate(values) if value and value not in of.counted}
    if not outside:
        return region, ()
    words = ", ".join(f"“{told.values[code]}”" for code in sorted(outside))
    mask = told.mask(outside.__contains__)
    n = int(mask.sum())
    if {value for value in values if value} == {_WAITING}:
        return region, (place.warning(of.waiting(words, n), rows=n),)
    said = of.left_out(words, n)
    back = value_line(of.column, {told.values[code]: of.counted[0] for code in sorted(outside)})
    return region.without(mask, said.code), (place.info(said, rows=n, mapping=back),)
