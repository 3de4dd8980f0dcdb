"""Import beside the bare reader, in one run: `python -m benchmarks.bench_import [rows of the workbook] [rows of csv]`.

Prints medians of ratios within a round, because the machine's speed drifts between rounds.
"""

from __future__ import annotations

import csv
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    *(
        "Employee ID",
        "Gender",
        "Ethnicity",
        "Disability",
        "Birth date",
        "Level",
        "Department",
        "Job group",
        "Manager ID",
    ),
    *("Location", "Contract", "Hire date", "Termination date", "Salary", "FTE"),
)
ROUNDS = 5


def rows(count: int) -> list[list[object]]:
    """Return made-up people."""
    rng = random.Random(7)
    start = date(1995, 1, 1)
    made: list[list[object]] = []
    for number in range(count):
        hired = start + timedelta(days=rng.randrange(10_000))
        left = hired + timedelta(days=rng.randrange(4_000)) if rng.random() < 0.2 else None
        made.append(
            [
                f"E{number:07d}",
                rng.choice(("Female", "Male", "Female", "Male", "Non-binary", None)),
                rng.choice(("White", "Black or African American", "Asian", "Two or more races", None)),
                rng.choice(("Yes", "No", "No", "Prefer not to say")),
                date(1960, 1, 1) + timedelta(days=rng.randrange(15_000)),
                f"Grade {rng.randrange(1, 9)}",
                rng.choice(("Sales", "Operations", "Human Resources", "Finance", "IT", "Legal")),
                rng.choice(("Clerical", "Technical", "Professional", "Managers")),
                f"E{rng.randrange(max(count // 10, 1)):07d}",
                rng.choice(("Lyon", "Berlin", "Porto")),
                rng.choice(("Full-time", "Part-time")),
                hired,
                left,
                round(rng.uniform(20_000, 120_000), 2),
                rng.choice((1, 1, 1, 0.5, 0.8)),
            ]
        )
    return made


def write_workbook(path: Path, count: int) -> None:
    """Write the workbook with XlsxWriter's speed through openpyxl's write-only mode."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Staff")
    sheet.append(HEADER)
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def write_csv(path: Path, count: int) -> None:
    """Write the rows as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compare(name: str, bare: Callable[[], object], ours: Callable[[], object]) -> None:
    """Print the times of both and the median of their ratios by round."""
    bare(), ours()
    pairs = [(timed(bare), timed(ours)) for _ in range(ROUNDS)]
    ratios = sorted(mine / theirs for theirs, mine in pairs)
    print(
        f"{name}: bare {statistics.median(p[0] for p in pairs):.2f} s, import "
        f"{statistics.median(p[1] for p in pairs):.2f} s, ratio {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


def main() -> None:
    """Run both comparisons."""
    workbook_rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    csv_rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    import fastexcel
    import pandas as pd
    from pyarrow import csv as arrow_csv

    from audit.config import Settings
    from audit.importing import import_files

    with tempfile.TemporaryDirectory() as folder:
        book, table = Path(folder) / "staff.xlsx", Path(folder) / "staff.csv"
        write_workbook(book, workbook_rows)
        compare(
            f"{workbook_rows:,} rows of .xlsx",
            lambda: fastexcel.read_excel(book).load_sheet(0).to_pandas(),
            lambda: import_files([book], Settings()),
        )
        write_csv(table, csv_rows)
        compare(
            f"{csv_rows:,} rows of .csv",
            lambda: arrow_csv.read_csv(table),
            lambda: import_files([table], Settings()),
        )
        frame = import_files([table], Settings()).tables["employees"].frame
        size = frame.memory_usage(deep=True).sum() / 1024**2
        assert isinstance(frame, pd.DataFrame)
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"table of the csv {size:.0f} MB; peak resident: parent {parent:.0f} MB, child {child:.0f} MB")


if __name__ == "__main__":
    main()
