"""Types of parameters that several measures share, and the words that tell a reader what they choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from audit.measures.frame import Where, wanted_categories
from audit.model.measurement import Scalar

MOST_NAMED = 3
"""Groups that a label names one by one."""

Filter = dict[str, Scalar | tuple[Scalar, ...]]
"""A structured filter, as a checklist writes it."""

Groups = Annotated[tuple[str, ...], Field(min_length=1)]
"""The groups that are compared with all others; canonical values of the dimension."""


def words(values: Sequence[str]) -> str:
    """Return a list in words: "women, non-binary and another"."""
    spelled = [value.replace("_", " ") for value in values]
    return spelled[0] if len(spelled) == 1 else f"{', '.join(spelled[:-1])} and {spelled[-1]}" if spelled else ""


def group_words(groups: Sequence[str], dimension: str) -> str:
    """Return the groups in words, or a phrase for them where they are too many to be read."""
    if len(groups) <= MOST_NAMED:
        return words(groups)
    return f"under-represented groups by {dimension.replace('_', ' ')}"


def where_words(where: Where) -> str:
    """Return what a filter chooses, in words, with a leading comma; nothing where it chooses all."""
    return "".join(f", {_chosen(column, wanted_categories(value))}" for column, value in where.items())


def _chosen(column: str, wanted: frozenset[str]) -> str:
    if wanted in ({"yes"}, {"no"}):
        spelled = column.replace("_", " ")
        return spelled if "yes" in wanted else f"not {spelled}"
    return ", ".join(sorted(wanted)).replace("-", " ")


def sentence(text: str) -> str:
    """Return a phrase with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def filter_columns(table: str, where: Where) -> tuple[str, ...]:
    """Return the columns that a filter reads, as ``table.column``."""
    return tuple(f"{table}.{column}" for column in where)


def dimension_columns(table: str, dimension: str, where: Where) -> tuple[str, ...]:
    """Return the column of a dimension and those of a filter, as ``table.column``."""
    return (f"{table}.{dimension}", *filter_columns(table, where))
