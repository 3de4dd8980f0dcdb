from __future__ import annotations

import gc
import subprocess
import sys

from audit.garbage import seldom_collecting


def test_garbage_is_looked_for_seldom_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom_collecting():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_a_process_ends_without_looking_for_garbage() -> None:
    """An object of a cycle tells when it is found; at the end of a process that leaves its garbage, it is not."""
    code = (
        "import sys\n"
        "from audit.garbage import leave_at_exit\n"
        "class Told:\n"
        "    def __del__(self): sys.stdout.write('found')\n"
        "one = Told(); one.itself = one; del one\n"
        "if sys.argv[1] == 'leave': leave_at_exit()\n"
    )
    said = {
        how: subprocess.run([sys.executable, "-c", code, how], capture_output=True, text=True, check=True).stdout
        for how in ("look", "leave")
    }
    assert said == {"look": "found", "leave": ""}
