"""Spreadsheets in, one typed dataset out, with every guess said. The work is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from audit.config import Settings
    from audit.importing.run import Inspection
    from audit.model.measurement import Scalar
    from audit.model.message import Message
    from audit.model.period import Period
    from audit.tables.dataset import Dataset

__all__ = [
    "dataset_from_frames",
    "dataset_from_rows",
    "get_ready",
    "import_files",
    "inspect_files",
    "write_issue_report",
    "write_mapping",
    "write_marked_copies",
    "write_marked_workbook",
]


def get_ready() -> None:
    """Start the process that reads files, so that it is ready by the time that it is asked."""
    from audit.importing.guard import get_ready as start

    start()


def import_files(
    paths: Sequence[Path],
    settings: Settings,
    *,
    mapping: Path | None = None,
    progress: Callable[[str], None] | None = None,
    strict: bool = False,
) -> Dataset:
    """Read spreadsheets of any of the input tables, in any order, into a dataset.

    Files are read in a child process with limits. `progress` is called with the name of each file before it is read.
    A file or sheet that cannot be used is an issue of level error in the dataset. Raises InputError where no table is
    usable at all, or, with `strict`, at the first warning or error; UsageError where no file is named; SettingsError
    where the mapping file is wrong.
    """
    get_ready()  # the child starts while this process imports what it needs
    from audit.importing.run import import_all

    return import_all(paths, settings, mapping=mapping, progress=progress, strict=strict)


def inspect_files(
    paths: Sequence[Path],
    settings: Settings,
    *,
    mapping: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> Inspection:
    """Read spreadsheets and return what was understood of them, also where nothing in them can be audited."""
    from audit.importing.run import inspect_all

    return inspect_all(paths, settings, mapping=mapping, progress=progress)


def write_mapping(inspection: Inspection, path: Path) -> None:
    """Write the mapping file (TOML) that makes the same import explicit and repeatable."""
    from audit.importing.mapping_writer import save_mapping

    save_mapping(inspection, path)


def _in_english(message: Message) -> str:
    return message.text


def write_marked_copies(
    inspection: Inspection, folder: Path | None = None, *, say: Callable[[Message], str] = _in_english
) -> tuple[Path, ...]:
    """Write, for each file with issues, a copy of the workbook with the cells marked and a sheet of issues.

    The copies hold people's rows: they lie beside the source (or in `folder`), readable by their owner only, and are
    titled confidential. `say` puts a message into the reader's language. Returns the files written.
    """
    from audit.importing.marked_copy import write_copies

    return write_copies(inspection, folder, say)


def write_marked_workbook(inspection: Inspection, path: Path, *, say: Callable[[Message], str] = _in_english) -> None:
    """Write the files as one workbook (.xlsx) with the cells marked and a sheet of all issues, whatever they are.

    One workbook of the user's stays as it is, with the marks added; other formats, and several files, are made anew
    from the values that were read. It holds people's rows: readable by its owner only, and titled confidential.
    """
    from audit.importing.marked_copy import write_one

    write_one(inspection, path, say)


def write_issue_report(inspection: Inspection, path: Path, *, say: Callable[[Message], str] = _in_english) -> None:
    """Write a workbook (.xlsx) of the issues and of what was understood of each sheet; it holds no values of rows."""
    from audit.importing.issue_report import write_report

    write_report(inspection, path, say)


def dataset_from_frames(
    frames: Mapping[str, pd.DataFrame], *, period: Period | str, settings: Settings | None = None
) -> Dataset:
    """Return a dataset from tables in memory with canonical columns and values, typed and derived as after an import.

    Frames are neither read as files nor checked; a column that has its type already is not copied, any other one is
    converted once. Derived columns that a frame brings along (`status`, `annual_pay`, `department_function`) stay.
    """
    from audit.config import Settings as Defaults
    from audit.importing.frames import frames_to_dataset

    return frames_to_dataset(frames, period, settings or Defaults())


def dataset_from_rows(
    rows: Mapping[str, Sequence[Mapping[str, Scalar]]], settings: Settings, period: Period | None = None
) -> Dataset:
    """Return a dataset from rows with canonical columns and values, typed and derived as after an import."""
    from audit.importing.rows import rows_to_dataset

    return rows_to_dataset(rows, settings, period)
