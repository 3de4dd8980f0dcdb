"""Moments of a long column are read as their days, and each row has the day that it has when read one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.config import Settings
from audit.importing import import_files, typed_dates
from audit.importing.dates import parse_dates
from audit.importing.encode import encode
from audit.importing.typed_dates import without_times

_TODAY = date(2026, 1, 1)
_MOMENTS = st.datetimes(
    min_value=pd.Timestamp("1900-01-01").to_pydatetime(), max_value=pd.Timestamp("2199-12-31").to_pydatetime()
)
_WRITTEN = st.sampled_from(
    (
        *("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S+02:00", "%Y-%m-%d"),
        *("%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M %p", "%d.%m.%Y %H:%M:%S", "%d.%m.%y %H:%M", "%d %b %Y %H:%M"),
    )
)
_OTHERS = st.sampled_from(
    ("n/a", "9999-12-31 00:00:00", "1900-01-01 00:00:00", "1900-01-01 08:00", "31/02/2020 10:00", "2020-02-31 10:00:00")
)


@st.composite
def _columns(draw: st.DrawFn) -> list[str]:
    form = draw(_WRITTEN)
    texts = [moment.strftime(form) for moment in draw(st.lists(_MOMENTS, min_size=1, max_size=20))]
    return draw(st.permutations([*texts, *draw(st.lists(_OTHERS, max_size=3))]))


def _days(texts: list[str]) -> tuple[list[date | None], set[int], str, bool]:
    parsed = parse_dates(texts, today=_TODAY)
    return parsed.values, set(parsed.bad), parsed.order, parsed.ambiguous


@given(_columns())
@example(["02/03/2020 10:00", "02/03/2020 11:00", "13/03/2020 9:30"])
@example(["2020-01-31T08:15:00Z", "2020-01-31 8", "31 Jan 2020"])
def test_each_row_keeps_its_day(texts: list[str]) -> None:
    encoded = encode(pa.chunked_array([texts]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typed_dates, "MANY", 1)
        short = without_times(encoded)
    values, bad, order, ambiguous = _days(list(short.values))
    rows = [values[code] for code in short.codes]
    assert (rows, {row for row, code in enumerate(short.codes) if code in bad}, order, ambiguous) == _days(texts)


def test_moments_of_one_day_are_one_text() -> None:
    texts = [f"2020-01-{1 + at % 3:02d} {at % 24:02d}:{at % 60:02d}" for at in range(120)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typed_dates, "MANY", 1)
        short = without_times(encode(pa.chunked_array([texts])))
    assert list(short.values) == ["2020-01-01", "2020-01-02", "2020-01-03"]
    assert short.codes.tolist() == [at % 3 for at in range(120)]


def test_a_long_list_of_moments_has_their_days(tmp_path: Path) -> None:
    moments = [pd.Timestamp("2015-03-01 00:07") + pd.Timedelta(minutes=371 * at) for at in range(6_000)]
    rows = [f"P{at},F,{moment.strftime('%m/%d/%Y %H:%M')}" for at, moment in enumerate(moments)]
    path = tmp_path / "staff.csv"
    path.write_text("Employee ID,Gender,Hire date\n" + "\n".join(rows) + "\n", encoding="utf-8")
    frame = import_files([path], Settings()).tables["employees"].frame
    assert frame["hired_on"].tolist() == [moment.normalize() for moment in moments]
