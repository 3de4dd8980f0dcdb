"""`audit sample`: the spreadsheets of a fictional organisation, to try the product with."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Annotated, Any

import typer

from audit.cli.console import say_written
from audit.errors import UsageError
from audit.model.message import listed, msg
from audit.resources import folder

SIZES = ("large", "small")
FIRST_YEAR, MOST_YEARS = 2024, 3


def sample(
    directory: Annotated[Path, typer.Argument(help="Where the spreadsheets go.")],
    size: Annotated[str, typer.Option("--size", help="large: 1,500 staff; small: 80 staff.")] = "large",
    years: Annotated[int, typer.Option("--years", min=1, max=MOST_YEARS, help="How many years, from 2024 on.")] = 2,
) -> None:
    """Write the sample spreadsheets of a fictional organisation, a folder a year."""
    if size not in SIZES:
        told = msg("option-listed", "{option} is one of these: {listed}.", option="--size", listed=listed(SIZES))
        raise UsageError(told, code="option-size")
    for path in _sample_package().write_sample(directory, size, range(FIRST_YEAR, FIRST_YEAR + years)):
        say_written(path)


def _sample_package() -> Any:
    """Load `sample_data.make`, which lies beside the package in a source tree and inside it when installed."""
    base = folder("sample_data")
    if "sample_data" not in sys.modules:
        spec = spec_from_file_location("sample_data", base / "__init__.py", submodule_search_locations=[str(base)])
        if spec is None or spec.loader is None:
            told = msg("no-sample", "The sample data are missing from this installation; install policy-audit again.")
            raise UsageError(told, code=told.code)
        package = module_from_spec(spec)
        sys.modules["sample_data"] = package
        spec.loader.exec_module(package)
    return import_module("sample_data.make")
