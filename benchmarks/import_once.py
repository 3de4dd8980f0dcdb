"""One file read in a fresh process: `python -m benchmarks.import_once bare|import FILE REPORT [TIMES]`.

`bare` reads it as a script without any checks would. The report says how large the table is and how much memory the
process held at most: itself, and the child that reads.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def main(how: str, path: Path, report: Path, times: int = 1) -> None:
    """Read the file, so often, and write the report."""
    for _ in range(times):
        frame = _import(path) if how == "import" else _bare(path)
    if how == "import":
        from audit.importing.guard import end_idle

        end_idle()  # so that the child's memory can be told
    mb = 1024**2 if sys.platform == "darwin" else 1024
    peaks = {
        "parent": _peak_mb() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / mb,
        "child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / mb,
    }
    if frame is not None:
        size = frame.memory_usage(deep=True).sum() / 1024**2
        report.write_text(json.dumps({"table": float(size), **peaks}))


def _peak_mb() -> float:
    """Return the peak of this program alone; what the system tells of a process begins before, with who started it."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _bare(path: Path) -> None:
    if path.suffix == ".csv":
        from pyarrow import csv

        csv.read_csv(path)
        return
    import fastexcel

    fastexcel.read_excel(path).load_sheet(0).to_pandas()


def _import(path: Path) -> pd.DataFrame:
    from audit.config import Settings
    from audit.importing import import_files

    dataset = import_files([path], Settings())
    return dataset.tables["employees"].frame


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
