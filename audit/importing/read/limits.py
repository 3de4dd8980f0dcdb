"""Limits that the child process sets on itself, where the platform has them."""

from __future__ import annotations

import sys

ADDRESS_SPACE = 2 * 1024**3
ALLOWANCE = 300 * 1024**2  # beside what the process has, for a file of no size
CPU_SECONDS = 60
OPEN_FILES = 64
WRITTEN_BYTES = 0
_LEAST_SECONDS = 2
_TIMES_SIZE = 40

if sys.platform == "win32":

    def limit_process(*, written: int = WRITTEN_BYTES) -> None:
        """Do nothing: the checks before reading are the first line here."""

    def allow_file(size: int) -> None:
        """Do nothing: the parent's clock is the limit here."""

else:
    import resource

    def limit_process(*, written: int = WRITTEN_BYTES) -> None:
        """Limit address space, open files, size of files written and core dumps of this process."""
        for kind, most in (
            (resource.RLIMIT_AS, ADDRESS_SPACE),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
            (resource.RLIMIT_FSIZE, written),
            (resource.RLIMIT_CORE, 0),
        ):
            bound = _within(most, resource.getrlimit(kind)[1])
            resource.setrlimit(kind, (bound, bound))

    def allow_file(size: int) -> None:
        """Allow what reading a file of this many bytes, unpacked, may take: a small one neither minutes nor gigabytes.

        CPU time beyond that ends the process; memory beyond that is refused to it.
        """
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = min(_LEAST_SECONDS + size // 1024**2, CPU_SECONDS)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (_within(int(used.ru_utime + used.ru_stime) + 1 + seconds, hard), hard))
        most = _address_space() + ALLOWANCE + _TIMES_SIZE * size
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_within(min(most, ADDRESS_SPACE), hard), hard))

    def _address_space() -> int:
        """Return what this process has; where that is not told, so much that only the general limit counts."""
        try:
            with open("/proc/self/statm") as told:
                return int(told.read().split()[0]) * resource.getpagesize()
        except (OSError, ValueError):
            return ADDRESS_SPACE

    def _within(most: int, hard: int) -> int:
        return most if hard == resource.RLIM_INFINITY else min(most, hard)
