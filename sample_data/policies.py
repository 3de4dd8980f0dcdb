"""Answers to asked items: what the organisation has in writing, and what changed from one year to the next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAnswer:
    """One answer. `first` holds until `changed`, then `then`; None leaves the row out: nobody answered."""

    item: str
    policy: str
    first: str | None
    owner: str
    evidence: str
    then: str | None = ""
    changed: int = 0
    age: int = 3
    consulted: str = "No"
    small: str | None = ""

    def status(self, organisation: str, year: int) -> str | None:
        """Return the answer of an organisation in a year."""
        if organisation == "small" and self.small != "":
            return self.small
        return self.then if self.changed and year >= self.changed else self.first


ANSWERS: tuple[PolicyAnswer, ...] = ()
