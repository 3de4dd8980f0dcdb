"""Several tables in a sheet are counted before much work is done for each."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from audit.importing import several
from audit.importing.mapping import SheetMapping
from audit.importing.read.refusal import Refusal
from audit.importing.read.sheet import MAX_TABLES, ReadSheet
from audit.importing.reading import Reading
from audit.importing.recognise import recognise
from audit.importing.region import Region

TODAY = date(2026, 6, 30)
TABLE = (("employee", "1", "2"), ("gender", "F", "M"), ("department", "HR", "HR"), (None, None, None))


def side_by_side(count: int) -> ReadSheet:
    columns = [pa.array(column, pa.string()) for _ in range(count) for column in TABLE]
    cells = pa.table(columns, names=[str(at) for at in range(len(columns))])
    return ReadSheet(name="S", cells=cells, columns=tuple(range(len(columns))))


def test_tables_side_by_side_are_each_found() -> None:
    regions = several.find_regions(side_by_side(3), SheetMapping(), TODAY)
    assert [region.headers for region in regions] == [("employee", "gender", "department")] * 3


def test_hundreds_of_tables_side_by_side_are_refused_before_all_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Region] = []

    def counted(region: Region, mapping: SheetMapping, today: date) -> Reading | None:
        looked_at.append(region)
        return recognise(region, mapping, today)

    monkeypatch.setattr(several, "recognise", counted)
    with pytest.raises(Refusal) as caught:
        several.find_regions(side_by_side(600), SheetMapping(), TODAY)
    assert str(caught.value) == "The file has 600 tables, which is more than can be read."
    assert len(looked_at) == MAX_TABLES + 1
