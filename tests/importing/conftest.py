"""What the tests of the import share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sheetjs() -> Path:
    """The npm package xlsx (SheetJS), which writes the formats that no Python library writes."""
    named = os.environ.get("SHEETJS", "")
    if not named or not Path(named).is_dir() or shutil.which("node") is None:
        pytest.skip("set SHEETJS to the folder of the npm package xlsx, and have node, to write .xlsb, .xls and .ods")
    return Path(named)
