"""Writes the sample spreadsheets of an organisation, a folder a year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .careers import career_sheets, hiring_sheets
from .events import events_sheet, plan_events, plan_sessions, sessions_sheet
from .institution import governance_sheet, policies_sheet, reference_rows, settings_text
from .money import money_sheets
from .promises import commitments_sheet, plan_sheets
from .scenario import ORGANISATIONS, Organisation
from .sheets import Sheet, write_csv, write_workbook
from .speakers import accommodation_rows, appearances_sheet, plan_appearances, proposals_sheet
from .staff import Member, simulate
from .staff_list import staff_sheet
from .voice import safety_sheets, voice_sheets

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
        for stem, sheets in _other_workbooks(chosen, staff[year], year).items():
            written.append(write_workbook(folder / f"{stem}_{year}.xlsx", sheets))
        written.append(write_csv(folder / f"reference_{year}.csv", *reference_rows()))
    return tuple(written)


def _other_workbooks(organisation: Organisation, members: Sequence[Member], year: int) -> dict[str, list[Sheet]]:
    return {
        "governance": [
            governance_sheet(organisation, year),
            policies_sheet(organisation, year),
            commitments_sheet(organisation, year),
            *plan_sheets(organisation, year),
        ],
        "hiring": hiring_sheets(organisation, year),
        "careers": career_sheets(organisation, members, year),
        "voice": voice_sheets(organisation, year),
        "safety": safety_sheets(organisation, year),
        "money": money_sheets(organisation, year),
    }


def _write_programme(organisation: Organisation, folder: Path, year: int) -> list[Path]:
    events = plan_events(organisation, year)
    sessions = plan_sessions(organisation, events, year)
    appearances = plan_appearances(organisation, sessions, year)
    sheets = [
        events_sheet(organisation, events, year),
        sessions_sheet(organisation, sessions, year),
        appearances_sheet(organisation, appearances, year),
        proposals_sheet(organisation, events, year),
    ]
    requests = accommodation_rows(organisation, events, year)
    return [
        write_workbook(folder / f"events_{year}.xlsx", sheets),
        write_csv(folder / f"access_requests_{year}.csv", *requests),
    ]
