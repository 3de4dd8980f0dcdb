"""Writes the sample spreadsheets: `python -m sample_data.make DIR [--organisation small] [--years 2024 2025]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from .events import events_sheet, plan_events, plan_sessions, sessions_sheet
from .institution import governance_sheet, policies_sheet, reference_rows, settings_text
from .scenario import ORGANISATIONS, YEARS, Organisation
from .sheets import write_csv, write_workbook
from .speakers import accommodation_rows, appearances_sheet, plan_appearances
from .staff import simulate
from .staff_list import staff_sheet

DEFAULT_YEARS = (2024, 2025)


def write_sample(
    directory: Path, organisation: str = "large", years: Sequence[int] = DEFAULT_YEARS
) -> tuple[Path, ...]:
    """Write the spreadsheets of a fictional organisation, a folder a year, and its `audit.toml`; return the files.

    The same arguments give the same bytes. Adding a year leaves the earlier years as they are.
    """
    chosen = ORGANISATIONS[organisation]
    directory.mkdir(parents=True, exist_ok=True)
    settings = directory / "audit.toml"
    settings.write_text(settings_text(chosen), encoding="utf-8")
    staff = simulate(chosen, max(years))
    written = [settings]
    for year in years:
        folder = directory / str(year)
        folder.mkdir(exist_ok=True)
        path = folder / f"staff_{year}.xlsx"
        written.append(write_workbook(path, [staff_sheet(chosen, staff[year], year)]))
        written.extend(_write_programme(chosen, folder, year))
        path = folder / f"governance_{year}.xlsx"
        written.append(write_workbook(path, [governance_sheet(chosen, year), policies_sheet(chosen, year)]))
        written.append(write_csv(folder / f"reference_{year}.csv", *reference_rows()))
    return tuple(written)


def _write_programme(organisation: Organisation, folder: Path, year: int) -> list[Path]:
    events = plan_events(organisation, year)
    sessions = plan_sessions(organisation, events, year)
    appearances = plan_appearances(organisation, sessions, year)
    sheets = [
        events_sheet(organisation, events, year),
        sessions_sheet(organisation, sessions, year),
        appearances_sheet(organisation, appearances, year),
    ]
    requests = accommodation_rows(organisation, events, year)
    return [
        write_workbook(folder / f"events_{year}.xlsx", sheets),
        write_csv(folder / f"access_requests_{year}.csv", *requests),
    ]


def main() -> None:
    """Write the sample from the command line."""
    parser = argparse.ArgumentParser(description="Write the spreadsheets of a fictional organisation.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--organisation", choices=sorted(ORGANISATIONS), default="large")
    parser.add_argument("--years", type=int, nargs="+", choices=sorted(YEARS), default=list(DEFAULT_YEARS))
    given = parser.parse_args()
    for path in write_sample(given.directory, given.organisation, given.years):
        print(path)


if __name__ == "__main__":
    main()
