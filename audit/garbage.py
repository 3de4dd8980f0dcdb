"""How often Python looks for garbage that refers to itself."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for garbage seldom: modules, tables and layouts are large trees that stay until all is done."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def leave_at_exit() -> None:
    """Let the process end without looking for garbage in all that it has: the system takes it back in one piece."""
    atexit.register(gc.freeze)
