"""The floors in pyproject.toml and the lock exclude versions with known weaknesses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent

ADVISORIES = [
    ("weasyprint", "70.0", "GHSA-r543-q48m-4c9j"),
    ("weasyprint", "69.0", "CVE-2026-49452"),
    ("weasyprint", "68.0", "CVE-2025-68616"),
    ("jinja2", "3.1.6", "CVE-2025-27516"),
    ("openpyxl", "2.4.2", "CVE-2017-5992"),
]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def _floors() -> dict[str, Version]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    floors = {}
    for line in project["dependencies"]:
        requirement = Requirement(line)
        floors[canonicalize_name(requirement.name)] = max(
            Version(part.version) for part in requirement.specifier if part.operator == ">="
        )
    return floors


def _locked(name: str) -> dict[str, Version]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {
        canonicalize_name(match[1]): Version(match[2])
        for match in re.finditer(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;]+)", text, re.MULTILINE)
    }


@pytest.mark.parametrize(("package", "fixed", "advisory"), ADVISORIES)
def test_floor_excludes_known_weakness(package: str, fixed: str, advisory: str) -> None:
    assert _floors()[package] >= Version(fixed), advisory


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_satisfies_every_floor(lock: str) -> None:
    locked = _locked(lock)
    for package, floor in _floors().items():
        assert locked[package] >= floor, package


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes_and_no_index_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in re.sub(r"--hash=\S+", "", text)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
