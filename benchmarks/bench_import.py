"""Import beside the bare reader, in one run: `python -m benchmarks.bench_import [rows of the workbook] [rows of csv]`.

All sides take turns, and ratios are of the least times of each, because the machine's speed drifts: first within one
process after all imports, then as whole processes, whose processor time and peak memory are told too.
"""

from __future__ import annotations

import csv
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from benchmarks.process import Measured, run_measured

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
MORE = 4
"""Imports in a process that tells what one more takes."""


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


def checked(path: Path) -> None:
    """Read a CSV as strings with what refuses bad ones: strict UTF-8, no NUL, quotes in pairs, rows of one width."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    data = path.read_bytes()
    data.decode("utf-8")
    if b"\0" in data or data.count(b'"') % 2:
        raise RuntimeError(path)
    names = data[: data.index(b"\n")].decode().strip().split(",")
    arrow_csv.read_csv(
        pa.BufferReader(data),
        read_options=arrow_csv.ReadOptions(use_threads=False),
        parse_options=arrow_csv.ParseOptions(
            newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=lambda _: "error"
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def within(sides: Mapping[str, Callable[[], object]]) -> None:
    """Print the least time of each side in this process, and its ratio to the first side's."""
    for work in sides.values():
        work()
    seen: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(ROUNDS):
        for name, work in sides.items():
            seen[name].append(timed(work))
    first = min(next(iter(seen.values())))
    for name, times in seen.items():
        print(f"  {name}: {min(times):.2f} s, ratio {min(times) / first:.2f}")


def whole(path: Path, folder: Path) -> None:
    """Print time, processor time and peak memory of whole processes that read a file bare, and import it.

    What one more import takes is told by the difference to a process that imports more than once, in processor time of
    the process and the child together: of all figures the one that a busy machine disturbs least.
    """
    report = folder / "report.json"
    seen: dict[tuple[str, int], list[Measured]] = {(how, n): [] for n in (MORE, 1) for how in ("bare", "import")}
    for _ in range(ROUNDS):
        for (how, times), runs in seen.items():
            words = [sys.executable, "-m", "benchmarks.import_once", how, str(path), str(report), str(times)]
            runs.append(run_measured(words, folder, {"PYTHONPATH": os.getcwd()}))
            if runs[-1].code:
                raise RuntimeError(runs[-1].stderr)
    bare, ours = (min(one.seconds for one in seen[how, 1]) for how in ("bare", "import"))
    cpu = {key: min(one.cpu for one in runs) for key, runs in seen.items()}
    each = {how: (cpu[how, MORE] - cpu[how, 1]) / (MORE - 1) for how in ("bare", "import")}
    peaks = json.loads(report.read_text())
    print(
        f"  whole process: {ours:.2f} s beside {bare:.2f} s bare, 1.3 times that and {ours - 1.3 * bare:+.2f} s; "
        f"processor {cpu['import', 1]:.2f} s beside {cpu['bare', 1]:.2f} s\n"
        f"  processor for one more: {each['import']:.2f} s beside {each['bare']:.2f} s, "
        f"ratio {each['import'] / each['bare']:.2f}\n"
        f"  table {peaks['table']:.0f} MB; peak: process {peaks['parent']:.0f} MB "
        f"({peaks['parent'] / peaks['table']:.1f} times the table), child {peaks['child']:.0f} MB"
    )


def main() -> None:
    """Run all comparisons."""
    workbook_rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    csv_rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    import fastexcel
    from pyarrow import csv as arrow_csv

    from audit.config import Settings
    from audit.importing import import_files
    from audit.importing.guard import reading

    def read(path: Path) -> None:
        with reading() as reader:
            reader.read(path)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book, table = folder / "staff.xlsx", folder / "staff.csv"
        write_workbook(book, workbook_rows)
        print(f"{workbook_rows:,} rows of .xlsx beside fastexcel to pandas")
        within(
            {
                "bare": lambda: fastexcel.read_excel(book).load_sheet(0).to_pandas(),
                "read in the child": lambda: read(book),
                "import": lambda: import_files([book], Settings()),
            }
        )
        whole(book, folder)
        write_csv(table, csv_rows)
        print(f"{csv_rows:,} rows of .csv beside pyarrow.csv.read_csv")
        within(
            {
                "bare": lambda: arrow_csv.read_csv(table),
                "bare, as strings with its checks": lambda: checked(table),
                "read in the child": lambda: read(table),
                "import": lambda: import_files([table], Settings()),
            }
        )
        whole(table, folder)


if __name__ == "__main__":
    main()
