"""Columns as integers: what each value is called, and the smallest codes that hold the names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from audit.tables.declare import NOT_DISCLOSED

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLANK_IS_A_VALUE = frozenset({"department_function"})
"""Derived columns in which the empty word says something: "none of those named"."""

_COMPARED_ONE_BY_ONE = 8
"""Up to so many categories it is faster to compare codes with each than to look them up."""

Codes: TypeAlias = "NDArray[np.signedinteger[Any]]"
"""Places of categories, in the smallest signed integers that hold them all: a million people fit in a cache."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as integers. `codes` index `categories`, which are in natural order and all occur."""

    categories: tuple[str, ...]
    codes: Codes

    @classmethod
    def small(cls, categories: Sequence[str], codes: NDArray[np.integer[Any]]) -> Coded:
        """Return categories with their codes, in integers as small as they can be."""
        return cls(tuple(categories), codes.astype(smallest(len(categories)), copy=False))

    @classmethod
    def occurring(cls, categories: Sequence[str], codes: NDArray[np.integer[Any]]) -> Coded:
        """Return those of some categories that occur, with the codes renumbered."""
        occurs = np.bincount(codes, minlength=len(categories)) > 0
        if not occurs.all():
            codes = (np.cumsum(occurs) - 1).astype(smallest(len(categories))).take(codes)
        return cls.small([category for category, there in zip(categories, occurs, strict=True) if there], codes)

    def lookup(self, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """Return, for each category, whether it is one of those wanted."""
        return np.array([category in wanted for category in self.categories], dtype=np.bool_)

    def among(self, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """Return, for each row, whether its category is one of those wanted."""
        lookup = self.lookup(wanted)
        places = np.flatnonzero(lookup)
        if len(places) > _COMPARED_ONE_BY_ONE:
            return lookup.take(self.codes)
        mask = np.zeros(len(self.codes), dtype=np.bool_)
        for place in places.tolist():
            mask |= self.codes == place
        return mask


def smallest(categories: int) -> np.dtype[np.signedinteger[Any]]:
    """Return the smallest signed integers that number so many categories from 0 on."""
    return np.min_scalar_type(-max(categories, 1))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts "Level 2" before "Level 10", upper and lower case alike."""
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def category_text(value: object) -> str:
    """Return the category that a cell's value, or a value in a filter, stands for."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return NOT_DISCLOSED
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    return str(value)


def coded_flags(flags: NDArray[np.bool_]) -> Coded:
    """Return a yes-no dimension; only the categories that occur."""
    if flags.all():
        return Coded(("yes",), np.zeros(len(flags), dtype=np.int8))
    if not flags.any():
        return Coded(("no",), np.zeros(len(flags), dtype=np.int8))
    return Coded(("no", "yes"), flags.view(np.int8))


def code_column(series: pd.Series, name: str) -> Coded:
    """Return a column as codes of its categories; a blank is a category of its own."""
    codes, values = _factorize(series)
    texts = [category_text(value) for value in values]
    if name not in _BLANK_IS_A_VALUE:
        texts = [text if text.strip() else NOT_DISCLOSED for text in texts]
    texts.append(NOT_DISCLOSED)  # index -1: a blank
    occurs = _occurring(codes, len(texts))
    categories = sorted({text for text, there in zip(texts, occurs, strict=True) if there}, key=natural_key)
    place = {category: index for index, category in enumerate(categories)}
    remap = np.array([place.get(text, 0) for text in texts], dtype=smallest(len(categories)))
    if not occurs[-1] and np.array_equal(remap[:-1], np.arange(len(values))):
        return Coded.small(categories, codes)
    return Coded(tuple(categories), remap.take(codes))


def _factorize(series: pd.Series) -> tuple[Codes, list[object]]:
    """Return codes, -1 for a blank, and the values that they stand for."""
    if isinstance(series.dtype, pd.CategoricalDtype):
        return np.asarray(series.array.codes), list(series.cat.categories)
    codes, values = pd.factorize(series)
    return codes, list(values)


def _occurring(codes: Codes, size: int) -> NDArray[np.bool_]:
    """Return which of the codes from 0 on, and then the code -1, occur."""
    if codes.dtype == np.int8:
        counts = np.bincount(codes.view(np.uint8), minlength=256)  # -1 is 255
        return np.append(counts[: size - 1], counts[255]) > 0
    counts = np.bincount(codes.astype(np.intp) + 1, minlength=size)
    return np.roll(counts, -1) > 0
