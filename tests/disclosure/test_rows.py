from __future__ import annotations

import pytest

from audit.disclosure import without_fingerprints
from audit.model.result import SourceFile


def source(file: str, table: str) -> SourceFile:
    return SourceFile(file=file, sheet="1", table=table, rows=9, sha256="aa")


@pytest.mark.parametrize("table", ["employees", "governance", "participants", "incidents", ""])
def test_a_file_with_a_sheet_of_people_or_an_unknown_one_has_no_fingerprint(table: str):
    told = without_fingerprints([source("a.xlsx", "events"), source("a.xlsx", table), source("b.xlsx", "events")])
    assert [one.sha256 for one in told] == ["", "", "aa"]
