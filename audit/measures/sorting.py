"""Sorting by parts of two bytes, which numpy does in time linear in the number of people, and stably."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_DIGIT = 16
_DENSE = 1 << 16
"""Up to so many values, or as many as there are codes, a list of all values is shorter than a sort."""


def order_of_amounts(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the places of amounts, smallest first; of equal ones the first comes first. None may be NaN."""
    bits = (values + 0.0).view(np.uint64)  # -0.0 becomes 0.0
    negative = (bits >> np.uint64(63)).astype(np.bool_)
    return _order(np.where(negative, ~bits, bits | np.uint64(1 << 63)), 64)  # as integers in the order of the floats


def distinct(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return codes of zero or more renumbered by value from 0 on, and the first place of each."""
    if not len(codes):
        return codes, codes
    order = _order(codes.astype(np.uint64), int(codes.max()).bit_length())
    ranked = codes[order]
    is_new = np.append(True, ranked[1:] != ranked[:-1])
    numbers = np.empty_like(codes)
    numbers[order] = np.cumsum(is_new) - 1
    return numbers, order[is_new]


def renumbered(codes: NDArray[np.int64], size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return codes from zero to less than `size` renumbered by value from 0 on, and the values that occur."""
    if size > max(_DENSE, len(codes)):
        numbers, first = distinct(codes)
        return numbers, codes[first]
    occurs = np.bincount(codes, minlength=size) > 0
    return (np.cumsum(occurs) - 1).take(codes), np.flatnonzero(occurs)


def _order(keys: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    for shift in range(_DIGIT, bits, _DIGIT):
        digits = (keys >> np.uint64(shift)).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
    return order
