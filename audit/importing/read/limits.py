"""Limits that the child process sets on itself, where the platform has them."""

from __future__ import annotations

import sys

ADDRESS_SPACE = 2 * 1024**3
CPU_SECONDS = 60
OPEN_FILES = 64
WRITTEN_BYTES = 0

if sys.platform == "win32":

    def limit_process() -> None:
        """Do nothing: the checks before reading are the first line here."""

    def allow_cpu() -> None:
        """Do nothing: the parent's clock is the limit here."""

else:
    import resource

    def limit_process() -> None:
        """Limit address space, open files, size of files written and core dumps of this process."""
        for kind, most in (
            (resource.RLIMIT_AS, ADDRESS_SPACE),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
            (resource.RLIMIT_FSIZE, WRITTEN_BYTES),
            (resource.RLIMIT_CORE, 0),
        ):
            bound = _within(most, resource.getrlimit(kind)[1])
            resource.setrlimit(kind, (bound, bound))

    def allow_cpu() -> None:
        """Allow this process another minute of CPU time from now on; more ends it."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (_within(most, hard), hard))

    def _within(most: int, hard: int) -> int:
        return most if hard == resource.RLIM_INFINITY else min(most, hard)
