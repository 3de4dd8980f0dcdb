"""`python -m sample_data DIR [--organisation small] [--years 2024 2025]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .make import DEFAULT_YEARS, write_sample
from .scenario import ORGANISATIONS, YEARS


def main() -> None:
    """Write the sample from the command line."""
    parser = argparse.ArgumentParser(
        prog="sample_data", description="Write the spreadsheets of a made-up organisation."
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--organisation", choices=sorted(ORGANISATIONS), default="large")
    parser.add_argument("--years", type=int, nargs="+", choices=sorted(YEARS), default=list(DEFAULT_YEARS))
    given = parser.parse_args()
    for path in write_sample(given.directory, given.organisation, given.years):
        print(path)


if __name__ == "__main__":
    main()
