"""The role that a header says of the people in its column."""

from __future__ import annotations

from collections.abc import Sequence

from audit.importing.vocabulary import lookup


def role_in(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the role that the longest of a header's words for people name, "" for none, and the other words."""
    known = lookup("person-of-role")
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            role = known.get(" ".join(words[start : start + length]))
            if role:
                return role, (*words[:start], *words[start + length :])
    return "", tuple(words)
