"""Sorting by parts of two bytes, which numpy does in time linear in the number of people, and stably."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.signedinteger[Any]]

_DIGIT = 16
MOST_OF_A_PART = np.iinfo(np.int16).max
"""Codes below this number are sorted at one go."""
_DENSE = 1 << 16
"""Up to so many values, or as many as there are codes, a list of all values is shorter than a sort."""
_LOOKED_AT = 1000
_MOST_AS_CENTS = 2.0**40
"""Amounts below this tell cents apart with certainty."""


def order_of_amounts(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the places of amounts, smallest first; of equal ones the first comes first. None may be NaN."""
    cents = _whole_cents(values)
    if cents is not None:
        return _order(_digits(cents))
    bits = (values + 0.0).view(np.uint64)  # -0.0 becomes 0.0
    negative = (bits >> np.uint64(63)).astype(np.bool_)
    return _order(_digits(np.where(negative, ~bits, bits | np.uint64(1 << 63))))  # integers in the order of the floats


def _whole_cents(values: NDArray[np.float64]) -> NDArray[np.uint64] | None:
    """Return amounts of nought or more as cents, which have fewer digits to sort by; None where there are others."""
    if not _are_whole_cents(values[:_LOOKED_AT]) or not _are_whole_cents(values):
        return None
    return np.rint(values * 100).astype(np.uint64)


def _are_whole_cents(values: NDArray[np.float64]) -> bool:
    if not len(values) or values.min() < 0 or values.max() >= _MOST_AS_CENTS:
        return False
    return bool((np.rint(values * 100) / 100 == values).all())


def distinct(parts: Sequence[Codes]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return rows of codes of zero or more renumbered from 0 on, and the first place of each.

    Rows are ordered by the first part, then by the second, and so on.
    """
    order = _order([digits for part in reversed(parts) for digits in _digits(part)])
    is_new = np.zeros(len(order), dtype=np.bool_)
    is_new[:1] = True
    for part in parts:
        ranked = part.take(order)
        is_new[1:] |= ranked[1:] != ranked[:-1]
    numbers = np.empty(len(order), dtype=np.int32)
    numbers[order] = np.cumsum(is_new, dtype=np.int32) - 1
    return numbers, order.compress(is_new)


def renumbered(codes: NDArray[np.int64], size: int) -> tuple[Codes, NDArray[np.int64]]:
    """Return codes from zero to less than `size` renumbered by value from 0 on, and the values that occur."""
    if size > max(_DENSE, len(codes)):
        numbers, first = distinct([codes])
        return numbers, codes.take(first)
    occurs = np.bincount(codes, minlength=size) > 0
    return (np.cumsum(occurs) - 1).take(codes), np.flatnonzero(occurs)


def _digits(keys: NDArray[np.integer[Any]]) -> list[NDArray[np.integer[Any]]]:
    """Return integers of zero or more as digits of two bytes, the least first."""
    if keys.dtype.itemsize <= _DIGIT // 8:
        return [keys]
    bits = int(keys.max(initial=0)).bit_length()
    return [(keys >> keys.dtype.type(shift)).astype(np.uint16) for shift in range(0, max(bits, 1), _DIGIT)]


def _order(digits: Sequence[NDArray[np.integer[Any]]]) -> NDArray[np.int64]:
    """Return the places of keys given by their digits, the least first, smallest key first."""
    order = np.argsort(digits[0], kind="stable")
    for each in digits[1:]:
        order = order.take(np.argsort(each.take(order), kind="stable"))
    return order
