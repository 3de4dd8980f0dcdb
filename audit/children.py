"""Child processes of this program."""

from __future__ import annotations

import subprocess
from contextlib import suppress


def end_child(process: subprocess.Popen[bytes]) -> None:
    """End a child, wait for it and close its pipes, whatever still waits in them."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
